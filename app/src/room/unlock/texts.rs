//! Which text belongs to which state and trouble of unlocking.

use vault::{
    bundle::KdfError,
    key_set::{KeySetError, SignedKeySet},
    receipt::WordError,
    role::Role,
};

use super::{enter::EnterError, trust::TrustError};
use crate::text::{Key, key::unlock, say, say_with};

/// A title and a sentence or two.
pub type Said = (&'static str, &'static str);

/// In the order of `enter::Step`.
const STEPS: [Key; 4] = [unlock::STEP_1, unlock::STEP_2, unlock::STEP_3, unlock::STEP_4];

/// What is done while a room is unlocked.
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
        unlock::IN_FORCE,
        &[
            ("call", set.call.to_string().into()),
            ("number", set.epoch.to_string().into()),
            ("day", set.not_after.to_string().into()),
        ],
    )
}

pub fn role(role: Role) -> &'static str {
    say(match role {
        Role::Keyholder => unlock::ROLE_KEYHOLDER,
        Role::Moderator => unlock::ROLE_MODERATOR,
        Role::Researcher => unlock::ROLE_RESEARCHER,
    })
}

pub fn enter(why: &EnterError) -> Said {
    said(match why {
        EnterError::Handle => (unlock::ENTER_HANDLE, unlock::ENTER_HANDLE_TEXT),
        EnterError::Refused => (unlock::ENTER_REFUSED, unlock::ENTER_REFUSED_TEXT),
        EnterError::PaperRefused => (unlock::PAPER_REFUSED, unlock::PAPER_REFUSED_TEXT),
        EnterError::Kdf(KdfError::TooWeak) => (unlock::ENTER_TOO_WEAK, unlock::ENTER_TOO_WEAK_TEXT),
        EnterError::Kdf(KdfError::TooStrong) => (unlock::ENTER_TOO_STRONG, unlock::ENTER_TOO_STRONG_TEXT),
        EnterError::Keys => (unlock::ENTER_KEYS, unlock::ENTER_KEYS_TEXT),
        EnterError::Worker => (unlock::ENTER_WORKER, unlock::ENTER_WORKER_TEXT),
        EnterError::Offline => (unlock::ENTER_OFFLINE, unlock::ENTER_OFFLINE_TEXT),
        EnterError::Busy => (unlock::ENTER_BUSY, unlock::ENTER_BUSY_TEXT),
        EnterError::Strange => (unlock::ENTER_STRANGE, unlock::ENTER_STRANGE_TEXT),
    })
}

pub fn trust(why: &TrustError) -> Said {
    said(match why {
        TrustError::Keys(KeySetError::WrongRoot) => (unlock::TRUST_WRONG_ROOT, unlock::TRUST_WRONG_ROOT_TEXT),
        TrustError::Keys(KeySetError::Rollback) => (unlock::TRUST_ROLLBACK, unlock::TRUST_ROLLBACK_TEXT),
        TrustError::Keys(KeySetError::Fork | KeySetError::NotNext) => (unlock::TRUST_FORK, unlock::TRUST_FORK_TEXT),
        TrustError::Keys(KeySetError::Expired) => (unlock::TRUST_EXPIRED, unlock::TRUST_EXPIRED_TEXT),
        TrustError::Keys(KeySetError::WrongCall) => (unlock::TRUST_WRONG_CALL, unlock::TRUST_WRONG_CALL_TEXT),
        TrustError::Keys(KeySetError::Unsigned | KeySetError::Malformed) => {
            (unlock::TRUST_UNSIGNED, unlock::TRUST_UNSIGNED_TEXT)
        }
        TrustError::NotMember => (unlock::TRUST_NOT_MEMBER, unlock::TRUST_NOT_MEMBER_TEXT),
        TrustError::OtherKeys => (unlock::TRUST_OTHER_KEYS, unlock::TRUST_OTHER_KEYS_TEXT),
        TrustError::OtherCallKey => (unlock::TRUST_OTHER_CALL_KEY, unlock::TRUST_OTHER_CALL_KEY_TEXT),
        TrustError::LoggedOut => (unlock::TRUST_LOGGED_OUT, unlock::TRUST_LOGGED_OUT_TEXT),
        TrustError::Offline => (unlock::TRUST_OFFLINE, unlock::TRUST_OFFLINE_TEXT),
        TrustError::Strange => (unlock::TRUST_STRANGE, unlock::TRUST_STRANGE_TEXT),
    })
}

/// What is wrong with the words of a paper code.
pub fn words(why: &WordError) -> String {
    match why {
        WordError::Count { found: 0, .. } => say(unlock::ENTRY_NONE).to_owned(),
        WordError::Count { found, .. } => say_with(unlock::ENTRY_COUNT, &[("found", (*found).into())]),
        WordError::Unknown { position } => say_with(unlock::ENTRY_UNKNOWN, &[("number", (*position).into())]),
        WordError::Checksum => say(unlock::ENTRY_CHECKSUM).to_owned(),
    }
}
