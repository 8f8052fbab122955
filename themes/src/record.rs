//! The plaintext of a sealed record: what is known of one testimony, bound to it. `FORMAT.md` §4 describes every byte.
//!
//! Signing and sealing are the vault's; here are only bytes.

mod check;
mod json;
mod seen;

use std::collections::BTreeMap;

use time::Date;
use vault::id::{Account, CallId, Digest, SubmissionId};
use zeroize::Zeroizing;

use crate::{
    codebook::Codebook,
    coding::{Coding, Part},
    masking::MaskLog,
    words::words,
};

pub use check::RecordError;
pub use json::{RecordReadError, split};
pub use seen::Seen;
pub use vault::record::MAGIC;

/// Bytes of the longest record. A signature and padding fit behind it into the largest class.
pub const LIMIT: usize = 1_048_000;
/// Characters of the note beside a reason.
pub const NOTE: usize = 4_000;

words! {
    /// Where a testimony stands. It follows from what its record holds.
    State, UnknownWord => UnknownWord {
        /// Being read and coded for the first time.
        Reading = "reading",
        /// Coded by one person; waits for a second.
        Coded = "coded",
        /// Coded by two who differ; waits for an adjudication.
        Disputed = "disputed",
        /// Checked by two people: it counts.
        Checked = "checked",
        /// Not to be counted, with a reason.
        SetAside = "set-aside",
    }
}

words! {
    /// Why a testimony is set aside.
    Reason, UnknownWord => UnknownWord {
        /// Not an account at all.
        Spam = "spam",
        /// Not what the call asks about.
        Outside = "outside",
        /// The same account came before.
        Duplicate = "duplicate",
        /// See the note.
        Other = "other",
    }
}

/// A word that is not on the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an unknown word")]
pub struct UnknownWord;

/// A testimony that is not to be counted.
#[derive(PartialEq, Eq)]
pub struct SetAside {
    /// Who set it aside.
    pub by: Account,
    /// Why.
    pub reason: Reason,
    /// More about it. May be empty, but not for [`Reason::Other`].
    pub note: Zeroizing<String>,
}

/// One person's coding, finished or not.
#[derive(PartialEq, Eq)]
pub struct Work {
    /// Whose.
    pub by: Account,
    /// Whether it is to be held against another's.
    pub finished: bool,
    /// What she says.
    pub coding: Coding,
}

/// What a second person says of the first coding.
#[derive(PartialEq, Eq)]
pub enum Check {
    /// It is right as it stands.
    Agrees(Account),
    /// Her own coding, to be held against the first.
    Own(Work),
}

impl Check {
    /// The second person.
    pub fn by(&self) -> &Account {
        match self {
            Self::Agrees(by) => by,
            Self::Own(work) => &work.by,
        }
    }
}

/// A part without what could identify someone, and apart from it what was masked.
#[derive(PartialEq, Eq)]
pub struct Masked {
    /// The masked text.
    pub text: Zeroizing<String>,
    /// What was masked, and what was refused.
    pub log: MaskLog,
}

/// Which codebook the marks are from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodebookVersion {
    /// Its version.
    pub version: u32,
    /// Its digest: two keyholders could each have made a version 3.
    pub digest: Digest,
}

impl From<&Codebook> for CodebookVersion {
    fn from(codebook: &Codebook) -> Self {
        Self { version: codebook.version(), digest: codebook.digest() }
    }
}

/// What is known of one testimony. Plaintext: it can't be printed, serialised or cloned, and texts are wiped when dropped.
///
/// ```compile_fail
/// fn print(record: &themes::record::Record) -> String {
///     format!("{record:?}")
/// }
/// ```
/// ```compile_fail
/// fn copy(record: &themes::record::Record) -> themes::record::Record {
///     record.clone()
/// }
/// ```
/// ```compile_fail
/// fn write(record: &themes::record::Record) -> serde_json::Result<String> {
///     serde_json::to_string(record)
/// }
/// ```
/// The same without the leak compiles:
/// ```
/// fn state(record: &themes::record::Record) -> String {
///     record.state().to_string()
/// }
/// ```
#[derive(PartialEq, Eq)]
pub struct Record {
    /// The call.
    pub call: CallId,
    /// The testimony.
    pub testimony: SubmissionId,
    /// SHA-256 of the testimony's payload, everything after its header: re-sealing replaces headers, so a digest of the whole file would not last.
    pub payload: Digest,
    /// Which codebook the marks are from.
    pub codebook: CodebookVersion,
    /// Who made this save.
    pub author: Account,
    /// Epoch of the key set at sealing, which has the author's signing key.
    pub epoch: u32,
    /// SHA-256 of the payload of the sealed record that this one replaces. `None` for the first.
    pub previous: Option<Digest>,
    /// There if it is not to be counted.
    pub set_aside: Option<SetAside>,
    /// The first coding.
    pub first: Option<Work>,
    /// The second check.
    pub check: Option<Check>,
    /// What was checked. `None` where nothing was, and in records of before checks said so.
    pub seen: Option<Seen>,
    /// The day of the save since which it is [`State::Checked`], by the clock of who saved it. `None` where it isn't, and in records of before it was written down.
    pub since: Option<Date>,
    /// What holds where the two differ.
    pub adjudication: Option<Work>,
    /// The masked text of each part that was masked.
    pub masked: BTreeMap<Part, Masked>,
}

impl Record {
    /// Where the testimony stands.
    pub fn state(&self) -> State {
        if self.set_aside.is_some() {
            return State::SetAside;
        }
        if self.finished_first().is_none() {
            return State::Reading;
        }
        match &self.check {
            None => State::Coded,
            Some(Check::Own(work)) if !work.finished => State::Coded,
            Some(_) if self.differs() && !self.adjudication.as_ref().is_some_and(|work| work.finished) => {
                State::Disputed
            }
            Some(_) if self.is_changed_since() => State::Coded,
            Some(_) => State::Checked,
        }
    }

    /// The coding that counts: there only when the record is [`State::Checked`].
    pub fn settled(&self) -> Option<&Coding> {
        let work = self.adjudication.as_ref().or(self.first.as_ref()).filter(|_| self.state() == State::Checked);
        work.map(|work| &work.coding)
    }

    /// Both codings, if two people coded it and are done: what agreement is computed from.
    pub fn both(&self) -> Option<(&Coding, &Coding)> {
        match (self.finished_first(), &self.check) {
            (Some(first), Some(Check::Own(second))) if second.finished => Some((&first.coding, &second.coding)),
            _ => None,
        }
    }

    /// Keeps the day since which it is checked as long as it is; `today` if it is so from now on. A later day is by a clock that was wrong.
    pub fn keep_since(&mut self, today: Date) {
        self.since = (self.state() == State::Checked).then(|| self.since.map_or(today, |since| since.min(today)));
    }

    /// The second person's check, if she is done.
    pub fn finished_check(&self) -> Option<&Check> {
        self.check.as_ref().filter(|check| matches!(check, Check::Agrees(_) | Check::Own(Work { finished: true, .. })))
    }

    fn finished_first(&self) -> Option<&Work> {
        self.first.as_ref().filter(|work| work.finished)
    }

    fn differs(&self) -> bool {
        self.both().is_some_and(|(first, second)| !first.finds_the_same_as(second))
    }
}
