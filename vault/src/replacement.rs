//! Headers on their way to a new call identity, and what a second member says of them. `FORMAT.md` §12 describes every byte.
//!
//! Nothing here needs a key: the server reads and writes the same.

mod compact;
mod frame;

use ed25519_dalek::{Signature, VerifyingKey};

use crate::{
    id::{Account, CallId, Digest},
    key_set::SignedKeySet,
    signed_bytes::signed_bytes,
};
pub use compact::{COMPACT_BYTES, Compact};
pub use frame::{Frame, read_all, write_all};

/// What a header belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// An account.
    Testimony,
    /// The call's side of an entry.
    Entry,
    /// A photo, letter or recording.
    Attachment,
    /// What moderators made of an account.
    Record,
}

impl Part {
    /// Every part, in the order in which they are gone through.
    pub const ALL: [Self; 4] = [Self::Testimony, Self::Entry, Self::Attachment, Self::Record];

    /// The word in tables.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Testimony => "testimony",
            Self::Entry => "entry",
            Self::Attachment => "attachment",
            Self::Record => "record",
        }
    }
}

/// One header, as the server names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Piece {
    /// Of what.
    pub part: Part,
    /// Its row: a random number.
    pub row: i64,
}

/// A header that an older call identity opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Which.
    pub piece: Piece,
    /// As it is stored.
    pub header: Vec<u8>,
}

/// The header that is to take its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// Which.
    pub piece: Piece,
    /// SHA-256 of the header that is replaced.
    pub old: Digest,
    /// The new header.
    pub new: Compact,
    /// By the member, over [`replacement_message`].
    pub signature: [u8; 64],
}

/// A header that was replaced, beside the one before, until a second member has looked at both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quarantined {
    /// Which.
    pub piece: Piece,
    /// Who replaced it.
    pub by: Account,
    /// Her signature over [`replacement_message`].
    pub signature: [u8; 64],
    /// The new header.
    pub new: Compact,
    /// The header before.
    pub old: Vec<u8>,
}

/// What a second member's client found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Which.
    pub piece: Piece,
    /// SHA-256 of the new header that was looked at.
    pub new: Digest,
    /// Whether it opens for the new identity, over the same file key as the one before.
    pub is_right: bool,
}

/// The bytes that a member signs for each header that she replaces. `epoch` is the one from which
/// the identity in force is in force.
pub fn replacement_message(call: &CallId, epoch: u32, old: Digest, new: Digest) -> Vec<u8> {
    let parts = [call.as_ref().as_bytes(), &epoch.to_be_bytes(), &old.to_bytes(), &new.to_bytes()];
    signed_bytes("murmuration/v1/reseal", &parts)
}

/// The bytes that a member signs for a list of [`Verdict`]s, of which `body` is the digest.
pub fn verdicts_message(call: &CallId, epoch: u32, body: Digest) -> Vec<u8> {
    let parts = [call.as_ref().as_bytes(), &epoch.to_be_bytes(), &body.to_bytes()];
    signed_bytes("murmuration/v1/reseal-check", &parts)
}

/// Whether somebody who may open in `keys` signed `message`. Strict verification (RFC 8032, no key of small order).
pub fn is_signed(keys: &SignedKeySet, by: &Account, message: &[u8], signature: &[u8; 64]) -> bool {
    let member = keys.set().member(by).filter(|member| member.role.may_open());
    let key = member.and_then(|member| VerifyingKey::from_bytes(&member.signing).ok());
    key.is_some_and(|key| key.verify_strict(message, &Signature::from_bytes(signature)).is_ok())
}
