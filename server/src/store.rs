//! Storage. One connection writes; several read beside it.

pub mod accounts;
pub mod asides;
pub mod attachments;
pub mod calls;
pub mod codebooks;
pub mod documents;
pub mod entity;
pub mod entries;
pub mod erasure;
pub mod files;
pub mod holders;
pub mod installation;
pub mod intake;
pub mod invitations;
pub mod ledger;
pub mod log;
pub mod members;
pub mod papers;
pub mod proposals;
pub mod queue;
pub mod receipts;
pub mod records;
pub mod recoveries;
pub mod reseal;
pub mod retention;
pub mod sessions;
pub mod snapshot;
pub mod soundness;
pub mod testimonies;
pub mod told;
pub mod withdrawals;
pub mod wraps;

use std::{io, path::Path, time::Duration};

use migrations::Migrator;
use sea_orm::{
    ConnectOptions, ConnectionTrait as _, Database, DatabaseConnection, DatabaseTransaction, DbErr, RuntimeErr,
    SqliteTransactionMode, TransactionOptions, TransactionTrait as _,
};
use sea_orm_migration::MigratorTrait as _;

use crate::error::Reason;
use soundness::Schema;

/// SQLite's result code for a disk (or a page limit) that is full.
const SQLITE_FULL: &str = "13";
const READERS: u32 = 4;
/// How long a connection waits for another's lock. Who sweeps holds a lock that writers need, and lets go of it soon.
const LOCK: Duration = Duration::from_secs(5);
const SHORT_LOCK: Duration = Duration::from_millis(100);
/// SQLite takes some 32,000 values in one statement.
const AT_ONCE: usize = 10_000;

/// The database.
#[derive(Clone, Debug)]
pub struct Store {
    /// SQLite has one writer at a time. A pool of one makes writers queue here, in order, and never meet "database is locked".
    writer: DatabaseConnection,
    readers: DatabaseConnection,
    /// Empties the write-ahead log. Apart from the writer, which must not wait while a long read is in its way.
    sweeper: DatabaseConnection,
}

impl Store {
    /// Opens the SQLite file, makes it if need be, and brings its schema up to date.
    ///
    /// # Errors
    /// [`DbErr`] if the file can't be opened, or a migration fails.
    pub async fn open(file: &Path) -> Result<Self, DbErr> {
        let writer = Database::connect(options(file, 1, LOCK)).await?;
        if soundness::schema(&writer).await? == Schema::Newer {
            return Err(DbErr::Migration("a newer version of this program changed it".to_owned()));
        }
        Migrator::up(&writer, None).await?;
        Self::connect(writer, file).await
    }

    /// Opens a database that is there, beside whoever else has it open, and leaves its schema as it is.
    ///
    /// # Errors
    /// [`DbErr`] if the file can't be opened; [`DbErr::Migration`] if its schema is not this program's.
    pub async fn attach(file: &Path) -> Result<Self, DbErr> {
        let writer = Database::connect(options(file, 1, LOCK)).await?;
        match soundness::schema(&writer).await? {
            Schema::Same => Self::connect(writer, file).await,
            Schema::Newer | Schema::Older => {
                Err(DbErr::Migration("it is of another version of this program; use the one that serves it".to_owned()))
            }
        }
    }

    async fn connect(writer: DatabaseConnection, file: &Path) -> Result<Self, DbErr> {
        let readers = Database::connect(options(file, READERS, LOCK)).await?;
        let sweeper = Database::connect(options(file, 1, SHORT_LOCK)).await?;
        Ok(Self { writer, readers, sweeper })
    }

    /// For queries.
    pub fn reader(&self) -> &DatabaseConnection {
        &self.readers
    }

    /// For changes.
    pub fn writer(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// A transaction that will write. It takes the lock at once: SQLite would not wait for who sweeps if it had read before.
    ///
    /// # Errors
    /// [`DbErr`] if the lock is not to be had.
    pub async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        let mode = Some(SqliteTransactionMode::Immediate);
        let options = TransactionOptions { sqlite_transaction_mode: mode, ..Default::default() };
        self.writer.begin_with_options(options).await
    }

    /// For emptying the write-ahead log; see [`erasure`].
    fn sweeper(&self) -> &DatabaseConnection {
        &self.sweeper
    }

    /// Whether both ways in answer.
    ///
    /// # Errors
    /// [`DbErr`] of the one that doesn't.
    pub async fn ping(&self) -> Result<(), DbErr> {
        self.readers.execute_unprepared("SELECT 1").await?;
        self.writer.execute_unprepared("SELECT 1").await?;
        Ok(())
    }

    /// Closes in order, which moves the write-ahead log into the database.
    pub async fn close(self) {
        let _ = self.readers.close().await;
        let _ = self.sweeper.close().await;
        let _ = self.writer.close().await;
    }
}

fn options(file: &Path, connections: u32, lock: Duration) -> ConnectOptions {
    let mut options = ConnectOptions::new("sqlite:");
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(10))
        // Statements could carry values; nothing of them is logged.
        .sqlx_logging(false);
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
            // What is deleted is overwritten.
            .pragma("secure_delete", "ON")
            // What a statement sets aside, deleted pages among it, does not spill into a file elsewhere.
            .pragma("temp_store", "MEMORY")
            // A schema that somebody tampered with can't call functions.
            .pragma("trusted_schema", "OFF")
    });
    options
}

/// A cause inside storage becomes a reason for the outside, and is logged here, once.
impl From<DbErr> for Reason {
    fn from(error: DbErr) -> Self {
        tracing::error!(%error, "storage");
        if is_full(&error) { Self::StorageFull } else { Self::Storage }
    }
}

impl From<io::Error> for Reason {
    fn from(error: io::Error) -> Self {
        tracing::error!(%error, "files");
        if error.kind() == io::ErrorKind::StorageFull { Self::StorageFull } else { Self::Storage }
    }
}

fn is_full(error: &DbErr) -> bool {
    let (DbErr::Conn(RuntimeErr::SqlxError(cause))
    | DbErr::Exec(RuntimeErr::SqlxError(cause))
    | DbErr::Query(RuntimeErr::SqlxError(cause))) = error
    else {
        return false;
    };
    let code = cause.as_database_error().and_then(|error| error.code());
    code.as_deref() == Some(SQLITE_FULL)
}

/// Numbers in tables are signed; ours never are.
fn unsigned(number: i32) -> u32 {
    u32::try_from(number).unwrap_or_default()
}

/// An epoch or parameter as a column holds it. Larger ones are refused where they come in.
fn column(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
