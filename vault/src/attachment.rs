//! Attachments: files of up to 100 MB, sealed and opened piece by piece, so that memory holds one piece and not the file.

mod open;
mod seal;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

pub use self::{
    open::{AttachmentError, Expected, Opener, Received},
    seal::{AttachError, Sealed, Sealer},
};
use crate::id::{AttachmentId, CallId, SubmissionId};

/// First bytes of every attachment's plaintext.
pub const MAGIC: &[u8; 25] = b"murmuration/1/attachment\n";
/// The most bytes that one attachment may have before it is padded.
pub const CONTENT_LIMIT: u64 = 100_000_000;
/// Magic and length, before the JSON.
const FRAME: usize = MAGIC.len() + 4;
/// The longest JSON: media type and name are short.
const JSON_LIMIT: usize = 8_192;

/// What an attachment is. Known only inside the seal.
pub struct About {
    /// The call it is for.
    pub call: CallId,
    /// The submission it belongs to.
    pub id: SubmissionId,
    /// Its own number.
    pub attachment: AttachmentId,
    /// Media type, as the sender's browser sees it. Never to be believed.
    pub media_type: String,
    /// Bytes without padding.
    pub size: u64,
    /// The name of the file, if she gave it one.
    pub name: Option<String>,
}

/// The JSON before the content.
#[derive(Serialize, Deserialize)]
struct Inside<'a> {
    call: CallId,
    id: SubmissionId,
    attachment: AttachmentId,
    #[serde(borrow, rename = "type")]
    media_type: Cow<'a, str>,
    size: u64,
    #[serde(borrow)]
    name: Option<Cow<'a, str>>,
}

impl<'a> From<&'a About> for Inside<'a> {
    fn from(about: &'a About) -> Self {
        Self {
            call: about.call.clone(),
            id: about.id,
            attachment: about.attachment,
            media_type: about.media_type.as_str().into(),
            size: about.size,
            name: about.name.as_deref().map(Into::into),
        }
    }
}

impl From<Inside<'_>> for About {
    fn from(inside: Inside<'_>) -> Self {
        Self {
            call: inside.call,
            id: inside.id,
            attachment: inside.attachment,
            media_type: inside.media_type.into_owned(),
            size: inside.size,
            name: inside.name.map(Cow::into_owned),
        }
    }
}
