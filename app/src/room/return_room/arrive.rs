//! From seven words to an account of which everything was checked.

use std::sync::Arc;

use data_encoding::BASE64_NOPAD;
use vault::{
    draft::Consent,
    id::{CallId, Digest, SubmissionId},
    key_set::SignedKeySet,
    receipt::{PIN_BYTES, Receipt, ReceiptKeys},
};

use super::job;
use crate::{
    api::{self, ApiError},
    browser::{self, Here},
    thread::{self, Item, Opener, Sealed},
    wire,
    worker::WorkerFailed,
};

/// What is under way; in the order of `texts::steps`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Keys,
    Ask,
    Check,
}

/// Why nothing is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The server knows nothing of these words.
    NoReceipt,
    /// Taken back, and gone.
    Withdrawn,
    /// The server speaks of another account, other bytes or another root than were sealed with these words.
    Pin,
    /// The call's list of keys does not pass its check.
    Keys,
    /// The Worker did not run.
    Worker,
    /// No answer. Try again.
    Offline,
    /// Too many at once. Try again.
    Busy,
    /// An answer that this version does not know.
    Strange,
}

impl From<WorkerFailed> for Refusal {
    fn from(_: WorkerFailed) -> Self {
        Self::Worker
    }
}

impl From<ApiError> for Refusal {
    fn from(error: ApiError) -> Self {
        match error {
            ApiError::Unreachable => Self::Offline,
            ApiError::Refused { code, .. } if code == "withdrawn" => Self::Withdrawn,
            ApiError::Refused { code, .. } if code == "no-receipt" => Self::NoReceipt,
            ApiError::Refused { code, .. } if code == "busy" => Self::Busy,
            ApiError::Refused { status: 429 | 500.., .. } => Self::Offline,
            ApiError::Refused { .. } | ApiError::Strange => Self::Strange,
        }
    }
}

/// Where an account is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    New,
    Reading,
    Done,
}

/// An account of which the server says what was sealed with these words, and nothing else.
pub struct Known {
    pub receipt: Arc<ReceiptKeys>,
    pub id: SubmissionId,
    pub keys: SignedKeySet,
    /// Whether the key set has run out: then nothing more can be sealed to it.
    pub run_out: bool,
    /// Whether the call still takes what is sent to it.
    pub closed: bool,
    pub title: String,
    pub organisation: String,
    pub state: State,
    /// ISO week in which it was received.
    pub week: String,
    /// ISO week in which it is deleted.
    pub kept_until: String,
    /// What was said since, in order.
    pub items: Vec<Item>,
    /// Counter of the last entry.
    pub counter: u64,
    pub here: Here,
}

impl Known {
    /// What she allows, as far as she has changed it since.
    pub fn consent(&self) -> Option<Consent> {
        thread::consent(&self.items)
    }
}

/// Derives the keys of these words and looks what the server has for them.
pub async fn arrive(receipt: &Receipt, here: Here, step: impl Fn(Step)) -> Result<Known, Refusal> {
    step(Step::Keys);
    let installation = api::installation().await?;
    let root = job::receipt_root(receipt, &installation).await?;
    look(Arc::new(ReceiptKeys::from_root(&root)), here, step).await
}

/// Asks the server, and believes nothing of the answer before the pin fits.
pub async fn look(receipt: Arc<ReceiptKeys>, here: Here, step: impl Fn(Step)) -> Result<Known, Refusal> {
    step(Step::Ask);
    let status = whole(&receipt, &here.origin).await?;
    step(Step::Check);
    let (call, id, keys) = pinned(&receipt, &status).await?;
    let opener = Opener {
        call: &call,
        id,
        identities: vec![receipt.identity()],
        return_key: receipt.public().return_key,
        keys: &keys,
    };
    let items = opener.open(status.entries.iter().map(sealed)).await?;
    let view = api::call(&call, None).await?;
    let document = wire::CallDocument::verified(&view, &keys).map_err(|_| Refusal::Keys)?;
    let texts = document.texts(&browser::language());
    Ok(Known {
        state: state(&status.state)?,
        run_out: here.today > keys.set().not_after,
        closed: !view.is_open(&document, here.today),
        title: texts.title,
        organisation: texts.organisation,
        week: status.week,
        kept_until: status.purge_week,
        counter: status.counter,
        receipt,
        id,
        keys,
        items,
        here,
    })
}

/// Everything that the server has for these words: one answer carries only so many entries.
async fn whole(receipt: &ReceiptKeys, origin: &str) -> Result<wire::Status, Refusal> {
    let mut status = api::return_status(receipt, origin, 0).await?;
    while let Some(last) = status.entries.last().map(|entry| entry.number).filter(|last| *last < status.counter) {
        let more = api::return_status(receipt, origin, last).await?;
        if more.entries.first().is_none_or(|entry| entry.number <= last) {
            break;
        }
        status.entries.extend(more.entries);
    }
    Ok(status)
}

/// The call and the account that the pin names, and the call's key set, signed by the root that the pin names.
async fn pinned(receipt: &ReceiptKeys, status: &wire::Status) -> Result<(CallId, SubmissionId, SignedKeySet), Refusal> {
    let call: CallId = status.call.parse().map_err(|_| Refusal::Pin)?;
    let id: SubmissionId = status.id.parse().map_err(|_| Refusal::Pin)?;
    let file: Digest = status.sha256.parse().map_err(|_| Refusal::Pin)?;
    let pin = BASE64_NOPAD.decode(status.pin_b64.as_bytes()).map_err(|_| Refusal::Pin)?;
    let pin: [u8; PIN_BYTES] = pin.try_into().map_err(|_| Refusal::Pin)?;
    let note = api::key_set(&call, None).await?;
    let keys = SignedKeySet::verify_past(&note, None).map_err(|_| Refusal::Keys)?;
    keys.check_call(&call).map_err(|_| Refusal::Keys)?;
    receipt.check_pin(&pin, &keys.fingerprint(), id, file).map_err(|_| Refusal::Pin)?;
    if keys.set().epoch < status.epoch_sealed {
        return Err(Refusal::Keys);
    }
    Ok((call, id, keys))
}

fn sealed(entry: &wire::StatusEntry) -> Sealed<'_> {
    Sealed {
        number: entry.number,
        kind: &entry.kind,
        by: &entry.by,
        week: &entry.week,
        file_b64: &entry.for_survivor_b64,
    }
}

fn state(name: &str) -> Result<State, Refusal> {
    match name {
        "new" => Ok(State::New),
        "reading" => Ok(State::Reading),
        "done" => Ok(State::Done),
        _ => Err(Refusal::Strange),
    }
}
