//! The log of a call, verified against all of its key sets from the first entry to the last.

use time::Date;
use vault::log::{Entry, Event, Head, LogError, SignedEntry, verify};

use super::super::trust::{TrustError, chain};
use crate::{
    api::{self, ApiError},
    unlocked::{OpenCall, Unlocked},
};

/// A log that holds together.
pub struct History {
    /// In order.
    pub entries: Vec<SignedEntry>,
}

/// Why there is no log to believe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryError {
    /// Something was left out, moved or changed. Tell the other members.
    Broken(LogError),
    /// A key set does not fit. Tell the other members.
    Keys,
    /// No answer. Try again.
    Offline,
    /// An answer that this version does not know.
    Strange,
}

impl From<ApiError> for HistoryError {
    fn from(error: ApiError) -> Self {
        match error {
            ApiError::Unreachable | ApiError::Refused { status: 429 | 500.., .. } => Self::Offline,
            ApiError::Refused { .. } | ApiError::Strange => Self::Strange,
        }
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

/// Fetches and verifies everything.
pub async fn fetch(unlocked: &Unlocked, call: &OpenCall) -> Result<History, HistoryError> {
    let key_sets = chain(&call.keys, 1).await?;
    let texts = api::members::log(&unlocked.session, &call.call).await?;
    let entries = texts.iter().map(|text| SignedEntry::read(text)).collect::<Result<Vec<_>, _>>();
    let entries = entries.map_err(HistoryError::Broken)?;
    verify(&entries, &key_sets).map_err(HistoryError::Broken)?;
    Ok(History { entries })
}

impl History {
    /// Its end.
    pub fn head(&self) -> Head {
        let number = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        self.entries.last().map_or(Head::EMPTY, |last| Head { number, digest: last.digest() })
    }
}

/// An entry that this member signs, after `head`.
pub fn entry(unlocked: &Unlocked, call: &OpenCall, head: Head, today: Date, event: Event) -> SignedEntry {
    let entry = Entry {
        call: call.call.clone(),
        number: head.number + 1,
        previous: head.digest,
        day: today,
        by: unlocked.account.clone(),
        epoch: call.keys.set().epoch,
        event,
    };
    entry.sign(|message| unlocked.identity.sign(message))
}

/// Writes down what this member did. Somebody else may write at the same time, so that it is tried more than once.
pub async fn write(unlocked: &Unlocked, call: &OpenCall, today: Date, event: Event) -> Result<(), HistoryError> {
    const TRIES: usize = 3;
    let mut outcome = Err(HistoryError::Offline);
    for _ in 0..TRIES {
        let head = fetch(unlocked, call).await?.head();
        let signed = entry(unlocked, call, head, today, event.clone());
        let answer = api::members::add_to_log(&unlocked.session, &call.call, &signed).await;
        let again = matches!(&answer, Err(error) if error.is_code("log-stale"));
        outcome = answer.map_err(HistoryError::from);
        if !again {
            break;
        }
    }
    outcome
}
