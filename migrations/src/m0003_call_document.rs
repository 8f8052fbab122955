//! What is said about a call moves into documents that a keyholder signs, one row for each version.
//!
//! A call that was made before has no document, and is not shown until a keyholder publishes its first.

use sea_orm_migration::{
    prelude::*,
    schema::{blob, integer, string, text},
    sea_orm::sea_query::Table,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Columns of `call` that nobody signed.
const UNSIGNED: [&str; 5] = ["title", "purpose", "organisation", "contact", "controller"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(call_document()).await?;
        for column in UNSIGNED.into_iter().chain(["question_set"]) {
            manager.alter_table(Table::alter().table("call").drop_column(column).to_owned()).await?;
        }
        let version = integer("version").default(0).to_owned();
        manager.alter_table(Table::alter().table("call").add_column(version).to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("call").drop_column("version").to_owned()).await?;
        for column in UNSIGNED {
            let column = text(column).default("").to_owned();
            manager.alter_table(Table::alter().table("call").add_column(column).to_owned()).await?;
        }
        let question_set = integer("question_set").default(1).to_owned();
        manager.alter_table(Table::alter().table("call").add_column(question_set).to_owned()).await?;
        manager.drop_table(Table::drop().table("call_document").to_owned()).await
    }

    /// SQLite too changes its schema inside a transaction, so that a step that was interrupted leaves nothing behind.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// The version in force is that of the call; all others stay readable, for the answers that were given to them.
fn call_document() -> TableCreateStatement {
    Table::create()
        .table("call_document")
        .col(string("call"))
        .col(integer("version"))
        .col(text("document"))
        .col(blob("signature"))
        .col(string("signer"))
        .primary_key(Index::create().col("call").col("version"))
        .foreign_key(ForeignKey::create().from("call_document", "call").to("call", "call"))
        .to_owned()
}
