//! What is deleted, over or added up without a look at the rest: headers in quarantine that go with a testimony, attachments that wait, and how much room
//! attachments take.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Each deletion of a testimony, by its writer too, asked all headers in quarantine whether they go along; and each upload that begins, all attachments,
/// which have their headers beside what was asked for.
const NEW: [&str; 4] = [
    "CREATE INDEX quarantine_by_testimony ON quarantine (testimony)",
    "CREATE INDEX attachment_waiting ON attachment (expires_hour) WHERE expires_hour IS NOT NULL",
    "DROP INDEX attachment_by_testimony",
    "CREATE INDEX attachment_by_testimony ON attachment (testimony, length)",
];
const OLD: [&str; 4] = [
    "DROP INDEX attachment_by_testimony",
    "CREATE INDEX attachment_by_testimony ON attachment (testimony)",
    "DROP INDEX attachment_waiting",
    "DROP INDEX quarantine_by_testimony",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, NEW).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, OLD).await
    }

    /// SQLite too changes its schema inside a transaction, so that a step that was interrupted leaves nothing behind.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

async fn run(manager: &SchemaManager<'_>, statements: [&str; 4]) -> Result<(), DbErr> {
    for statement in statements {
        manager.get_connection().execute_unprepared(statement).await?;
    }
    Ok(())
}
