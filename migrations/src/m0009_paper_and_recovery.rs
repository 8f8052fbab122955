//! Paper codes, a second way to unlock an account, and recoveries, the last way to open a call.

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
        for table in [paper(), recovery(), recovery_wrap()] {
            manager.create_table(table).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["recovery_wrap", "recovery", "paper"] {
            manager.drop_table(Table::drop().table(Alias::new(table)).to_owned()).await?;
        }
        Ok(())
    }

    /// SQLite too changes its schema inside a transaction, so that a step that was interrupted leaves nothing behind.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// One for an account that has a paper code. Goes with the account.
fn paper() -> TableCreateStatement {
    Table::create()
        .table("paper")
        .col(string("account").primary_key())
        .col(blob("login_key"))
        .col(blob("bundle"))
        .foreign_key(
            ForeignKey::create().from("paper", "account").to("account", "account").on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}

/// The plan in force, as the root signed it. `shares` are commitments of 32 bytes, one after the other.
fn recovery() -> TableCreateStatement {
    Table::create()
        .table("recovery")
        .col(string("call").primary_key())
        .col(integer("number"))
        .col(text("recipient"))
        .col(blob("opener"))
        .col(integer("threshold"))
        .col(blob("shares"))
        .col(blob("signature"))
        .foreign_key(ForeignKey::create().from("recovery", "call").to("call", "call"))
        .to_owned()
}

/// What is sealed to its recipient: the root, and the call identity of each epoch.
fn recovery_wrap() -> TableCreateStatement {
    Table::create()
        .table("recovery_wrap")
        .col(string("call"))
        .col(string("secret"))
        .col(integer("epoch"))
        .col(blob("file"))
        .primary_key(Index::create().col("call").col("secret").col("epoch"))
        .foreign_key(ForeignKey::create().from("recovery_wrap", "call").to("recovery", "call"))
        .to_owned()
}
