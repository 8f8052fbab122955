//! Attachments: what is known of each sealed file in the folder beside the database.
//!
//! Nothing in clear but lengths: media type, name and true size are inside the seal.

use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, blob, string},
    sea_orm::sea_query::Table,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(attachment()).await?;
        for (name, column) in [("attachment_by_submission", "submission_id"), ("attachment_by_testimony", "testimony")]
        {
            manager.create_index(Index::create().name(name).table("attachment").col(column).to_owned()).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table(Alias::new("attachment")).to_owned()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// `row` is random and also names the file. `testimony` is null until the account that names it has come; `expires_hour`
/// (counted from 1970) is null from then on. Header and digests are there once the file is whole.
fn attachment() -> TableCreateStatement {
    Table::create()
        .table("attachment")
        .col(big_integer("row").primary_key())
        .col(blob("attachment_id").unique_key())
        .col(blob("submission_id"))
        .col(string("call"))
        .col(ColumnDef::new("testimony").big_integer().null())
        .col(blob("token_sha256"))
        .col(big_integer("length"))
        .col(big_integer("arrived"))
        .col(ColumnDef::new("expires_hour").big_integer().null())
        .col(ColumnDef::new("header").blob().null())
        .col(ColumnDef::new("received_sha256").blob().null())
        .col(ColumnDef::new("payload_sha256").blob().null())
        .foreign_key(ForeignKey::create().from("attachment", "call").to("call", "call"))
        .foreign_key(
            ForeignKey::create()
                .from("attachment", "testimony")
                .to("testimony", "row")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}
