//! The schema on a real SQLite file.

use migrations::Migrator;
use sea_orm_migration::{
    MigratorTrait,
    sea_orm::{ConnectionTrait, Database, DatabaseConnection, Statement},
};

async fn database(folder: &tempfile::TempDir) -> DatabaseConnection {
    let url = format!("sqlite://{}?mode=rwc", folder.path().join("test.sqlite").display());
    Database::connect(url).await.expect("a file in a fresh folder opens")
}

async fn rows(db: &DatabaseConnection, sql: &str) -> Vec<String> {
    let statement = Statement::from_string(db.get_database_backend(), sql);
    let rows = db.query_all_raw(statement).await.expect("the query is valid");
    rows.iter().map(|row| row.try_get_by_index(0).expect("the first column is text")).collect()
}

const SCHEMA: &str = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name";

#[tokio::test]
async fn every_step_goes_up_down_and_up_again_to_the_same_schema() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = database(&folder).await;
    Migrator::up(&db, None).await.expect("up");
    let first = rows(&db, SCHEMA).await;
    Migrator::down(&db, None).await.expect("down");
    let left = "SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND name <> 'seaql_migrations'";
    assert_eq!(rows(&db, left).await, Vec::<String>::new());
    Migrator::up(&db, None).await.expect("up again");
    assert_eq!(rows(&db, SCHEMA).await, first);
    Migrator::up(&db, None).await.expect("nothing left to do");
}

#[tokio::test]
async fn a_testimony_lies_where_its_random_number_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = database(&folder).await;
    Migrator::up(&db, None).await.expect("up");
    // Only `INTEGER PRIMARY KEY` makes the column the row id itself. Otherwise SQLite keeps a hidden, rising one.
    for table in ["testimony", "payload", "entry", "entry_payload", "record", "record_payload"] {
        let sql = format!("SELECT group_concat(name) FROM pragma_index_list('{table}') WHERE origin = 'pk'");
        let statement = Statement::from_string(db.get_database_backend(), sql);
        let row = db.query_one_raw(statement).await.expect("a query").expect("one row");
        let index: Option<String> = row.try_get_by_index(0).expect("text or null");
        assert_eq!(index, None, "{table} has a separate index for its primary key");
    }
}

#[tokio::test]
async fn what_goes_with_a_row_is_found_by_an_index_and_not_among_all() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = database(&folder).await;
    Migrator::up(&db, None).await.expect("up");
    // A deletion asks each table for the rows that go along, without a statement that could be explained.
    let first = "SELECT name FROM pragma_index_info(i.name) WHERE seqno = 0";
    let sql = format!(
        "SELECT m.name || '.' || f.\"from\" FROM sqlite_master m, pragma_foreign_key_list(m.name) f \
         WHERE m.type = 'table' AND f.on_delete = 'CASCADE' \
         AND NOT EXISTS (SELECT 1 FROM pragma_table_info(m.name) c WHERE c.name = f.\"from\" AND c.pk = 1) \
         AND NOT EXISTS (SELECT 1 FROM pragma_index_list(m.name) i WHERE i.partial = 0 AND f.\"from\" = ({first}))"
    );
    assert_eq!(rows(&db, &sql).await, Vec::<String>::new());
}

#[tokio::test]
async fn no_column_can_hold_who_when_or_from_where() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = database(&folder).await;
    Migrator::up(&db, None).await.expect("up");
    let sql = "SELECT m.name || '.' || c.name || ' ' || lower(c.type) FROM sqlite_master m, pragma_table_info(m.name) c \
               WHERE m.type = 'table' AND m.name IN ('testimony', 'payload', 'entry', 'entry_payload', 'withdrawal', 'record', 'record_payload', 'record_author', 'aside', 'tally') ORDER BY m.name, c.cid";
    assert_eq!(
        rows(&db, sql).await,
        [
            "aside.testimony integer",
            "aside.account varchar",
            "entry.row integer",
            "entry.testimony integer",
            "entry.number integer",
            "entry.kind varchar",
            "entry.side varchar",
            "entry.week varchar",
            "entry.epoch integer",
            "entry.body_sha256 blob",
            "entry.header blob",
            "entry.payload_sha256 blob",
            "entry_payload.row integer",
            "entry_payload.for_call blob",
            "entry_payload.for_survivor blob",
            "payload.row integer",
            "payload.payload blob",
            "record.row integer",
            "record.epoch integer",
            "record.received_sha256 blob",
            "record.payload_sha256 blob",
            "record.header blob",
            "record_author.testimony integer",
            "record_author.account varchar",
            "record_payload.row integer",
            "record_payload.payload blob",
            "tally.call varchar",
            "tally.state varchar",
            "tally.holder varchar",
            "tally.urgent boolean",
            "tally.done boolean",
            "tally.count integer",
            "testimony.row integer",
            "testimony.submission_id blob",
            "testimony.call varchar",
            "testimony.state varchar",
            "testimony.week varchar",
            "testimony.purge_week varchar",
            "testimony.size_class integer",
            "testimony.epoch_sealed integer",
            "testimony.epoch_now integer",
            "testimony.received_sha256 blob",
            "testimony.payload_sha256 blob",
            "testimony.receipt_lookup blob",
            "testimony.return_key blob",
            "testimony.pin blob",
            "testimony.header blob",
            "testimony.done boolean",
            "testimony.holder varchar",
            "testimony.urgent boolean",
            "withdrawal.submission blob",
            "withdrawal.file blob",
            "withdrawal.lookup blob",
            "withdrawal.holder blob",
        ]
    );
    let words = ["address", "agent", "language", "referrer", "time", "date", "ip", "created", "updated"];
    let sql = "SELECT c.name FROM sqlite_master m, pragma_table_info(m.name) c \
               WHERE m.type = 'table' AND m.name <> 'seaql_migrations'";
    for column in rows(&db, sql).await {
        assert!(!column.split('_').any(|part| words.contains(&part)), "{column}");
    }
}

#[tokio::test]
async fn an_account_that_was_done_before_records_is_done_and_being_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = database(&folder).await;
    Migrator::up(&db, Some(5)).await.expect("up to the step before");
    let run = async |sql: &str| db.execute_unprepared(sql).await.map(drop).expect("it is valid");
    run("INSERT INTO call (call, state, root_fingerprint, epoch, retention_weeks, synthetic) VALUES ('c', 'open', '', 1, 104, 0)").await;
    for (row, state) in [(1, "new"), (2, "done"), (3, "done")] {
        run(&format!(
            "INSERT INTO testimony (row, submission_id, call, state, week, purge_week, size_class, epoch_sealed, epoch_now, \
             received_sha256, payload_sha256, header) VALUES ({row}, x'0{row}', 'c', '{state}', '2026-W48', '2028-W47', 65536, 1, 1, x'', x'', x'')"
        ))
        .await;
    }
    Migrator::up(&db, Some(1)).await.expect("up");
    let found = "SELECT state || ' ' || done || ' ' || count FROM tally ORDER BY state";
    assert_eq!(rows(&db, found).await, ["new 0 1", "reading 1 2"]);
    run("DELETE FROM testimony WHERE row = 3").await;
    assert_eq!(rows(&db, found).await, ["new 0 1", "reading 1 1"]);
    Migrator::down(&db, Some(1)).await.expect("down");
    assert_eq!(rows(&db, "SELECT state FROM testimony ORDER BY row").await, ["new", "done"]);
}
