//! Public facts about calls.

use app::{
    page::PublicCall,
    text::Visit,
    wire::{CallDocument, CallView, Calls, SignedDocument},
};
use axum::{
    Json,
    extract::{Path, Query, State, rejection::QueryRejection},
};
use data_encoding::BASE64_NOPAD;
use serde::Deserialize;
use time::Date;
use vault::{call_state::CallState, id::CallId};

use crate::{
    error::Reason,
    standing::Days,
    state::AppState,
    store::{
        self,
        entity::{call, call_document},
    },
};

/// `GET /api/calls`: those that have a document.
pub async fn list(State(state): State<AppState>) -> Result<Json<Calls>, Reason> {
    let calls = store::documents::in_force(&state.store).await?;
    let calls = calls.into_iter().map(|(call, document)| view(&call, document)).collect();
    Ok(Json(Calls { calls }))
}

/// Which version of the document.
#[derive(Deserialize)]
pub struct Version {
    version: Option<u32>,
}

/// `GET /api/calls/{call}`, or `?version=` for an older document.
pub async fn one(
    State(state): State<AppState>,
    Path(call): Path<String>,
    query: Result<Query<Version>, QueryRejection>,
) -> Result<Json<CallView>, Reason> {
    let Query(query) = query.map_err(|_| Reason::Malformed)?;
    let (call, found) = find(&state, &call).await?;
    let version = query.version.unwrap_or_else(|| found.version());
    let document = store::documents::find(&state.store, &call, version).await?;
    Ok(Json(view(&found, document.ok_or(Reason::NotFound)?)))
}

fn view(call: &call::Model, document: call_document::Model) -> CallView {
    CallView {
        call: call.call.clone(),
        state: call.state.clone(),
        epoch: call.epoch(),
        root_fingerprint: call.root_fingerprint.clone(),
        version: document.version.cast_unsigned(),
        signed: signed(document),
    }
}

/// A document as it travels.
pub fn signed(stored: call_document::Model) -> SignedDocument {
    SignedDocument {
        document: stored.document,
        signature_b64: BASE64_NOPAD.encode(&stored.signature),
        signer: stored.signer,
    }
}

/// A call as pages show it to this visitor.
///
/// # Errors
/// [`Reason::Internal`] if the database holds something else than was checked when it came in.
pub fn public(
    state: &AppState,
    visit: Visit,
    call: &call::Model,
    document: &call_document::Model,
) -> Result<PublicCall, Reason> {
    let document = CallDocument::read(&document.document).ok_or(Reason::Internal)?;
    let archived = call.state()? == CallState::Archived;
    let open = takes_accounts(state, call, document.last_day())?;
    Ok(PublicCall { open, archived, ..PublicCall::new(&document, visit.locale.tag) })
}

/// The days of a call where a keyholder lets accounts in, and the document's last day is not over.
///
/// # Errors
/// As [`public`].
pub async fn open(state: &AppState, call: &CallId, found: &call::Model) -> Result<Option<Days>, Reason> {
    let Some(days) = state.standing.of(&state.store, call, found).await? else { return Ok(None) };
    Ok(takes_accounts(state, found, days.last)?.then_some(days))
}

/// Whether there are such days.
///
/// # Errors
/// As [`public`].
pub async fn is_open(state: &AppState, call: &CallId, found: &call::Model) -> Result<bool, Reason> {
    Ok(open(state, call, found).await?.is_some())
}

fn takes_accounts(state: &AppState, call: &call::Model, last: Option<Date>) -> Result<bool, Reason> {
    Ok(call.state()? == CallState::Open && last.is_none_or(|last| state.clock.today() <= last))
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
    query: Result<Query<Epoch>, QueryRejection>,
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
