//! Where attachments are, and whether it is the place that this database knows.

use std::time::Duration;

use tokio::time::sleep;

use super::{StartError, trouble};
use crate::{
    chance::Chance,
    config::Config,
    error::Reason,
    folder::{ATTACHMENTS, BucketKey, Folder},
    shelf::{Bucket, Shelf},
    store::{Store, installation},
};

/// Under this name the database remembers the mark of the place: its servers share one.
pub const SHELF: &str = "shelf";
const TRIES: usize = 10;
const BETWEEN_TRIES: Duration = Duration::from_millis(200);

/// The place, as it was found.
pub(super) struct Place {
    shelf: Shelf,
    /// Whether servers that share a database have, or had, it.
    is_marked: bool,
    is_filled: bool,
}

impl Place {
    /// Opens it, and looks.
    ///
    /// # Errors
    /// [`StartError::Folder`], [`StartError::Bucket`].
    pub async fn look(config: &Config, folder: &Folder) -> Result<Self, StartError> {
        let Some(bucket) = &config.bucket else {
            let disk = folder.shelf()?;
            let (is_marked, is_filled) = (folder.has_shelf_mark()?, folder.has_attachments(&disk)?);
            return Ok(Self { shelf: Shelf::Disk(disk), is_marked, is_filled });
        };
        let key = BucketKey::read(folder.path())?;
        let looked = async {
            let bucket = Bucket::at(bucket, key)?;
            bucket.probe().await?;
            let (is_marked, is_filled) = (bucket.mark().await?.is_some(), bucket.is_filled().await?);
            Ok(Self { shelf: Shelf::Bucket(bucket), is_marked, is_filled })
        };
        looked.await.map_err(|_: Reason| unusable(folder))
    }

    /// Whether what is in it may be this database's, which would delete all else.
    ///
    /// # Errors
    /// [`StartError::OtherDatabase`], [`StartError::FilledBucket`], and those of the database.
    pub async fn check(
        &self,
        store: &Store,
        is_known: bool,
        (config, folder): (&Config, &Folder),
    ) -> Result<(), StartError> {
        if !self.is_marked && !self.is_filled {
            return Ok(());
        }
        match &self.shelf {
            Shelf::Disk(_) if is_known && (store.is_shared() || !self.is_marked) => Ok(()),
            Shelf::Disk(_) => Err(StartError::OtherDatabase(folder.path().join(ATTACHMENTS))),
            // Whoever marks a bucket has told the database before.
            Shelf::Bucket(_) => {
                let mark = installation::get(store, SHELF).await;
                let mark = mark.map_err(|error| trouble(&config.database, folder, error))?;
                if mark.is_some() { Ok(()) } else { Err(StartError::FilledBucket) }
            }
        }
    }

    /// The shelf in it, once a shared database knows the place, or was told.
    ///
    /// # Errors
    /// [`StartError::OtherShelf`], [`StartError::OtherBucket`], and those of folder, bucket and database.
    pub async fn settle(
        self,
        store: &Store,
        (config, folder): (&Config, &Folder),
        chance: &Chance,
    ) -> Result<Shelf, StartError> {
        if !store.is_shared() {
            return Ok(self.shelf);
        }
        let database = |error| trouble(&config.database, folder, error);
        let known = installation::get(store, SHELF).await.map_err(database)?;
        match self.shelf {
            Shelf::Disk(disk) => {
                let other = || StartError::OtherShelf(folder.path().join(ATTACHMENTS));
                // A folder that was not mounted must not look like one afterwards.
                if !self.is_marked && known.is_some() {
                    return Err(other());
                }
                let mark = folder.shelf_mark(chance)?;
                let settled = installation::settle(store, SHELF, mark.clone()).await.map_err(database)?;
                if settled == mark { Ok(Shelf::Disk(disk)) } else { Err(other()) }
            }
            Shelf::Bucket(bucket) => {
                // The database first: of servers that start at once one draws the mark, and one that finds it in the bucket alone knows that it is another's.
                let drawn = data_encoding::HEXLOWER.encode(&chance.bytes::<16>());
                let mark = installation::settle(store, SHELF, drawn).await.map_err(database)?;
                let found = async {
                    if known.is_none() && bucket.mark().await?.is_none() {
                        bucket.set_mark(&mark).await?;
                    }
                    wait_for_mark(&bucket).await
                };
                if found.await.map_err(|_| unusable(folder))?.as_ref() == Some(&mark) {
                    Ok(Shelf::Bucket(bucket.marked(&mark)))
                } else {
                    Err(StartError::OtherBucket)
                }
            }
        }
    }
}

/// The mark of a bucket. The server that drew it may be about to put it there.
async fn wait_for_mark(bucket: &Bucket) -> Result<Option<String>, Reason> {
    for _ in 0..TRIES {
        let mark = bucket.mark().await?;
        if mark.is_some() {
            return Ok(mark);
        }
        sleep(BETWEEN_TRIES).await;
    }
    Ok(None)
}

fn unusable(folder: &Folder) -> StartError {
    StartError::Bucket(BucketKey::file(folder.path()))
}
