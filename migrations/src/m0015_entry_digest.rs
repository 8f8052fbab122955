//! What re-sealing leaves of an entry has a digest, so that damage can be told from a new header.

use sea_orm_migration::{prelude::*, sea_orm::sea_query::Table};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLE: &str = "entry";
const COLUMN: &str = "payload_sha256";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Entries from before have none.
        let table = Table::alter().table(TABLE).add_column(ColumnDef::new(COLUMN).blob().null()).to_owned();
        manager.alter_table(table).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table(TABLE).drop_column(COLUMN).to_owned()).await
    }

    /// SQLite too changes its schema inside a transaction, so that a step that was interrupted leaves nothing behind.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
