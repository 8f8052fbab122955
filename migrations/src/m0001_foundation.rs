//! Calls, key sets, accounts, wraps, testimonies and sessions.
//!
//! What is *not* here is the point: no address, agent, language, referrer or exact time, and no text that a survivor
//! wrote. What a keyholder writes about a call is public.

use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, blob, boolean, integer, string, text},
    sea_orm::sea_query::Table,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in
            [installation(), call(), key_set(), account(), membership(), wrap(), session(), testimony(), payload()]
        {
            manager.create_table(table).await?;
        }
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in
            ["payload", "testimony", "session", "wrap", "membership", "account", "key_set", "call", "installation"]
        {
            manager.drop_table(Table::drop().table(Alias::new(table)).to_owned()).await?;
        }
        Ok(())
    }

    /// SQLite too changes its schema inside a transaction, so that a step that was interrupted leaves nothing behind.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// What ties this database to the files beside it (`id`, `share_check`).
fn installation() -> TableCreateStatement {
    Table::create().table("installation").col(string("name").primary_key()).col(string("value")).to_owned()
}

fn call() -> TableCreateStatement {
    Table::create()
        .table("call")
        .col(string("call").primary_key())
        .col(text("title"))
        .col(text("purpose"))
        .col(text("organisation"))
        .col(text("contact"))
        .col(text("controller"))
        .col(string("state"))
        .col(integer("question_set"))
        .col(string("root_fingerprint"))
        .col(integer("epoch"))
        .col(integer("retention_weeks"))
        .col(boolean("synthetic"))
        .to_owned()
}

/// Every signed note a call ever had; the one in force has the call's epoch.
fn key_set() -> TableCreateStatement {
    Table::create()
        .table("key_set")
        .col(string("call"))
        .col(integer("epoch"))
        .col(blob("digest"))
        .col(string("not_after"))
        .col(text("note"))
        .primary_key(Index::create().col("call").col("epoch"))
        .foreign_key(&mut reference("key_set", "call", "call"))
        .to_owned()
}

fn account() -> TableCreateStatement {
    Table::create()
        .table("account")
        .col(string("account").primary_key())
        .col(integer("version"))
        .col(blob("kdf_salt"))
        .col(integer("kdf_memory_kib"))
        .col(integer("kdf_passes"))
        .col(blob("login_key"))
        .col(blob("bundle"))
        .col(text("recipient"))
        .col(blob("signing"))
        .to_owned()
}

fn membership() -> TableCreateStatement {
    Table::create()
        .table("membership")
        .col(string("call"))
        .col(string("account"))
        .col(string("role"))
        .primary_key(Index::create().col("account").col("call"))
        .foreign_key(&mut reference("membership", "call", "call"))
        .foreign_key(&mut reference("membership", "account", "account"))
        .to_owned()
}

fn wrap() -> TableCreateStatement {
    Table::create()
        .table("wrap")
        .col(string("call"))
        .col(string("account"))
        .col(string("secret"))
        .col(integer("epoch"))
        .col(blob("file"))
        .primary_key(Index::create().col("call").col("account").col("secret").col("epoch"))
        .foreign_key(&mut reference("wrap", "call", "call"))
        .foreign_key(&mut reference("wrap", "account", "account"))
        .to_owned()
}

/// The hash of each token that is good, until an hour that is counted from 1970.
fn session() -> TableCreateStatement {
    Table::create()
        .table("session")
        .col(blob("token_sha256").primary_key())
        .col(string("account"))
        .col(big_integer("expires_hour"))
        .foreign_key(&mut reference("session", "account", "account"))
        .to_owned()
}

/// `row` is drawn at random (63 bits), so that neither the key nor the place in the table tells who came first.
fn testimony() -> TableCreateStatement {
    Table::create()
        .table("testimony")
        .col(big_integer("row").primary_key())
        .col(blob("submission_id").unique_key())
        .col(string("call"))
        .col(string("state"))
        .col(string("week"))
        .col(string("purge_week"))
        .col(integer("size_class"))
        .col(integer("epoch_sealed"))
        .col(integer("epoch_now"))
        .col(blob("received_sha256"))
        .col(blob("payload_sha256"))
        .col(ColumnDef::new("receipt_lookup").blob().null())
        .col(ColumnDef::new("return_key").blob().null())
        .col(ColumnDef::new("pin").blob().null())
        .col(blob("header"))
        .foreign_key(&mut reference("testimony", "call", "call"))
        .to_owned()
}

/// Apart from the header, so that re-sealing moves two kilobytes of each testimony and not sixty-four.
fn payload() -> TableCreateStatement {
    Table::create()
        .table("payload")
        .col(big_integer("row").primary_key())
        .col(blob("payload"))
        .foreign_key(
            ForeignKey::create().from("payload", "row").to("testimony", "row").on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}

fn reference(table: &'static str, column: &'static str, target: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, column).to(target, target).to_owned()
}

fn indexes() -> Vec<IndexCreateStatement> {
    let index = |name: &'static str, columns: &[&'static str]| {
        let mut index = Index::create();
        index.name(name).table("testimony");
        for column in columns {
            index.col(*column);
        }
        index
    };
    vec![
        // The two ways the desk pages through its queue; the first also counts each state without touching a row.
        index("testimony_by_state", &["call", "state", "week", "row"]),
        index("testimony_by_week", &["call", "week", "row"]),
        index("testimony_by_receipt", &["receipt_lookup"]),
        index("testimony_by_purge_week", &["purge_week"]),
    ]
}
