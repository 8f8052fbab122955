//! From the bytes of a record to a sealed file, signed twice: inside for whoever opens it, outside for the server.

use core::str::FromStr as _;
use std::borrow::Cow;

use serde::Deserialize;
use zeroize::Zeroizing;

use super::{MAGIC, RecordSave};
use crate::{
    envelope::{Envelope, Kind},
    file,
    hybrid::HybridRecipient,
    id::{Account, CallId, Digest, SubmissionId},
    identity::MemberIdentity,
    key_set::SignedKeySet,
    padding::SizeClass,
    signed_bytes::signed_bytes,
};

/// Bytes of the signature behind the record.
pub(super) const SIGNATURE: usize = 64;

/// Why a record was not sealed. It is untouched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealRecordError {
    /// The bytes are no record. Write it with `themes::record`.
    #[error("this is not a record")]
    NotARecord,
    /// The record names another call or epoch than the key set. Write it again for the key set in force.
    #[error("the record is for another list of keys than the one in force")]
    OtherKeySet,
    /// Its author is not in the key set with these keys, or may not open testimonies.
    #[error("the record is by somebody else than these keys belong to")]
    NotAuthor,
    /// More than the largest size class holds.
    #[error("the record is longer than one sealed file can hold")]
    TooLong,
    /// The key set's recipient can't be sealed to.
    #[error("the call's key is damaged; ask a keyholder to look at the keys")]
    BadRecipient,
}

/// What a record says of itself, read from its JSON; the rest of it is passed over.
#[derive(Deserialize)]
pub(super) struct Facts<'a> {
    pub call: CallId,
    pub testimony: SubmissionId,
    pub payload: Digest,
    pub author: Account,
    pub epoch: u32,
    pub previous: Option<Digest>,
    #[serde(borrow)]
    pub state: Cow<'a, str>,
}

impl Facts<'_> {
    /// The bytes that the author signs inside the seal.
    pub fn message(&self, record: &[u8]) -> Vec<u8> {
        signed_bytes(
            "murmuration/v1/record",
            &[
                self.call.as_ref().as_bytes(),
                &self.testimony.to_bytes(),
                self.author.as_ref().as_bytes(),
                &self.epoch.to_be_bytes(),
                &Digest::of(record).to_bytes(),
            ],
        )
    }
}

/// A record, what it says of itself, and what stands behind it. `None` if the bytes do not begin with one.
pub(super) fn read(plaintext: &[u8]) -> Option<(&[u8], Facts<'_>, &[u8])> {
    let (length, rest) = plaintext.strip_prefix(MAGIC)?.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let (json, rest) = rest.split_at_checked(length)?;
    let facts = serde_json::from_slice(json).ok()?;
    Some((&plaintext[..plaintext.len() - rest.len()], facts, rest))
}

/// A record that only the call can open, with what is sent beside it.
pub struct SealedRecord {
    envelope: Envelope,
    call: CallId,
    testimony: SubmissionId,
    epoch: u32,
    previous: Option<Digest>,
    state: String,
    urgent: bool,
    signature: [u8; 64],
}

impl SealedRecord {
    /// The bytes to send.
    pub fn bytes(&self) -> Vec<u8> {
        self.envelope.file()
    }

    /// SHA-256 of [`SealedRecord::bytes`]: what the server must answer.
    pub fn digest(&self) -> Digest {
        self.envelope.sha256()
    }

    /// SHA-256 of the payload: `previous` of the save that comes after this one.
    pub fn payload(&self) -> Digest {
        self.envelope.payload_sha256()
    }

    /// The call.
    pub fn call(&self) -> &CallId {
        &self.call
    }

    /// The testimony.
    pub fn testimony(&self) -> SubmissionId {
        self.testimony
    }

    /// Epoch of the key set that it is sealed for.
    pub fn epoch(&self) -> u32 {
        self.epoch
    }

    /// The payload digest of the save that it replaces.
    pub fn previous(&self) -> Option<Digest> {
        self.previous
    }

    /// Where the testimony stands, as the record says.
    pub fn state(&self) -> &str {
        &self.state
    }

    /// Whether somebody has to look at the testimony soon.
    pub fn is_urgent(&self) -> bool {
        self.urgent
    }

    /// The author's signature over the [`RecordSave`].
    pub fn signature(&self) -> &[u8; 64] {
        &self.signature
    }
}

/// Signs a record, seals it to the call of a verified key set, and signs the save. Call, testimony, author, epoch, state and what it
/// replaces are those that the record itself names, so that nothing outside the seal can say otherwise.
///
/// # Errors
/// [`SealRecordError`].
pub fn seal_record(
    record: &[u8],
    keys: &SignedKeySet,
    urgent: bool,
    member: &MemberIdentity,
) -> Result<SealedRecord, SealRecordError> {
    let (_, facts, rest) = read(record).ok_or(SealRecordError::NotARecord)?;
    if !rest.is_empty() {
        return Err(SealRecordError::NotARecord);
    }
    let set = keys.set();
    if facts.call != set.call || facts.epoch != set.epoch {
        return Err(SealRecordError::OtherKeySet);
    }
    let author = set.member(&facts.author).filter(|author| author.role.may_open());
    if author.is_none_or(|author| author.signing != member.verifying_key()) {
        return Err(SealRecordError::NotAuthor);
    }
    let recipient = HybridRecipient::from_str(&set.recipient).map_err(|_| SealRecordError::BadRecipient)?;
    let class = SizeClass::holding(record.len() + SIGNATURE).ok_or(SealRecordError::TooLong)?;
    let mut plaintext = Zeroizing::new(Vec::with_capacity(class.bytes()));
    plaintext.extend_from_slice(record);
    plaintext.extend_from_slice(&member.sign(&facts.message(record)));
    plaintext.resize(class.bytes(), 0);
    let envelope = file::seal(Kind::Record, &plaintext, &recipient);
    let Facts { call, testimony, author, epoch, previous, state, .. } = facts;
    let file = envelope.sha256();
    let save = RecordSave { call: &call, testimony, author: &author, epoch, previous, file, state: &state, urgent };
    let signature = member.sign(&save.message());
    Ok(SealedRecord { envelope, testimony, epoch, previous, state: state.into_owned(), urgent, signature, call })
}
