//! `/c/{call}/heard` and `/c/{call}/heard/{number}`: what was published of a call, one release at a time, how it was made, and how to check it without us.

use std::sync::Arc;

use leptos::prelude::*;
use themes::release::Release;
use vault::id::Digest;

use super::{
    PublicCall,
    document::{Head, document},
};
use crate::{
    call_page::{date::in_words, done},
    chart, released,
    text::{Visit, key::heard, link, say, say_with},
};

/// A public release.
#[derive(Clone, Debug)]
pub struct PublicRelease {
    pub release: Arc<Release>,
    /// SHA-256 of `release.json`.
    pub file: Digest,
    /// ISO week in which it was published.
    pub week: String,
    /// Who built it, and who built it again and signed.
    pub people: [String; 2],
}

/// The release at place `at` of `releases`, which are in order, and the way to the others: a page of all of them would grow with each. `address` is that of
/// the site, such as `https://murmuration.example`.
pub fn heard(visit: Visit, view: &PublicCall, releases: &[PublicRelease], at: usize, address: &str) -> String {
    document(visit, || {
        let title = say_with(heard::TITLE, &[("title", view.texts.title.as_str().into())]);
        let shown = releases.get(at).map(|one| release(view, one, address));
        let none = shown.is_none().then(|| view! { <p>{say(heard::NONE)}</p> });
        let reading = shown.is_some().then(|| {
            view! {
                <section class="prose stack">
                    <h2>{say(heard::READING)}</h2>
                    {released::reading()}
                </section>
            }
        });
        let main = view! {
            <div class="stack-wide">
                <div class="stack">
                    <a class="back" href=link(&format!("/c/{}", view.call)) data-carry>{say(heard::BACK)}</a>
                    <h1>{title.clone()}</h1>
                    <p class="lede">{say(heard::LEDE)}</p>
                </div>
                {done::section(view)}
                {none}
                {reading}
                {shown}
                {others(view, releases, at)}
                {(!releases.is_empty()).then(|| verify(view))}
            </div>
        };
        (Head::new(&title, say(heard::DESCRIPTION)), main)
    })
}

fn release(view: &PublicCall, public: &PublicRelease, address: &str) -> impl IntoView {
    let PublicRelease { release, file, week, people } = public;
    let day = release.day();
    let day = in_words(day.day(), day.month().into(), day.year());
    let number = release.number();
    let id = format!("release-{number}");
    let json = format!("/c/{}/heard/{number}/release.json", view.call);
    let invented = release.is_synthetic().then(|| view! { <p class="notice warn">{say(heard::INVENTED)}</p> });
    let cite = say_with(
        heard::CITE_TEXT,
        &[
            ("organisation", view.texts.organisation.as_str().into()),
            ("title", view.texts.title.as_str().into()),
            ("number", number.to_string().into()),
            ("day", day.clone().into()),
            ("address", format!("{address}{json}").into()),
            ("checksum", file.to_string().into()),
        ],
    );
    let facts: Vec<_> = [
        (heard::WEEK, week.clone()),
        (heard::BUILT, people[0].clone()),
        (heard::BUILT_AGAIN, people[1].clone()),
        (heard::CHECKSUM, file.to_string()),
    ]
    .into_iter()
    .map(|(name, value)| view! { <div><dt>{say(name)}</dt><dd>{value}</dd></div> })
    .collect();
    let summary = release.summary().map(|text| {
        view! {
            <h3>{say(heard::SUMMARY)}</h3>
            <p class="as-written prose" lang=release.codebook().language.clone()>{text.to_owned()}</p>
        }
    });
    view! {
        <section class="release stack" id=id.clone() aria-labelledby=format!("{id}-title")>
            <h2 id=format!("{id}-title")>{say_with(heard::RELEASE, &[("number", number.to_string().into())])}</h2>
            <p class="hint">{say_with(heard::DAY, &[("day", day.into())])}</p>
            {invented}
            {summary}
            {chart::base(release)}
            {chart::every(release, &id)}
            {chart::left_out(release)}
            {quotes(release)}
            <h3>{say(heard::CITE)}</h3>
            <p class="prose">{cite}</p>
            <dl class="facts">{facts}</dl>
            <p>
                <a class="button-quiet" href=json.clone() download>
                    {say_with(heard::DOWNLOAD, &[("number", number.to_string().into())])}
                </a>
            </p>
        </section>
    }
}

/// The newest first.
fn others(view: &PublicCall, releases: &[PublicRelease], at: usize) -> Option<impl IntoView + use<>> {
    let others = releases.iter().enumerate().rev().filter(|(place, _)| *place != at);
    let rows = others.map(|(_, PublicRelease { release, .. })| {
        let (number, day) = (release.number(), release.day());
        let name = [("number", number.to_string().into())];
        let page = format!("/c/{}/heard/{number}", view.call);
        view! {
            <li>
                <a class="more" href=link(&page) data-carry>{say_with(heard::RELEASE, &name)}</a>
                <p class="hint">{say_with(heard::DAY, &[("day", in_words(day.day(), day.month().into(), day.year()).into())])}</p>
                <p><a href=format!("{page}/release.json") download>{say_with(heard::DOWNLOAD, &name)}</a></p>
            </li>
        }
    });
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2>{say(heard::OTHERS)}</h2>
                <ul>{rows}</ul>
            </section>
        }
    })
}

fn quotes(release: &Release) -> Option<impl IntoView + use<>> {
    (!release.quotes().is_empty()).then(|| {
        view! {
            <h3>{say(heard::QUOTES)}</h3>
            {released::quotes(release)}
        }
    })
}

fn verify(view: &PublicCall) -> impl IntoView {
    let steps = [heard::VERIFY_FILE, heard::VERIFY_SUM, heard::VERIFY_LEDGER, heard::VERIFY_KEYS];
    let steps: Vec<_> = steps.into_iter().map(|step| view! { <li>{say(step)}</li> }).collect();
    view! {
        <section class="prose stack">
            <h2>{say(heard::VERIFY)}</h2>
            <ol class="steps numbered">{steps}</ol>
            <p>
                <a class="more" href=format!("/api/calls/{}/releases", view.call)>{say(heard::VERIFY_LEDGER_LINK)}</a>
            </p>
            <p>
                <a class="more" href=link(&format!("/c/{}/keys", view.call)) data-carry>{say(heard::VERIFY_KEYS_LINK)}</a>
            </p>
        </section>
    }
}
