//! From a sealed record to its bytes, once it is known who wrote them.

use zeroize::Zeroizing;

use super::{
    is_signed,
    seal::{SIGNATURE, read},
};
use crate::{
    envelope::{Envelope, Kind},
    file::{self, FileError},
    hybrid::HybridIdentity,
    id::{Account, CallId, Digest, SubmissionId},
    key_set::SignedKeySet,
};

/// Of what a record has to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordClaim {
    /// The call.
    pub call: CallId,
    /// The testimony.
    pub id: SubmissionId,
    /// Digest of the testimony's payload, as whoever opened it computed it (`Opened::payload`).
    pub payload: Digest,
}

/// Why a record is not shown. That there is one is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenRecordError {
    /// Sealed to another key. Try the key of another epoch.
    #[error("this record is sealed to another key")]
    NotForThisKey,
    /// Not whole, or altered. It cannot be recovered.
    #[error("this record is damaged or was altered on its way")]
    Damaged,
    /// Opened, but it is about another call, another account, or other bytes of it.
    #[error("this record belongs to another account than the server says")]
    Elsewhere,
    /// Opened, but not signed by the member whom it names, or she may not make records.
    #[error("this record is not signed by the person it names")]
    Unsigned,
}

impl From<FileError> for OpenRecordError {
    fn from(error: FileError) -> Self {
        match error {
            FileError::NotForThisKey => Self::NotForThisKey,
            FileError::Damaged => Self::Damaged,
        }
    }
}

/// A record of the right testimony, by somebody who is not known yet. It shows no byte before she is.
pub struct UnverifiedRecord {
    call: CallId,
    author: Account,
    epoch: u32,
    record: Zeroizing<Vec<u8>>,
    message: Vec<u8>,
    signature: [u8; SIGNATURE],
    payload: Digest,
}

/// A record whose author is known. Plaintext: it can't be printed, cloned or serialised, and is wiped when dropped.
pub struct OpenedRecord {
    /// The bytes that `themes::record` reads.
    pub record: Zeroizing<Vec<u8>>,
    /// Who saved it.
    pub author: Account,
    /// Digest of the sealed payload: `previous` of the save that replaces it.
    pub payload: Digest,
}

/// Opens a record, and checks that it is about the testimony that whoever asks has open.
///
/// # Errors
/// [`OpenRecordError`], without [`OpenRecordError::Unsigned`].
pub fn open_record(
    file: &[u8],
    identity: &HybridIdentity,
    claim: &RecordClaim,
) -> Result<UnverifiedRecord, OpenRecordError> {
    let envelope = Envelope::parse(Kind::Record, file).map_err(|_| OpenRecordError::Damaged)?;
    let mut plaintext = file::open(&envelope, &[identity])?;
    let (record, facts, rest) = read(&plaintext).ok_or(OpenRecordError::Damaged)?;
    let (signature, padding) = rest.split_first_chunk::<SIGNATURE>().ok_or(OpenRecordError::Damaged)?;
    if padding.iter().any(|byte| *byte != 0) {
        return Err(OpenRecordError::Damaged);
    }
    if facts.call != claim.call || facts.testimony != claim.id || facts.payload != claim.payload {
        return Err(OpenRecordError::Elsewhere);
    }
    let (message, signature, length) = (facts.message(record), *signature, record.len());
    let (call, author, epoch) = (facts.call, facts.author, facts.epoch);
    plaintext.truncate(length);
    let payload = envelope.payload_sha256();
    Ok(UnverifiedRecord { call, author, epoch, record: plaintext, message, signature, payload })
}

impl UnverifiedRecord {
    /// The epoch whose key set [`UnverifiedRecord::by_member`] needs.
    pub fn epoch(&self) -> u32 {
        self.epoch
    }

    /// The record, if the member whom it names signed it. `keys` is the verified key set of [`UnverifiedRecord::epoch`].
    ///
    /// # Errors
    /// [`OpenRecordError::Unsigned`], also if she may not open testimonies.
    pub fn by_member(self, keys: &SignedKeySet) -> Result<OpenedRecord, OpenRecordError> {
        let set = keys.set();
        let fits = set.call == self.call && set.epoch == self.epoch;
        let author = set.member(&self.author).filter(|author| fits && author.role.may_open());
        if author.is_some_and(|author| is_signed(&self.message, &author.signing, &self.signature)) {
            Ok(OpenedRecord { record: self.record, author: self.author, payload: self.payload })
        } else {
            Err(OpenRecordError::Unsigned)
        }
    }
}
