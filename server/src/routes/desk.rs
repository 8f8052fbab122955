//! The desk: what members of a call fetch to open on their own machines.

use app::wire::{NewWrap, Wraps};
use axum::{
    Json,
    extract::{Path, State},
    http::header,
    response::IntoResponse,
};
use data_encoding::BASE64_NOPAD;
use vault::id::{Digest, SubmissionId};

use crate::{
    error::Reason,
    guard::Opener,
    state::AppState,
    store::{self, testimonies},
};

/// `GET /api/desk/calls/{call}/wraps`
pub async fn wraps(opener: Opener, State(state): State<AppState>) -> Result<Json<Wraps>, Reason> {
    let wraps = store::wraps::of(&state.store, &opener).await?;
    let wraps = wraps.into_iter().map(|wrap| NewWrap {
        secret: wrap.secret,
        epoch: wrap.epoch.cast_unsigned(),
        account: wrap.account,
        file_b64: BASE64_NOPAD.encode(&wrap.file),
    });
    Ok(Json(Wraps { wraps: wraps.collect() }))
}

/// `GET /api/desk/calls/{call}/testimonies/{id}`: the whole file.
pub async fn file(
    opener: Opener,
    State(state): State<AppState>,
    path: Path<(String, String)>,
) -> Result<impl IntoResponse, Reason> {
    let (row, mut file) = find(&state, &opener, path).await?;
    file.extend(payload_of(&state, row).await?);
    Ok(sealed(file))
}

/// `GET …/{id}/header`: what re-sealing replaces.
pub async fn header(
    opener: Opener,
    State(state): State<AppState>,
    path: Path<(String, String)>,
) -> Result<impl IntoResponse, Reason> {
    Ok(sealed(find(&state, &opener, path).await?.1))
}

/// `GET …/{id}/payload`: what re-sealing does not touch.
pub async fn payload(
    opener: Opener,
    State(state): State<AppState>,
    path: Path<(String, String)>,
) -> Result<impl IntoResponse, Reason> {
    let (row, _) = find(&state, &opener, path).await?;
    Ok(sealed(payload_of(&state, row).await?))
}

async fn find(
    state: &AppState,
    opener: &Opener,
    Path((_, id)): Path<(String, String)>,
) -> Result<(i64, Vec<u8>), Reason> {
    let id: SubmissionId = id.parse().map_err(|_| Reason::NotFound)?;
    let found = testimonies::header(&state.store, opener, &id).await?;
    found.ok_or(Reason::NotFound)
}

async fn payload_of(state: &AppState, row: i64) -> Result<Vec<u8>, Reason> {
    testimonies::payload(&state.store, row).await?.ok_or(Reason::NotFound)
}

/// Sealed bytes with the SHA-256 of exactly these.
fn sealed(bytes: Vec<u8>) -> impl IntoResponse {
    let sha256 = Digest::of(&bytes).to_string();
    let media_type = "application/octet-stream".to_owned();
    ([(header::CONTENT_TYPE.as_str(), media_type), ("murmuration-sha256", sha256)], bytes)
}
