//! SQLite: a file in the data folder, for one server.

use std::{path::Path, time::Duration};

use sea_orm::{
    ConnectOptions, ConnectionTrait as _, Database, DatabaseConnection, DbErr, Statement, sqlx::Connection as _,
};
use sea_orm_migration::MigratorTrait as _;

use super::{
    ACQUIRE, LOCK, OpenError, READERS, Store,
    soundness::{self, Schema},
};

const SHORT_LOCK: Duration = Duration::from_millis(100);
/// KiB of pages that the writer keeps in memory: a group of accounts (see [`super::intake`]) and what of the indexes it touches. With less, SQLite writes pages
/// out before the commit and reads some of them back.
const WRITER_CACHE: u32 = 16_384;
/// The same of the others, as SQLite has it.
const CACHE: u32 = 2_000;
/// Pages in the write-ahead log, 64 MB, from which on a commit moves them into the database. Under surge that is done beside the commits (see
/// [`super::ahead`]), and a commit comes to it only if nobody else did.
pub(super) const LOG: u32 = 16_000;

/// Opens the file, makes it if need be, and brings its schema up to date.
pub(super) async fn open(file: &Path) -> Result<Store, OpenError> {
    let writer = Database::connect(options(file, 1, LOCK, WRITER_CACHE)).await?;
    // SQLite goes on without its log where it can't have one.
    if pragma(&writer, "journal_mode").await? != "wal" {
        return Err(OpenError::Unsafe(vec![
            "SQLite can't keep its write-ahead log in the data folder: set MURMURATION_DATA to a folder on a disk of this machine".to_owned(),
        ]));
    }
    if soundness::schema(&writer).await? == Schema::Newer {
        return Err(OpenError::Newer);
    }
    migrations::Migrator::up(&writer, None).await?;
    connect(writer, file).await
}

/// Opens a file that is there, and leaves its schema as it is.
pub(super) async fn attach(file: &Path) -> Result<Store, OpenError> {
    let writer = Database::connect(options(file, 1, LOCK, WRITER_CACHE)).await?;
    match soundness::schema(&writer).await? {
        Schema::Same => connect(writer, file).await,
        Schema::Newer => Err(OpenError::Newer),
        Schema::Older => Err(OpenError::Older),
    }
}

async fn connect(writer: DatabaseConnection, file: &Path) -> Result<Store, OpenError> {
    let readers = Database::connect(options(file, READERS, LOCK, CACHE)).await?;
    let sweeper = Database::connect(options(file, 1, SHORT_LOCK, CACHE)).await?;
    Ok(Store::new(writer, None, readers, sweeper))
}

async fn pragma(db: &DatabaseConnection, name: &str) -> Result<String, DbErr> {
    let statement = Statement::from_string(db.get_database_backend(), format!("PRAGMA {name}"));
    db.query_one_raw(statement).await?.map_or_else(|| Ok(String::new()), |row| row.try_get_by_index(0))
}

/// Moves the log into the database and empties it. `false` if a read or a write is in the way.
pub(super) async fn checkpoint(db: &DatabaseConnection) -> Result<bool, DbErr> {
    let statement = Statement::from_string(db.get_database_backend(), "PRAGMA wal_checkpoint(TRUNCATE)");
    let row = db.query_one_raw(statement).await?;
    let busy: i64 = row.map_or(Ok(1), |row| row.try_get_by_index(0))?;
    Ok(busy == 0)
}

/// Moves what of the log can be moved without waiting for anybody. Says how many pages the log had.
pub(super) async fn move_log(db: &DatabaseConnection) -> Result<u32, DbErr> {
    let statement = Statement::from_string(db.get_database_backend(), "PRAGMA wal_checkpoint(PASSIVE)");
    let row = db.query_one_raw(statement).await?;
    let pages: i64 = row.map_or(Ok(0), |row| row.try_get_by_index(1))?;
    Ok(u32::try_from(pages).unwrap_or_default())
}

fn options(file: &Path, connections: u32, lock: Duration, cache: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new("sqlite:");
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(ACQUIRE)
        // A file does not go away. Asking it before each statement would take as long as the statement.
        .test_before_acquire(false)
        // Statements could carry values; nothing of them is logged.
        .sqlx_logging(false)
        // After some errors of the disk SQLite ends a transaction itself, and sqlx goes on counting it: what follows would be parts of one that nobody commits.
        .map_sqlx_sqlite_before_acquire(|connection, _| {
            let is_fit = !connection.is_in_transaction();
            Box::pin(async move { Ok(is_fit) })
        });
    let file = file.to_owned();
    options.map_sqlx_sqlite_opts(move |sqlite| {
        sqlite
            .filename(&file)
            .create_if_missing(true)
            .foreign_keys(true)
            .busy_timeout(lock)
            .pragma("journal_mode", "WAL")
            // Each commit is on the disk before it is acknowledged.
            .pragma("synchronous", "FULL")
            .pragma("wal_autocheckpoint", LOG.to_string())
            // Negative numbers are KiB.
            .pragma("cache_size", format!("-{cache}"))
            // What is deleted is overwritten.
            .pragma("secure_delete", "ON")
            // What a statement sets aside, deleted pages among it, does not spill into a file elsewhere.
            .pragma("temp_store", "MEMORY")
            // A schema that somebody tampered with can't call functions.
            .pragma("trusted_schema", "OFF")
    });
    options
}
