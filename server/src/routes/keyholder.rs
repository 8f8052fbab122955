//! What keyholders do for their call: documents, opening, closing and archiving, and other calls.

use app::wire::{
    SignedDocument,
    call::{MemberRecipient, Members, NewCall},
};
use axum::{Json, extract::State, http::StatusCode};
use vault::log::Event;

use crate::{
    error::Reason,
    guard::{Keyholder, Opener},
    json::{JsonBody, TextBody},
    routes::{members, page},
    setup::{self, Document},
    state::AppState,
    store::{self, entity::call},
};

/// A document at its longest, as a JSON string inside JSON.
const DOCUMENT_LIMIT: u64 = 524_288;
/// A document, a key set, and wraps for dozens of members.
const CALL_LIMIT: u64 = 1_048_576;

async fn found(state: &AppState, keyholder: &Keyholder) -> Result<call::Model, Reason> {
    store::calls::find(&state.store, keyholder.call()).await?.ok_or(Reason::NotFound)
}

/// `POST /api/desk/calls/{call}/document`: puts the next version in force.
pub async fn document(
    keyholder: Keyholder,
    State(state): State<AppState>,
    JsonBody(signed): JsonBody<SignedDocument, DOCUMENT_LIMIT>,
) -> Result<StatusCode, Reason> {
    let call = found(&state, &keyholder).await?;
    let keys = page::in_force(&state, &call).await?;
    let next = Document::check(signed, keyholder.call(), call.version().saturating_add(1), &keys)?;
    // Whoever is logged in signs: nobody publishes under the name of another.
    if next.signer != keyholder.account().as_ref() {
        return Err(Reason::DocumentUnsigned);
    }
    if store::documents::advance(&state.store, &next).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(Reason::DocumentStale)
    }
}

/// `POST /api/desk/calls/{call}/state`: an entry of the log that says where the call stands from now on.
pub async fn state(
    keyholder: Keyholder,
    State(state): State<AppState>,
    TextBody(text): TextBody,
) -> Result<StatusCode, Reason> {
    let entry = members::signed_entry(&state, &text, keyholder.account(), keyholder.call()).await?;
    let Event::State(next) = entry.entry().event else { return Err(Reason::LogInvalid) };
    store::calls::set_state(&state.store, next, &entry, state.clock.today()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `GET /api/desk/calls/{call}/members`: also for moderators, who seal a release to every member.
pub async fn members(opener: Opener, State(state): State<AppState>) -> Result<Json<Members>, Reason> {
    let call = store::calls::find(&state.store, opener.call()).await?.ok_or(Reason::NotFound)?;
    let mut members = Vec::new();
    for member in &page::in_force(&state, &call).await?.set().members {
        let account = store::accounts::find(&state.store, &member.account).await?.ok_or(Reason::Internal)?;
        members.push(MemberRecipient { account: account.account, recipient: account.recipient });
    }
    Ok(Json(Members { members }))
}

/// `POST /api/desk/calls/{call}/calls`: another call for the same members, all of it or nothing.
pub async fn new_call(
    keyholder: Keyholder,
    State(state): State<AppState>,
    JsonBody(request): JsonBody<NewCall, CALL_LIMIT>,
) -> Result<StatusCode, Reason> {
    let call = found(&state, &keyholder).await?;
    let beside = page::in_force(&state, &call).await?;
    let new = setup::NewCall::check(request, &beside, state.clock.today())?;
    if store::calls::add(&state.store, new).await? { Ok(StatusCode::CREATED) } else { Err(Reason::CallTaken) }
}
