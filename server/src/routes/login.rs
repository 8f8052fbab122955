//! Login by signature, and its end.

use app::wire::{AccountView, Challenge, ChallengeRequest, Kdf, LoginRequest, MemberKeys, Membership, Session};
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode},
};
use data_encoding::BASE64_NOPAD;
use vault::id::Account;

use crate::{
    error::Reason,
    guard,
    json::JsonBody,
    login::{Answer, STAND_IN_KEY},
    state::AppState,
    store::{self, entity::account},
};

/// What an account gets that does not exist: the parameters that clients choose.
const USUAL_MEMORY_KIB: u32 = 131_072;
const USUAL_PASSES: u32 = 3;

/// `POST /api/login/challenge`
pub async fn challenge(
    State(state): State<AppState>,
    JsonBody(request): JsonBody<ChallengeRequest>,
) -> Result<Json<Challenge>, Reason> {
    let account: Account = request.account.parse().map_err(|_| Reason::Malformed)?;
    let found = store::accounts::find(&state.store, &account).await?;
    // Computed for known accounts too, so that both take the same time.
    let fake = Kdf {
        salt_b64: BASE64_NOPAD.encode(&state.share.fake_salt(&account)),
        memory_kib: USUAL_MEMORY_KIB,
        passes: USUAL_PASSES,
    };
    let nonce = state.challenges.issue(&account, state.clock.seconds(), &state.chance);
    Ok(Json(Challenge {
        nonce_b64: BASE64_NOPAD.encode(&nonce),
        kdf: found.map_or(fake, |account| Kdf {
            salt_b64: BASE64_NOPAD.encode(&account.kdf_salt),
            memory_kib: account.kdf_memory_kib.cast_unsigned(),
            passes: account.kdf_passes.cast_unsigned(),
        }),
    }))
}

/// `POST /api/login`
pub async fn login(
    State(state): State<AppState>,
    JsonBody(request): JsonBody<LoginRequest>,
) -> Result<Json<Session>, Reason> {
    let LoginRequest { account, nonce_b64, signature_b64 } = &request;
    let Answer { account, nonce, signature } = Answer::read(account, nonce_b64, signature_b64)?;
    let found = store::accounts::find(&state.store, &account).await?;
    let found = found.and_then(|found| {
        let masked = found.login_key.as_slice().try_into().ok()?;
        Some((state.share.mask_login_key(&account, found.version.cast_unsigned(), masked), found))
    });
    // Verified for unknown accounts too, so that both take the same time; its outcome counts only where there is an account.
    let key = found.as_ref().map_or(STAND_IN_KEY, |(key, _)| *key);
    let signed = state.config.at_any_origin(|origin| vault::login::verify(&key, &nonce, origin, &account, &signature));
    let seconds = state.clock.seconds();
    let ours = state.challenges.is_ours(&nonce, &account, seconds);
    match found {
        Some((_, found)) if signed && ours && state.challenges.spend(nonce, seconds).await? => {
            open(&state, &account, found).await
        }
        _ => Err(Reason::LoginRefused),
    }
}

/// `POST /api/login/paper`: the same with a paper code. Its bundle takes the place of the passphrase's.
pub async fn login_with_paper(
    State(state): State<AppState>,
    JsonBody(request): JsonBody<LoginRequest>,
) -> Result<Json<Session>, Reason> {
    let LoginRequest { account, nonce_b64, signature_b64 } = &request;
    let Answer { account, nonce, signature } = Answer::read(account, nonce_b64, signature_b64)?;
    let found = store::accounts::find(&state.store, &account).await?;
    let paper = store::papers::find(&state.store, &account).await?;
    // Verified without a paper code too, so that nobody learns who has one.
    let key = paper.as_ref().and_then(|paper| paper.login_key.as_slice().try_into().ok()).unwrap_or(STAND_IN_KEY);
    let signed =
        state.config.at_any_origin(|origin| vault::login::verify_paper(&key, &nonce, origin, &account, &signature));
    let seconds = state.clock.seconds();
    let ours = state.challenges.is_ours(&nonce, &account, seconds);
    match (found, paper) {
        (Some(found), Some(paper)) if signed && ours && state.challenges.spend(nonce, seconds).await? => {
            open(&state, &account, account::Model { bundle: paper.bundle, ..found }).await
        }
        _ => Err(Reason::LoginRefused),
    }
}

async fn open(state: &AppState, account: &Account, found: account::Model) -> Result<Json<Session>, Reason> {
    let memberships = store::accounts::memberships(&state.store, account).await?;
    let token = state.chance.token();
    store::sessions::open(&state.store, &token, account, state.clock.hour()).await?;
    Ok(Json(Session {
        token,
        share_b64: BASE64_NOPAD.encode(&state.share.of(account)),
        account: AccountView {
            account: found.account,
            version: found.version.cast_unsigned(),
            bundle_b64: BASE64_NOPAD.encode(&found.bundle),
            keys: MemberKeys { recipient: found.recipient, signing_b64: BASE64_NOPAD.encode(&found.signing) },
            calls: memberships
                .into_iter()
                .map(|membership| Membership { call: membership.call, role: membership.role })
                .collect(),
        },
    }))
}

/// `POST /api/logout`. Says the same whether there was a session or not.
pub async fn logout(State(state): State<AppState>, headers: HeaderMap) -> Result<StatusCode, Reason> {
    if let Some(token) = guard::bearer(&headers) {
        store::sessions::close(&state.store, token).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}
