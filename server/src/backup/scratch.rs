//! Where a copy of the database lies while it is sent.

use std::{
    fs::{File, OpenOptions, TryLockError},
    io,
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};

use crate::folder;

pub(super) const COPY: &str = "backup.sqlite";
const LOCK: &str = "backup.lock";
/// SQLite's own files beside it.
const BESIDE: [&str; 4] = ["", "-wal", "-shm", "-journal"];

/// The place, for one backup at a time: only whoever holds it can clear it. What lies in it is overwritten and removed in the end, since no withdrawal reaches a copy.
#[derive(Debug)]
pub struct Scratch {
    copy: PathBuf,
    _lock: File,
}

impl Scratch {
    /// Takes the place, and removes what a backup that was killed left there. `None` if another backup has it.
    ///
    /// # Errors
    /// [`io::Error`] if it can't be written to.
    pub fn take(data: &Path) -> io::Result<Option<Self>> {
        let mut options = OpenOptions::new();
        let lock = options.write(true).create(true).truncate(true).mode(0o600).open(data.join(LOCK))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(error),
        }
        let taken = Self { copy: data.join(COPY), _lock: lock };
        taken.clear()?;
        Ok(Some(taken))
    }

    /// Overwrites and removes what lies there, also while it is still written: whoever was asked to end does not wait.
    ///
    /// # Errors
    /// [`io::Error`] if it can't be removed.
    pub fn clear(&self) -> io::Result<()> {
        remove(&self.copy)
    }

    /// An empty file that only this user can read.
    ///
    /// # Errors
    /// [`io::Error`] if it can't be made.
    pub fn fresh(&self) -> io::Result<&Path> {
        self.clear()?;
        folder::write_private(&self.copy, b"")?;
        Ok(&self.copy)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Err(error) = self.clear() {
            tracing::error!(%error, "the copy that was backed up is still there");
        }
    }
}

fn remove(copy: &Path) -> io::Result<()> {
    BESIDE.iter().try_for_each(|end| {
        let mut name = copy.as_os_str().to_owned();
        name.push(end);
        folder::wipe(Path::new(&name))
    })
}
