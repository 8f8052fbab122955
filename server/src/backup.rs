//! `murmuration backup`: everything that accounts need, as one stream, while the server runs.
//!
//! The stream has no secret of the server: whoever gets at it must not also have the share. It is not sealed either: that is left to a stock
//! `age`, so that this program needs no code for it and the machine no key that opens it.

pub mod archive;
pub mod scratch;

use std::{
    collections::HashSet,
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use sea_orm::DbErr;

use crate::{
    disk, folder, progress,
    shelf::{self, Shelf},
    store::{OpenError, Store, attachments, snapshot},
};
use archive::{ATTACHMENTS, Packer};
use scratch::Scratch;

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
        "a copy of the database needs {need} MiB beside it, and the disk of {data} has {free} MiB left: make room there first"
    )]
    Room {
        /// The data folder.
        data: PathBuf,
        /// MiB.
        need: u64,
        /// MiB.
        free: u64,
    },
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

/// Writes the backup of a data folder to `out`. Reads and writes without giving way: for a thread of its own.
///
/// # Errors
/// [`BackupError`]. Then what was written is not a whole stream.
pub async fn write(data: &Path, out: impl Write) -> Result<BackedUp, BackupError> {
    let database = data.join(folder::DATABASE);
    let unusable = |error| BackupError::Folder(data.to_owned(), error);
    if !database.is_file() {
        return Err(BackupError::Nothing(data.to_owned()));
    }
    let scratch = Scratch::take(data).map_err(unusable)?.ok_or_else(|| BackupError::UnderWay(data.to_owned()))?;
    check_room(data, &database)?;
    let unopened = |error| BackupError::Database(database.clone(), error);
    let broken = |error: DbErr| unopened(error.into());
    let store = Store::attach(&database).await.map_err(unopened)?;
    let mut packer = Packer::begin(out).map_err(BackupError::Stream)?;
    let installation = fs::read(data.join(folder::INSTALLATION)).map_err(unusable)?;
    packer
        .add(folder::INSTALLATION, installation.len() as u64, installation.as_slice())
        .map_err(BackupError::Stream)?;

    let bar = progress::bytes("backing up");
    let shelf = Shelf::open(data.join(folder::ATTACHMENTS)).map_err(unusable)?;
    let (mut sent, mut looks) = (HashSet::new(), 0);
    // Files first and the database after them: whatever it names then is in the stream. What was deleted meanwhile is too much, and is left
    // out when it is restored.
    let missing = loop {
        looks += 1;
        let mut missing = Vec::new();
        for (row, length) in attachments::whole(&store).await.map_err(broken)? {
            if sent.contains(&row) {
                continue;
            }
            match open(&shelf, row, length) {
                Some(file) => {
                    let name = format!("{ATTACHMENTS}/{}", shelf::name(row));
                    packer.add(&name, length, bar.wrap_read(file)).map_err(BackupError::Stream)?;
                    sent.insert(row);
                }
                None => missing.push(row),
            }
        }
        let copy = scratch.fresh().map_err(unusable)?;
        snapshot::take(&store, copy).await.map_err(broken)?;
        let copied = Store::attach(copy).await.map_err(unopened)?;
        snapshot::forget_the_moment(&copied).await.map_err(broken)?;
        let named = attachments::whole(&copied).await.map_err(broken)?;
        copied.close().await;
        let lacks: Vec<i64> = named.into_iter().map(|(row, _)| row).filter(|row| !sent.contains(row)).collect();
        // Gone for good, or still to be sent: the next look tells.
        if lacks.iter().all(|row| missing.contains(row)) || looks == LOOKS {
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

/// A file as long as the database says. One that is about to be removed may be gone.
fn open(shelf: &Shelf, row: i64, length: u64) -> Option<File> {
    let file = File::open(shelf.path(row)).ok()?;
    (file.metadata().ok()?.len() == length).then_some(file)
}

fn check_room(data: &Path, database: &Path) -> Result<(), BackupError> {
    let unusable = |error| BackupError::Folder(data.to_owned(), error);
    let need = fs::metadata(database).map_err(unusable)?.len();
    let free = disk::free(data).map_err(unusable)?;
    let mebibytes = |bytes: u64| bytes >> 20;
    if need < free {
        Ok(())
    } else {
        Err(BackupError::Room { data: data.to_owned(), need: mebibytes(need), free: mebibytes(free) })
    }
}
