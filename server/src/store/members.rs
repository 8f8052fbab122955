//! The next key set of a call, with everything that changes with it: members, wraps, the log.

use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QuerySelect as _,
    QueryTrait as _, sea_query::OnConflict,
};
use time::Date;
use vault::{
    id::CallId,
    key_set::{KeySet, SignedKeySet},
    role::Role,
};

use super::{
    Store, calls, column,
    entity::{account, call, invitation, joining, membership, session, wrap},
    holders, log, proposals, reseal,
};
use crate::{
    error::Reason,
    setup::{InForce, Next},
};

/// The key set in force with what the next one must follow.
///
/// # Errors
/// [`Reason::NotFound`], or those of storage.
pub async fn in_force(store: &Store, call: &CallId) -> Result<InForce, Reason> {
    let found = calls::find(store, call).await?.ok_or(Reason::NotFound)?;
    let row = calls::key_set(store, call, found.epoch()).await?.ok_or(Reason::Internal)?;
    let keys = SignedKeySet::verify_past(&row.note, None).map_err(|_| Reason::Internal)?;
    Ok(InForce { keys, identity: row.identity.cast_unsigned(), head: log::head(store.reader(), call).await? })
}

/// Puts the next key set in force, if its predecessor still is, with its wraps and entries: all of it or nothing. What those who leave
/// had (wraps, sessions, and the account if it is in no call any more) goes with it.
///
/// # Errors
/// [`Reason::KeySetNotNext`], [`Reason::LogStale`], [`Reason::LogDay`], [`Reason::LogFull`], [`Reason::MembersDiffer`],
/// [`Reason::WrapMissing`], or those of storage.
pub async fn advance(store: &Store, next: Next, today: Date) -> Result<(), Reason> {
    let Next { keys, identity, wraps, log: entries } = next;
    let set = keys.set();
    let transaction = store.begin().await?;
    let moved = call::Entity::update_many()
        .col_expr(call::Column::Epoch, column(set.epoch).into())
        .filter(call::Column::Call.eq(set.call.as_ref()))
        .filter(call::Column::Epoch.eq(column(set.epoch.saturating_sub(1))))
        .exec(&transaction)
        .await?;
    if moved.rows_affected != 1 {
        return Err(Reason::KeySetNotNext);
    }
    for entry in &entries {
        log::append(&transaction, entry, today).await?;
    }
    if log::head(&transaction, &set.call).await?.digest != set.log_head {
        return Err(Reason::LogStale);
    }
    calls::insert_key_set(&transaction, &keys, identity, Some(today)).await?;
    check_accounts(&transaction, set).await?;
    let left = leave(&transaction, set).await?;
    calls::insert_members(&transaction, &keys).await?;
    holders::release_of_strangers(&transaction, &set.call).await?;
    if !wraps.is_empty() {
        let again =
            OnConflict::columns([wrap::Column::Call, wrap::Column::Account, wrap::Column::Secret, wrap::Column::Epoch])
                .update_column(wrap::Column::File)
                .to_owned();
        let wraps = wraps.into_iter().map(wrap::ActiveModel::from);
        wrap::Entity::insert_many(wraps).on_conflict(again).exec_without_returning(&transaction).await?;
    }
    check_wraps(&transaction, set, identity).await?;
    forget(&transaction, &left).await?;
    invitation::Entity::delete_many()
        .filter(invitation::Column::Call.eq(set.call.as_ref()))
        .filter(invitation::Column::Account.is_in(left))
        .exec(&transaction)
        .await?;
    if identity == set.epoch {
        reseal::restore_all(&transaction, &set.call).await?;
        // Sealed to an identity that is not in force any more, and perhaps by somebody who is leaving.
        proposals::end(&transaction, &set.call).await?;
    }
    transaction.commit().await?;
    Ok(())
}

/// Takes away the memberships of the key set before, and every wrap for somebody who may not hold it any more. Who is gone?
async fn leave(db: &impl ConnectionTrait, set: &KeySet) -> Result<Vec<String>, DbErr> {
    let of_call = membership::Column::Call.eq(set.call.as_ref());
    let before: Vec<String> = membership::Entity::find()
        .filter(of_call.clone())
        .select_only()
        .column(membership::Column::Account)
        .into_tuple()
        .all(db)
        .await?;
    membership::Entity::delete_many().filter(of_call).exec(db).await?;
    let names = |may: fn(Role) -> bool| -> Vec<String> {
        set.members.iter().filter(|member| may(member.role)).map(|member| member.account.to_string()).collect()
    };
    let not_for = |secret: &str, may: fn(Role) -> bool| {
        Condition::all().add(wrap::Column::Secret.eq(secret)).add(wrap::Column::Account.is_not_in(names(may)))
    };
    let refused =
        Condition::any().add(not_for("call", Role::may_open)).add(not_for("root", |role| role == Role::Keyholder));
    wrap::Entity::delete_many().filter(wrap::Column::Call.eq(set.call.as_ref())).filter(refused).exec(db).await?;
    let stays = names(|_| true);
    joining::Entity::delete_many().filter(joining::Column::Account.is_in(stays.clone())).exec(db).await?;
    Ok(before.into_iter().filter(|account| !stays.contains(account)).collect())
}

/// Whether every member has an account with the same keys.
async fn check_accounts(db: &impl ConnectionTrait, set: &KeySet) -> Result<(), Reason> {
    for member in &set.members {
        let account = account::Entity::find_by_id(member.account.as_ref()).one(db).await?;
        let same = account
            .is_some_and(|account| member.has_recipient(&account.recipient) && account.signing == member.signing);
        if !same {
            return Err(Reason::MembersDiffer);
        }
    }
    Ok(())
}

/// Whether everyone who may open holds the identity in force.
async fn check_wraps(db: &impl ConnectionTrait, set: &KeySet, identity: u32) -> Result<(), Reason> {
    for member in set.members.iter().filter(|member| member.role.may_open()) {
        let key = (set.call.to_string(), member.account.to_string(), "call".to_owned(), column(identity));
        if wrap::Entity::find_by_id(key).one(db).await?.is_none() {
            return Err(Reason::WrapMissing);
        }
    }
    Ok(())
}

/// Ends every session of those who left, and deletes the accounts that are in no call and wait for none.
async fn forget(db: &impl ConnectionTrait, left: &[String]) -> Result<(), DbErr> {
    if left.is_empty() {
        return Ok(());
    }
    session::Entity::delete_many().filter(session::Column::Account.is_in(left.to_vec())).exec(db).await?;
    let elsewhere = membership::Entity::find().select_only().column(membership::Column::Account).into_query();
    let waiting = joining::Entity::find().select_only().column(joining::Column::Account).into_query();
    account::Entity::delete_many()
        .filter(account::Column::Account.is_in(left.to_vec()))
        .filter(account::Column::Account.not_in_subquery(elsewhere))
        .filter(account::Column::Account.not_in_subquery(waiting))
        .exec(db)
        .await?;
    Ok(())
}
