//! One release: what was found, what is not shown and why, how it was made, and how to take it away, cite and verify it.

use std::sync::Arc;

use leptos::prelude::*;
use themes::release::Release;

use super::{
    list::{facts, whose},
    method::Method,
    missing::Missing,
    reading::{Before, Shelved},
    take::Take,
    texts,
    verify::{Cite, Verify},
};
use crate::{
    browser,
    chart::{self, Chart, SavePicture},
    released::{quotes, reading},
    room::unlock::HEADING,
    text::{
        Key,
        key::{heard, research},
        say, say_with,
    },
    unlocked::OpenCall,
};

/// A part of the page, and what it is called.
type Part = (&'static str, Key);

const FOUND: Part = ("found", research::FOUND);
const MISSING: Part = ("missing", research::MISSING);
const QUOTES: Part = ("quotes", heard::QUOTES);
const METHOD: Part = ("method", research::METHOD);
const TAKE: Part = ("take", research::TAKE);
const CITE: Part = ("cite", heard::CITE);
const VERIFY: Part = ("verify", research::VERIFY);

#[component]
pub fn Shown(
    call: Arc<OpenCall>,
    shelved: Arc<Shelved>,
    origin: String,
    #[prop(into)] back: Callback<()>,
) -> impl IntoView {
    browser::focus(HEADING);
    shelved.read.as_ref().ok().map(|read| {
        let release = read.signed.release();
        let number = release.number();
        let title = say_with(
            research::RELEASE,
            &[("number", number.to_string().into()), ("call", call.call.to_string().into())],
        );
        let invented = release.is_synthetic().then(|| view! { <p class="notice warn">{say(heard::INVENTED)}</p> });
        let listed = &shelved.listed;
        let parts = [Some(FOUND), Some(MISSING), (!release.quotes().is_empty()).then_some(QUOTES)];
        let parts = parts.into_iter().flatten().chain([METHOD, TAKE, CITE, VERIFY]);
        let contents: Vec<_> = parts
            .map(|(id, name)| view! { <li><a href=format!("#{id}")>{say(name)}</a></li> })
            .collect();
        let words = release.quotes().first().map(|_| part(QUOTES, quotes(release)));
        view! {
            <article class="released stack-wide">
                <div class="stack">
                    <button class="back button-link" type="button" on:click=move |_| back.run(())>{say(research::BACK)}</button>
                    <h1 id=HEADING tabindex="-1">{title}</h1>
                    <p>{whose(listed)}</p>
                    {invented}
                    {facts(&shelved)}
                    <p class="hint">{before(read.before, number)}</p>
                    <nav aria-label=say(research::CONTENTS)>
                        <p class="hint" aria-hidden="true">{say(research::CONTENTS)}</p>
                        <ul class="contents">{contents}</ul>
                    </nav>
                </div>
                {part(FOUND, found(release))}
                {part(MISSING, view! { <Missing release=release.clone()/> })}
                {words}
                {part(METHOD, view! { <Method release=release.clone()/> })}
                {part(TAKE, view! { <Take signed=read.signed.clone() is_sealed=!listed.to_read().entry.claim.kind.is_public()/> })}
                {part(CITE, view! { <Cite call=call.clone() signed=read.signed.clone() listed=listed.clone() origin/> })}
                {part(VERIFY, view! { <Verify call signed=read.signed.clone()/> })}
            </article>
        }
    })
}

fn part((id, name): Part, inside: impl IntoView) -> impl IntoView {
    let heading = format!("{id}-heading");
    let labelled = heading.clone();
    view! {
        <section class="stack" id=id aria-labelledby=labelled>
            <h2 id=heading>{say(name)}</h2>
            {inside}
        </section>
    }
}

/// Whether it follows the release before it.
fn before(before: Before, number: u32) -> String {
    match before {
        Before::None => say(research::BEFORE_NONE).to_owned(),
        Before::Proven => texts::numbered(research::BEFORE_PROVEN, number.saturating_sub(1)),
        Before::Unread => texts::numbered(research::BEFORE_UNREAD, number.saturating_sub(1)),
    }
}

fn found(release: &Release) -> impl IntoView + use<> {
    let language = release.codebook().language.clone();
    let summary = release.summary().map(|text| view! { <p class="as-written" lang=language>{text.to_owned()}</p> });
    let how = release.base().map(|_| {
        view! {
            <details>
                <summary>{say(heard::READING)}</summary>
                <div class="prose">{reading()}</div>
            </details>
        }
    });
    let figures = release.tables().enumerate().map(|(at, table)| {
        let number = at + 1;
        let picture = Chart::of(release, &table);
        let name = format!("{}-release-{}-{number}.png", release.call(), release.number());
        let save = view! { <SavePicture chart=picture name/> };
        chart::figure(release, &table, &format!("table-{number}"), Some(save.into_any()))
    });
    let figures: Vec<_> = figures.collect();
    view! { {summary} {how} {figures} }
}
