//! Work at the desk on one testimony: who holds it, what was made of it, and who steps aside.
//!
//! `GET /api/desk/calls/{call}/testimonies/{id}/record` answers with one age file (`vault::record`, `FORMAT.md` §17), or with 204 while there is none.
//! `PUT` takes one as `application/octet-stream` with the headers of §17.2: 201, or 200 if it is held already; 409 `record-stale` if
//! the record is not the one that it replaces any more.

use serde::{Deserialize, Serialize};

/// How much there is of what in a call, beside [`StateCount`](super::StateCount). What somebody stepped aside from is not in her counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaneCounts {
    /// Held by whoever asks.
    pub mine: u64,
    /// Held by nobody.
    pub free: u64,
    /// Marked as urgent.
    pub urgent: u64,
    /// Said to be done, to the person who wrote it.
    pub done: u64,
}

/// Answer of `PUT …/record`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordKept {
    /// SHA-256 of the file, hex.
    pub sha256: String,
}

/// `POST …/testimonies/{id}/holder`, answered with 204; 409 `holder-changed` if somebody else than `from` holds it.
///
/// Claim: from nobody to oneself. Give back: from oneself to nobody. Hand over: from oneself to somebody. Keyholders send any other
/// change to `POST …/testimonies/{id}/assign`, such as taking it from somebody who is away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HolderChange {
    /// Account, or `None` for nobody.
    pub from: Option<String>,
    /// Account, or `None` for nobody.
    pub to: Option<String>,
}

/// `POST …/testimonies/{id}/urgent`, answered with 204.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UrgentChange {
    pub urgent: bool,
}

/// `GET /api/desk/calls/{call}/asides` (keyholders): who stepped aside from what. `POST …/testimonies/{id}/aside` (no body, 204) is how she
/// does; `DELETE …/testimonies/{id}/aside/{account}` (another keyholder, 204) undoes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asides {
    pub asides: Vec<Aside>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aside {
    /// Submission id.
    pub id: String,
    pub account: String,
}
