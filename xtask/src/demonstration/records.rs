//! Records of the accounts that are put together: coded by the moderator, checked by the keyholder, who is a moderator too. Some differ, and some wait.

use std::collections::BTreeMap;

use app::wire::QueueItem;
use themes::{
    codebook::starter,
    coding::{Coding, CodingError},
    record::{Check, Record, State, Work},
};
use time::Date;
use vault::id::{Account, Digest, SubmissionId};

use super::{
    accounts,
    composed::Found,
    desk::{Desk, strange},
};
use crate::trouble::Trouble;

/// How far two people came with an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// The first has coded it.
    Coded,
    /// The second coded it too, and found less. Nobody has settled it.
    Disputed,
    /// As before, and settled as the first found it.
    Settled,
    /// The second coded it too, and found the same.
    Twice,
    /// The second read the first coding, and agrees.
    Agreed,
}

impl Way {
    fn of(account: &accounts::Account) -> Self {
        match account.drawn("way") {
            0..7 => Self::Coded,
            7..12 => Self::Disputed,
            12..33 => Self::Settled,
            33..77 => Self::Twice,
            _ => Self::Agreed,
        }
    }

    /// Marks that the second person doesn't find.
    fn missed(self) -> usize {
        usize::from(matches!(self, Self::Disputed | Self::Settled))
    }
}

/// An account that is being worked on.
struct Task<'a> {
    account: &'a accounts::Account,
    found: &'a Found,
    testimony: SubmissionId,
    payload: Digest,
    way: Way,
    by: [&'a Account; 2],
    day: Date,
}

/// What has been said of it so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    First,
    Check,
    Settle,
}

impl Task<'_> {
    fn coding(&self, missed: usize) -> Result<Coding, CodingError> {
        self.found.coding(&self.account.text, missed)
    }

    fn work(&self, by: &Account, missed: usize) -> Result<Work, CodingError> {
        Ok(Work { by: by.clone(), finished: true, coding: self.coding(missed)? })
    }

    /// The record after this step, as `author` saves it.
    fn record(&self, step: Step, author: &Desk, previous: Option<Digest>) -> Result<Record, CodingError> {
        let [first, second] = self.by;
        let check = match self.way {
            _ if step < Step::Check => None,
            Way::Agreed => Some(Check::Agrees(second.clone())),
            way => Some(Check::Own(self.work(second, way.missed())?)),
        };
        let mut record = Record {
            call: author.call().clone(),
            testimony: self.testimony,
            payload: self.payload,
            codebook: (&starter()).into(),
            author: author.account.clone(),
            epoch: author.keys.set().epoch,
            previous,
            set_aside: None,
            first: Some(self.work(first, 0)?),
            check,
            seen: None,
            since: None,
            adjudication: (step == Step::Settle).then(|| self.work(first, 0)).transpose()?,
            masked: BTreeMap::new(),
        };
        record.seen = record.finished_check().map(|_| record.seen_by(second.clone()));
        record.keep_since(self.day);
        Ok(record)
    }
}

/// Makes the record of an account on a day, save by save, as far as it is not there: `item` says where it stands.
pub fn code(
    account: &accounts::Account,
    [first, second]: [&Desk; 2],
    testimony: SubmissionId,
    item: &QueueItem,
    day: Date,
) -> Result<(), Trouble> {
    let Some(found) = &account.found else { return Ok(()) };
    let (state, payload) = (item.state.as_str(), item.payload_sha256.parse().map_err(strange)?);
    let by = [&first.account, &second.account];
    let task = Task { account, found, testimony, payload, way: Way::of(account), by, day };
    let mut previous = first.record_payload(testimony)?;
    for (step, author) in [(Step::First, first), (Step::Check, second), (Step::Settle, first)] {
        let is_due = match step {
            Step::First => state == "new",
            Step::Check => task.way != Way::Coded && ["new", "coded"].contains(&state),
            // Who has nothing to miss doesn't differ.
            Step::Settle if task.way == Way::Settled && state != "checked" => {
                task.record(Step::Check, second, previous).map_err(strange)?.state() == State::Disputed
            }
            Step::Settle => false,
        };
        if is_due {
            previous = Some(author.save(&task.record(step, author, previous).map_err(strange)?)?);
        }
    }
    Ok(())
}
