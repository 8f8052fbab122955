//! Help beside the box when the words in it speak of danger now. Looked for on the device, sent nowhere, blocking nothing.

use std::time::Duration;

use js_sys::JsString;
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use zeroize::Zeroizing;

use super::{arrive::Arrived, writing::Writing};
use crate::text::{key::write, say};

/// How long the keys rest before the words are looked at.
const REST: Duration = Duration::from_millis(700);

/// More would be a list to choose from.
const NUMBERS: usize = 2;

/// Whether help is offered, and whether she has put it away.
#[derive(Clone, Copy, Default)]
pub struct Danger {
    offered: RwSignal<bool>,
    hidden: RwSignal<bool>,
    waiting: StoredValue<Option<TimeoutHandle>>,
}

impl Danger {
    /// Looks soon. `words` are those in the box at that time.
    pub fn look_soon(&self, words: impl Fn() -> Zeroizing<String> + 'static) {
        self.stop();
        let offered = self.offered;
        let look = move || {
            let found = speaks_of_danger(&small(&words()), &small(say(write::DANGER_PHRASES)));
            if offered.try_get_untracked().is_some_and(|before| before != found) {
                offered.set(found);
            }
        };
        self.waiting.set_value(set_timeout_with_handle(look, REST).ok());
    }

    pub fn forget(&self) {
        self.stop();
        let _ = self.offered.try_set(false);
    }

    fn stop(&self) {
        if let Some(Some(waiting)) = self.waiting.try_update_value(Option::take) {
            waiting.clear();
        }
    }
}

/// The first of the call's own numbers; without any, those that fit anywhere in the country.
fn numbers(arrived: &Arrived) -> Vec<(String, String)> {
    let own = arrived.document.help(&arrived.page_language).iter().take(NUMBERS);
    let own: Vec<_> = own.map(|line| (line.how.clone(), format!("{}: {}", line.name, line.shown))).collect();
    let general = [("tel:999", write::DANGER_CALL), ("tel:116123", write::DANGER_LISTEN)];
    let general = general.map(|(how, name)| (how.to_owned(), say(name).to_owned()));
    if own.is_empty() { general.to_vec() } else { own }
}

#[component]
pub fn DangerHelp(writing: Writing) -> impl IntoView {
    let danger = writing.danger;
    let numbers = move || {
        let numbers = numbers(&writing.arrived.get()).into_iter();
        numbers.map(|(how, name)| view! { <a class="button-quiet" href=how dir="auto">{name}</a> }).collect_view()
    };
    let shown = move || danger.offered.get() && !danger.hidden.get();
    view! {
        <div role="status">
            {move || shown().then(|| view! {
                <div class="notice info danger">
                    <strong>{say(write::DANGER)}</strong>
                    <p>{say(write::DANGER_TEXT)}</p>
                    <p class="actions">
                        {numbers}
                        <button class="button-quiet" type="button" on:click=move |_| danger.hidden.set(true)>
                            {say(write::DANGER_HIDE)}
                        </button>
                    </p>
                </div>
            })}
        </div>
    }
}

/// In small letters, by the browser: a table of all letters would weigh 5 KB on the way.
fn small(text: &str) -> Zeroizing<String> {
    Zeroizing::new(JsString::from(text).to_lower_case().into())
}

/// Whether one of the phrases stands in the words, whole, with any apostrophe and any spaces. Both in small letters.
fn speaks_of_danger(words: &str, phrases: &str) -> bool {
    let words = plain(words);
    phrases.split(',').map(plain).any(|phrase| phrase.len() > 2 && words.contains(phrase.as_str()))
}

/// One space before, between and after words, and no apostrophes.
fn plain(text: &str) -> Zeroizing<String> {
    let mut plain = Zeroizing::new(String::with_capacity(text.len() + 2));
    plain.push(' ');
    for character in text.chars().filter(|character| !matches!(character, '\'' | '\u{2019}')) {
        if character.is_ascii_alphanumeric() || is_letter_elsewhere(character) {
            plain.push(character);
        } else if !plain.ends_with(' ') {
            plain.push(' ');
        }
    }
    if !plain.ends_with(' ') {
        plain.push(' ');
    }
    plain
}

/// Beyond ASCII, everything but the spaces, dashes and quotation marks that people type.
fn is_letter_elsewhere(character: char) -> bool {
    !character.is_ascii()
        && !matches!(character, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    fn speaks_of_danger(words: &str, phrases: &str) -> bool {
        super::speaks_of_danger(&words.to_lowercase(), phrases)
    }

    const PHRASES: &str = "i want to die, i'm not safe";

    #[test]
    fn a_phrase_is_found_in_any_case_with_any_apostrophe_across_lines() {
        for words in [
            "I want to die",
            "Tonight I WANT\nto  die.",
            "im not safe",
            "I\u{2019}m not safe here",
            "\u{201c}I want to die,\u{201d} I said",
        ] {
            assert!(speaks_of_danger(words, PHRASES), "{words}");
        }
    }

    #[test]
    fn parts_of_words_and_other_accounts_are_not_taken_for_it() {
        for words in ["", "I want to diet", "He said he was not safe there", "Hawaii want to die", "I wanted to die"] {
            assert!(!speaks_of_danger(words, PHRASES), "{words}");
        }
        assert!(!speaks_of_danger("anything", " , "));
    }
}
