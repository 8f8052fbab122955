//! Which text belongs to which state, fact and trouble.

use vault::{
    draft::{Consent, ContentNote},
    open::OpenError,
    padding::SizeClass,
};

use super::{Draft, Locked, fetch::FetchError};
pub use crate::room::unlock::texts::{Said, enter, in_force, role, said, trust};
use crate::text::{
    Key,
    key::{desk, review},
    say,
};

pub fn state(name: &str) -> String {
    match name {
        "new" => say(desk::STATE_NEW).to_owned(),
        "reading" => say(desk::STATE_READING).to_owned(),
        "coded" => say(desk::STATE_CODED).to_owned(),
        "disputed" => say(desk::STATE_DISPUTED).to_owned(),
        "checked" => say(desk::STATE_CHECKED).to_owned(),
        "set-aside" => say(desk::STATE_SET_ASIDE).to_owned(),
        "done" => say(desk::STATE_DONE).to_owned(),
        other => other.to_owned(),
    }
}

pub fn length(size_class: u32) -> &'static str {
    say(match SizeClass::from_bytes(u64::from(size_class)) {
        Some(SizeClass::Small) => desk::LENGTH_SMALL,
        Some(SizeClass::Medium) => desk::LENGTH_MEDIUM,
        Some(SizeClass::Large) => desk::LENGTH_LARGE,
        None => desk::LENGTH_NONE,
    })
}

/// What the writer allowed, in words.
pub fn consent(consent: Consent) -> String {
    let allowed =
        [(consent.count, desk::MAY_COUNT), (consent.quote, desk::MAY_QUOTE), (consent.contact, desk::MAY_CONTACT)];
    let allowed: Vec<&str> = allowed.iter().filter(|(on, _)| *on).map(|(_, what)| say(*what)).collect();
    if allowed.is_empty() { say(desk::MAY_NOTHING).to_owned() } else { allowed.join(" ") }
}

/// What the writer wants her reader to be ready for.
pub fn note(note: ContentNote) -> &'static str {
    say(match note {
        ContentNote::SelfHarm => desk::NOTE_SELF_HARM,
        ContentNote::Violence => desk::NOTE_VIOLENCE,
        ContentNote::Restraint => desk::NOTE_RESTRAINT,
        ContentNote::Loss => desk::NOTE_LOSS,
        ContentNote::Racism => desk::NOTE_RACISM,
        ContentNote::Children => desk::NOTE_CHILDREN,
    })
}

/// `None` for a file that a stock age tool sealed.
pub fn sealed(mode: Option<vault::seal::SealMode>) -> &'static str {
    say(match mode {
        Some(vault::seal::SealMode::Wasm) => desk::SEALED_WASM,
        Some(vault::seal::SealMode::Js) => desk::SEALED_JS,
        Some(vault::seal::SealMode::Native) => desk::SEALED_NATIVE,
        None => desk::SEALED_NONE,
    })
}

pub fn locked(why: &Locked) -> Said {
    said(match why {
        Locked::ByHand => (desk::LOCKED_BY_HAND, desk::LOCKED_BY_HAND_TEXT),
        Locked::Idle => (desk::LOCKED_IDLE, desk::LOCKED_IDLE_TEXT),
        Locked::Different => (desk::LOCKED_DIFFERENT, desk::LOCKED_DIFFERENT_TEXT),
        Locked::Trust(why) => return trust(why),
    })
}

/// What became of work that was not saved when the desk was locked.
pub const fn draft(draft: Draft) -> Key {
    match draft {
        Draft::Sending => review::DRAFT_SENDING,
        Draft::Saved => review::DRAFT_SAVED,
        Draft::Unsent => review::DRAFT_UNSENT,
    }
}

pub fn fetch(why: &FetchError) -> Said {
    said(match why {
        FetchError::Offline => (desk::FETCH_OFFLINE, desk::FETCH_OFFLINE_TEXT),
        FetchError::Strange => (desk::FETCH_STRANGE, desk::FETCH_STRANGE_TEXT),
        FetchError::Gone => (desk::FETCH_GONE, desk::FETCH_GONE_TEXT),
        FetchError::OtherBytes => (desk::FETCH_OTHER_BYTES, desk::FETCH_OTHER_BYTES_TEXT),
        FetchError::Sealed(OpenError::NotForThisKey) => {
            (desk::FETCH_NOT_FOR_THIS_KEY, desk::FETCH_NOT_FOR_THIS_KEY_TEXT)
        }
        FetchError::Sealed(OpenError::Damaged) => (desk::FETCH_DAMAGED, desk::FETCH_DAMAGED_TEXT),
        FetchError::Sealed(OpenError::WrongCall) => (desk::FETCH_WRONG_CALL, desk::FETCH_WRONG_CALL_TEXT),
        FetchError::Sealed(OpenError::WrongId) => (desk::FETCH_WRONG_ID, desk::FETCH_WRONG_ID_TEXT),
        FetchError::Sealed(OpenError::WrongEpoch) => (desk::FETCH_WRONG_EPOCH, desk::FETCH_WRONG_EPOCH_TEXT),
    })
}
