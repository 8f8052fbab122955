//! PostgreSQL: for several servers that share one database.

use std::collections::HashMap;

use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbErr, Statement,
    TransactionTrait as _,
};
use sea_orm_migration::MigratorTrait as _;

use super::{
    ACQUIRE, OpenError, READERS, Store,
    soundness::{self, Schema},
};

/// 15 is the first with each setting that is asked about.
const OLDEST: u32 = 150_000;
/// Whoever holds this lock writes. The number is only a name ("murm"), and each database has locks of its own.
const WRITER: &str = "SELECT pg_advisory_xact_lock(1836413549)";
/// Whoever writes accounts shares it with others who do. PostgreSQL hands locks out in order, so that accounts that keep coming don't hold up who wants it alone.
const ARRIVALS: &str = "SELECT pg_advisory_xact_lock_shared(1836413549)";
/// What a session asks for besides what the database says. Its transactions must see what was committed before they got the lock, whatever the
/// default is; and a server that died without a word must not keep the lock from others. What a session writes out to make room goes to the disk by the megabyte:
/// left in the system's memory, it would go there all at once at a checkpoint, while everybody waits.
const SESSION: [(&str, &str); 5] = [
    ("default_transaction_isolation", "read committed"),
    ("lock_timeout", "10s"),
    ("idle_in_transaction_session_timeout", "30s"),
    ("tcp_keepalives_idle", "30"),
    ("backend_flush_after", "1MB"),
];

/// What a session asks for that writes nothing but what was used once (see [`super::spent`]). A commit for each token would take a sync of its own, or wait for a
/// standby, so that many senders wait for the disk twice. A crash within a second after it forgets that a token was used, and that is all.
const SOON: (&str, &str) = ("synchronous_commit", "off");

/// Connects, and brings the schema up to date if nobody else does: whoever starts meanwhile waits for the lock, and finds it done.
pub(super) async fn open(url: &str) -> Result<Store, OpenError> {
    let writer = Database::connect(options(url, 1)).await?;
    let faults = faults(&writer).await?;
    if !faults.is_empty() {
        return Err(OpenError::Unsafe(faults));
    }
    if soundness::schema(&writer).await? == Schema::Newer {
        return Err(OpenError::Newer);
    }
    let transaction = writer.begin().await?;
    // Moving a large database takes longer than a writer may wait.
    transaction.execute_unprepared("SET LOCAL lock_timeout = 0").await?;
    queue(&transaction).await?;
    migrations::Migrator::up(&transaction, None).await?;
    transaction.commit().await?;
    connect(writer, url).await
}

/// Connects to a database that is there, and leaves its schema as it is.
pub(super) async fn attach(url: &str) -> Result<Store, OpenError> {
    let writer = Database::connect(options(url, 1)).await?;
    match soundness::schema(&writer).await? {
        Schema::Same => connect(writer, url).await,
        Schema::Newer => Err(OpenError::Newer),
        Schema::Older => Err(OpenError::Older),
    }
}

async fn connect(writer: DatabaseConnection, url: &str) -> Result<Store, OpenError> {
    let mut readers = options(url, READERS);
    readers.map_sqlx_postgres_opts(|postgres| postgres.options(SESSION.into_iter().chain([SOON])));
    let readers = Database::connect(readers).await?;
    let second = Some(Database::connect(options(url, 1)).await?);
    let sweeper = Database::connect(options(url, 1)).await?;
    Ok(Store::new(writer, second, readers, sweeper))
}

/// Waits until no other transaction writes. The lock goes with the transaction.
pub(super) async fn queue(transaction: &DatabaseTransaction) -> Result<(), DbErr> {
    transaction.execute_unprepared(WRITER).await.map(drop)
}

/// Waits until no transaction writes but those that write accounts.
pub(super) async fn queue_arrivals(transaction: &DatabaseTransaction) -> Result<(), DbErr> {
    transaction.execute_unprepared(ARRIVALS).await.map(drop)
}

/// Makes room of deleted rows, so that it is used again. What was in it is overwritten only then. What points at them from indexes stays until there is much of it,
/// unless `indexes` are to be read as well. Without workers beside: starting them takes ten times as long as the rest.
pub(super) async fn vacuum(db: &DatabaseConnection, indexes: bool) -> Result<(), DbErr> {
    let tables = "SELECT string_agg(quote_ident(tablename), ', ') FROM pg_tables WHERE schemaname = current_schema()";
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), tables)).await?;
    let tables: Option<String> = row.map_or(Ok(None), |row| row.try_get_by_index(0))?;
    let cleanup = if indexes { "ON" } else { "AUTO" };
    let tables = tables.unwrap_or_default();
    db.execute_unprepared(&format!("VACUUM (PARALLEL 0, INDEX_CLEANUP {cleanup}) {tables}")).await.map(drop)
}

fn options(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(ACQUIRE)
        // Statements could carry values; nothing of them is logged.
        .sqlx_logging(false)
        .set_application_name("murmuration")
        .map_sqlx_postgres_opts(|postgres| postgres.options(SESSION));
    options
}

/// What is not safe about a database, each with its mend; nothing if all is well.
pub(super) async fn faults(db: &DatabaseConnection) -> Result<Vec<String>, DbErr> {
    let text = "SELECT name, setting FROM pg_settings UNION ALL \
                SELECT 'collation', datcollate FROM pg_database WHERE datname = current_database() AND datlocprovider <> 'i'";
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), text)).await?;
    let pairs = rows.iter().map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?)));
    Ok(judge(&pairs.collect::<Result<_, DbErr>>()?))
}

fn judge(settings: &HashMap<String, String>) -> Vec<String> {
    let of = |name: &str| settings.get(name).map_or("", String::as_str);
    let version = of("server_version_num").parse().unwrap_or(0_u32);
    if version < OLDEST {
        return vec!["PostgreSQL is older than 15: upgrade it".to_owned()];
    }
    let rules = [
        (of("server_encoding") == "UTF8" && matches!(of("collation"), "C" | "POSIX" | "C.UTF-8" | "C.utf8"), REMAKE),
        (
            of("fsync") == "on",
            "fsync is off, so that a power cut loses what was acknowledged: ALTER SYSTEM SET fsync = on",
        ),
        (
            of("full_page_writes") == "on",
            "full_page_writes is off, so that a power cut can tear a page: ALTER SYSTEM SET full_page_writes = on",
        ),
        (
            of("synchronous_commit") != "off",
            "synchronous_commit is off, so that a crash loses what was acknowledged: ALTER SYSTEM SET synchronous_commit = on",
        ),
        (
            of("track_commit_timestamp") == "off",
            "track_commit_timestamp is on, which keeps the second of each arrival: ALTER SYSTEM SET track_commit_timestamp = off, and restart it",
        ),
        (
            matches!(of("log_statement"), "none" | "ddl"),
            "log_statement writes down each arrival with its time: ALTER SYSTEM SET log_statement = 'none'",
        ),
        // Each of the next eight writes down which statement came when, with or without what it carries.
        (
            of("log_duration") == "off",
            "log_duration writes down each arrival with its time: ALTER SYSTEM SET log_duration = off",
        ),
        (
            of("log_min_duration_statement") == "-1",
            "slow statements are logged with their time: ALTER SYSTEM SET log_min_duration_statement = -1",
        ),
        (
            of("log_min_duration_sample") == "-1",
            "a sample of slow statements is logged with their time: ALTER SYSTEM SET log_min_duration_sample = -1",
        ),
        (
            of("log_transaction_sample_rate") == "0",
            "a sample of transactions is logged with their time: ALTER SYSTEM SET log_transaction_sample_rate = 0",
        ),
        (
            of("log_parser_stats") == "off",
            "log_parser_stats writes down each arrival with its time: ALTER SYSTEM SET log_parser_stats = off",
        ),
        (
            of("log_planner_stats") == "off",
            "log_planner_stats writes down each arrival with its time: ALTER SYSTEM SET log_planner_stats = off",
        ),
        (
            of("log_executor_stats") == "off",
            "log_executor_stats writes down each arrival with its time: ALTER SYSTEM SET log_executor_stats = off",
        ),
        (
            of("log_statement_stats") == "off",
            "log_statement_stats writes down each arrival with its time: ALTER SYSTEM SET log_statement_stats = off",
        ),
        // A tree may have in it what a statement carries.
        (
            of("debug_print_parse") == "off",
            "debug_print_parse writes down statements: ALTER SYSTEM SET debug_print_parse = off",
        ),
        (
            of("debug_print_rewritten") == "off",
            "debug_print_rewritten writes down statements: ALTER SYSTEM SET debug_print_rewritten = off",
        ),
        (
            of("debug_print_plan") == "off",
            "debug_print_plan writes down statements with what they carry: ALTER SYSTEM SET debug_print_plan = off",
        ),
        (
            !of("log_min_messages").contains("debug"),
            "a log for debugging says what each connection does, with the time: ALTER SYSTEM SET log_min_messages = 'warning'",
        ),
        // Of modules, which are asked only where they are loaded: not every user is told which are.
        (
            matches!(of("auto_explain.log_min_duration"), "" | "-1"),
            "auto_explain logs statements with their time: ALTER SYSTEM SET auto_explain.log_min_duration = -1",
        ),
        (
            of("pgaudit.log")
                .split(',')
                .all(|class| matches!(class.trim().to_lowercase().as_str(), "" | "none" | "ddl" | "role")),
            "pgaudit writes down each arrival with its time: ALTER SYSTEM SET pgaudit.log = 'none'",
        ),
        (
            of("pgaudit.role").is_empty(),
            "pgaudit writes down what is done to some tables with its time: ALTER SYSTEM SET pgaudit.role = ''",
        ),
        (
            of("log_lock_waits") == "off",
            "who waits for a lock is logged with the time: ALTER SYSTEM SET log_lock_waits = off",
        ),
        (
            of("log_parameter_max_length_on_error") == "0",
            "failed statements are logged with what they carry: ALTER SYSTEM SET log_parameter_max_length_on_error = 0",
        ),
    ];
    rules.into_iter().filter(|(holds, _)| !holds).map(|(_, mend)| mend.to_owned()).collect()
}

/// The order of text is that of its bytes, as in SQLite, and no upgrade of the system's library can change it under an index.
const REMAKE: &str = "the database is not in UTF-8 with the order of bytes: make it anew with CREATE DATABASE murmuration OWNER murmuration TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'";

#[cfg(test)]
mod tests {
    use super::*;

    /// As Debian's PostgreSQL 15 has them.
    const USUAL: [(&str, &str); 22] = [
        ("log_lock_waits", "off"),
        ("log_parser_stats", "off"),
        ("log_planner_stats", "off"),
        ("log_executor_stats", "off"),
        ("log_statement_stats", "off"),
        ("debug_print_parse", "off"),
        ("debug_print_rewritten", "off"),
        ("debug_print_plan", "off"),
        ("log_min_messages", "warning"),
        ("server_version_num", "150014"),
        ("server_encoding", "UTF8"),
        ("collation", "C"),
        ("fsync", "on"),
        ("full_page_writes", "on"),
        ("synchronous_commit", "on"),
        ("track_commit_timestamp", "off"),
        ("log_statement", "none"),
        ("log_duration", "off"),
        ("log_min_duration_statement", "-1"),
        ("log_min_duration_sample", "-1"),
        ("log_transaction_sample_rate", "0"),
        ("log_parameter_max_length_on_error", "0"),
    ];

    fn said(name: &str, value: &str) -> String {
        let mut settings: HashMap<_, _> = USUAL.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        // Without what they carry, statements still come with their time.
        settings.insert("log_parameter_max_length".to_owned(), "0".to_owned());
        settings.insert(name.to_owned(), value.to_owned());
        judge(&settings).join("\n")
    }

    #[test]
    fn what_debian_installs_is_safe() {
        assert_eq!(said("port", "5432"), "");
    }

    #[test]
    fn what_says_nothing_of_a_single_account_is_the_hosts_own_business() {
        for (name, value) in [
            ("log_connections", "on"),
            ("log_disconnections", "on"),
            ("log_temp_files", "0"),
            ("log_checkpoints", "on"),
            ("log_autovacuum_min_duration", "0"),
            ("track_activities", "on"),
            ("shared_preload_libraries", "auto_explain, pgaudit, pg_stat_statements"),
            ("auto_explain.log_min_duration", "-1"),
            ("pgaudit.log", "none"),
            ("pgaudit.log", "DDL, role"),
            ("log_statement", "ddl"),
        ] {
            assert_eq!(said(name, value), "", "{name} = {value}");
        }
    }

    #[test]
    fn each_setting_that_is_not_safe_is_refused_with_its_mend() {
        for (name, value) in [
            ("fsync", "off"),
            ("full_page_writes", "off"),
            ("synchronous_commit", "off"),
            ("track_commit_timestamp", "on"),
            ("log_statement", "mod"),
            ("log_duration", "on"),
            ("log_min_duration_statement", "0"),
            ("log_min_duration_sample", "100"),
            ("log_lock_waits", "on"),
            ("log_parser_stats", "on"),
            ("log_planner_stats", "on"),
            ("log_executor_stats", "on"),
            ("log_statement_stats", "on"),
            ("debug_print_parse", "on"),
            ("debug_print_rewritten", "on"),
            ("debug_print_plan", "on"),
            ("log_min_messages", "debug3"),
            ("auto_explain.log_min_duration", "0"),
            ("pgaudit.log", "ddl, write"),
            ("pgaudit.log", "all"),
            ("pgaudit.role", "auditor"),
            ("log_transaction_sample_rate", "0.5"),
            ("log_parameter_max_length_on_error", "-1"),
        ] {
            let said = said(name, value);
            assert!(said.contains(&format!("ALTER SYSTEM SET {name}")) && said.lines().count() == 1, "{said}");
        }
        assert!(said("server_version_num", "140010").contains("upgrade"));
        for (name, value) in [("server_encoding", "SQL_ASCII"), ("collation", "en_GB.UTF-8"), ("collation", "")] {
            assert!(said(name, value).contains("CREATE DATABASE"), "{value}");
        }
    }
}
