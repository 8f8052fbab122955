//! What members did, entry by entry.

use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
};
use vault::{
    id::CallId,
    log::{Head, SignedEntry},
};

use super::{
    Store, column,
    entity::log_entry::{ActiveModel, Column, Entity},
    testimonies::digest,
    unsigned,
};

/// The end of a call's log.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn head(db: &impl ConnectionTrait, call: &CallId) -> Result<Head, DbErr> {
    let last = Entity::find().filter(Column::Call.eq(call.as_ref())).order_by_desc(Column::Number).one(db).await?;
    Ok(last.map_or(Head::EMPTY, |last| Head { number: unsigned(last.number), digest: digest(&last.digest) }))
}

/// Every entry of a call, in order.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn all(store: &Store, call: &CallId) -> Result<Vec<String>, DbErr> {
    let entries = Entity::find().filter(Column::Call.eq(call.as_ref())).order_by_asc(Column::Number);
    Ok(entries.all(store.reader()).await?.into_iter().map(|entry| entry.text).collect())
}

/// Adds an entry that was verified, if it is the next. `false` if it is not.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn add(store: &Store, entry: &SignedEntry) -> Result<bool, DbErr> {
    let transaction = store.begin().await?;
    let added = append(&transaction, entry).await?;
    transaction.commit().await?;
    Ok(added)
}

/// The same within a transaction.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub(super) async fn append(db: &impl ConnectionTrait, entry: &SignedEntry) -> Result<bool, DbErr> {
    let facts = entry.entry();
    let Ok(next) = head(db, &facts.call).await?.then(entry) else { return Ok(false) };
    let row = ActiveModel {
        call: Set(facts.call.to_string()),
        number: Set(column(next.number)),
        digest: Set(next.digest.to_bytes().to_vec()),
        text: Set(entry.text().to_owned()),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(true)
}
