//! The desk: what members of a call fetch to open on their own machines.

use app::wire::{NewWrap, Queue, QueueItem, StateCount, Wraps};
use axum::{
    Json,
    extract::{Path, Query, State, rejection::QueryRejection},
    http::header,
    response::IntoResponse,
};
use data_encoding::{BASE64_NOPAD, HEXLOWER};
use serde::Deserialize;
use vault::{
    entry::Side,
    id::{Digest, SubmissionId},
};

use crate::{
    error::Reason,
    guard::Opener,
    state::AppState,
    store::{
        self, entries,
        testimonies::{self, Place, Waiting},
    },
};

/// A page of the queue, if nobody says how long.
const USUAL_PAGE: u64 = 50;
const LARGEST_PAGE: u64 = 200;

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

/// Which part of the queue.
#[derive(Deserialize)]
pub struct Part {
    state: Option<String>,
    after: Option<String>,
    limit: Option<u64>,
}

/// `GET /api/desk/calls/{call}/testimonies?state=&after=&limit=`
pub async fn queue(
    opener: Opener,
    State(state): State<AppState>,
    part: Result<Query<Part>, QueryRejection>,
) -> Result<Json<Queue>, Reason> {
    let Query(part) = part.map_err(|_| Reason::Malformed)?;
    let wanted = part.state.filter(|state| !state.is_empty());
    let after = part.after.filter(|after| !after.is_empty());
    let after = after.map(|after| read_place(&after).ok_or(Reason::Malformed)).transpose()?;
    let limit = part.limit.unwrap_or(USUAL_PAGE).clamp(1, LARGEST_PAGE);
    // One more than asked for tells whether there is a next page.
    let mut rows = testimonies::queue(&state.store, &opener, wanted.as_deref(), after.as_ref(), limit + 1).await?;
    let more = rows.len() as u64 > limit;
    rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let next = rows.last().filter(|_| more).map(write_place);
    let counts = testimonies::counts(&state.store, &opener).await?;
    let counts = counts.into_iter().map(|(state, count)| StateCount { state, count: count.cast_unsigned() });
    let keys: Vec<i64> = rows.iter().map(|row| row.row).collect();
    let threads = entries::ends(&state.store, &keys).await?;
    Ok(Json(Queue {
        items: rows.iter().map(|row| item(row, threads.get(&row.row))).collect(),
        next,
        counts: counts.collect(),
    }))
}

fn item(row: &Waiting, thread: Option<&(u32, String)>) -> QueueItem {
    QueueItem {
        entries: thread.map_or(0, |(count, _)| *count),
        is_answered: thread.is_none_or(|(_, last)| last == Side::Desk.as_str()),
        id: HEXLOWER.encode(&row.submission_id),
        week: row.week.clone(),
        size_class: row.size_class.cast_unsigned(),
        epoch_sealed: row.epoch_sealed.cast_unsigned(),
        epoch_now: row.epoch_now.cast_unsigned(),
        state: row.state.clone(),
        sha256: HEXLOWER.encode(&row.received_sha256),
        payload_sha256: HEXLOWER.encode(&row.payload_sha256),
    }
}

/// `2026-W47.` and 16 hex digits.
fn write_place(row: &Waiting) -> String {
    format!("{}.{:016x}", row.week, row.row)
}

fn read_place(text: &str) -> Option<Place> {
    let (week, row) = text.split_once('.')?;
    let row = i64::from_str_radix(row, 16).ok().filter(|_| row.len() == 16)?;
    Some(Place { week: week.to_owned(), row })
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
