//! Members who come and go: invitations, accounts that wait to be let in, the log, and headers that were replaced and are not yet verified.

use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, blob, integer, string, text},
    sea_orm::sea_query::Table,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Until now every key set of a call had the identity of the first.
        for (table, column) in [("key_set", "identity"), ("attachment", "epoch")] {
            let column = integer(column).default(1).to_owned();
            manager.alter_table(Table::alter().table(table).add_column(column).to_owned()).await?;
        }
        for table in [log_entry(), invitation(), joining(), quarantine()] {
            manager.create_table(table).await?;
        }
        for (name, table, columns) in INDEXES {
            let mut index = Index::create();
            index.name(name).table(table);
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, table, _) in INDEXES {
            manager.drop_index(Index::drop().name(name).table(table).to_owned()).await?;
        }
        for table in ["quarantine", "joining", "invitation", "log_entry"] {
            manager.drop_table(Table::drop().table(Alias::new(table)).to_owned()).await?;
        }
        for (table, column) in [("attachment", "epoch"), ("key_set", "identity")] {
            manager.alter_table(Table::alter().table(table).drop_column(column).to_owned()).await?;
        }
        Ok(())
    }

    /// SQLite too changes its schema inside a transaction, so that a step that was interrupted leaves nothing behind.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// What is still of an older identity is found without a look at the rest.
const INDEXES: [(&str, &str, &[&str]); 4] = [
    ("testimony_by_epoch", "testimony", &["call", "epoch_now", "row"]),
    ("entry_by_epoch", "entry", &["epoch", "row"]),
    ("attachment_by_epoch", "attachment", &["call", "epoch", "row"]),
    ("quarantine_by_call", "quarantine", &["call", "part", "row"]),
];

/// Signed texts, in their order.
fn log_entry() -> TableCreateStatement {
    Table::create()
        .table("log_entry")
        .col(string("call"))
        .col(integer("number"))
        .col(blob("digest"))
        .col(text("text"))
        .primary_key(Index::create().col("call").col("number"))
        .foreign_key(&mut reference("log_entry", "call", "call"))
        .to_owned()
}

/// The hash of each link that is good, until an hour that is counted from 1970.
fn invitation() -> TableCreateStatement {
    Table::create()
        .table("invitation")
        .col(blob("token_sha256").primary_key())
        .col(string("call"))
        .col(string("role"))
        .col(string("account"))
        .col(big_integer("expires_hour"))
        .foreign_key(&mut reference("invitation", "call", "call"))
        .to_owned()
}

/// Accounts that wait for a keyholder.
fn joining() -> TableCreateStatement {
    Table::create()
        .table("joining")
        .col(string("account").primary_key())
        .col(string("call"))
        .col(string("role"))
        .col(big_integer("expires_hour"))
        .foreign_key(&mut reference("joining", "call", "call"))
        .foreign_key(&mut reference("joining", "account", "account"))
        .to_owned()
}

/// Headers as they were before, until a second member has verified the new ones.
fn quarantine() -> TableCreateStatement {
    Table::create()
        .table("quarantine")
        .col(string("part"))
        .col(big_integer("row"))
        .col(big_integer("testimony"))
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
                .from("quarantine", "testimony")
                .to("testimony", "row")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}

fn reference(table: &'static str, column: &'static str, target: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, column).to(target, target).to_owned()
}
