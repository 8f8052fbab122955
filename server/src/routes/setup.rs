//! The first set-up. Everything secret stays in the founder's browser.

use app::wire::{SetupDone, SetupRequest, Share, ShareRequest};
use axum::{Json, extract::State, http::StatusCode};
use data_encoding::BASE64_NOPAD;
use vault::id::Account;

use crate::{error::Reason, guard::Founder, json::JsonBody, setup::Founding, state::AppState, store};

/// Dozens of members with their bundles and wraps fit.
const FOUNDING_LIMIT: u64 = 1_048_576;

/// `POST /api/setup/share`: the share that a new bundle is sealed with.
pub async fn share(
    _: Founder,
    State(state): State<AppState>,
    JsonBody(request): JsonBody<ShareRequest>,
) -> Result<Json<Share>, Reason> {
    let account: Account = request.account.parse().map_err(|_| Reason::AccountInvalid)?;
    Ok(Json(Share { share_b64: BASE64_NOPAD.encode(&state.share.of(&account)) }))
}

/// `POST /api/setup`: the first call and its members, all at once or not at all. Works once.
pub async fn found(
    _: Founder,
    State(state): State<AppState>,
    JsonBody(request): JsonBody<SetupRequest, FOUNDING_LIMIT>,
) -> Result<(StatusCode, Json<SetupDone>), Reason> {
    let founding = Founding::check(request, state.clock.today(), state.config.demonstration)?;
    let done = SetupDone {
        call: founding.call.key_set.set().call.to_string(),
        root_fingerprint: founding.call.key_set.fingerprint().to_string(),
    };
    let first = store::calls::found(&state.store, founding.with_masked_login_keys(&state.share)).await?;
    if first { Ok((StatusCode::CREATED, Json(done))) } else { Err(Reason::NotFound) }
}
