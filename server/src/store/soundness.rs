//! Whether the database is in itself what it should be.

use std::collections::BTreeSet;

use migrations::Migrator;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, EntityTrait as _, Statement, sea_query::Expr};
use sea_orm_migration::{MigratorTrait as _, SchemaManager};

use super::{Store, entity::installation};

/// Where sea-orm notes which steps ran.
const STEPS: &str = "seaql_migrations";
/// The most that is told of what is wrong.
const MOST: usize = 100;

/// A schema beside this program's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schema {
    /// Fit for each other.
    Same,
    /// Steps of this program are still to be run.
    Older,
    /// It has steps that this program does not know.
    Newer,
}

/// What schema a database has.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn schema(db: &DatabaseConnection) -> Result<Schema, DbErr> {
    let known: BTreeSet<String> = Migrator::migrations().iter().map(|step| step.name().to_owned()).collect();
    let mut ran = BTreeSet::new();
    if SchemaManager::new(db).has_table(STEPS).await? {
        let steps = format!("SELECT version FROM {STEPS}");
        for row in db.query_all_raw(Statement::from_string(db.get_database_backend(), steps)).await? {
            ran.insert(row.try_get_by_index(0)?);
        }
    }
    Ok(match ran.is_subset(&known) {
        false => Schema::Newer,
        true if ran == known => Schema::Same,
        true => Schema::Older,
    })
}

/// What the database itself finds wrong, each in a line. Other databases check pages as they read them.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn look(store: &Store) -> Result<Vec<String>, DbErr> {
    if store.is_shared() {
        return Ok(Vec::new());
    }
    let db = store.reader();
    let mut wrong = Vec::new();
    for pragma in [format!("integrity_check({MOST})"), "foreign_key_check".to_owned()] {
        let rows =
            db.query_all_raw(Statement::from_string(db.get_database_backend(), format!("PRAGMA {pragma}"))).await?;
        for row in rows.iter().take(MOST) {
            let said: String = row.try_get_by_index(0)?;
            if said != "ok" {
                wrong.push(format!("database: {pragma}: {said}"));
            }
        }
    }
    Ok(wrong)
}

/// Writes something that is as it was, and is done when it is on the disk.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn write(store: &Store) -> Result<(), DbErr> {
    let transaction = store.begin().await?;
    installation::Entity::update_many()
        .col_expr(installation::Column::Value, Expr::col(installation::Column::Value))
        .exec(&transaction)
        .await?;
    transaction.commit().await
}
