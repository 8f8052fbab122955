//! What the desk asks to work on an account: the queue, its record, and who holds it.

use data_encoding::BASE64URL_NOPAD;
use vault::{
    id::{CallId, Digest, SubmissionId},
    record::SealedRecord,
};

use super::{
    ApiError, Bearer,
    fetch::{Ask, Body},
};
use crate::wire;

/// Which part of a queue. Empty texts ask for everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// `new`, `reading`, `coded`, `disputed`, `checked`, `set-aside`.
    pub state: String,
    /// `mine`, `free` or `others`.
    pub holder: String,
    /// Only what is urgent.
    pub urgent: bool,
    /// Only what the person who wrote it was told is done.
    pub done: bool,
}

/// One page of the queue, oldest first. `after` is the `next` of the page before.
pub async fn queue(
    session: &Bearer,
    call: &CallId,
    filter: &Filter,
    after: Option<&str>,
    limit: u32,
) -> Result<wire::Queue, ApiError> {
    let Filter { state, holder, urgent, done } = filter;
    let after = after.map_or_else(String::new, |after| format!("&after={after}"));
    let urgent = if *urgent { "&urgent=yes" } else { "" };
    let done = if *done { "&done=yes" } else { "" };
    let path =
        format!("/api/desk/calls/{call}/testimonies?limit={limit}&state={state}&holder={holder}{urgent}{done}{after}");
    Ask::get(&path).bearer(session).json().await
}

/// The sealed record of an account; `None` if there is none.
pub async fn record(session: &Bearer, call: &CallId, id: SubmissionId) -> Result<Option<Vec<u8>>, ApiError> {
    let file = Ask::get(&at(call, id, "record")).bearer(session).bytes().await?;
    Ok(Some(file).filter(|file| !file.is_empty()))
}

/// Saves a record, and returns the digest of what the server keeps. The same bytes can be sent again: nothing is doubled. 409
/// `record-stale` if somebody else saved meanwhile: open that one first.
pub async fn save_record(session: &Bearer, record: &SealedRecord) -> Result<Digest, ApiError> {
    let previous = record.previous().map_or_else(|| "none".to_owned(), |previous| previous.to_string());
    let bytes = record.bytes();
    let ask = Ask::put(&at(record.call(), record.testimony(), "record"))
        .bearer(session)
        .header("Murmuration-Epoch", &record.epoch().to_string())
        .header("Murmuration-Previous", &previous)
        .header("Murmuration-State", record.state())
        .header("Murmuration-Urgent", if record.is_urgent() { "yes" } else { "no" })
        .header("Murmuration-Signature", &BASE64URL_NOPAD.encode(record.signature()));
    ask.body(Body::Bytes(&bytes)).facts().await?.text("sha256")?.parse().map_err(|_| ApiError::Strange)
}

/// Says who holds an account: see [`wire::HolderChange`].
pub async fn set_holder(
    session: &Bearer,
    call: &CallId,
    id: SubmissionId,
    change: &wire::HolderChange,
) -> Result<(), ApiError> {
    Ask::post(&at(call, id, "holder")).bearer(session).json_body(change).nothing().await
}

/// The same by a keyholder, for anybody.
pub async fn assign(
    session: &Bearer,
    call: &CallId,
    id: SubmissionId,
    change: &wire::HolderChange,
) -> Result<(), ApiError> {
    Ask::post(&at(call, id, "assign")).bearer(session).json_body(change).nothing().await
}

/// "I know this person": from now on there is no such account for whoever asks.
pub async fn step_aside(session: &Bearer, call: &CallId, id: SubmissionId) -> Result<(), ApiError> {
    Ask::post(&at(call, id, "aside")).bearer(session).nothing().await
}

/// Who stepped aside from what, for keyholders.
pub async fn asides(session: &Bearer, call: &CallId) -> Result<wire::Asides, ApiError> {
    Ask::get(&format!("/api/desk/calls/{call}/asides")).bearer(session).json().await
}

/// Lets somebody who stepped aside see an account again; by another keyholder.
pub async fn undo_aside(session: &Bearer, call: &CallId, id: SubmissionId, account: &str) -> Result<(), ApiError> {
    Ask::delete(&at(call, id, &format!("aside/{account}"))).bearer(session).nothing().await
}

/// Marks an account as one that somebody has to look at soon, or takes the mark off.
pub async fn set_urgent(session: &Bearer, call: &CallId, id: SubmissionId, urgent: bool) -> Result<(), ApiError> {
    let change = wire::UrgentChange { urgent };
    Ask::post(&at(call, id, "urgent")).bearer(session).json_body(&change).nothing().await
}

fn at(call: &CallId, id: SubmissionId, what: &str) -> String {
    format!("/api/desk/calls/{call}/testimonies/{id}/{what}")
}
