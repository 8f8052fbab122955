//! Fetching everything that goes into an archive: ciphertext and what is public, and no key.

mod check;
mod files;

use core::fmt::Write as _;
use std::{collections::BTreeSet, io};

use data_encoding::BASE64_NOPAD;
use vault::id::{Digest, SubmissionId};
use web_sys::Blob;

use super::{archive::Archive, readme};
use crate::{
    api::{self, ApiError, Files},
    room::desk::{fetch::patiently, thread},
    unlocked::{OpenCall, Unlocked},
    wire::{DeskEntry, QueueItem},
};
pub use files::{Listed, list};

/// Accounts fetched at a time.
const PAGE: u32 = 100;

/// What was gathered.
pub struct Gathered {
    pub blob: Blob,
    pub counts: Counts,
    /// Files that are not what the server's own list says.
    pub different: u32,
}

/// How many files of which kind.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    pub accounts: u32,
    pub records: u32,
    /// Messages and what was added.
    pub entries: u32,
    pub attachments: u32,
}

/// How far it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Accounts(u32),
    Records(u32),
    Entries(u32),
    /// Bytes of photos and other files, of so many.
    Attachments(u64, u64),
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
struct Gathering<T> {
    archive: Archive,
    /// `accounts.csv`
    accounts: String,
    /// `conversations.csv`
    entries: String,
    /// `attachments.csv`
    attachments: String,
    /// `SHA256SUMS`
    sums: String,
    counts: Counts,
    different: u32,
    /// Accounts that are in the archive.
    ids: BTreeSet<SubmissionId>,
    /// Those about which something was said since.
    talked: Vec<SubmissionId>,
    told: T,
}

/// Gathers all of a call: accounts, records, conversations, and the attachments that are listed. `told` hears how far it is, and says whether to go
/// on.
pub async fn gather(
    unlocked: &Unlocked,
    call: &OpenCall,
    attachments: &Listed,
    told: impl Fn(Step) -> bool,
) -> Result<Gathered, GatherError> {
    let mut archive = Archive::new(folder(call));
    archive.add("README.txt", readme::text(call).as_bytes())?;
    for epoch in 1..=call.keys.set().epoch {
        let note = api::key_set(&call.call, Some(epoch)).await?;
        archive.add(&format!("keys/{epoch}.txt"), note.as_bytes())?;
    }
    let mut all = Gathering {
        archive,
        accounts: "id,week,state,size,key_set\n".to_owned(),
        entries: "file,account,number,kind,by,week,key_set\n".to_owned(),
        attachments: "file,account,size\n".to_owned(),
        sums: String::new(),
        counts: Counts::default(),
        different: 0,
        ids: BTreeSet::new(),
        talked: Vec::new(),
        told,
    };
    let mut after = Some(String::new());
    while let Some(here) = after {
        let files = api::files(&unlocked.session, &call.call, &here, PAGE).await?;
        after = all.page(files, Gathering::account).await?;
        all.go_on(Step::Accounts(all.counts.accounts))?;
    }
    let mut after = Some(String::new());
    while let Some(here) = after {
        let files = api::records(&unlocked.session, &call.call, &here, PAGE).await?;
        after = all.page(files, Gathering::record).await?;
        all.go_on(Step::Records(all.counts.records))?;
    }
    for id in core::mem::take(&mut all.talked) {
        all.conversation(unlocked, call, id).await?;
        all.go_on(Step::Entries(all.counts.entries))?;
    }
    all.take_attachments(unlocked, call, attachments).await?;
    all.finish()
}

/// What is not there was taken back meanwhile, unless nothing is there any more because the session is over.
async fn is_gone(unlocked: &Unlocked, call: &OpenCall) -> Result<(), GatherError> {
    api::queue(&unlocked.session, &call.call, &api::Filter::default(), None, 1).await?;
    Ok(())
}

impl<T: Fn(Step) -> bool> Gathering<T> {
    fn go_on(&self, step: Step) -> Result<(), GatherError> {
        if !self.archive.is_whole() {
            return Err(GatherError::Full);
        }
        if (self.told)(step) { Ok(()) } else { Err(GatherError::Stopped) }
    }

    /// Takes one answer with many files, and says where the next begins.
    async fn page(
        &mut self,
        mut files: Files,
        take: impl Fn(&mut Self, &QueueItem, &[u8]) -> Result<(), GatherError>,
    ) -> Result<Option<String>, GatherError> {
        let mut outcome = Ok(());
        let mut each = |item: QueueItem, file: &[u8]| {
            if outcome.is_ok() {
                outcome = take(self, &item, file);
            }
        };
        while files.more(&mut each).await? {}
        outcome?;
        Ok(files.next.take())
    }

    fn add(&mut self, path: &str, file: &[u8]) -> Result<Digest, GatherError> {
        let digest = Digest::of(file);
        self.archive.add(path, file)?;
        let _ = writeln!(self.sums, "{digest}  {path}");
        Ok(digest)
    }

    /// What the server says of an account becomes a path and a line of a table: only what is of the form that it should be goes in.
    fn account(&mut self, item: &QueueItem, file: &[u8]) -> Result<(), GatherError> {
        let id: SubmissionId = item.id.parse().map_err(|_| GatherError::Strange)?;
        if !check::is_week(&item.week) || !check::is_state(&item.state) {
            return Err(GatherError::Strange);
        }
        let digest = self.add(&format!("accounts/{id}.age"), file)?;
        self.different += u32::from(digest.to_string() != item.sha256);
        let _ = writeln!(self.accounts, "{id},{},{},{},{}", item.week, item.state, item.size_class, item.epoch_sealed);
        self.counts.accounts += 1;
        if self.ids.insert(id) && item.entries > 0 {
            self.talked.push(id);
        }
        Ok(())
    }

    /// The record of an account that is in the archive.
    fn record(&mut self, item: &QueueItem, file: &[u8]) -> Result<(), GatherError> {
        let id: SubmissionId = item.id.parse().map_err(|_| GatherError::Strange)?;
        if !file.is_empty() && self.ids.contains(&id) {
            self.add(&format!("records/{id}.age"), file)?;
            self.counts.records += 1;
        }
        Ok(())
    }

    /// Everything that was said about an account since; nothing if it was taken back meanwhile.
    async fn conversation(
        &mut self,
        unlocked: &Unlocked,
        call: &OpenCall,
        id: SubmissionId,
    ) -> Result<(), GatherError> {
        let thread = match patiently(async || thread::whole(&unlocked.session, &call.call, id).await).await {
            Err(ApiError::Refused { status: 404, .. }) => return is_gone(unlocked, call).await,
            outcome => outcome?,
        };
        for entry in &thread.entries {
            self.entry(id, entry)?;
        }
        Ok(())
    }

    fn entry(&mut self, id: SubmissionId, entry: &DeskEntry) -> Result<(), GatherError> {
        let DeskEntry { number, kind, by, week, epoch, for_call_b64 } = entry;
        if !check::is_entry(kind, by) || !check::is_week(week) {
            return Err(GatherError::Strange);
        }
        let file = BASE64_NOPAD.decode(for_call_b64.as_bytes()).map_err(|_| GatherError::Strange)?;
        let name = format!("{id}-{number:03}.age");
        self.add(&format!("conversations/{name}"), &file)?;
        let _ = writeln!(self.entries, "{name},{id},{number},{kind},{by},{week},{epoch}");
        self.counts.entries += 1;
        Ok(())
    }

    fn finish(self) -> Result<Gathered, GatherError> {
        let Self { mut archive, accounts, entries, attachments, sums, counts, different, .. } = self;
        for (path, table) in [
            ("accounts.csv", accounts),
            ("conversations.csv", entries),
            ("attachments.csv", attachments),
            ("SHA256SUMS", sums),
        ] {
            archive.add(path, table.as_bytes())?;
        }
        let blob = archive.finish().ok_or(GatherError::Full)?;
        Ok(Gathered { blob, counts, different })
    }
}
