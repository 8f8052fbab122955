//! Whether accounts can be taken: asked of the database and the disk, not guessed.

use std::time::Duration;

use tokio::{sync::Mutex, time::Instant};

use crate::{disk, state::AppState, store::soundness};

/// An answer is good for so long: asking writes to the disk, and anyone may ask.
const GOOD: Duration = Duration::from_secs(2);

/// Why they can't.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unready {
    /// The database.
    #[error("the database does not answer")]
    Silent,
    /// The database, for changes.
    #[error("the database can't be written")]
    Unwritable,
    /// The bucket of attachments.
    #[error("the bucket does not answer")]
    Shelf,
    /// The disk.
    #[error("the disk is nearly full")]
    Full,
}

/// The last answer.
#[derive(Debug, Default)]
pub struct Readiness(Mutex<Option<(Instant, Result<(), Unready>)>>);

impl Readiness {
    /// Looks, if nobody has just done so.
    ///
    /// # Errors
    /// [`Unready`].
    pub async fn look(&self, state: &AppState) -> Result<(), Unready> {
        // Who asks meanwhile waits for the same answer.
        let mut last = self.0.lock().await;
        if let Some((at, answer)) = *last
            && at.elapsed() < GOOD
        {
            return answer;
        }
        let answer = look(state).await;
        *last = Some((Instant::now(), answer));
        answer
    }
}

async fn look(state: &AppState) -> Result<(), Unready> {
    let told = |error: sea_orm::DbErr, unready: Unready| {
        tracing::error!(%error, "storage");
        unready
    };
    state.store.ping().await.map_err(|error| told(error, Unready::Silent))?;
    soundness::write(&state.store).await.map_err(|error| told(error, Unready::Unwritable))?;
    state.shelf.ping().await.map_err(|_| Unready::Shelf)?;
    match disk::free(&state.config) {
        Ok(free) if free >= state.config.limits.reserve => Ok(()),
        _ => Err(Unready::Full),
    }
}
