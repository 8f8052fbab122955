//! What was there before, until a second member has looked.

use std::collections::HashMap;

use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use time::{Date, Duration};
use vault::{
    id::{Account, CallId, Digest},
    replacement::{Compact, Part, Piece, Quarantined, Replacement, Verdict},
};

use super::{Before, By, Table, headers, waiting_count};
use crate::store::{
    Store, calls,
    entity::{
        attachment, call, key_set,
        quarantine::{ActiveModel, Column, Entity, Model},
        recovery_wrap, wrap,
    },
    testimonies::digest,
    unsigned,
};

/// For so long files come in that were sealed offline to the identity before.
const LATE: Duration = Duration::days(30);

/// How many headers are in quarantine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Replaced by whoever asks.
    pub own: u64,
    /// Replaced by others.
    pub others: u64,
}

/// As [`super::identity`], within a transaction.
pub(super) async fn identity(db: &impl ConnectionTrait, name: &CallId) -> Result<Option<u32>, DbErr> {
    let Some(found) = call::Entity::find_by_id(name.as_ref()).one(db).await? else { return Ok(None) };
    let keys = key_set::Entity::find_by_id((name.to_string(), found.epoch)).one(db).await?;
    Ok(keys.map(|keys| unsigned(keys.identity)))
}

pub(super) async fn add(
    db: &impl ConnectionTrait,
    by: &By<'_>,
    item: &Replacement,
    before: Before,
) -> Result<(), DbErr> {
    let row = ActiveModel {
        part: Set(item.piece.part.as_str().to_owned()),
        row: Set(item.piece.row),
        testimony: Set(before.testimony),
        call: Set(by.call.to_string()),
        account: Set(by.account.to_string()),
        epoch: Set(before.epoch),
        header: Set(before.header),
        replacement_sha256: Set(item.new.digest().to_bytes().to_vec()),
        signature: Set(item.signature.to_vec()),
        expires_hour: Set(by.expires_hour),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

fn of_call(call: &CallId) -> sea_orm::Select<Entity> {
    Entity::find().filter(Column::Call.eq(call.as_ref()))
}

/// What is in quarantine, as whoever asks may know it.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn count(store: &Store, call: &CallId, account: &Account) -> Result<Counted, DbErr> {
    let all = of_call(call).count(store.reader()).await?;
    let own = of_call(call).filter(Column::Account.eq(account.as_ref())).count(store.reader()).await?;
    Ok(Counted { own, others: all.saturating_sub(own) })
}

/// Headers that others than `account` replaced, in the order of their parts' names, after `after`.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn quarantined(
    store: &Store,
    call: &CallId,
    account: &Account,
    after: Option<Piece>,
    limit: u64,
) -> Result<Vec<Quarantined>, DbErr> {
    let mut query = of_call(call).filter(Column::Account.ne(account.as_ref()));
    if let Some(Piece { part, row }) = after {
        let same = Condition::all().add(Column::Part.eq(part.as_str())).add(Column::Row.gt(row));
        query = query.filter(Condition::any().add(Column::Part.gt(part.as_str())).add(same));
    }
    let query = query.order_by_asc(Column::Part).order_by_asc(Column::Row).limit(limit);
    let found = query.all(store.reader()).await?;
    let mut now = HashMap::new();
    for part in Part::ALL {
        let rows: Vec<i64> = found.iter().filter(|model| model.part == part.as_str()).map(|model| model.row).collect();
        for (row, header) in headers(store.reader(), part, &rows).await? {
            now.insert(Piece { part, row }, header);
        }
    }
    Ok(found.into_iter().filter_map(|model| pair(model, &now)).collect())
}

/// Everything of a call that is in quarantine, each with the header that stands in its place now.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn all(store: &Store, call: &CallId) -> Result<Vec<(Model, Option<Vec<u8>>)>, DbErr> {
    let mut all = Vec::new();
    for model in of_call(call).all(store.reader()).await? {
        let now = match part_of(&model) {
            Some(part) => headers(store.reader(), part, &[model.row]).await?.pop().map(|(_, header)| header),
            None => None,
        };
        all.push((model, now));
    }
    Ok(all)
}

/// `None` for what was deleted, or saved anew, since it was replaced.
fn pair(model: Model, now: &HashMap<Piece, Vec<u8>>) -> Option<Quarantined> {
    let piece = Piece { part: part_of(&model)?, row: model.row };
    let header = now.get(&piece).filter(|header| is_replacement(&model, header))?;
    Some(Quarantined {
        piece,
        by: model.account.parse().ok()?,
        signature: model.signature.try_into().ok()?,
        new: Compact::of(header)?,
        old: model.header,
    })
}

/// Takes what a second member found: erases the header before, or puts it back. How many of each? Nobody judges what she replaced.
///
/// # Errors
/// [`DbErr`] if the database can't be written. Then nothing has changed.
pub async fn judge(store: &Store, call: &CallId, account: &Account, verdicts: &[Verdict]) -> Result<(u32, u32), DbErr> {
    let transaction = store.begin().await?;
    let (mut right, mut restored) = (0, 0);
    for Verdict { piece, new, is_right } in verdicts {
        let found = Entity::find_by_id((piece.part.as_str().to_owned(), piece.row))
            .filter(Column::Call.eq(call.as_ref()))
            .filter(Column::Account.ne(account.as_ref()))
            .one(&transaction)
            .await?;
        let Some(found) = found.filter(|found| digest(&found.replacement_sha256) == *new) else { continue };
        if *is_right {
            right += 1;
        } else if put_back(&transaction, &found).await? {
            restored += 1;
        }
        Entity::delete_by_id((found.part, found.row)).exec(&transaction).await?;
    }
    transaction.commit().await?;
    Ok((right, restored))
}

/// Only where the replacement still stands: a record that was saved since has a payload, and a header, of its own.
async fn put_back(db: &impl ConnectionTrait, before: &Model) -> Result<bool, DbErr> {
    let Some(part) = part_of(before) else { return Ok(false) };
    let now = headers(db, part, &[before.row]).await?;
    let stands = now.iter().any(|(_, header)| is_replacement(before, header));
    if let Some(table) = Table::of(part).filter(|_| stands) {
        db.execute(&table.set(before.row, &before.header, unsigned(before.epoch))).await?;
    }
    Ok(stands)
}

fn part_of(model: &Model) -> Option<Part> {
    Part::ALL.into_iter().find(|part| part.as_str() == model.part)
}

fn is_replacement(before: &Model, header: &[u8]) -> bool {
    Digest::of(header) == digest(&before.replacement_sha256)
}

/// Puts back every header of a call that nobody verified: its identity is about to change once more, and a quarantine is about one change.
pub(in crate::store) async fn restore_all(db: &impl ConnectionTrait, call: &CallId) -> Result<(), DbErr> {
    for before in of_call(call).all(db).await? {
        put_back(db, &before).await?;
    }
    Entity::delete_many().filter(Column::Call.eq(call.as_ref())).exec(db).await?;
    Ok(())
}

/// Attachments among what is erased in this hour, with the headers that stay.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn expired_attachments(store: &Store, hour: i64) -> Result<Vec<(i64, Vec<u8>)>, DbErr> {
    let over = Entity::find()
        .filter(Column::ExpiresHour.lte(hour))
        .filter(Column::Part.eq(Part::Attachment.as_str()))
        .select_only()
        .column(Column::Row)
        .into_tuple();
    let rows: Vec<i64> = over.all(store.reader()).await?;
    attachments(store, &rows).await
}

/// The headers of these attachments.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn attachments(store: &Store, rows: &[i64]) -> Result<Vec<(i64, Vec<u8>)>, DbErr> {
    headers(store.reader(), Part::Attachment, rows).await
}

/// Erases what nobody has looked at in its time. Whether anything was?
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn delete_expired(store: &Store, hour: i64) -> Result<bool, DbErr> {
    let transaction = store.begin().await?;
    let over = Entity::delete_many().filter(Column::ExpiresHour.lte(hour)).exec(&transaction).await?;
    transaction.commit().await?;
    Ok(over.rows_affected > 0)
}

/// Deletes the wraps of older identities, once nothing is left that they open and nothing more can come. Whether any were?
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn finish(store: &Store, name: &CallId, today: Date) -> Result<bool, DbErr> {
    let transaction = store.begin().await?;
    let Some(epoch) = identity(&transaction, name).await? else { return Ok(false) };
    let began = calls::key_set(store, name, epoch).await?.and_then(|keys| keys.since);
    // ISO 8601 sorts as text. The identity of the first key set has no day and nothing before it.
    let late = began.is_none_or(|since| since > today.saturating_sub(LATE).to_string());
    let uploads = attachment::Entity::find()
        .filter(attachment::Column::Call.eq(name.as_ref()))
        .filter(attachment::Column::Epoch.lt(epoch));
    if late
        || of_call(name).count(&transaction).await? > 0
        || uploads.count(&transaction).await? > 0
        || waiting_count(&transaction, name, epoch).await? > 0
    {
        return Ok(false);
    }
    let deleted = wrap::Entity::delete_many()
        .filter(wrap::Column::Call.eq(name.as_ref()))
        .filter(wrap::Column::Secret.eq("call"))
        .filter(wrap::Column::Epoch.lt(epoch))
        .exec(&transaction)
        .await?;
    recovery_wrap::Entity::delete_many()
        .filter(recovery_wrap::Column::Call.eq(name.as_ref()))
        .filter(recovery_wrap::Column::Secret.eq("call"))
        .filter(recovery_wrap::Column::Epoch.lt(epoch))
        .exec(&transaction)
        .await?;
    transaction.commit().await?;
    Ok(deleted.rows_affected > 0)
}
