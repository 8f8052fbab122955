//! PostgreSQL counts testimonies when a transaction commits, and not with each statement.
//!
//! Whoever counts keeps the row of the count until she is done. While accounts came in, that was from the first statement on, so that no other group of accounts
//! could be written before this one was on the disk.
//!
//! All steps run in one transaction: a later one that changes rows of `testimony` and then the table itself first says `SET CONSTRAINTS ALL IMMEDIATE`.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

#[derive(DeriveMigrationName)]
pub struct Migration;

const COLUMNS: &str = "call, state, holder, urgent, done";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        replace(manager, "CREATE CONSTRAINT TRIGGER", "DEFERRABLE INITIALLY DEFERRED").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        replace(manager, "CREATE TRIGGER", "").await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// SQLite has one writer, and counts as before.
async fn replace(manager: &SchemaManager<'_>, create: &str, when: &str) -> Result<(), DbErr> {
    let db = manager.get_connection();
    if db.get_database_backend() != DbBackend::Postgres {
        return Ok(());
    }
    db.execute_unprepared("DROP TRIGGER testimony_tally ON testimony").await?;
    db.execute_unprepared(&format!(
        "{create} testimony_tally AFTER INSERT OR DELETE OR UPDATE OF {COLUMNS} ON testimony {when} \
         FOR EACH ROW EXECUTE FUNCTION testimony_tally()"
    ))
    .await?;
    Ok(())
}
