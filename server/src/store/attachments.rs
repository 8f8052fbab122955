//! Attachments, as doors and desk see them. Their bytes are on the [`crate::shelf`].

use std::collections::HashSet;

use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _, sea_query::Expr,
};
use vault::{
    envelope::{MOST_ATTACHMENTS, Passed},
    id::{AttachmentId, CallId, Digest, SubmissionId},
};

use super::{
    Store, asides, column,
    entity::attachment::{ActiveModel, Column, Entity, Model},
    testimonies::digest,
};
use crate::{error::Reason, guard::Opener, shelf::Shelf};

/// How long an attachment waits for its account, in hours.
const HOURS: i64 = 24;
/// What waits for its account may take this part of the room.
const WAITING: i64 = 4;

/// An upload that begins.
pub struct Upload {
    /// The call.
    pub call: CallId,
    /// The account that will name it.
    pub submission: SubmissionId,
    /// Drawn by the sender.
    pub attachment: AttachmentId,
    /// Bytes of the sealed file.
    pub length: u64,
    /// Epoch of an identity that is no newer than the one that it was sealed to.
    pub epoch: u32,
}

impl Model {
    /// Whether every byte came and passed the check.
    pub fn is_whole(&self) -> bool {
        self.received_sha256.is_some()
    }

    /// Bytes that are still to come.
    pub fn left(&self) -> u64 {
        (self.length - self.arrived).try_into().unwrap_or_default()
    }

    /// SHA-256 of the whole file, once it is whole.
    pub fn sha256(&self) -> Option<Digest> {
        self.received_sha256.as_deref().map(digest)
    }
}

/// Reserves room for a file. `room` is what all attachments together may take.
///
/// # Errors
/// [`Reason::AttachmentCount`], [`Reason::AttachmentTaken`], [`Reason::AttachmentsFull`], or those of storage.
pub async fn begin(store: &Store, upload: &Upload, token: &str, row: i64, hour: i64, room: u64) -> Result<(), Reason> {
    let transaction = store.begin().await?;
    if by_id(upload.attachment).one(&transaction).await?.is_some() {
        return Err(Reason::AttachmentTaken);
    }
    let of_account = Entity::find().filter(Column::SubmissionId.eq(upload.submission.to_bytes().to_vec()));
    if of_account.count(&transaction).await? >= MOST_ATTACHMENTS as u64 {
        return Err(Reason::AttachmentCount);
    }
    let length = i64::try_from(upload.length).map_err(|_| Reason::AttachmentsFull)?;
    let room = i64::try_from(room).unwrap_or(i64::MAX);
    let all = sum(&transaction, false).await?;
    let waiting = sum(&transaction, true).await?;
    if all.saturating_add(length) > room || waiting.saturating_add(length) > room / WAITING {
        return Err(Reason::AttachmentsFull);
    }
    let model = ActiveModel {
        row: Set(row),
        attachment_id: Set(upload.attachment.to_bytes().to_vec()),
        submission_id: Set(upload.submission.to_bytes().to_vec()),
        call: Set(upload.call.to_string()),
        testimony: Set(None),
        token_sha256: Set(hash(token)),
        length: Set(length),
        arrived: Set(0),
        // The running hour counts as none.
        expires_hour: Set(Some(hour + HOURS + 1)),
        header: Set(None),
        received_sha256: Set(None),
        payload_sha256: Set(None),
        epoch: Set(column(upload.epoch)),
    };
    Entity::insert(model).exec_without_returning(&transaction).await?;
    transaction.commit().await?;
    Ok(())
}

/// Announced bytes: those that come count as well.
async fn sum(db: &impl ConnectionTrait, waiting: bool) -> Result<i64, DbErr> {
    let found: Option<Option<i64>> = Entity::find()
        .apply_if(waiting.then_some(()), |query, ()| query.filter(Column::Testimony.is_null()))
        .select_only()
        .column_as(Expr::cust("CAST(SUM(length) AS BIGINT)"), "total")
        .into_tuple()
        .one(db)
        .await?;
    Ok(found.flatten().unwrap_or_default())
}

fn by_id(attachment: AttachmentId) -> sea_orm::Select<Entity> {
    Entity::find().filter(Column::AttachmentId.eq(attachment.to_bytes().to_vec()))
}

fn hash(token: &str) -> Vec<u8> {
    Digest::of(token.as_bytes()).to_bytes().to_vec()
}

/// The upload that this token may go on with.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn uploading(
    store: &Store,
    call: &CallId,
    attachment: AttachmentId,
    token: &str,
    hour: i64,
) -> Result<Option<Model>, DbErr> {
    by_id(attachment)
        .filter(Column::Call.eq(call.as_ref()))
        .filter(Column::TokenSha256.eq(hash(token)))
        .filter(Column::Testimony.is_null())
        .filter(Column::ExpiresHour.gt(hour))
        .one(store.reader())
        .await
}

/// What is known of an upload by now; `None` if it is gone.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn find(store: &Store, row: i64) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(row).one(store.reader()).await
}

/// Notes that the bytes from `from` to `to` are on the disk; `false` if others were noted meanwhile.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn advance(store: &Store, row: i64, from: i64, to: i64) -> Result<bool, DbErr> {
    let transaction = store.begin().await?;
    let changed = Entity::update_many()
        .col_expr(Column::Arrived, Expr::value(to))
        .filter(Column::Row.eq(row))
        .filter(Column::Arrived.eq(from))
        .exec(&transaction)
        .await?;
    transaction.commit().await?;
    Ok(changed.rows_affected == 1)
}

/// Notes that the file is whole.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn complete(store: &Store, row: i64, passed: &Passed) -> Result<(), DbErr> {
    let transaction = store.begin().await?;
    Entity::update_many()
        .col_expr(Column::Header, Expr::value(passed.header.bytes().to_vec()))
        .col_expr(Column::ReceivedSha256, Expr::value(passed.sha256.to_bytes().to_vec()))
        .col_expr(Column::PayloadSha256, Expr::value(passed.payload_sha256.to_bytes().to_vec()))
        .filter(Column::Row.eq(row))
        .exec(&transaction)
        .await?;
    transaction.commit().await
}

/// Whether each of these is whole, and waits for this account. Part of a transaction; see [`super::intake`].
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn are_ready(
    db: &impl ConnectionTrait,
    call: &CallId,
    submission: SubmissionId,
    attachments: &[AttachmentId],
) -> Result<bool, DbErr> {
    if attachments.is_empty() {
        return Ok(true);
    }
    let ready = named(attachments)
        .filter(Column::SubmissionId.eq(submission.to_bytes().to_vec()))
        .filter(Column::Call.eq(call.as_ref()))
        .filter(Column::Testimony.is_null())
        .filter(Column::ReceivedSha256.is_not_null());
    Ok(ready.count(db).await? == attachments.len() as u64)
}

fn named(attachments: &[AttachmentId]) -> sea_orm::Select<Entity> {
    Entity::find().filter(Column::AttachmentId.is_in(ids(attachments)))
}

fn ids(attachments: &[AttachmentId]) -> Vec<Vec<u8>> {
    attachments.iter().map(|id| id.to_bytes().to_vec()).collect()
}

/// Ties attachments to the account in `testimony`. Part of the transaction that writes it.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn bind(db: &impl ConnectionTrait, attachments: &[AttachmentId], testimony: i64) -> Result<(), DbErr> {
    if !attachments.is_empty() {
        Entity::update_many()
            .col_expr(Column::Testimony, Expr::value(testimony))
            .col_expr(Column::ExpiresHour, Expr::value(Option::<i64>::None))
            .filter(Column::AttachmentId.is_in(ids(attachments)))
            .exec(db)
            .await?;
    }
    Ok(())
}

/// Deletes what is known of the attachments of these testimonies, and says which files are to go from the shelf once that is committed.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn delete_of(db: &impl ConnectionTrait, testimonies: &[i64]) -> Result<Vec<i64>, DbErr> {
    let of = Column::Testimony.is_in(testimonies.iter().copied());
    let rows = Entity::find().filter(of.clone()).select_only().column(Column::Row).into_tuple().all(db).await?;
    Entity::delete_many().filter(of).exec(db).await?;
    Ok(rows)
}

/// Deletes what is known of one upload; `false` if it is gone, or an account has it by now.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn delete(store: &Store, row: i64) -> Result<bool, DbErr> {
    let transaction = store.begin().await?;
    let upload = Entity::delete_many().filter(Column::Row.eq(row)).filter(Column::Testimony.is_null());
    let deleted = upload.exec(&transaction).await?;
    transaction.commit().await?;
    Ok(deleted.rows_affected == 1)
}

/// Deletes what waited too long for its account.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn delete_expired(store: &Store, hour: i64) -> Result<(), DbErr> {
    let transaction = store.begin().await?;
    Entity::delete_many().filter(Column::ExpiresHour.lte(hour)).exec(&transaction).await?;
    transaction.commit().await
}

/// Every row there is.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn rows(store: &Store) -> Result<Vec<i64>, DbErr> {
    // By the writer, which sees what was committed last.
    Entity::find().select_only().column(Column::Row).into_tuple().all(store.writer()).await
}

/// Removes files that no row names.
///
/// # Errors
/// Those of storage.
pub async fn remove_strays(store: &Store, shelf: &Shelf) -> Result<(), Reason> {
    // What is another's by now is not ours to delete.
    shelf.ping().await?;
    // In this order: every file that is listed had its row before.
    let files = shelf.rows().await?;
    let known: HashSet<i64> = rows(store).await?.into_iter().collect();
    shelf.remove(files.into_iter().filter(|row| !known.contains(row)).collect()).await
}

/// Row and length in bytes of every file that is whole.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn whole(store: &Store) -> Result<Vec<(i64, u64)>, DbErr> {
    let whole: Vec<(i64, i64)> = Entity::find()
        .filter(Column::ReceivedSha256.is_not_null())
        .select_only()
        .columns([Column::Row, Column::Length])
        .order_by_asc(Column::Row)
        .into_tuple()
        .all(store.reader())
        .await?;
    Ok(whole.into_iter().map(|(row, length)| (row, length.unsigned_abs())).collect())
}

/// The attachments of a testimony.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn of(store: &Store, opener: &Opener, submission: SubmissionId) -> Result<Vec<Model>, DbErr> {
    bound(opener, submission).order_by_asc(Column::AttachmentId).all(store.reader()).await
}

/// The next `limit` attachments of a call after a row, without those of testimonies that the opener stepped aside from.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn of_call(store: &Store, opener: &Opener, after: Option<i64>, limit: u64) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::Call.eq(opener.call().as_ref()))
        .filter(Column::Testimony.is_not_null())
        .filter(asides::is_seen_at(opener.account(), (Entity, Column::Testimony)))
        .apply_if(after, |query, after| query.filter(Column::Row.gt(after)))
        .order_by_asc(Column::Row)
        .limit(limit)
        .all(store.reader())
        .await
}

/// One attachment of a testimony.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn one(
    store: &Store,
    opener: &Opener,
    submission: SubmissionId,
    attachment: AttachmentId,
) -> Result<Option<Model>, DbErr> {
    let one = bound(opener, submission).filter(Column::AttachmentId.eq(attachment.to_bytes().to_vec()));
    one.one(store.reader()).await
}

fn bound(opener: &Opener, submission: SubmissionId) -> sea_orm::Select<Entity> {
    Entity::find()
        .filter(Column::SubmissionId.eq(submission.to_bytes().to_vec()))
        .filter(Column::Call.eq(opener.call().as_ref()))
        .filter(Column::Testimony.is_not_null())
}
