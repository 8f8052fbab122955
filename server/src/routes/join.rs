//! Making an account with an invitation. Everything secret stays in the new person's browser, and the account opens nothing until a
//! keyholder lets her in.

use app::wire::{NewAccount as Sent, Share, ShareRequest, members::Invited};
use axum::{Json, extract::State, http::StatusCode};
use data_encoding::BASE64_NOPAD;
use vault::id::Account;

use crate::{
    error::Reason,
    guard::Invitee,
    json::JsonBody,
    setup::NewAccount,
    state::AppState,
    store::{
        self,
        invitations::{self, Kept},
    },
};

/// An account with its bundle.
const LIMIT: u64 = 65_536;

/// `GET /api/join`
pub async fn invited(Invitee(link): Invitee) -> Json<Invited> {
    Json(Invited { call: link.call, role: link.role, by: link.account })
}

/// `POST /api/join/share`: the share that a new bundle is sealed with. Nobody gets that of an account that is there.
pub async fn share(
    _: Invitee,
    State(state): State<AppState>,
    JsonBody(request): JsonBody<ShareRequest>,
) -> Result<Json<Share>, Reason> {
    let account: Account = request.account.parse().map_err(|_| Reason::AccountInvalid)?;
    if store::accounts::find(&state.store, &account).await?.is_some() {
        return Err(Reason::HandleTaken);
    }
    Ok(Json(Share { share_b64: BASE64_NOPAD.encode(&state.share.of(&account)) }))
}

/// `POST /api/join`: keeps the account, and uses up the link.
pub async fn join(
    Invitee(link): Invitee,
    State(state): State<AppState>,
    JsonBody(sent): JsonBody<Sent, LIMIT>,
) -> Result<StatusCode, Reason> {
    let new = NewAccount::check(sent).ok_or(Reason::AccountInvalid)?.with_masked_login_key(&state.share);
    match invitations::redeem(&state.store, &link, new, state.clock.hour()).await? {
        Kept::New => Ok(StatusCode::CREATED),
        Kept::Taken => Err(Reason::HandleTaken),
        Kept::Used => Err(Reason::NotFound),
    }
}
