//! What is added to a testimony after it was sealed, and what is left of one that was withdrawn.

use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, blob, integer, string},
    sea_orm::sea_query::Table,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// One receipt is for one testimony.
const RECEIPT: &str = "testimony_by_receipt";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [entry(), entry_payload(), withdrawal()] {
            manager.create_table(table).await?;
        }
        let thread =
            Index::create().name("entry_by_thread").table("entry").col("testimony").col("number").unique().to_owned();
        manager.create_index(thread).await?;
        manager
            .create_index(Index::create().name("withdrawal_by_file").table("withdrawal").col("file").to_owned())
            .await?;
        manager.drop_index(Index::drop().name(RECEIPT).table("testimony").to_owned()).await?;
        manager.create_index(by_receipt().unique().to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name(RECEIPT).table("testimony").to_owned()).await?;
        manager.create_index(by_receipt()).await?;
        for table in ["entry_payload", "entry", "withdrawal"] {
            manager.drop_table(Table::drop().table(Alias::new(table)).to_owned()).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn by_receipt() -> IndexCreateStatement {
    Index::create().name(RECEIPT).table("testimony").col("receipt_lookup").to_owned()
}

/// `row` is drawn at random, as a testimony's is. `number` is the entry's place in its thread: the counter that was sealed and signed.
fn entry() -> TableCreateStatement {
    Table::create()
        .table("entry")
        .col(big_integer("row").primary_key())
        .col(big_integer("testimony"))
        .col(integer("number"))
        .col(string("kind"))
        .col(string("side"))
        .col(string("week"))
        .col(integer("epoch"))
        .col(blob("body_sha256"))
        .col(blob("header"))
        .foreign_key(&mut cascade("entry", "testimony", "testimony"))
        .to_owned()
}

/// What re-sealing does not touch: the payload of the file for the call, and the whole file for the survivor.
fn entry_payload() -> TableCreateStatement {
    Table::create()
        .table("entry_payload")
        .col(big_integer("row").primary_key())
        .col(blob("for_call"))
        .col(blob("for_survivor"))
        .foreign_key(&mut cascade("entry_payload", "row", "entry"))
        .to_owned()
}

/// Keyed hashes, and the holder's id and key under a mask that only she can lift. See `vault/FORMAT.md` §15.
fn withdrawal() -> TableCreateStatement {
    Table::create()
        .table("withdrawal")
        .col(blob("submission").primary_key())
        .col(blob("file"))
        .col(blob("lookup").unique_key())
        .col(blob("holder"))
        .to_owned()
}

fn cascade(table: &'static str, column: &'static str, target: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, column).to(target, "row").on_delete(ForeignKeyAction::Cascade).to_owned()
}
