//! Where in a testimony something is said of it.

use core::{fmt, ops::Range, str::FromStr};

use vault::id::CallId;

use crate::words::text_serde;

/// Why a place can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlaceError {
    /// Use `whole` or `<part>:<start>-<end>`.
    #[error("a place is “whole”, or a part with its first and last position")]
    Form,
    /// Use `account`, `answer/<id>` or `entry/<counter>`.
    #[error("a part is the account, an answer or an entry")]
    Part,
    /// Mark at least one character, the start before the end.
    #[error("a passage has at least one character")]
    Empty,
}

/// The id of one of the call's questions: the form of names in `vault/FORMAT.md` §2.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct QuestionId(String);

impl FromStr for QuestionId {
    type Err = PlaceError;

    fn from_str(text: &str) -> Result<Self, PlaceError> {
        // Names of calls and of questions have one form, and it is written down once.
        text.parse::<CallId>().map(|_| Self(text.to_owned())).map_err(|_| PlaceError::Part)
    }
}

impl AsRef<str> for QuestionId {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

/// One of the texts of a testimony.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// The account.
    Account,
    /// The answer to a question, as it was written.
    Answer(QuestionId),
    /// The text of an entry, by its counter.
    Entry(u64),
}

impl FromStr for Part {
    type Err = PlaceError;

    fn from_str(text: &str) -> Result<Self, PlaceError> {
        if text == "account" {
            return Ok(Self::Account);
        }
        match text.split_once('/') {
            Some(("answer", id)) => id.parse().map(Self::Answer),
            Some(("entry", counter)) => decimal(counter).map(Self::Entry).ok_or(PlaceError::Part),
            _ => Err(PlaceError::Part),
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Account => f.write_str("account"),
            Self::Answer(id) => write!(f, "answer/{}", id.as_ref()),
            Self::Entry(counter) => write!(f, "entry/{counter}"),
        }
    }
}

/// A stretch of one part: at least one character, counted in Unicode scalar values.
///
/// Not in bytes or UTF-16 units: no number can then fall into the middle of a character, Rust and JavaScript mean the same place, and REFI-QDA counts so too.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Passage {
    part: Part,
    start: u32,
    end: u32,
}

impl Passage {
    /// From character `start` up to, not including, `end`, counted from 0.
    ///
    /// # Errors
    /// [`PlaceError::Empty`] unless `start` is before `end`.
    pub fn new(part: Part, start: u32, end: u32) -> Result<Self, PlaceError> {
        if start < end { Ok(Self { part, start, end }) } else { Err(PlaceError::Empty) }
    }

    /// From byte offsets into `text`, the whole of `part`. `None` if they are beyond it, inside a character or the wrong way round.
    pub fn from_bytes(part: Part, text: &str, bytes: Range<usize>) -> Option<Self> {
        let count = |text: &str| u32::try_from(text.chars().count()).ok();
        let start = count(text.get(..bytes.start)?)?;
        let end = start + count(text.get(bytes)?)?;
        Self::new(part, start, end).ok()
    }

    /// From offsets in UTF-16 units into `text`, as a browser's selection gives them. An offset inside a surrogate pair means the character's start.
    /// `None` if they are beyond the text or leave nothing.
    pub fn from_utf16(part: Part, text: &str, units: Range<usize>) -> Option<Self> {
        let count = |unit: usize| {
            let mut passed = 0;
            let before = text.chars().take_while(|character| {
                passed += character.len_utf16();
                passed <= unit
            });
            u32::try_from(before.count()).ok()
        };
        let fits = units.end <= text.chars().map(char::len_utf16).sum();
        let (start, end) = (count(units.start)?, count(units.end)?);
        Self::new(part, start, end).ok().filter(|_| fits)
    }

    /// Which text it is a stretch of.
    pub fn part(&self) -> &Part {
        &self.part
    }

    /// First character and the one after the last.
    pub fn characters(&self) -> Range<u32> {
        self.start..self.end
    }

    /// The byte offsets in `text`, the whole of its part. `None` if it ends beyond the text.
    pub fn bytes_in(&self, text: &str) -> Option<Range<usize>> {
        let mut ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        let start = ends.nth(self.start as usize)?;
        let end = ends.nth((self.end - self.start - 1) as usize)?;
        Some(start..end)
    }

    /// Whether both have a character in common.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.part == other.part && self.start < other.end && other.start < self.end
    }
}

/// What a mark or memo is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// The whole testimony.
    Whole,
    /// A stretch of it.
    Passage(Passage),
}

impl Place {
    /// Whether both have something in common. The whole has with everything.
    pub fn overlaps(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Passage(first), Self::Passage(second)) => first.overlaps(second),
            _ => true,
        }
    }
}

impl FromStr for Place {
    type Err = PlaceError;

    fn from_str(text: &str) -> Result<Self, PlaceError> {
        if text == "whole" {
            return Ok(Self::Whole);
        }
        let (part, range) = text.split_once(':').ok_or(PlaceError::Form)?;
        let (start, end) = range.split_once('-').ok_or(PlaceError::Form)?;
        let position = |text| decimal(text).and_then(|number| u32::try_from(number).ok()).ok_or(PlaceError::Form);
        Ok(Self::Passage(Passage::new(part.parse()?, position(start)?, position(end)?)?))
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => f.write_str("whole"),
            Self::Passage(Passage { part, start, end }) => write!(f, "{part}:{start}-{end}"),
        }
    }
}

text_serde!(Part);
text_serde!(Place);

/// A number without sign or leading zeros.
pub(crate) fn decimal(text: &str) -> Option<u64> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit()) && (text.len() == 1 || !text.starts_with('0'));
    text.parse().ok().filter(|_| is_plain)
}
