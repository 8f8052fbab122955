//! What a moderator is doing with one testimony: a record under way, every step of which can be undone, and what of it the server holds.
//!
//! Pure: who she is, what was opened and what she does are arguments.

mod carry;
mod decide;
mod saved;
mod task;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use themes::{
    codebook::Codebook,
    coding::{Coding, CodingError, Edit, Part},
    masking::{MaskLog, apply},
    record::{Check, Masked, Record, Work},
};
use vault::id::{Account, CallId, Digest, SubmissionId};

pub use self::{decide::Decision, saved::Saved, task::Task};
use super::parts::Parts;

/// What a record is about.
#[derive(Clone)]
pub struct About {
    pub call: CallId,
    pub testimony: SubmissionId,
    pub payload: Digest,
    /// Of the key set in force, whose recipient the next save is sealed to.
    pub epoch: u32,
}

/// A record under way.
pub struct Sheet {
    me: Account,
    record: Record,
    saved: Saved,
    undo: Vec<Step>,
    redo: Vec<Step>,
}

/// A change that can be made again and taken back.
pub enum Step {
    Coding(Edit),
    /// The decisions about one part's text, as they are to be. `None` decides nothing; an empty log says that there is nothing to cover.
    Masks(Part, Option<MaskLog>),
}

/// Why nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotDone {
    /// There is nothing here that she may code now.
    NotHers,
    Coding(CodingError),
    /// The account has no such text.
    Elsewhere,
}

impl From<CodingError> for NotDone {
    fn from(error: CodingError) -> Self {
        Self::Coding(error)
    }
}

impl Sheet {
    /// A testimony of which nothing was made yet.
    pub fn new(me: Account, about: About, codebook: &Codebook) -> Self {
        let record = Record {
            call: about.call,
            testimony: about.testimony,
            payload: about.payload,
            codebook: codebook.into(),
            author: me.clone(),
            epoch: about.epoch,
            previous: None,
            set_aside: None,
            first: None,
            check: None,
            seen: None,
            since: None,
            adjudication: None,
            masked: BTreeMap::new(),
        };
        Self::of(me, record, None, about.epoch)
    }

    /// Goes on with what the server holds. `held` is the digest of the sealed record's payload, which the next save replaces.
    pub fn going_on(me: Account, record: Record, held: Digest, epoch: u32) -> Self {
        Self::of(me, record, Some(held), epoch)
    }

    /// Goes on with what was sealed when the desk was locked and did not arrive. `saved` is what the server holds.
    pub fn unsent(me: Account, record: Record, saved: Saved, epoch: u32) -> Self {
        let held = record.previous;
        Self { saved, ..Self::of(me, record, held, epoch) }
    }

    fn of(me: Account, mut record: Record, held: Option<Digest>, epoch: u32) -> Self {
        record.author = me.clone();
        record.epoch = epoch;
        record.previous = held;
        if record.seen.is_none() {
            // A check of before it was written down what was seen: it is of what is there, and of nothing that changes from here on.
            record.seen = record.finished_check().map(|check| record.seen_by(check.by().clone()));
        }
        let mut sheet = Self { me, record, saved: Saved::default(), undo: Vec::new(), redo: Vec::new() };
        sheet.saved = sheet.now();
        sheet
    }

    /// What she has in front of her.
    pub fn record(&self) -> &Record {
        &self.record
    }

    pub fn me(&self) -> &Account {
        &self.me
    }

    /// What there is for her to do.
    pub fn task(&self) -> Task {
        Task::of(&self.record, &self.me)
    }

    /// Her own coding, as far as there is one.
    pub fn coding(&self) -> Option<&Coding> {
        self.work().map(|work| &work.coding)
    }

    fn work(&self) -> Option<&Work> {
        match self.task() {
            Task::First => self.record.first.as_ref(),
            Task::Check => match &self.record.check {
                Some(Check::Own(work)) => Some(work),
                _ => None,
            },
            Task::Settle => self.record.adjudication.as_ref(),
            Task::Again | Task::Waiting | Task::Settled | Task::Aside => None,
        }
    }

    /// The coding that she changes, begun now if it wasn't. What another left unfinished goes on under her name.
    fn coding_to_change(&mut self) -> Result<&mut Coding, NotDone> {
        let fresh = |me: &Account| Work { by: me.clone(), finished: false, coding: Coding::default() };
        let work = match self.task() {
            Task::First => self.record.first.get_or_insert_with(|| fresh(&self.me)),
            Task::Check => match self.record.check.get_or_insert_with(|| Check::Own(fresh(&self.me))) {
                Check::Own(work) => work,
                Check::Agrees(_) => return Err(NotDone::NotHers),
            },
            Task::Settle => {
                let agreed = self.agreed();
                let me = self.me.clone();
                self.record.adjudication.get_or_insert_with(|| Work { by: me, finished: false, coding: agreed })
            }
            Task::Again | Task::Waiting | Task::Settled | Task::Aside => return Err(NotDone::NotHers),
        };
        work.by.clone_from(&self.me);
        Ok(&mut work.coding)
    }

    /// What both say, to begin a settlement with.
    fn agreed(&self) -> Coding {
        self.record
            .both()
            .map(|(first, second)| themes::coding::Comparison::new(first, second).agreed())
            .unwrap_or_default()
    }

    /// Changes her coding. Says whether anything changed.
    pub fn edit(&mut self, edit: Edit, parts: &Parts) -> Result<bool, NotDone> {
        self.act(Step::Coding(edit), parts)
    }

    /// Decides about masks: `change` gets the text and the log of its part.
    pub fn mask<E: From<NotDone>>(
        &mut self,
        part: &Part,
        parts: &Parts,
        change: impl FnOnce(&str, &mut MaskLog) -> Result<(), E>,
    ) -> Result<bool, E> {
        let text = parts.text(part).ok_or(NotDone::Elsewhere)?;
        let before = self.log(part);
        let mut log = before.cloned().unwrap_or_default();
        change(text, &mut log)?;
        // Whoever takes the last decision back has not said that there is nothing to cover.
        let log = Some(log).filter(|log| !log.masks().is_empty() || before == Some(log));
        Ok(self.act(Step::Masks(part.clone(), log), parts)?)
    }

    /// Decides that a part has nothing to cover, so that it can be quoted as it is, or takes that back. Where something was decided already, nothing changes.
    pub fn bare(&mut self, part: &Part, parts: &Parts, is_bare: bool) -> Result<bool, NotDone> {
        if self.log(part).is_some_and(|log| !log.masks().is_empty()) {
            return Ok(false);
        }
        self.act(Step::Masks(part.clone(), is_bare.then(MaskLog::new)), parts)
    }

    /// What was decided about a part; `None` if nothing was.
    pub fn log(&self, part: &Part) -> Option<&MaskLog> {
        self.record.masked.get(part).map(|masked| &masked.log)
    }

    fn act(&mut self, step: Step, parts: &Parts) -> Result<bool, NotDone> {
        let back = self.apply(step, parts)?;
        let changed = back.is_some();
        if changed {
            self.undo.extend(back);
            self.redo.clear();
        }
        Ok(changed)
    }

    /// Makes the change; hands back the one that takes it back, or nothing if nothing changed.
    fn apply(&mut self, step: Step, parts: &Parts) -> Result<Option<Step>, NotDone> {
        match step {
            Step::Coding(edit) => Ok(self.coding_to_change()?.apply(edit)?.map(Step::Coding)),
            Step::Masks(part, log) => {
                let text = parts.text(&part).ok_or(NotDone::Elsewhere)?;
                let before = self.log(&part).cloned();
                if before == log {
                    return Ok(None);
                }
                match log {
                    None => {
                        self.record.masked.remove(&part);
                    }
                    Some(log) => {
                        let text = apply(text, &log).map_err(|_| NotDone::Elsewhere)?;
                        self.record.masked.insert(part.clone(), Masked { text, log });
                    }
                }
                Ok(Some(Step::Masks(part, before)))
            }
        }
    }

    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// Takes the last step back.
    pub fn undo(&mut self, parts: &Parts) -> bool {
        let back = self.undo.pop().and_then(|step| self.apply(step, parts).ok().flatten());
        let done = back.is_some();
        self.redo.extend(back);
        done
    }

    /// Makes the last step that was taken back again.
    pub fn redo(&mut self, parts: &Parts) -> bool {
        let back = self.redo.pop().and_then(|step| self.apply(step, parts).ok().flatten());
        let done = back.is_some();
        self.undo.extend(back);
        done
    }
}
