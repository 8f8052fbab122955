//! Whose each entry of the log is and of which day, so that a member's entries of a day are counted without reading them.

use sea_orm_migration::{prelude::*, schema::string_null, sea_orm::sea_query::Table};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLE: &str = "log_entry";
const INDEX: &str = "log_entry_by_day";
const COLUMNS: [&str; 2] = ["account", "day"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Entries from before say both in their text, and are of other days.
        for column in COLUMNS {
            let table = Table::alter().table(TABLE).add_column(string_null(column)).to_owned();
            manager.alter_table(table).await?;
        }
        let index = Index::create().name(INDEX).table(TABLE).col("call").col("day").col("account").to_owned();
        manager.create_index(index).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name(INDEX).table(TABLE).to_owned()).await?;
        for column in COLUMNS.into_iter().rev() {
            manager.alter_table(Table::alter().table(TABLE).drop_column(column).to_owned()).await?;
        }
        Ok(())
    }

    /// SQLite too changes its schema inside a transaction, so that a step that was interrupted leaves nothing behind.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
