//! The receipt's words once the server holds the account, a try at typing them, and what happens next.

use std::sync::Arc;

use leptos::{html::Textarea, prelude::*};
use zeroize::Zeroizing;

use super::{HEADING, Stage};
use crate::{
    browser,
    part::notice::{Kind, Notice},
    sealer::Words as Given,
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
pub fn Received(words: Arc<Given>, origin: String, stage: RwSignal<Stage>) -> impl IntoView {
    let page = RwSignal::new(Page::Words);
    Effect::new(move |_| {
        page.track();
        browser::focus(HEADING);
    });
    move || {
        let words = words.clone();
        let shown = match page.get() {
            Page::Words => view! { <Words words page/> }.into_any(),
            Page::Try => view! { <Try words page/> }.into_any(),
            Page::Next => view! { <Next origin=origin.clone() page stage/> }.into_any(),
        };
        view! { <div class="writing stack">{shown}</div> }
    }
}

#[component]
fn Words(words: Arc<Given>, page: RwSignal<Page>) -> impl IntoView {
    let words = words.each().map(|word| view! { <li>{word.to_owned()}</li> });
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

/// A box to type the words into once more. It completes nothing: what counts is what she wrote down.
#[component]
fn Try(words: Arc<Given>, page: RwSignal<Page>) -> impl IntoView {
    let field = NodeRef::<Textarea>::new();
    let found = RwSignal::new(None);
    let check = move || {
        let typed = Zeroizing::new(field.get_untracked().map(|field| field.value()).unwrap_or_default());
        found.set(Some(compare(&typed, &words)));
        if found.get_untracked() != Some(Found::Right) {
            browser::focus(FIELD);
        }
    };
    let on_enter = check.clone();
    let right = move || found.get() == Some(Found::Right);
    view! {
        <h1 id=HEADING tabindex="-1">{say(key::TRY_TITLE)}</h1>
        <p class="hint prose">{say(key::TRY_HINT)}</p>
        <div class="field words-entry">
            <label for=FIELD>{say(key::ENTRY)}</label>
            <p class="hint" id="receipt-hint">{say(key::ENTRY_HINT)}</p>
            <textarea
                id=FIELD
                node_ref=field
                rows="3"
                aria-describedby="receipt-hint receipt-trouble"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                translate="no"
                data-gramm="false"
                on:input=move |_| found.set(None)
                on:keydown=move |event| {
                    if event.key() == "Enter" {
                        event.prevent_default();
                        on_enter();
                    }
                }
            ></textarea>
            <p class="hint" id="receipt-trouble" role="status">{move || found.get().and_then(Found::trouble)}</p>
        </div>
        <div role="status">
            {move || right().then(|| view! {
                <Notice kind=Kind::Success title=say(key::TRY_RIGHT) text=say(key::TRY_RIGHT_TEXT)/>
            })}
        </div>
        <div class="actions">
            <button class="button" type="button" on:click=move |_| check()>{say(key::TRY_CHECK)}</button>
            <button class="button-quiet" type="button" on:click=move |_| page.set(Page::Next)>
                {move || say(if right() { key::CONTINUE } else { key::SKIP })}
            </button>
            <button class="button-quiet" type="button" on:click=move |_| page.set(Page::Words)>{say(key::SHOW_AGAIN)}</button>
        </div>
    }
}

const FIELD: &str = "receipt-words";

/// What was typed, beside what was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    Right,
    /// By its place, from 1 on.
    OtherWord(usize),
    /// Every word is right, but so many are too few or too many.
    Count(usize),
}

impl Found {
    fn trouble(self) -> Option<String> {
        match self {
            Self::Right => None,
            Self::OtherWord(number) => Some(say_with(key::TRY_WORD, &[("number", number.into())])),
            Self::Count(0) => Some(say(key::ENTRY_NONE).to_owned()),
            Self::Count(found) => Some(say_with(key::ENTRY_COUNT, &[("found", found.into())])),
        }
    }
}

/// In any case, with anything between the words.
fn compare(typed: &str, given: &Given) -> Found {
    let typed = || typed.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    let other = typed().zip(given.each()).position(|(typed, given)| !typed.eq_ignore_ascii_case(given));
    match (other, typed().count()) {
        (Some(place), _) => Found::OtherWord(place + 1),
        (None, count) if count == given.each().count() => Found::Right,
        (None, count) => Found::Count(count),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_right_in_any_case_with_anything_between_and_the_first_other_one_is_named() {
        let given = Given::new(Zeroizing::new("harbour violin heron".to_owned()));
        for right in ["harbour violin heron", " HARBOUR, Violin-heron.\n"] {
            assert_eq!(compare(right, &given), Found::Right, "{right}");
        }
        assert_eq!(compare("", &given), Found::Count(0));
        assert_eq!(compare("harbour violin", &given), Found::Count(2));
        assert_eq!(compare("harbour violin heron heron", &given), Found::Count(4));
        assert_eq!(compare("violin harbour heron", &given), Found::OtherWord(1));
        assert_eq!(compare("harbour violin herons", &given), Found::OtherWord(3));
    }
}
