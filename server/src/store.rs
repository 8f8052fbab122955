//! Storage, in SQLite or PostgreSQL. One transaction writes at a time, but for groups of accounts in PostgreSQL; several connections read beside it.

pub mod accounts;
mod ahead;
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
mod postgres;
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
pub mod spent;
mod sqlite;
pub mod testimonies;
mod together;
pub mod told;
pub mod withdrawals;
pub mod wraps;

use std::{borrow::Cow, io, iter, path::Path, time::Duration};

use sea_orm::{
    ConnectionTrait as _, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, RuntimeErr, SqliteTransactionMode,
    TransactionOptions, TransactionTrait as _, sqlx,
};
use vault::id::CallId;

use self::{entity::call, together::Together};
use crate::{config::Database, error::Reason};

/// What a full disk (or a page limit) is called: by SQLite, and by PostgreSQL.
const FULL: [&str; 2] = ["13", "53100"];
/// What PostgreSQL calls its own end begins so ("operator intervention").
const SHUTDOWN: &str = "57P";
/// What PostgreSQL calls a lock that was waited for in vain.
const LOCKED: &str = "55P03";
const READERS: u32 = 4;
/// How long a connection waits for another's lock. Who sweeps holds a lock that writers need, and lets go of it soon.
const LOCK: Duration = Duration::from_secs(5);
/// How long whoever asks waits for a connection. A database that is away is looked for until then, and then with each new request.
const ACQUIRE: Duration = Duration::from_secs(10);
/// SQLite takes some 32,000 values in one statement.
const AT_ONCE: usize = 10_000;

/// The database.
#[derive(Clone, Debug)]
pub struct Store {
    /// A pool of one makes whoever writes in this process queue here, in order, and in SQLite never meet "database is locked".
    writer: DatabaseConnection,
    readers: DatabaseConnection,
    /// In PostgreSQL, for one group of accounts while another is on its way to the disk.
    second: Option<DatabaseConnection>,
    /// For what follows a deletion or a commit; see [`erasure`] and [`ahead`]. Apart from the writer, which must not wait while a long read is in its way.
    sweeper: DatabaseConnection,
    /// Every account asks for its call, and in PostgreSQL uses a token up.
    calls: Together<CallId, Option<call::Model>>,
    spent: Together<(Vec<u8>, i64), bool>,
}

/// Why a database was not opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// What it, or the way to it, says.
    #[error(transparent)]
    Database(#[from] DbErr),
    /// A newer version of this program changed it.
    #[error("it was last used by a newer version of this program: use that one or a newer one")]
    Newer,
    /// An older version of this program made it, and only a server brings it up to date.
    #[error("it was last used by an older version of this program: use that one, or start the server first")]
    Older,
    /// It would not keep what it is given, or tell what it should not: each with its mend, one a line.
    #[error("{}", .0.join("\n"))]
    Unsafe(Vec<String>),
}

impl Store {
    fn new(
        writer: DatabaseConnection,
        second: Option<DatabaseConnection>,
        readers: DatabaseConnection,
        sweeper: DatabaseConnection,
    ) -> Self {
        let [for_calls, for_spent] = [readers.clone(), readers.clone()];
        let calls = Together::start(move |of| calls::find_each(for_calls.clone(), of));
        let spent = Together::start(move |uses| spent::add_each(for_spent.clone(), uses));
        Self { writer, readers, second, sweeper, calls, spent }
    }

    /// Opens the database, SQLite's in `file`, and brings its schema up to date.
    ///
    /// # Errors
    /// [`OpenError`] if it can't be opened or is not safe, or a migration fails.
    pub async fn open(database: &Database, file: &Path) -> Result<Self, OpenError> {
        match database {
            Database::Folder => sqlite::open(file).await,
            Database::Postgres(url) => postgres::open(url).await,
        }
    }

    /// Opens a database that is there, SQLite's in `file`, beside whoever else has it open, and leaves its schema as it is.
    ///
    /// # Errors
    /// [`OpenError`] if it can't be opened, or its schema is not this program's.
    pub async fn attach(database: &Database, file: &Path) -> Result<Self, OpenError> {
        match database {
            Database::Folder => sqlite::attach(file).await,
            Database::Postgres(url) => postgres::attach(url).await,
        }
    }

    /// Whether other servers may use it too.
    pub fn is_shared(&self) -> bool {
        self.writer.get_database_backend() == DbBackend::Postgres
    }

    /// For queries.
    pub fn reader(&self) -> &DatabaseConnection {
        &self.readers
    }

    /// Where changes are made. What nobody else may come between belongs in [`Store::begin`].
    pub fn writer(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// The connections by which groups of accounts are written, each by one writer; see [`intake`]. The first is also everybody else's.
    pub fn arrivals(&self) -> impl Iterator<Item = &DatabaseConnection> {
        iter::once(&self.writer).chain(&self.second)
    }

    /// A transaction that will write, the only one until it ends. It takes the lock at once: SQLite would not wait for who sweeps if it had read
    /// before, and in PostgreSQL each of its statements sees what was committed until then, by whichever server.
    ///
    /// # Errors
    /// [`DbErr`] if the lock is not to be had.
    pub async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        let mode = Some(SqliteTransactionMode::Immediate);
        let options = TransactionOptions { sqlite_transaction_mode: mode, ..Default::default() };
        let transaction = self.writer.begin_with_options(options).await?;
        if self.is_shared() {
            postgres::queue(&transaction).await?;
        }
        Ok(transaction)
    }

    /// A transaction that will write accounts, by one of [`Store::arrivals`]. In PostgreSQL other such transactions may be under way, by whichever server, and
    /// none of [`Store::begin`].
    ///
    /// # Errors
    /// [`DbErr`] if the lock is not to be had.
    pub async fn begin_arrivals(&self, connection: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
        if !self.is_shared() {
            return self.begin().await;
        }
        let transaction = connection.begin().await?;
        postgres::queue_arrivals(&transaction).await?;
        Ok(transaction)
    }

    /// Takes what was deleted out of reach, as far as the database can. `false` if a read or a write is in the way.
    async fn sweep(&self, indexes: bool) -> Result<bool, DbErr> {
        if self.is_shared() {
            postgres::vacuum(&self.sweeper, indexes).await.map(|()| true)
        } else {
            sqlite::checkpoint(&self.sweeper).await
        }
    }

    /// Moves SQLite's write-ahead log into the database, beside whoever reads or writes. Says how many pages it had; PostgreSQL's is not ours to move.
    async fn move_log(&self) -> Result<u32, DbErr> {
        if self.is_shared() { Ok(0) } else { sqlite::move_log(&self.sweeper).await }
    }

    /// What of the database's settings would be refused at a start by now, each with its mend. Asked by the connections that arrivals are written by.
    ///
    /// # Errors
    /// [`DbErr`] if the database can't be read.
    pub async fn faults(&self) -> Result<Vec<String>, DbErr> {
        let mut faults = Vec::new();
        if self.is_shared() {
            for connection in self.arrivals() {
                faults.extend(postgres::faults(connection).await?);
            }
        }
        faults.sort();
        faults.dedup();
        Ok(faults)
    }

    /// Whether each way in answers.
    ///
    /// # Errors
    /// [`DbErr`] of the one that doesn't.
    pub async fn ping(&self) -> Result<(), DbErr> {
        self.readers.execute_unprepared("SELECT 1").await?;
        for connection in self.arrivals() {
            connection.execute_unprepared("SELECT 1").await?;
        }
        Ok(())
    }

    /// Closes in order, which moves the write-ahead log into the database.
    pub async fn close(self) {
        let _ = self.readers.close().await;
        let _ = self.sweeper.close().await;
        if let Some(second) = self.second {
            let _ = second.close().await;
        }
        let _ = self.writer.close().await;
    }
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
    code(error).is_some_and(|code| FULL.contains(&&*code))
}

/// Whether the database is not to be reached, ends just now, or another server keeps it: then nothing else would go better, and the next would wait as long.
fn is_away(error: &DbErr) -> bool {
    let is_away = |code: Cow<'_, str>| code.starts_with(SHUTDOWN) || code == LOCKED;
    matches!(error, DbErr::ConnectionAcquire(_)) || cause(error).is_some_and(|_| code(error).is_none_or(is_away))
}

fn cause(error: &DbErr) -> Option<&sqlx::Error> {
    match error {
        DbErr::Conn(RuntimeErr::SqlxError(cause))
        | DbErr::Exec(RuntimeErr::SqlxError(cause))
        | DbErr::Query(RuntimeErr::SqlxError(cause)) => Some(cause),
        _ => None,
    }
}

/// What the database itself calls it.
fn code(error: &DbErr) -> Option<Cow<'_, str>> {
    cause(error)?.as_database_error()?.code()
}

/// Numbers in tables are signed; ours never are.
fn unsigned(number: i32) -> u32 {
    u32::try_from(number).unwrap_or_default()
}

/// An epoch or parameter as a column holds it. Larger ones are refused where they come in.
fn column(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
