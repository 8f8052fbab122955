//! The door without scripts: what to seal to, and a form for the sealed file. Formats: `vault/FORMAT.md` §3.4.
//!
//! It has a small queue of its own and a delayed answer in place of the proof of work, so that it can't starve the other door.

use std::sync::Arc;

use app::{
    page::{self, Refused},
    text::Visit,
};
use axum::{
    Extension,
    body::Body,
    extract::{Path, Request, State},
    http::{StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use qrcode::{EcLevel, QrCode, render::svg};
use time::Duration;
use tokio::{
    sync::OwnedSemaphorePermit,
    time::{sleep, timeout},
};
use vault::{
    envelope::{Envelope, Inspector, Kind, Refusal},
    id::{CallId, SubmissionId},
};

use super::{
    calls,
    page::{PageProblem, in_force, one},
};
use crate::{
    body,
    error::Reason,
    form::Form,
    state::AppState,
    store::{
        self,
        entity::call,
        testimonies::{self, Arrival},
    },
    withdrawn::Marks,
};

const KIND: Kind = Kind::OfflineTestimony;
/// How long a file for the key set before the one in force is taken: it may have been sealed days before it is sent.
const LATE: Duration = Duration::days(30);

/// `GET /c/{call}/offline`
pub async fn guide(
    State(state): State<AppState>,
    Extension(visit): Extension<Visit>,
    Path(call): Path<String>,
) -> Result<Html<String>, PageProblem> {
    let (id, found) = calls::find(&state, &call).await?;
    let (public, keys) = one(&state, visit, &call).await?;
    let earlier = earlier(&state, &id, &found).await?;
    Ok(Html(page::offline(visit, &public, &keys, earlier)))
}

/// `GET /c/{call}/offline/{lock}.svg`: a recipient of the key set in force as a QR code. `lock` is `hybrid` or `classic`.
pub async fn qr(
    State(state): State<AppState>,
    Path((call, lock)): Path<(String, String)>,
) -> Result<Response, PageProblem> {
    let found = calls::find(&state, &call).await?.1;
    let keys = in_force(&state, &found).await?;
    let recipient = match lock.as_str() {
        "hybrid.svg" => &keys.set().recipient,
        "classic.svg" => &keys.set().classic,
        _ => return Err(Reason::NotFound.into()),
    };
    let code = QrCode::with_error_correction_level(recipient, EcLevel::L).map_err(|_| Reason::Internal)?;
    let picture = code.render::<svg::Color<'_>>().module_dimensions(1, 1).build();
    Ok(([(header::CONTENT_TYPE, "image/svg+xml")], picture).into_response())
}

/// `POST /c/{call}/offline`: a form with `epoch` and `file`, in this order.
pub async fn submit(
    State(state): State<AppState>,
    Extension(visit): Extension<Visit>,
    Path(call): Path<String>,
    request: Request,
) -> Response {
    let (found, view) =
        match async { Ok((calls::find(&state, &call).await?, one(&state, visit, &call).await?.0)) }.await {
            Ok(found) => found,
            Err(reason) => {
                let reason: Reason = reason;
                body::dismiss(request.into_body(), KIND.limit(), &state.config.limits).await;
                return PageProblem::from(reason).into_response();
            }
        };
    match take(&state, found, request).await {
        Ok(()) => (StatusCode::CREATED, Html(page::offline_received(visit, &view))).into_response(),
        Err(reason) => {
            let page = Html(page::offline_refused(visit, &view, told(reason)));
            (reason.status(), reason.headers(), page).into_response()
        }
    }
}

async fn take(state: &AppState, (call, found): (CallId, call::Model), request: Request) -> Result<(), Reason> {
    let (parts, body) = request.into_parts();
    let limits = &state.config.limits;
    let refuse = async |reason: Reason, body: Body| {
        body::dismiss(body, KIND.limit(), limits).await;
        Err(reason)
    };
    // Held until the answer.
    let place = match timeout(limits.patience, Arc::clone(&state.offline_places).acquire_owned()).await {
        Ok(place) => place.map_err(|_| Reason::Internal)?,
        Err(_) => return refuse(Reason::Busy, body).await,
    };
    let mut form = match Form::open(&parts.headers, body, KIND.limit(), limits) {
        Ok(form) => form,
        Err((reason, body)) => return refuse(reason, body).await,
    };
    let (epoch, envelope) = match read(&mut form).await {
        Ok(sent) => sent,
        Err(reason) => {
            form.dismiss().await;
            return Err(reason);
        }
    };
    match not_any_more(state, &call, &found, epoch).await? {
        None => keep(state, call, &found, (epoch, envelope), place).await,
        Some(reason) => {
            if is_held(state, &call, &envelope).await? {
                Ok(())
            } else {
                Err(reason)
            }
        }
    }
}

/// The epoch that a file was sealed for, and the file.
///
/// # Errors
/// [`Reason::Malformed`], a [`Refusal`], and as [`body::pour`].
pub async fn read(form: &mut Form) -> Result<(u32, Envelope), Reason> {
    let epoch: u32 = form.text("epoch").await?.parse().map_err(|_| Reason::Malformed)?;
    let mut inspector = Inspector::new(KIND);
    form.file("file", |chunk| Ok(inspector.push(chunk)?)).await?;
    form.end().await?;
    Ok((epoch, inspector.finish()?))
}

/// Why nothing new is taken for this epoch, if it is not.
async fn not_any_more(
    state: &AppState,
    call: &CallId,
    found: &call::Model,
    epoch: u32,
) -> Result<Option<Reason>, Reason> {
    if !calls::is_open(state, call, found).await? {
        return Ok(Some(Reason::CallClosed));
    }
    let is_taken = epoch == found.epoch() || Some(epoch) == earlier(state, call, found).await?;
    Ok((!is_taken).then_some(Reason::WrongEpoch))
}

/// Whether exactly this came in time, and only its answer may have got lost.
async fn is_held(state: &AppState, call: &CallId, envelope: &Envelope) -> Result<bool, Reason> {
    let id = SubmissionId::of_payload(call, &envelope.payload_sha256());
    let held = testimonies::held(state.store.reader(), &id, call).await?;
    Ok(held.is_some_and(|held| held.sha256 == envelope.sha256()))
}

async fn keep(
    state: &AppState,
    call: CallId,
    found: &call::Model,
    (epoch, envelope): (u32, Envelope),
    place: OwnedSemaphorePermit,
) -> Result<(), Reason> {
    // In place of the proof of work.
    sleep(state.config.limits.offline_delay).await;
    let week = state.clock.week();
    // As good as random, and the same if the form is sent twice.
    let (sha256, payload_sha256) = (envelope.sha256(), envelope.payload_sha256());
    let id = SubmissionId::of_payload(&call, &payload_sha256);
    let arrival = Arrival {
        marks: Marks::of(&state.share, &id, &sha256, None),
        id,
        epoch,
        call,
        envelope,
        sha256,
        payload_sha256,
        receipt: None,
        attachments: Vec::new(),
        week,
        purge_week: week.later(u16::try_from(found.retention_weeks).unwrap_or(u16::MAX)),
    };
    state.intake.take(arrival, place).await.map(drop)
}

/// The epoch before the one in force, while files for it are still taken.
async fn earlier(state: &AppState, call: &CallId, found: &call::Model) -> Result<Option<u32>, Reason> {
    let since = store::calls::key_set(&state.store, call, found.epoch()).await?.and_then(|set| set.since);
    // ISO 8601 sorts as text. A key set from before this was kept has no day, and nothing before it is taken.
    let first = state.clock.today().saturating_sub(LATE).to_string();
    Ok(since.filter(|since| *since >= first).and_then(|_| found.epoch().checked_sub(1)).filter(|epoch| *epoch > 0))
}

/// A reason in the words of the page.
fn told(reason: Reason) -> Refused {
    match reason {
        Reason::File(Refusal::NotAge) => Refused::NotSealed,
        Reason::File(Refusal::Armored) => Refused::Armored,
        Reason::File(Refusal::Empty) => Refused::Empty,
        Reason::File(Refusal::TooLong) => Refused::TooLong,
        Reason::File(Refusal::SizeClass) => Refused::NotPadded,
        Reason::File(Refusal::RecipientCount | Refusal::RecipientType) => Refused::OtherLock,
        Reason::File(_) => Refused::Damaged,
        Reason::CallClosed => Refused::Closed,
        Reason::WrongEpoch => Refused::OldLock,
        Reason::Withdrawn => Refused::TakenBack,
        Reason::IdTaken => Refused::Spoiled,
        Reason::Busy => Refused::Busy,
        Reason::BrokenOff | Reason::TooSlow => Refused::BrokenOff,
        Reason::Malformed => Refused::NotTheForm,
        Reason::StorageFull => Refused::Full,
        _ => Refused::NotKept,
    }
}
