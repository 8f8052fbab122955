//! Where attachments are, and whether it is the place that this database knows.

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
const SHELF: &str = "shelf";

/// The place, as it was found.
pub(super) struct Place {
    pub shelf: Shelf,
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
            let (is_marked, is_filled) = (bucket.mark().await?.is_some(), bucket.is_filled().await?);
            Ok(Self { shelf: Shelf::Bucket(bucket), is_marked, is_filled })
        };
        looked.await.map_err(|_: Reason| unusable(folder))
    }

    /// Whether what is in it may be this database's, which would delete all else.
    ///
    /// # Errors
    /// [`StartError::OtherDatabase`], [`StartError::FilledBucket`].
    pub fn check(&self, store: &Store, is_known: bool, folder: &Folder) -> Result<(), StartError> {
        if is_known && (store.is_shared() || !self.is_marked) || !self.is_marked && !self.is_filled {
            return Ok(());
        }
        Err(match &self.shelf {
            Shelf::Disk(_) => StartError::OtherDatabase(folder.path().join(ATTACHMENTS)),
            Shelf::Bucket(_) => StartError::FilledBucket,
        })
    }

    /// Sees that a shared database knows it, or makes it known.
    ///
    /// # Errors
    /// [`StartError::OtherShelf`], [`StartError::OtherBucket`], and those of folder, bucket and database.
    pub async fn settle(
        &self,
        store: &Store,
        (config, folder): (&Config, &Folder),
        chance: &Chance,
    ) -> Result<(), StartError> {
        let database = |error| trouble(&config.database, folder, error);
        // A folder that was not mounted, or an empty bucket, must not look like the place afterwards.
        if !self.is_marked && installation::get(store, SHELF).await.map_err(database)?.is_some() {
            return Err(self.other(folder));
        }
        let mark = match &self.shelf {
            Shelf::Disk(_) => folder.shelf_mark(chance)?,
            Shelf::Bucket(bucket) => mark(bucket, chance).await.map_err(|_| unusable(folder))?,
        };
        let settled = installation::settle(store, SHELF, mark.clone()).await.map_err(database)?;
        match &self.shelf {
            // Two servers may have drawn one each: the database has the one that counts.
            Shelf::Bucket(bucket) if !self.is_marked => bucket.set_mark(&settled).await.map_err(|_| unusable(folder)),
            _ if settled != mark => Err(self.other(folder)),
            _ => Ok(()),
        }
    }

    fn other(&self, folder: &Folder) -> StartError {
        match &self.shelf {
            Shelf::Disk(_) => StartError::OtherShelf(folder.path().join(ATTACHMENTS)),
            Shelf::Bucket(_) => StartError::OtherBucket,
        }
    }
}

/// The mark of a bucket; drawn, and left there, if it has none.
async fn mark(bucket: &Bucket, chance: &Chance) -> Result<String, Reason> {
    if let Some(mark) = bucket.mark().await? {
        return Ok(mark);
    }
    let mark = data_encoding::HEXLOWER.encode(&chance.bytes::<16>());
    bucket.set_mark(&mark).await?;
    Ok(mark)
}

fn unusable(folder: &Folder) -> StartError {
    StartError::Bucket(BucketKey::file(folder.path()))
}
