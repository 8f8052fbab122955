//! What can be used once and was. Each is a statement of its own, outside the order of writers: no transaction asks for it.

use sea_orm::{ActiveValue::Set, ColumnTrait as _, DbErr, EntityTrait as _, QueryFilter as _, sea_query::OnConflict};

use super::{
    Store,
    entity::spent::{ActiveModel, Column, Entity},
};

/// Uses it up. `false` if it was used before.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn add(store: &Store, nonce: &[u8], expires_hour: i64) -> Result<bool, DbErr> {
    let row = ActiveModel { nonce: Set(nonce.to_vec()), expires_hour: Set(expires_hour) };
    let once = Entity::insert(row).on_conflict(OnConflict::column(Column::Nonce).do_nothing().to_owned());
    Ok(once.exec_without_returning(store.reader()).await? == 1)
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
