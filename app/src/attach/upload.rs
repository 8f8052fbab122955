//! Sealing and sending one file: a part is sealed, sent, and forgotten once it is on the server's disk.

use core::cell::Cell;

use js_sys::{Array, Function, Reflect};
use rand_core::{OsRng, RngCore as _};
use vault::{
    attachment::{About, AttachError, CONTENT_LIMIT, Sealer},
    hybrid::HybridRecipient,
    id::{AttachmentId, CallId, Digest, SubmissionId},
    work,
};
use wasm_bindgen::JsCast;

use super::source::{Source, Unavailable};
use crate::{
    again,
    api::{self, ApiError, Bearer, Upload, UploadState},
    browser::wait,
};

/// As large as the server takes them.
const PART: usize = 1_048_576;
/// Tries before a file is given up, which then has to begin anew. About seven minutes in all.
const TRIES: u32 = 11;
/// What an honest server may ask for under a surge.
const HARDEST: u32 = 14;
/// Bytes of a buffer that nobody writes to.
const UNTOUCHED: u32 = 8 * 1_048_576;

/// Where a file goes.
pub struct Destination {
    pub call: CallId,
    pub submission: SubmissionId,
    pub recipient: HybridRecipient,
}

/// Why a file is not with the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failed {
    /// It can't be read any more, or changed.
    Unavailable,
    /// More than 100 MB.
    TooLarge,
    /// No answer for minutes.
    Offline,
    /// No room at the server.
    Full,
    /// Ten already.
    TooMany,
    /// The call takes nothing more.
    Closed,
    /// The server refuses it, stored something else, or answers strangely.
    Refused,
}

impl From<Unavailable> for Failed {
    fn from(_: Unavailable) -> Self {
        Self::Unavailable
    }
}

impl From<AttachError> for Failed {
    fn from(error: AttachError) -> Self {
        match error {
            AttachError::TooLong => Self::TooLarge,
            AttachError::Changed => Self::Unavailable,
            AttachError::Again => Self::Refused,
        }
    }
}

/// What happens meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Sealed bytes that are with the server, of how many.
    Arrived(u64, u64),
    /// The line is down; it is tried again.
    Waiting,
}

/// A file that is with the server: what the account's list says of it.
pub struct Sent {
    pub attachment: AttachmentId,
    pub payload_sha256: Digest,
}

/// Seals and sends `source`, and returns when the server has checked that it holds the whole.
pub async fn send(source: &Source, to: &Destination, report: &dyn Fn(Event)) -> Result<Sent, Failed> {
    if source.size > CONTENT_LIMIT {
        return Err(Failed::TooLarge);
    }
    let (mut sealer, begun) = begin(source, to, report).await?;
    let mut outbox = Vec::with_capacity(2 * PART);
    let mut read = 0;
    while read < source.size {
        let to = (read + PART as u64).min(source.size);
        outbox.extend(sealer.push(&source.read(read, to).await?)?);
        read = to;
        begun.clear(&mut outbox, PART, report).await?;
    }
    let (last, sealed) = sealer.finish()?;
    outbox.extend(last);
    begun.clear(&mut outbox, PART, report).await?;
    begun.clear(&mut outbox, 1, report).await?;
    if begun.stored.get() == Some(sealed.sha256) {
        Ok(Sent { attachment: begun.attachment, payload_sha256: sealed.payload_sha256 })
    } else {
        Err(Failed::Refused)
    }
}

/// An upload that the server has made room for.
struct Begun<'a> {
    call: &'a CallId,
    submission: SubmissionId,
    attachment: AttachmentId,
    length: u64,
    token: Bearer,
    offset: Cell<u64>,
    stored: Cell<Option<Digest>>,
}

/// Each try has a number of its own: an answer that got lost leaves an upload that nobody can go on with.
async fn begin<'a>(
    source: &Source,
    to: &'a Destination,
    report: &dyn Fn(Event),
) -> Result<(Sealer, Begun<'a>), Failed> {
    let mut tries = 0;
    loop {
        let about = About {
            call: to.call.clone(),
            id: to.submission,
            attachment: AttachmentId::make(&mut OsRng),
            media_type: source.media_type.clone(),
            size: source.size,
            name: None,
        };
        let sealer = Sealer::new(&about, &to.recipient)?;
        let upload =
            Upload { call: &to.call, submission: to.submission, attachment: about.attachment, length: sealer.length() };
        match ask(&upload).await {
            Ok(token) => {
                let begun = Begun {
                    call: &to.call,
                    submission: to.submission,
                    attachment: about.attachment,
                    length: upload.length,
                    token,
                    offset: 0.into(),
                    stored: None.into(),
                };
                report(Event::Arrived(0, upload.length));
                return Ok((sealer, begun));
            }
            Err(error) => pause(&mut tries, &error, report).await?,
        }
    }
}

async fn ask(upload: &Upload<'_>) -> Result<Bearer, ApiError> {
    let token = api::work().await?;
    if token.difficulty > HARDEST {
        return Err(ApiError::Strange);
    }
    let digest = work::upload_digest(upload.call, upload.submission, upload.attachment, upload.length);
    let counter = work::solve(&token.token, &digest, token.difficulty, 0, u64::MAX).ok_or(ApiError::Strange)?;
    api::begin_upload(upload, &work::header_value(&token.token, counter)).await
}

/// Waits, if another try may help.
async fn pause(tries: &mut u32, error: &ApiError, report: &dyn Fn(Event)) -> Result<(), Failed> {
    let (code, asked) = match error {
        ApiError::Unreachable => ("", None),
        ApiError::Strange => return Err(Failed::Refused),
        ApiError::Refused { code, again, .. } => (code.as_str(), *again),
    };
    match code {
        "attachments-full" | "storage-full" => return Err(Failed::Full),
        "attachment-count" => return Err(Failed::TooMany),
        "call-closed" => return Err(Failed::Closed),
        // Everything that time, another place or other work may mend. Proxies say nothing that is known here.
        "" | "busy" | "storage" | "internal" | "too-slow" | "broken-off" | "upload-offset" | "attachment-taken" => {}
        code if code.starts_with("work-") => {}
        _ => return Err(Failed::Refused),
    }
    if *tries == TRIES {
        return Err(Failed::Offline);
    }
    report(Event::Waiting);
    wait(again::pause(*tries, asked, OsRng.next_u32())).await;
    *tries += 1;
    Ok(())
}

impl Begun<'_> {
    /// Sends what is in the outbox, as long as there is `least` of it.
    async fn clear(&self, outbox: &mut Vec<u8>, least: usize, report: &dyn Fn(Event)) -> Result<(), Failed> {
        while outbox.len() >= least {
            let rest = outbox.split_off(outbox.len().min(PART));
            let part = core::mem::replace(outbox, rest);
            self.deliver(&part, report).await?;
            collect_soon();
        }
        Ok(())
    }

    /// Sends one part until it is on the server's disk.
    async fn deliver(&self, part: &[u8], report: &dyn Fn(Event)) -> Result<(), Failed> {
        let upload =
            Upload { call: self.call, submission: self.submission, attachment: self.attachment, length: self.length };
        let (from, to) = (self.offset.get(), self.offset.get() + part.len() as u64);
        let mut tries = 0;
        let mut outcome = api::send_part(&upload, &self.token, from, part).await;
        loop {
            match outcome {
                Ok(UploadState { offset, sha256 }) if offset == to => {
                    self.offset.set(to);
                    self.stored.set(sha256);
                    report(Event::Arrived(to, self.length));
                    return Ok(());
                }
                // The server is where it was: the part got lost.
                Ok(UploadState { offset, .. }) if offset == from => {
                    outcome = api::send_part(&upload, &self.token, from, part).await;
                }
                Ok(_) => return Err(Failed::Refused),
                Err(error) => {
                    pause(&mut tries, &error, report).await?;
                    outcome = api::upload_state(&upload, &self.token).await;
                }
            }
        }
    }
}

/// Has the browser collect the copies that it made of a part before it has a hundred megabytes of them. It collects by how much the buffers hold that were given
/// up, and counts those that were never written to, which take no memory.
fn collect_soon() {
    let constructor = Reflect::get(&js_sys::global(), &"ArrayBuffer".into()).map(JsCast::unchecked_into::<Function>);
    // Without so much room the browser says no, and collects as late as it would have.
    let _ = constructor.and_then(|constructor| Reflect::construct(&constructor, &Array::of1(&UNTOUCHED.into())));
}
