//! One account from the server: fetched, compared with what the queue says, and opened.

use vault::{
    envelope::Kind,
    header::Header,
    id::{CallId, Digest},
    identity::CallIdentity,
    key_set::SignedKeySet,
    open::{Claim, OpenError, Opened},
};

use crate::{
    api::{self, ApiError},
    browser,
    unlocked::{self, OpenCall, Unlocked},
    wire::{CallDocument, QueueItem},
};

/// Why an account is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// No answer. Try again.
    Offline,
    /// An answer that this version does not know.
    Strange,
    /// Taken back by its writer, or not this call's.
    Gone,
    /// Other bytes than the queue names.
    OtherBytes,
    /// It did not open, or is not what the server claims.
    Sealed(OpenError),
}

/// An account as the queue names it.
pub struct Named {
    pub item: QueueItem,
    /// Sealed under another key set of this epoch than this desk verified.
    pub other_key_set: bool,
    /// The document whose questions were answered; `None` if there are no answers, or no keyholder of that time signed it.
    pub asked: Option<CallDocument>,
}

impl From<ApiError> for FetchError {
    fn from(error: ApiError) -> Self {
        match error {
            ApiError::Refused { status: 404, .. } => Self::Gone,
            ApiError::Unreachable | ApiError::Refused { status: 429 | 500.., .. } => Self::Offline,
            ApiError::Refused { .. } | ApiError::Strange => Self::Strange,
        }
    }
}

impl FetchError {
    /// One byte, for what a Worker says.
    pub const fn code(self) -> u8 {
        match self {
            Self::Offline => 0,
            Self::Strange => 1,
            Self::Gone => 2,
            Self::OtherBytes => 3,
            Self::Sealed(OpenError::NotForThisKey) => 4,
            Self::Sealed(OpenError::Damaged) => 5,
            Self::Sealed(OpenError::WrongCall) => 6,
            Self::Sealed(OpenError::WrongId) => 7,
            Self::Sealed(OpenError::WrongEpoch) => 8,
        }
    }

    /// What has this code.
    pub const fn of(code: u8) -> Self {
        match code {
            0 => Self::Offline,
            2 => Self::Gone,
            3 => Self::OtherBytes,
            4 => Self::Sealed(OpenError::NotForThisKey),
            5 => Self::Sealed(OpenError::Damaged),
            6 => Self::Sealed(OpenError::WrongCall),
            7 => Self::Sealed(OpenError::WrongId),
            8 => Self::Sealed(OpenError::WrongEpoch),
            _ => Self::Strange,
        }
    }
}

/// Waits between tries, in milliseconds.
const WAITS: [i32; 3] = [500, 2_000, 8_000];

/// Asks several times if the line is bad.
pub async fn patiently<T>(mut ask: impl AsyncFnMut() -> Result<T, ApiError>) -> Result<T, ApiError> {
    for wait in WAITS {
        match ask().await {
            Err(ApiError::Unreachable | ApiError::Refused { status: 429 | 500.., .. }) => browser::wait(wait).await,
            outcome => return outcome,
        }
    }
    ask().await
}

pub async fn fetch(unlocked: &Unlocked, call: &OpenCall, item: QueueItem) -> Result<(Named, Opened), FetchError> {
    let id = item.id.parse().map_err(|_| FetchError::Strange)?;
    let file = api::testimony(&unlocked.session, &call.call, id).await?;
    let opened = check(&call.identities, &call.call, &item, &file)?;
    let other_key_set =
        opened.binding.as_ref().is_some_and(|binding| call.is_other_key_set(item.epoch_sealed, binding.key_set));
    let asked = match opened.draft.answers().next() {
        Some(_) => asked(call, opened.draft.questions(), item.epoch_sealed).await,
        None => None,
    };
    Ok((Named { item, other_key_set, asked }, opened))
}

/// Opens a file if it is what the queue says of it.
pub fn check(identities: &[CallIdentity], call: &CallId, item: &QueueItem, file: &[u8]) -> Result<Opened, FetchError> {
    let id = item.id.parse().map_err(|_| FetchError::Strange)?;
    let promised: Digest = item.payload_sha256.parse().map_err(|_| FetchError::Strange)?;
    // Re-sealing replaces headers, so that only the payload can be known beforehand.
    let header = Header::parse(file, Kind::OfflineTestimony.header_limit()).map_err(|_| FetchError::OtherBytes)?;
    if Digest::of(&file[header.bytes().len()..]) != promised {
        return Err(FetchError::OtherBytes);
    }
    let claim = Claim { call: call.clone(), id, epoch: item.epoch_sealed };
    unlocked::open_with(identities, file, &claim).map_err(FetchError::Sealed)
}

/// A version of the call's document, vouched for by the key set in force or by that of the epoch in which the account was sealed.
async fn asked(call: &OpenCall, version: u32, epoch: u32) -> Option<CallDocument> {
    let view = api::call(&call.call, Some(version)).await.ok()?;
    if let Ok(document) = CallDocument::verified(&view, &call.keys) {
        return Some(document);
    }
    let note = api::key_set(&call.call, Some(epoch)).await.ok()?;
    let then = SignedKeySet::verify_past(&note, Some(&call.keys.fingerprint())).ok()?;
    CallDocument::verified(&view, &then).ok()
}
