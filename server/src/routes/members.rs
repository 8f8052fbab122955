//! Who comes, who goes, and what is written down of it.

use app::wire::{
    MemberKeys,
    members::{Candidate, Joining, Log, NewInvitation, NextEpoch},
};
use axum::{
    Json,
    extract::{Path, Query, State, rejection::QueryRejection},
    http::StatusCode,
};
use data_encoding::BASE64_NOPAD;
use serde::Deserialize;
use vault::{
    id::{Account, CallId},
    log::{Event, SignedEntry},
    role::Role,
};

use crate::{
    error::Reason,
    guard::{Keyholder, Opener},
    json::{JsonBody, TextBody},
    routes::calls,
    setup::{Document, Next},
    state::AppState,
    store::{self, erasure, invitations, members},
};

/// A key set, and wraps of several identities for dozens of members.
const EPOCH_LIMIT: u64 = 2_097_152;

/// `POST /api/desk/calls/{call}/epoch`: the next key set, with wraps and entries of the log.
pub async fn epoch(
    keyholder: Keyholder,
    State(state): State<AppState>,
    JsonBody(request): JsonBody<NextEpoch, EPOCH_LIMIT>,
) -> Result<StatusCode, Reason> {
    let in_force = members::in_force(&state.store, keyholder.call()).await?;
    let next = Next::check(request, &in_force, state.clock.today())?;
    // Nobody writes in the name of another.
    if next.log.iter().any(|entry| &entry.entry().by != keyholder.account() || only_with_a_change(entry)) {
        return Err(Reason::LogInvalid);
    }
    put_in_force(&state, keyholder.call(), next).await
}

/// `POST /api/desk/calls/{call}/keyset`: puts a key set in force that comes alone.
pub async fn key_set(
    keyholder: Keyholder,
    State(state): State<AppState>,
    TextBody(note): TextBody,
) -> Result<StatusCode, Reason> {
    let in_force = members::in_force(&state.store, keyholder.call()).await?;
    let next = Next::alone(note, &in_force, state.clock.today())?;
    put_in_force(&state, keyholder.call(), next).await
}

async fn put_in_force(state: &AppState, call: &CallId, next: Next) -> Result<StatusCode, Reason> {
    let found = store::calls::find(&state.store, call).await?.ok_or(Reason::NotFound)?;
    // Without a keyholder who stays behind its document, the call would show nothing to anybody.
    if let Some(document) = store::documents::find(&state.store, call, found.version()).await? {
        Document::check(calls::signed(document), call, found.version(), &next.keys)?;
    }
    members::advance(&state.store, next, state.clock.today()).await?;
    // Wraps and accounts of those who left are gone from the log of the database as well.
    erasure::sweep(&state.store).await;
    Ok(StatusCode::NO_CONTENT)
}

/// After which entry.
#[derive(Deserialize)]
pub struct After {
    #[serde(default)]
    after: u32,
}

/// `GET /api/desk/calls/{call}/log?after=`
pub async fn log(
    opener: Opener,
    State(state): State<AppState>,
    query: Result<Query<After>, QueryRejection>,
) -> Result<Json<Log>, Reason> {
    let Query(After { after }) = query.map_err(|_| Reason::Malformed)?;
    let (entries, next) = store::log::page(&state.store, opener.call(), after).await?;
    Ok(Json(Log { entries, next }))
}

/// `POST /api/desk/calls/{call}/log`: one entry.
pub async fn add_to_log(
    opener: Opener,
    State(state): State<AppState>,
    TextBody(text): TextBody,
) -> Result<StatusCode, Reason> {
    let entry = signed_entry(&state, &text, opener.account(), opener.call()).await?;
    if only_with_a_change(&entry) {
        return Err(Reason::LogInvalid);
    }
    store::log::add(&state.store, &entry, state.clock.today()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Where the call stands is changed at a door of its own, and nowhere only written down.
fn only_with_a_change(entry: &SignedEntry) -> bool {
    matches!(entry.entry().event, Event::State(_))
}

/// An entry that whoever is logged in signed for the key set in force, and might.
///
/// # Errors
/// [`Reason::LogInvalid`], or those of storage.
pub(super) async fn signed_entry(
    state: &AppState,
    text: &str,
    by: &Account,
    call: &CallId,
) -> Result<SignedEntry, Reason> {
    let entry = SignedEntry::read(text).map_err(|_| Reason::LogInvalid)?;
    let in_force = members::in_force(&state.store, call).await?;
    entry.verify(&in_force.keys).map_err(|_| Reason::LogInvalid)?;
    if &entry.entry().by == by { Ok(entry) } else { Err(Reason::LogInvalid) }
}

/// `POST /api/desk/calls/{call}/invitations`
pub async fn invite(
    keyholder: Keyholder,
    State(state): State<AppState>,
    JsonBody(new): JsonBody<NewInvitation>,
) -> Result<StatusCode, Reason> {
    let role: Role = new.role.parse().map_err(|_| Reason::Malformed)?;
    let token = new.token_sha256.parse().map_err(|_| Reason::Malformed)?;
    let is_hers = invitations::add(&state.store, &keyholder, token, role, state.clock.hour()).await?;
    is_hers.then_some(StatusCode::CREATED).ok_or(Reason::Malformed)
}

/// `GET /api/desk/calls/{call}/joining`
pub async fn joining(keyholder: Keyholder, State(state): State<AppState>) -> Result<Json<Joining>, Reason> {
    let people = invitations::joining(&state.store, keyholder.call()).await?;
    let people = people.into_iter().map(|(waiting, account)| Candidate {
        account: account.account,
        role: waiting.role,
        keys: MemberKeys { recipient: account.recipient, signing_b64: BASE64_NOPAD.encode(&account.signing) },
    });
    Ok(Json(Joining { people: people.collect() }))
}

/// `DELETE /api/desk/calls/{call}/joining/{account}`: she is not let in.
pub async fn turn_away(
    keyholder: Keyholder,
    State(state): State<AppState>,
    Path((_, account)): Path<(String, String)>,
) -> Result<StatusCode, Reason> {
    let account: Account = account.parse().map_err(|_| Reason::NotFound)?;
    let gone = invitations::turn_away(&state.store, keyholder.call(), &account).await?;
    if gone { Ok(StatusCode::NO_CONTENT) } else { Err(Reason::NotFound) }
}
