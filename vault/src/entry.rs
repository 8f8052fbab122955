//! What is added to a testimony after it was sealed: messages both ways, additions, changes of consent.
//!
//! Each entry is sealed twice, for the call and for the survivor. `FORMAT.md` §14 describes every byte.

#[cfg(feature = "keys")]
mod open;
#[cfg(feature = "keys")]
mod seal;

use core::{fmt, str::FromStr};

use crate::envelope::{Envelope, Inspector, Kind, Refusal};
#[cfg(feature = "keys")]
pub use open::{Entry, EntryClaim, EntryError, UnverifiedEntry, open_entry};
#[cfg(feature = "keys")]
pub use seal::{Content, Place, SealedEntry, seal_entry, seal_reply};

/// Bytes before the two files: the length of the first.
const FRAME: u64 = 4;

/// What the server is told that an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntryKind {
    /// A message, from either side.
    Message,
    /// An addition to the account or a change of consent, which look alike from outside.
    Amendment,
}

impl EntryKind {
    /// The word in addresses and answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Message => "message",
            Self::Amendment => "amendment",
        }
    }

    /// The action that a return key signs for it.
    pub const fn action(self) -> &'static str {
        match self {
            Self::Message => "message",
            Self::Amendment => "amend",
        }
    }

    /// What each of the two files is.
    pub const fn file(self) -> Kind {
        match self {
            Self::Message => Kind::Message,
            Self::Amendment => Kind::Amendment,
        }
    }

    /// The longest body: a frame and two files.
    pub const fn limit(self) -> u64 {
        FRAME + 2 * self.file().limit()
    }
}

impl fmt::Display for EntryKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Neither `message` nor `amendment`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an entry is a message or an amendment")]
pub struct UnknownKind;

impl FromStr for EntryKind {
    type Err = UnknownKind;

    fn from_str(text: &str) -> Result<Self, UnknownKind> {
        [Self::Message, Self::Amendment].into_iter().find(|kind| kind.as_str() == text).ok_or(UnknownKind)
    }
}

/// Who wrote an entry, as far as the server knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// Whoever holds the receipt.
    Survivor,
    /// A moderator or keyholder of the call.
    Desk,
}

impl Side {
    /// The word in answers and tables.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Survivor => "survivor",
            Self::Desk => "desk",
        }
    }
}

impl FromStr for Side {
    type Err = UnknownSide;

    fn from_str(text: &str) -> Result<Self, UnknownSide> {
        [Self::Survivor, Self::Desk].into_iter().find(|side| side.as_str() == text).ok_or(UnknownSide)
    }
}

/// Neither `survivor` nor `desk`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an entry is by the survivor or by the desk")]
pub struct UnknownSide;

/// Both files of an entry, as far as they can be checked without a key.
#[derive(Clone)]
pub struct EntryFiles {
    /// Sealed to the call.
    pub for_call: Envelope,
    /// Sealed to the receipt.
    pub for_survivor: Envelope,
}

/// Checks the body of an entry while it arrives, and stops at the first byte that can't be right.
pub struct EntryInspector {
    frame: Vec<u8>,
    /// Bytes of the first file that are still to come; `None` before the frame is whole.
    left: Option<u64>,
    for_call: Inspector,
    for_survivor: Inspector,
    limit: u64,
}

impl EntryInspector {
    /// Begins a body of this kind.
    pub fn new(kind: EntryKind) -> Self {
        let file = kind.file();
        let (for_call, for_survivor) = (Inspector::new(file), Inspector::new(file));
        Self { frame: Vec::with_capacity(4), left: None, for_call, for_survivor, limit: file.limit() }
    }

    /// Takes the next bytes.
    ///
    /// # Errors
    /// The [`Refusal`] that no later byte could mend.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), Refusal> {
        let mut rest = bytes;
        let left = match self.left {
            Some(left) => left,
            None => {
                let (taken, after) = rest.split_at(rest.len().min(4 - self.frame.len()));
                self.frame.extend_from_slice(taken);
                rest = after;
                let Ok(frame) = <[u8; 4]>::try_from(self.frame.as_slice()) else { return Ok(()) };
                u64::from(u32::from_be_bytes(frame))
            }
        };
        if left > self.limit {
            return Err(Refusal::TooLong);
        }
        let (first, second) = rest.split_at(rest.len().min(usize::try_from(left).unwrap_or(usize::MAX)));
        self.left = Some(left - first.len() as u64);
        self.for_call.push(first)?;
        if second.is_empty() { Ok(()) } else { self.for_survivor.push(second) }
    }

    /// Ends the body.
    ///
    /// # Errors
    /// The first [`Refusal`] of what only a whole body shows.
    pub fn finish(self) -> Result<EntryFiles, Refusal> {
        match self.left {
            Some(0) => Ok(EntryFiles { for_call: self.for_call.finish()?, for_survivor: self.for_survivor.finish()? }),
            Some(_) => Err(Refusal::Truncated),
            None => Err(if self.frame.is_empty() { Refusal::Empty } else { Refusal::Truncated }),
        }
    }
}
