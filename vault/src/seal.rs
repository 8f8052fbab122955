//! From a draft to an envelope.

use core::{fmt, str::FromStr};
use std::{borrow::Cow, collections::BTreeMap};

use base64ct::{Base64Unpadded, Encoding as _};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::{
    draft::{Answer, Attached, Consent, ContentNote, Draft},
    envelope::{Envelope, Kind},
    file,
    hybrid::{HybridRecipient, KeyTextError},
    id::{AttachmentId, CallId, Digest, SubmissionId},
    key_set::SignedKeySet,
    padding::SizeClass,
    receipt::ReceiptPublic,
};

/// First bytes of every padded plaintext that a client of ours made.
pub const MAGIC: &[u8; 14] = b"murmuration/1\n";
/// Magic and length, before the JSON.
const FRAME: usize = MAGIC.len() + 4;

/// What sealed the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SealMode {
    /// This crate in WebAssembly.
    Wasm,
    /// Plain JavaScript.
    Js,
    /// This crate on the command line.
    Native,
}

impl fmt::Display for SealMode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Wasm => "wasm",
            Self::Js => "js",
            Self::Native => "native",
        })
    }
}

/// The JSON inside the seal, borrowed from a draft or read from a file. Nothing else serialises plaintext.
#[derive(Serialize, Deserialize)]
pub(crate) struct Inside<'a> {
    pub id: SubmissionId,
    pub call: CallId,
    pub epoch: u32,
    pub key_set: Digest,
    pub questions: u32,
    #[serde(borrow)]
    pub account: Text<'a>,
    #[serde(borrow)]
    pub answers: BTreeMap<Text<'a>, AnswerJson<'a>>,
    pub consent: ConsentJson,
    pub receipt: Option<ReceiptJson>,
    pub mode: SealMode,
    #[serde(default)]
    pub notes: Vec<ContentNote>,
    #[serde(borrow, default)]
    pub language: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub attachments: Vec<AttachedJson<'a>>,
}

/// Text out of a draft, or out of a file where it has no escapes. Otherwise owned, and wiped when dropped by whoever takes it.
type Text<'a> = Cow<'a, str>;

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum AnswerJson<'a> {
    One(#[serde(borrow)] Text<'a>),
    Several(#[serde(borrow)] Vec<Text<'a>>),
}

impl<'a> From<&'a Answer> for AnswerJson<'a> {
    fn from(answer: &'a Answer) -> Self {
        match answer {
            Answer::One(text) => Self::One(text.as_str().into()),
            Answer::Several(_) => Self::Several(answer.parts().map(Cow::from).collect()),
        }
    }
}

#[derive(Serialize, Deserialize)]
pub(crate) struct AttachedJson<'a> {
    id: AttachmentId,
    payload_sha256: Digest,
    #[serde(borrow, rename = "type")]
    media_type: Text<'a>,
    size: u64,
    #[serde(borrow)]
    name: Option<Text<'a>>,
}

impl<'a> From<&'a Attached> for AttachedJson<'a> {
    fn from(attached: &'a Attached) -> Self {
        Self {
            id: attached.id,
            payload_sha256: attached.payload,
            media_type: attached.media_type.as_str().into(),
            size: attached.size,
            name: attached.name.as_ref().map(|name| name.as_str().into()),
        }
    }
}

impl From<AttachedJson<'_>> for Attached {
    fn from(json: AttachedJson<'_>) -> Self {
        Self {
            id: json.id,
            payload: json.payload_sha256,
            media_type: json.media_type.into_owned(),
            size: json.size,
            name: json.name.map(|name| Zeroizing::new(name.into_owned())),
        }
    }
}

#[derive(Serialize, Deserialize)]
pub(crate) struct ConsentJson {
    count: bool,
    quote: bool,
    contact: bool,
}

impl From<Consent> for ConsentJson {
    fn from(Consent { count, quote, contact }: Consent) -> Self {
        Self { count, quote, contact }
    }
}

impl From<ConsentJson> for Consent {
    fn from(ConsentJson { count, quote, contact }: ConsentJson) -> Self {
        Self { count, quote, contact }
    }
}

#[derive(Serialize, Deserialize)]
pub(crate) struct ReceiptJson {
    return_key: String,
    recipient: String,
}

impl From<&ReceiptPublic> for ReceiptJson {
    fn from(receipt: &ReceiptPublic) -> Self {
        Self {
            return_key: Base64Unpadded::encode_string(&receipt.return_key),
            recipient: receipt.recipient.to_string(),
        }
    }
}

impl TryFrom<ReceiptJson> for ReceiptPublic {
    type Error = KeyTextError;
    fn try_from(json: ReceiptJson) -> Result<Self, KeyTextError> {
        let return_key = Base64Unpadded::decode_vec(&json.return_key);
        Ok(Self {
            return_key: return_key.ok().and_then(|key| key.try_into().ok()).ok_or(KeyTextError)?,
            recipient: HybridRecipient::from_str(&json.recipient)?,
        })
    }
}

/// Why a draft was not sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// There is nothing to seal.
    #[error("there is nothing written yet")]
    Empty,
    /// More than the largest size class holds.
    #[error("the account is longer than one sealed file can hold; send it in two parts")]
    TooLong,
    /// The key set's recipient can't be sealed to.
    #[error("the call's key is damaged; ask the organisation to look at its keys")]
    BadRecipient,
}

/// An account that only the call can open.
pub struct SealedFile {
    envelope: Envelope,
    /// Its number: drawn by the client, or for the offline door what the server will draw from the bytes.
    pub id: SubmissionId,
}

impl SealedFile {
    /// The bytes to send.
    pub fn bytes(&self) -> Vec<u8> {
        self.envelope.file()
    }

    /// SHA-256 of [`SealedFile::bytes`]: what the server must answer.
    pub fn digest(&self) -> Digest {
        self.envelope.sha256()
    }

    /// The checked file.
    pub fn envelope(&self) -> &Envelope {
        &self.envelope
    }
}

/// Seals a draft to the call of a verified key set. The file has one recipient, one of three sizes, and passes
/// [`Envelope::parse`].
///
/// # Errors
/// [`SealError`]; the draft is untouched and can be sealed again.
pub fn seal(
    draft: &Draft,
    to: &SignedKeySet,
    id: SubmissionId,
    receipt: Option<&ReceiptPublic>,
    mode: SealMode,
) -> Result<SealedFile, SealError> {
    let recipient = HybridRecipient::from_str(&to.set().recipient).map_err(|_| SealError::BadRecipient)?;
    let plaintext = plaintext(draft, to, id, receipt, mode)?;
    Ok(SealedFile { envelope: file::seal(Kind::Testimony, &plaintext, &recipient), id })
}

/// Which of a call's two keys a file for the offline door is sealed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lock {
    /// The hybrid key.
    Hybrid,
    /// The classic key, which an age older than 1.3 opens. It does not hold against a quantum computer.
    Classic,
}

/// Seals a draft for the offline door (`FORMAT.md` §3.4). [`SealedFile::id`] is the number that the door will give it; the file passes
/// [`Envelope::parse`] as [`Kind::OfflineTestimony`]. It takes no receipt: that door keeps none.
///
/// # Errors
/// [`SealError`]; the draft is untouched and can be sealed again.
pub fn seal_offline(draft: &Draft, to: &SignedKeySet, lock: Lock) -> Result<SealedFile, SealError> {
    let set = to.set();
    let recipient: Box<dyn age::Recipient> = match lock {
        Lock::Hybrid => Box::new(HybridRecipient::from_str(&set.recipient).map_err(|_| SealError::BadRecipient)?),
        Lock::Classic => Box::new(age::x25519::Recipient::from_str(&set.classic).map_err(|_| SealError::BadRecipient)?),
    };
    let plaintext = plaintext(draft, to, SubmissionId::FROM_THE_BYTES, None, SealMode::Native)?;
    let envelope = file::seal(Kind::OfflineTestimony, &plaintext, recipient.as_ref());
    let id = SubmissionId::of_payload(&set.call, &envelope.payload_sha256());
    Ok(SealedFile { envelope, id })
}

/// A draft with what ties it to its call, framed and padded.
fn plaintext(
    draft: &Draft,
    to: &SignedKeySet,
    id: SubmissionId,
    receipt: Option<&ReceiptPublic>,
    mode: SealMode,
) -> Result<Zeroizing<Vec<u8>>, SealError> {
    if draft.is_empty() {
        return Err(SealError::Empty);
    }
    let set = to.set();
    let inside = Inside {
        id,
        call: set.call.clone(),
        epoch: set.epoch,
        key_set: to.digest(),
        questions: draft.questions(),
        account: draft.account().into(),
        answers: draft.answers().map(|(question, answer)| (question.into(), AnswerJson::from(answer))).collect(),
        consent: draft.consent().into(),
        receipt: receipt.map(ReceiptJson::from),
        mode,
        notes: draft.notes().to_vec(),
        language: draft.language().map(Cow::from),
        attachments: draft.attachments().iter().map(AttachedJson::from).collect(),
    };
    pad(&inside)
}

/// Magic, length, JSON, and zeros up to the smallest class that holds them.
pub(crate) fn pad(inside: &impl Serialize) -> Result<Zeroizing<Vec<u8>>, SealError> {
    let json = Zeroizing::new(serde_json::to_vec(inside).expect("strings, numbers and flags serialise"));
    let class = SizeClass::holding(FRAME + json.len()).ok_or(SealError::TooLong)?;
    let length = u32::try_from(json.len()).map_err(|_| SealError::TooLong)?;
    let mut plaintext = Zeroizing::new(Vec::with_capacity(class.bytes()));
    plaintext.extend_from_slice(MAGIC);
    plaintext.extend_from_slice(&length.to_be_bytes());
    plaintext.extend_from_slice(&json);
    plaintext.resize(class.bytes(), 0);
    Ok(plaintext)
}

/// The JSON inside a padded plaintext, `None` if it is framed otherwise or its padding is not zero.
pub(crate) fn unpad(plaintext: &[u8]) -> Option<&[u8]> {
    let (length, rest) = plaintext.strip_prefix(MAGIC)?.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let (json, padding) = rest.split_at_checked(length)?;
    padding.iter().all(|byte| *byte == 0).then_some(json)
}
