//! Which text belongs to which trouble, and to what is wrong with a sheet.

use vault::{receipt::WordError, recovery::ShareError};

use super::trouble::Trouble;
use crate::text::{Key, key::recovery, say, say_with};

pub fn trouble(why: Trouble) -> (Key, Key) {
    match why {
        Trouble::None => (recovery::TROUBLE_NONE, recovery::TROUBLE_NONE_TEXT),
        Trouble::Unsigned => (recovery::UNSIGNED, recovery::UNSIGNED_TEXT),
        Trouble::Refused => (recovery::TROUBLE_REFUSED, recovery::TROUBLE_REFUSED_TEXT),
        Trouble::Keys => (recovery::TROUBLE_KEYS, recovery::TROUBLE_KEYS_TEXT),
        Trouble::Taken => (recovery::TROUBLE_TAKEN, recovery::TROUBLE_TAKEN_TEXT),
        Trouble::Stale => (recovery::TROUBLE_STALE, recovery::TROUBLE_STALE_TEXT),
        Trouble::Changed => (recovery::TROUBLE_CHANGED, recovery::TROUBLE_CHANGED_TEXT),
        Trouble::Root => (recovery::TROUBLE_ROOT, recovery::TROUBLE_ROOT_TEXT),
        Trouble::Worker => (recovery::TROUBLE_WORKER, recovery::TROUBLE_WORKER_TEXT),
        Trouble::Offline => (recovery::TROUBLE_OFFLINE, recovery::TROUBLE_OFFLINE_TEXT),
        Trouble::LoggedOut | Trouble::Strange => (recovery::TROUBLE_STRANGE, recovery::TROUBLE_STRANGE_TEXT),
    }
}

/// What is wrong with the words of a sheet.
pub fn words(why: &WordError) -> String {
    match why {
        WordError::Count { found: 0, .. } => say(recovery::ENTRY_NONE).to_owned(),
        WordError::Count { found, .. } => say_with(recovery::ENTRY_COUNT, &[("found", (*found).into())]),
        WordError::Unknown { position } => say_with(recovery::ENTRY_UNKNOWN, &[("number", (*position).into())]),
        WordError::Checksum => say(recovery::ENTRY_CHECKSUM).to_owned(),
    }
}

/// What is wrong with a sheet whose words fit.
pub fn share(why: &ShareError) -> &'static str {
    say(match why {
        ShareError::Another { .. } => recovery::ENTRY_ANOTHER,
        ShareError::Wrong { .. } => recovery::ENTRY_WRONG,
        ShareError::Twice { .. } => recovery::ENTRY_TWICE,
        ShareError::TooFew { .. } | ShareError::Damaged => recovery::ENTRY_DAMAGED,
    })
}

/// In the order of `plan::Step`.
pub fn steps() -> Vec<&'static str> {
    [recovery::USE_STEP_1, recovery::USE_STEP_2, recovery::USE_STEP_3, recovery::USE_STEP_4].map(say).to_vec()
}
