//! Accounts and their roles.

use sea_orm::{ColumnTrait as _, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use vault::{
    id::{Account, CallId},
    role::Role,
};

use super::{
    Store,
    entity::{account, membership},
};

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

/// What this account may do in this call.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn role(store: &Store, account: &Account, call: &CallId) -> Result<Option<Role>, DbErr> {
    let found = membership::Entity::find_by_id((account.to_string(), call.to_string())).one(store.reader()).await?;
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
