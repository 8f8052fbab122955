//! The upload of one attachment.

use vault::id::{AttachmentId, CallId, Digest, SubmissionId};

use super::{
    ApiError, Bearer,
    fetch::{Ask, Body},
};
use crate::facts::Facts;

/// A sealed file that is going to come, part by part.
pub struct Upload<'a> {
    pub call: &'a CallId,
    pub submission: SubmissionId,
    pub attachment: AttachmentId,
    /// Bytes of the sealed file.
    pub length: u64,
}

impl Upload<'_> {
    fn path(&self) -> String {
        format!("/api/calls/{}/attachments/{}", self.call, self.attachment)
    }
}

/// How far an upload is: bytes on the server's disk, and the digest once it is whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UploadState {
    pub offset: u64,
    pub sha256: Option<Digest>,
}

/// Begins an upload; `work` is solved over `vault::work::upload_digest`.
pub async fn begin_upload(upload: &Upload<'_>, work: &str) -> Result<Bearer, ApiError> {
    let answer = Ask::post(&format!("/api/calls/{}/attachments", upload.call))
        .header("Murmuration-Id", &upload.submission.to_string())
        .header("Murmuration-Attachment", &upload.attachment.to_string())
        .header("Upload-Length", &upload.length.to_string())
        .header("Murmuration-Work", work)
        .facts()
        .await?;
    Ok(Bearer::new(answer.text("token")?))
}

/// Sends the part that begins at `offset`.
pub async fn send_part(upload: &Upload<'_>, token: &Bearer, offset: u64, part: &[u8]) -> Result<UploadState, ApiError> {
    let asked = Ask::put(&upload.path()).bearer(token).header("Upload-Offset", &offset.to_string());
    read(&asked.body(Body::Bytes(part)).facts().await?)
}

/// Asks where to go on.
pub async fn upload_state(upload: &Upload<'_>, token: &Bearer) -> Result<UploadState, ApiError> {
    read(&Ask::get(&upload.path()).bearer(token).facts().await?)
}

fn read(answer: &Facts) -> Result<UploadState, ApiError> {
    let sha256 = answer.text("sha256").ok().map(|digest| digest.parse()).transpose();
    Ok(UploadState { offset: answer.number("offset")?.into(), sha256: sha256.map_err(|_| ApiError::Strange)? })
}
