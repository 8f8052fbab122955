//! The log of a call: who came, who went, which key is in force, what became of re-sealing. Each entry names the one before and is
//! signed by the member who acted, so that nobody can leave one out or write one in her name. `FORMAT.md` §18 describes each line.

mod event;
mod text;
mod verify;

use ed25519_dalek::{Signature, VerifyingKey};
use time::Date;

use crate::{
    id::{Account, CallId, Digest},
    key_set::SignedKeySet,
    role::Role,
    signed_bytes::signed_bytes,
};
pub use event::Event;
pub use verify::{Verification, verify};

/// No entry is longer, in bytes.
pub const LIMIT: usize = 1_024;
/// A server takes no more entries of one member of a call with the same day.
pub const PER_DAY: u32 = 128;

/// What one entry says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Of which call.
    pub call: CallId,
    /// 1 for the first, one more for each that follows.
    pub number: u32,
    /// Digest of the entry before; [`Digest::ZERO`] for the first.
    pub previous: Digest,
    /// The day (UTC) on the device of whoever acted.
    pub day: Date,
    /// Who acted.
    pub by: Account,
    /// Epoch of the key set that has her signing key.
    pub epoch: u32,
    /// What she did.
    pub event: Event,
}

/// An entry with its signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedEntry {
    text: String,
    entry: Entry,
    signature: [u8; 64],
}

/// Why a log is not to be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LogError {
    /// Not in the one form that is written.
    #[error("an entry of the log is damaged or of an unknown version")]
    Malformed,
    /// Not signed by somebody who might, in the key set that it names.
    #[error("an entry of the log is not signed by the member that it names")]
    Unsigned,
    /// Not the next of this call: something was left out, moved or put in.
    #[error("an entry of the log does not follow the one before it")]
    NotNext,
    /// Dated before the entry before it, or signed for a key set that was not in force there.
    #[error("an entry of the log is of another time than its place says")]
    OutOfTime,
    /// The head that a key set names is not in the log.
    #[error("the log is not the one that the list of keys names")]
    OtherHead,
}

impl Entry {
    /// The bytes that are signed.
    fn message(&self) -> Vec<u8> {
        signed_bytes("murmuration/v1/log", &[text::write(self).as_bytes()])
    }

    /// Signs it with the member's signing key.
    pub fn sign(self, sign: impl FnOnce(&[u8]) -> [u8; 64]) -> SignedEntry {
        let signature = sign(&self.message());
        SignedEntry { text: text::write_signed(&self, &signature), entry: self, signature }
    }
}

impl SignedEntry {
    /// Reads an entry. Its signature is not verified yet.
    ///
    /// # Errors
    /// [`LogError::Malformed`].
    pub fn read(text: &str) -> Result<Self, LogError> {
        let (entry, signature) = text::parse(text).ok_or(LogError::Malformed)?;
        Ok(Self { text: text.to_owned(), entry, signature })
    }

    /// What it says.
    pub fn entry(&self) -> &Entry {
        &self.entry
    }

    /// As it is stored and served.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// SHA-256 of the text.
    pub fn digest(&self) -> Digest {
        Digest::of(self.text.as_bytes())
    }

    /// Whether whoever it names could do this under `keys`, the verified key set of its epoch, and signed it. Strict verification.
    ///
    /// # Errors
    /// [`LogError::Unsigned`].
    pub fn verify(&self, keys: &SignedKeySet) -> Result<(), LogError> {
        let Entry { call, by, epoch, event, .. } = &self.entry;
        let set = keys.set();
        let may = |role: Role| if event.is_for_keyholders() { role == Role::Keyholder } else { role.may_open() };
        let member = set.member(by).filter(|member| set.call == *call && set.epoch == *epoch && may(member.role));
        let key = member.and_then(|member| VerifyingKey::from_bytes(&member.signing).ok()).ok_or(LogError::Unsigned)?;
        let signature = Signature::from_bytes(&self.signature);
        key.verify_strict(&self.entry.message(), &signature).map_err(|_| LogError::Unsigned)
    }
}

/// The end of a log: what the next entry must name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// How many entries there are.
    pub number: u32,
    /// Digest of the last; [`Digest::ZERO`] if there is none.
    pub digest: Digest,
}

impl Head {
    /// Of a log without entries.
    pub const EMPTY: Self = Self { number: 0, digest: Digest::ZERO };

    /// The head once `entry` is added.
    ///
    /// # Errors
    /// [`LogError::NotNext`].
    pub fn then(self, entry: &SignedEntry) -> Result<Self, LogError> {
        let Entry { number, previous, .. } = entry.entry;
        if self.number.checked_add(1) == Some(number) && previous == self.digest {
            Ok(Self { number, digest: entry.digest() })
        } else {
            Err(LogError::NotNext)
        }
    }
}
