//! What is asked once an account is sealed: by whoever has its words, and by those who may open it.

use data_encoding::{BASE64_NOPAD, BASE64URL_NOPAD};
use vault::{
    entry::SealedEntry,
    id::{CallId, Digest, SubmissionId},
    receipt::ReceiptKeys,
    return_action::ReturnAction,
};

use super::{
    ApiError, Bearer,
    fetch::{Ask, Body},
};
use crate::wire;

/// What the server has for these words, with the entries after number `after`: signed, so that only who holds them can ask. One
/// answer carries as many entries as fit; its `counter` says how many there are.
pub async fn return_status(receipt: &ReceiptKeys, origin: &str, after: u64) -> Result<wire::Status, ApiError> {
    let lookup = receipt.lookup();
    let testimony = SubmissionId::from_bytes([0; 16]);
    let action = ReturnAction { origin, action: "status", testimony, counter: 0, body: Digest::of(lookup) };
    let request = wire::StatusRequest {
        lookup_b64: BASE64_NOPAD.encode(lookup),
        signature_b64: BASE64_NOPAD.encode(&receipt.sign(&action)),
        after,
    };
    Ask::post("/api/return/status").json_body(&request).json().await
}

/// Sends an entry that was sealed for `epoch`, and returns the digest of what the server keeps. The same bytes at the same place can
/// be sent again: nothing is doubled.
pub async fn return_entry(
    receipt: &ReceiptKeys,
    origin: &str,
    testimony: SubmissionId,
    epoch: u32,
    entry: &SealedEntry,
) -> Result<Digest, ApiError> {
    let body = entry.body();
    let (action, counter) = (entry.kind().action(), entry.counter());
    let action = ReturnAction { origin, action, testimony, counter, body: Digest::of(&body) };
    let ask = signed(&format!("/api/return/entries/{}", entry.kind()), receipt, &action);
    kept(ask.header("Murmuration-Epoch", &epoch.to_string()).body(Body::Bytes(&body))).await
}

async fn kept(ask: Ask<'_>) -> Result<Digest, ApiError> {
    ask.facts().await?.text("sha256")?.parse().map_err(|_| ApiError::Strange)
}

/// Takes the account back.
pub async fn withdraw(
    receipt: &ReceiptKeys,
    origin: &str,
    testimony: SubmissionId,
    counter: u64,
) -> Result<(), ApiError> {
    let action = ReturnAction { origin, action: "withdraw", testimony, counter, body: Digest::of(&[]) };
    signed("/api/return/withdraw", receipt, &action).nothing().await
}

fn signed<'a>(path: &str, receipt: &ReceiptKeys, action: &ReturnAction<'_>) -> Ask<'a> {
    Ask::post(path)
        .header("Murmuration-Lookup", &BASE64URL_NOPAD.encode(receipt.lookup()))
        .header("Murmuration-Counter", &action.counter.to_string())
        .header("Murmuration-Signature", &BASE64URL_NOPAD.encode(&receipt.sign(action)))
}

/// What was said about an account since it was sealed: the entries after number `after`, as many as one answer carries.
pub async fn thread(
    session: &Bearer,
    call: &CallId,
    id: SubmissionId,
    after: u64,
) -> Result<wire::DeskThread, ApiError> {
    let path = format!("/api/desk/calls/{call}/testimonies/{id}/thread?after={after}");
    Ask::get(&path).bearer(session).json().await
}

/// Sends a moderator's message that was sealed for `epoch`, and returns the digest of what the server keeps. The same bytes at the same
/// place can be sent again: nothing is doubled.
pub async fn reply(
    session: &Bearer,
    call: &CallId,
    id: SubmissionId,
    epoch: u32,
    entry: &SealedEntry,
) -> Result<Digest, ApiError> {
    let body = entry.body();
    let ask = Ask::post(&format!("/api/desk/calls/{call}/testimonies/{id}/thread"))
        .bearer(session)
        .header("Murmuration-Counter", &entry.counter().to_string())
        .header("Murmuration-Epoch", &epoch.to_string());
    kept(ask.body(Body::Bytes(&body))).await
}

/// Says where an account is on its way: `new`, `reading` or `done`.
pub async fn set_state(session: &Bearer, call: &CallId, id: SubmissionId, state: &str) -> Result<(), ApiError> {
    let state = wire::StateChange { state: state.to_owned() };
    let path = format!("/api/desk/calls/{call}/testimonies/{id}/state");
    Ask::post(&path).bearer(session).json_body(&state).nothing().await
}
