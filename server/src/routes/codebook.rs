//! The codebook of a call: read by its members, published by its keyholders.

use app::wire::{self, CodebookView, PublishedCodebook};
use axum::{
    Json,
    extract::{Query, State, rejection::QueryRejection},
    http::StatusCode,
};
use data_encoding::BASE64_NOPAD;
use serde::Deserialize;
use vault::call_codebook::BUILT_IN;

use crate::{
    error::Reason,
    guard::{Keyholder, Member},
    json::JsonBody,
    routes::page,
    setup::SignedCodebook,
    state::AppState,
    store::{self, entity::call_codebook},
};

/// A codebook at its longest, as a JSON string inside JSON: each of its quotation marks and backslashes twice.
const LIMIT: u64 = 2_200_000;

/// Which version.
#[derive(Deserialize)]
pub struct Version {
    version: Option<u32>,
}

/// `GET /api/desk/calls/{call}/codebook`: the one in force, or `?version=`.
pub async fn read(
    member: Member,
    State(state): State<AppState>,
    query: Result<Query<Version>, QueryRejection>,
) -> Result<Json<CodebookView>, Reason> {
    let Query(query) = query.map_err(|_| Reason::Malformed)?;
    let in_force = store::codebooks::in_force(&state.store, member.call()).await?;
    let version = query.version.unwrap_or(in_force);
    let published = store::codebooks::find(&state.store, member.call(), version).await?.map(published);
    if published.is_none() && version != BUILT_IN {
        return Err(Reason::NotFound);
    }
    Ok(Json(CodebookView { in_force, published }))
}

/// A codebook as it travels.
pub fn published(stored: call_codebook::Model) -> PublishedCodebook {
    PublishedCodebook {
        version: stored.version.cast_unsigned(),
        epoch: stored.epoch.cast_unsigned(),
        signed: wire::SignedCodebook {
            codebook: stored.codebook,
            signature_b64: BASE64_NOPAD.encode(&stored.signature),
            signer: stored.signer,
        },
    }
}

/// `POST /api/desk/calls/{call}/codebook`: puts the next version in force.
pub async fn publish(
    keyholder: Keyholder,
    State(state): State<AppState>,
    JsonBody(signed): JsonBody<wire::SignedCodebook, LIMIT>,
) -> Result<StatusCode, Reason> {
    let call = store::calls::find(&state.store, keyholder.call()).await?.ok_or(Reason::NotFound)?;
    let keys = page::in_force(&state, &call).await?;
    let next = store::codebooks::in_force(&state.store, keyholder.call()).await?.saturating_add(1);
    let next = SignedCodebook::check(signed, keyholder.call(), next, &keys)?;
    // Whoever is logged in signs: nobody publishes under the name of another.
    if next.signer != keyholder.account().as_ref() {
        return Err(Reason::CodebookUnsigned);
    }
    if store::codebooks::advance(&state.store, keyholder.call(), &next).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(Reason::CodebookStale)
    }
}
