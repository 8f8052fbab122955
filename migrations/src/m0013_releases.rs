//! Releases: the one proposal that may be open, and the ledger that nobody changes.

use sea_orm_migration::{
    prelude::*,
    schema::{blob, blob_null, integer, string},
    sea_orm::{DbBackend, sea_query::Table},
};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [fn() -> TableCreateStatement; 4] = [proposal, proposal_payload, ledger, ledger_file];

/// Of what the database itself refuses every change but an insertion, and by what a row of each is found again.
const KEPT: [(&str, &str); 2] = [
    ("ledger", "call = NEW.call AND (position = NEW.position OR (number = NEW.number AND kind = NEW.kind))"),
    ("ledger_file", "call = NEW.call AND position = NEW.position"),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in TABLES {
            manager.create_table(table()).await?;
        }
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
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        for statement in not_keeping(db.get_database_backend()) {
            db.execute_unprepared(&statement).await?;
        }
        manager.drop_index(Index::drop().name("ledger_by_number").table("ledger").to_owned()).await?;
        for table in ["ledger_file", "ledger", "proposal_payload", "proposal"] {
            manager.drop_table(Table::drop().table(Alias::new(table)).to_owned()).await?;
        }
        Ok(())
    }

    /// SQLite too changes its schema inside a transaction, so that a step that was interrupted leaves nothing behind.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// At most one for each call. `sha256` is of the whole file, `claim_sha256` of the signature that its entry will have.
fn proposal() -> TableCreateStatement {
    Table::create()
        .table("proposal")
        .col(string("call").primary_key())
        .col(string("account"))
        .col(integer("epoch"))
        .col(blob("sha256"))
        .col(blob("claim_sha256"))
        .col(blob("header"))
        .foreign_key(&mut reference("proposal"))
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
        .foreign_key(&mut reference("ledger"))
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

fn reference(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, "call").to("call", "call").to_owned()
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
    let sqlite = KEPT.iter().filter(|_| backend == DbBackend::Sqlite).map(|(table, is_there)| {
        format!(
            "CREATE TRIGGER {table}_is_not_replaced BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {is_there}) \
             BEGIN SELECT RAISE(ABORT, 'the ledger is kept'); END"
        )
    });
    let triggers = KEPT
        .iter()
        .flat_map(|(table, _)| [refuse(table, "is_not_changed", "UPDATE"), refuse(table, "is_not_deleted", "DELETE")]);
    function.into_iter().chain(triggers).chain(sqlite).collect()
}

fn not_keeping(backend: DbBackend) -> Vec<String> {
    let of = |table: &str| if backend == DbBackend::Postgres { format!(" ON {table}") } else { String::new() };
    let names = ["is_not_changed", "is_not_deleted"];
    let triggers =
        KEPT.iter().flat_map(|(table, _)| names.map(|name| format!("DROP TRIGGER {table}_{name}{}", of(table))));
    let sqlite = KEPT.iter().filter(|_| backend == DbBackend::Sqlite);
    let sqlite = sqlite.map(|(table, _)| format!("DROP TRIGGER {table}_is_not_replaced"));
    let function = (backend == DbBackend::Postgres).then(|| "DROP FUNCTION ledger_is_kept()".to_owned());
    triggers.chain(sqlite).chain(function).collect()
}
