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

/// What was used, and until when that matters. In memory, and in the database too where a value that was used at one server may come to another.
#[derive(Clone, Default)]
pub struct Spent {
    here: Arc<Mutex<Book>>,
    shared: Option<Store>,
}

/// What is in memory.
#[derive(Default)]
struct Book {
    used: HashMap<Vec<u8>, u64>,
    swept: u64,
}

impl Spent {
    /// Where this store's servers must look.
    pub fn of(store: &Store) -> Self {
        Self { shared: store.is_shared().then(|| store.clone()), ..Self::default() }
    }

    /// Whether it was used here, without asking anybody.
    pub fn is_known(&self, nonce: &[u8]) -> bool {
        lock(&self.here).used.contains_key(nonce)
    }

    /// Uses it up; it matters until `expires`. `false` if it was used before: of two who come at once, one is first.
    ///
    /// # Errors
    /// Those of storage.
    pub async fn add(&self, nonce: &[u8], expires: u64, seconds: u64) -> Result<bool, Reason> {
        let Some(store) = &self.shared else { return Ok(self.note(nonce, expires, seconds)) };
        // To the hour: the second would say when it was used.
        let hour = i64::try_from(expires / HOUR + 1).unwrap_or(i64::MAX);
        let first = store::spent::add(store, nonce, hour).await?;
        if first {
            self.note(nonce, expires, seconds);
        }
        Ok(first)
    }

    /// In memory. `false` if it was there.
    fn note(&self, nonce: &[u8], expires: u64, seconds: u64) -> bool {
        let mut book = lock(&self.here);
        if seconds >= book.swept + BETWEEN {
            book.used.retain(|_, expires| *expires > seconds);
            book.swept = seconds;
        }
        book.used.insert(nonce.to_vec(), expires).is_none()
    }

    /// Makes it good again. Where that fails it stays used, and whoever has it fetches another.
    pub async fn forget(&self, nonce: &[u8]) {
        if let Some(store) = &self.shared
            && let Err(error) = store::spent::forget(store, nonce).await
        {
            tracing::error!(%error, "storage");
            return;
        }
        lock(&self.here).used.remove(nonce);
    }
}

fn lock(book: &Mutex<Book>) -> MutexGuard<'_, Book> {
    // It is whole between any two statements.
    book.lock().unwrap_or_else(PoisonError::into_inner)
}
