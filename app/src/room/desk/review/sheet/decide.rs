//! What ends a task, and the bytes that say so.

use themes::{
    coding::Coding,
    record::{Check, Reason, Record, RecordError, Seen, SetAside, State, Work},
};
use time::Date;
use vault::id::Digest;
use zeroize::Zeroizing;

use super::{Saved, Sheet, Task};
use crate::room::desk::review::parts::Parts;

/// What a save says beside what was done.
pub enum Decision {
    /// Nothing: work goes on.
    Keep,
    /// Her coding can be held against another's.
    Finish,
    /// She goes on with a coding that nobody has checked yet.
    Reopen,
    /// The first coding is right as it stands.
    Agree,
    /// It is right as it is now, after something changed.
    Look,
    /// Not to be counted.
    SetAside(Reason, Zeroizing<String>),
    /// To be counted after all.
    TakeBack,
}

/// What stood before a decision.
struct Before {
    work: BeforeWork,
    seen: Option<Seen>,
    since: Option<Date>,
}

enum BeforeWork {
    Nothing,
    Finished(bool),
    Check(Option<Check>),
    Aside(Option<SetAside>),
    /// A coding was begun so that it could be finished.
    Begun,
}

impl Sheet {
    /// The record's bytes and state as they are with this decision. The sheet itself stays as it is until the server has taken them: see
    /// [`was_saved`](Self::was_saved).
    pub fn with(&mut self, decision: &Decision, today: Date) -> Result<(Zeroizing<Vec<u8>>, State), RecordError> {
        let before = self.change(decision, today);
        let outcome = self.record.to_bytes().map(|bytes| (bytes, self.record.state()));
        self.restore(before);
        outcome
    }

    /// The server holds `sent`, in a sealed record whose payload has the digest `held`; `then` is what her work was when it was sealed. With a decision the sheet goes
    /// on from what was decided about, and what she did while it was on its way goes on top: it is neither saved nor seen. Says how many of these changes have no
    /// place there.
    pub fn was_saved(&mut self, decision: &Decision, sent: Record, then: &Saved, held: Digest, parts: &Parts) -> usize {
        if matches!(decision, Decision::Keep) {
            (self.record.previous, self.record.since) = (Some(held), sent.since);
            self.saved = then.clone();
            return 0;
        }
        let sent = Self::going_on(self.me.clone(), sent, held, self.record.epoch);
        let (sheet, left) = self.put_on(sent, then, parts);
        *self = sheet;
        left
    }

    fn change(&mut self, decision: &Decision, today: Date) -> Before {
        let (seen, since, is_looking) = (self.record.seen.clone(), self.record.since, self.is_looking(decision));
        let work = self.decide(decision);
        if is_looking && self.record.finished_check().is_some() {
            self.record.seen = Some(self.record.seen_by(self.me.clone()));
        }
        self.record.keep_since(today);
        Before { work, seen, since }
    }

    /// Whether a second person says with this that she has seen what there is. Who coded it first can settle, and never looks at her own.
    fn is_looking(&self, decision: &Decision) -> bool {
        let is_first = self.record.first.as_ref().is_some_and(|first| first.by == self.me);
        match self.task() {
            Task::Check => matches!(decision, Decision::Finish | Decision::Agree),
            Task::Settle => matches!(decision, Decision::Finish) && !is_first,
            Task::Again => matches!(decision, Decision::Look),
            Task::First | Task::Waiting | Task::Settled | Task::Aside => false,
        }
    }

    fn decide(&mut self, decision: &Decision) -> BeforeWork {
        match decision {
            Decision::Keep | Decision::Look => BeforeWork::Nothing,
            Decision::Finish => self.finish(),
            Decision::Reopen => match self.record.first.as_mut().filter(|_| self.record.check.is_none()) {
                Some(first) => BeforeWork::Finished(core::mem::replace(&mut first.finished, false)),
                None => BeforeWork::Nothing,
            },
            Decision::Agree => BeforeWork::Check(self.record.check.replace(Check::Agrees(self.me.clone()))),
            Decision::SetAside(reason, note) => {
                let aside = SetAside { by: self.me.clone(), reason: *reason, note: note.clone() };
                BeforeWork::Aside(self.record.set_aside.replace(aside))
            }
            Decision::TakeBack => BeforeWork::Aside(self.record.set_aside.take()),
        }
    }

    fn finish(&mut self) -> BeforeWork {
        let begun = self.coding().is_none();
        if begun && self.coding_to_change().is_err() {
            return BeforeWork::Nothing;
        }
        let work = self.slot();
        match work {
            Some(work) if !begun => BeforeWork::Finished(core::mem::replace(&mut work.finished, true)),
            Some(work) => {
                work.finished = true;
                BeforeWork::Begun
            }
            None => BeforeWork::Nothing,
        }
    }

    /// The last work that there is: the one that a task is about.
    fn slot(&mut self) -> Option<&mut Work> {
        if self.record.adjudication.is_some() {
            return self.record.adjudication.as_mut();
        }
        match &mut self.record.check {
            Some(Check::Own(work)) => Some(work),
            _ => self.record.first.as_mut(),
        }
    }

    fn restore(&mut self, Before { work, seen, since }: Before) {
        (self.record.seen, self.record.since) = (seen, since);
        match work {
            BeforeWork::Nothing => {}
            BeforeWork::Finished(finished) => {
                if let Some(work) = self.slot() {
                    work.finished = finished;
                }
            }
            BeforeWork::Check(check) => self.record.check = check,
            BeforeWork::Aside(aside) => self.record.set_aside = aside,
            BeforeWork::Begun => {
                if self.record.adjudication.take().is_none() && self.record.check.take().is_none() {
                    self.record.first = None;
                }
            }
        }
    }

    /// Whether her coding says nothing: worth asking about before it is finished.
    pub fn says_nothing(&self) -> bool {
        self.coding().is_none_or(Coding::is_empty) && self.task() != Task::Settle
    }
}
