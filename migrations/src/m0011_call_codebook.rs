//! The codebooks that keyholders sign, one row for each version.

use sea_orm_migration::{
    prelude::*,
    schema::{blob, integer, string, text},
    sea_orm::sea_query::Table,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(call_codebook()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("call_codebook").to_owned()).await
    }

    /// SQLite too changes its schema inside a transaction, so that a step that was interrupted leaves nothing behind.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// The highest version is in force; all others stay readable, for what was coded by them. Version 1 is built in and has no row.
fn call_codebook() -> TableCreateStatement {
    Table::create()
        .table("call_codebook")
        .col(string("call"))
        .col(integer("version"))
        .col(integer("epoch"))
        .col(text("codebook"))
        .col(blob("signature"))
        .col(string("signer"))
        .primary_key(Index::create().col("call").col("version"))
        .foreign_key(ForeignKey::create().from("call_codebook", "call").to("call", "call"))
        .to_owned()
}
