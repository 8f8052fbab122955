//! What can be used once and was. It is written outside the order of writers: no transaction asks for it.

use std::collections::HashSet;

use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, DatabaseConnection, DbErr, EntityTrait as _, QueryFilter as _,
    sea_query::OnConflict,
};

use super::{
    Store,
    entity::spent::{ActiveModel, Column, Entity},
};

/// Uses it up. `false` if it was used before.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn add(store: &Store, nonce: &[u8], expires_hour: i64) -> Result<bool, DbErr> {
    store.spent.ask((nonce.to_vec(), expires_hour)).await
}

/// The same of several. Of two that are one value, one is first.
pub(super) async fn add_each(db: DatabaseConnection, uses: Vec<(Vec<u8>, i64)>) -> Result<Vec<bool>, DbErr> {
    let mut sorted = uses.clone();
    // Two servers that have the same values never wait for each other.
    sorted.sort_unstable();
    let rows = sorted.into_iter().map(|(nonce, hour)| ActiveModel { nonce: Set(nonce), expires_hour: Set(hour) });
    let once = Entity::insert_many(rows).on_conflict(OnConflict::column(Column::Nonce).do_nothing().to_owned());
    let mut first: HashSet<_> = once.exec_with_returning_keys(&db).await?.into_iter().collect();
    Ok(uses.iter().map(|(nonce, _)| first.remove(nonce)).collect())
}

/// Makes it good again.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn forget(store: &Store, nonce: &[u8]) -> Result<(), DbErr> {
    Entity::delete_by_id(nonce.to_vec()).exec(store.reader()).await.map(drop)
}

/// Deletes what is not good anyway in this hour. A server alone keeps nothing of it here; see [`crate::spent`].
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn delete_expired(store: &Store, hour: i64) -> Result<(), DbErr> {
    if store.is_shared() {
        Entity::delete_many().filter(Column::ExpiresHour.lte(hour)).exec(store.reader()).await?;
    }
    Ok(())
}
