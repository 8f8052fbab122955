//! The desk's side of a thread.

use app::wire::{DeskEntry, DeskThread, StateChange};
use axum::{
    Json,
    extract::{Path, Query, Request, State, rejection::QueryRejection},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use data_encoding::BASE64_NOPAD;
use serde::Deserialize;
use vault::{
    entry::{EntryKind, Side},
    id::SubmissionId,
};

use crate::{
    entry_body,
    error::Reason,
    guard::Opener,
    json::JsonBody,
    routes::{calls, returns},
    state::AppState,
    store::{
        entries::{self, Added, Kept, NewEntry},
        testimonies,
        told::{self, Said, Told},
    },
};

/// Which part of a thread.
#[derive(Deserialize)]
pub struct Part {
    #[serde(default)]
    after: u64,
}

/// `GET /api/desk/calls/{call}/testimonies/{id}/thread?after=`
pub async fn read(
    opener: Opener,
    State(state): State<AppState>,
    Path((_, id)): Path<(String, String)>,
    part: Result<Query<Part>, QueryRejection>,
) -> Result<Json<DeskThread>, Reason> {
    let Query(Part { after }) = part.map_err(|_| Reason::Malformed)?;
    let row = find(&state, &opener, &id).await?;
    let entries = entries::after(&state.store, row, after).await?;
    let counter = entries::last(state.store.reader(), row).await?.into();
    Ok(Json(DeskThread { counter, entries: entries.into_iter().map(entry).collect() }))
}

fn entry(Kept { entry, payload }: Kept) -> DeskEntry {
    DeskEntry {
        number: u64::from(entry.number.cast_unsigned()),
        kind: entry.kind,
        by: entry.side,
        week: entry.week,
        epoch: entry.epoch.cast_unsigned(),
        for_call_b64: BASE64_NOPAD.encode(&[entry.header, payload.for_call].concat()),
    }
}

/// `POST /api/desk/calls/{call}/testimonies/{id}/thread`: a message.
pub async fn reply(
    opener: Opener,
    State(state): State<AppState>,
    Path((_, id)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Reason> {
    let (parts, body) = request.into_parts();
    match place(&state, &opener, &id, &parts.headers).await {
        Ok((row, counter, epoch)) => {
            let (files, body) = entry_body::receive(&state, &parts.headers, EntryKind::Message, body).await?;
            let testimony = id.parse().map_err(|_| Reason::NotFound)?;
            let (kind, week) = (EntryKind::Message, state.clock.week());
            let new = NewEntry { counter, kind, side: Side::Desk, week, epoch, files, body };
            let added = entries::reply(&state.store, (&opener, &testimony), row, &new, state.chance.row()).await?;
            match added {
                Added::Gone => Err(Reason::NotFound),
                added => returns::answer(added, &new),
            }
        }
        Err(reason) => entry_body::turn_away(&state, body, reason).await,
    }
}

async fn place(state: &AppState, opener: &Opener, id: &str, headers: &HeaderMap) -> Result<(i64, u64, u32), Reason> {
    let row = find(state, opener, id).await?;
    let (counter, epoch) = (entry_body::counter(headers)?, entry_body::epoch(headers)?);
    calls::check_sealed_for(state, opener.call(), epoch).await?;
    Ok((row, counter, epoch))
}

/// `POST /api/desk/calls/{call}/testimonies/{id}/state`
pub async fn set_state(
    opener: Opener,
    State(state): State<AppState>,
    Path((_, id)): Path<(String, String)>,
    JsonBody(change): JsonBody<StateChange>,
) -> Result<StatusCode, Reason> {
    let id: SubmissionId = id.parse().map_err(|_| Reason::NotFound)?;
    let told = Told::read(&change.state).ok_or(Reason::Malformed)?;
    match told::tell(&state.store, &opener, &id, told).await? {
        Said::Done => Ok(StatusCode::NO_CONTENT),
        Said::HasRecord => Err(Reason::HasRecord),
        Said::Gone => Err(Reason::NotFound),
    }
}

/// The row of a testimony that has a receipt. Without one nobody could read an answer.
async fn find(state: &AppState, opener: &Opener, id: &str) -> Result<i64, Reason> {
    let id: SubmissionId = id.parse().map_err(|_| Reason::NotFound)?;
    testimonies::with_receipt(&state.store, opener, &id).await?.ok_or(Reason::NotFound)
}
