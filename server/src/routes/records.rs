//! Records: sealed like testimonies, read by who may open, and saved by whoever knows the one before and signs.

use app::wire::RecordKept;
use axum::{
    Json,
    body::Body,
    extract::{Path, Request, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use data_encoding::BASE64URL_NOPAD;
use tokio::time::timeout;
use vault::{
    envelope::{Envelope, Inspector, Kind},
    id::{Digest, SubmissionId},
    record::RecordSave,
};

use crate::{
    body, entry_body,
    error::Reason,
    guard::Opener,
    json,
    routes::{calls, testimonies::text},
    state::AppState,
    store::{
        self,
        records::{self, NewRecord, Saved},
    },
};

const KIND: Kind = Kind::Record;
/// Where a testimony may stand by its record; `themes` says what leads to each.
const STATES: [&str; 5] = ["reading", "coded", "disputed", "checked", "set-aside"];

/// `GET …/testimonies/{id}/record`: the whole file, or nothing (204) while there is none.
pub async fn read(
    opener: Opener,
    State(state): State<AppState>,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, Reason> {
    let id: SubmissionId = id.parse().map_err(|_| Reason::NotFound)?;
    let found = records::find(&state.store, &opener, &id).await?.ok_or(Reason::NotFound)?;
    let Some((record, payload)) = found else { return Ok(StatusCode::NO_CONTENT.into_response()) };
    let payload_sha256 = store::testimonies::digest(&record.payload_sha256).to_string();
    let file = [record.header, payload].concat();
    let headers = [
        (header::CONTENT_TYPE.as_str(), "application/octet-stream".to_owned()),
        ("murmuration-sha256", Digest::of(&file).to_string()),
        ("murmuration-payload-sha256", payload_sha256),
    ];
    Ok((headers, file).into_response())
}

/// What the headers of a save say.
struct Announced {
    id: SubmissionId,
    epoch: u32,
    previous: Option<Digest>,
    state: &'static str,
    urgent: bool,
    signature: [u8; 64],
}

/// `PUT …/testimonies/{id}/record`
pub async fn save(
    opener: Opener,
    State(state): State<AppState>,
    Path((_, id)): Path<(String, String)>,
    request: Request,
) -> Result<(StatusCode, Json<RecordKept>), Reason> {
    let (parts, body) = request.into_parts();
    let announced = match announce(&state, &opener, &id, &parts.headers).await {
        Ok(announced) => announced,
        Err(reason) => return entry_body::turn_away(&state, body, reason).await,
    };
    let limits = &state.config.limits;
    let _place = match timeout(limits.patience, state.places.acquire()).await {
        Ok(place) => place.map_err(|_| Reason::Internal)?,
        Err(_) => return entry_body::turn_away(&state, body, Reason::Busy).await,
    };
    let envelope = receive(&state, body).await?;
    let sha256 = envelope.sha256();
    check_signature(&state, &opener, &announced, sha256).await?;
    let Announced { id, epoch, previous, state: stands, urgent, .. } = announced;
    let new =
        NewRecord { author: opener.account().clone(), epoch, previous, state: stands.to_owned(), urgent, envelope };
    let kept = |sha256: Digest| Json(RecordKept { sha256: sha256.to_string() });
    match records::save(&state.store, &opener, &id, &new).await? {
        Saved::New => Ok((StatusCode::CREATED, kept(sha256))),
        Saved::Held(sha256) => Ok((StatusCode::OK, kept(sha256))),
        Saved::Stale => Err(Reason::RecordStale),
        Saved::Gone => Err(Reason::NotFound),
    }
}

async fn announce(state: &AppState, opener: &Opener, id: &str, headers: &HeaderMap) -> Result<Announced, Reason> {
    let id: SubmissionId = id.parse().map_err(|_| Reason::NotFound)?;
    if store::testimonies::row(state.store.reader(), opener.call(), &id).await?.is_none() {
        return Err(Reason::NotFound);
    }
    json::require(headers, "application/octet-stream")?;
    let epoch = entry_body::epoch(headers)?;
    let announced = said(id, epoch, headers).ok_or(Reason::RecordHeader)?;
    calls::check_sealed_for(state, opener.call(), epoch).await?;
    Ok(announced)
}

fn said(id: SubmissionId, epoch: u32, headers: &HeaderMap) -> Option<Announced> {
    let previous = match text(headers, "murmuration-previous")? {
        "none" => None,
        digest => Some(digest.parse().ok()?),
    };
    let state = text(headers, "murmuration-state")?;
    let state = STATES.into_iter().find(|known| *known == state)?;
    let urgent = match text(headers, "murmuration-urgent")? {
        "yes" => true,
        "no" => false,
        _ => return None,
    };
    let signature = BASE64URL_NOPAD.decode(headers.get("murmuration-signature")?.as_bytes()).ok()?.try_into().ok()?;
    Some(Announced { id, epoch, previous, state, urgent, signature })
}

async fn receive(state: &AppState, body: Body) -> Result<Envelope, Reason> {
    let mut inspector = Inspector::new(KIND);
    body::pour(body, KIND.limit(), &state.config.limits, |chunk| Ok(inspector.push(chunk)?)).await?;
    Ok(inspector.finish()?)
}

/// Whoever has only somebody's session can't replace what she made.
async fn check_signature(state: &AppState, opener: &Opener, said: &Announced, file: Digest) -> Result<(), Reason> {
    let author = opener.account();
    let account = store::accounts::find(&state.store, author).await?.ok_or(Reason::RecordUnsigned)?;
    let key: [u8; 32] = account.signing.try_into().map_err(|_| Reason::Internal)?;
    let Announced { id, epoch, previous, state, urgent, ref signature } = *said;
    let save = RecordSave { call: opener.call(), testimony: id, author, epoch, previous, file, state, urgent };
    if save.is_signed_by(&key, signature) { Ok(()) } else { Err(Reason::RecordUnsigned) }
}
