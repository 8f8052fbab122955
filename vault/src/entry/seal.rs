//! From words to an entry, sealed for both sides.

use core::str::FromStr as _;
use std::borrow::Cow;

use base64ct::{Base64Unpadded, Encoding as _};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{EntryFiles, EntryKind};
use crate::{
    draft::Consent,
    file,
    hybrid::HybridRecipient,
    id::{Account, CallId, Digest, SubmissionId},
    identity::MemberIdentity,
    key_set::SignedKeySet,
    receipt::ReceiptKeys,
    seal::{ConsentJson, SealError, pad},
    signed_bytes::signed_bytes,
};

/// What an entry says. Wiped when dropped; like a draft it can't be printed, cloned or serialised.
pub enum Content {
    /// A message, of either side.
    Message(Zeroizing<String>),
    /// More of the account.
    Addition(Zeroizing<String>),
    /// What she allows from now on.
    Consent(Consent),
}

impl Content {
    /// What the server is told that it is.
    pub const fn kind(&self) -> EntryKind {
        match self {
            Self::Message(_) => EntryKind::Message,
            Self::Addition(_) | Self::Consent(_) => EntryKind::Amendment,
        }
    }

    const fn what(&self) -> What {
        match self {
            Self::Message(_) => What::Message,
            Self::Addition(_) => What::Addition,
            Self::Consent(_) => What::Consent,
        }
    }

    fn text(&self) -> &str {
        match self {
            Self::Message(text) | Self::Addition(text) => text,
            Self::Consent(_) => "",
        }
    }

    const fn consent(&self) -> Option<Consent> {
        match self {
            Self::Consent(consent) => Some(*consent),
            _ => None,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum What {
    Message,
    Addition,
    Consent,
}

impl What {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Message => "message",
            Self::Addition => "addition",
            Self::Consent => "consent",
        }
    }
}

/// Where an entry belongs, and to whom it is sealed.
pub struct Place<'a> {
    /// The verified key set in force.
    pub keys: &'a SignedKeySet,
    /// The testimony.
    pub id: SubmissionId,
    /// The receipt's recipient: from the opened testimony, or from the words themselves.
    pub survivor: &'a HybridRecipient,
    /// The next place in the thread: one more than the entries that it has.
    pub counter: u64,
}

/// An entry that only the call and the survivor can open.
pub struct SealedEntry {
    kind: EntryKind,
    files: EntryFiles,
    counter: u64,
}

impl SealedEntry {
    /// What the server is told that it is.
    pub fn kind(&self) -> EntryKind {
        self.kind
    }

    /// Its place in the thread, which is also the counter of its return action.
    pub fn counter(&self) -> u64 {
        self.counter
    }

    /// Both files.
    pub fn files(&self) -> &EntryFiles {
        &self.files
    }

    /// The body to send.
    pub fn body(&self) -> Vec<u8> {
        let for_call = self.files.for_call.file();
        let length =
            u32::try_from(for_call.len()).unwrap_or_else(|_| unreachable!("sealed files have a megabyte at most"));
        [&length.to_be_bytes(), for_call.as_slice(), &self.files.for_survivor.file()].concat()
    }

    /// SHA-256 of [`SealedEntry::body`]: what a return action signs.
    pub fn digest(&self) -> Digest {
        Digest::of(&self.body())
    }
}

/// The JSON inside, borrowed from what was written or read from a file.
#[derive(Serialize, Deserialize)]
pub(super) struct Inside<'a> {
    pub call: CallId,
    pub id: SubmissionId,
    pub counter: u64,
    pub from: Option<Account>,
    pub what: What,
    #[serde(borrow)]
    pub text: Cow<'a, str>,
    pub consent: Option<ConsentJson>,
    pub epoch: u32,
    pub signature: String,
}

/// What is signed; `FORMAT.md` §14.2.
pub(super) struct Signed<'a> {
    pub call: &'a CallId,
    pub id: SubmissionId,
    pub counter: u64,
    pub from: Option<&'a Account>,
    pub what: What,
    pub text: &'a str,
    pub consent: Option<Consent>,
    pub epoch: u32,
}

impl Signed<'_> {
    pub fn message(&self) -> Zeroizing<Vec<u8>> {
        let consent = self.consent.map(|Consent { count, quote, contact }| [count, quote, contact].map(u8::from));
        Zeroizing::new(signed_bytes(
            "murmuration/v1/entry",
            &[
                self.call.as_ref().as_bytes(),
                &self.id.to_bytes(),
                &self.counter.to_be_bytes(),
                self.from.map_or(&[], |account| account.as_ref().as_bytes()),
                self.what.as_str().as_bytes(),
                self.text.as_bytes(),
                consent.as_ref().map_or(&[], <[u8; 3]>::as_slice),
                &self.epoch.to_be_bytes(),
            ],
        ))
    }
}

/// Seals what a survivor adds to her testimony.
///
/// # Errors
/// [`SealError`]; the words are untouched and can be sealed again.
pub fn seal_entry(content: &Content, place: &Place<'_>, receipt: &ReceiptKeys) -> Result<SealedEntry, SealError> {
    // Her own copy of an addition says that there is one, and not what it says.
    let own = match content {
        Content::Addition(_) => "",
        _ => content.text(),
    };
    both(content, own, place, None, &|message| receipt.sign_message(message))
}

/// Seals a moderator's message to a survivor.
///
/// # Errors
/// [`SealError`]; the words are untouched and can be sealed again.
pub fn seal_reply(
    text: Zeroizing<String>,
    place: &Place<'_>,
    account: &Account,
    member: &MemberIdentity,
) -> Result<SealedEntry, SealError> {
    let content = Content::Message(text);
    both(&content, content.text(), place, Some(account), &|message| member.sign(message))
}

fn both(
    content: &Content,
    own: &str,
    place: &Place<'_>,
    from: Option<&Account>,
    sign: &dyn Fn(&[u8]) -> [u8; 64],
) -> Result<SealedEntry, SealError> {
    if content.consent().is_none() && content.text().trim().is_empty() {
        return Err(SealError::Empty);
    }
    let set = place.keys.set();
    let call = HybridRecipient::from_str(&set.recipient).map_err(|_| SealError::BadRecipient)?;
    let (what, consent, kind) = (content.what(), content.consent(), content.kind());
    let one = |text: &str, to: &HybridRecipient| {
        let (call, id, counter, epoch) = (&set.call, place.id, place.counter, set.epoch);
        let signed = Signed { call, id, counter, from, what, text, consent, epoch };
        let plaintext = pad(&Inside {
            call: call.clone(),
            id,
            counter,
            from: from.cloned(),
            what,
            text: text.into(),
            consent: consent.map(ConsentJson::from),
            epoch,
            signature: Base64Unpadded::encode_string(&sign(&signed.message())),
        })?;
        Ok(file::seal(kind.file(), &plaintext, to))
    };
    let files = EntryFiles { for_call: one(content.text(), &call)?, for_survivor: one(own, place.survivor)? };
    Ok(SealedEntry { kind, files, counter: place.counter })
}
