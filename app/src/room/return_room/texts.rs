//! Which sentence says what.

use leptos::prelude::document;
use time::{Date, Weekday};
use vault::{
    draft::Consent,
    entry::{EntryError, Side},
};
use wasm_bindgen::JsValue;

use super::{
    arrive::{Refusal, State},
    sending::Trouble,
    visit::Step,
};
use crate::{
    text::{Key, key::returning as key, say, say_with},
    thread::Item,
};

/// In the order of `arrive::Step`.
pub fn steps() -> Vec<&'static str> {
    [key::STEP_KEYS, key::STEP_ASK, key::STEP_CHECK].map(say).to_vec()
}

pub const fn state(state: State) -> Key {
    match state {
        State::New => key::STATE_NEW,
        State::Reading => key::STATE_READING,
        State::Done => key::STATE_DONE,
    }
}

/// An ISO week as a person says it: by its Monday, in the language of the page.
pub fn week(iso: &str) -> String {
    monday(iso).map_or_else(|| iso.to_owned(), |date| say_with(key::WEEK, &[("date", spoken(date).into())]))
}

/// Until when it is kept.
pub fn kept(iso: &str) -> String {
    monday(iso).map_or_else(
        || say(key::KEPT_UNKNOWN).to_owned(),
        |date| say_with(key::KEPT_UNTIL, &[("date", spoken(date).into())]),
    )
}

fn monday(iso: &str) -> Option<Date> {
    let (year, week) = iso.split_once("-W")?;
    Date::from_iso_week_date(year.parse().ok()?, week.parse().ok()?, Weekday::Monday).ok()
}

fn spoken(date: Date) -> String {
    let language = document().document_element().and_then(|html| html.get_attribute("lang")).unwrap_or_default();
    let options = js_sys::Object::new();
    for (name, value) in [("day", "numeric"), ("month", "long"), ("year", "numeric"), ("timeZone", "UTC")] {
        let _ = js_sys::Reflect::set(&options, &name.into(), &value.into());
    }
    let day = js_sys::Date::new(&JsValue::from_str(&date.to_string()));
    day.to_locale_date_string(&language, &options).into()
}

/// What may be done with the account, as far as she has changed it.
pub fn allowed(consent: Option<Consent>) -> String {
    match consent.map(names) {
        None => say(key::ALLOWED_UNKNOWN).to_owned(),
        Some(names) if names.is_empty() => say(key::ALLOWED_NOTHING).to_owned(),
        Some(names) => say_with(key::ALLOWED_SOME, &[("list", names.join(", ").into())]),
    }
}

/// What she chose at one time.
pub fn changed(consent: Consent) -> String {
    let names = names(consent);
    if names.is_empty() {
        return say(key::CHANGED_NOTHING).to_owned();
    }
    say_with(key::CHANGED_SOME, &[("list", names.join(", ").into())])
}

fn names(consent: Consent) -> Vec<&'static str> {
    let names = [
        (consent.count, key::CONSENT_COUNT),
        (consent.quote, key::CONSENT_QUOTE),
        (consent.contact, key::CONSENT_CONTACT),
    ];
    names.into_iter().filter(|(on, _)| *on).map(|(_, name)| say(name)).collect()
}

/// Who wrote it; a reader is named only if her signature was checked.
pub fn writer(item: &Item) -> String {
    let account = item.outcome.as_ref().ok().and_then(|entry| entry.from.as_ref());
    match (item.by, account) {
        (Side::Survivor, _) => say(key::BY_YOU).to_owned(),
        (Side::Desk, Some(account)) => say_with(key::BY_READER, &[("name", account.to_string().into())]),
        (Side::Desk, None) => say(key::BY_SOMEBODY).to_owned(),
    }
}

/// Why an entry is not shown.
pub const fn unshown(why: EntryError) -> Key {
    match why {
        EntryError::Unsigned => key::UNSHOWN_UNSIGNED,
        EntryError::Elsewhere => key::UNSHOWN_ELSEWHERE,
        EntryError::NotForThisKey | EntryError::Damaged => key::UNSHOWN_DAMAGED,
    }
}

/// What was received: a title and a sentence or two.
pub const fn done(step: Step) -> (Key, Key) {
    match step {
        Step::Message | Step::Overview | Step::Withdraw => (key::DONE_MESSAGE, key::DONE_TEXT),
        Step::Addition => (key::DONE_ADDITION, key::DONE_TEXT),
        Step::Consent => (key::DONE_CONSENT, key::DONE_CONSENT_TEXT),
    }
}

/// Why nothing is shown: a title and a sentence or two.
pub const fn refusal(why: Refusal) -> (Key, Key) {
    match why {
        Refusal::NoReceipt => (key::NO_RECEIPT, key::NO_RECEIPT_TEXT),
        Refusal::Withdrawn => (key::GONE_TITLE, key::GONE_TEXT),
        Refusal::Pin => (key::PIN, key::PIN_TEXT),
        Refusal::Keys => (key::KEYS, key::KEYS_TEXT),
        Refusal::Worker => (key::WORKER, key::WORKER_TEXT),
        Refusal::Offline => (key::OFFLINE, key::OFFLINE_TEXT),
        Refusal::Busy => (key::BUSY, key::BUSY_TEXT),
        Refusal::Strange => (key::STRANGE, key::STRANGE_TEXT),
    }
}

/// Why it is not received: a title and a sentence or two.
pub const fn trouble(why: Trouble) -> (Key, Key) {
    match why {
        Trouble::Empty => (key::EMPTY, key::EMPTY_TEXT),
        Trouble::TooLong => (key::TOO_LONG, key::TOO_LONG_TEXT),
        Trouble::Lock => (key::LOCK, key::LOCK_TEXT),
        Trouble::Unsure => (key::UNSURE, key::UNSURE_TEXT),
        Trouble::Busy(_) => (key::BUSY, key::BUSY_TEXT),
        Trouble::Moved => (key::MOVED, key::MOVED_TEXT),
        Trouble::Readers => (key::READERS, key::READERS_TEXT),
        Trouble::Full => (key::FULL, key::NOT_STORED),
        Trouble::Withdrawn => (key::GONE_TITLE, key::GONE_TEXT),
        Trouble::Closed => (key::CLOSED, key::NOT_STORED),
        Trouble::NotKept | Trouble::NotNow(_) => (key::NOT_KEPT, key::NOT_KEPT_TEXT),
        Trouble::Refused => (key::REFUSED, key::REFUSED_TEXT),
        Trouble::NotTheSame => (key::NOT_THE_SAME, key::NOT_THE_SAME_TEXT),
        Trouble::Strange => (key::STRANGE, key::UNSURE_TEXT),
    }
}
