//! What ends a task, and the bytes that say so.

use themes::{
    coding::Coding,
    record::{Check, Reason, RecordError, SetAside, State, Work},
};
use vault::id::Digest;
use zeroize::Zeroizing;

use super::{Saved, Sheet, Task};

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
    /// Not to be counted.
    SetAside(Reason, Zeroizing<String>),
    /// To be counted after all.
    TakeBack,
}

/// What stood before a decision.
enum Before {
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
    pub fn with(&mut self, decision: &Decision) -> Result<(Zeroizing<Vec<u8>>, State), RecordError> {
        let before = self.change(decision);
        let outcome = self.record.to_bytes().map(|bytes| (bytes, self.record.state()));
        self.restore(before);
        outcome
    }

    /// The server holds what this sheet was, with this decision, as a sealed record whose payload has the digest `held`; `then` is what her work was when it
    /// was sealed. If that ended her task, what was done can't be undone any more.
    pub fn was_saved(&mut self, decision: &Decision, then: Saved, held: Digest) {
        let task = self.task();
        drop(self.change(decision));
        self.record.previous = Some(held);
        if self.task() == task {
            self.saved = then;
        } else {
            self.undo.clear();
            self.redo.clear();
            self.saved = self.now();
        }
    }

    fn change(&mut self, decision: &Decision) -> Before {
        match decision {
            Decision::Keep => Before::Nothing,
            Decision::Finish => self.finish(),
            Decision::Reopen => match self.record.first.as_mut().filter(|_| self.record.check.is_none()) {
                Some(first) => Before::Finished(core::mem::replace(&mut first.finished, false)),
                None => Before::Nothing,
            },
            Decision::Agree => Before::Check(self.record.check.replace(Check::Agrees(self.me.clone()))),
            Decision::SetAside(reason, note) => {
                let aside = SetAside { by: self.me.clone(), reason: *reason, note: note.clone() };
                Before::Aside(self.record.set_aside.replace(aside))
            }
            Decision::TakeBack => Before::Aside(self.record.set_aside.take()),
        }
    }

    fn finish(&mut self) -> Before {
        let begun = self.coding().is_none();
        if begun && self.coding_to_change().is_err() {
            return Before::Nothing;
        }
        let work = self.slot();
        match work {
            Some(work) if !begun => Before::Finished(core::mem::replace(&mut work.finished, true)),
            Some(work) => {
                work.finished = true;
                Before::Begun
            }
            None => Before::Nothing,
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

    fn restore(&mut self, before: Before) {
        match before {
            Before::Nothing => {}
            Before::Finished(finished) => {
                if let Some(work) = self.slot() {
                    work.finished = finished;
                }
            }
            Before::Check(check) => self.record.check = check,
            Before::Aside(aside) => self.record.set_aside = aside,
            Before::Begun => {
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
