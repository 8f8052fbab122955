//! Public facts about calls.

use app::wire::{CallView, Calls};
use axum::{
    Json,
    extract::{Path, Query, State},
};
use serde::Deserialize;
use vault::id::CallId;

use crate::{
    error::Reason,
    state::AppState,
    store::{self, entity::call},
};

/// `GET /api/calls`
pub async fn list(State(state): State<AppState>) -> Result<Json<Calls>, Reason> {
    let calls = store::calls::list(&state.store).await?;
    let calls = calls.iter().map(call::Model::view).collect();
    Ok(Json(Calls { calls }))
}

/// `GET /api/calls/{call}`
pub async fn one(State(state): State<AppState>, Path(call): Path<String>) -> Result<Json<CallView>, Reason> {
    Ok(Json(find(&state, &call).await?.1.view()))
}

/// Which key set.
#[derive(Deserialize)]
pub struct Epoch {
    epoch: Option<u32>,
}

/// `GET /api/calls/{call}/keyset`: the signed note in force, or that of an epoch.
pub async fn key_set(
    State(state): State<AppState>,
    Path(call): Path<String>,
    query: Result<Query<Epoch>, axum::extract::rejection::QueryRejection>,
) -> Result<String, Reason> {
    let Query(query) = query.map_err(|_| Reason::Malformed)?;
    let (call, found) = find(&state, &call).await?;
    let epoch = query.epoch.unwrap_or_else(|| found.epoch());
    let key_set = store::calls::key_set(&state.store, &call, epoch).await?;
    Ok(key_set.ok_or(Reason::NotFound)?.note)
}

/// Whether a sealed body for this epoch may come in: nobody should seal for a key set that is not in force, or whose last day is over.
///
/// # Errors
/// [`Reason::WrongEpoch`], [`Reason::KeySetExpired`].
pub async fn check_sealed_for(state: &AppState, call: &CallId, epoch: u32) -> Result<(), Reason> {
    let found = store::calls::find(&state.store, call).await?.ok_or(Reason::Internal)?;
    if epoch != found.epoch() {
        return Err(Reason::WrongEpoch);
    }
    check_in_force(state, call, epoch).await
}

/// Whether the key set of an epoch is within its last day; a client that seals for another is out of date.
///
/// # Errors
/// [`Reason::KeySetExpired`].
pub async fn check_in_force(state: &AppState, call: &CallId, epoch: u32) -> Result<(), Reason> {
    let last_day = store::calls::key_set(&state.store, call, epoch).await?.ok_or(Reason::Internal)?.not_after;
    // Both are ISO 8601, which sorts as text.
    if state.clock.today().to_string() > last_day { Err(Reason::KeySetExpired) } else { Ok(()) }
}

/// The call with this name.
///
/// # Errors
/// [`Reason::NotFound`].
pub async fn find(state: &AppState, call: &str) -> Result<(CallId, call::Model), Reason> {
    let call: CallId = call.parse().map_err(|_| Reason::NotFound)?;
    let found = store::calls::find(&state.store, &call).await?;
    Ok((call, found.ok_or(Reason::NotFound)?))
}
