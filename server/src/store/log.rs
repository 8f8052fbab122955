//! What members did, entry by entry.

use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use time::Date;
use vault::{
    id::CallId,
    log::{Entry, Head, PER_DAY, SignedEntry},
};

use super::{
    Store, calls, column,
    entity::log_entry::{ActiveModel, Column, Entity, Model},
    testimonies::digest,
    unsigned,
};
use crate::error::Reason;

/// Entries of one answer: at most 256 KiB.
const PAGE: u64 = 256;

/// The end of a call's log.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn head(db: &impl ConnectionTrait, call: &CallId) -> Result<Head, DbErr> {
    Ok(after(last(db, call).await?.as_ref()))
}

async fn last(db: &impl ConnectionTrait, call: &CallId) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::Call.eq(call.as_ref())).order_by_desc(Column::Number).one(db).await
}

fn after(last: Option<&Model>) -> Head {
    last.map_or(Head::EMPTY, |last| Head { number: unsigned(last.number), digest: digest(&last.digest) })
}

/// The entries of a call after the one of this number, in order, as many as one answer takes; and the number to go on after, if there
/// are more.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn page(store: &Store, call: &CallId, after: u32) -> Result<(Vec<String>, Option<u32>), DbErr> {
    let entries = Entity::find()
        .filter(Column::Call.eq(call.as_ref()))
        .filter(Column::Number.gt(column(after)))
        .order_by_asc(Column::Number)
        .limit(PAGE + 1);
    let mut entries = entries.all(store.reader()).await?;
    let more = entries.len() as u64 > PAGE;
    if more {
        entries.pop();
    }
    let next = entries.last().filter(|_| more).map(|last| unsigned(last.number));
    Ok((entries.into_iter().map(|entry| entry.text).collect(), next))
}

/// Adds an entry that was verified against the key set in force, if that still is in force and the entry is the next.
///
/// # Errors
/// [`Reason::LogStale`], [`Reason::LogDay`], [`Reason::LogFull`], or those of storage.
pub async fn add(store: &Store, entry: &SignedEntry, today: Date) -> Result<(), Reason> {
    let transaction = store.begin().await?;
    append_in_force(&transaction, entry, today).await?;
    transaction.commit().await?;
    Ok(())
}

/// The same within a transaction.
///
/// # Errors
/// As [`add`].
pub(super) async fn append_in_force(db: &impl ConnectionTrait, entry: &SignedEntry, today: Date) -> Result<(), Reason> {
    let found = calls::find_in(db, &entry.entry().call).await?.ok_or(Reason::NotFound)?;
    if found.epoch() == entry.entry().epoch { append(db, entry, today).await } else { Err(Reason::LogStale) }
}

/// Adds an entry whose key set is the caller's business.
///
/// # Errors
/// As [`add`].
pub(super) async fn append(db: &impl ConnectionTrait, entry: &SignedEntry, today: Date) -> Result<(), Reason> {
    let Entry { call, day, by, .. } = entry.entry();
    let before = last(db, call).await?;
    let next = after(before.as_ref()).then(entry).map_err(|_| Reason::LogStale)?;
    let before = before.map(|last| SignedEntry::read(&last.text)).transpose().map_err(|_| Reason::Internal)?;
    let is_late = before.is_some_and(|last| *day < last.entry().day);
    if is_late || *day > today.next_day().unwrap_or(Date::MAX) {
        return Err(Reason::LogDay);
    }
    let same_day = Entity::find()
        .filter(Column::Call.eq(call.as_ref()))
        .filter(Column::Day.eq(day.to_string()))
        .filter(Column::Account.eq(by.as_ref()));
    if same_day.count(db).await? >= u64::from(PER_DAY) {
        return Err(Reason::LogFull);
    }
    let row = ActiveModel {
        call: Set(call.to_string()),
        number: Set(column(next.number)),
        digest: Set(next.digest.to_bytes().to_vec()),
        text: Set(entry.text().to_owned()),
        account: Set(Some(by.to_string())),
        day: Set(Some(day.to_string())),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}
