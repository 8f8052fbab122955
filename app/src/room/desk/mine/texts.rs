//! Which text belongs to which trouble.

use super::change::{Step, Trouble};
use crate::text::{Key, key::mine, say};

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
