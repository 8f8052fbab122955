//! Re-sealing: what waits, what took its place, and what a second member says of it. A session alone changes nothing: each header is
//! signed by the member who replaces it, and each list of verdicts by the one who looked.

use app::wire::members::{Judged, Replaced, ResealState};
use axum::{
    Json,
    extract::{Query, Request, State, rejection::QueryRejection},
    http::{HeaderMap, header},
    response::IntoResponse,
};
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use serde::Deserialize;
use vault::{
    id::Digest,
    replacement::{
        Frame, Part, Piece, Replacement, Verdict, is_signed, read_all, replacement_message, verdicts_message, write_all,
    },
};

use crate::{
    body,
    error::Reason,
    guard::Opener,
    json,
    state::AppState,
    store::{
        erasure, members,
        reseal::{self, By},
    },
};

/// The most headers of one answer or request.
const MOST: u64 = 1_000;
/// That many replacements of 1,289 bytes.
const LIMIT: u64 = MOST * 1_289;
/// How long the header before is kept if nobody looks, in hours.
const QUARANTINE: i64 = 14 * 24;
const BYTES: &str = "application/octet-stream";

/// Which part of a list.
#[derive(Deserialize)]
pub struct Page {
    after: Option<String>,
    limit: Option<u64>,
}

impl Page {
    fn after(&self) -> Result<Option<Piece>, Reason> {
        let Some(text) = self.after.as_deref().filter(|after| !after.is_empty()) else { return Ok(None) };
        let bytes = HEXLOWER.decode(text.as_bytes()).map_err(|_| Reason::Malformed)?;
        let mut rest = bytes.as_slice();
        let piece = Piece::read(&mut rest).filter(|_| rest.is_empty());
        piece.map(Some).ok_or(Reason::Malformed)
    }

    fn limit(&self) -> u64 {
        self.limit.unwrap_or(MOST).clamp(1, MOST)
    }
}

async fn identity(state: &AppState, opener: &Opener) -> Result<u32, Reason> {
    reseal::identity(&state.store, opener.call()).await?.ok_or(Reason::NotFound)
}

/// `GET /api/desk/calls/{call}/reseal`
pub async fn state(opener: Opener, State(state): State<AppState>) -> Result<Json<ResealState>, Reason> {
    let identity = identity(&state, &opener).await?;
    let waiting = reseal::waiting_count(state.store.reader(), opener.call(), identity).await?;
    let reseal::Counted { own, others } = reseal::count(&state.store, opener.call(), opener.account()).await?;
    Ok(Json(ResealState { identity, waiting, own, others }))
}

/// `GET …/reseal/headers?after=&limit=`: what an older identity opens.
pub async fn waiting(
    opener: Opener,
    State(state): State<AppState>,
    page: Result<Query<Page>, QueryRejection>,
) -> Result<impl IntoResponse, Reason> {
    let Query(page) = page.map_err(|_| Reason::Malformed)?;
    let identity = identity(&state, &opener).await?;
    let found = reseal::waiting(&state.store, opener.call(), identity, page.after()?, page.limit()).await?;
    Ok(([(header::CONTENT_TYPE, BYTES)], write_all(&found)))
}

/// `POST …/reseal/headers`: what takes their place.
pub async fn replace(
    opener: Opener,
    State(state): State<AppState>,
    request: Request,
) -> Result<Json<Replaced>, Reason> {
    let (_, body) = receive(&state, request).await?;
    let items: Vec<Replacement> = list(&body)?;
    let in_force = members::in_force(&state.store, opener.call()).await?;
    let (call, account) = (opener.call(), opener.account());
    let is_hers = |item: &Replacement| {
        let message = replacement_message(call, in_force.identity, item.old, item.new.digest());
        is_signed(&in_force.keys, account, &message, &item.signature)
    };
    if !items.iter().all(is_hers) {
        return Err(Reason::ResealUnsigned);
    }
    // The running hour counts as none.
    let expires_hour = state.clock.hour() + QUARANTINE + 1;
    let by = By { call, account, identity: in_force.identity, expires_hour };
    let outcome = reseal::replace(&state.store, &by, &items).await?.ok_or(Reason::ResealUnsigned)?;
    Ok(Json(Replaced { replaced: outcome.replaced, stale: outcome.stale }))
}

/// `GET …/reseal/quarantine?after=&limit=`: what others replaced.
pub async fn quarantined(
    opener: Opener,
    State(state): State<AppState>,
    page: Result<Query<Page>, QueryRejection>,
) -> Result<impl IntoResponse, Reason> {
    let Query(page) = page.map_err(|_| Reason::Malformed)?;
    let (call, account) = (opener.call(), opener.account());
    let found = reseal::quarantined(&state.store, call, account, page.after()?, page.limit()).await?;
    Ok(([(header::CONTENT_TYPE, BYTES)], write_all(&found)))
}

/// `POST …/reseal/quarantine`: what is right, whose header before is erased, and what is not, whose header before is put back.
pub async fn judge(opener: Opener, State(state): State<AppState>, request: Request) -> Result<Json<Judged>, Reason> {
    let (headers, body) = receive(&state, request).await?;
    let verdicts: Vec<Verdict> = list(&body)?;
    let in_force = members::in_force(&state.store, opener.call()).await?;
    let message = verdicts_message(opener.call(), in_force.identity, Digest::of(&body));
    let signature = signature(&headers).ok_or(Reason::ResealUnsigned)?;
    if !is_signed(&in_force.keys, opener.account(), &message, &signature) {
        return Err(Reason::ResealUnsigned);
    }
    // The headers in the files of attachments go first: as long as the quarantine holds the one before, nothing is lost.
    let right = verdicts.iter().filter(|verdict| verdict.is_right && verdict.piece.part == Part::Attachment);
    let rows: Vec<i64> = right.map(|verdict| verdict.piece.row).collect();
    state.shelf.write_headers(reseal::attachments(&state.store, &rows).await?).await?;
    let (right, restored) = reseal::judge(&state.store, opener.call(), opener.account(), &verdicts).await?;
    erasure::sweep(&state.store).await;
    Ok(Json(Judged { right, restored }))
}

fn signature(headers: &HeaderMap) -> Option<[u8; 64]> {
    let text = headers.get("murmuration-signature")?;
    BASE64URL_NOPAD.decode(text.as_bytes()).ok()?.try_into().ok()
}

async fn receive(state: &AppState, request: Request) -> Result<(HeaderMap, Vec<u8>), Reason> {
    let (parts, body) = request.into_parts();
    json::require(&parts.headers, BYTES)?;
    let body = body::whole(body, LIMIT, &state.config.limits).await?;
    Ok((parts.headers, body))
}

fn list<T: Frame>(body: &[u8]) -> Result<Vec<T>, Reason> {
    read_all(body).filter(|items: &Vec<T>| items.len() as u64 <= MOST).ok_or(Reason::ResealInvalid)
}
