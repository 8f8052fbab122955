//! Which text belongs to which trouble, and to what is wrong with typed words.

use vault::receipt::WordError;

use super::change::{Step, Trouble};
use crate::text::{Key, key::mine, say, say_with};

/// In the order of `change::Step`.
pub fn steps() -> Vec<&'static str> {
    let keys = [Step::Check, Step::Derive, Step::Send].map(|step| match step {
        Step::Check => mine::CHANGE_STEP_1,
        Step::Derive => mine::CHANGE_STEP_2,
        Step::Send => mine::CHANGE_STEP_3,
    });
    keys.map(say).to_vec()
}

pub fn trouble(why: Trouble) -> (Key, Key) {
    match why {
        Trouble::Refused | Trouble::LoggedOut => (mine::TROUBLE_REFUSED, mine::TROUBLE_REFUSED_TEXT),
        Trouble::Stale => (mine::TROUBLE_STALE, mine::TROUBLE_STALE_TEXT),
        Trouble::NotChanged => (mine::TROUBLE_OFFLINE, mine::TROUBLE_OFFLINE_TEXT),
        Trouble::Unknown => (mine::TROUBLE_UNKNOWN, mine::TROUBLE_UNKNOWN_TEXT),
        Trouble::Worker => (mine::TROUBLE_WORKER, mine::TROUBLE_WORKER_TEXT),
        Trouble::Strange => (mine::TROUBLE_STRANGE, mine::TROUBLE_STRANGE_TEXT),
    }
}

/// What is wrong with the words of a paper code.
pub fn words(why: &WordError) -> String {
    match why {
        WordError::Count { found: 0, .. } => say(mine::ENTRY_NONE).to_owned(),
        WordError::Count { found, .. } => say_with(mine::ENTRY_COUNT, &[("found", (*found).into())]),
        WordError::Unknown { position } => say_with(mine::ENTRY_UNKNOWN, &[("number", (*position).into())]),
        WordError::Checksum => say(mine::ENTRY_CHECKSUM).to_owned(),
    }
}
