//! Public pages and the pages around rooms: plain functions from data to a whole HTML document.
//!
//! Rendered on the server and never hydrated. No page holds a script of its own, a style of its own, or anything from elsewhere; the one
//! script is the static `leave.js`, and every page works without it. Each is said in the language of its [`Visit`](crate::text::Visit).

mod call;
mod date;
mod document;
mod heard;
mod help;
mod home;
mod keys;
mod languages;
mod leave;
mod offline;
mod problem;
mod prose;
mod room;

#[cfg(test)]
mod tests;

use time::Date;

use crate::wire::call::{CallDocument, CallTexts, HelpLine};
pub use call::call;
pub use heard::{PublicRelease, heard};
pub use home::home;
pub use keys::{call_keys, keys};
pub use leave::leave;
pub use offline::{Refused, offline, offline_received, offline_refused};
pub use problem::{Problem, problem};
pub use prose::{accessibility, privacy, safety};
pub use room::{ROOMS, Room, room};

/// A call as pages show it, in one language.
#[derive(Clone, Debug)]
pub struct PublicCall {
    pub call: String,
    pub texts: CallTexts,
    /// The call's own help; empty where nobody wrote any.
    pub help: Vec<HelpLine>,
    /// Whether accounts are taken.
    pub open: bool,
    /// The last day on which they are, if there is one.
    pub last_day: Option<Date>,
}

impl PublicCall {
    /// What `document` says to somebody who wants the language `wanted`.
    pub fn new(document: &CallDocument, wanted: &str, open: bool) -> Self {
        Self {
            call: document.call.clone(),
            texts: document.texts(wanted),
            help: document.help(wanted).to_vec(),
            open,
            last_day: document.last_day(),
        }
    }
}
