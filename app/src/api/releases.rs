//! What the release room and the research room ask: the ledger, the open proposal, and the files of releases.

use data_encoding::BASE64URL_NOPAD;
use vault::{
    id::{CallId, Digest},
    ledger::{Entry, ProposalChange, SealedProposal},
};

use super::{
    ApiError, Bearer,
    fetch::{Ask, Body},
};
use crate::wire::releases::{Ledger, LedgerEntry, hand_in};

/// The ledger of a call, for any of its members. Not yet verified.
pub async fn ledger(session: &Bearer, call: &CallId) -> Result<Ledger, ApiError> {
    Ask::get(&format!("/api/research/calls/{call}/releases")).bearer(session).json().await
}

/// The file of a release as it came first: sealed to the members of then, or public.
pub async fn release_file(session: &Bearer, call: &CallId, number: u32) -> Result<Vec<u8>, ApiError> {
    Ask::get(&format!("/api/research/calls/{call}/releases/{number}")).bearer(session).bytes().await
}

/// What a sealed release was made from, as it was proposed, sealed to the call of then.
pub async fn release_proposal(session: &Bearer, call: &CallId, number: u32) -> Result<Vec<u8>, ApiError> {
    Ask::get(&format!("/api/desk/calls/{call}/releases/{number}/proposal")).bearer(session).bytes().await
}

/// A release that is public, as anybody gets it.
pub async fn public_release(call: &CallId, number: u32) -> Result<Vec<u8>, ApiError> {
    Ask::get(&format!("/c/{call}/heard/{number}/release.json")).bytes().await
}

/// The open proposal, sealed; `None` if there is none.
pub async fn proposal(session: &Bearer, call: &CallId) -> Result<Option<Vec<u8>>, ApiError> {
    let file = Ask::get(&at(call)).bearer(session).bytes().await?;
    Ok(Some(file).filter(|file| !file.is_empty()))
}

/// Puts a proposal in the place of the one with the digest `previous`, or where none is. 409 `proposal-stale` if another is open.
pub async fn propose(
    session: &Bearer,
    call: &CallId,
    epoch: u32,
    previous: Option<Digest>,
    proposal: &SealedProposal,
) -> Result<(), ApiError> {
    let bytes = proposal.bytes();
    let ask = change(Ask::put(&at(call)), epoch, previous, proposal.signature());
    let ask = ask.header("Murmuration-Claim", &proposal.proposed().claim.to_string());
    ask.bearer(session).body(Body::Bytes(&bytes)).nothing().await
}

/// Withdraws the open proposal. `signature` is over `withdrawal`, which proposes nothing.
pub async fn withdraw_proposal(
    session: &Bearer,
    withdrawal: &ProposalChange<'_>,
    signature: &[u8; 64],
) -> Result<(), ApiError> {
    let ask = change(Ask::delete(&at(withdrawal.call)), withdrawal.epoch, withdrawal.previous, signature);
    ask.bearer(session).nothing().await
}

/// Hands in a release that two have signed: its entry and its file. The same can be sent again: nothing is doubled. Digest of the entry that the
/// server keeps. 409 `ledger-stale` if another came between, `proposal-stale` if the proposal that it is made from is not open any more.
pub async fn publish(
    session: &Bearer,
    entry: &Entry,
    nonce: Option<&[u8; 32]>,
    file: &[u8],
) -> Result<Digest, ApiError> {
    let body = hand_in(&LedgerEntry::of(entry, nonce), file);
    let ask = Ask::post(&format!("/api/desk/calls/{}/releases", entry.claim.call)).bearer(session);
    ask.body(Body::Bytes(&body)).facts().await?.text("digest")?.parse().map_err(|_| ApiError::Strange)
}

fn at(call: &CallId) -> String {
    format!("/api/desk/calls/{call}/proposal")
}

fn change<'a>(ask: Ask<'a>, epoch: u32, previous: Option<Digest>, signature: &[u8; 64]) -> Ask<'a> {
    let previous = previous.map_or_else(|| "none".to_owned(), |previous| previous.to_string());
    ask.header("Murmuration-Epoch", &epoch.to_string())
        .header("Murmuration-Previous", &previous)
        .header("Murmuration-Signature", &BASE64URL_NOPAD.encode(signature))
}
