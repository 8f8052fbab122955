//! The door for testimonies.

use std::{collections::HashSet, sync::Arc};

use app::wire::Received;
use axum::{
    Json,
    body::Body,
    extract::{Path, Request, State},
    http::{HeaderMap, StatusCode},
};
use tokio::{sync::OwnedSemaphorePermit, time::timeout};
use vault::{
    envelope::{Envelope, Inspector, Kind, MOST_ATTACHMENTS},
    id::{AttachmentId, CallId, Digest, SubmissionId},
    receipt::ReceiptHeader,
};

use crate::{
    body,
    error::Reason,
    json,
    routes::calls,
    state::AppState,
    store::{
        entity::call,
        intake::Taken,
        testimonies::{self, Arrival},
        withdrawals,
    },
    withdrawn::Marks,
    work::Claim,
};

const KIND: Kind = Kind::Testimony;

/// What the headers say, once they make sense.
struct Announcement {
    call: CallId,
    found: call::Model,
    id: SubmissionId,
    receipt: Option<ReceiptHeader>,
    attachments: Vec<AttachmentId>,
    /// The work, or why nothing may come in but what is held already.
    claim: Result<Claim, Reason>,
}

/// `POST /api/calls/{call}/testimonies`: one age file. Cheap checks come first, the proof of work last before the disk.
pub async fn submit(
    State(state): State<AppState>,
    Path(call): Path<String>,
    request: Request,
) -> Result<(StatusCode, Json<Received>), Reason> {
    let (parts, body) = request.into_parts();
    let limits = &state.config.limits;
    let announcement = match announce(&state, &call, &parts.headers).await {
        Ok(announcement) => announcement,
        Err(reason) => {
            body::dismiss(body, KIND.limit(), limits).await;
            return Err(reason);
        }
    };
    // Held until the answer: what waits for a verification or the disk also takes memory.
    let place = match timeout(limits.patience, Arc::clone(&state.places).acquire_owned()).await {
        Ok(place) => place.map_err(|_| Reason::Internal)?,
        Err(_) => {
            body::dismiss(body, KIND.limit(), limits).await;
            return Err(Reason::Busy);
        }
    };
    let envelope = receive(&state, body).await?;
    keep(&state, announcement, envelope, place).await
}

async fn announce(state: &AppState, call: &str, headers: &HeaderMap) -> Result<Announcement, Reason> {
    let (call, found) = calls::find(state, call).await?;
    let days = calls::open(state, &call, &found).await?;
    json::require(headers, "application/octet-stream")?;
    let id = text(headers, "murmuration-id").and_then(|id| id.parse().ok()).ok_or(Reason::IdHeader)?;
    let epoch = text(headers, "murmuration-epoch").and_then(|epoch| epoch.parse::<u32>().ok());
    let epoch = epoch.ok_or(Reason::EpochHeader)?;
    let receipt = match headers.get("murmuration-receipt") {
        None => None,
        Some(value) => {
            let value = value.to_str().map_err(|_| Reason::ReceiptHeader)?;
            Some(ReceiptHeader::parse(value).map_err(|_| Reason::ReceiptHeader)?)
        }
    };
    let attachments = named(headers)?;
    let claim = state.work.claim(text(headers, "murmuration-work"), state.clock.seconds())?;
    let claim = match days {
        None => Err(Reason::CallClosed),
        Some(_) if epoch != found.epoch() => Err(Reason::WrongEpoch),
        Some(days) if days.is_key_set_over(state.clock.today()) => Err(Reason::KeySetExpired),
        Some(_) => Ok(claim),
    };
    // What is held may have come while the call was open, or in an epoch that is over: its first answer got lost.
    if let Err(reason) = claim
        && testimonies::held(state.store.reader(), &id, &call).await?.is_none()
    {
        return Err(reason);
    }
    Ok(Announcement { call, found, id, receipt, attachments, claim })
}

/// The attachments in `Murmuration-Attachments`: ids, with a comma between them, each once.
fn named(headers: &HeaderMap) -> Result<Vec<AttachmentId>, Reason> {
    let Some(value) = headers.get("murmuration-attachments") else { return Ok(Vec::new()) };
    let ids = value.to_str().ok().and_then(|text| text.split(',').map(|id| id.trim().parse().ok()).collect());
    let ids: Vec<AttachmentId> = ids.ok_or(Reason::AttachmentHeader)?;
    if ids.iter().collect::<HashSet<_>>().len() < ids.len() {
        return Err(Reason::AttachmentHeader);
    }
    if ids.len() > MOST_ATTACHMENTS { Err(Reason::AttachmentCount) } else { Ok(ids) }
}

async fn receive(state: &AppState, body: Body) -> Result<Envelope, Reason> {
    let mut inspector = Inspector::new(KIND);
    body::pour(body, KIND.limit(), &state.config.limits, |chunk| Ok(inspector.push(chunk)?)).await?;
    Ok(inspector.finish()?)
}

async fn keep(
    state: &AppState,
    announcement: Announcement,
    envelope: Envelope,
    place: OwnedSemaphorePermit,
) -> Result<(StatusCode, Json<Received>), Reason> {
    let Announcement { call, found, id, receipt, attachments, claim } = announcement;
    let sha256 = envelope.sha256();
    let received = Json(Received { id: id.to_string(), sha256: sha256.to_string() });
    let lookup = receipt.as_ref().map(|receipt| &receipt.lookup_hash);
    let marks = Marks::of(&state.share, &id, &sha256, lookup);
    let redeemed = match claim {
        Ok(claim) => state.work.redeem(claim, sha256, state.clock.seconds()).await,
        Err(reason) => Err(reason),
    };
    let paid = match redeemed {
        Ok(paid) => paid,
        Err(reason) => {
            let is_held = is_held(state, &call, &id, sha256, &marks).await?;
            return if is_held { Ok((StatusCode::OK, received)) } else { Err(reason) };
        }
    };
    let week = state.clock.week();
    let arrival = Arrival {
        id,
        epoch: found.epoch(),
        call,
        payload_sha256: envelope.payload_sha256(),
        envelope,
        sha256,
        receipt,
        marks,
        attachments,
        week,
        purge_week: week.later(u16::try_from(found.retention_weeks).unwrap_or(u16::MAX)),
    };
    match state.intake.take(arrival, place).await {
        Ok(Taken::New) => Ok((StatusCode::CREATED, received)),
        Ok(Taken::Held) => Ok((StatusCode::OK, received)),
        Err(reason) => {
            // The sender did the work; what failed is on our side.
            if !matches!(reason, Reason::IdTaken | Reason::ReceiptTaken | Reason::Withdrawn | Reason::AttachmentMissing)
            {
                state.work.forgive(paid).await;
            }
            Err(reason)
        }
    }
}

/// Whether it came before, so that it needs no second proof. Only asked about what would be refused: the writer finds out by itself, and a question for each
/// account would be a part of what it costs.
async fn is_held(
    state: &AppState,
    call: &CallId,
    id: &SubmissionId,
    sha256: Digest,
    marks: &Marks,
) -> Result<bool, Reason> {
    match testimonies::held(state.store.reader(), id, call).await? {
        Some(held) if held.sha256 == sha256 => Ok(true),
        Some(_) => Err(Reason::IdTaken),
        None if withdrawals::is_marked(state.store.reader(), marks).await? => Err(Reason::Withdrawn),
        None => Ok(false),
    }
}

/// A header's value, if it is there and text.
pub(super) fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}
