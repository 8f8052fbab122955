//! Public pages and the pages around rooms: plain functions from data to a whole HTML document.
//!
//! Rendered on the server and never hydrated. No page holds a script of its own, a style of its own, or anything from elsewhere; the one
//! script is the static `leave.js`, and every page works without it. Each is said in the language of its [`Visit`](crate::text::Visit).

mod call;
mod document;
mod heard;
mod home;
mod keys;
mod languages;
mod leave;
mod offline;
mod policy;
mod problem;
mod prose;
mod room;

#[cfg(test)]
mod tests;

pub use crate::call_page::PublicCall;
pub use call::call;
pub use heard::{PublicRelease, heard};
pub use home::home;
pub use keys::{call_keys, keys};
pub use leave::leave;
pub use offline::{Refused, offline, offline_received, offline_refused};
pub use policy::Policy;
pub use problem::{Problem, problem};
pub use prose::{accessibility, privacy, safety};
pub use room::{ROOMS, Room, room};
