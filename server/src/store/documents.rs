//! The signed documents of calls.

use sea_orm::{ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _};
use vault::id::CallId;

use super::{
    Store, column,
    entity::{call, call_document},
};
use crate::setup::Document;

/// One version of a call's document.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn find(store: &Store, call: &CallId, version: u32) -> Result<Option<call_document::Model>, DbErr> {
    call_document::Entity::find_by_id((call.to_string(), column(version))).one(store.reader()).await
}

/// The document in force of each call, in no order.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn in_force(store: &Store) -> Result<Vec<(call::Model, call_document::Model)>, DbErr> {
    let mut found = Vec::new();
    for call in super::calls::list(store).await? {
        let document = call_document::Entity::find_by_id((call.call.clone(), call.version));
        if let Some(document) = document.one(store.reader()).await? {
            found.push((call, document));
        }
    }
    Ok(found)
}

/// Puts the next version in force, if the one before still is. `false` if another came between.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn advance(store: &Store, next: &Document) -> Result<bool, DbErr> {
    let version = next.document.version;
    let transaction = store.begin().await?;
    let moved = call::Entity::update_many()
        .col_expr(call::Column::Version, column(version).into())
        .filter(call::Column::Call.eq(next.document.call.as_str()))
        .filter(call::Column::Version.eq(column(version.saturating_sub(1))))
        .exec(&transaction)
        .await?;
    if moved.rows_affected != 1 {
        return Ok(false);
    }
    insert(&transaction, next).await?;
    transaction.commit().await?;
    Ok(true)
}

/// Writes a document that was checked.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn insert(db: &impl ConnectionTrait, new: &Document) -> Result<(), DbErr> {
    let row = call_document::ActiveModel {
        call: Set(new.document.call.clone()),
        version: Set(column(new.document.version)),
        document: Set(new.text.clone()),
        signature: Set(new.signature.to_vec()),
        signer: Set(new.signer.clone()),
    };
    call_document::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}
