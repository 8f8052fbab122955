//! Accounts and their roles.

use sea_orm::{ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use vault::{
    id::{Account, CallId},
    role::Role,
};

use super::{
    Store, column,
    entity::{account, membership},
    erasure, sessions,
};
use crate::{guard::Holder, lock::NewLock};

/// The account with this handle.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn find(store: &Store, account: &Account) -> Result<Option<account::Model>, DbErr> {
    account::Entity::find_by_id(account.as_ref()).one(store.reader()).await
}

/// Whether there is any account.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn any(store: &Store) -> Result<bool, DbErr> {
    Ok(account::Entity::find().one(store.reader()).await?.is_some())
}

/// Puts another passphrase in force, if the one before it still is, and ends every other session. `false` if another came between.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn relock(store: &Store, holder: &Holder, new: &NewLock) -> Result<bool, DbErr> {
    let transaction = store.begin().await?;
    let moved = account::Entity::update_many()
        .col_expr(account::Column::Version, column(new.version).into())
        .col_expr(account::Column::KdfSalt, new.salt.to_vec().into())
        .col_expr(account::Column::KdfMemoryKib, column(new.memory_kib).into())
        .col_expr(account::Column::KdfPasses, column(new.passes).into())
        .col_expr(account::Column::LoginKey, new.login_key.to_vec().into())
        .col_expr(account::Column::Bundle, new.bundle.clone().into())
        .filter(account::Column::Account.eq(holder.account().as_ref()))
        .filter(account::Column::Version.eq(column(new.version.saturating_sub(1))))
        .exec(&transaction)
        .await?;
    if moved.rows_affected != 1 {
        return Ok(false);
    }
    if !sessions::close_others(&transaction, holder).await? {
        return Ok(false);
    }
    transaction.commit().await?;
    erasure::sweep(store).await;
    Ok(true)
}

/// What this account may do in this call.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn role(db: &impl ConnectionTrait, account: &Account, call: &CallId) -> Result<Option<Role>, DbErr> {
    let found = membership::Entity::find_by_id((account.to_string(), call.to_string())).one(db).await?;
    Ok(found.and_then(|membership| membership.role.parse().ok()))
}

/// Every call of this account with its role.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn memberships(store: &Store, account: &Account) -> Result<Vec<membership::Model>, DbErr> {
    membership::Entity::find()
        .filter(membership::Column::Account.eq(account.as_ref()))
        .order_by_asc(membership::Column::Call)
        .all(store.reader())
        .await
}
