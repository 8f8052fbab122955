//! What is public about a call: the document that a keyholder signs, and how it travels. `FORMAT.md` §16.

mod check;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use data_encoding::BASE64_NOPAD;
use serde::{Deserialize, Serialize};
use time::{Date, Month};
use vault::{
    call_document,
    id::{Account, CallId},
    key_set::SignedKeySet,
};

pub use check::{Fault, Flaw, longest};

/// `GET /api/calls`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calls {
    pub calls: Vec<CallView>,
}

/// `GET /api/calls/{call}`, or with `?version=` an older document of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallView {
    pub call: String,
    /// `open`, `closed` or `archived`, as a keyholder set it. The document's `closes` also closes it.
    ///
    /// `POST /api/desk/calls/{call}/state` (keyholders) takes an entry of the log with the event `state` as `text/plain`, with 204: the state and
    /// the entry are kept together. 409 `state-stale` if the call does not stand where that begins.
    pub state: String,
    /// Epoch of the key set in force.
    pub epoch: u32,
    /// 32 hex digits; see `vault::key_set::Fingerprint`.
    pub root_fingerprint: String,
    /// Version of the document below.
    pub version: u32,
    #[serde(flatten)]
    pub signed: SignedDocument,
}

/// A document as it is stored: its exact bytes, and who signed them.
///
/// `POST /api/desk/calls/{call}/document` (keyholders): the next version, with 204. 409 `document-stale` if another came between.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedDocument {
    /// JSON of [`CallDocument`].
    pub document: String,
    /// Ed25519 over `vault::call_document::CallDocument::message`; 64 bytes.
    pub signature_b64: String,
    /// Account of the keyholder who signed.
    pub signer: String,
}

/// `POST /api/desk/calls/{call}/calls` (keyholders): another call for the same members, with 201. 409 `call-taken` if the name is in use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewCall {
    pub call: String,
    pub document: SignedDocument,
    /// The signed note of epoch 1, with the same members as the call in the path.
    pub key_set: String,
    pub wraps: Vec<super::NewWrap>,
}

/// `GET /api/desk/calls/{call}/members` (keyholders and moderators): the recipients that a key set names by digest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Members {
    pub members: Vec<MemberRecipient>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberRecipient {
    pub account: String,
    /// `age1pq1…`; compare it with the digest in the key set.
    pub recipient: String,
}

/// One text in several languages, by BCP 47 tag.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Words(pub BTreeMap<String, String>);

/// Everything that a keyholder says about a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CallDocument {
    pub call: String,
    /// 1 for the first, one more for each that follows.
    pub version: u32,
    /// The first is complete; what is missing in another is shown in the first.
    pub languages: Vec<String>,
    /// Last day (UTC) on which accounts are taken, as in `2027-11-22`.
    pub closes: Option<String>,
    /// The day of what [`CallTexts::done`] says, as in `2027-11-22`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done_on: Option<String>,
    pub texts: BTreeMap<String, CallTexts>,
    #[serde(default)]
    pub help: BTreeMap<String, Vec<HelpLine>>,
    #[serde(default)]
    pub questions: Vec<Question>,
}

/// What is said about a call in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CallTexts {
    pub title: String,
    pub purpose: String,
    pub organisation: String,
    /// How to reach the organisation: an address a person can write to or call.
    pub contact: String,
    /// The data controller in the sense of the UK GDPR.
    pub controller: String,
    /// Where the organisation publishes the fingerprint. May be empty.
    #[serde(default)]
    pub published: String,
    /// What the organisation did in answer to what was heard. May be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub done: String,
}

/// Somebody to turn to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpLine {
    pub name: String,
    /// `tel:`, `sms:`, `mailto:` or `https:`.
    pub how: String,
    /// The number or address as people read it.
    pub shown: String,
    #[serde(default)]
    pub note: String,
    /// Empty if nobody says when.
    #[serde(default)]
    pub hours: Vec<Hours>,
}

/// When somebody is there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// `mon`, or `mon-fri`.
    pub days: String,
    /// `09:00`
    pub from: String,
    /// `24:00` at the latest.
    pub to: String,
}

/// One optional question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Keeps its meaning from version to version. Form of `vault::id::CallId`.
    pub id: String,
    pub kind: QuestionKind,
    pub label: Words,
    #[serde(default)]
    pub hint: Words,
    /// For `single`, `several` and `region`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<QuestionOption>,
    /// For `period`: the earliest half-year offered, such as `2019-H1`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
}

/// What an answer may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuestionKind {
    Single,
    Several,
    Text,
    Period,
    Region,
}

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionOption {
    pub id: String,
    pub label: Words,
}

/// Why the document of a call is not to be shown. Tell the organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentError {
    /// No keyholder of the key set signed these bytes.
    Unsigned,
    /// Signed, but not a document that this version reads.
    Malformed,
}

impl Words {
    /// In `language`, else in `first`, else nothing.
    pub fn say<'a>(&'a self, language: &str, first: &str) -> &'a str {
        let written = |language: &str| self.0.get(language).map(String::as_str).filter(|text| !text.trim().is_empty());
        written(language).or_else(|| written(first)).unwrap_or_default()
    }

    /// What is written in exactly this language.
    pub fn written(&self, language: &str) -> &str {
        self.0.get(language).map_or("", String::as_str)
    }
}

impl<const N: usize> From<[(&str, &str); N]> for Words {
    fn from(texts: [(&str, &str); N]) -> Self {
        Self(texts.into_iter().map(|(language, text)| (language.to_owned(), text.to_owned())).collect())
    }
}

impl QuestionKind {
    /// Every kind, in the order in which pages list them.
    pub const ALL: [Self; 5] = [Self::Single, Self::Several, Self::Text, Self::Period, Self::Region];

    /// As documents name it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Single => "single",
            Self::Several => "several",
            Self::Text => "text",
            Self::Period => "period",
            Self::Region => "region",
        }
    }

    /// Whether one chooses among options.
    pub const fn has_options(self) -> bool {
        matches!(self, Self::Single | Self::Several | Self::Region)
    }
}

impl CallDocument {
    /// The document that `keys` vouch for, under the version that `view` names.
    ///
    /// # Errors
    /// [`DocumentError`]. Nothing of it is to be shown then.
    pub fn verified(view: &CallView, keys: &SignedKeySet) -> Result<Self, DocumentError> {
        Self::read(&view.signed.document).ok_or(DocumentError::Malformed)?.vouched_for(view, keys)
    }

    /// The same of a document that was read from `view` in another way.
    ///
    /// # Errors
    /// As [`CallDocument::verified`].
    pub fn vouched_for(self, view: &CallView, keys: &SignedKeySet) -> Result<Self, DocumentError> {
        view.signed.verify(&self, keys)?;
        let same = self.call == view.call && self.version == view.version;
        if same { Ok(self) } else { Err(DocumentError::Malformed) }
    }

    /// Reads and checks a document, without asking who signed it. `None` unless it is one that [`CallDocument::check`] takes.
    pub fn read(text: &str) -> Option<Self> {
        if text.len() > call_document::LIMIT {
            return None;
        }
        let document: Self = serde_json::from_str(text).ok()?;
        document.check().is_empty().then_some(document)
    }

    /// As it is signed and stored.
    pub fn write(&self) -> String {
        serde_json::to_string(self).expect("texts and numbers serialise")
    }

    /// The language to show to somebody who wants `wanted`: that one, or its base, or the first.
    pub fn language(&self, wanted: &str) -> &str {
        let base = wanted.split('-').next().unwrap_or(wanted);
        let known = |tag: &str| self.languages.iter().find(|known| known.as_str() == tag);
        known(wanted).or_else(|| known(base)).map_or_else(|| self.first(), String::as_str)
    }

    /// The language in which everything is written.
    pub fn first(&self) -> &str {
        self.languages.first().map_or("en", String::as_str)
    }

    /// The texts to show to somebody who wants `wanted`: each in that language, or in the first.
    pub fn texts(&self, wanted: &str) -> CallTexts {
        let written = self.texts.get(self.language(wanted));
        let first = self.texts.get(self.first());
        let text = |field: fn(&CallTexts) -> &String| {
            let written = written.map(field).filter(|text| !text.trim().is_empty());
            written.or_else(|| first.map(field)).cloned().unwrap_or_default()
        };
        CallTexts {
            title: text(|texts| &texts.title),
            purpose: text(|texts| &texts.purpose),
            organisation: text(|texts| &texts.organisation),
            contact: text(|texts| &texts.contact),
            controller: text(|texts| &texts.controller),
            published: text(|texts| &texts.published),
            done: text(|texts| &texts.done),
        }
    }

    /// The call's own help, in the language for `wanted` or else in the first.
    pub fn help(&self, wanted: &str) -> &[HelpLine] {
        let written = self.help.get(self.language(wanted)).filter(|lines| !lines.is_empty());
        written.or_else(|| self.help.get(self.first())).map_or(&[], Vec::as_slice)
    }

    /// The last day (UTC) on which accounts are taken.
    pub fn last_day(&self) -> Option<Date> {
        self.closes.as_deref().and_then(date)
    }

    /// The day of what was done in answer.
    pub fn done_day(&self) -> Option<Date> {
        self.done_on.as_deref().and_then(date)
    }

    /// Whether its last day is over.
    pub fn is_over(&self, today: Date) -> bool {
        self.last_day().is_some_and(|last| today > last)
    }
}

impl SignedDocument {
    /// Writes `document` of `call`, with a signature that `sign` makes over it by the key of `signer`.
    pub fn sign(
        document: &CallDocument,
        call: &CallId,
        signer: &Account,
        sign: impl FnOnce(&[u8]) -> [u8; 64],
    ) -> Self {
        let text = document.write();
        let signed = call_document::CallDocument { call, version: document.version, document: text.as_bytes() };
        let signature_b64 = BASE64_NOPAD.encode(&sign(&signed.message()));
        Self { document: text, signature_b64, signer: signer.to_string() }
    }

    /// Whether a keyholder of `keys` signed exactly these bytes.
    ///
    /// # Errors
    /// [`DocumentError::Unsigned`].
    pub fn verify(&self, document: &CallDocument, keys: &SignedKeySet) -> Result<(), DocumentError> {
        let signer = self.signer.parse().map_err(|_| DocumentError::Unsigned)?;
        let call: CallId = document.call.parse().map_err(|_| DocumentError::Malformed)?;
        let signature = BASE64_NOPAD.decode(self.signature_b64.as_bytes()).ok();
        let signature = signature.and_then(|bytes| bytes.try_into().ok()).ok_or(DocumentError::Unsigned)?;
        let signed =
            call_document::CallDocument { call: &call, version: document.version, document: self.document.as_bytes() };
        signed.verify(keys, &signer, &signature).map_err(|_| DocumentError::Unsigned)
    }
}

impl CallView {
    /// Whether accounts are taken today.
    pub fn is_open(&self, document: &CallDocument, today: Date) -> bool {
        self.state == "open" && !document.is_over(today)
    }
}

/// The half-years from `from` to `today`, newest first: `2026-H2`, `2026-H1`, …
pub fn half_years(from: &str, today: Date) -> Vec<String> {
    let Some((first, second_half)) = half_year(from) else { return Vec::new() };
    let now = (today.year(), u8::from(today.month()) > 6);
    let halves = (first..=now.0).rev().flat_map(|year| [(year, true), (year, false)]);
    let halves = halves.filter(|half| *half >= (first, second_half) && *half <= now);
    halves.map(|(year, second)| format!("{year}-H{}", if second { 2 } else { 1 })).collect()
}

/// Year, and whether it is the second half.
fn half_year(text: &str) -> Option<(i32, bool)> {
    let (year, half) = text.split_once("-H")?;
    let is_year = year.len() == 4 && year.bytes().all(|digit| digit.is_ascii_digit());
    let year = year.parse().ok().filter(|_| is_year)?;
    match half {
        "1" => Some((year, false)),
        "2" => Some((year, true)),
        _ => None,
    }
}

/// `2027-11-22`, written in exactly this way.
fn date(text: &str) -> Option<Date> {
    let mut parts = text.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month: u8 = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    let date = Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()?;
    (date.to_string() == text).then_some(date)
}
