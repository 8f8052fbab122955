//! Every request a room can make: the only door out. Nothing here takes plaintext, a passphrase or a secret key.

mod account;
mod codebook;
mod fetch;
mod files;
pub mod members;
mod recovery;
pub mod releases;
mod retention;
mod review;
mod thread;
mod upload;

use fetch::{Ask, Body};
use vault::id::{AttachmentId, CallId, Digest, SubmissionId};
use zeroize::Zeroizing;

use crate::wire;
pub use account::{account, login_with_paper, remove_paper, set_paper, set_passphrase};
pub use codebook::{codebook, publish_codebook};
pub use files::{Files, files, records};
pub use recovery::{enrol, keep_recovery, open_recovery, recovery, recovery_plan};
pub use retention::{retention, set_retention};
pub use review::{Filter, asides, assign, queue, record, save_record, set_holder, set_urgent, step_aside, undo_aside};
pub use thread::{reply, return_entry, return_status, set_state, thread, withdraw};
pub use upload::{Upload, UploadState, begin_upload, send_part, upload_state};

/// Why there is no answer to work with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiError {
    /// Nothing came back: the line, or the server, is down. The request may have arrived. Try again.
    Unreachable,
    /// The server said no, and why. See its code. `again` is after how many seconds it says that another try may help.
    Refused { status: u16, code: String, again: Option<u32> },
    /// An answer in another form than this version knows. Reload the page, or tell whoever runs the server.
    Strange,
}

impl ApiError {
    /// Whether the server refused with this status.
    pub fn is_status(&self, wanted: u16) -> bool {
        matches!(self, Self::Refused { status, .. } if *status == wanted)
    }

    /// Whether the server refused with this code.
    pub fn is_code(&self, wanted: &str) -> bool {
        matches!(self, Self::Refused { code, .. } if code == wanted)
    }
}

/// What proves a login, or the right to set up. Wiped when dropped.
pub struct Bearer(Zeroizing<String>);

impl Bearer {
    pub fn new(token: String) -> Self {
        Self(Zeroizing::new(token))
    }

    /// Of a token that came over from the page.
    pub fn hidden(token: Zeroizing<String>) -> Self {
        Self(token)
    }

    /// For a Worker that asks on behalf of this page.
    pub fn token(&self) -> Zeroizing<String> {
        self.0.clone()
    }

    /// For a request that outlives its page.
    pub fn copy(&self) -> Self {
        Self(self.0.clone())
    }
}

/// A sealed account and what travels beside it.
pub struct Submission<'a> {
    pub call: &'a CallId,
    pub id: SubmissionId,
    pub epoch: u32,
    pub receipt: &'a str,
    /// Files that go with it and are with the server already: ids with a comma between them.
    pub attachments: &'a str,
    /// One age file.
    pub file: &'a [u8],
}

/// What is public about a call, or about an older version of its document. Not yet verified.
pub async fn call(call: &CallId, version: Option<u32>) -> Result<wire::CallView, ApiError> {
    let asked = version.map_or_else(String::new, |version| format!("?version={version}"));
    let answer = Ask::get(&format!("/api/calls/{call}{asked}")).facts().await?;
    Ok(wire::CallView {
        call: answer.text("call")?,
        state: answer.text("state")?,
        epoch: answer.number("epoch")?,
        root_fingerprint: answer.text("root_fingerprint")?,
        version: answer.number("version")?,
        signed: wire::SignedDocument {
            document: answer.text("document")?,
            signature_b64: answer.text("signature_b64")?,
            signer: answer.text("signer")?,
        },
    })
}

/// Every call with its document. Not yet verified.
pub async fn calls() -> Result<wire::Calls, ApiError> {
    Ask::get("/api/calls").json().await
}

/// The key set in force, or the one of `epoch`: a signed note, not yet verified.
pub async fn key_set(call: &CallId, epoch: Option<u32>) -> Result<String, ApiError> {
    let asked = epoch.map_or_else(String::new, |epoch| format!("?epoch={epoch}"));
    Ask::get(&format!("/api/calls/{call}/keyset{asked}")).text().await
}

/// The installation's id from its static files: 32 hex digits, the salt of receipts.
pub async fn installation() -> Result<String, ApiError> {
    let text = Ask::get("/installation.txt").text().await?;
    let id = text.trim();
    let is_id = id.len() == 32 && id.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    if is_id { Ok(id.to_owned()) } else { Err(ApiError::Strange) }
}

/// A program of WebAssembly out of the static files.
pub async fn program(name: &str) -> Result<Vec<u8>, ApiError> {
    Ask::get(&format!("/assets/{name}_bg.wasm")).may_be_kept().bytes().await
}

/// One part of a sealed attachment, at most 1 MiB.
pub async fn attachment_part(
    session: &Bearer,
    call: &CallId,
    id: SubmissionId,
    attachment: AttachmentId,
    part: u32,
) -> Result<Vec<u8>, ApiError> {
    let path = format!("/api/desk/calls/{call}/testimonies/{id}/attachments/{attachment}?part={part}");
    Ask::get(&path).bearer(session).bytes().await
}

/// The attachments that the server holds of an account.
pub async fn attachments(session: &Bearer, call: &CallId, id: SubmissionId) -> Result<wire::Attachments, ApiError> {
    Ask::get(&format!("/api/desk/calls/{call}/testimonies/{id}/attachments")).bearer(session).json().await
}

/// The attachments of every account that whoever asks may open. `after` is the `next` of the answer before.
pub async fn call_attachments(session: &Bearer, call: &CallId, after: &str) -> Result<wire::CallAttachments, ApiError> {
    Ask::get(&format!("/api/desk/calls/{call}/attachments?after={after}")).bearer(session).json().await
}

pub async fn work() -> Result<wire::WorkToken, ApiError> {
    let class = vault::work::Class::Full.to_string();
    let answer = Ask::post("/api/work").json_body(&wire::WorkRequest { class }).facts().await?;
    Ok(wire::WorkToken { token: answer.text("token")?, difficulty: answer.number("difficulty")? })
}

/// Sends a sealed account. The same bytes with the same id can be sent again: nothing is doubled.
pub async fn testify(sealed: &Submission<'_>, work: &str) -> Result<Digest, ApiError> {
    let asked = Ask::post(&format!("/api/calls/{}/testimonies", sealed.call));
    let asked = match sealed.attachments {
        "" => asked,
        ids => asked.header("Murmuration-Attachments", ids),
    };
    let answer = asked
        .header("Murmuration-Id", &sealed.id.to_string())
        .header("Murmuration-Epoch", &sealed.epoch.to_string())
        .header("Murmuration-Work", work)
        .header("Murmuration-Receipt", sealed.receipt)
        .body(Body::Bytes(sealed.file))
        .facts()
        .await?;
    answer.text("sha256")?.parse().map_err(|_| ApiError::Strange)
}

pub async fn challenge(account: &str) -> Result<wire::Challenge, ApiError> {
    let account = account.to_owned();
    Ask::post("/api/login/challenge").json_body(&wire::ChallengeRequest { account }).json().await
}

pub async fn login(request: &wire::LoginRequest) -> Result<wire::Session, ApiError> {
    Ask::post("/api/login").json_body(request).json().await
}

/// Ends a session. Also sent while the page is being closed.
pub async fn logout(session: Bearer) -> Result<(), ApiError> {
    Ask::post("/api/logout").bearer(&session).outlive_page().nothing().await
}

pub async fn wraps(session: &Bearer, call: &CallId) -> Result<wire::Wraps, ApiError> {
    Ask::get(&format!("/api/desk/calls/{call}/wraps")).bearer(session).json().await
}

/// One sealed account, whole.
pub async fn testimony(session: &Bearer, call: &CallId, id: SubmissionId) -> Result<Vec<u8>, ApiError> {
    Ask::get(&format!("/api/desk/calls/{call}/testimonies/{id}")).bearer(session).bytes().await
}

/// Puts the next version of a call's document in force.
pub async fn publish(session: &Bearer, call: &CallId, signed: &wire::SignedDocument) -> Result<(), ApiError> {
    Ask::post(&format!("/api/desk/calls/{call}/document")).bearer(session).json_body(signed).nothing().await
}

/// Where to seal for the members of a call. Each is to be compared with the key set.
pub async fn members(session: &Bearer, call: &CallId) -> Result<wire::call::Members, ApiError> {
    Ask::get(&format!("/api/desk/calls/{call}/members")).bearer(session).json().await
}

/// Makes another call for the members of `call`.
pub async fn new_call(session: &Bearer, call: &CallId, new: &wire::call::NewCall) -> Result<(), ApiError> {
    Ask::post(&format!("/api/desk/calls/{call}/calls")).bearer(session).json_body(new).nothing().await
}

/// The server's share of a new bundle's key.
pub async fn setup_share(token: &Bearer, account: &str) -> Result<wire::Share, ApiError> {
    let account = account.to_owned();
    Ask::post("/api/setup/share").bearer(token).json_body(&wire::ShareRequest { account }).json().await
}

pub async fn setup(token: &Bearer, request: &wire::SetupRequest) -> Result<wire::SetupDone, ApiError> {
    Ask::post("/api/setup").bearer(token).json_body(request).json().await
}
