//! A record as bytes, written in one way.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use time::Date;
use vault::id::{Account, CallId, Digest, SubmissionId};
use zeroize::Zeroizing;

use super::{Check, CodebookVersion, LIMIT, MAGIC, Masked, Reason, Record, RecordError, Seen, SetAside, State, Work};
use crate::{
    codebook::date,
    coding::{Part, json::CodingJson},
    masking::MaskLog,
};

/// Magic and length, before the JSON.
const FRAME: usize = MAGIC.len() + 4;

/// Why bytes are no record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecordReadError {
    /// It does not begin as a record does. It may be of a later version than this program knows.
    #[error("it is no record that this program can read")]
    NotARecord,
    /// More bytes than any record has.
    #[error("it is longer than {LIMIT} bytes")]
    TooLong,
    /// Bytes are missing: it cannot be recovered.
    #[error("it is not whole")]
    Truncated,
    /// The JSON is not that of a record: it cannot be recovered.
    #[error("it is damaged")]
    Damaged,
    /// The same facts are written in another way than ours, so its digest would differ.
    #[error("it is not written in the one way in which records are written")]
    NotCanonical,
    /// It says what a record may not.
    #[error(transparent)]
    Refused(#[from] RecordError),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RecordJson<'a> {
    call: CallId,
    testimony: SubmissionId,
    payload: Digest,
    codebook: CodebookJson,
    author: Account,
    epoch: u32,
    previous: Option<Digest>,
    state: State,
    #[serde(borrow)]
    set_aside: Option<SetAsideJson<'a>>,
    #[serde(borrow)]
    first: Option<WorkJson<'a>>,
    #[serde(borrow)]
    check: Option<CheckJson<'a>>,
    // Records of before don't say it, and are read as they were written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    seen: Option<Seen>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    since: Option<Day>,
    #[serde(borrow)]
    adjudication: Option<WorkJson<'a>>,
    #[serde(borrow)]
    masked: Vec<MaskedJson<'a>>,
}

#[derive(Serialize, Deserialize)]
#[serde(transparent)]
struct Day(#[serde(serialize_with = "date::write", deserialize_with = "date::read")] Date);

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CodebookJson {
    version: u32,
    digest: Digest,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SetAsideJson<'a> {
    by: Account,
    reason: Reason,
    #[serde(borrow)]
    note: Cow<'a, str>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WorkJson<'a> {
    by: Account,
    finished: bool,
    #[serde(borrow)]
    coding: CodingJson<'a>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CheckJson<'a> {
    by: Account,
    finished: bool,
    #[serde(borrow)]
    coding: Option<CodingJson<'a>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct MaskedJson<'a> {
    part: Part,
    #[serde(borrow)]
    text: Cow<'a, str>,
    log: Cow<'a, MaskLog>,
}

impl Record {
    /// The one way in which this record is written.
    ///
    /// # Errors
    /// [`RecordError`] if it holds what can't be together, or too much.
    pub fn to_bytes(&self) -> Result<Zeroizing<Vec<u8>>, RecordError> {
        self.written(LIMIT)
    }

    /// All the room is taken at once: a buffer that grows would leave plaintext behind.
    fn written(&self, room: usize) -> Result<Zeroizing<Vec<u8>>, RecordError> {
        self.check_rules()?;
        let mut bytes = Zeroizing::new(Vec::with_capacity(room));
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&[0; 4]);
        serde_json::to_writer(&mut *bytes, &self.to_json()).expect("texts, numbers and lists always become JSON");
        if bytes.len() > LIMIT {
            return Err(RecordError::TooLong);
        }
        let length = u32::try_from(bytes.len() - FRAME).expect("the limit is far below 4 GiB");
        bytes[MAGIC.len()..FRAME].copy_from_slice(&length.to_be_bytes());
        Ok(bytes)
    }

    fn to_json(&self) -> RecordJson<'_> {
        let masked = self.masked.iter();
        let masked = masked.map(|(part, Masked { text, log })| MaskedJson {
            part: part.clone(),
            text: text.as_str().into(),
            log: Cow::Borrowed(log),
        });
        RecordJson {
            call: self.call.clone(),
            testimony: self.testimony,
            payload: self.payload,
            codebook: CodebookJson { version: self.codebook.version, digest: self.codebook.digest },
            author: self.author.clone(),
            epoch: self.epoch,
            previous: self.previous,
            state: self.state(),
            set_aside: self.set_aside.as_ref().map(|aside| SetAsideJson {
                by: aside.by.clone(),
                reason: aside.reason,
                note: aside.note.as_str().into(),
            }),
            first: self.first.as_ref().map(WorkJson::from),
            check: self.check.as_ref().map(CheckJson::from),
            seen: self.seen.clone(),
            since: self.since.map(Day),
            adjudication: self.adjudication.as_ref().map(WorkJson::from),
            masked: masked.collect(),
        }
    }
}

impl Record {
    /// Reads what [`to_bytes`](Self::to_bytes) wrote, and nothing else. See [`split`] for a plaintext with more behind the record.
    ///
    /// # Errors
    /// [`RecordReadError`].
    pub fn parse(bytes: &[u8]) -> Result<Self, RecordReadError> {
        let (whole, rest) = split(bytes)?;
        if !rest.is_empty() {
            return Err(RecordReadError::NotCanonical);
        }
        let json: RecordJson<'_> = serde_json::from_slice(&whole[FRAME..]).map_err(|_| RecordReadError::Damaged)?;
        let record = Self::from_json(json).ok_or(RecordReadError::Damaged)?;
        // No more room than it came in: wiping costs as much as the room is large, and the desk reads thousands.
        if **record.written(bytes.len())? == *bytes { Ok(record) } else { Err(RecordReadError::NotCanonical) }
    }

    /// `None` for what no coding holds. That `state` follows from the rest is seen when the record is written again.
    fn from_json(json: RecordJson<'_>) -> Option<Self> {
        let masked = json.masked.into_iter().map(|MaskedJson { part, text, log }| {
            (part, Masked { text: Zeroizing::new(text.into_owned()), log: log.into_owned() })
        });
        Some(Self {
            call: json.call,
            testimony: json.testimony,
            payload: json.payload,
            codebook: CodebookVersion { version: json.codebook.version, digest: json.codebook.digest },
            author: json.author,
            epoch: json.epoch,
            previous: json.previous,
            set_aside: json.set_aside.map(|SetAsideJson { by, reason, note }| SetAside {
                by,
                reason,
                note: Zeroizing::new(note.into_owned()),
            }),
            first: read(json.first)?,
            check: read(json.check)?,
            seen: json.seen,
            since: json.since.map(|Day(since)| since),
            adjudication: read(json.adjudication)?,
            masked: masked.collect(),
        })
    }
}

/// Nothing stays nothing; what is there has to be sound.
fn read<J, T: TryFrom<J>>(json: Option<J>) -> Option<Option<T>> {
    json.map(T::try_from).transpose().ok()
}

impl<'a> From<&'a Work> for WorkJson<'a> {
    fn from(work: &'a Work) -> Self {
        Self { by: work.by.clone(), finished: work.finished, coding: (&work.coding).into() }
    }
}

impl TryFrom<WorkJson<'_>> for Work {
    type Error = ();

    fn try_from(WorkJson { by, finished, coding }: WorkJson<'_>) -> Result<Self, ()> {
        Ok(Self { by, finished, coding: coding.try_into()? })
    }
}

impl<'a> From<&'a Check> for CheckJson<'a> {
    fn from(check: &'a Check) -> Self {
        match check {
            Check::Agrees(by) => Self { by: by.clone(), finished: true, coding: None },
            Check::Own(work) => {
                Self { by: work.by.clone(), finished: work.finished, coding: Some((&work.coding).into()) }
            }
        }
    }
}

impl TryFrom<CheckJson<'_>> for Check {
    type Error = ();

    fn try_from(CheckJson { by, finished, coding }: CheckJson<'_>) -> Result<Self, ()> {
        Ok(match coding {
            Some(coding) => Self::Own(Work { by, finished, coding: coding.try_into()? }),
            None => Self::Agrees(by),
        })
    }
}

/// Divides an opened plaintext into the record and what stands behind it: a signature and padding.
///
/// # Errors
/// [`RecordReadError::NotARecord`], [`TooLong`](RecordReadError::TooLong) or [`Truncated`](RecordReadError::Truncated).
pub fn split(plaintext: &[u8]) -> Result<(&[u8], &[u8]), RecordReadError> {
    let rest = plaintext.strip_prefix(MAGIC).ok_or(RecordReadError::NotARecord)?;
    let (length, _) = rest.split_first_chunk::<4>().ok_or(RecordReadError::Truncated)?;
    let length = u32::from_be_bytes(*length) as usize;
    if length > LIMIT - FRAME {
        return Err(RecordReadError::TooLong);
    }
    plaintext.split_at_checked(FRAME + length).ok_or(RecordReadError::Truncated)
}
