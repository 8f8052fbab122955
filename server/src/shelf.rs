//! Where attachments lie: sealed files of up to 100 MB, each named after the random number of its row. In a folder, or in a bucket that several machines reach.
//!
//! A file without a row is nobody's: rows are written before their files, and deleted before them.

mod bucket;
mod disk;
mod line;
mod signing;

use vault::envelope::Passed;

pub use self::{bucket::Bucket, disk::Disk};
use crate::error::Reason;

/// Bytes of every part of a file but the last, which has the rest.
pub const PART: u64 = 1_048_576;

/// The place.
#[derive(Clone, Debug)]
pub enum Shelf {
    /// A folder of this machine, or one that is mounted.
    Disk(Disk),
    /// An object store.
    Bucket(Bucket),
}

impl Shelf {
    /// Writes one part at its place, a multiple of [`PART`], and returns when it is there to stay.
    ///
    /// # Errors
    /// [`Reason::StorageFull`], [`Reason::Storage`].
    pub async fn write(&self, row: i64, offset: u64, bytes: Vec<u8>) -> Result<(), Reason> {
        match self {
            Self::Disk(disk) => disk.write(row, offset, bytes).await,
            Self::Bucket(bucket) => bucket.write(row, offset, bytes).await,
        }
    }

    /// Writes new headers over those at the beginning of files. What is gone is no error.
    ///
    /// # Errors
    /// [`Reason::StorageFull`], [`Reason::Storage`].
    pub async fn write_headers(&self, headers: Vec<(i64, Vec<u8>)>) -> Result<(), Reason> {
        match self {
            Self::Disk(disk) => disk.write_headers(headers).await,
            Self::Bucket(bucket) => bucket.write_headers(headers).await,
        }
    }

    /// `length` bytes from `offset` on, or what there is of them.
    ///
    /// # Errors
    /// [`Reason::Storage`].
    pub async fn read(&self, row: i64, offset: u64, length: usize) -> Result<Vec<u8>, Reason> {
        match self {
            Self::Disk(disk) => disk.read(row, offset, length).await,
            Self::Bucket(bucket) => bucket.read(row, offset, length).await,
        }
    }

    /// Checks the first `length` bytes of a file as the whole that they are.
    ///
    /// # Errors
    /// [`Reason::File`] if it is not what its kind should be; [`Reason::Storage`].
    pub async fn check(&self, row: i64, length: u64) -> Result<Passed, Reason> {
        match self {
            Self::Disk(disk) => disk.check(row, length).await,
            Self::Bucket(bucket) => bucket.check(row, length).await,
        }
    }

    /// How many bytes of a file there are; `None` if it is not there.
    ///
    /// # Errors
    /// [`Reason::Storage`].
    pub async fn length(&self, row: i64) -> Result<Option<u64>, Reason> {
        match self {
            Self::Disk(disk) => disk.length(row).await,
            Self::Bucket(bucket) => bucket.length(row).await,
        }
    }

    /// Removes files. What is gone already is no error.
    ///
    /// # Errors
    /// [`Reason::Storage`].
    pub async fn remove(&self, rows: Vec<i64>) -> Result<(), Reason> {
        match self {
            Self::Disk(disk) => disk.remove(rows).await,
            Self::Bucket(bucket) => bucket.remove(rows).await,
        }
    }

    /// The rows that have files.
    ///
    /// # Errors
    /// [`Reason::Storage`].
    pub async fn rows(&self) -> Result<Vec<i64>, Reason> {
        match self {
            Self::Disk(disk) => disk.rows().await,
            Self::Bucket(bucket) => bucket.rows().await,
        }
    }

    /// Whether it answers, and is the one that it was at the start. A folder is looked at with its disk.
    ///
    /// # Errors
    /// [`Reason::Storage`].
    pub async fn ping(&self) -> Result<(), Reason> {
        match self {
            Self::Disk(_) => Ok(()),
            Self::Bucket(bucket) => bucket.ping().await,
        }
    }
}

/// A file's name.
pub fn name(row: i64) -> String {
    format!("{row:016x}")
}

/// The row of a file of this name.
pub fn row(name: &str) -> Option<i64> {
    i64::from_str_radix(name, 16).ok().filter(|row| self::name(*row) == name)
}
