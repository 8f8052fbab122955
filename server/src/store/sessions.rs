//! Sessions: only the hash of a token is kept.

use sea_orm::{ActiveValue::Set, ColumnTrait as _, DatabaseTransaction, DbErr, EntityTrait as _, QueryFilter as _};
use vault::id::{Account, Digest};

use super::{Store, entity::session};
use crate::guard::Holder;

/// How long a session may last at most, in hours.
const HOURS: i64 = 12;

/// Remembers a token for its account.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn open(store: &Store, token: &str, account: &Account, hour: i64) -> Result<(), DbErr> {
    let transaction = store.begin().await?;
    session::Entity::delete_many().filter(session::Column::ExpiresHour.lte(hour)).exec(&transaction).await?;
    let session = session::ActiveModel {
        token_sha256: Set(key(token)),
        account: Set(account.to_string()),
        // The running hour counts as none.
        expires_hour: Set(hour + HOURS + 1),
    };
    session::Entity::insert(session).exec_without_returning(&transaction).await?;
    transaction.commit().await
}

/// Whose token this is.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn find(store: &Store, token: &str, hour: i64) -> Result<Option<Account>, DbErr> {
    let found = session::Entity::find_by_id(key(token))
        .filter(session::Column::ExpiresHour.gt(hour))
        .one(store.reader())
        .await?;
    Ok(found.and_then(|session| session.account.parse().ok()))
}

/// Forgets a token.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn close(store: &Store, token: &str) -> Result<(), DbErr> {
    let transaction = store.begin().await?;
    session::Entity::delete_by_id(key(token)).exec(&transaction).await?;
    transaction.commit().await
}

/// Ends every session of an account but the one that asks. `false` if that one has ended meanwhile: then nothing it asked for is to be done.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn close_others(transaction: &DatabaseTransaction, holder: &Holder) -> Result<bool, DbErr> {
    let own = session::Entity::find_by_id(key(holder.token())).one(transaction).await?;
    if own.is_none_or(|own| own.account != holder.account().as_ref()) {
        return Ok(false);
    }
    session::Entity::delete_many()
        .filter(session::Column::Account.eq(holder.account().as_ref()))
        .filter(session::Column::TokenSha256.ne(key(holder.token())))
        .exec(transaction)
        .await?;
    Ok(true)
}

fn key(token: &str) -> Vec<u8> {
    Digest::of(token.as_bytes()).to_bytes().to_vec()
}
