//! The first set-up: a token that opens it once, and the check of what comes through.

pub(crate) mod check;
mod codebook;
mod document;
mod next;

use std::sync::{Mutex, PoisonError};

use vault::id::Digest;

pub use check::{Founding, NewAccount, NewCall, NewWrap};
pub use codebook::SignedCodebook;
pub use document::Document;
pub use next::{InForce, Next};

/// Shut from the beginning; open from [`SetupDoor::open`] for as long as there is no call, at whichever server. The token itself is not kept.
#[derive(Default)]
pub struct SetupDoor(Mutex<Option<Digest>>);

impl SetupDoor {
    /// Opens the door for whoever has `token`.
    pub fn open(&self, token: &str) {
        *self.lock() = Some(Digest::of(token.as_bytes()));
    }

    /// Whether `token` opens it.
    pub fn is_open(&self, token: &str) -> bool {
        *self.lock() == Some(Digest::of(token.as_bytes()))
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Digest>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
