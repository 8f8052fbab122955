//! What can be used once: work tokens and challenges. Nothing of it is remembered for longer than it would be good.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use crate::{
    error::Reason,
    store::{self, Store},
};

const HOUR: u64 = 3_600;
/// How often memory is looked through for what is over, in seconds.
const BETWEEN: u64 = 60;

/// What was used, and until when that matters. In memory where this process is the only one; in the database where a value that was used at one
/// server may come to another.
#[derive(Clone)]
pub enum Spent {
    /// Here alone.
    Here(Arc<Mutex<Book>>),
    /// Wherever this database is.
    Shared(Store),
}

/// What is in memory.
#[derive(Default)]
pub struct Book {
    used: HashMap<Vec<u8>, u64>,
    swept: u64,
}

impl Spent {
    /// Where this store's servers must look.
    pub fn of(store: &Store) -> Self {
        if store.is_shared() { Self::Shared(store.clone()) } else { Self::Here(Arc::default()) }
    }

    /// Whether it was used.
    ///
    /// # Errors
    /// Those of storage.
    pub async fn is_known(&self, nonce: &[u8]) -> Result<bool, Reason> {
        match self {
            Self::Here(book) => Ok(lock(book).used.contains_key(nonce)),
            Self::Shared(store) => Ok(store::spent::is_known(store, nonce).await?),
        }
    }

    /// Uses it up; it matters until `expires`. `false` if it was used before: of two who come at once, one is first.
    ///
    /// # Errors
    /// Those of storage.
    pub async fn add(&self, nonce: &[u8], expires: u64, seconds: u64) -> Result<bool, Reason> {
        match self {
            Self::Here(book) => {
                let mut book = lock(book);
                if seconds >= book.swept + BETWEEN {
                    book.used.retain(|_, expires| *expires > seconds);
                    book.swept = seconds;
                }
                Ok(book.used.insert(nonce.to_vec(), expires).is_none())
            }
            Self::Shared(store) => {
                // To the hour: the second would say when it was used.
                let hour = i64::try_from(expires / HOUR + 1).unwrap_or(i64::MAX);
                Ok(store::spent::add(store, nonce, hour).await?)
            }
        }
    }

    /// Makes it good again. Where that fails it stays used, and whoever has it fetches another.
    pub async fn forget(&self, nonce: &[u8]) {
        match self {
            Self::Here(book) => drop(lock(book).used.remove(nonce)),
            Self::Shared(store) => {
                if let Err(error) = store::spent::forget(store, nonce).await {
                    tracing::error!(%error, "storage");
                }
            }
        }
    }
}

fn lock(book: &Mutex<Book>) -> MutexGuard<'_, Book> {
    // It is whole between any two statements.
    book.lock().unwrap_or_else(PoisonError::into_inner)
}
