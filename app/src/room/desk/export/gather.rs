//! Fetching everything that goes into an archive: ciphertext and what is public, and no key.

use core::fmt::Write as _;

use vault::id::Digest;
use web_sys::Blob;

use super::{archive::Archive, readme};
use crate::{
    api::{self, ApiError},
    unlocked::{OpenCall, Unlocked},
    wire::QueueItem,
};

/// Accounts fetched at a time.
const PAGE: u32 = 100;

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

/// The name of the folder in the archive, and of the archive.
pub fn folder(call: &OpenCall) -> String {
    format!("murmuration-{}", call.call)
}

/// Gathers all accounts of a call. `told` hears how many there are so far, and says whether to go on.
pub async fn gather(unlocked: &Unlocked, call: &OpenCall, told: impl Fn(u32) -> bool) -> Result<Gathered, GatherError> {
    let mut archive = Archive::new(folder(call));
    archive.add("README.txt", readme::text(call).as_bytes());
    for epoch in 1..=call.keys.set().epoch {
        let note = api::key_set(&call.call, Some(epoch)).await?;
        archive.add(&format!("keys/{epoch}.txt"), note.as_bytes());
    }
    let mut list = "id,week,state,size,key_set\n".to_owned();
    let mut sums = String::new();
    let (mut count, mut different) = (0, 0);
    let mut after = String::new();
    loop {
        let mut files = api::files(&unlocked.session, &call.call, "", &after, PAGE).await?;
        let mut take = |item: QueueItem, file: &[u8]| {
            let path = format!("accounts/{}.age", item.id);
            let digest = Digest::of(file).to_string();
            different += u32::from(digest != item.sha256);
            archive.add(&path, file);
            let _ = writeln!(sums, "{digest}  {path}");
            let _ =
                writeln!(list, "{},{},{},{},{}", item.id, item.week, item.state, item.size_class, item.epoch_sealed);
            count += 1;
        };
        while files.more(&mut take).await? {}
        if !told(count) {
            return Err(GatherError::Stopped);
        }
        match files.next.take() {
            Some(next) => after = next,
            None => break,
        }
    }
    archive.add("accounts.csv", list.as_bytes());
    archive.add("SHA256SUMS", sums.as_bytes());
    let blob = archive.finish().ok_or(GatherError::Full)?;
    Ok(Gathered { blob, count, different })
}
