//! Attachments at the desk: a list, and sealed bytes part by part.

use app::wire::{AttachmentItem, Attachments, CallAttachment, CallAttachments};
use axum::{
    Json,
    extract::{Path, Query, State, rejection::QueryRejection},
    http::header,
    response::IntoResponse,
};
use data_encoding::HEXLOWER;
use serde::Deserialize;

use crate::{
    error::Reason,
    guard::Opener,
    shelf::PART,
    state::AppState,
    store::{attachments, entity::attachment::Model},
};

/// `GET …/testimonies/{id}/attachments`
pub async fn list(
    opener: Opener,
    State(state): State<AppState>,
    Path((_, id)): Path<(String, String)>,
) -> Result<Json<Attachments>, Reason> {
    let id = id.parse().map_err(|_| Reason::NotFound)?;
    let found = attachments::of(&state.store, &opener, id).await?;
    Ok(Json(Attachments { attachments: found.into_iter().map(item).collect() }))
}

fn item(found: Model) -> AttachmentItem {
    AttachmentItem {
        id: HEXLOWER.encode(&found.attachment_id),
        length: found.length.unsigned_abs(),
        payload_sha256: HEXLOWER.encode(&found.payload_sha256.unwrap_or_default()),
    }
}

/// Attachments of a call in one answer.
const MOST: u64 = 1_000;

/// Where an answer begins.
#[derive(Deserialize)]
pub struct Begin {
    #[serde(default)]
    after: String,
}

/// `GET /api/desk/calls/{call}/attachments?after=`: those of every account that the opener may see.
pub async fn of_call(
    opener: Opener,
    State(state): State<AppState>,
    begin: Result<Query<Begin>, QueryRejection>,
) -> Result<Json<CallAttachments>, Reason> {
    let Query(Begin { after }) = begin.map_err(|_| Reason::Malformed)?;
    let after = match after.as_str() {
        "" => None,
        place => Some(read_place(place).ok_or(Reason::Malformed)?),
    };
    // One more than fits tells whether there is a next answer.
    let mut found = attachments::of_call(&state.store, &opener, after, MOST + 1).await?;
    let has_more = found.len() as u64 > MOST;
    found.truncate(MOST as usize);
    let next = found.last().filter(|_| has_more).map(|last| format!("{:016x}", last.row));
    let attachments = found
        .into_iter()
        .map(|found| CallAttachment { testimony: HEXLOWER.encode(&found.submission_id), attachment: item(found) });
    Ok(Json(CallAttachments { attachments: attachments.collect(), next }))
}

fn read_place(text: &str) -> Option<i64> {
    i64::from_str_radix(text, 16).ok().filter(|_| text.len() == 16)
}

/// Which part, counted from 0.
#[derive(Deserialize)]
pub struct Which {
    part: u64,
}

/// `GET …/attachments/{attachment}?part=N`: 1 MiB of the sealed file, or what is left of it.
pub async fn part(
    opener: Opener,
    State(state): State<AppState>,
    Path((_, id, attachment)): Path<(String, String, String)>,
    which: Result<Query<Which>, QueryRejection>,
) -> Result<impl IntoResponse, Reason> {
    let Query(Which { part }) = which.map_err(|_| Reason::Malformed)?;
    let (id, attachment) =
        (id.parse().map_err(|_| Reason::NotFound)?, attachment.parse().map_err(|_| Reason::NotFound)?);
    let found = attachments::one(&state.store, &opener, id, attachment).await?.ok_or(Reason::NotFound)?;
    let (from, length) = (part.saturating_mul(PART), found.length.unsigned_abs());
    if from >= length {
        return Err(Reason::NotFound);
    }
    let wanted = usize::try_from(PART.min(length - from)).map_err(|_| Reason::Internal)?;
    let mut bytes = state.shelf.read(found.row, from, wanted).await?;
    // The header in force is the one in the database: re-sealing replaces it by one of the same length.
    if let Some(header) = found.header.filter(|header| part == 0 && header.len() <= bytes.len()) {
        bytes[..header.len()].copy_from_slice(&header);
    }
    Ok(([(header::CONTENT_TYPE, "application/octet-stream")], bytes))
}
