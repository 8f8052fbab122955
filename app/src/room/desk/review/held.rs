//! The record that the server holds of an account: fetched, opened and compared with the account; sealed and saved.

use themes::{
    codebook::Codebook,
    coding::Misfit,
    masking::apply,
    record::{CodebookVersion, Record, RecordError, RecordReadError},
};
use time::Date;
use vault::{
    id::{CallId, Digest, SubmissionId},
    identity::CallIdentity,
    key_set::SignedKeySet,
    record::{OpenRecordError, RecordClaim, SealRecordError, SealedRecord, UnverifiedRecord, open_record, seal_record},
};
use zeroize::Zeroizing;

use super::{
    parts::Parts,
    sheet::{Decision, Saved, Sheet},
};
use crate::{
    api::{self, ApiError, Bearer},
    room::desk::{
        codebook::{self, BookError},
        fetch::FetchError,
    },
    unlocked::{OpenCall, Unlocked},
};

/// Why a record is not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    Fetch(FetchError),
    Sealed(OpenRecordError),
    Read(RecordReadError),
    /// It was made with a codebook that this desk can't get.
    Codebook,
    /// It speaks of passages or themes that are not there.
    Misfit,
}

impl From<ApiError> for Unread {
    fn from(error: ApiError) -> Self {
        Self::Fetch(error.into())
    }
}

impl From<OpenRecordError> for Unread {
    fn from(error: OpenRecordError) -> Self {
        Self::Sealed(error)
    }
}

impl From<BookError> for Unread {
    fn from(error: BookError) -> Self {
        match error {
            BookError::Offline => Self::Fetch(FetchError::Offline),
            BookError::LoggedOut | BookError::Missing | BookError::Unsigned | BookError::Strange => Self::Codebook,
        }
    }
}

impl From<Misfit> for Unread {
    fn from(_: Misfit) -> Self {
        Self::Misfit
    }
}

/// A record as the server holds it, and the digest of its sealed payload.
pub type Held = (Record, Digest);

/// Which account, as it was opened here.
#[derive(Clone, Copy)]
pub struct Which {
    pub id: SubmissionId,
    pub payload: Digest,
}

/// The record of an account; `None` if nothing was made of it yet.
pub async fn fetch(unlocked: &Unlocked, call: &OpenCall, which: Which) -> Result<Option<Held>, Unread> {
    match api::record(&unlocked.session, &call.call, which.id).await? {
        Some(file) => read(&file, call, which).await.map(Some),
        None => Ok(None),
    }
}

/// Opens a sealed record with the first of the call's keys that fits, and checks who made it.
pub async fn read(file: &[u8], call: &OpenCall, which: Which) -> Result<Held, Unread> {
    let unverified = unseal(file, &call.identities, &call.call, which)?;
    let past = keys_of(call, unverified.epoch()).await?;
    signed(unverified, past.as_ref().unwrap_or(&call.keys))
}

/// Opens a sealed record with the first key that fits. Who made it is to be checked.
pub fn unseal(
    file: &[u8],
    identities: &[CallIdentity],
    call: &CallId,
    which: Which,
) -> Result<UnverifiedRecord, OpenRecordError> {
    let claim = RecordClaim { call: call.clone(), id: which.id, payload: which.payload };
    let opened = identities.iter().map(|identity| open_record(file, identity.hybrid(), &claim));
    let fitting = opened.into_iter().find(|outcome| !matches!(outcome, Err(OpenRecordError::NotForThisKey)));
    fitting.unwrap_or(Err(OpenRecordError::NotForThisKey))
}

/// A record that a member of this key set signed.
pub fn signed(unverified: UnverifiedRecord, keys: &SignedKeySet) -> Result<Held, Unread> {
    let opened = unverified.by_member(keys)?;
    let record = Record::parse(&opened.record).map_err(Unread::Read)?;
    Ok((record, opened.payload))
}

/// The verified key set of an epoch before the one in force; `None` for the one in force, and for one that is not there.
async fn keys_of(call: &OpenCall, epoch: u32) -> Result<Option<SignedKeySet>, Unread> {
    if epoch >= call.keys.set().epoch {
        return Ok(None);
    }
    let note = api::key_set(&call.call, Some(epoch)).await?;
    let keys = SignedKeySet::verify_past(&note, Some(&call.keys.fingerprint())).ok();
    Ok(keys.filter(|keys| keys.check_call(&call.call).is_ok()))
}

/// The codebook that a record names, or the one in force.
pub async fn codebook_of(
    unlocked: &Unlocked,
    call: &OpenCall,
    wanted: Option<CodebookVersion>,
) -> Result<Codebook, Unread> {
    let version = wanted.map(|wanted| wanted.version);
    let codebook = codebook::codebook_of(unlocked, call, version).await?.codebook;
    let fits = wanted.is_none_or(|wanted| wanted == CodebookVersion::from(&codebook));
    if fits { Ok(codebook) } else { Err(Unread::Codebook) }
}

/// Whether a record speaks of this account in the words of this codebook, and masks what it says it masks.
pub fn fits(record: &Record, codebook: &Codebook, parts: &Parts) -> Result<(), Unread> {
    let works = [record.first.as_ref(), record.adjudication.as_ref()];
    let check = match &record.check {
        Some(themes::record::Check::Own(work)) => Some(work),
        _ => None,
    };
    for work in works.into_iter().flatten().chain(check) {
        work.coding.fits(codebook, |part| parts.length(part))?;
    }
    for (part, masked) in &record.masked {
        let text = parts.text(part).ok_or(Unread::Misfit)?;
        if apply(text, &masked.log).ok().as_deref() != Some(&*masked.text) {
            return Err(Unread::Misfit);
        }
    }
    Ok(())
}

/// Why something was not saved. It is still in this page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsaved {
    Record(RecordError),
    Seal(SealRecordError),
    /// Somebody else saved meanwhile.
    Moved,
    /// The account is gone, or is not hers to open any more.
    Gone,
    /// No answer. It may have arrived: the same again counts once.
    Unsure,
    Refused,
}

impl From<ApiError> for Unsaved {
    fn from(error: ApiError) -> Self {
        match error {
            ApiError::Refused { code, .. } if code == "record-stale" => Self::Moved,
            ApiError::Refused { status: 404 | 410, .. } => Self::Gone,
            ApiError::Unreachable | ApiError::Refused { status: 408 | 429 | 500.., .. } => Self::Unsure,
            ApiError::Refused { .. } | ApiError::Strange => Self::Refused,
        }
    }
}

/// A save on its way: what is sent, and what of the sheet it holds.
pub struct Sending {
    pub record: SealedRecord,
    /// The same before it was sealed.
    bytes: Zeroizing<Vec<u8>>,
    pub decision: Decision,
    pub then: Saved,
}

/// Signs and seals what is on the sheet.
pub fn seal(
    sheet: &mut Sheet,
    decision: Decision,
    urgent: bool,
    unlocked: &Unlocked,
    call: &OpenCall,
    today: Date,
) -> Result<Sending, Unsaved> {
    let then = sheet.now();
    let (bytes, _) = sheet.with(&decision, today).map_err(Unsaved::Record)?;
    let record = seal_record(&bytes, &call.keys, urgent, &unlocked.identity).map_err(Unsaved::Seal)?;
    Ok(Sending { record, bytes, decision, then })
}

impl Sending {
    /// What is sent.
    pub fn sent(&self) -> Record {
        Record::parse(&self.bytes).expect("a record can be read as it was written")
    }
}

/// Sends it, and makes sure that the server holds these bytes.
pub async fn send(session: &Bearer, record: &SealedRecord) -> Result<(), Unsaved> {
    match api::save_record(session, record).await {
        Ok(kept) if kept == record.digest() => Ok(()),
        Ok(_) => Err(Unsaved::Refused),
        Err(error) => Err(error.into()),
    }
}
