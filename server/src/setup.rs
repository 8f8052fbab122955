//! The first set-up: a token that opens it once, and the check of what comes through.

pub(crate) mod check;
mod codebook;
mod document;
mod next;

use std::sync::OnceLock;

use vault::id::Digest;

pub use check::{Founding, NewAccount, NewCall, NewWrap};
pub use codebook::SignedCodebook;
pub use document::Document;
pub use next::{InForce, Next};

/// The digest of the one-time token, from [`SetupDoor::open`] on. That there is no call yet is for the guard to see. The token itself is not kept.
#[derive(Default)]
pub struct SetupDoor(OnceLock<Digest>);

impl SetupDoor {
    /// Opens the door for whoever has `token`.
    pub fn open(&self, token: &str) {
        let _ = self.0.set(Digest::of(token.as_bytes()));
    }

    /// Whether `token` opens it.
    pub fn is_open(&self, token: &str) -> bool {
        self.0.get() == Some(&Digest::of(token.as_bytes()))
    }
}
