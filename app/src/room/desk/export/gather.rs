//! Fetching everything that goes into an archive: ciphertext and what is public, and no key.

use core::fmt::Write as _;
use std::io;

use time::{Date, Weekday};
use vault::id::{Digest, SubmissionId};
use web_sys::Blob;

use super::{archive::Archive, readme};
use crate::{
    api::{self, ApiError},
    unlocked::{OpenCall, Unlocked},
    wire::QueueItem,
};

/// Accounts fetched at a time.
const PAGE: u32 = 100;
/// What can have become of an account.
const STATES: [&str; 6] = ["new", "reading", "coded", "disputed", "checked", "set-aside"];

/// What was gathered.
pub struct Gathered {
    pub blob: Blob,
    pub count: u32,
    /// Files that are not what the queue says.
    pub different: u32,
}

/// Why there is no archive.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum GatherError {
    /// No answer. Try again.
    Offline,
    /// The session is over.
    LoggedOut,
    /// An answer that this version does not know.
    Strange,
    /// The browser has no room for it.
    Full,
    /// A person stopped it, or left.
    Stopped,
}

impl From<ApiError> for GatherError {
    fn from(error: ApiError) -> Self {
        match error {
            ApiError::Refused { status: 401 | 404, .. } => Self::LoggedOut,
            ApiError::Unreachable | ApiError::Refused { status: 429 | 500.., .. } => Self::Offline,
            ApiError::Refused { .. } | ApiError::Strange => Self::Strange,
        }
    }
}

impl From<io::Error> for GatherError {
    /// A name that no archive can hold.
    fn from(_: io::Error) -> Self {
        Self::Strange
    }
}

/// The name of the folder in the archive, and of the archive.
pub fn folder(call: &OpenCall) -> String {
    format!("murmuration-{}", call.call)
}

/// What there is so far.
struct Gathering {
    archive: Archive,
    /// `accounts.csv`
    list: String,
    /// `SHA256SUMS`
    sums: String,
    count: u32,
    different: u32,
}

impl Gathering {
    /// What the server says of an account becomes a path and a line of a table: only what is of the form that it should be goes in.
    fn take(&mut self, item: &QueueItem, file: &[u8]) -> Result<(), GatherError> {
        let id: SubmissionId = item.id.parse().map_err(|_| GatherError::Strange)?;
        if !is_week(&item.week) || !STATES.contains(&item.state.as_str()) {
            return Err(GatherError::Strange);
        }
        let path = format!("accounts/{id}.age");
        let digest = Digest::of(file).to_string();
        self.archive.add(&path, file)?;
        self.different += u32::from(digest != item.sha256);
        let _ = writeln!(self.sums, "{digest}  {path}");
        let _ = writeln!(self.list, "{id},{},{},{},{}", item.week, item.state, item.size_class, item.epoch_sealed);
        self.count += 1;
        Ok(())
    }
}

/// Whether it is an ISO 8601 week, written as `2026-W47`.
fn is_week(text: &str) -> bool {
    let monday = || {
        let (year, week) = text.split_once("-W")?;
        Date::from_iso_week_date(year.parse().ok()?, week.parse().ok()?, Weekday::Monday).ok()
    };
    monday().is_some_and(|monday| {
        let (year, week, _) = monday.to_iso_week_date();
        text == format!("{year:04}-W{week:02}")
    })
}

/// Gathers all accounts of a call. `told` hears how many there are so far, and says whether to go on.
pub async fn gather(unlocked: &Unlocked, call: &OpenCall, told: impl Fn(u32) -> bool) -> Result<Gathered, GatherError> {
    let mut archive = Archive::new(folder(call));
    archive.add("README.txt", readme::text(call).as_bytes())?;
    for epoch in 1..=call.keys.set().epoch {
        let note = api::key_set(&call.call, Some(epoch)).await?;
        archive.add(&format!("keys/{epoch}.txt"), note.as_bytes())?;
    }
    let list = "id,week,state,size,key_set\n".to_owned();
    let mut all = Gathering { archive, list, sums: String::new(), count: 0, different: 0 };
    let mut after = String::new();
    loop {
        let mut files = api::files(&unlocked.session, &call.call, &after, PAGE).await?;
        let mut outcome = Ok(());
        let mut take = |item: QueueItem, file: &[u8]| {
            if outcome.is_ok() {
                outcome = all.take(&item, file);
            }
        };
        while files.more(&mut take).await? {}
        outcome?;
        if !told(all.count) {
            return Err(GatherError::Stopped);
        }
        match files.next.take() {
            Some(next) => after = next,
            None => break,
        }
    }
    let Gathering { mut archive, list, sums, count, different } = all;
    archive.add("accounts.csv", list.as_bytes())?;
    archive.add("SHA256SUMS", sums.as_bytes())?;
    let blob = archive.finish().ok_or(GatherError::Full)?;
    Ok(Gathered { blob, count, different })
}
