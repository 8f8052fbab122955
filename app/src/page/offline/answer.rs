//! What became of a file that somebody sealed herself.

use leptos::prelude::*;

use super::super::{
    PublicCall,
    document::{Head, document},
};
use crate::text::{Key, Visit, key::offline as key, link, say};

/// Why a file was not taken. Each says what happened, that nothing was kept, and what to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It does not begin like an age file.
    NotSealed,
    /// Written as text.
    Armored,
    /// No bytes, or no file chosen.
    Empty,
    /// More than the largest sealed account.
    TooLong,
    /// A length that no padded account has.
    NotPadded,
    /// Several recipients, a passphrase, or a recipient of another type.
    OtherLock,
    /// Anything else that is wrong with it.
    Damaged,
    /// The call takes no more accounts.
    Closed,
    /// Sealed for an epoch that is over.
    OldLock,
    /// An account with these bytes was withdrawn.
    TakenBack,
    /// Its account is held with another header. Whoever had a copy can have sent it so.
    Spoiled,
    /// Too many at once.
    Busy,
    /// It did not arrive whole.
    BrokenOff,
    /// Not what the page's form sends.
    NotTheForm,
    /// The disk is full.
    Full,
    /// It could not be stored.
    NotKept,
}

impl Refused {
    const fn words(self) -> (Key, Key) {
        match self {
            Self::NotSealed => (key::NOT_SEALED, key::NOT_SEALED_TEXT),
            Self::Armored => (key::ARMORED, key::ARMORED_TEXT),
            Self::Empty => (key::EMPTY, key::EMPTY_TEXT),
            Self::TooLong => (key::TOO_LONG, key::TOO_LONG_TEXT),
            Self::NotPadded => (key::NOT_PADDED, key::NOT_PADDED_TEXT),
            Self::OtherLock => (key::OTHER_LOCK, key::OTHER_LOCK_TEXT),
            Self::Damaged => (key::DAMAGED, key::DAMAGED_TEXT),
            Self::Closed => (key::CLOSED, key::CLOSED_TEXT),
            Self::OldLock => (key::OLD_LOCK, key::OLD_LOCK_TEXT),
            Self::TakenBack => (key::TAKEN_BACK, key::TAKEN_BACK_TEXT),
            Self::Spoiled => (key::SPOILED, key::SPOILED_TEXT),
            Self::Busy => (key::BUSY, key::BUSY_TEXT),
            Self::BrokenOff => (key::BROKEN_OFF, key::BROKEN_OFF_TEXT),
            Self::NotTheForm => (key::NOT_THE_FORM, key::NOT_THE_FORM_TEXT),
            Self::Full => (key::FULL, key::FULL_TEXT),
            Self::NotKept => (key::NOT_KEPT, key::NOT_KEPT_TEXT),
        }
    }
}

/// The file is stored.
pub fn offline_received(visit: Visit, view: &PublicCall) -> String {
    document(visit, || {
        let main = view! {
            <div class="prose stack">
                <h1>{say(key::RECEIVED)}</h1>
                <p class="lede">{say(key::RECEIVED_TEXT)}</p>
                <p>{say(key::RECEIVED_AGAIN)}</p>
                <h2>{say(key::RECEIVED_NEXT)}</h2>
                <p>{say(key::AFTER_TEXT)}</p>
                <p class="actions">
                    <a class="button" href=link(&format!("/c/{}", view.call))>{say(key::BACK)}</a>
                </p>
            </div>
        };
        (Head::new(say(key::RECEIVED), say(key::DESCRIPTION)), main)
    })
}

/// The file was not taken.
pub fn offline_refused(visit: Visit, view: &PublicCall, why: Refused) -> String {
    document(visit, || {
        let (title, text) = why.words();
        let main = view! {
            <div class="prose stack">
                <h1>{say(title)}</h1>
                <p class="lede">{say(text)}</p>
                <p class="actions">
                    <a class="button" href=link(&format!("/c/{}/offline", view.call))>{say(key::REFUSED_AGAIN)}</a>
                </p>
            </div>
        };
        (Head::new(say(title), say(key::DESCRIPTION)), main)
    })
}
