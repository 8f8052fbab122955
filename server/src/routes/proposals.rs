//! The open proposal of a release: put and withdrawn by keyholders, each time signed, and read by who may open testimonies.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use data_encoding::BASE64URL_NOPAD;
use tokio::time::timeout;
use vault::{
    envelope::{Inspector, Kind},
    id::Digest,
    ledger::{ProposalChange, Proposed},
};

use crate::{
    body, entry_body,
    error::Reason,
    guard::{Keyholder, Opener},
    json,
    routes::{calls, testimonies::text},
    state::AppState,
    store::{
        members,
        proposals::{self, Changed, NewProposal},
    },
};

const KIND: Kind = Kind::Proposal;
const BYTES: &str = "application/octet-stream";

/// `GET /api/desk/calls/{call}/proposal`: the file, or nothing (204) while none is open.
pub async fn read(opener: Opener, State(state): State<AppState>) -> Result<Response, Reason> {
    let found = proposals::find(&state.store, opener.call()).await?;
    let Some((sha256, file)) = found else { return Ok(StatusCode::NO_CONTENT.into_response()) };
    let headers = [(header::CONTENT_TYPE.as_str(), BYTES.to_owned()), ("murmuration-sha256", sha256.to_string())];
    Ok((headers, file).into_response())
}

/// What the headers of a change say.
struct Announced {
    epoch: u32,
    previous: Option<Digest>,
    /// [`Proposed::claim`].
    claim: Option<Digest>,
    signature: [u8; 64],
}

/// `PUT /api/desk/calls/{call}/proposal`
pub async fn put(keyholder: Keyholder, State(state): State<AppState>, request: Request) -> Result<StatusCode, Reason> {
    let limits = &state.config.limits;
    let (parts, body) = request.into_parts();
    let announced = match announce(&state, &keyholder, &parts.headers).await {
        Ok(announced) => announced,
        Err(reason) => return body::turn_away(body, KIND.limit(), limits, reason).await,
    };
    if let Err(reason) = json::require(&parts.headers, BYTES) {
        return body::turn_away(body, KIND.limit(), limits, reason).await;
    }
    let _place = match timeout(limits.patience, state.release_places.acquire()).await {
        Ok(place) => place.map_err(|_| Reason::Internal)?,
        Err(_) => return body::turn_away(body, KIND.limit(), limits, Reason::Busy).await,
    };
    let mut inspector = Inspector::new(KIND);
    body::pour(body, KIND.limit(), limits, |chunk| Ok(inspector.push(chunk)?)).await?;
    let envelope = inspector.finish()?;
    let claim = announced.claim.ok_or(Reason::ProposalUnsigned)?;
    let proposed = Proposed { file: envelope.sha256(), claim };
    check_signature(&state, &keyholder, &announced, Some(proposed)).await?;
    let Announced { epoch, previous, .. } = announced;
    let new = NewProposal { account: keyholder.account().clone(), epoch, claim, envelope };
    answer(proposals::put(&state.store, keyholder.call(), previous, &new).await?, StatusCode::CREATED)
}

/// `DELETE /api/desk/calls/{call}/proposal`
pub async fn withdraw(
    keyholder: Keyholder,
    State(state): State<AppState>,
    headers: HeaderMap,
) -> Result<StatusCode, Reason> {
    let announced = announce(&state, &keyholder, &headers).await?;
    check_signature(&state, &keyholder, &announced, None).await?;
    let changed = proposals::withdraw(&state.store, keyholder.call(), announced.previous).await?;
    answer(changed, StatusCode::NO_CONTENT)
}

fn answer(changed: Changed, now: StatusCode) -> Result<StatusCode, Reason> {
    match changed {
        Changed::Now => Ok(now),
        Changed::Before => Ok(StatusCode::OK),
        Changed::Stale => Err(Reason::ProposalStale),
    }
}

async fn announce(state: &AppState, keyholder: &Keyholder, headers: &HeaderMap) -> Result<Announced, Reason> {
    let epoch = entry_body::epoch(headers)?;
    calls::check_sealed_for(state, keyholder.call(), epoch).await?;
    said(epoch, headers).ok_or(Reason::ProposalUnsigned)
}

fn said(epoch: u32, headers: &HeaderMap) -> Option<Announced> {
    let previous = match text(headers, "murmuration-previous")? {
        "none" => None,
        digest => Some(digest.parse().ok()?),
    };
    let signature = BASE64URL_NOPAD.decode(headers.get("murmuration-signature")?.as_bytes()).ok()?.try_into().ok()?;
    let claim = text(headers, "murmuration-claim").and_then(|digest| digest.parse().ok());
    Some(Announced { epoch, previous, claim, signature })
}

/// Whoever has only a keyholder's session proposes and withdraws nothing.
async fn check_signature(
    state: &AppState,
    keyholder: &Keyholder,
    said: &Announced,
    proposed: Option<Proposed>,
) -> Result<(), Reason> {
    let in_force = members::in_force(&state.store, keyholder.call()).await?;
    let Announced { epoch, previous, ref signature, .. } = *said;
    let change = ProposalChange { call: keyholder.call(), account: keyholder.account(), epoch, previous, proposed };
    if change.is_signed(&in_force.keys, signature) { Ok(()) } else { Err(Reason::ProposalUnsigned) }
}
