//! Which text belongs to which state, fact and trouble.

use vault::{
    bundle::KdfError,
    draft::{Consent, ContentNote},
    key_set::{KeySetError, SignedKeySet},
    open::OpenError,
    padding::SizeClass,
    role::Role,
};

use super::{Draft, Locked, enter::EnterError, fetch::FetchError, trust::TrustError};
use crate::text::{
    Key,
    key::{desk, mine, review},
    say, say_with,
};

/// A title and a sentence or two.
pub type Said = (&'static str, &'static str);

/// In the order of `enter::Step`.
const STEPS: [Key; 4] = [desk::UNLOCK_STEP_1, desk::UNLOCK_STEP_2, desk::UNLOCK_STEP_3, desk::UNLOCK_STEP_4];

/// What is done while the desk is unlocked.
pub fn steps() -> Vec<&'static str> {
    STEPS.map(say).to_vec()
}

/// Both in the language of the page.
pub fn said((title, text): (Key, Key)) -> Said {
    (say(title), say(text))
}

/// The keys in force, in one line.
pub fn in_force(keys: &SignedKeySet) -> String {
    let set = keys.set();
    say_with(
        desk::IN_FORCE,
        &[
            ("call", set.call.to_string().into()),
            ("number", set.epoch.to_string().into()),
            ("day", set.not_after.to_string().into()),
        ],
    )
}

pub fn role(role: Role) -> &'static str {
    say(match role {
        Role::Keyholder => desk::ROLE_KEYHOLDER,
        Role::Moderator => desk::ROLE_MODERATOR,
        Role::Researcher => desk::ROLE_RESEARCHER,
    })
}

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

pub fn enter(why: &EnterError) -> Said {
    said(match why {
        EnterError::Handle => (desk::ENTER_HANDLE, desk::ENTER_HANDLE_TEXT),
        EnterError::Refused => (desk::ENTER_REFUSED, desk::ENTER_REFUSED_TEXT),
        EnterError::PaperRefused => (mine::PAPER_REFUSED, mine::PAPER_REFUSED_TEXT),
        EnterError::Kdf(KdfError::TooWeak) => (desk::ENTER_TOO_WEAK, desk::ENTER_TOO_WEAK_TEXT),
        EnterError::Kdf(KdfError::TooStrong) => (desk::ENTER_TOO_STRONG, desk::ENTER_TOO_STRONG_TEXT),
        EnterError::Keys => (desk::ENTER_KEYS, desk::ENTER_KEYS_TEXT),
        EnterError::Worker => (desk::ENTER_WORKER, desk::ENTER_WORKER_TEXT),
        EnterError::Offline => (desk::ENTER_OFFLINE, desk::ENTER_OFFLINE_TEXT),
        EnterError::Busy => (desk::ENTER_BUSY, desk::ENTER_BUSY_TEXT),
        EnterError::Strange => (desk::ENTER_STRANGE, desk::ENTER_STRANGE_TEXT),
    })
}

pub fn trust(why: &TrustError) -> Said {
    said(match why {
        TrustError::Keys(KeySetError::WrongRoot) => (desk::TRUST_WRONG_ROOT, desk::TRUST_WRONG_ROOT_TEXT),
        TrustError::Keys(KeySetError::Rollback) => (desk::TRUST_ROLLBACK, desk::TRUST_ROLLBACK_TEXT),
        TrustError::Keys(KeySetError::Fork | KeySetError::NotNext) => (desk::TRUST_FORK, desk::TRUST_FORK_TEXT),
        TrustError::Keys(KeySetError::Expired) => (desk::TRUST_EXPIRED, desk::TRUST_EXPIRED_TEXT),
        TrustError::Keys(KeySetError::WrongCall) => (desk::TRUST_WRONG_CALL, desk::TRUST_WRONG_CALL_TEXT),
        TrustError::Keys(KeySetError::Unsigned | KeySetError::Malformed) => {
            (desk::TRUST_UNSIGNED, desk::TRUST_UNSIGNED_TEXT)
        }
        TrustError::NotMember => (desk::TRUST_NOT_MEMBER, desk::TRUST_NOT_MEMBER_TEXT),
        TrustError::OtherKeys => (desk::TRUST_OTHER_KEYS, desk::TRUST_OTHER_KEYS_TEXT),
        TrustError::OtherCallKey => (desk::TRUST_OTHER_CALL_KEY, desk::TRUST_OTHER_CALL_KEY_TEXT),
        TrustError::LoggedOut => (desk::TRUST_LOGGED_OUT, desk::TRUST_LOGGED_OUT_TEXT),
        TrustError::Offline => (desk::TRUST_OFFLINE, desk::TRUST_OFFLINE_TEXT),
        TrustError::Strange => (desk::TRUST_STRANGE, desk::TRUST_STRANGE_TEXT),
    })
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
