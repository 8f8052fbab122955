//! One account, opened. Nothing of it is kept when it is closed.

use std::sync::Arc;

use leptos::prelude::*;
use vault::open::Opened;

use super::{
    HEADING,
    fetch::Named,
    queue::short,
    texts::{self, reader},
};
use crate::{
    browser,
    part::notice::{Kind, Notice},
};

#[component]
pub fn Reader(
    named: Arc<Named>,
    opened: Arc<Opened>,
    has_next: bool,
    close: impl Fn() + 'static,
    next: impl Fn() + 'static,
) -> impl IntoView {
    browser::focus(HEADING);
    let item = &named.item;
    let facts = [
        (reader::WEEK, item.week.clone()),
        (reader::SIZE, texts::length(item.size_class).to_owned()),
        (reader::MAY, texts::consent(opened.draft.consent())),
        (reader::SEALED, texts::sealed(opened.binding.as_ref().map(|binding| binding.mode)).to_owned()),
    ];
    let facts = facts.map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> });
    let answers: Vec<_> = opened
        .draft
        .answers()
        .map(|(question, answer)| view! { <h3>{question.to_owned()}</h3> {paragraphs(answer)} })
        .collect();
    let (warning, warning_text) = reader::OTHER_KEY_SET;
    view! {
        <div class="actions">
            <button class="button-quiet" type="button" on:click=move |_| close()>{reader::BACK}</button>
        </div>
        <article class="reader" aria-labelledby=HEADING>
            <div class="reader-head stack">
                <h1 id=HEADING tabindex="-1">{reader::TEXT} " " {short(&item.id)}</h1>
                {named.other_key_set.then(|| view! { <Notice kind=Kind::Error title=warning text=warning_text/> })}
                <dl class="facts">{facts.collect_view()}</dl>
                <p class="hint">{reader::PAUSE}</p>
            </div>
            <div class="reader-text" translate="no">{paragraphs(opened.draft.account())}</div>
            {(!answers.is_empty()).then(|| view! { <h2>{reader::ANSWERS}</h2> <div class="reader-text">{answers}</div> })}
        </article>
        {has_next.then(|| view! {
            <div class="actions">
                <button class="button" type="button" on:click=move |_| next()>{reader::NEXT}</button>
            </div>
        })}
    }
}

/// Paragraphs end at an empty line; line breaks within them stay.
fn paragraphs(text: &str) -> impl IntoView + use<> {
    text.split("\n\n")
        .map(|paragraph| paragraph.trim_matches(['\n', '\r']))
        .filter(|paragraph| !paragraph.trim().is_empty())
        .map(|paragraph| view! { <p dir="auto">{paragraph.to_owned()}</p> })
        .collect_view()
}
