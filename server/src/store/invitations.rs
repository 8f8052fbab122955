//! Links that let somebody make an account, and the accounts that wait to be let in.

use sea_orm::{ActiveValue::Set, ColumnTrait as _, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use vault::{
    id::{Account, CallId, Digest},
    role::Role,
};

use super::{
    Store,
    entity::{account, invitation, joining, session},
};
use crate::{guard::Keyholder, setup::NewAccount};

/// How long a link is good, in hours.
const GOOD: i64 = 3 * 24;
/// How long an account waits for a keyholder, in hours.
const WAITS: i64 = 14 * 24;

/// Remembers a link. `false` if another has this token. The same once more, as after a lost answer, changes nothing.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn add(store: &Store, by: &Keyholder, token: Digest, role: Role, hour: i64) -> Result<bool, DbErr> {
    let transaction = store.begin().await?;
    if let Some(known) = invitation::Entity::find_by_id(token.to_bytes().to_vec()).one(&transaction).await? {
        let said = (known.call, known.role, known.account);
        return Ok(said == (by.call().to_string(), role.to_string(), by.account().to_string()));
    }
    let row = invitation::ActiveModel {
        token_sha256: Set(token.to_bytes().to_vec()),
        call: Set(by.call().to_string()),
        role: Set(role.to_string()),
        account: Set(by.account().to_string()),
        // The running hour counts as none.
        expires_hour: Set(hour + GOOD + 1),
    };
    invitation::Entity::insert(row).exec_without_returning(&transaction).await?;
    transaction.commit().await?;
    Ok(true)
}

/// What a link is for.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn find(store: &Store, token: &str, hour: i64) -> Result<Option<invitation::Model>, DbErr> {
    invitation::Entity::find_by_id(key(token))
        .filter(invitation::Column::ExpiresHour.gt(hour))
        .one(store.reader())
        .await
}

/// What became of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Written now.
    New,
    /// The link was used meanwhile.
    Used,
    /// There is an account of this name.
    Taken,
}

/// Keeps the account that somebody made with a link, which is used up by that.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn redeem(store: &Store, link: &invitation::Model, new: NewAccount, hour: i64) -> Result<Kept, DbErr> {
    let transaction = store.begin().await?;
    let name = new.account().to_string();
    if account::Entity::find_by_id(&*name).one(&transaction).await?.is_some() {
        return Ok(Kept::Taken);
    }
    let used = invitation::Entity::delete_by_id(link.token_sha256.clone()).exec(&transaction).await?;
    if used.rows_affected != 1 {
        return Ok(Kept::Used);
    }
    account::Entity::insert(account::ActiveModel::from(new)).exec_without_returning(&transaction).await?;
    let row = joining::ActiveModel {
        account: Set(name),
        call: Set(link.call.clone()),
        role: Set(link.role.clone()),
        expires_hour: Set(hour + WAITS + 1),
    };
    joining::Entity::insert(row).exec_without_returning(&transaction).await?;
    transaction.commit().await?;
    Ok(Kept::New)
}

/// Who waits to be let into a call, with her account.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn joining(store: &Store, call: &CallId) -> Result<Vec<(joining::Model, account::Model)>, DbErr> {
    let waiting = joining::Entity::find().filter(joining::Column::Call.eq(call.as_ref()));
    let mut people = Vec::new();
    for person in waiting.order_by_asc(joining::Column::Account).all(store.reader()).await? {
        if let Some(account) = account::Entity::find_by_id(&*person.account).one(store.reader()).await? {
            people.push((person, account));
        }
    }
    Ok(people)
}

/// Turns somebody away who waits: her account goes.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn turn_away(store: &Store, call: &CallId, account: &Account) -> Result<bool, DbErr> {
    let of = joining::Entity::delete_many()
        .filter(joining::Column::Call.eq(call.as_ref()))
        .filter(joining::Column::Account.eq(account.as_ref()));
    delete_waiting(store, of, vec![account.to_string()]).await
}

/// Deletes links that are over, and accounts that waited too long.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn delete_expired(store: &Store, hour: i64) -> Result<(), DbErr> {
    let transaction = store.begin().await?;
    invitation::Entity::delete_many().filter(invitation::Column::ExpiresHour.lte(hour)).exec(&transaction).await?;
    transaction.commit().await?;
    let over = joining::Column::ExpiresHour.lte(hour);
    let names = joining::Entity::find().filter(over.clone()).all(store.reader()).await?;
    let names: Vec<String> = names.into_iter().map(|person| person.account).collect();
    if !names.is_empty() {
        delete_waiting(store, joining::Entity::delete_many().filter(over), names).await?;
    }
    Ok(())
}

async fn delete_waiting(
    store: &Store,
    of: sea_orm::DeleteMany<joining::Entity>,
    names: Vec<String>,
) -> Result<bool, DbErr> {
    let transaction = store.begin().await?;
    if of.exec(&transaction).await?.rows_affected != names.len() as u64 {
        // Let in meanwhile.
        return Ok(false);
    }
    session::Entity::delete_many().filter(session::Column::Account.is_in(names.clone())).exec(&transaction).await?;
    account::Entity::delete_many().filter(account::Column::Account.is_in(names)).exec(&transaction).await?;
    transaction.commit().await?;
    Ok(true)
}

fn key(token: &str) -> Vec<u8> {
    Digest::of(token.as_bytes()).to_bytes().to_vec()
}
