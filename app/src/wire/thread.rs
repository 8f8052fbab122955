//! Coming back with a receipt, and the desk's side of the same thread.
//!
//! `POST /api/return/entries/{kind}` (`kind` is `message` or `amendment`) and `POST /api/desk/calls/{call}/testimonies/{id}/thread`
//! (messages) take the body of `vault::entry` (`FORMAT.md` §14) as `application/octet-stream`, with the headers
//! `Murmuration-Epoch` (of the key set that it was sealed for) and `Murmuration-Counter`. The return doors also take
//! `Murmuration-Lookup` (lookup id) and `Murmuration-Signature`, both base64url without padding. `POST /api/return/withdraw` takes
//! these but for the epoch, and no body.

use serde::{Deserialize, Serialize};

/// `POST /api/return/status`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusRequest {
    /// 16 bytes.
    pub lookup_b64: String,
    /// Ed25519 by the return key over the action `status` (`FORMAT.md` §10); 64 bytes.
    pub signature_b64: String,
    /// Entries after this one; 0 for the first.
    #[serde(default)]
    pub after: u64,
}

/// Answer of `POST /api/return/status`, where an account is kept. 404 `no-receipt` if not, 410 `withdrawn` to her who withdrew it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    pub call: String,
    /// Submission id.
    pub id: String,
    /// SHA-256 of the file as it was sent; the pin is about it.
    pub sha256: String,
    /// 104 bytes; check it before anything else is believed. One that is missing fits as little as a false one.
    #[serde(default)]
    pub pin_b64: String,
    /// `new`, `reading` or `done`.
    pub state: String,
    /// ISO week received.
    pub week: String,
    /// ISO week in which it is deleted.
    pub purge_week: String,
    pub epoch_sealed: u32,
    /// How many entries the thread has. The next has this counter and one more.
    pub counter: u64,
    /// In order. Not all at once if they are long: while the last number is less than `counter`, ask for those after it.
    pub entries: Vec<StatusEntry>,
}

/// One entry, as the survivor's browser fetches it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusEntry {
    /// Its counter.
    pub number: u64,
    /// `message` or `amendment`.
    pub kind: String,
    /// `survivor` or `desk`.
    pub by: String,
    /// ISO week received.
    pub week: String,
    /// One age file, to the receipt's recipient.
    pub for_survivor_b64: String,
}

/// Answer to an entry (201, or 200 if already held). 409 `return-counter` if its counter is not the next: another entry came
/// between. The header `Murmuration-Counter` of that answer says the last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryKept {
    /// Its counter.
    pub number: u64,
    /// SHA-256 of the body.
    pub sha256: String,
}

/// `GET /api/desk/calls/{call}/testimonies/{id}/thread?after=`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskThread {
    /// As in [`Status`].
    pub counter: u64,
    /// As in [`Status`].
    pub entries: Vec<DeskEntry>,
}

/// One entry, as a moderator's browser fetches it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskEntry {
    pub number: u64,
    pub kind: String,
    pub by: String,
    pub week: String,
    /// Epoch of the call identity that opens it.
    pub epoch: u32,
    /// One age file, to the call's recipient.
    pub for_call_b64: String,
}

/// `POST /api/desk/calls/{call}/testimonies/{id}/state`, answered with 204: what the person who wrote it is told. 409 `has-record` for `new`
/// once there is a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StateChange {
    /// `new`, `reading` or `done`.
    pub state: String,
}

/// Answer of `POST /api/return/withdraw`: always the same, also the second time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {
    /// `withdrawn`.
    pub state: String,
}
