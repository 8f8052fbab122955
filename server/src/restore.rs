//! `murmuration restore`: a backup becomes a data folder again, or nothing does.
//!
//! Everything is put into a folder within the new one, looked at byte by byte, and moved to its place only then. As long as that folder is there, no
//! server starts on it.

mod unpack;

use std::{
    fs::{self, DirBuilder, File},
    io::{self, Read},
    os::unix::fs::DirBuilderExt as _,
    path::{Path, PathBuf},
};

use crate::{
    config::Database,
    error::Reason,
    folder::{self, Folder, RESTORING, Share},
    shelf::Shelf,
    start::{self, Compare, SHARE_CHECK, StartError},
    store::{OpenError, Store, attachments, installation, withdrawals},
    verify::{self, Findings},
    withdrawn,
};
pub use unpack::Unreadable;

/// What is in the way of a restore. Nothing is restored then. The message ends with the mend.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// Something is there.
    #[error("{0} is not empty: name an empty folder, or one that is still to be made")]
    NotEmpty(PathBuf),
    /// The folder.
    #[error("can't write in {0}: {1}. Make room there, or give this user the right to write, and restore again")]
    Folder(PathBuf, io::Error),
    /// The stream.
    #[error(transparent)]
    Stream(#[from] Unreadable),
    /// A file that is to be put beside what is restored.
    #[error("can't read {0}: {1}. Name the file that the server had last")]
    Beside(PathBuf, io::Error),
    /// The share file.
    #[error("{0} is not the share file of this backup: name the one of the server that was backed up")]
    OtherShare(PathBuf),
    /// A register that does not say whose it is.
    #[error(
        "{0} does not say whose register it is: name the newest withdrawn of the server that was backed up (each start writes that into it), or say --withdrawn-lost"
    )]
    NamelessRegister(PathBuf),
    /// A register that says that it is another's.
    #[error(
        "{0} is not the register of this server: name the newest withdrawn of the server that was backed up, or say --withdrawn-lost"
    )]
    OtherRegister(PathBuf),
    /// A register with which withdrawals would be forgotten.
    #[error(
        "{lacking} withdrawals of this backup are not among the {lines} of {file}: it is older than the backup. Name the newest, or say --withdrawn-lost"
    )]
    OlderRegister {
        /// The file.
        file: PathBuf,
        /// Withdrawals in it.
        lines: usize,
        /// Withdrawals in the backup's own table that it does not have.
        lacking: usize,
    },
    /// The database.
    #[error(
        "the database of this backup can't be used: {0}. Take the program that made the backup or a newer one, or restore an older backup"
    )]
    Database(#[from] OpenError),
    /// Files of nobody.
    #[error(
        "what was deleted while the backup was made can't be deleted here: {0:?}. Nothing was restored. Restore an older backup, and see what is wrong with this disk if that goes no better"
    )]
    Strays(Reason),
    /// What is wrong is in lines of its own.
    #[error(
        "{0} things in this backup are not as they came: nothing was restored. Restore an older backup, or this one as it is with --damaged"
    )]
    Damaged(usize),
    /// Withdrawals.
    #[error(transparent)]
    Start(#[from] StartError),
}

/// What has to be there besides the stream.
pub struct Beside {
    /// The share file of the server.
    pub share: PathBuf,
    /// The register of withdrawals as it was last. `None` if it is lost.
    pub withdrawn: Option<PathBuf>,
    /// Whether to restore what is damaged as well.
    pub damaged: bool,
}

/// What was restored.
#[derive(Debug)]
pub struct Restored {
    /// What was looked at.
    pub findings: Findings,
    /// Withdrawals in the register that was named.
    pub lines: usize,
    /// Accounts that were taken back after the backup, and are gone again.
    pub withdrawn: usize,
}

/// An empty folder that one restore has taken for itself: only whoever holds it can clear it.
#[derive(Debug)]
pub struct Place(PathBuf);

impl Place {
    /// Takes a folder, and makes it if need be.
    ///
    /// # Errors
    /// [`RestoreError::NotEmpty`], [`RestoreError::Folder`].
    pub fn take(folder: &Path) -> Result<Self, RestoreError> {
        let unwritable = |error| RestoreError::Folder(folder.to_owned(), error);
        DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(unwritable)?;
        if fs::read_dir(folder).map_err(unwritable)?.next().is_some() {
            return Err(RestoreError::NotEmpty(folder.to_owned()));
        }
        // Two at once: the second stops here.
        DirBuilder::new().mode(0o700).create(folder.join(RESTORING)).map_err(unwritable)?;
        Ok(Self(folder.to_owned()))
    }

    /// Empties the folder, unless the restore came to its end.
    ///
    /// # Errors
    /// [`io::Error`] if something can't be removed.
    pub fn clear(&self) -> io::Result<()> {
        // It goes last, so that what is half there never looks like something whole.
        let staging = self.0.join(RESTORING);
        if !staging.exists() {
            return Ok(());
        }
        for entry in fs::read_dir(&self.0)? {
            let path = entry?.path();
            match path.is_dir() {
                _ if path == staging => {}
                true => fs::remove_dir_all(path)?,
                false => fs::remove_file(path)?,
            }
        }
        fs::remove_dir_all(staging)
    }
}

/// Restores a stream into its place. Reads and writes without giving way: for a thread of its own.
///
/// # Errors
/// [`RestoreError`]; the folder is then empty again. `told` hears each thing that is wrong.
pub async fn restore(
    place: &Place,
    beside: &Beside,
    stream: impl Read,
    told: impl Fn(&str),
) -> Result<Restored, RestoreError> {
    let outcome = into_place(&place.0, beside, stream, told).await;
    if outcome.is_err() {
        place.clear().map_err(|error| RestoreError::Folder(place.0.clone(), error))?;
    }
    outcome
}

async fn into_place(
    folder: &Path,
    beside: &Beside,
    stream: impl Read,
    told: impl Fn(&str),
) -> Result<Restored, RestoreError> {
    let unwritable = |error| RestoreError::Folder(folder.to_owned(), error);
    let staging = folder.join(RESTORING);
    // Before the long part, so that a wrong name does not cost an hour.
    let copy = |from: &Path, name| -> Result<(), RestoreError> {
        let bytes = fs::read(from).map_err(|error| RestoreError::Beside(from.to_owned(), error))?;
        folder::write_private(&staging.join(name), &bytes).map_err(unwritable)
    };
    copy(&beside.share, folder::SHARE)?;
    if let Some(withdrawn) = &beside.withdrawn {
        copy(withdrawn, folder::WITHDRAWN)?;
    }
    unpack::unpack(&staging, stream)?;
    let restored = examine(&staging, beside, told).await?;
    settle(folder, &staging).map_err(unwritable)?;
    Ok(restored)
}

/// Looks at everything, and takes away again what was withdrawn since.
async fn examine(staging: &Path, beside: &Beside, told: impl Fn(&str)) -> Result<Restored, RestoreError> {
    let data = Folder::open(staging).map_err(StartError::from)?;
    let store = Store::open(&Database::Folder, &data.database()).await?;
    let other_share = || RestoreError::OtherShare(beside.share.clone());
    let share = Share::read(&data.share_file()).map_err(|_| other_share())?.ok_or_else(other_share)?;
    let known = installation::get(&store, SHARE_CHECK).await.map_err(OpenError::from)?;
    if known != Some(share.check().to_string()) {
        return Err(other_share());
    }
    let lines = check_register(&data, &store, &share, beside).await?;
    let shelf = Shelf::Disk(data.shelf().map_err(StartError::from)?);
    // Files of accounts that were deleted while the backup was made.
    attachments::remove_strays(&store, &shelf).await.map_err(RestoreError::Strays)?;
    let findings = verify::look(&store, &shelf).await.map_err(OpenError::from)?;
    findings.wrong.iter().for_each(|wrong| told(wrong));
    if !findings.wrong.is_empty() && !beside.damaged {
        return Err(RestoreError::Damaged(findings.wrong.len()));
    }
    let (_, withdrawn) =
        start::replay_withdrawals(&store, &shelf, &share, &data, (&Database::Folder, Compare::Always)).await?;
    store.close().await;
    Ok(Restored { findings, lines, withdrawn })
}

/// Whether the register that was named goes further than the backup, and how many lines it has. A server writes each withdrawal there first, and into its
/// table after that.
async fn check_register(data: &Folder, store: &Store, share: &Share, beside: &Beside) -> Result<usize, RestoreError> {
    let Some(file) = &beside.withdrawn else { return Ok(0) };
    let register = data.register().map_err(StartError::from)?;
    if register.is_foreign(share) {
        return Err(RestoreError::OtherRegister(file.clone()));
    }
    if !register.is_of(share) {
        return Err(RestoreError::NamelessRegister(file.clone()));
    }
    let in_table = withdrawals::all(store).await.map_err(OpenError::from)?;
    let lines = register.withdrawals.len();
    match withdrawn::lacking(&register.withdrawals, &in_table) {
        0 => Ok(lines),
        lacking => Err(RestoreError::OlderRegister { file: file.clone(), lines, lacking }),
    }
}

/// Moves everything to its place. All of it was written to the disk before.
fn settle(folder: &Path, staging: &Path) -> io::Result<()> {
    for entry in fs::read_dir(staging)? {
        let entry = entry?;
        fs::rename(entry.path(), folder.join(entry.file_name()))?;
    }
    File::open(folder)?.sync_all()?;
    fs::remove_dir(staging)?;
    File::open(folder)?.sync_all()
}
