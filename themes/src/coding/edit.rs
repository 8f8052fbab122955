//! Changes to a coding, each of which hands back the one that undoes it.

use std::collections::btree_map::Entry;

use super::{AgeBand, Coding, Mark, Memo, Period, Place, Region, Service, limit};

/// A change to a coding.
#[derive(PartialEq, Eq)]
pub enum Edit {
    /// Says a theme of a place.
    Mark(Mark),
    /// Takes that back.
    Unmark(Mark),
    /// Puts a memo to a place, in place of the one before; `None` takes it away.
    Memo(Place, Option<Memo>),
    /// Says where it happened, or that it can't be told.
    Region(Option<Region>),
    /// Says when it happened, or that it can't be told.
    Period(Option<Period>),
    /// Says how old the person was, or that it can't be told.
    Age(Option<AgeBand>),
    /// Says which kind of service it was, or that it can't be told.
    Service(Option<Service>),
}

/// Why a coding can't hold more. Nothing of it was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodingError {
    /// Take out marks first, or mark longer passages.
    #[error("a coding has at most {} marks", limit::MARKS)]
    TooManyMarks,
    /// Take out memos first, or write into those that are there.
    #[error("a coding has at most {} memos", limit::MEMOS)]
    TooManyMemos,
}

impl Coding {
    /// Changes the coding, and hands back the edit that undoes it: keep it for "undo", and what undoing it hands back for "redo". `None` if nothing changed.
    ///
    /// # Errors
    /// [`CodingError`]; the coding stays as it was.
    pub fn apply(&mut self, edit: Edit) -> Result<Option<Edit>, CodingError> {
        let before = self.attributes;
        let undo = match edit {
            Edit::Mark(mark) => return self.mark(mark),
            Edit::Unmark(mark) => return Ok(self.marks.take(&mark).map(Edit::Mark)),
            Edit::Memo(place, memo) => return self.memo(place, memo),
            Edit::Region(region) => Edit::Region(core::mem::replace(&mut self.attributes.region, region)),
            Edit::Period(period) => Edit::Period(core::mem::replace(&mut self.attributes.period, period)),
            Edit::Age(age) => Edit::Age(core::mem::replace(&mut self.attributes.age, age)),
            Edit::Service(service) => Edit::Service(core::mem::replace(&mut self.attributes.service, service)),
        };
        Ok((self.attributes != before).then_some(undo))
    }

    fn mark(&mut self, mark: Mark) -> Result<Option<Edit>, CodingError> {
        if self.marks.contains(&mark) {
            return Ok(None);
        }
        if self.marks.len() == limit::MARKS {
            return Err(CodingError::TooManyMarks);
        }
        self.marks.insert(mark.clone());
        Ok(Some(Edit::Unmark(mark)))
    }

    fn memo(&mut self, place: Place, memo: Option<Memo>) -> Result<Option<Edit>, CodingError> {
        let is_full = self.memos.len() == limit::MEMOS;
        let before = match (self.memos.entry(place.clone()), memo) {
            (Entry::Vacant(_), None) => return Ok(None),
            (Entry::Vacant(_), Some(_)) if is_full => return Err(CodingError::TooManyMemos),
            (Entry::Vacant(vacant), Some(memo)) => {
                vacant.insert(memo);
                None
            }
            (Entry::Occupied(there), Some(memo)) if *there.get() == memo => return Ok(None),
            (Entry::Occupied(mut there), Some(memo)) => Some(there.insert(memo)),
            (Entry::Occupied(there), None) => Some(there.remove()),
        };
        Ok(Some(Edit::Memo(place, before)))
    }
}
