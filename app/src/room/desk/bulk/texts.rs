//! Which text belongs to which trouble.

use super::{message::Stop, pool::Halt};
use crate::{
    api::ApiError,
    room::desk::texts::{Said, said},
    text::key::bulk,
};

pub fn halt(why: Halt) -> Said {
    said(match why {
        Halt::Fetch(Stop::Offline) => (bulk::HALT_OFFLINE, bulk::HALT_OFFLINE_TEXT),
        Halt::Fetch(Stop::Strange | Stop::LoggedOut) => (bulk::HALT_STRANGE, bulk::HALT_STRANGE_TEXT),
        Halt::Worker => (bulk::HALT_WORKER, bulk::HALT_WORKER_TEXT),
    })
}

/// The same for what the page itself asked.
pub fn stop(error: &ApiError) -> Halt {
    Halt::Fetch(match error {
        ApiError::Refused { status: 401 | 404, .. } => Stop::LoggedOut,
        ApiError::Unreachable | ApiError::Refused { status: 429 | 500.., .. } => Stop::Offline,
        ApiError::Refused { .. } | ApiError::Strange => Stop::Strange,
    })
}
