//! What can't be in a record together.

use super::{LIMIT, NOTE, Reason, Record, State};
use crate::text::{self, TextError};

/// Why a record is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// Ask somebody else to check.
    #[error("the second check is by another person than the first coding")]
    SamePerson,
    /// Finish the first coding before it is checked.
    #[error("there is no finished coding to check")]
    NothingToCheck,
    /// Finish the check before it says what it saw.
    #[error("there is no finished check that saw anything")]
    NothingSeen,
    /// It counts since a day, but doesn't.
    #[error("it says since when it counts, and does not count")]
    NotChecked,
    /// There is nothing to adjudicate while two finished codings don't differ.
    #[error("there are no two finished codings that differ")]
    NothingToSettle,
    /// Say why it is set aside.
    #[error("say why it is set aside")]
    NoReason,
    /// Mend the note beside the reason.
    #[error("the note: {0}")]
    Note(TextError),
    /// Key sets are counted from 1.
    #[error("there is no key set of epoch 0")]
    Epoch,
    /// Shorten memos.
    #[error("the record is longer than {LIMIT} bytes")]
    TooLong,
}

impl Record {
    /// Whether everything in it can be together.
    pub(super) fn check_rules(&self) -> Result<(), RecordError> {
        if self.epoch == 0 {
            return Err(RecordError::Epoch);
        }
        if let Some(aside) = &self.set_aside {
            text::any(&aside.note, NOTE).map_err(RecordError::Note)?;
            if aside.reason == Reason::Other && aside.note.is_empty() {
                return Err(RecordError::NoReason);
            }
        }
        if let Some(check) = &self.check {
            let first = self.finished_first().ok_or(RecordError::NothingToCheck)?;
            if first.by == *check.by() {
                return Err(RecordError::SamePerson);
            }
        }
        if let Some(seen) = &self.seen {
            let first = self.finished_check().and(self.first.as_ref()).ok_or(RecordError::NothingSeen)?;
            if first.by == seen.by {
                return Err(RecordError::SamePerson);
            }
        }
        if self.since.is_some() && self.state() != State::Checked {
            return Err(RecordError::NotChecked);
        }
        if self.adjudication.is_some() && !self.differs() {
            return Err(RecordError::NothingToSettle);
        }
        Ok(())
    }
}
