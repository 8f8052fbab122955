//! From a sealed entry to its words, once it is known who wrote them.

use base64ct::{Base64Unpadded, Encoding as _};
use ed25519_dalek::{Signature, VerifyingKey};
use zeroize::Zeroizing;

use super::{
    Content, EntryKind, Side,
    seal::{Inside, Signed, What},
};
use crate::{
    draft::Consent,
    envelope::Envelope,
    file::{self, FileError},
    hybrid::HybridIdentity,
    id::{Account, CallId, SubmissionId},
    key_set::SignedKeySet,
    seal::unpad,
};

/// What the server says an entry is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryClaim {
    /// The call of its testimony.
    pub call: CallId,
    /// Its testimony.
    pub id: SubmissionId,
    /// Its place in the thread.
    pub counter: u64,
    /// Message or amendment.
    pub kind: EntryKind,
    /// Who wrote it.
    pub by: Side,
}

/// Why an entry is not shown. That there is one is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    /// Sealed to another key. Try the key of another epoch.
    #[error("this message is sealed to another key")]
    NotForThisKey,
    /// Not whole, or altered. It cannot be recovered.
    #[error("this message is damaged or was altered on its way")]
    Damaged,
    /// Opened, but for another call, another account, or another place in the conversation than the server says.
    #[error("this message belongs somewhere else than the server says")]
    Elsewhere,
    /// Opened, but not signed by whom it names.
    #[error("this message is not signed by the person it names")]
    Unsigned,
}

impl From<FileError> for EntryError {
    fn from(error: FileError) -> Self {
        match error {
            FileError::NotForThisKey => Self::NotForThisKey,
            FileError::Damaged => Self::Damaged,
        }
    }
}

/// An entry that belongs where the server says, by somebody who is not known yet. It shows no word before she is.
pub struct UnverifiedEntry {
    call: CallId,
    id: SubmissionId,
    counter: u64,
    from: Option<Account>,
    what: What,
    text: Zeroizing<String>,
    consent: Option<Consent>,
    epoch: u32,
    signature: [u8; 64],
}

/// An entry whose writer is known.
pub struct Entry {
    /// Its place in the thread.
    pub counter: u64,
    /// The moderator who wrote it; `None` for the survivor.
    pub from: Option<Account>,
    /// What it says.
    pub content: Content,
}

/// Opens either copy of an entry, with the call's key or the receipt's, and checks that it is what the server claims.
///
/// # Errors
/// [`EntryError`], without [`EntryError::Unsigned`].
pub fn open_entry(file: &[u8], identity: &HybridIdentity, claim: &EntryClaim) -> Result<UnverifiedEntry, EntryError> {
    let envelope = Envelope::parse(claim.kind.file(), file).map_err(|_| EntryError::Damaged)?;
    let plaintext = file::open(&envelope, &[identity])?;
    let json = unpad(&plaintext).ok_or(EntryError::Damaged)?;
    let inside: Inside<'_> = serde_json::from_slice(json).map_err(|_| EntryError::Damaged)?;
    let signature = Base64Unpadded::decode_vec(&inside.signature).ok().and_then(|bytes| bytes.try_into().ok());
    let entry = UnverifiedEntry {
        call: inside.call,
        id: inside.id,
        counter: inside.counter,
        from: inside.from,
        what: inside.what,
        text: Zeroizing::new(inside.text.into_owned()),
        consent: inside.consent.map(Consent::from),
        epoch: inside.epoch,
        signature: signature.ok_or(EntryError::Damaged)?,
    };
    if (entry.what == What::Consent) != entry.consent.is_some() {
        return Err(EntryError::Damaged);
    }
    if entry.is_what(claim) { Ok(entry) } else { Err(EntryError::Elsewhere) }
}

impl UnverifiedEntry {
    fn is_what(&self, claim: &EntryClaim) -> bool {
        let kind = if self.what == What::Message { EntryKind::Message } else { EntryKind::Amendment };
        let by = if self.from.is_none() { Side::Survivor } else { Side::Desk };
        self.call == claim.call
            && self.id == claim.id
            && self.counter == claim.counter
            && kind == claim.kind
            && by == claim.by
    }

    /// The epoch whose key set [`UnverifiedEntry::by_member`] needs.
    pub fn epoch(&self) -> u32 {
        self.epoch
    }

    /// The words, if whoever holds the receipt wrote them. `return_key` is the receipt's own, or the one inside the opened testimony.
    ///
    /// # Errors
    /// [`EntryError::Unsigned`].
    pub fn by_survivor(self, return_key: &[u8; 32]) -> Result<Entry, EntryError> {
        if self.from.is_none() && self.is_signed_by(return_key) {
            Ok(self.verified())
        } else {
            Err(EntryError::Unsigned)
        }
    }

    /// The words, if the moderator whom it names wrote them. `keys` is the verified key set of [`UnverifiedEntry::epoch`].
    ///
    /// # Errors
    /// [`EntryError::Unsigned`], also if she may not open testimonies, or wrote what only a survivor may.
    pub fn by_member(self, keys: &SignedKeySet) -> Result<Entry, EntryError> {
        let set = keys.set();
        let member = self.from.as_ref().and_then(|account| set.member(account)).filter(|member| member.role.may_open());
        let fits = set.call == self.call && set.epoch == self.epoch && self.what == What::Message;
        if fits && member.is_some_and(|member| self.is_signed_by(&member.signing)) {
            Ok(self.verified())
        } else {
            Err(EntryError::Unsigned)
        }
    }

    fn is_signed_by(&self, key: &[u8; 32]) -> bool {
        let Self { call, id, counter, from, what, text, consent, epoch, signature } = self;
        let (id, counter, what, consent, epoch) = (*id, *counter, *what, *consent, *epoch);
        let message = Signed { call, id, counter, from: from.as_ref(), what, text, consent, epoch }.message();
        VerifyingKey::from_bytes(key)
            .is_ok_and(|key| key.verify_strict(&message, &Signature::from_bytes(signature)).is_ok())
    }

    fn verified(self) -> Entry {
        let content = match (self.what, self.consent) {
            (What::Consent, Some(consent)) => Content::Consent(consent),
            (What::Addition, _) => Content::Addition(self.text),
            _ => Content::Message(self.text),
        };
        Entry { counter: self.counter, from: self.from, content }
    }
}
