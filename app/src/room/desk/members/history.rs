//! The log of a call, verified against all of its key sets from the first entry to the last.

use time::Date;
use vault::log::{Entry, Event, Head, LogError, SignedEntry, Verification};

use super::super::trust::{TrustError, chain};
use crate::{
    api::{self, ApiError},
    browser,
    unlocked::{OpenCall, Unlocked},
};

/// Entries between two looks at what else the page has to do: some 20 ms.
const SLICE: usize = 16;

/// The end of a log that holds together.
#[derive(Clone, Copy)]
pub struct End {
    pub head: Head,
    /// The day of the last entry.
    pub day: Option<Date>,
}

/// Why there is no log to believe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryError {
    /// Something was left out, moved or changed. Tell the other members.
    Broken(LogError),
    /// A key set does not fit. Tell the other members.
    Keys,
    /// She wrote as much as a day takes.
    Full,
    /// Her device's date is before the log's, or in the future.
    Day,
    /// No answer. Try again.
    Offline,
    /// An answer that this version does not know.
    Strange,
}

impl From<ApiError> for HistoryError {
    fn from(error: ApiError) -> Self {
        match error {
            error if error.is_code("log-full") => Self::Full,
            error if error.is_code("log-day") => Self::Day,
            ApiError::Unreachable | ApiError::Refused { status: 429 | 500.., .. } => Self::Offline,
            ApiError::Refused { .. } | ApiError::Strange => Self::Strange,
        }
    }
}

impl From<LogError> for HistoryError {
    fn from(error: LogError) -> Self {
        Self::Broken(error)
    }
}

impl From<TrustError> for HistoryError {
    fn from(error: TrustError) -> Self {
        match error {
            TrustError::Offline => Self::Offline,
            TrustError::Strange => Self::Strange,
            _ => Self::Keys,
        }
    }
}

/// Why an entry was not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotWritten {
    /// There is no log to write on in.
    Log(HistoryError),
    /// The door that takes it said no.
    Door(ApiError),
}

impl From<NotWritten> for HistoryError {
    fn from(why: NotWritten) -> Self {
        match why {
            NotWritten::Log(why) => why,
            NotWritten::Door(error) => error.into(),
        }
    }
}

/// Fetches and verifies everything, page by page, and says where it ends.
pub async fn end(unlocked: &Unlocked, call: &OpenCall) -> Result<End, HistoryError> {
    read(unlocked, call, |_| ()).await
}

/// The same, and hands over each entry. None of them is to be believed before the end is there.
pub async fn read(unlocked: &Unlocked, call: &OpenCall, mut each: impl FnMut(&Entry)) -> Result<End, HistoryError> {
    let key_sets = chain(&call.keys, 1).await?;
    let mut verification = Verification::new(&key_sets);
    let (mut after, mut day) = (0, None);
    loop {
        let page = api::members::log(&unlocked.session, &call.call, after).await?;
        for slice in page.entries.chunks(SLICE) {
            for text in slice {
                let entry = SignedEntry::read(text)?;
                verification.then(&entry)?;
                day = Some(entry.entry().day);
                after = entry.entry().number;
                each(entry.entry());
            }
            browser::wait(0).await;
        }
        match page.next {
            None => return Ok(End { head: verification.end()?, day }),
            // A page that leads nowhere would be asked for without end.
            Some(next) if next != after || page.entries.is_empty() => return Err(HistoryError::Strange),
            Some(_) => {}
        }
    }
}

impl End {
    /// An entry that this member signs, as the next. A device whose clock is behind dates nothing back.
    pub fn next(self, unlocked: &Unlocked, call: &OpenCall, today: Date, event: Event) -> SignedEntry {
        let entry = Entry {
            call: call.call.clone(),
            number: self.head.number + 1,
            previous: self.head.digest,
            day: self.day.map_or(today, |day| day.max(today)),
            by: unlocked.account.clone(),
            epoch: call.keys.set().epoch,
            event,
        };
        entry.sign(|message| unlocked.identity.sign(message))
    }

    /// The end once `entry` is added.
    pub fn then(self, entry: &SignedEntry) -> Result<Self, HistoryError> {
        Ok(Self { head: self.head.then(entry)?, day: Some(entry.entry().day) })
    }
}

/// Writes down what this member did.
pub async fn write(unlocked: &Unlocked, call: &OpenCall, today: Date, event: Event) -> Result<(), HistoryError> {
    let door = async |entry: &SignedEntry| api::members::add_to_log(&unlocked.session, &call.call, entry).await;
    Ok(write_at(unlocked, call, today, event, door).await?)
}

/// The same at a door that does something with the entry. Somebody else may write at the same time, so that it is tried more than once.
pub async fn write_at(
    unlocked: &Unlocked,
    call: &OpenCall,
    today: Date,
    event: Event,
    door: impl AsyncFn(&SignedEntry) -> Result<(), ApiError>,
) -> Result<(), NotWritten> {
    const TRIES: usize = 3;
    let mut outcome = Err(NotWritten::Log(HistoryError::Offline));
    for _ in 0..TRIES {
        let end = end(unlocked, call).await.map_err(NotWritten::Log)?;
        let answer = door(&end.next(unlocked, call, today, event.clone())).await;
        let again = matches!(&answer, Err(error) if error.is_code("log-stale"));
        outcome = answer.map_err(NotWritten::Door);
        if !again {
            break;
        }
    }
    outcome
}
