//! The receipt's words once the server holds the account, a try at typing them, and what happens next.

use std::sync::Arc;

use leptos::prelude::*;
use vault::receipt::Receipt;

use super::{HEADING, Stage};
use crate::{
    browser,
    part::{
        notice::{Kind, Notice},
        words_entry::{WordsEntry, WordsField},
    },
    text::{key::receipt as key, say, say_with},
};

/// One page of what follows "received".
#[derive(Clone, Copy, PartialEq, Eq)]
enum Page {
    Words,
    Try,
    Next,
}

#[component]
pub fn Received(receipt: Arc<Receipt>, origin: String, stage: RwSignal<Stage>) -> impl IntoView {
    let page = RwSignal::new(Page::Words);
    Effect::new(move |_| {
        page.track();
        browser::focus(HEADING);
    });
    move || {
        let receipt = receipt.clone();
        let shown = match page.get() {
            Page::Words => view! { <Words receipt page/> }.into_any(),
            Page::Try => view! { <Try receipt page/> }.into_any(),
            Page::Next => view! { <Next origin=origin.clone() page stage/> }.into_any(),
        };
        view! { <div class="writing stack">{shown}</div> }
    }
}

#[component]
fn Words(receipt: Arc<Receipt>, page: RwSignal<Page>) -> impl IntoView {
    let words = receipt.words().map(|word| view! { <li>{word}</li> });
    view! {
        <h1 id=HEADING tabindex="-1">{say(key::RECEIVED)}</h1>
        <p class="lede">{say(key::RECEIVED_TEXT)}</p>
        <h2>{say(key::WORDS)}</h2>
        <p class="prose">{say(key::WORDS_TEXT)}</p>
        <Notice kind=Kind::Warn title=say(key::DANGER) text=say(key::DANGER_TEXT)/>
        <ol class="words" translate="no">{words.collect_view()}</ol>
        <div class="actions">
            <button class="button" type="button" on:click=move |_| page.set(Page::Try)>{say(key::TRY)}</button>
            <button class="button-quiet" type="button" on:click=move |_| page.set(Page::Next)>{say(key::GO_ON)}</button>
        </div>
    }
}

#[component]
fn Try(receipt: Arc<Receipt>, page: RwSignal<Page>) -> impl IntoView {
    let entry = WordsEntry::new();
    let right = RwSignal::new(None);
    let check = move || {
        right.set(None);
        if let Some(typed) = entry.receipt() {
            right.set(Some(typed.phrase() == receipt.phrase()));
        }
    };
    let on_enter = check.clone();
    let answer = move || {
        right.get().map(|right| {
            let (kind, title, text) = if right {
                (Kind::Success, key::TRY_RIGHT, key::TRY_RIGHT_TEXT)
            } else {
                (Kind::Info, key::TRY_OTHER, key::TRY_OTHER_TEXT)
            };
            view! { <Notice kind title=say(title) text=say(text)/> }
        })
    };
    view! {
        <h1 id=HEADING tabindex="-1">{say(key::TRY_TITLE)}</h1>
        <p class="hint prose">{say(key::TRY_HINT)}</p>
        <WordsField entry on_enter/>
        <div role="status">{answer}</div>
        <div class="actions">
            <button class="button" type="button" on:click=move |_| check()>{say(key::TRY_CHECK)}</button>
            <button class="button-quiet" type="button" on:click=move |_| page.set(Page::Next)>
                {move || say(if right.get() == Some(true) { key::CONTINUE } else { key::SKIP })}
            </button>
            <button class="button-quiet" type="button" on:click=move |_| page.set(Page::Words)>{say(key::SHOW_AGAIN)}</button>
        </div>
    }
}

#[component]
fn Next(origin: String, page: RwSignal<Page>, stage: RwSignal<Stage>) -> impl IntoView {
    let address = format!("{origin}/return");
    let facts = [
        (key::NEXT_READ, say(key::NEXT_READ_TEXT).to_owned()),
        (key::NEXT_CONTACT, say(key::NEXT_CONTACT_TEXT).to_owned()),
        (key::NEXT_BACK, say_with(key::NEXT_BACK_TEXT, &[("address", address.into())])),
        (key::NEXT_DEVICE, say(key::NEXT_DEVICE_TEXT).to_owned()),
    ];
    let facts = facts.map(|(name, value)| view! { <div><dt>{say(name)}</dt><dd>{value}</dd></div> });
    view! {
        <h1 id=HEADING tabindex="-1">{say(key::NEXT)}</h1>
        <dl class="facts">{facts.collect_view()}</dl>
        <div class="actions">
            <button class="button" type="button" on:click=move |_| stage.set(Stage::Empty)>{say(key::DONE)}</button>
            <button class="button-quiet" type="button" on:click=move |_| page.set(Page::Words)>{say(key::BACK_TO_WORDS)}</button>
        </div>
    }
}
