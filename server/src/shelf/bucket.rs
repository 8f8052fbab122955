//! A bucket of attachments in an object store that speaks S3. Each part is an object, `{row}/{number of the part}`, so that what was acknowledged once is not
//! written again; a header replaces the first part as a whole.
//!
//! What is removed there is gone when the object store says so: nothing can be overwritten in it, so that it must keep no old versions.

use std::{sync::Arc, time::Duration};

use futures_util::{StreamExt as _, TryStreamExt as _};
use object_store::{
    BackoffConfig, Error, ObjectStore, ObjectStoreExt as _, RetryConfig, aws::AmazonS3Builder, path::Path,
    prefix::PrefixStore,
};
use vault::envelope::{Kind, Passage, Passed};

use super::{PART, line::Line, name, signing::Sha};
use crate::{config, error::Reason, folder::BucketKey};

/// Under this name lies what tells the bucket from any other.
const MARK: &str = "mark";
/// How long one request may take, and how long it is tried anew: a sender waits meanwhile, and would rather be told.
const PATIENCE: Duration = Duration::from_secs(10);
const TRIES: usize = 3;

/// The bucket.
#[derive(Clone, Debug)]
pub struct Bucket(Arc<dyn ObjectStore>);

impl Bucket {
    /// The bucket at this place. Nothing is asked of it yet.
    ///
    /// # Errors
    /// [`Reason::Internal`] if no client can be made for it.
    pub fn at(place: &config::Bucket, key: BucketKey) -> Result<Self, Reason> {
        let retry = RetryConfig { backoff: BackoffConfig::default(), max_retries: TRIES, retry_timeout: PATIENCE };
        let built = AmazonS3Builder::new()
            .with_endpoint(&place.endpoint)
            .with_region(&place.region)
            .with_bucket_name(&place.name)
            .with_access_key_id(key.id)
            .with_secret_access_key(key.secret)
            .with_crypto_provider(Arc::new(Sha))
            .with_http_connector(Line(PATIENCE))
            .with_allow_http(true)
            .with_retry(retry)
            .build();
        built.map(|store| Self::over(Arc::new(PrefixStore::new(store, place.prefix.as_str())))).map_err(|error| {
            tracing::error!(%error, "bucket");
            Reason::Internal
        })
    }

    /// A bucket in any object store.
    pub fn over(store: Arc<dyn ObjectStore>) -> Self {
        Self(store)
    }

    /// See [`super::Shelf::write`].
    pub(super) async fn write(&self, row: i64, offset: u64, bytes: Vec<u8>) -> Result<(), Reason> {
        self.0.put(&part(row, offset / PART), bytes.into()).await.map(drop).map_err(told)
    }

    /// See [`super::Shelf::write_headers`].
    pub(super) async fn write_headers(&self, headers: Vec<(i64, Vec<u8>)>) -> Result<(), Reason> {
        for (row, header) in headers {
            let Some(mut first) = self.get(&part(row, 0)).await? else { continue };
            first.get_mut(..header.len()).ok_or(Reason::Storage)?.copy_from_slice(&header);
            self.write(row, 0, first).await?;
        }
        Ok(())
    }

    /// See [`super::Shelf::read`].
    pub(super) async fn read(&self, row: i64, offset: u64, length: usize) -> Result<Vec<u8>, Reason> {
        let mut bytes = Vec::with_capacity(length);
        while bytes.len() < length {
            let at = offset + bytes.len() as u64;
            let from = at % PART;
            let to = PART.min(from + (length - bytes.len()) as u64);
            let some = self.0.get_range(&part(row, at / PART), from..to).await.map_err(told)?;
            bytes.extend_from_slice(&some);
            if (some.len() as u64) < to - from {
                break;
            }
        }
        Ok(bytes)
    }

    /// See [`super::Shelf::check`].
    pub(super) async fn check(&self, row: i64, length: u64) -> Result<Passed, Reason> {
        let (mut passage, mut left) = (Passage::new(Kind::Attachment), length);
        for number in 0..length.div_ceil(PART) {
            let bytes = self.get(&part(row, number)).await?.ok_or(Reason::Storage)?;
            let wanted = usize::try_from(left.min(PART)).map_err(|_| Reason::Internal)?;
            passage.push(bytes.get(..wanted).ok_or(Reason::Storage)?)?;
            left -= wanted as u64;
        }
        Ok(passage.finish()?)
    }

    /// See [`super::Shelf::length`].
    pub(super) async fn length(&self, row: i64) -> Result<Option<u64>, Reason> {
        let sizes = self.0.list(Some(&Path::from(name(row)))).map_ok(|part| part.size);
        let sizes: Vec<u64> = sizes.try_collect().await.map_err(told)?;
        Ok((!sizes.is_empty()).then(|| sizes.into_iter().sum()))
    }

    /// See [`super::Shelf::remove`].
    pub(super) async fn remove(&self, rows: Vec<i64>) -> Result<(), Reason> {
        for row in rows {
            let parts = self.0.list(Some(&Path::from(name(row)))).map_ok(|part| part.location).boxed();
            let removed = self.0.delete_stream(parts).try_for_each(async |_| Ok(())).await;
            match removed {
                Ok(()) | Err(Error::NotFound { .. }) => {}
                Err(error) => return Err(told(error)),
            }
        }
        Ok(())
    }

    /// See [`super::Shelf::rows`].
    pub(super) async fn rows(&self) -> Result<Vec<i64>, Reason> {
        let listed = self.0.list_with_delimiter(None).await.map_err(told)?;
        let rows = listed.common_prefixes.iter().filter_map(|prefix| i64::from_str_radix(prefix.as_ref(), 16).ok());
        Ok(rows.collect())
    }

    /// Whether files are there.
    ///
    /// # Errors
    /// [`Reason::Storage`].
    pub async fn is_filled(&self) -> Result<bool, Reason> {
        // The mark alone is one.
        let some: Vec<_> = self.0.list(None).take(2).try_collect().await.map_err(told)?;
        Ok(some.iter().any(|object| object.location.as_ref() != MARK))
    }

    /// What tells this bucket from any other, if servers have had it.
    ///
    /// # Errors
    /// [`Reason::Storage`].
    pub async fn mark(&self) -> Result<Option<String>, Reason> {
        let mark = self.get(&Path::from(MARK)).await?;
        Ok(mark.map(|mark| String::from_utf8_lossy(&mark).into_owned()))
    }

    /// Marks the bucket.
    ///
    /// # Errors
    /// [`Reason::Storage`].
    pub async fn set_mark(&self, mark: &str) -> Result<(), Reason> {
        self.0.put(&Path::from(MARK), mark.to_owned().into()).await.map(drop).map_err(told)
    }

    /// An object, if it is there.
    async fn get(&self, path: &Path) -> Result<Option<Vec<u8>>, Reason> {
        match self.0.get(path).await {
            Err(Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(told(error)),
            Ok(found) => found.bytes().await.map(|bytes| Some(bytes.to_vec())).map_err(told),
        }
    }
}

fn part(row: i64, number: u64) -> Path {
    Path::from(format!("{}/{number:04}", name(row)))
}

/// What it says would name the file; what kind of trouble it is does not.
fn told(error: Error) -> Reason {
    let trouble = match error {
        Error::NotFound { .. } => "an object is missing",
        Error::PermissionDenied { .. } | Error::Unauthenticated { .. } => "the bucket refuses this key",
        _ => "the bucket does not do what it is asked",
    };
    tracing::error!(trouble, "attachments");
    Reason::Storage
}
