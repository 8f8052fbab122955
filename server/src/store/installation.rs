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

/// Writes a fact that was not known before, and says what is known now: another server may have been first.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn settle(store: &Store, name: &str, value: String) -> Result<String, DbErr> {
    let transaction = store.begin().await?;
    if let Some(known) = installation::Entity::find_by_id(name).one(&transaction).await? {
        return Ok(known.value);
    }
    let fact = installation::ActiveModel { name: Set(name.to_owned()), value: Set(value.clone()) };
    installation::Entity::insert(fact).exec_without_returning(&transaction).await?;
    transaction.commit().await?;
    Ok(value)
}
