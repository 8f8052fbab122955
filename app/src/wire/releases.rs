//! Releases as they travel: the ledger, and what is handed in. `vault/FORMAT.md` §26.
//!
//! - `GET /api/desk/calls/{call}/releases` (keyholders and moderators), `GET /api/research/calls/{call}/releases` (every member): [`Ledger`].
//!   `GET /api/calls/{call}/releases` (anyone): the same with public releases only.
//! - `POST /api/desk/calls/{call}/releases`: [`hand_in`], as `application/octet-stream`, by the second member: 201, or 200 if it is held already, with
//!   [`ReleaseKept`]. 409 `ledger-stale` if another entry came between, `proposal-stale` if the proposal that it is made from is not open any more.
//! - `GET /api/research/calls/{call}/releases/{number}`: the file as it came first under this number.
//! - `GET /api/desk/calls/{call}/releases/{number}/proposal` (keyholders and moderators): what a sealed release was made from, as it was proposed.
//! - `GET /c/{call}/heard/{number}/release.json` (anyone): a public release.
//! - `GET /api/desk/calls/{call}/proposal` (keyholders and moderators): the open proposal as `application/octet-stream`, with `Murmuration-Sha256`; 204 while
//!   there is none. `PUT` and `DELETE` (keyholders) take `Murmuration-Epoch`, `Murmuration-Previous` and `Murmuration-Signature`, `PUT` also
//!   `Murmuration-Claim`; 409 `proposal-stale` if another is open than they name.

use data_encoding::BASE64_NOPAD;
use serde::{Deserialize, Serialize};
use vault::{
    id::{CallId, Digest},
    ledger::{Claim, ClaimSignature, Entry, EntryKind},
};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ledger {
    /// In order.
    pub entries: Vec<LedgerItem>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerItem {
    #[serde(flatten)]
    pub entry: LedgerEntry,
    /// ISO week in which it came, as the server says.
    pub week: String,
}

/// An entry of the ledger. Digests are hex.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerEntry {
    pub number: u32,
    /// `sealed`, `public` or `published`.
    pub kind: String,
    /// `vault::ledger::commitment`.
    pub commitment: String,
    /// Of the commitment; 32 bytes, hex. Of public releases only: in a sealed one it lies inside the seal.
    pub nonce: Option<String>,
    /// Of the entry before; zeros for the first.
    pub previous: String,
    /// SHA-256 of the release's file.
    pub file: String,
    pub proposer: LedgerSignature,
    pub publisher: LedgerSignature,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerSignature {
    pub by: String,
    /// Of the key set with her signing key.
    pub epoch: u32,
    /// Ed25519 over `vault::ledger::Claim::message`; 64 bytes.
    pub signature_b64: String,
}

/// What the server says of an entry that it keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleaseKept {
    /// `vault::ledger::Entry::digest`: what the next entry names.
    pub digest: String,
}

impl LedgerEntry {
    /// As it travels.
    pub fn of(entry: &Entry, nonce: Option<&[u8; 32]>) -> Self {
        let Entry { claim, file, proposer, publisher } = entry;
        let signed = |one: &ClaimSignature| LedgerSignature {
            by: one.by.to_string(),
            epoch: one.epoch,
            signature_b64: BASE64_NOPAD.encode(&one.signature),
        };
        Self {
            number: claim.number,
            kind: claim.kind.as_str().to_owned(),
            commitment: claim.commitment.to_string(),
            nonce: nonce.map(|nonce| Digest::from_bytes(*nonce).to_string()),
            previous: claim.previous.to_string(),
            file: file.to_string(),
            proposer: signed(proposer),
            publisher: signed(publisher),
        }
    }

    /// Entry and nonce, not yet verified. `None` if it is not of its form.
    pub fn read(&self, call: &CallId) -> Option<(Entry, Option<[u8; 32]>)> {
        let digest = |text: &str| text.parse::<Digest>().ok();
        let signed = |one: &LedgerSignature| {
            let signature = BASE64_NOPAD.decode(one.signature_b64.as_bytes()).ok()?.try_into().ok()?;
            Some(ClaimSignature { by: one.by.parse().ok()?, epoch: one.epoch, signature })
        };
        let claim = Claim {
            call: call.clone(),
            number: self.number,
            kind: EntryKind::read(&self.kind)?,
            commitment: digest(&self.commitment)?,
            previous: digest(&self.previous)?,
        };
        let entry = Entry {
            claim,
            file: digest(&self.file)?,
            proposer: signed(&self.proposer)?,
            publisher: signed(&self.publisher)?,
        };
        let nonce = match &self.nonce {
            None => None,
            Some(nonce) => Some(digest(nonce)?.to_bytes()),
        };
        Some((entry, nonce))
    }
}

/// What the second member sends: the entry as JSON behind its length, then the release's file.
pub fn hand_in(entry: &LedgerEntry, file: &[u8]) -> Vec<u8> {
    let entry = serde_json::to_vec(entry).expect("the wire types have string keys only");
    let length = u32::try_from(entry.len()).expect("an entry is far below 4 GiB");
    [length.to_be_bytes().as_slice(), &entry, file].concat()
}

/// Entry and file of [`hand_in`]. `None` if the bytes are not of its form.
pub fn handed_in(bytes: &[u8]) -> Option<(LedgerEntry, &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let (entry, file) = rest.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)?;
    Some((serde_json::from_slice(entry).ok()?, file))
}
