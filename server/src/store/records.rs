//! Records: at most one of each testimony, replaced only by somebody who knows the one before.

use std::collections::HashMap;

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait as _, DbErr, EntityTrait as _, QueryFilter as _, QuerySelect as _,
    sea_query::{Expr, OnConflict},
};
use vault::{
    envelope::Envelope,
    id::{Account, Digest, SubmissionId},
    replacement::Part,
};

use super::{
    AT_ONCE, Store, column,
    entity::{quarantine, record, record_author, record_payload, testimony},
    erasure, testimonies,
};
use crate::guard::{self, Opener};

/// A record that passed every check at the door.
pub struct NewRecord {
    /// Who saved it.
    pub author: Account,
    /// The epoch in force, for which it was sealed.
    pub epoch: u32,
    /// Digest of the payload that it replaces.
    pub previous: Option<Digest>,
    /// Where the testimony stands from now on.
    pub state: String,
    /// Whether somebody has to look at it soon.
    pub urgent: bool,
    /// The sealed bytes.
    pub envelope: Envelope,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// Written now.
    New,
    /// It was here already. The file that came then has this digest.
    Held(Digest),
    /// Another record is here than the one that it replaces.
    Stale,
    /// There is no such testimony.
    Gone,
}

/// Writes a record in place of the one that it names, if its author may still do so, and moves its testimony along. What it replaced is then nowhere on the disk.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn save(store: &Store, opener: &Opener, id: &SubmissionId, new: &NewRecord) -> Result<Saved, DbErr> {
    let transaction = store.begin().await?;
    if !guard::may_still_open(&transaction, opener, id).await? {
        return Ok(Saved::Gone);
    }
    let Some(row) = testimonies::row(&transaction, opener.call(), id).await? else { return Ok(Saved::Gone) };
    let payload = new.envelope.payload_sha256();
    let before = record::Entity::find_by_id(row).one(&transaction).await?;
    if let Some(before) = &before
        && testimonies::digest(&before.payload_sha256) == payload
    {
        return Ok(Saved::Held(testimonies::digest(&before.received_sha256)));
    }
    if before.as_ref().map(|before| testimonies::digest(&before.payload_sha256)) != new.previous {
        return Ok(Saved::Stale);
    }
    record::Entity::delete_by_id(row).exec(&transaction).await?;
    // A header that was replaced while it was moved to a new key is of the record that goes.
    quarantine::Entity::delete_by_id((Part::Record.as_str().to_owned(), row)).exec(&transaction).await?;
    let facts = record::ActiveModel {
        row: Set(row),
        epoch: Set(column(new.epoch)),
        received_sha256: Set(new.envelope.sha256().to_bytes().to_vec()),
        payload_sha256: Set(payload.to_bytes().to_vec()),
        header: Set(new.envelope.header().to_vec()),
    };
    record::Entity::insert(facts).exec_without_returning(&transaction).await?;
    let payload = record_payload::ActiveModel { row: Set(row), payload: Set(new.envelope.payload().to_vec()) };
    record_payload::Entity::insert(payload).exec_without_returning(&transaction).await?;
    let author = record_author::ActiveModel { testimony: Set(row), account: Set(new.author.to_string()) };
    let once = OnConflict::columns([record_author::Column::Testimony, record_author::Column::Account]);
    record_author::Entity::insert(author)
        .on_conflict(once.to_owned().do_nothing().to_owned())
        .exec_without_returning(&transaction)
        .await?;
    testimony::Entity::update_many()
        .col_expr(testimony::Column::State, Expr::value(new.state.as_str()))
        .col_expr(testimony::Column::Urgent, Expr::value(new.urgent))
        .filter(testimony::Column::Row.eq(row))
        .exec(&transaction)
        .await?;
    transaction.commit().await?;
    if before.is_some() {
        erasure::sweep(store).await;
    }
    Ok(Saved::New)
}

/// A record with its sealed bytes: `None` if there is no such testimony, `Some(None)` if it has no record.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn find(
    store: &Store,
    opener: &Opener,
    id: &SubmissionId,
) -> Result<Option<Option<(record::Model, Vec<u8>)>>, DbErr> {
    let Some(row) = testimonies::row(store.reader(), opener.call(), id).await? else { return Ok(None) };
    let Some(found) = record::Entity::find_by_id(row).one(store.reader()).await? else { return Ok(Some(None)) };
    let payload = record_payload::Entity::find_by_id(row).one(store.reader()).await?;
    Ok(Some(payload.map(|payload| (found, payload.payload))))
}

/// Of each of these testimonies that has one: how many people saved its record, and whether the opener is among them.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn people(store: &Store, opener: &Opener, rows: &[i64]) -> Result<HashMap<i64, (u32, bool)>, DbErr> {
    let mut people = HashMap::new();
    for rows in rows.chunks(AT_ONCE) {
        let authors: Vec<(i64, String)> = record_author::Entity::find()
            .filter(record_author::Column::Testimony.is_in(rows.iter().copied()))
            .select_only()
            .columns([record_author::Column::Testimony, record_author::Column::Account])
            .into_tuple()
            .all(store.reader())
            .await?;
        for (row, author) in authors {
            let (count, is_me) = people.entry(row).or_insert((0, false));
            *count += 1;
            *is_me |= author == opener.account().as_ref();
        }
    }
    Ok(people)
}
