//! Which text belongs to which trouble.

use super::{message::Stop, pool::Halt};
use crate::{
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
