//! What moderators made of a testimony, signed, sealed and saved. `FORMAT.md` §17 describes every byte.
//!
//! What a record says is none of this crate's business: to it, a record is bytes that name their call, testimony and author.

#[cfg(feature = "keys")]
mod open;
#[cfg(feature = "keys")]
mod seal;

use ed25519_dalek::{Signature, VerifyingKey};

use crate::{
    id::{Account, CallId, Digest, SubmissionId},
    signed_bytes::signed_bytes,
};
#[cfg(feature = "keys")]
pub use open::{OpenRecordError, OpenedRecord, RecordClaim, UnverifiedRecord, open_record};
#[cfg(feature = "keys")]
pub use seal::{SealRecordError, SealedRecord, seal_record};

/// First bytes of every record.
pub const MAGIC: &[u8; 21] = b"murmuration/1/record\n";

/// One save of a record, as it is signed towards the server: whoever has only somebody's session replaces nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecordSave<'a> {
    /// The call.
    pub call: &'a CallId,
    /// The testimony.
    pub testimony: SubmissionId,
    /// Who saves.
    pub author: &'a Account,
    /// Epoch of the key set that it was sealed for.
    pub epoch: u32,
    /// Digest of the payload that it replaces. `None` for the first.
    pub previous: Option<Digest>,
    /// SHA-256 of the sealed file.
    pub file: Digest,
    /// Where the testimony stands from now on, in the words of `themes`.
    pub state: &'a str,
    /// Whether somebody has to look at it soon.
    pub urgent: bool,
}

impl RecordSave<'_> {
    /// The bytes that the author's signing key signs.
    pub fn message(&self) -> Vec<u8> {
        let previous = self.previous.map(Digest::to_bytes);
        signed_bytes(
            "murmuration/v1/record-save",
            &[
                self.call.as_ref().as_bytes(),
                &self.testimony.to_bytes(),
                self.author.as_ref().as_bytes(),
                &self.epoch.to_be_bytes(),
                previous.as_ref().map_or(&[], <[u8; 32]>::as_slice),
                &self.file.to_bytes(),
                self.state.as_bytes(),
                &[u8::from(self.urgent)],
            ],
        )
    }

    /// Whether `signature` is by this signing key. Strict verification.
    pub fn is_signed_by(&self, key: &[u8; 32], signature: &[u8; 64]) -> bool {
        is_signed(&self.message(), key, signature)
    }
}

fn is_signed(message: &[u8], key: &[u8; 32], signature: &[u8; 64]) -> bool {
    VerifyingKey::from_bytes(key).is_ok_and(|key| key.verify_strict(message, &Signature::from_bytes(signature)).is_ok())
}
