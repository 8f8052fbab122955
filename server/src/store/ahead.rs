//! SQLite's write-ahead log is moved into the database while the next accounts are written.
//!
//! Else the commit that finds the log full does it itself, writes and syncs a second file, and everybody waits for that.

use tokio::task::JoinHandle;

use super::{Store, sqlite};

/// Bytes of accounts from which on it is worth while: moving syncs the log and the database.
const ENOUGH: u64 = 16 << 20;

/// What moves the log behind one writer.
pub struct Ahead {
    store: Store,
    /// Written since the log was last moved.
    bytes: u64,
    under_way: Option<JoinHandle<u32>>,
}

impl Ahead {
    /// Of a store whose writer calls [`Ahead::follow`] after each commit.
    pub const fn new(store: Store) -> Self {
        Self { store, bytes: 0, under_way: None }
    }

    /// After a commit with so many bytes of accounts. It waits only if the last move is not over, so that the log can't run away from it, or if the log is
    /// long: SQLite begins it anew when all of it is moved, and beside a writer that never rests there is always something left.
    pub async fn follow(&mut self, bytes: u64) {
        self.bytes += bytes;
        if self.bytes < ENOUGH || self.store.is_shared() {
            return;
        }
        self.bytes = 0;
        let pages = match self.under_way.take() {
            Some(task) => task.await.unwrap_or_default(),
            None => 0,
        };
        let moving = tokio::spawn(move_log(self.store.clone()));
        if pages < sqlite::LOG / 2 {
            self.under_way = Some(moving);
        } else {
            // A move that broke off is no loss: the next commit that finds the log full does it.
            let _ = moving.await;
        }
    }
}

async fn move_log(store: Store) -> u32 {
    store.move_log().await.unwrap_or_else(|error| {
        tracing::error!(%error, "log");
        0
    })
}
