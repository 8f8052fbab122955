//! Key sets: the signed list of who may open what in a call.
//!
//! A key set is a signed note (<https://c2sp.org/signed-note>): readable text, one fact a line, signed by the call's root.
//! `FORMAT.md` §4 describes each line.

mod member;
mod note;
mod root;
mod text;

use time::Date;

use crate::id::{Account, CallId, Digest};
pub use member::{Member, recipient_digest};
pub use root::{Fingerprint, RootPublicKey};
pub(crate) use text::{is_hybrid, parse_date};

/// The facts of a key set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeySet {
    /// The call it is for.
    pub call: CallId,
    /// 1 for the first, one more for each that follows.
    pub epoch: u32,
    /// Digest of the note of the epoch before; `None` for epoch 1.
    pub previous: Option<Digest>,
    /// The last day on which clients accept it.
    pub not_after: Date,
    /// The key that signs it.
    pub root: RootPublicKey,
    /// The call's hybrid recipient (`age1pq1…`).
    pub recipient: String,
    /// The call's X25519 recipient (`age1…`), for the offline door only.
    pub classic: String,
    /// Everyone with a role in the call, in the order in which they joined.
    pub members: Vec<Member>,
    /// Head of the call's log; [`Digest::ZERO`] while it is empty.
    pub log_head: Digest,
    /// A call with invented testimonies only.
    pub synthetic: bool,
}

/// Why a key set is not to be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeySetError {
    /// Not a key set in the one form that is written.
    #[error("the list of keys is damaged or of an unknown version")]
    Malformed,
    /// No valid signature by the root that the note names.
    #[error("the list of keys is not signed by the key it names")]
    Unsigned,
    /// Signed by another root than the link or this device expects.
    #[error("the list of keys is signed by somebody else than the link you followed says")]
    WrongRoot,
    /// For another call.
    #[error("the list of keys is for another call")]
    WrongCall,
    /// Its last day is over.
    #[error("the list of keys has expired; its keyholder has to sign a new one")]
    Expired,
    /// Does not follow the key set before it.
    #[error("the list of keys does not follow the one before it")]
    NotNext,
    /// Older than one that this device has seen.
    #[error("the list of keys is older than one that this device has already seen")]
    Rollback,
    /// Another note of an epoch that this device has seen.
    #[error("the list of keys differs from the one with the same number that this device has seen")]
    Fork,
}

impl KeySet {
    /// The member with this handle.
    pub fn member(&self, account: &Account) -> Option<&Member> {
        self.members.iter().find(|member| &member.account == account)
    }

    /// How many members can open testimonies.
    pub fn openers(&self) -> usize {
        self.members.iter().filter(|member| member.role.may_open()).count()
    }
}

/// A key set whose signature was verified. The constructors are the only gate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedKeySet {
    note: String,
    set: KeySet,
}

/// What a member's browser remembers of the newest key set it has seen.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Seen {
    /// The call.
    pub call: CallId,
    /// The newest epoch seen.
    pub epoch: u32,
    /// SHA-256 of that note.
    pub digest: Digest,
}

impl SignedKeySet {
    /// Reads a note that must be in force on `today`, signed by the root it names, which must have the `expected`
    /// fingerprint if one is known.
    ///
    /// # Errors
    /// [`KeySetError::Malformed`], [`KeySetError::Unsigned`], [`KeySetError::WrongRoot`], [`KeySetError::Expired`].
    pub fn verify(note: &str, expected: Option<&Fingerprint>, today: Date) -> Result<Self, KeySetError> {
        let signed = Self::verify_past(note, expected)?;
        if today > signed.set.not_after {
            return Err(KeySetError::Expired);
        }
        Ok(signed)
    }

    /// The same for a note that need not be in force any more.
    ///
    /// # Errors
    /// As [`SignedKeySet::verify`], without [`KeySetError::Expired`].
    pub fn verify_past(note: &str, expected: Option<&Fingerprint>) -> Result<Self, KeySetError> {
        let (text, signatures) = note::split(note).ok_or(KeySetError::Malformed)?;
        let set = text::parse(text).ok_or(KeySetError::Malformed)?;
        if expected.is_some_and(|expected| *expected != set.root.fingerprint()) {
            return Err(KeySetError::WrongRoot);
        }
        if !note::is_signed(text, signatures, &text::signer(&set.call), &set.root) {
            return Err(KeySetError::Unsigned);
        }
        Ok(Self { note: note.to_owned(), set })
    }

    /// The facts.
    pub fn set(&self) -> &KeySet {
        &self.set
    }

    /// The note as published.
    pub fn note(&self) -> &str {
        &self.note
    }

    /// SHA-256 of the note.
    pub fn digest(&self) -> Digest {
        Digest::of(self.note.as_bytes())
    }

    /// Fingerprint of the root that signed it.
    pub fn fingerprint(&self) -> Fingerprint {
        self.set.root.fingerprint()
    }

    /// What to remember of this key set.
    pub fn seen(&self) -> Seen {
        Seen { call: self.set.call.clone(), epoch: self.set.epoch, digest: self.digest() }
    }

    /// Whether it is for `call`.
    ///
    /// # Errors
    /// [`KeySetError::WrongCall`].
    pub fn check_call(&self, call: &CallId) -> Result<(), KeySetError> {
        if &self.set.call == call { Ok(()) } else { Err(KeySetError::WrongCall) }
    }

    /// Whether it is the next key set of the same call under the same root.
    ///
    /// # Errors
    /// [`KeySetError::NotNext`], [`KeySetError::WrongRoot`], [`KeySetError::WrongCall`].
    pub fn check_follows(&self, previous: &Self) -> Result<(), KeySetError> {
        self.check_call(&previous.set.call)?;
        if self.set.root != previous.set.root {
            return Err(KeySetError::WrongRoot);
        }
        let follows =
            previous.set.epoch.checked_add(1) == Some(self.set.epoch) && self.set.previous == Some(previous.digest());
        if follows { Ok(()) } else { Err(KeySetError::NotNext) }
    }

    /// Whether it may replace what this device has seen: newer, or the very same.
    ///
    /// # Errors
    /// [`KeySetError::WrongCall`], [`KeySetError::Rollback`], [`KeySetError::Fork`]. A later epoch is accepted here; a client
    /// that holds the notes between checks them with [`SignedKeySet::check_follows`].
    pub fn check_against(&self, seen: &Seen) -> Result<(), KeySetError> {
        self.check_call(&seen.call)?;
        if self.set.epoch < seen.epoch {
            return Err(KeySetError::Rollback);
        }
        let forked = (self.set.epoch == seen.epoch && self.digest() != seen.digest)
            || (seen.epoch.checked_add(1) == Some(self.set.epoch) && self.set.previous != Some(seen.digest));
        if forked { Err(KeySetError::Fork) } else { Ok(()) }
    }
}

#[cfg(feature = "keys")]
impl KeySet {
    /// Signs this key set. The root in it must be the key that signs.
    ///
    /// # Errors
    /// [`KeySetError::WrongRoot`] for another root; [`KeySetError::Malformed`] for facts that no reader would accept.
    pub fn sign(&self, root: &crate::identity::RootKey) -> Result<SignedKeySet, KeySetError> {
        if self.root != root.public() {
            return Err(KeySetError::WrongRoot);
        }
        let text = text::write(self);
        let note = note::sign(&text, &text::signer(&self.call), root);
        SignedKeySet::verify_past(&note, None)
    }
}
