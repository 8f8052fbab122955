//! Attachments at the desk: a list, and sealed bytes part by part.

use app::wire::{AttachmentItem, Attachments};
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
    routes::attachments::PART,
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
