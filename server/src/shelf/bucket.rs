//! A bucket of attachments in an object store that speaks S3. Each part is an object, `{row}/{number of the part}`, so that what was acknowledged once is not
//! written again; a header replaces the first part as a whole.
//!
//! What is removed there is gone when the object store says so: nothing can be overwritten in it, so that it must keep no old versions.

use std::{sync::Arc, time::Duration};

use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use object_store::{
    BackoffConfig, Error, ObjectStore, ObjectStoreExt as _, RetryConfig, aws::AmazonS3Builder, path::Path,
    prefix::PrefixStore,
};
use tokio::time::timeout;
use vault::envelope::{Kind, Passage, Passed};

use super::{PART, line::Line, name, row, signing::Sha};
use crate::{config, error::Reason, folder::BucketKey};

/// Under this name lies what tells the bucket from any other.
const MARK: &str = "mark";
/// What is written and deleted to see whether that can be done.
const PROBE: &str = "probe";
/// How long one request may take, and how long it is tried anew: a sender waits meanwhile, and would rather be told.
const PATIENCE: Duration = Duration::from_secs(10);
const TRIES: usize = 3;
/// How long its mark may take: whoever asks whether the server is ready waits for that.
const SOON: Duration = Duration::from_secs(3);
/// Headers that are replaced at once, each with its part in memory.
const HEADERS: usize = 8;

/// The bucket.
#[derive(Clone, Debug)]
pub struct Bucket {
    store: Arc<dyn ObjectStore>,
    /// What it must be marked with.
    mark: Option<Arc<str>>,
}

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
        Self { store, mark: None }
    }

    /// The bucket that has this mark; see [`Bucket::ping`].
    #[must_use]
    pub fn marked(self, mark: &str) -> Self {
        Self { mark: Some(mark.into()), ..self }
    }

    /// Whether it answers, and is still the one that it was.
    ///
    /// # Errors
    /// [`Reason::Storage`].
    pub(super) async fn ping(&self) -> Result<(), Reason> {
        let mark = timeout(SOON, self.mark()).await.map_err(|_| Reason::Storage)??;
        if self.mark.is_none() || mark.as_deref() == self.mark.as_deref() {
            return Ok(());
        }
        tracing::error!("the bucket has another mark than at the start: see what MURMURATION_BUCKET leads to");
        Err(Reason::Storage)
    }

    /// Writes and deletes something.
    ///
    /// # Errors
    /// [`Reason::Storage`].
    pub async fn probe(&self) -> Result<(), Reason> {
        self.store.put(&Path::from(PROBE), PROBE.into()).await.map_err(told)?;
        match self.store.delete(&Path::from(PROBE)).await {
            // Another server did.
            Ok(()) | Err(Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(told(error)),
        }
    }

    /// See [`super::Shelf::write`].
    pub(super) async fn write(&self, row: i64, offset: u64, bytes: Vec<u8>) -> Result<(), Reason> {
        self.store.put(&part(row, offset / PART), bytes.into()).await.map(drop).map_err(told)
    }

    /// See [`super::Shelf::write_headers`].
    pub(super) async fn write_headers(&self, headers: Vec<(i64, Vec<u8>)>) -> Result<(), Reason> {
        let written = stream::iter(headers).map(|(row, header)| self.write_header(row, header));
        // One that can't be written does not keep the others.
        let outcomes: Vec<_> = written.buffer_unordered(HEADERS).collect().await;
        outcomes.into_iter().collect()
    }

    async fn write_header(&self, row: i64, header: Vec<u8>) -> Result<(), Reason> {
        let Some(mut first) = self.get(&part(row, 0)).await? else { return Ok(()) };
        match first.get_mut(..header.len()) {
            Some(old) if *old == *header => Ok(()),
            Some(old) => {
                old.copy_from_slice(&header);
                self.write(row, 0, first).await
            }
            None => {
                tracing::error!("an attachment is shorter than its header: run murmuration verify, which names it");
                Ok(())
            }
        }
    }

    /// See [`super::Shelf::read`].
    pub(super) async fn read(&self, row: i64, offset: u64, length: usize) -> Result<Vec<u8>, Reason> {
        let mut bytes = Vec::with_capacity(length);
        while bytes.len() < length {
            let at = offset + bytes.len() as u64;
            let from = at % PART;
            let to = PART.min(from + (length - bytes.len()) as u64);
            let some = self.store.get_range(&part(row, at / PART), from..to).await.map_err(told)?;
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
        let sizes = self.store.list(Some(&Path::from(name(row)))).map_ok(|part| part.size);
        let sizes: Vec<u64> = sizes.try_collect().await.map_err(told)?;
        Ok((!sizes.is_empty()).then(|| sizes.into_iter().sum()))
    }

    /// See [`super::Shelf::remove`].
    pub(super) async fn remove(&self, rows: Vec<i64>) -> Result<(), Reason> {
        for row in rows {
            let parts = self.store.list(Some(&Path::from(name(row)))).map_ok(|part| part.location).boxed();
            let removed = self.store.delete_stream(parts).try_for_each(async |_| Ok(())).await;
            match removed {
                Ok(()) | Err(Error::NotFound { .. }) => {}
                Err(error) => return Err(told(error)),
            }
        }
        Ok(())
    }

    /// See [`super::Shelf::rows`].
    pub(super) async fn rows(&self) -> Result<Vec<i64>, Reason> {
        let listed = self.store.list_with_delimiter(None).await.map_err(told)?;
        Ok(listed.common_prefixes.iter().filter_map(|prefix| row(prefix.as_ref())).collect())
    }

    /// Whether files are there.
    ///
    /// # Errors
    /// [`Reason::Storage`].
    pub async fn is_filled(&self) -> Result<bool, Reason> {
        // These two are no files.
        let some: Vec<_> = self.store.list(None).take(3).try_collect().await.map_err(told)?;
        Ok(some.iter().any(|object| ![MARK, PROBE].contains(&object.location.as_ref())))
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
        self.store.put(&Path::from(MARK), mark.to_owned().into()).await.map(drop).map_err(told)
    }

    /// An object, if it is there.
    async fn get(&self, path: &Path) -> Result<Option<Vec<u8>>, Reason> {
        match self.store.get(path).await {
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
