//! A folder of attachments, each a file named after its row.

use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    io::{self, Read as _},
    os::unix::fs::{DirBuilderExt as _, FileExt as _, OpenOptionsExt as _},
    path::{Path, PathBuf},
    sync::Arc,
};

use tokio::task::spawn_blocking;
use vault::envelope::{Kind, Passage, Passed};

use super::name;
use crate::error::Reason;

/// What is overwritten before a file is deleted: its header, without which no key opens the rest.
const START: usize = 4_096;
const READ: usize = 65_536;

/// The folder.
#[derive(Clone, Debug)]
pub struct Disk(Arc<PathBuf>);

impl Disk {
    /// Makes the folder if need be, for this user alone.
    ///
    /// # Errors
    /// [`io::Error`] if it can't be made.
    pub fn open(path: PathBuf) -> io::Result<Self> {
        DirBuilder::new().recursive(true).mode(0o700).create(&path)?;
        Ok(Self(Arc::new(path)))
    }

    /// Writes bytes at their place, and returns when they are on the disk.
    ///
    /// # Errors
    /// [`Reason::StorageFull`], [`Reason::Storage`].
    pub async fn write(&self, row: i64, offset: u64, bytes: Vec<u8>) -> Result<(), Reason> {
        self.run(move |disk| {
            let path = disk.path(row);
            let file = OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(path)?;
            file.write_all_at(&bytes, offset)?;
            file.sync_all()?;
            // The name, too, must outlive a power cut.
            if offset == 0 { File::open(disk.0.as_path())?.sync_all() } else { Ok(()) }
        })
        .await
    }

    /// Writes new headers over those at the beginning of files, so that the ones before are nowhere any more. What is gone is no error.
    ///
    /// # Errors
    /// [`Reason::StorageFull`], [`Reason::Storage`].
    pub async fn write_headers(&self, headers: Vec<(i64, Vec<u8>)>) -> Result<(), Reason> {
        self.run(move |disk| {
            headers.into_iter().try_for_each(|(row, header)| {
                let file = match OpenOptions::new().write(true).open(disk.path(row)) {
                    Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
                    file => file?,
                };
                file.write_all_at(&header, 0)?;
                file.sync_all()
            })
        })
        .await
    }

    /// Up to `length` bytes from `offset` on.
    ///
    /// # Errors
    /// [`Reason::Storage`].
    pub async fn read(&self, row: i64, offset: u64, length: usize) -> Result<Vec<u8>, Reason> {
        self.run(move |disk| {
            let mut bytes = vec![0; length];
            let file = File::open(disk.path(row))?;
            let mut read = 0;
            while read < length {
                match file.read_at(&mut bytes[read..], offset + read as u64)? {
                    0 => break,
                    more => read += more,
                }
            }
            bytes.truncate(read);
            Ok(bytes)
        })
        .await
    }

    /// Checks the first `length` bytes of a file as the whole that they are.
    ///
    /// # Errors
    /// [`Reason::File`] if it is not what its kind should be; [`Reason::Storage`].
    pub async fn check(&self, row: i64, length: u64) -> Result<Passed, Reason> {
        let outcome = self.run(move |disk| {
            let mut file = File::open(disk.path(row))?.take(length);
            let (mut passage, mut bytes) = (Passage::new(Kind::Attachment), vec![0; READ]);
            loop {
                let read = file.read(&mut bytes)?;
                if read == 0 {
                    return Ok(passage.finish());
                }
                if let Err(refusal) = passage.push(&bytes[..read]) {
                    return Ok(Err(refusal));
                }
            }
        });
        Ok(outcome.await??)
    }

    /// See [`super::Shelf::length`].
    ///
    /// # Errors
    /// [`Reason::Storage`].
    pub async fn length(&self, row: i64) -> Result<Option<u64>, Reason> {
        self.run(move |disk| match fs::metadata(disk.path(row)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            found => Ok(Some(found?.len())),
        })
        .await
    }

    /// Removes files. What is gone already is no error.
    ///
    /// # Errors
    /// [`Reason::Storage`].
    pub async fn remove(&self, rows: Vec<i64>) -> Result<(), Reason> {
        self.run(move |disk| rows.into_iter().try_for_each(|row| remove(&disk.path(row)))).await
    }

    /// The rows that have files.
    ///
    /// # Errors
    /// [`Reason::Storage`].
    pub async fn rows(&self) -> Result<Vec<i64>, Reason> {
        self.run(Self::list).await
    }

    /// The same, for a thread that may wait.
    ///
    /// # Errors
    /// [`io::Error`] if the folder can't be read.
    pub fn list(&self) -> io::Result<Vec<i64>> {
        let names = fs::read_dir(self.0.as_path())?.map(|entry| Ok(entry?.file_name()));
        let names = names.collect::<io::Result<Vec<_>>>()?;
        Ok(names.iter().filter_map(|name| i64::from_str_radix(name.to_str()?, 16).ok()).collect())
    }

    /// Where the file of a row lies.
    pub fn path(&self, row: i64) -> PathBuf {
        self.0.join(name(row))
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Self) -> io::Result<T> + Send + 'static,
    ) -> Result<T, Reason> {
        let disk = self.clone();
        let outcome = spawn_blocking(move || work(&disk)).await.map_err(|_| Reason::Internal)?;
        outcome.map_err(|error| {
            tracing::error!(%error, "attachments");
            let is_full = matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded);
            if is_full { Reason::StorageFull } else { Reason::Storage }
        })
    }
}

fn remove(path: &Path) -> io::Result<()> {
    let gone = |outcome: io::Result<()>| match outcome {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    };
    gone(OpenOptions::new().write(true).open(path).and_then(|file| {
        file.write_all_at(&[0; START], 0)?;
        file.sync_all()
    }))?;
    gone(fs::remove_file(path))
}
