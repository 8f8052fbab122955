//! How an account is unlocked: a new passphrase, a paper code, none any more.
//!
//! A session says whose account it is. What changes it is a signature by a key that unlocks it now, over the change itself.

use app::wire::account::{AccountState, NewPaper, NewPassphrase, Proof};
use axum::{Json, extract::State, http::StatusCode};
use data_encoding::BASE64_NOPAD;
use vault::account_change::{AccountChange, What};

use crate::{
    error::Reason,
    guard::Holder,
    json::JsonBody,
    lock::{self, By, NewLock, Shown},
    state::AppState,
    store::{self, entity::account},
};

/// `GET /api/account`
pub async fn state(holder: Holder, State(state): State<AppState>) -> Result<Json<AccountState>, Reason> {
    let found = mine(&state, &holder).await?;
    let paper = store::papers::find(&state.store, holder.account()).await?;
    Ok(Json(AccountState {
        version: found.version.cast_unsigned(),
        salt_b64: BASE64_NOPAD.encode(&found.kdf_salt),
        paper_b64: paper.map(|paper| BASE64_NOPAD.encode(&paper.login_key)),
    }))
}

/// `POST /api/account/passphrase`: from the next login on, this passphrase and no other. Every other session ends.
pub async fn passphrase(
    holder: Holder,
    State(state): State<AppState>,
    JsonBody(request): JsonBody<NewPassphrase>,
) -> Result<StatusCode, Reason> {
    let new = NewLock::check(request.version, &request.kdf, &request.login_key_b64, &request.bundle_b64)
        .ok_or(Reason::AccountInvalid)?;
    let found = mine(&state, &holder).await?;
    if found.version.cast_unsigned().checked_add(1) != Some(new.version) {
        return Err(Reason::AccountStale);
    }
    check(&state, &holder, &found, &request.proof, What::Passphrase(new.lock())).await?;
    let masked = state.share.mask_login_key(holder.account(), new.version, new.login_key);
    let held = store::accounts::relock(&state.store, &holder, &NewLock { login_key: masked, ..new }).await?;
    done(held)
}

const fn done(held: bool) -> Result<StatusCode, Reason> {
    if held { Ok(StatusCode::NO_CONTENT) } else { Err(Reason::AccountStale) }
}

/// `POST /api/account/paper`: this paper code and no other. Every other session ends.
pub async fn paper(
    holder: Holder,
    State(state): State<AppState>,
    JsonBody(request): JsonBody<NewPaper>,
) -> Result<StatusCode, Reason> {
    let (login_key, bundle) = lock::paper(&request).ok_or(Reason::AccountInvalid)?;
    let found = mine(&state, &holder).await?;
    check(&state, &holder, &found, &request.proof, What::Paper { login_key, bundle: &bundle }).await?;
    done(store::papers::put(&state.store, &holder, login_key, bundle).await?)
}

/// `POST /api/account/no-paper`: no paper code unlocks this account any more. Every other session ends.
pub async fn no_paper(
    holder: Holder,
    State(state): State<AppState>,
    JsonBody(proof): JsonBody<Proof>,
) -> Result<StatusCode, Reason> {
    let found = mine(&state, &holder).await?;
    check(&state, &holder, &found, &proof, What::NoPaper).await?;
    done(store::papers::remove(&state.store, &holder).await?)
}

async fn mine(state: &AppState, holder: &Holder) -> Result<account::Model, Reason> {
    store::accounts::find(&state.store, holder.account()).await?.ok_or(Reason::NotFound)
}

/// Whether a key that unlocks the account now signed this change, just now.
async fn check(
    state: &AppState,
    holder: &Holder,
    found: &account::Model,
    proof: &Proof,
    what: What<'_>,
) -> Result<(), Reason> {
    let Shown { by, nonce, signature } = Shown::read(proof)?;
    let account = holder.account();
    let key = match by {
        By::Passphrase => {
            let masked = found.login_key.as_slice().try_into().map_err(|_| Reason::Internal)?;
            Some(state.share.mask_login_key(account, found.version.cast_unsigned(), masked))
        }
        By::Paper => {
            let paper = store::papers::find(&state.store, account).await?;
            paper.and_then(|paper| paper.login_key.as_slice().try_into().ok())
        }
    };
    let signed = key.is_some_and(|key| {
        state
            .config
            .at_any_origin(|origin| AccountChange { nonce, origin, account, what }.is_signed_by(&key, &signature))
    });
    let seconds = state.clock.seconds();
    if signed && state.challenges.is_ours(&nonce, account, seconds) && state.challenges.spend(nonce, seconds).await? {
        Ok(())
    } else {
        Err(Reason::ProofRefused)
    }
}
