//! Who is in: consent, two people, time. Everything else begins with what is let through here.

use core::str::FromStr;
use std::collections::BTreeSet;

use time::{Date, Duration, Weekday};
use vault::id::{CallId, SubmissionId};

use crate::{
    coding::Coding,
    record::{CodebookVersion, Record, State},
};

/// The ISO week in which an account came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Week {
    monday: Date,
}

/// Write `2026-W48`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a week is written as 2026-W48")]
pub struct NotAWeek;

impl FromStr for Week {
    type Err = NotAWeek;

    fn from_str(text: &str) -> Result<Self, NotAWeek> {
        let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let is_week =
            |(year, week): &(&str, &str)| (year.len(), week.len()) == (4, 2) && are_digits(year) && are_digits(week);
        let (year, week) = text.split_once("-W").filter(is_week).ok_or(NotAWeek)?;
        let (year, week) = (year.parse().map_err(|_| NotAWeek)?, week.parse().map_err(|_| NotAWeek)?);
        Date::from_iso_week_date(year, week, Weekday::Monday).map(|monday| Self { monday }).map_err(|_| NotAWeek)
    }
}

impl Week {
    /// Whether `weeks` whole weeks have gone by on `day` since this one was over. Without weeks to wait, it only has to have begun.
    fn is_over_for(self, weeks: Option<u32>, day: Date) -> bool {
        day - self.monday >= weeks.map_or(Duration::ZERO, |weeks| Duration::weeks(i64::from(weeks) + 1))
    }
}

/// What the writer of an account allows, by her latest word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Allowed {
    /// Themes of it may be counted.
    pub count: bool,
    /// Masked quotes of it may be published.
    pub quote: bool,
}

/// An account with its record.
#[derive(Clone, Copy)]
pub struct Entry<'a> {
    /// What moderators made of it.
    pub record: &'a Record,
    /// What its writer allows now.
    pub allowed: Allowed,
    /// When it came.
    pub week: Week,
    /// Whether she took it back. Its record should be gone then; if it is still here, it counts nowhere.
    pub withdrawn: bool,
}

/// Why an account is not counted. The first reason that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Left {
    /// Of another call.
    OtherCall,
    /// Taken back.
    Withdrawn,
    /// Its writer doesn't allow it.
    NoConsent,
    /// Set aside.
    SetAside,
    /// Not checked by two people.
    NotChecked,
    /// Checked today or later: what counts in a release has to be known exactly when the next is made.
    JustChecked,
    /// Coded by a codebook in which a theme of the plan means something else, or that nobody handed over.
    OtherCodebook,
    /// It came too short a time ago.
    TooRecent,
}

/// What entries are held against.
pub(super) struct Terms<'a> {
    pub call: &'a CallId,
    /// The codebooks in which the plan's themes mean what the plan says they mean.
    pub codebooks: Vec<CodebookVersion>,
    /// `None` if nothing is waited for.
    pub weeks: Option<u32>,
    pub day: Date,
    /// The last day since which a record may be checked. `None` for any. Records of before don't say it, and pass.
    pub checked_by: Option<Date>,
}

impl<'a> Entry<'a> {
    /// The coding that counts, if every condition but the writer's own word is met.
    fn settled(&self, terms: &Terms<'_>) -> Result<&'a Coding, Left> {
        if self.record.call != *terms.call {
            return Err(Left::OtherCall);
        }
        if self.withdrawn {
            return Err(Left::Withdrawn);
        }
        if self.record.state() == State::SetAside {
            return Err(Left::SetAside);
        }
        let coding = self.record.settled().ok_or(Left::NotChecked)?;
        if self.record.since.zip(terms.checked_by).is_some_and(|(since, last)| since > last) {
            return Err(Left::JustChecked);
        }
        if !terms.codebooks.contains(&self.record.codebook) {
            return Err(Left::OtherCodebook);
        }
        if self.week.is_over_for(terms.weeks, terms.day) { Ok(coding) } else { Err(Left::TooRecent) }
    }

    /// The coding, if it may be counted.
    pub(super) fn counted(&self, terms: &Terms<'_>) -> Result<&'a Coding, Left> {
        let settled = self.settled(terms);
        match settled {
            Err(left @ (Left::OtherCall | Left::Withdrawn)) => Err(left),
            _ if !self.allowed.count => Err(Left::NoConsent),
            settled => settled,
        }
    }

    /// The coding, if it may be quoted.
    pub(super) fn quotable(&self, terms: &Terms<'_>) -> Option<&'a Coding> {
        self.settled(terms).ok().filter(|_| self.allowed.quote)
    }
}

/// How many accounts are in, and how many are not, by reason.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Intake {
    /// Counted.
    pub counted: u32,
    /// At least so many of them could not be counted by the release before.
    pub new: u32,
    /// Not counted, by reason; only reasons that there are.
    pub left: Vec<(Left, u32)>,
    /// May be quoted, counted or not.
    pub quotable: u32,
}

/// An account stands twice in what was handed over: it would count twice.
pub(super) fn twice(entries: &[Entry<'_>]) -> Option<SubmissionId> {
    let mut seen = BTreeSet::new();
    entries.iter().map(|entry| entry.record.testimony).find(|id| !seen.insert(*id))
}
