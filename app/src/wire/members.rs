//! Who can open: inviting, letting in, taking out, re-sealing, and the log.
//!
//! Headers travel as bytes (`FORMAT.md` §12.1), `application/octet-stream`, one item after the other:
//!
//! - `GET /api/desk/calls/{call}/reseal/headers?after=&limit=`: what waits. `POST`: replacements, answered with [`Replaced`].
//! - `GET /api/desk/calls/{call}/reseal/quarantine?after=&limit=`: what others replaced. `POST`: verdicts with `Murmuration-Signature`
//!   (base64url), answered with [`Judged`].
//!
//! `after` is a piece in hex, the last that was seen.

use serde::{Deserialize, Serialize};

use super::{MemberKeys, NewWrap};

/// `POST /api/desk/calls/{call}/epoch` (keyholders), with 204: the next key set with what goes with it, all of it or nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextEpoch {
    /// A signed note.
    pub key_set: String,
    /// What its members have not yet. With a new identity: that identity for everyone who may open.
    pub wraps: Vec<NewWrap>,
    /// Signed entries, up to the head that the key set names.
    pub log: Vec<String>,
}

/// `GET /api/desk/calls/{call}/log?after=` (keyholders and moderators): entries after that number, from the first on without it.
///
/// `POST /api/desk/calls/{call}/log` takes one entry as `text/plain`, with 204. 409 `log-stale` if it is not the next, 422 `log-day` if its day
/// goes back, 429 `log-full` if she has written as many as a day takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Log {
    /// In order.
    pub entries: Vec<String>,
    /// Pass as `after` for the next page; `None` at the end.
    pub next: Option<u32>,
}

/// `GET /api/desk/calls/{call}/reseal`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResealState {
    /// Epoch from which the identity in force is in force.
    pub identity: u32,
    /// Headers that an older identity opens.
    pub waiting: u64,
    /// Headers that whoever asks replaced, and nobody has verified.
    pub own: u64,
    /// Headers that others replaced, and nobody has verified.
    pub others: u64,
}

/// What became of replacements.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replaced {
    pub replaced: u32,
    /// Not in their old form any more: withdrawn, or replaced by somebody else.
    pub stale: u32,
}

/// What became of verdicts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judged {
    /// The header before is erased.
    pub right: u32,
    /// The header before is back.
    pub restored: u32,
}

/// `POST /api/desk/calls/{call}/invitations` (keyholders), with 201. Whoever has the token may make one account, within three days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewInvitation {
    /// `keyholder`, `moderator` or `researcher`.
    pub role: String,
    /// SHA-256 of the token, hex.
    pub token_sha256: String,
}

/// `GET /api/join`, with the token of an invitation as `Authorization: Bearer`.
///
/// `POST /api/join/share` takes a `ShareRequest`; `POST /api/join` takes a `NewAccount`, with 201. 409 `handle-taken` if there is
/// an account of this name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invited {
    pub call: String,
    pub role: String,
    /// Who invited.
    pub by: String,
}

/// `GET /api/desk/calls/{call}/joining` (keyholders): who made an account and waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joining {
    pub people: Vec<Candidate>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    pub account: String,
    pub role: String,
    /// To be compared with her by another way.
    pub keys: MemberKeys,
}
