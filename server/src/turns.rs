//! Turns: of those who would change the same thing, one after the other. In this process; another server of the same database has turns of its own.

use std::array;

use tokio::sync::{Mutex, MutexGuard};

/// Rows that have the same remainder wait for each other. Rows are random, so that few do.
const LINES: usize = 64;

/// Where they wait.
#[derive(Debug)]
pub struct Turns([Mutex<()>; LINES]);

impl Turns {
    /// Waits for the turn of this row. It ends when the guard is dropped.
    pub async fn of(&self, row: i64) -> MutexGuard<'_, ()> {
        self.0[row.unsigned_abs() as usize % LINES].lock().await
    }
}

impl Default for Turns {
    fn default() -> Self {
        Self(array::from_fn(|_| Mutex::default()))
    }
}
