//! Releases: the ledger, what is handed in, and the files of those who may have them.

use app::wire::releases::{Ledger, LedgerEntry, LedgerItem, ReleaseKept, handed_in};
use axum::{
    Json,
    extract::{Path, Request, State},
    http::{StatusCode, header},
    response::IntoResponse,
};
use tokio::time::timeout;
use vault::{
    envelope::Kind,
    id::{CallId, Digest},
    key_set::SignedKeySet,
    ledger::{EntryKind, LedgerError},
};

use crate::{
    body,
    error::Reason,
    guard::{Member, Opener},
    handed_in::{HandedIn, KeySets, epochs},
    json,
    routes::{calls, page::PageProblem},
    state::AppState,
    store::{
        self,
        ledger::{self, Appended, Kept},
        members,
    },
};

const BYTES: &str = "application/octet-stream";
/// An entry as JSON.
const ENTRY: u64 = 4_096;
const LIMIT: u64 = ENTRY + Kind::Release.limit();

/// `GET /api/desk/calls/{call}/releases`
pub async fn at_desk(opener: Opener, State(state): State<AppState>) -> Result<Json<Ledger>, Reason> {
    list(&state, opener.call(), |_| true).await
}

/// `GET /api/research/calls/{call}/releases`
pub async fn for_members(member: Member, State(state): State<AppState>) -> Result<Json<Ledger>, Reason> {
    list(&state, member.call(), |_| true).await
}

/// `GET /api/calls/{call}/releases`: public ones.
pub async fn for_anyone(State(state): State<AppState>, Path(call): Path<String>) -> Result<Json<Ledger>, Reason> {
    let (call, _) = calls::find(&state, &call).await?;
    list(&state, &call, EntryKind::is_public).await
}

async fn list(state: &AppState, call: &CallId, is_wanted: fn(EntryKind) -> bool) -> Result<Json<Ledger>, Reason> {
    let kept = ledger::entries(&state.store, call).await?;
    let kept = kept.into_iter().filter(|kept| is_wanted(kept.entry.claim.kind));
    let item = |Kept { entry, nonce, week, .. }: Kept| {
        let entry = LedgerEntry::of(&entry, nonce.as_ref());
        LedgerItem { entry, week }
    };
    Ok(Json(Ledger { entries: kept.map(item).collect() }))
}

/// `GET /api/research/calls/{call}/releases/{number}`: the file as it came first.
pub async fn file(
    member: Member,
    State(state): State<AppState>,
    Path((_, number)): Path<(String, String)>,
) -> Result<impl IntoResponse, Reason> {
    let found = ledger::file(&state.store, member.call(), read(&number)?, EntryKind::is_first).await?;
    Ok(sealed(found.ok_or(Reason::NotFound)?))
}

/// `GET /api/desk/calls/{call}/releases/{number}/proposal`: what a sealed release was made from, sealed to the call of then.
pub async fn proposal(
    opener: Opener,
    State(state): State<AppState>,
    Path((_, number)): Path<(String, String)>,
) -> Result<impl IntoResponse, Reason> {
    let found = ledger::proposal(&state.store, opener.call(), read(&number)?).await?;
    Ok(sealed(found.ok_or(Reason::NotFound)?))
}

fn sealed(file: Vec<u8>) -> impl IntoResponse {
    let headers =
        [(header::CONTENT_TYPE.as_str(), BYTES.to_owned()), ("murmuration-sha256", Digest::of(&file).to_string())];
    (headers, file)
}

/// `GET /c/{call}/heard/{number}/release.json`
pub async fn public(
    State(state): State<AppState>,
    Path((call, number)): Path<(String, String)>,
) -> Result<impl IntoResponse, PageProblem> {
    let (call, _) = calls::find(&state, &call).await?;
    let number = read(&number)?;
    let found = ledger::file(&state.store, &call, number, EntryKind::is_public).await?;
    let file = found.ok_or(Reason::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE.as_str(), "application/json".to_owned()),
        (header::CONTENT_DISPOSITION.as_str(), format!("attachment; filename=\"{call}-release-{number}.json\"")),
        ("murmuration-sha256", Digest::of(&file).to_string()),
    ];
    Ok((headers, file))
}

/// Written in one way, so that nothing is at two addresses.
pub(super) fn read(number: &str) -> Result<u32, Reason> {
    let read = number.parse::<u32>().ok().filter(|read| read.to_string() == number);
    read.ok_or(Reason::NotFound)
}

/// `POST /api/desk/calls/{call}/releases`: a release that two have signed, by the second of them.
pub async fn hand_in(
    opener: Opener,
    State(state): State<AppState>,
    request: Request,
) -> Result<(StatusCode, Json<ReleaseKept>), Reason> {
    let limits = &state.config.limits;
    let (parts, body) = request.into_parts();
    if let Err(reason) = json::require(&parts.headers, BYTES) {
        return body::turn_away(body, LIMIT, limits, reason).await;
    }
    let _place = match timeout(limits.patience, state.release_places.acquire()).await {
        Ok(place) => place.map_err(|_| Reason::Internal)?,
        Err(_) => return body::turn_away(body, LIMIT, limits, Reason::Busy).await,
    };
    let body = body::whole(body, LIMIT, limits).await?;
    let (entry, file) = handed_in(&body).ok_or(Reason::Malformed)?;
    let (read, _) = entry.read(opener.call()).ok_or(Reason::Malformed)?;
    let keys = key_sets(&state, opener.call(), &epochs(&read, file)).await?;
    let call = store::calls::find(&state.store, opener.call()).await?.ok_or(Reason::NotFound)?;
    calls::check_in_force(&state, opener.call(), call.epoch()).await?;
    let in_force = members::in_force(&state.store, opener.call()).await?;
    let handed = HandedIn { entry, file };
    let week = state.clock.week();
    let release = handed.check(opener.call(), opener.account(), &keys, &in_force, call.synthetic, week)?;
    let digest = release.entry.digest().to_string();
    match ledger::append(&state.store, &release).await? {
        Appended::New => Ok((StatusCode::CREATED, Json(ReleaseKept { digest }))),
        Appended::Held => Ok((StatusCode::OK, Json(ReleaseKept { digest }))),
        Appended::OtherProposal => Err(Reason::ProposalStale),
        Appended::Refused(LedgerError::OtherRelease) => Err(Reason::ReleaseOther),
        Appended::Refused(_) => Err(Reason::LedgerStale),
    }
}

async fn key_sets(state: &AppState, call: &CallId, epochs: &[u32]) -> Result<KeySets, Reason> {
    let mut found = Vec::new();
    for epoch in epochs {
        if let Some(row) = store::calls::key_set(&state.store, call, *epoch).await? {
            found.push(SignedKeySet::verify_past(&row.note, None).map_err(|_| Reason::Internal)?);
        }
    }
    Ok(KeySets(found))
}
