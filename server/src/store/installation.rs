//! The facts that tie a database to the files beside it.

use sea_orm::{ActiveValue::Set, DbErr, EntityTrait as _};

use super::{Store, entity::installation};

/// The value of a fact.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn get(store: &Store, name: &str) -> Result<Option<String>, DbErr> {
    let found = installation::Entity::find_by_id(name).one(store.reader()).await?;
    Ok(found.map(|fact| fact.value))
}

/// Writes a fact that was not known before.
///
/// # Errors
/// [`DbErr`] if it was, or the database can't be written.
pub async fn put(store: &Store, name: &str, value: &str) -> Result<(), DbErr> {
    let fact = installation::ActiveModel { name: Set(name.to_owned()), value: Set(value.to_owned()) };
    installation::Entity::insert(fact).exec_without_returning(store.writer()).await?;
    Ok(())
}
