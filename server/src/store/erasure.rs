//! Taking testimonies away for good, with everything that belongs to them.
//!
//! A deleted row takes its payload and its thread along, and SQLite overwrites what it frees. The bytes are then still in the
//! write-ahead log, and in the pages of the database that the log has not reached yet: only a checkpoint that empties the log ends that.
//! PostgreSQL overwrites nothing: rows are vacuumed away, and their bytes are gone when the room, and the log's, is used again.
//! The files of its attachments are removed from the shelf.

use std::{collections::HashSet, time::Duration};

use sea_orm::{
    ColumnTrait as _, ConnAcquireErr, DatabaseTransaction, DbErr, EntityTrait as _, QueryFilter as _, QuerySelect as _,
};
use tokio::time::{sleep, timeout};
use vault::id::SubmissionId;

use super::{AT_ONCE, Store, attachments, entity::testimony, retention::stays, testimonies, withdrawals};
use crate::{
    clock::Week,
    folder::Share,
    retention::Purged,
    shelf::Shelf,
    withdrawn::{self, Withdrawal},
};

/// How long whoever asked waits for readers to let go of the log. Emptying it goes on after that.
const PATIENCE: Duration = Duration::from_secs(10);
const BETWEEN_TRIES: Duration = Duration::from_millis(200);
/// How many that are due go in one transaction: with the smallest payloads some 7 MB.
const PORTION: usize = 100;

/// Deletes testimonies with all that belongs to them, and adds what is left of them to the list of withdrawals.
///
/// # Errors
/// [`DbErr`] if the database can't be written. Then nothing was deleted.
pub async fn erase(store: &Store, shelf: &Shelf, rows: &[i64], withdrawals: &[Withdrawal]) -> Result<(), DbErr> {
    let transaction = store.begin().await?;
    let files = delete(&transaction, rows).await?;
    // After the deletion, whose pages have room for it on a full disk.
    for withdrawal in withdrawals {
        withdrawals::add(&transaction, withdrawal).await?;
    }
    transaction.commit().await?;
    let (store, shelf) = (store.clone(), shelf.clone());
    let rest = tokio::spawn(async move {
        remove(&shelf, files).await;
        sweep(&store).await;
    });
    // It goes on to its end if whoever asked hangs up; what breaks off is done within the hour.
    let _ = rest.await;
    Ok(())
}

/// Deletes what is due in `week` or before and nobody waits for, a few in each transaction: what is deleted is overwritten, and whoever sends an account or takes
/// hers back waits for no more than that. Which, is decided in the transaction that deletes: what its writer adds meanwhile comes before, and keeps it, or after,
/// and is told that it is gone.
///
/// # Errors
/// [`DbErr`] if the database can't be read or written. What was deleted until then is; the next run goes on.
pub async fn erase_due(store: &Store, shelf: &Shelf, week: Week) -> Result<Purged, DbErr> {
    let mut purged = Purged::default();
    let due = testimonies::due(store.reader(), week).await?;
    let mut outcome = Ok(());
    for rows in due.chunks(PORTION) {
        outcome = erase_portion(store, shelf, week, rows, &mut purged).await;
        if outcome.is_err() {
            break;
        }
    }
    // A commit that broke off may have been one.
    if purged.deleted > 0 || outcome.is_err() {
        sweep(store).await;
    }
    outcome.map(|()| purged)
}

async fn erase_portion(
    store: &Store,
    shelf: &Shelf,
    week: Week,
    rows: &[i64],
    purged: &mut Purged,
) -> Result<(), DbErr> {
    let transaction = store.begin().await?;
    let due = testimonies::still_due(&transaction, week, rows).await?;
    let stays = stays(&transaction, due.iter().map(|(row, state)| (*row, state.as_str()))).await?;
    let over: Vec<i64> = due.iter().zip(stays).filter(|(_, stays)| stays.is_none()).map(|((row, _), _)| *row).collect();
    purged.waiting += due.len() - over.len();
    if over.is_empty() {
        return Ok(());
    }
    let files = delete(&transaction, &over).await?;
    transaction.commit().await?;
    purged.deleted += over.len();
    remove(shelf, files).await;
    Ok(())
}

/// The files that are to be removed from the shelf after the commit.
async fn delete(transaction: &DatabaseTransaction, rows: &[i64]) -> Result<Vec<i64>, DbErr> {
    let mut files = Vec::new();
    for rows in rows.chunks(AT_ONCE) {
        files.extend(attachments::delete_of(transaction, rows).await?);
        let these = testimony::Column::Row.is_in(rows.iter().copied());
        testimony::Entity::delete_many().filter(these).exec(transaction).await?;
    }
    Ok(files)
}

async fn remove(shelf: &Shelf, files: Vec<i64>) {
    // Logged where it failed. No row names these files any more, and the hourly look after such files goes on.
    let _ = shelf.remove(files).await;
}

/// Rows of testimonies that were withdrawn, and are here again because an older database was put back.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn returned(store: &Store, share: &Share, withdrawals: &[Withdrawal]) -> Result<Vec<i64>, DbErr> {
    if withdrawals.is_empty() {
        return Ok(Vec::new());
    }
    let marks: HashSet<_> = withdrawals.iter().map(|withdrawal| withdrawal.submission).collect();
    let kept: Vec<(i64, Vec<u8>)> = testimony::Entity::find()
        .filter(testimony::Column::ReceiptLookup.is_not_null())
        .select_only()
        .columns([testimony::Column::Row, testimony::Column::SubmissionId])
        .into_tuple()
        .all(store.reader())
        .await?;
    let is_marked = |id: Vec<u8>| {
        let id = id.try_into().map(SubmissionId::from_bytes);
        id.is_ok_and(|id| marks.contains(&withdrawn::of_submission(share, &id)))
    };
    Ok(kept.into_iter().filter_map(|(row, id)| is_marked(id).then_some(row)).collect())
}

/// Empties SQLite's write-ahead log, or vacuums PostgreSQL. A read that is under way keeps the log as it is; then this tries again until the read is over.
pub async fn sweep(store: &Store) {
    sweep_until_it_is_done(store, false).await;
}

/// The same, and PostgreSQL's indexes too. That reads all of them, and so is done once in an hour; each vacuum after it has only that hour's pages to look at.
pub async fn sweep_with_indexes(store: &Store) {
    sweep_until_it_is_done(store, true).await;
}

async fn sweep_until_it_is_done(store: &Store, indexes: bool) {
    let store = store.clone();
    let swept = tokio::spawn(async move {
        loop {
            match store.sweep(indexes).await {
                Ok(true) => return,
                Ok(false) => {}
                // Closing the database empties the log as well.
                Err(DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed)) => return,
                Err(error) => tracing::error!(%error, "sweep"),
            }
            sleep(BETWEEN_TRIES).await;
        }
    });
    // Dropping the handle leaves the task running.
    let _ = timeout(PATIENCE, swept).await;
}
