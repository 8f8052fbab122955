//! How members unlock their rooms, the desk and the research room: passphrase or paper code, the keys that are to be trusted, and the lock when
//! nobody is there.

mod compare;
pub mod enter;
mod form;
pub mod idle;
pub mod job;
mod keys;
pub mod memory;
mod paper;
pub mod texts;
pub mod trust;

pub use compare::Compare;
pub use form::Form;
pub use keys::InForce;

use trust::TrustError;

/// The heading of whatever is shown: the focus goes there when it changes.
pub const HEADING: &str = "room-heading";

/// Why a room is locked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Locked {
    ByHand,
    Idle,
    /// A person saw that the fingerprints differ.
    Different,
    Trust(TrustError),
}
