//! For servers that share a database: what can be used once and was. And PostgreSQL keeps the ledger from being emptied as a whole, too.

use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, blob},
    sea_orm::{DbBackend, sea_query::Table},
};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Their triggers for each row say nothing of TRUNCATE, which SQLite does not have.
const KEPT: [&str; 2] = ["ledger", "ledger_file"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table =
            Table::create().table("spent").col(blob("nonce").primary_key()).col(big_integer("expires_hour")).to_owned();
        manager.create_table(table).await?;
        on_postgres(manager, |table| {
            format!(
                "CREATE TRIGGER {table}_is_not_emptied BEFORE TRUNCATE ON {table} \
                 FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_kept()"
            )
        })
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        on_postgres(manager, |table| format!("DROP TRIGGER {table}_is_not_emptied ON {table}")).await?;
        manager.drop_table(Table::drop().table("spent").to_owned()).await
    }

    /// SQLite too changes its schema inside a transaction, so that a step that was interrupted leaves nothing behind.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

async fn on_postgres(manager: &SchemaManager<'_>, statement: impl Fn(&str) -> String) -> Result<(), DbErr> {
    let db = manager.get_connection();
    if db.get_database_backend() == DbBackend::Postgres {
        for table in KEPT {
            db.execute_unprepared(&statement(table)).await?;
        }
    }
    Ok(())
}
