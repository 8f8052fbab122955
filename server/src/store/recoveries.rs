//! Recoveries, and the accounts that come by way of them.

use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, DatabaseTransaction, DbErr, EntityTrait as _, IntoActiveModel as _,
    QueryFilter as _, QueryOrder as _,
};
use time::Date;
use vault::id::{Account, CallId};

use super::{
    Store, calls, column,
    entity::{account, call, key_set, membership, recovery, recovery_wrap, wrap},
    erasure, unsigned,
};
use crate::recovery::{Enrolled, Kept};

/// The plan in force.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn find(store: &Store, call: &CallId) -> Result<Option<recovery::Model>, DbErr> {
    recovery::Entity::find_by_id(call.as_ref()).one(store.reader()).await
}

/// What is wrapped to it: the root last, call identities from the oldest on.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn wraps(store: &Store, call: &CallId) -> Result<Vec<recovery_wrap::Model>, DbErr> {
    recovery_wrap::Entity::find()
        .filter(recovery_wrap::Column::Call.eq(call.as_ref()))
        .order_by_asc(recovery_wrap::Column::Secret)
        .order_by_asc(recovery_wrap::Column::Epoch)
        .all(store.reader())
        .await
}

/// The epoch of the newest call identity that any member has.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn newest_identity(store: &Store, call: &CallId) -> Result<Option<u32>, DbErr> {
    let Some(found) = calls::find(store, call).await? else { return Ok(None) };
    let keys = calls::key_set(store, call, found.epoch()).await?;
    Ok(keys.map(|keys| unsigned(keys.identity)))
}

/// Puts a plan in force with its wraps, in place of the one before; or other wraps, if the plan is in force already. `false` if it is neither
/// the plan in force nor the next.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn keep(store: &Store, kept: Kept) -> Result<bool, DbErr> {
    let transaction = store.begin().await?;
    let before = recovery::Entity::find_by_id(&kept.plan.call).one(&transaction).await?;
    let next = before.as_ref().map_or(1, |before| before.number.saturating_add(1));
    if before.as_ref() != Some(&kept.plan) && kept.plan.number != next {
        return Ok(false);
    }
    let call = kept.plan.call.clone();
    recovery_wrap::Entity::delete_many().filter(recovery_wrap::Column::Call.eq(&call)).exec(&transaction).await?;
    recovery::Entity::delete_by_id(&call).exec(&transaction).await?;
    recovery::Entity::insert(kept.plan.into_active_model()).exec_without_returning(&transaction).await?;
    let wraps = kept.wraps.into_iter().map(recovery_wrap::Model::into_active_model);
    recovery_wrap::Entity::insert_many(wraps).exec_without_returning(&transaction).await?;
    transaction.commit().await?;
    // Sheets that were replaced are to open nothing that is left of the old wraps.
    erasure::sweep(store).await;
    Ok(true)
}

/// What came of an enrolment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Came {
    /// The account is there, and the key set in force.
    Enrolled,
    /// Another key set came between.
    NotNext,
    /// The name is taken.
    Taken,
}

/// Makes the account, gives it its wraps, and puts the key set in force: all at once or not at all.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn enrol(store: &Store, enrolled: Enrolled, today: Date) -> Result<Came, DbErr> {
    let transaction = store.begin().await?;
    if taken(&transaction, enrolled.account.account()).await? {
        return Ok(Came::Taken);
    }
    let set = enrolled.key_set.set();
    let moved = call::Entity::update_many()
        .col_expr(call::Column::Epoch, column(set.epoch).into())
        .filter(call::Column::Call.eq(set.call.as_ref()))
        .filter(call::Column::Epoch.eq(column(set.epoch.saturating_sub(1))))
        .exec(&transaction)
        .await?;
    if moved.rows_affected != 1 {
        return Ok(Came::NotNext);
    }
    account::Entity::insert(account::ActiveModel::from(enrolled.account)).exec_without_returning(&transaction).await?;
    let wraps = enrolled.wraps.into_iter().map(wrap::ActiveModel::from);
    wrap::Entity::insert_many(wraps).exec_without_returning(&transaction).await?;
    // Nothing but the member is new: the identity in force stays the same.
    let before = (set.call.to_string(), column(set.epoch.saturating_sub(1)));
    let Some(before) = key_set::Entity::find_by_id(before).one(&transaction).await? else { return Ok(Came::NotNext) };
    calls::insert_key_set(&transaction, &enrolled.key_set, unsigned(before.identity), Some(today)).await?;
    let newest = set.members.last().expect("no key set is without members");
    let row = membership::ActiveModel {
        account: Set(newest.account.to_string()),
        call: Set(set.call.to_string()),
        role: Set(newest.role.to_string()),
    };
    membership::Entity::insert(row).exec_without_returning(&transaction).await?;
    transaction.commit().await?;
    Ok(Came::Enrolled)
}

async fn taken(transaction: &DatabaseTransaction, account: &Account) -> Result<bool, DbErr> {
    Ok(account::Entity::find_by_id(account.as_ref()).one(transaction).await?.is_some())
}
