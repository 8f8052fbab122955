//! Testimonies whose time is over are deleted, as completely as withdrawn ones. So are attachments that no account named. The settings of the database are looked
//! at as often.
//!
//! What nobody has read, or answered yet, is not lost in silence: it stays, and the log says how many there are.

use std::time::Duration;

use sea_orm::DbErr;
use tokio::{task::JoinHandle, time::sleep};

use crate::{
    clock::Week,
    error::Reason,
    routes::attachments,
    shelf::Shelf,
    state::AppState,
    store::{Store, calls, erasure, invitations, queue, reseal, spent},
};

/// Weeks are counted, so that an hour is soon enough.
const BETWEEN: Duration = Duration::from_secs(3_600);

/// What [`purge`] did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Purged {
    /// How many were deleted.
    pub deleted: usize,
    /// How many are past their week and still wait for somebody to read or answer them.
    pub waiting: usize,
}

/// Looks after retention until the task is dropped or the process ends.
pub fn start(state: AppState) -> JoinHandle<()> {
    tokio::spawn(async move {
        loop {
            match purge(&state.store, &state.shelf, state.clock.week()).await {
                Ok(Purged { waiting, .. }) => {
                    // An hour apart, so that no single account shows.
                    if let Ok(unread) = queue::unread(&state.store).await {
                        state.meter.backlog(unread, waiting);
                    }
                    if waiting > 0 {
                        tracing::warn!(
                            waiting,
                            "testimonies are past their time, and nobody has read or answered them"
                        );
                    }
                }
                Err(error) => tracing::error!(%error, "retention"),
            }
            database(&state).await;
            // Logged where they failed; the next hour may be better.
            let _ = members(&state).await;
            let _ = attachments::sweep(&state).await;
            sleep(BETWEEN).await;
        }
    })
}

/// Looks whether the database is still set as it had to be at the start. Whoever changed that is told in the log and by a counter, and nobody is turned away
/// for it: each server of the database would do so at once, and who writes at night can't come back when it is mended.
pub async fn database(state: &AppState) {
    match state.store.faults().await {
        Ok(faults) => {
            faults.iter().for_each(|fault| tracing::warn!("the database is not safe any more: {fault}"));
            state.meter.faults(faults.len());
        }
        Err(error) => tracing::error!(%error, "storage"),
    }
}

/// Deletes links, used tokens and accounts that waited too long, headers that nobody verified in their time, and wraps of identities that nothing is sealed
/// to any more.
///
/// # Errors
/// Those of storage.
pub async fn members(state: &AppState) -> Result<(), Reason> {
    let erased = expired(state).await;
    // PostgreSQL does not say what a vacuum had to leave, because an older snapshot still sees it: so it is done again each hour, whatever else failed.
    if state.store.is_shared() || matches!(erased, Ok(true) | Err(_)) {
        erasure::sweep_with_indexes(&state.store).await;
    }
    erased.map(drop)
}

/// Whether something was deleted that has to be swept up.
async fn expired(state: &AppState) -> Result<bool, Reason> {
    let (store, hour) = (&state.store, state.clock.hour());
    state.shelf.write_headers(reseal::expired_attachments(store, hour).await?).await?;
    invitations::delete_expired(store, hour).await?;
    spent::delete_expired(store, hour).await?;
    let mut erased = reseal::delete_expired(store, hour).await?;
    for found in calls::list(store).await? {
        if let Ok(call) = found.call.parse() {
            erased |= reseal::finish(store, &call, state.clock.today()).await?;
        }
    }
    Ok(erased)
}

/// Deletes what is due in `week` or before.
///
/// # Errors
/// [`DbErr`] if the database can't be read or written. What was deleted until then is; the next run goes on.
pub async fn purge(store: &Store, shelf: &Shelf, week: Week) -> Result<Purged, DbErr> {
    erasure::erase_due(store, shelf, week).await
}
