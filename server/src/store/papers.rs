//! Paper codes.

use sea_orm::{ActiveValue::Set, DatabaseTransaction, DbErr, EntityTrait as _, sea_query::OnConflict};
use vault::id::Account;

use super::{Store, entity::paper, erasure, sessions};
use crate::guard::Holder;

/// The paper code of this account, if it has one.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn find(store: &Store, account: &Account) -> Result<Option<paper::Model>, DbErr> {
    paper::Entity::find_by_id(account.as_ref()).one(store.reader()).await
}

/// Puts a code in place of the one before, and ends every other session. `false` if the session that asks has ended.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn put(store: &Store, holder: &Holder, login_key: [u8; 32], bundle: Vec<u8>) -> Result<bool, DbErr> {
    let row = paper::ActiveModel {
        account: Set(holder.account().to_string()),
        login_key: Set(login_key.to_vec()),
        bundle: Set(bundle),
    };
    let replace = OnConflict::column(paper::Column::Account)
        .update_columns([paper::Column::LoginKey, paper::Column::Bundle])
        .to_owned();
    let transaction = store.begin().await?;
    paper::Entity::insert(row).on_conflict(replace).exec_without_returning(&transaction).await?;
    finish(store, transaction, holder).await
}

/// Takes the code away, and ends every other session. `false` if the session that asks has ended.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn remove(store: &Store, holder: &Holder) -> Result<bool, DbErr> {
    let transaction = store.begin().await?;
    paper::Entity::delete_by_id(holder.account().as_ref()).exec(&transaction).await?;
    finish(store, transaction, holder).await
}

/// What the code before locked is then nowhere on the disk.
async fn finish(store: &Store, transaction: DatabaseTransaction, holder: &Holder) -> Result<bool, DbErr> {
    if !sessions::close_others(&transaction, holder).await? {
        return Ok(false);
    }
    transaction.commit().await?;
    erasure::sweep(store).await;
    Ok(true)
}
