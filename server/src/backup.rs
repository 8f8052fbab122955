//! `murmuration backup`: everything that accounts need, as one stream, while the server runs.
//!
//! The stream has no secret of the server: whoever gets at it must not also have the share. It is not sealed either: that is left to a stock
//! `age`, so that this program needs no code for it and the machine no key that opens it.

pub mod archive;
mod scratch;

use std::{
    collections::HashSet,
    fs::{self, File},
    io::{self, Write},
    os::unix::fs::MetadataExt as _,
    path::{Path, PathBuf},
};

use indicatif::ProgressBar;
use rustix::process::geteuid;
use sea_orm::DbErr;

use crate::{
    config::Database,
    disk, folder, progress,
    shelf::{self, Disk},
    store::{OpenError, Store, attachments, snapshot},
};
use archive::{ATTACHMENTS, Packer};
pub use scratch::Scratch;

/// Files may come while others are sent; after so many looks some never will.
const LOOKS: usize = 5;

/// What is in the way of a backup. The message ends with the mend.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// No database.
    #[error("there is no database in {0}: set MURMURATION_DATA to the data folder of the server")]
    Nothing(PathBuf),
    /// Another backup.
    #[error("another backup of {0} is under way: wait for its end")]
    UnderWay(PathBuf),
    /// The copy needs room.
    #[error(
        "a copy of the database needs {need} MiB beside it, with {reserve} MiB left for what comes in meanwhile, and the disk of {data} has {free} MiB: make room there first"
    )]
    Room {
        /// The data folder.
        data: PathBuf,
        /// MiB.
        need: u64,
        /// MiB.
        reserve: u64,
        /// MiB.
        free: u64,
    },
    /// Files that this user would make could not be removed by the server.
    #[error(
        "{0} belongs to another user. Run this as the user of the server, as in sudo -u murmuration murmuration backup"
    )]
    OthersFolder(PathBuf),
    /// The data folder.
    #[error("can't read or write in {0}: {1}. Run this as the user of the server")]
    Folder(PathBuf, io::Error),
    /// The database.
    #[error("can't copy the database {0}: {1}. Run murmuration verify, which says what is wrong with it")]
    Database(PathBuf, OpenError),
    /// Whoever reads the stream.
    #[error(
        "the stream was not taken to its end: {0}. What was written of it is no backup: delete it, and see what is wrong with age or the disk behind it"
    )]
    Stream(io::Error),
}

/// What a stream holds.
#[derive(Debug, PartialEq, Eq)]
pub struct BackedUp {
    /// Attachments in it.
    pub attachments: usize,
    /// Attachments that the database names and the disk does not have as they came.
    pub missing: Vec<i64>,
}

/// Takes the place for a copy of the database of a data folder, as [`write`] needs it.
///
/// # Errors
/// [`BackupError`] if this user can't make a backup of it, or another is under way.
pub fn begin(data: &Path) -> Result<Scratch, BackupError> {
    let unusable = |error| BackupError::Folder(data.to_owned(), error);
    if fs::metadata(data).is_ok_and(|folder| folder.uid() != geteuid().as_raw()) {
        return Err(BackupError::OthersFolder(data.to_owned()));
    }
    if !data.join(folder::DATABASE).is_file() {
        return Err(BackupError::Nothing(data.to_owned()));
    }
    Scratch::take(data).map_err(unusable)?.ok_or_else(|| BackupError::UnderWay(data.to_owned()))
}

/// Writes the backup of a data folder to `out`, and leaves `reserve` bytes of its disk free. Reads and writes without giving way: for a thread of its own.
///
/// # Errors
/// [`BackupError`]. Then what was written is not a whole stream.
pub async fn write(data: &Path, scratch: &Scratch, reserve: u64, out: impl Write) -> Result<BackedUp, BackupError> {
    let database = data.join(folder::DATABASE);
    let unusable = |error| BackupError::Folder(data.to_owned(), error);
    check_room(data, &database, reserve)?;
    let unopened = |error| BackupError::Database(database.clone(), error);
    let broken = |error: DbErr| unopened(error.into());
    let store = Store::attach(&Database::Folder, &database).await.map_err(unopened)?;
    let mut packer = Packer::begin(out).map_err(BackupError::Stream)?;
    let installation = fs::read(data.join(folder::INSTALLATION)).map_err(unusable)?;
    packer
        .add(folder::INSTALLATION, installation.len() as u64, installation.as_slice())
        .map_err(BackupError::Stream)?;

    let bar = progress::bytes("backing up");
    let shelf = Disk::open(data.join(folder::ATTACHMENTS)).map_err(unusable)?;
    let (mut sent, mut looks) = (HashSet::new(), 0);
    // Files first and the database after them: whatever it names then is in the stream. What was deleted meanwhile is too much, and is left
    // out when it is restored.
    let missing = loop {
        looks += 1;
        let gone = send(&mut packer, &shelf, &mut sent, attachments::whole(&store).await.map_err(broken)?, &bar)?;
        let copy = scratch.fresh().map_err(unusable)?;
        snapshot::take(&store, copy).await.map_err(broken)?;
        let copied = Store::attach(&Database::Folder, copy).await.map_err(unopened)?;
        snapshot::forget_the_moment(&copied).await.map_err(broken)?;
        let named = attachments::whole(&copied).await.map_err(broken)?;
        copied.close().await;
        // What came between the two, and is still there.
        let lacks = send(&mut packer, &shelf, &mut sent, named, &bar)?;
        // Gone for good, or deleted since the copy: the next look tells.
        if lacks.iter().all(|row| gone.contains(row)) || looks == LOOKS {
            break lacks;
        }
    };
    store.close().await;
    let copy = File::open(data.join(scratch::COPY)).map_err(unusable)?;
    let length = copy.metadata().map_err(unusable)?.len();
    packer.add(folder::DATABASE, length, bar.wrap_read(copy)).map_err(BackupError::Stream)?;
    packer.finish().map_err(BackupError::Stream)?;
    bar.finish_and_clear();
    Ok(BackedUp { attachments: sent.len(), missing })
}

/// Sends files that were not sent yet. Those that can't be are returned.
fn send(
    packer: &mut Packer<impl Write>,
    shelf: &Disk,
    sent: &mut HashSet<i64>,
    rows: Vec<(i64, u64)>,
    bar: &ProgressBar,
) -> Result<Vec<i64>, BackupError> {
    let mut missing = Vec::new();
    for (row, length) in rows {
        if sent.contains(&row) {
            continue;
        }
        match read(shelf, row, length) {
            Some(file) => {
                let name = format!("{ATTACHMENTS}/{}", shelf::name(row));
                packer.add(&name, length, bar.wrap_read(file.as_slice())).map_err(BackupError::Stream)?;
                sent.insert(row);
            }
            None => missing.push(row),
        }
    }
    Ok(missing)
}

/// A file as long as the database says, whole: once its name is in the stream, what the disk can't read would end that. One that is about to be removed
/// may be gone.
fn read(shelf: &Disk, row: i64, length: u64) -> Option<Vec<u8>> {
    let bytes = fs::read(shelf.path(row)).ok()?;
    (bytes.len() as u64 == length).then_some(bytes)
}

fn check_room(data: &Path, database: &Path, reserve: u64) -> Result<(), BackupError> {
    let unusable = |error| BackupError::Folder(data.to_owned(), error);
    let need = fs::metadata(database).map_err(unusable)?.len();
    let free = disk::free_beside(data).map_err(unusable)?;
    if need.saturating_add(reserve) < free {
        return Ok(());
    }
    let [need, reserve, free] = [need, reserve, free].map(|bytes| bytes >> 20);
    Err(BackupError::Room { data: data.to_owned(), need, reserve, free })
}
