//! The door for attachments: begun with work, sent in parts that are on the disk before they are acknowledged, and kept for a
//! day until the account that names them comes.

use app::wire::{UploadBegun, UploadState};
use axum::{
    Json,
    body::Body,
    extract::{Path, Request, State},
    http::{HeaderMap, StatusCode},
};
use tokio::{sync::OwnedSemaphorePermit, time::timeout};
use vault::{
    envelope::{Kind, Passage, Refusal, looks_sealed},
    work::upload_digest,
};

use crate::{
    body,
    error::Reason,
    guard::Uploader,
    json,
    routes::{calls, testimonies::text},
    shelf::PART,
    state::AppState,
    store::{
        self,
        attachments::{self, Upload},
        entity::attachment::Model,
    },
};

const KIND: Kind = Kind::Attachment;
const OFFSET: &str = "upload-offset";

/// How far an upload is, in the header and in the body.
type Progress = ([(&'static str, String); 1], Json<UploadState>);

/// `POST /api/calls/{call}/attachments`: reserves room, and gives the token that the parts need.
pub async fn begin(
    State(state): State<AppState>,
    Path(call): Path<String>,
    headers: HeaderMap,
) -> Result<(StatusCode, Json<UploadBegun>), Reason> {
    let (call, found) = calls::find(&state, &call).await?;
    if !calls::is_open(&state, &call, &found).await? {
        return Err(Reason::CallClosed);
    }
    let epoch = store::calls::oldest_identity(&state.store, &found, state.clock.today()).await?;
    let upload = announced(call, epoch, &headers)?;
    let claim = state.work.claim(text(&headers, "murmuration-work"), state.clock.seconds())?;
    let digest = upload_digest(&upload.call, upload.submission, upload.attachment, upload.length);
    let paid = state.work.redeem(claim, digest, state.clock.seconds()).await?;
    attachments::delete_expired(&state.store, state.clock.hour()).await?;
    let token = state.chance.token();
    let room = state.config.attachment_bytes;
    let begun = attachments::begin(&state.store, &upload, &token, state.chance.row(), state.clock.hour(), room).await;
    if let Err(reason @ (Reason::Storage | Reason::StorageFull)) = begun {
        // The sender did the work; what failed is on our side.
        state.work.forgive(paid).await;
        return Err(reason);
    }
    begun.map(|()| (StatusCode::CREATED, Json(UploadBegun { token })))
}

fn announced(call: vault::id::CallId, epoch: u32, headers: &HeaderMap) -> Result<Upload, Reason> {
    let submission = text(headers, "murmuration-id").and_then(|id| id.parse().ok()).ok_or(Reason::IdHeader)?;
    let attachment = text(headers, "murmuration-attachment").and_then(|id| id.parse().ok());
    let length = text(headers, "upload-length").and_then(|length| length.parse::<u64>().ok());
    let (Some(attachment), Some(length)) = (attachment, length) else {
        return Err(Reason::AttachmentHeader);
    };
    match length {
        0 => Err(Refusal::Empty.into()),
        length if length > KIND.limit() => Err(Refusal::TooLong.into()),
        length => Ok(Upload { call, submission, attachment, length, epoch }),
    }
}

/// `GET …/attachments/{attachment}`: how far it is.
pub async fn state(uploader: Uploader, State(state): State<AppState>) -> Result<Progress, Reason> {
    settle(&state, uploader.0).await
}

/// `PUT …/attachments/{attachment}`: the next part, at `Upload-Offset`. The same part may come twice.
pub async fn part(uploader: Uploader, State(state): State<AppState>, request: Request) -> Result<Progress, Reason> {
    let (parts, body) = request.into_parts();
    let Uploader(mut upload) = uploader;
    let (place, bytes) = match check(&upload, &parts.headers) {
        Ok(length) => receive(&state, body, length).await?,
        Err(reason) => {
            body::dismiss(body, PART, &state.config.limits).await;
            return Err(reason);
        }
    };
    if let Err(refusal) = look(&upload, &bytes) {
        discard(&state, upload.row).await?;
        return Err(refusal.into());
    }
    let (row, from) = (upload.row, upload.arrived);
    // To its end, also if the sender hangs up: a write that is under way can't be taken back, and nobody else may write meanwhile.
    let written = tokio::spawn({
        let state = state.clone();
        async move {
            // Also after a sender who hung up, what waits here is bounded by the places.
            let _place = place;
            write(&state, row, from, bytes).await
        }
    });
    upload.arrived = written.await.map_err(|_| Reason::Internal)??;
    settle(&state, upload).await
}

/// Puts a part where the file ends, and says where it ends then. The same part may have come by another request while this one was read: its bytes were
/// acknowledged, and stay as they are.
async fn write(state: &AppState, row: i64, from: i64, bytes: Vec<u8>) -> Result<i64, Reason> {
    let to = from + i64::try_from(bytes.len()).map_err(|_| Reason::Internal)?;
    let _turn = state.upload_turns.of(row).await;
    if attachments::find(&state.store, row).await?.is_none_or(|upload| upload.arrived != from) {
        return Err(Reason::UploadOffset);
    }
    state.shelf.write(row, from.unsigned_abs(), bytes).await?;
    if attachments::advance(&state.store, row, from, to).await? { Ok(to) } else { Err(Reason::UploadOffset) }
}

/// The length that the part at this offset must have.
fn check(upload: &Model, headers: &HeaderMap) -> Result<u64, Reason> {
    json::require(headers, "application/octet-stream")?;
    let offset: i64 = text(headers, OFFSET).and_then(|offset| offset.parse().ok()).ok_or(Reason::AttachmentHeader)?;
    if offset != upload.arrived || upload.left() == 0 {
        return Err(Reason::UploadOffset);
    }
    Ok(upload.left().min(PART))
}

async fn receive(state: &AppState, body: Body, length: u64) -> Result<(OwnedSemaphorePermit, Vec<u8>), Reason> {
    let limits = &state.config.limits;
    let place = match timeout(limits.patience, state.upload_places.clone().acquire_owned()).await {
        Ok(place) => place.map_err(|_| Reason::Internal)?,
        Err(_) => {
            body::dismiss(body, PART, limits).await;
            return Err(Reason::Busy);
        }
    };
    let bytes = body::whole(body, length, limits).await?;
    if bytes.len() as u64 == length { Ok((place, bytes)) } else { Err(Reason::UploadPart) }
}

/// What one part shows already; the whole file is checked when it is there.
fn look(upload: &Model, bytes: &[u8]) -> Result<(), Refusal> {
    if upload.arrived == 0 {
        Passage::new(KIND).push(bytes)?;
    }
    if bytes.len() as u64 == PART && !looks_sealed(bytes) {
        return Err(Refusal::NotCiphertext);
    }
    Ok(())
}

/// Checks the file if every byte is there, and says how far it is.
async fn settle(state: &AppState, mut upload: Model) -> Result<Progress, Reason> {
    if upload.left() == 0 && !upload.is_whole() {
        let (state, row) = (state.clone(), upload.row);
        // To its end, also if the sender hangs up: she asks again, and finds it done.
        let checked = tokio::spawn(check_whole(state, row));
        upload = checked.await.map_err(|_| Reason::Internal)??;
    }
    let sha256 = upload.sha256().map(|digest| digest.to_string());
    let offset = upload.arrived.unsigned_abs();
    Ok(([(OFFSET, offset.to_string())], Json(UploadState { offset, sha256 })))
}

/// Reads the file once, whoever asks meanwhile, and no more files at once than parts are taken.
async fn check_whole(state: AppState, row: i64) -> Result<Model, Reason> {
    let turn = state.upload_turns.of(row).await;
    let mut upload = attachments::find(&state.store, row).await?.ok_or(Reason::NotFound)?;
    if upload.is_whole() {
        return Ok(upload);
    }
    let place = state.upload_places.clone();
    let place = timeout(state.config.limits.patience, place.acquire_owned()).await.map_err(|_| Reason::Busy)?;
    let checked = state.shelf.check(row, upload.length.unsigned_abs()).await;
    drop(place);
    match checked {
        Ok(passed) => {
            attachments::complete(&state.store, row, &passed).await?;
            upload.received_sha256 = Some(passed.sha256.to_bytes().to_vec());
            Ok(upload)
        }
        Err(reason @ Reason::File(_)) => {
            drop(turn);
            discard(&state, row).await?;
            Err(reason)
        }
        Err(reason) => Err(reason),
    }
}

/// `DELETE …/attachments/{attachment}`: what came of it is deleted.
pub async fn cancel(uploader: Uploader, State(state): State<AppState>) -> Result<StatusCode, Reason> {
    if discard(&state, uploader.0.row).await? { Ok(StatusCode::NO_CONTENT) } else { Err(Reason::NotFound) }
}

/// `false` if an account has it by now: then it stays.
async fn discard(state: &AppState, row: i64) -> Result<bool, Reason> {
    let state = state.clone();
    // To its end, also if the sender hangs up.
    let discarded = tokio::spawn(async move {
        // Whatever is being written ends before: else it would make the file anew.
        let _turn = state.upload_turns.of(row).await;
        let deleted = attachments::delete(&state.store, row).await?;
        if deleted {
            state.shelf.remove(vec![row]).await?;
        }
        Ok(deleted)
    });
    discarded.await.map_err(|_| Reason::Internal)?
}

/// Deletes what waited for a day without its account, and files that no row names.
///
/// # Errors
/// Those of storage.
pub async fn sweep(state: &AppState) -> Result<(), Reason> {
    attachments::delete_expired(&state.store, state.clock.hour()).await?;
    attachments::remove_strays(&state.store, &state.shelf).await
}
