//! Recovery: made by keyholders, opened by whoever has enough shares, ended by the root's word.

use app::wire::recovery::{Enrolment, OpenRecovery, OpenedRecovery, Recovery, RecoveryPlan, RecoveryWrap};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use data_encoding::{BASE64_NOPAD, HEXLOWER};
use vault::{id::CallId, key_set::SignedKeySet};

use crate::{
    error::Reason,
    guard::Keyholder,
    json::JsonBody,
    login::Answer,
    recovery::{self, Enrolled, Kept},
    state::AppState,
    store::{
        self,
        entity::{recovery as plans, recovery_wrap},
        recoveries::Came,
    },
};

/// A few hundred wraps fit.
const RECOVERY_LIMIT: u64 = 1_048_576;
/// Anybody may send one: the wraps of some sixty identities fit.
const ENROLMENT_LIMIT: u64 = 262_144;

/// `GET /api/recovery/{call}`
pub async fn plan(State(state): State<AppState>, Path(call): Path<String>) -> Result<Json<RecoveryPlan>, Reason> {
    let call = call.parse().map_err(|_| Reason::NotFound)?;
    let row = store::recoveries::find(&state.store, &call).await?.ok_or(Reason::NotFound)?;
    Ok(Json(view(&row)))
}

/// `GET /api/desk/calls/{call}/recovery`
pub async fn kept(keyholder: Keyholder, State(state): State<AppState>) -> Result<Json<Recovery>, Reason> {
    let row = store::recoveries::find(&state.store, keyholder.call()).await?.ok_or(Reason::NotFound)?;
    let wraps = wraps(&state, keyholder.call()).await?;
    Ok(Json(Recovery { plan: view(&row), wraps, wraps_signature_b64: String::new() }))
}

/// `POST /api/desk/calls/{call}/recovery`: a new plan, or new wraps for the one in force. The root signs either.
pub async fn keep(
    keyholder: Keyholder,
    State(state): State<AppState>,
    JsonBody(request): JsonBody<Recovery, RECOVERY_LIMIT>,
) -> Result<StatusCode, Reason> {
    let keys = in_force(&state, keyholder.call()).await?;
    let newest = newest(&state, keyholder.call()).await?;
    let kept = Kept::check(&request, &keys, newest)?;
    if store::recoveries::keep(&state.store, kept).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(Reason::RecoveryStale)
    }
}

/// `POST /api/recovery/{call}/open`: what is wrapped to the plan, for whoever has enough shares.
pub async fn open(
    State(state): State<AppState>,
    Path(call): Path<String>,
    JsonBody(request): JsonBody<OpenRecovery>,
) -> Result<Json<OpenedRecovery>, Reason> {
    let call: CallId = call.parse().map_err(|_| Reason::NotFound)?;
    let OpenRecovery { account, nonce_b64, signature_b64 } = &request;
    let Answer { account, nonce, signature } = Answer::read(account, nonce_b64, signature_b64)?;
    let row = store::recoveries::find(&state.store, &call).await?.ok_or(Reason::NotFound)?;
    let plan = recovery::read(&row).ok_or(Reason::Internal)?;
    let signed = state.config.at_any_origin(|origin| plan.is_opened_by(&nonce, origin, &account, &signature));
    let seconds = state.clock.seconds();
    let ours = state.challenges.is_ours(&nonce, &account, seconds);
    if !signed || !ours || !state.challenges.spend(nonce, seconds).await? {
        return Err(Reason::RecoveryRefused);
    }
    let taken = store::accounts::find(&state.store, &account).await?.is_some();
    let share_b64 = (!taken).then(|| BASE64_NOPAD.encode(&state.share.of(&account)));
    Ok(Json(OpenedRecovery { wraps: wraps(&state, &call).await?, share_b64 }))
}

/// `POST /api/recovery/{call}/enrol`: a new keyholder, on the word of the root and of whoever has enough shares.
pub async fn enrol(
    State(state): State<AppState>,
    Path(call): Path<String>,
    JsonBody(request): JsonBody<Enrolment, ENROLMENT_LIMIT>,
) -> Result<StatusCode, Reason> {
    let call: CallId = call.parse().map_err(|_| Reason::NotFound)?;
    let row = store::recoveries::find(&state.store, &call).await?.ok_or(Reason::NotFound)?;
    let plan = recovery::read(&row).ok_or(Reason::Internal)?;
    let (keys, newest) = (in_force(&state, &call).await?, newest(&state, &call).await?);
    let today = state.clock.today();
    let mut enrolled = Enrolled::check(request, (&keys, &plan), newest, today)?;
    enrolled.account = enrolled.account.with_masked_login_key(&state.share);
    match store::recoveries::enrol(&state.store, enrolled, today).await? {
        Came::Enrolled => Ok(StatusCode::CREATED),
        Came::NotNext => Err(Reason::KeySetNotNext),
        Came::Taken => Err(Reason::AccountTaken),
    }
}

/// The key set in force, also after its last day: that is when recovery may be needed.
async fn in_force(state: &AppState, call: &CallId) -> Result<SignedKeySet, Reason> {
    let found = store::calls::find(&state.store, call).await?.ok_or(Reason::NotFound)?;
    let row = store::calls::key_set(&state.store, call, found.epoch()).await?.ok_or(Reason::Internal)?;
    SignedKeySet::verify_past(&row.note, None).map_err(|_| Reason::Internal)
}

async fn newest(state: &AppState, call: &CallId) -> Result<u32, Reason> {
    store::recoveries::newest_identity(&state.store, call).await?.ok_or(Reason::Internal)
}

async fn wraps(state: &AppState, call: &CallId) -> Result<Vec<RecoveryWrap>, Reason> {
    let told = |wrap: recovery_wrap::Model| RecoveryWrap {
        secret: wrap.secret,
        epoch: wrap.epoch.cast_unsigned(),
        file_b64: BASE64_NOPAD.encode(&wrap.file),
    };
    Ok(store::recoveries::wraps(&state.store, call).await?.into_iter().map(told).collect())
}

fn view(row: &plans::Model) -> RecoveryPlan {
    RecoveryPlan {
        number: row.number.cast_unsigned(),
        recipient: row.recipient.clone(),
        opener_b64: BASE64_NOPAD.encode(&row.opener),
        threshold: u8::try_from(row.threshold).unwrap_or_default(),
        shares: row.shares.chunks(32).map(|share| HEXLOWER.encode(share)).collect(),
        signature_b64: BASE64_NOPAD.encode(&row.signature),
    }
}
