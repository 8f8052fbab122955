//! Calls and their key sets.

use std::collections::BTreeSet;

use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbErr,
    EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QueryOrder as _,
};
use time::Date;
use vault::{call_state::CallState, id::CallId, key_set::SignedKeySet, log::SignedEntry};

use super::{
    Store, column, documents,
    entity::{account, call, key_set, membership, wrap},
    log, unsigned,
};
use crate::{
    error::Reason,
    setup::{Founding, NewCall},
};

/// 24 months.
const RETENTION_WEEKS: i32 = 104;

impl call::Model {
    /// Where a keyholder put it. The document's last day also closes a call.
    ///
    /// # Errors
    /// [`DbErr`] if the database holds what it never was given.
    pub fn state(&self) -> Result<CallState, DbErr> {
        self.state.parse().map_err(|unknown| DbErr::Type(format!("{unknown}")))
    }

    /// Epoch of the key set in force.
    pub fn epoch(&self) -> u32 {
        unsigned(self.epoch)
    }

    /// Version of the document in force; 0 if there is none yet.
    pub fn version(&self) -> u32 {
        unsigned(self.version)
    }
}

/// Every call, by name.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn list(store: &Store) -> Result<Vec<call::Model>, DbErr> {
    call::Entity::find().order_by_asc(call::Column::Call).all(store.reader()).await
}

/// One call.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn find(store: &Store, call: &CallId) -> Result<Option<call::Model>, DbErr> {
    store.calls.ask(call.clone()).await
}

/// The same of several, in their order.
pub(super) async fn find_each(db: DatabaseConnection, calls: Vec<CallId>) -> Result<Vec<Option<call::Model>>, DbErr> {
    let names: BTreeSet<_> = calls.iter().map(CallId::as_ref).collect();
    let found = call::Entity::find().filter(call::Column::Call.is_in(names)).all(&db).await?;
    Ok(calls.iter().map(|of| found.iter().find(|one| one.call == of.as_ref()).cloned()).collect())
}

/// One, within a transaction.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub(super) async fn find_in(db: &impl ConnectionTrait, call: &CallId) -> Result<Option<call::Model>, DbErr> {
    call::Entity::find_by_id(call.as_ref()).one(db).await
}

/// The key set of an epoch.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn key_set(store: &Store, call: &CallId, epoch: u32) -> Result<Option<key_set::Model>, DbErr> {
    key_set::Entity::find_by_id((call.to_string(), column(epoch))).one(store.reader()).await
}

/// The epoch of the oldest identity that a page which is still open may have sealed to: that in force, or on the day on which it came
/// into force and the next the one before.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn oldest_identity(store: &Store, found: &call::Model, today: Date) -> Result<u32, DbErr> {
    let row = |epoch: i32| key_set::Entity::find_by_id((found.call.clone(), epoch)).one(store.reader());
    let Some(in_force) = row(found.epoch).await? else { return Ok(found.epoch()) };
    let began = row(in_force.identity).await?.and_then(|keys| keys.since);
    // ISO 8601 sorts as text.
    let yesterday = today.previous_day().unwrap_or(today).to_string();
    let is_fresh = began.is_some_and(|since| since >= yesterday);
    Ok(unsigned(in_force.identity).saturating_sub(u32::from(is_fresh)))
}

/// Whether a call that holds invented testimonies is here.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn any_synthetic(store: &Store) -> Result<bool, DbErr> {
    let found = call::Entity::find().filter(call::Column::Synthetic.eq(true));
    Ok(found.one(store.reader()).await?.is_some())
}

/// Whether there is any call.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn any(store: &Store) -> Result<bool, DbErr> {
    Ok(call::Entity::find().one(store.reader()).await?.is_some())
}

/// Makes the first call with its accounts, all at once or not at all. `false` if there is a call already.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn found(store: &Store, founding: Founding) -> Result<bool, DbErr> {
    let transaction = store.begin().await?;
    if call::Entity::find().count(&transaction).await? > 0 {
        return Ok(false);
    }
    insert_call(&transaction, &founding.call).await?;
    let accounts = founding.accounts.into_iter().map(account::ActiveModel::from);
    account::Entity::insert_many(accounts).exec_without_returning(&transaction).await?;
    insert_members(&transaction, &founding.call.key_set).await?;
    let wraps = founding.call.wraps.into_iter().map(wrap::ActiveModel::from);
    wrap::Entity::insert_many(wraps).exec_without_returning(&transaction).await?;
    transaction.commit().await?;
    Ok(true)
}

/// Makes another call for accounts that are there. `false` if its name is taken.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn add(store: &Store, new: NewCall) -> Result<bool, DbErr> {
    let transaction = store.begin().await?;
    let name = new.key_set.set().call.to_string();
    if call::Entity::find_by_id(name).one(&transaction).await?.is_some() {
        return Ok(false);
    }
    insert_call(&transaction, &new).await?;
    insert_members(&transaction, &new.key_set).await?;
    let wraps = new.wraps.into_iter().map(wrap::ActiveModel::from);
    wrap::Entity::insert_many(wraps).exec_without_returning(&transaction).await?;
    transaction.commit().await?;
    Ok(true)
}

/// Puts a call into another state, with the entry of the log that says so: both or neither.
///
/// # Errors
/// [`Reason::StateStale`], those of [`log::add`], or those of storage.
pub async fn set_state(store: &Store, next: CallState, entry: &SignedEntry, today: Date) -> Result<(), Reason> {
    let from = CallState::ALL.into_iter().filter(|state| state.may_become(next)).map(CallState::as_str);
    let transaction = store.begin().await?;
    let moved = call::Entity::update_many()
        .col_expr(call::Column::State, next.as_str().into())
        .filter(call::Column::Call.eq(entry.entry().call.as_ref()))
        .filter(call::Column::State.is_in(from))
        .exec(&transaction)
        .await?;
    if moved.rows_affected != 1 {
        return Err(Reason::StateStale);
    }
    log::append_in_force(&transaction, entry, today).await?;
    transaction.commit().await?;
    Ok(())
}

/// The call with its first key set and document.
async fn insert_call(transaction: &DatabaseTransaction, new: &NewCall) -> Result<(), DbErr> {
    let set = new.key_set.set();
    let row = call::ActiveModel {
        call: Set(set.call.to_string()),
        state: Set(CallState::Open.as_str().to_owned()),
        root_fingerprint: Set(new.key_set.fingerprint().to_string()),
        epoch: Set(column(set.epoch)),
        retention_weeks: Set(RETENTION_WEEKS),
        synthetic: Set(set.synthetic),
        version: Set(column(new.document.document.version)),
    };
    call::Entity::insert(row).exec_without_returning(transaction).await?;
    insert_key_set(transaction, &new.key_set, set.epoch, None).await?;
    documents::insert(transaction, &new.document).await
}

/// `identity` is the epoch from which its identity is in force; `since` matters from the second epoch on.
pub(super) async fn insert_key_set(
    transaction: &DatabaseTransaction,
    signed: &SignedKeySet,
    identity: u32,
    since: Option<Date>,
) -> Result<(), DbErr> {
    let set = signed.set();
    let row = key_set::ActiveModel {
        call: Set(set.call.to_string()),
        epoch: Set(column(set.epoch)),
        digest: Set(signed.digest().to_bytes().to_vec()),
        not_after: Set(set.not_after.to_string()),
        note: Set(signed.note().to_owned()),
        since: Set(since.map(|day| day.to_string())),
        identity: Set(column(identity)),
    };
    key_set::Entity::insert(row).exec_without_returning(transaction).await?;
    Ok(())
}

pub(super) async fn insert_members(transaction: &impl ConnectionTrait, signed: &SignedKeySet) -> Result<(), DbErr> {
    let set = signed.set();
    let rows = set.members.iter().map(|member| membership::ActiveModel {
        call: Set(set.call.to_string()),
        account: Set(member.account.to_string()),
        role: Set(member.role.to_string()),
    });
    membership::Entity::insert_many(rows).exec_without_returning(transaction).await?;
    Ok(())
}
