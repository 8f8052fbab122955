//! A codebook as bytes, written in one way.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Codebook, CodebookDraft, CodebookError, ReferenceDate, Theme, limit};

const FORMAT: &str = "murmuration/1/codebook";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Json<'a> {
    format: Cow<'a, str>,
    name: Cow<'a, str>,
    language: Cow<'a, str>,
    version: u32,
    source: Cow<'a, str>,
    dates: Cow<'a, [ReferenceDate]>,
    themes: Cow<'a, [Theme]>,
}

/// Why bytes are no codebook.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodebookReadError {
    /// More bytes than any codebook has.
    #[error("it is longer than {} bytes", limit::BYTES)]
    TooLong,
    /// Not the JSON of a codebook, or of a later version than this program knows.
    #[error("it is no codebook that this program can read")]
    NotACodebook,
    /// The same facts are written in another way than ours, so its digest would differ.
    #[error("it is not written in the one way in which codebooks are written")]
    NotCanonical,
    /// It says something that a codebook may not.
    #[error(transparent)]
    Refused(#[from] CodebookError),
}

pub(super) fn bytes(draft: &CodebookDraft) -> Vec<u8> {
    let json = Json {
        format: FORMAT.into(),
        name: draft.name.as_str().into(),
        language: draft.language.as_str().into(),
        version: draft.version,
        source: draft.source.as_str().into(),
        dates: draft.dates.as_slice().into(),
        themes: draft.themes.as_slice().into(),
    };
    serde_json::to_vec(&json).expect("texts, numbers and lists always become JSON")
}

/// Reads the JSON in whatever way it is written.
pub(super) fn read(bytes: &[u8]) -> Result<Codebook, CodebookReadError> {
    if bytes.len() > limit::BYTES {
        return Err(CodebookReadError::TooLong);
    }
    let json: Json<'_> = serde_json::from_slice(bytes).map_err(|_| CodebookReadError::NotACodebook)?;
    if json.format != FORMAT {
        return Err(CodebookReadError::NotACodebook);
    }
    let draft = CodebookDraft {
        name: json.name.into_owned(),
        language: json.language.into_owned(),
        version: json.version,
        source: json.source.into_owned(),
        dates: json.dates.into_owned(),
        themes: json.themes.into_owned(),
    };
    Ok(draft.check()?)
}

impl Codebook {
    /// The one way in which this codebook is written.
    pub fn to_bytes(&self) -> Vec<u8> {
        bytes(&self.0)
    }

    /// Reads what [`to_bytes`](Self::to_bytes) wrote, and nothing else.
    ///
    /// # Errors
    /// [`CodebookReadError`].
    pub fn parse(bytes: &[u8]) -> Result<Self, CodebookReadError> {
        let codebook = read(bytes)?;
        if codebook.to_bytes() == bytes { Ok(codebook) } else { Err(CodebookReadError::NotCanonical) }
    }
}
