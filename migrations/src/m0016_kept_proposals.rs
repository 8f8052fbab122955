//! What a sealed release was made from, kept beside its entry as the entry is: never changed.

use sea_orm_migration::{
    prelude::*,
    schema::{blob, integer, string},
    sea_orm::{DbBackend, sea_query::Table},
};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLE: &str = "ledger_proposal";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table(TABLE)
            .col(string("call"))
            .col(integer("position"))
            .col(blob("file"))
            .primary_key(Index::create().col("call").col("position"))
            .to_owned();
        manager.create_table(table).await?;
        let db = manager.get_connection();
        for statement in keeping(db.get_database_backend()) {
            db.execute_unprepared(&statement).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Its triggers go with it.
        manager.drop_table(Table::drop().table(TABLE).to_owned()).await
    }

    /// SQLite too changes its schema inside a transaction, so that a step that was interrupted leaves nothing behind.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// As of the ledger. PostgreSQL has the function from there.
fn keeping(backend: DbBackend) -> Vec<String> {
    if backend == DbBackend::Postgres {
        let refuse = |name: &str, change: &str| {
            format!(
                "CREATE TRIGGER {TABLE}_{name} BEFORE {change} ON {TABLE} FOR EACH ROW EXECUTE FUNCTION ledger_is_kept()"
            )
        };
        let emptied = format!(
            "CREATE TRIGGER {TABLE}_is_not_emptied BEFORE TRUNCATE ON {TABLE} \
             FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_kept()"
        );
        return vec![refuse("is_not_changed", "UPDATE"), refuse("is_not_deleted", "DELETE"), emptied];
    }
    let refuse = |name: &str, change: &str| {
        format!("CREATE TRIGGER {TABLE}_{name} BEFORE {change} BEGIN SELECT RAISE(ABORT, 'the ledger is kept'); END")
    };
    // SQLite's REPLACE deletes without a word to triggers of deletion.
    let is_there = format!("EXISTS (SELECT 1 FROM {TABLE} WHERE call = NEW.call AND position = NEW.position)");
    vec![
        refuse("is_not_changed", &format!("UPDATE ON {TABLE}")),
        refuse("is_not_deleted", &format!("DELETE ON {TABLE}")),
        refuse("is_not_replaced", &format!("INSERT ON {TABLE} WHEN {is_there}")),
    ]
}
