//! The review: what is known before a text opens, then one screen to read, code, mask, note and decide.

mod bench;
mod compare;
mod conflict;
mod cursor;
mod decide;
mod find;
mod held;
mod help;
mod hold;
mod layout;
mod masks;
mod notes;
mod parts;
mod proposals;
mod recent;
mod runs;
mod screen;
mod selection;
mod sheet;
mod shortcuts;
mod text;
mod themes_list;
mod urgent;

pub use bench::Bench;
pub use held::{Which, fits, signed, unseal};
pub use hold::{Hold, Holding};
pub use layout::sentences;
pub use parts::Parts;
pub use recent::Recent;
pub use screen::{Case, How, Review};
pub use urgent::Urgent;
