//! Every JSON body that crosses the network, once, for both sides of it.
//!
//! Bytes travel as unpadded standard base64 (`…_b64`) or lower-case hex (`…_hex`, ids, digests, fingerprints).
//! Calendar dates are ISO 8601 (`2027-11-22`), weeks `2026-W47`.

pub mod account;
pub mod call;
mod codebook;
pub mod files;
pub mod members;
pub mod recovery;
pub mod releases;
pub mod retention;
mod review;
mod thread;

use serde::{Deserialize, Serialize};

pub use call::{CallDocument, CallTexts, CallView, Calls, SignedDocument};
pub use codebook::{CodebookView, PublishedCodebook, SignedCodebook};
pub use review::*;
pub use thread::*;

/// What every refusal looks like. `code` is from a fixed, documented list; `message` says what to do next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    pub code: String,
    pub message: String,
}

/// `POST /api/work`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkRequest {
    /// `full` or `light` (for browsers without WebAssembly).
    pub class: String,
}

/// Answer of `POST /api/work`: solve with `vault::work::solve`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkToken {
    pub token: String,
    pub difficulty: u32,
}

/// Answer of `POST /api/calls/{call}/testimonies` (201, or 200 if already held).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    pub id: String,
    /// SHA-256 of what is stored, hex. The client compares it before it says "received".
    pub sha256: String,
}

/// Answer of `POST /api/calls/{call}/attachments` (201): what the parts of the upload need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UploadBegun {
    /// Sent back as `Authorization: Bearer …`.
    pub token: String,
}

/// Answer of `GET` and `PUT /api/calls/{call}/attachments/{attachment}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UploadState {
    /// Bytes that are on the server's disk.
    pub offset: u64,
    /// SHA-256 of the whole file, hex, once it is whole and was checked.
    pub sha256: Option<String>,
}

/// `GET /api/desk/calls/{call}/testimonies/{id}/attachments`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachments {
    pub attachments: Vec<AttachmentItem>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachmentItem {
    pub id: String,
    /// Bytes of the sealed file. Its parts are `…/attachments/{attachment}?part=0` and so on, 1 MiB each.
    pub length: u64,
    /// SHA-256 of the payload, hex.
    pub payload_sha256: String,
}

/// `GET /api/desk/calls/{call}/attachments?after=`: the attachments of every account that whoever asks may open. `after` is the `next` of the
/// answer before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallAttachments {
    pub attachments: Vec<CallAttachment>,
    /// Where the next answer begins; `None` with the last.
    pub next: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallAttachment {
    /// Submission id of its account.
    pub testimony: String,
    #[serde(flatten)]
    pub attachment: AttachmentItem,
}

/// Argon2id parameters as the server remembers them. The client refuses values under its floor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kdf {
    /// 16 bytes.
    pub salt_b64: String,
    pub memory_kib: u32,
    pub passes: u32,
}

/// `POST /api/login/challenge`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChallengeRequest {
    pub account: String,
}

/// Answer of `POST /api/login/challenge`. An unknown account gets a stable fake.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Challenge {
    /// 32 bytes.
    pub nonce_b64: String,
    pub kdf: Kdf,
}

/// `POST /api/login`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoginRequest {
    pub account: String,
    pub nonce_b64: String,
    /// Ed25519 over `vault::login::message(nonce, origin, account)`; 64 bytes.
    pub signature_b64: String,
}

/// Answer of `POST /api/login`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Sent back as `Authorization: Bearer …`; kept in memory only.
    pub token: String,
    /// 32 bytes; see vault.md §3 "share".
    pub share_b64: String,
    pub account: AccountView,
}

/// What the server keeps of an account, handed to its owner after login.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountView {
    pub account: String,
    pub version: u32,
    /// The sealed bundle (`vault::bundle`).
    pub bundle_b64: String,
    pub keys: MemberKeys,
    /// The calls of this account with its role in each, as the server claims; the client checks the signed key set.
    pub calls: Vec<Membership>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    pub call: String,
    /// `keyholder`, `moderator` or `researcher`.
    pub role: String,
}

/// Public keys of a member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberKeys {
    /// `age1pq1…`
    pub recipient: String,
    /// Ed25519 public key, 32 bytes.
    pub signing_b64: String,
}

/// `POST /api/setup/share`, with the one-time token as `Authorization: Bearer`: the share that a new bundle needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShareRequest {
    pub account: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    pub share_b64: String,
}

/// `POST /api/setup`, with the one-time token as `Authorization: Bearer`. Nothing in it is secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetupRequest {
    pub call: String,
    /// Version 1.
    pub document: SignedDocument,
    /// The signed note of epoch 1. Its members are exactly `accounts`.
    pub key_set: String,
    pub accounts: Vec<NewAccount>,
    pub wraps: Vec<NewWrap>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewAccount {
    pub account: String,
    pub version: u32,
    pub kdf: Kdf,
    /// Public half of the login key, 32 bytes.
    pub login_key_b64: String,
    pub bundle_b64: String,
    pub keys: MemberKeys,
}

/// A secret of the call, sealed to one member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewWrap {
    /// `call` (the call identity of `epoch`) or `root` (the seed of the root key, epoch 0).
    pub secret: String,
    pub epoch: u32,
    pub account: String,
    /// One age file of kind `Wrap`.
    pub file_b64: String,
}

/// Answer of `POST /api/setup`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetupDone {
    pub call: String,
    pub root_fingerprint: String,
}

/// `GET /api/desk/calls/{call}/wraps`: the secrets sealed to whoever asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wraps {
    pub wraps: Vec<NewWrap>,
}

/// `POST /api/desk/calls/{call}/keyset` (keyholders): the next key set, a signed note as `text/plain`, with 204.
///
/// `GET /api/desk/calls/{call}/testimonies?state=&holder=&urgent=&done=&after=&limit=`: `holder` is `mine`, `free` or `others`, `urgent` and `done` are
/// `yes`; what is empty or missing asks for everything.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Queue {
    pub items: Vec<QueueItem>,
    /// Pass as `after` for the next page; `None` at the end.
    pub next: Option<String>,
    /// How many testimonies are in each state of this call.
    pub counts: Vec<StateCount>,
    /// How many are held by whom, urgent, and done.
    pub lanes: LaneCounts,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StateCount {
    pub state: String,
    pub count: u64,
    /// How many of them nobody holds.
    pub free: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueItem {
    pub id: String,
    /// ISO week received.
    pub week: String,
    /// Padded plaintext size in bytes: 65536, 262144 or 1048576.
    pub size_class: u32,
    pub epoch_sealed: u32,
    pub epoch_now: u32,
    /// `new`, `reading`, `coded`, `disputed`, `checked` or `set-aside`.
    pub state: String,
    /// Whether the person who wrote it was told that it is done.
    pub is_done: bool,
    /// Whether somebody has to look at it soon.
    pub is_urgent: bool,
    /// The account that holds it, if any.
    pub holder: Option<String>,
    /// Whether there is a record.
    pub has_record: bool,
    /// How many people have saved its record so far.
    pub people: u32,
    /// Whether the one who asks is among them.
    pub is_worked_by_me: bool,
    /// SHA-256 of the file as it came, hex.
    pub sha256: String,
    /// SHA-256 of its payload, hex. Re-sealing does not change it.
    pub payload_sha256: String,
    /// How many entries its thread has.
    pub entries: u32,
    /// Whether the desk wrote the last of them, or there is none.
    pub is_answered: bool,
}
