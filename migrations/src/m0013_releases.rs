//! Releases: the one proposal that may be open, the ledger that nobody changes, and the sealed memory that moves with the call's key.

use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, big_integer_null, blob, blob_null, integer, string},
    sea_orm::{DbBackend, sea_query::Table},
};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [fn() -> TableCreateStatement; 6] =
    [proposal, proposal_payload, ledger, ledger_file, memory, memory_payload];
const COLUMNS: [&str; 10] = [
    "part",
    "row",
    "testimony",
    "call",
    "account",
    "epoch",
    "header",
    "replacement_sha256",
    "signature",
    "expires_hour",
];

/// What the database itself refuses, by table: every change but an insertion, or, of a memory, every change but of what re-sealing replaces.
const KEPT: [(&str, &str); 4] = [
    ("ledger", "UPDATE"),
    ("ledger_file", "UPDATE"),
    ("memory", "UPDATE OF row, call, number"),
    ("memory_payload", "UPDATE"),
];

/// By what a row of each is found again.
const KEYS: [(&str, &str); 4] = [
    ("ledger", "call = NEW.call AND (position = NEW.position OR (number = NEW.number AND kind = NEW.kind))"),
    ("ledger_file", "call = NEW.call AND position = NEW.position"),
    ("memory", "row = NEW.row"),
    ("memory_payload", "row = NEW.row"),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in TABLES {
            manager.create_table(table()).await?;
        }
        let by_epoch =
            Index::create().name("memory_by_epoch").table("memory").col("call").col("epoch").col("row").to_owned();
        manager.create_index(by_epoch).await?;
        let once = Index::create()
            .name("ledger_by_number")
            .table("ledger")
            .col("call")
            .col("number")
            .col("kind")
            .unique()
            .to_owned();
        manager.create_index(once).await?;
        let db = manager.get_connection();
        for statement in keeping(db.get_database_backend()) {
            db.execute_unprepared(&statement).await?;
        }
        // What is in quarantine belonged to a testimony until now.
        replace_quarantine(manager, big_integer_null("testimony")).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DELETE FROM quarantine WHERE testimony IS NULL").await?;
        replace_quarantine(manager, big_integer("testimony")).await?;
        for statement in not_keeping(db.get_database_backend()) {
            db.execute_unprepared(&statement).await?;
        }
        for (name, table) in [("ledger_by_number", "ledger"), ("memory_by_epoch", "memory")] {
            manager.drop_index(Index::drop().name(name).table(table).to_owned()).await?;
        }
        for table in ["memory_payload", "memory", "ledger_file", "ledger", "proposal_payload", "proposal"] {
            manager.drop_table(Table::drop().table(Alias::new(table)).to_owned()).await?;
        }
        Ok(())
    }

    /// SQLite too changes its schema inside a transaction, so that a step that was interrupted leaves nothing behind.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// At most one for each call. `sha256` is of the whole file.
fn proposal() -> TableCreateStatement {
    Table::create()
        .table("proposal")
        .col(string("call").primary_key())
        .col(string("account"))
        .col(integer("epoch"))
        .col(blob("sha256"))
        .col(blob("header"))
        .foreign_key(&mut reference("proposal", "call"))
        .to_owned()
}

fn proposal_payload() -> TableCreateStatement {
    Table::create()
        .table("proposal_payload")
        .col(string("call").primary_key())
        .col(blob("payload"))
        .foreign_key(
            ForeignKey::create()
                .from("proposal_payload", "call")
                .to("proposal", "call")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}

/// Entries in order. `nonce` opens the commitment, and is there if the release is public.
fn ledger() -> TableCreateStatement {
    Table::create()
        .table("ledger")
        .col(string("call"))
        .col(integer("position"))
        .col(integer("number"))
        .col(string("kind"))
        .col(blob("commitment"))
        .col(blob_null("nonce"))
        .col(blob_null("memory_sha256"))
        .col(blob("previous"))
        .col(blob("file_sha256"))
        .col(string("proposer"))
        .col(integer("proposer_epoch"))
        .col(blob("proposer_signature"))
        .col(string("publisher"))
        .col(integer("publisher_epoch"))
        .col(blob("publisher_signature"))
        .col(string("week"))
        .primary_key(Index::create().col("call").col("position"))
        .foreign_key(&mut reference("ledger", "call"))
        .to_owned()
}

/// Sealed, or `release.json` of a public release.
fn ledger_file() -> TableCreateStatement {
    Table::create()
        .table("ledger_file")
        .col(string("call"))
        .col(integer("position"))
        .col(blob("file"))
        .primary_key(Index::create().col("call").col("position"))
        .to_owned()
}

/// One for each number. Re-sealing replaces the header.
fn memory() -> TableCreateStatement {
    Table::create()
        .table("memory")
        .col(big_integer("row").primary_key())
        .col(string("call"))
        .col(integer("number"))
        .col(integer("epoch"))
        .col(blob("header"))
        .foreign_key(&mut reference("memory", "call"))
        .to_owned()
}

fn memory_payload() -> TableCreateStatement {
    Table::create()
        .table("memory_payload")
        .col(big_integer("row").primary_key())
        .col(blob("payload"))
        .foreign_key(ForeignKey::create().from("memory_payload", "row").to("memory", "row"))
        .to_owned()
}

fn reference(table: &'static str, column: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, column).to("call", "call").to_owned()
}

fn keeping(backend: DbBackend) -> Vec<String> {
    let refuse = |table: &str, name: &str, change: &str| {
        if backend == DbBackend::Postgres {
            format!(
                "CREATE TRIGGER {table}_{name} BEFORE {change} ON {table} FOR EACH ROW EXECUTE FUNCTION ledger_is_kept()"
            )
        } else {
            format!(
                "CREATE TRIGGER {table}_{name} BEFORE {change} ON {table} BEGIN SELECT RAISE(ABORT, 'the ledger is kept'); END"
            )
        }
    };
    let function = "CREATE FUNCTION ledger_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the ledger is kept'; END $$";
    let function = (backend == DbBackend::Postgres).then(|| function.to_owned());
    // SQLite's REPLACE deletes without a word to triggers of deletion.
    let sqlite = KEYS.iter().filter(|_| backend == DbBackend::Sqlite).map(|(table, is_there)| {
        format!(
            "CREATE TRIGGER {table}_is_not_replaced BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {is_there}) \
             BEGIN SELECT RAISE(ABORT, 'the ledger is kept'); END"
        )
    });
    let triggers = KEPT.iter().flat_map(|(table, change)| {
        [refuse(table, "is_not_changed", change), refuse(table, "is_not_deleted", "DELETE")]
    });
    function.into_iter().chain(triggers).chain(sqlite).collect()
}

fn not_keeping(backend: DbBackend) -> Vec<String> {
    let of = |table: &str| if backend == DbBackend::Postgres { format!(" ON {table}") } else { String::new() };
    let names = ["is_not_changed", "is_not_deleted"];
    let triggers =
        KEPT.iter().flat_map(|(table, _)| names.map(|name| format!("DROP TRIGGER {table}_{name}{}", of(table))));
    let sqlite = KEYS.iter().filter(|_| backend == DbBackend::Sqlite);
    let sqlite = sqlite.map(|(table, _)| format!("DROP TRIGGER {table}_is_not_replaced"));
    let function = (backend == DbBackend::Postgres).then(|| "DROP FUNCTION ledger_is_kept()".to_owned());
    triggers.chain(sqlite).chain(function).collect()
}

/// SQLite changes no column: the table is made anew, and the rows are carried over.
async fn replace_quarantine(manager: &SchemaManager<'_>, testimony: ColumnDef) -> Result<(), DbErr> {
    let db = manager.get_connection();
    manager.drop_index(Index::drop().name("quarantine_by_call").table("quarantine").to_owned()).await?;
    let next = Table::create()
        .table("quarantine_next")
        .col(string("part"))
        .col(big_integer("row"))
        .col(testimony)
        .col(string("call"))
        .col(string("account"))
        .col(integer("epoch"))
        .col(blob("header"))
        .col(blob("replacement_sha256"))
        .col(blob("signature"))
        .col(big_integer("expires_hour"))
        .primary_key(Index::create().col("part").col("row"))
        .foreign_key(
            ForeignKey::create()
                .from("quarantine_next", "testimony")
                .to("testimony", "row")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned();
    manager.create_table(next).await?;
    let columns = COLUMNS.join(", ");
    db.execute_unprepared(&format!("INSERT INTO quarantine_next ({columns}) SELECT {columns} FROM quarantine")).await?;
    manager.drop_table(Table::drop().table("quarantine").to_owned()).await?;
    manager.rename_table(Table::rename().table("quarantine_next", "quarantine").to_owned()).await?;
    let by_call =
        Index::create().name("quarantine_by_call").table("quarantine").col("call").col("part").col("row").to_owned();
    manager.create_index(by_call).await
}
