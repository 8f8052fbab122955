//! The signed codebooks of calls.

use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};
use vault::{call_codebook::BUILT_IN, id::CallId};

use super::{Store, column, entity::call_codebook, unsigned};
use crate::setup::SignedCodebook;

/// One version that was published.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn find(store: &Store, call: &CallId, version: u32) -> Result<Option<call_codebook::Model>, DbErr> {
    call_codebook::Entity::find_by_id((call.to_string(), column(version))).one(store.reader()).await
}

/// The version in force: the built-in one until a keyholder publishes the next.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn in_force(store: &Store, call: &CallId) -> Result<u32, DbErr> {
    newest(store.reader(), call).await
}

async fn newest(db: &impl ConnectionTrait, call: &CallId) -> Result<u32, DbErr> {
    let found: Option<i32> = call_codebook::Entity::find()
        .select_only()
        .column(call_codebook::Column::Version)
        .filter(call_codebook::Column::Call.eq(call.as_ref()))
        .order_by_desc(call_codebook::Column::Version)
        .into_tuple()
        .one(db)
        .await?;
    Ok(found.map_or(BUILT_IN, unsigned))
}

/// Puts the next version in force, if the one before still is. `false` if another came between.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn advance(store: &Store, call: &CallId, next: &SignedCodebook) -> Result<bool, DbErr> {
    let transaction = store.begin().await?;
    if next.version != newest(&transaction, call).await?.saturating_add(1) {
        return Ok(false);
    }
    let row = call_codebook::ActiveModel {
        call: Set(call.to_string()),
        version: Set(column(next.version)),
        epoch: Set(column(next.epoch)),
        codebook: Set(next.text.clone()),
        signature: Set(next.signature.to_vec()),
        signer: Set(next.signer.clone()),
    };
    call_codebook::Entity::insert(row).exec_without_returning(&transaction).await?;
    transaction.commit().await?;
    Ok(true)
}
