//! Who can open: inviting, letting in, taking out, re-sealing, and the log.

use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use vault::{
    id::CallId,
    log::SignedEntry,
    replacement::{Frame, Piece, Quarantined, Replacement, Waiting, read_all, write_all},
};

use super::{
    ApiError, Bearer,
    fetch::{Ask, Body},
};
use crate::wire::{
    NewAccount, Share, ShareRequest,
    members::{Invited, Joining, Judged, Log, NewInvitation, NextEpoch, Replaced, ResealState},
};

fn desk(call: &CallId, path: &str) -> String {
    format!("/api/desk/calls/{call}/{path}")
}

/// Puts the next key set in force, with what goes with it.
pub async fn next_epoch(session: &Bearer, call: &CallId, next: &NextEpoch) -> Result<(), ApiError> {
    Ask::post(&desk(call, "epoch")).bearer(session).json_body(next).nothing().await
}

/// A page of the log, after the entry of this number. Not yet verified.
pub async fn log(session: &Bearer, call: &CallId, after: u32) -> Result<Log, ApiError> {
    Ask::get(&desk(call, &format!("log?after={after}"))).bearer(session).json().await
}

/// Adds the next entry.
pub async fn add_to_log(session: &Bearer, call: &CallId, entry: &SignedEntry) -> Result<(), ApiError> {
    Ask::post(&desk(call, "log")).bearer(session).body(Body::Text(entry.text())).nothing().await
}

/// Opens, closes or archives a call: what the entry says.
pub async fn set_call_state(session: &Bearer, call: &CallId, entry: &SignedEntry) -> Result<(), ApiError> {
    Ask::post(&desk(call, "state")).bearer(session).body(Body::Text(entry.text())).nothing().await
}

/// Makes a link good, of whose token this is the digest.
pub async fn invite(session: &Bearer, call: &CallId, new: &NewInvitation) -> Result<(), ApiError> {
    Ask::post(&desk(call, "invitations")).bearer(session).json_body(new).nothing().await
}

/// Who waits to be let in. Not yet compared with anything.
pub async fn joining(session: &Bearer, call: &CallId) -> Result<Joining, ApiError> {
    Ask::get(&desk(call, "joining")).bearer(session).json().await
}

/// Turns somebody away who waits.
pub async fn turn_away(session: &Bearer, call: &CallId, account: &str) -> Result<(), ApiError> {
    Ask::delete(&desk(call, &format!("joining/{account}"))).bearer(session).nothing().await
}

/// How many headers wait, and how many are in quarantine.
pub async fn reseal_state(session: &Bearer, call: &CallId) -> Result<ResealState, ApiError> {
    Ask::get(&desk(call, "reseal")).bearer(session).json().await
}

async fn list<T: Frame>(
    session: &Bearer,
    call: &CallId,
    which: &str,
    after: Option<Piece>,
    limit: usize,
) -> Result<Vec<T>, ApiError> {
    let after = after.map_or_else(String::new, |piece| HEXLOWER.encode(&write_all(&[piece])));
    let path = desk(call, &format!("reseal/{which}?limit={limit}&after={after}"));
    read_all(&Ask::get(&path).bearer(session).bytes().await?).ok_or(ApiError::Strange)
}

/// Headers that an older identity opens, after `after`.
pub async fn waiting(
    session: &Bearer,
    call: &CallId,
    after: Option<Piece>,
    limit: usize,
) -> Result<Vec<Waiting>, ApiError> {
    list(session, call, "headers", after, limit).await
}

/// Puts new headers in their place.
pub async fn replace(session: &Bearer, call: &CallId, items: &[Replacement]) -> Result<Replaced, ApiError> {
    let body = write_all(items);
    Ask::post(&desk(call, "reseal/headers")).bearer(session).body(Body::Bytes(&body)).json().await
}

/// Headers that others replaced, after `after`.
pub async fn quarantined(
    session: &Bearer,
    call: &CallId,
    after: Option<Piece>,
    limit: usize,
) -> Result<Vec<Quarantined>, ApiError> {
    list(session, call, "quarantine", after, limit).await
}

/// Says what is right of them and what is not: a list of verdicts with its signature.
pub async fn judge(session: &Bearer, call: &CallId, body: &[u8], signature: &[u8; 64]) -> Result<Judged, ApiError> {
    Ask::post(&desk(call, "reseal/quarantine"))
        .bearer(session)
        .header("Murmuration-Signature", &BASE64URL_NOPAD.encode(signature))
        .body(Body::Bytes(body))
        .json()
        .await
}

/// What a link is for.
pub async fn invited(token: &Bearer) -> Result<Invited, ApiError> {
    Ask::get("/api/join").bearer(token).json().await
}

/// The server's share of a new bundle's key.
pub async fn join_share(token: &Bearer, account: &str) -> Result<Share, ApiError> {
    let account = account.to_owned();
    Ask::post("/api/join/share").bearer(token).json_body(&ShareRequest { account }).json().await
}

/// Keeps an account, and uses up the link.
pub async fn join(token: &Bearer, account: &NewAccount) -> Result<(), ApiError> {
    Ask::post("/api/join").bearer(token).json_body(account).nothing().await
}
