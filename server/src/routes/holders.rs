//! Who works on what, who steps aside, and what is urgent.

use app::wire::{Aside, Asides, HolderChange, UrgentChange};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use data_encoding::HEXLOWER;
use vault::id::{Account, CallId, SubmissionId};

use crate::{
    error::Reason,
    guard::{Keyholder, Opener},
    json::JsonBody,
    state::AppState,
    store::{
        asides,
        holders::{self, Changed},
        testimonies,
    },
};

/// `POST …/testimonies/{id}/holder`: claim, give back, hand over. Nobody takes from another here.
pub async fn change(
    opener: Opener,
    State(state): State<AppState>,
    Path((_, id)): Path<(String, String)>,
    JsonBody(change): JsonBody<HolderChange>,
) -> Result<StatusCode, Reason> {
    let (from, to) = parties(change)?;
    let me = Some(opener.account());
    if from.as_ref() != me && (from.is_some() || to.as_ref() != me) {
        return Err(Reason::Malformed);
    }
    moved(&state, opener.call(), &id, from, to).await
}

/// `POST …/testimonies/{id}/assign`: any change, by a keyholder.
pub async fn assign(
    keyholder: Keyholder,
    State(state): State<AppState>,
    Path((_, id)): Path<(String, String)>,
    JsonBody(change): JsonBody<HolderChange>,
) -> Result<StatusCode, Reason> {
    let (from, to) = parties(change)?;
    moved(&state, keyholder.call(), &id, from, to).await
}

/// From whom to whom.
///
/// # Errors
/// [`Reason::Malformed`].
pub fn parties(change: HolderChange) -> Result<(Option<Account>, Option<Account>), Reason> {
    let account = |name: Option<String>| name.map(|name| name.parse().map_err(|_| Reason::Malformed)).transpose();
    Ok((account(change.from)?, account(change.to)?))
}

async fn moved(
    state: &AppState,
    call: &CallId,
    id: &str,
    from: Option<Account>,
    to: Option<Account>,
) -> Result<StatusCode, Reason> {
    let id: SubmissionId = id.parse().map_err(|_| Reason::NotFound)?;
    match holders::change(&state.store, call, &id, from.as_ref(), to.as_ref()).await? {
        Changed::Done => Ok(StatusCode::NO_CONTENT),
        Changed::Otherwise => Err(Reason::HolderChanged),
        Changed::Unfit => Err(Reason::HolderUnfit),
        Changed::Gone => Err(Reason::NotFound),
    }
}

/// `POST …/testimonies/{id}/aside`: from now on there is no such testimony for whoever asks.
pub async fn step_aside(
    opener: Opener,
    State(state): State<AppState>,
    Path((_, id)): Path<(String, String)>,
) -> Result<StatusCode, Reason> {
    let id: SubmissionId = id.parse().map_err(|_| Reason::NotFound)?;
    let done = asides::step(&state.store, &opener, &id).await?;
    if done { Ok(StatusCode::NO_CONTENT) } else { Err(Reason::NotFound) }
}

/// `GET /api/desk/calls/{call}/asides`
pub async fn asides(keyholder: Keyholder, State(state): State<AppState>) -> Result<Json<Asides>, Reason> {
    let all = asides::all(&state.store, &keyholder).await?;
    let asides = all.into_iter().map(|(id, account)| Aside { id: HEXLOWER.encode(&id), account });
    Ok(Json(Asides { asides: asides.collect() }))
}

/// `DELETE …/testimonies/{id}/aside/{account}`. Not her own: whoever knows the person is not to decide that alone.
pub async fn undo_aside(
    keyholder: Keyholder,
    State(state): State<AppState>,
    Path((_, id, account)): Path<(String, String, String)>,
) -> Result<StatusCode, Reason> {
    let id: SubmissionId = id.parse().map_err(|_| Reason::NotFound)?;
    let account: Account = account.parse().map_err(|_| Reason::NotFound)?;
    if account == *keyholder.account() {
        return Err(Reason::AsideOwn);
    }
    let undone = asides::undo(&state.store, &keyholder, &id, &account).await?;
    if undone { Ok(StatusCode::NO_CONTENT) } else { Err(Reason::NotFound) }
}

/// `POST …/testimonies/{id}/urgent`
pub async fn set_urgent(
    opener: Opener,
    State(state): State<AppState>,
    Path((_, id)): Path<(String, String)>,
    JsonBody(change): JsonBody<UrgentChange>,
) -> Result<StatusCode, Reason> {
    let id: SubmissionId = id.parse().map_err(|_| Reason::NotFound)?;
    let marked = testimonies::set_urgent(&state.store, &opener, &id, change.urgent).await?;
    if marked { Ok(StatusCode::NO_CONTENT) } else { Err(Reason::NotFound) }
}
