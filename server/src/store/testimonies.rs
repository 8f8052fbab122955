//! Testimonies, as the desk and the door see them.

use std::collections::HashSet;

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QuerySelect as _, Select,
    sea_query::{Expr, OnConflict},
};
use vault::{
    envelope::Envelope,
    id::{AttachmentId, CallId, Digest, SubmissionId},
    receipt::ReceiptHeader,
};

use super::{
    Store, attachments, column,
    entity::{payload, testimony},
};
use crate::{clock::Week, guard::Opener, withdrawn::Marks};

/// State of a testimony that nobody has opened.
pub const NEW: &str = "new";

/// Bytes of payloads in one statement, or one payload.
const PAYLOADS: usize = 1 << 20;

/// A testimony that passed every check at the door.
pub struct Arrival {
    /// Drawn by the sender.
    pub id: SubmissionId,
    /// The call it is for.
    pub call: CallId,
    /// The epoch in force, for which it was sealed.
    pub epoch: u32,
    /// The sealed bytes.
    pub envelope: Envelope,
    /// Of the file as it came. It and the next are taken at the door: writers have no time for that.
    pub sha256: Digest,
    /// Of its payload.
    pub payload_sha256: Digest,
    /// What lets the survivor come back.
    pub receipt: Option<ReceiptHeader>,
    /// What it would leave if it was withdrawn.
    pub marks: Marks,
    /// Files that came before it and belong to it.
    pub attachments: Vec<AttachmentId>,
    /// The week it came in.
    pub week: Week,
    /// The week it is deleted in.
    pub purge_week: Week,
}

/// What is held under an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Digested {
    /// SHA-256 of the file as it came.
    pub sha256: Digest,
}

/// What is held under `id` in `call`, if anything. An id that is taken in another call is held with no matching bytes.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn held(db: &impl ConnectionTrait, id: &SubmissionId, call: &CallId) -> Result<Option<Digested>, DbErr> {
    let found: Option<(String, Vec<u8>)> = testimony::Entity::find()
        .filter(testimony::Column::SubmissionId.eq(id.to_bytes().to_vec()))
        .select_only()
        .columns([testimony::Column::Call, testimony::Column::ReceivedSha256])
        .into_tuple()
        .one(db)
        .await?;
    Ok(found.map(|(of, sha256)| Digested { sha256: if of == call.as_ref() { digest(&sha256) } else { Digest::ZERO } }))
}

/// Whether another testimony has the same receipt.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn is_receipt_taken(db: &impl ConnectionTrait, arrival: &Arrival) -> Result<bool, DbErr> {
    let Some(receipt) = &arrival.receipt else { return Ok(false) };
    let lookup = receipt.lookup_hash.to_bytes().to_vec();
    let found: Option<i64> = testimony::Entity::find()
        .filter(testimony::Column::ReceiptLookup.eq(lookup))
        .select_only()
        .column(testimony::Column::Row)
        .into_tuple()
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// Writes header and payload of each under its row, and ties its attachments to it. Says which rows are in: of the others, id, receipt or row was taken, and
/// nothing is written. Part of a transaction; see [`super::intake`].
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn insert(db: &impl ConnectionTrait, arrivals: &[(i64, &Arrival)]) -> Result<HashSet<i64>, DbErr> {
    let new = testimony::Entity::insert_many(arrivals.iter().map(|(row, arrival)| facts(*row, arrival)))
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(db)
        .await?;
    let mut arrivals = arrivals.to_vec();
    if new < arrivals.len() as u64 {
        arrivals = written(db, arrivals).await?;
    }
    let mut rest = arrivals.as_slice();
    while !rest.is_empty() {
        let (some, others) = rest.split_at(at_once(rest));
        let payloads = some.iter().map(|(row, arrival)| payload::ActiveModel {
            row: Set(*row),
            payload: Set(arrival.envelope.payload().to_vec()),
        });
        payload::Entity::insert_many(payloads).exec_without_returning(db).await?;
        rest = others;
    }
    for (row, arrival) in &arrivals {
        attachments::bind(db, &arrival.attachments, *row).await?;
    }
    Ok(arrivals.into_iter().map(|(row, _)| row).collect())
}

/// Those that are in the table. One whose row was another's before is not.
async fn written<'a>(
    db: &impl ConnectionTrait,
    arrivals: Vec<(i64, &'a Arrival)>,
) -> Result<Vec<(i64, &'a Arrival)>, DbErr> {
    let rows: Vec<(i64, Vec<u8>)> = testimony::Entity::find()
        .filter(testimony::Column::Row.is_in(arrivals.iter().map(|(row, _)| *row)))
        .select_only()
        .columns([testimony::Column::Row, testimony::Column::SubmissionId])
        .into_tuple()
        .all(db)
        .await?;
    let is_in = |row: i64, arrival: &Arrival| rows.iter().any(|(r, id)| *r == row && *id == arrival.id.to_bytes());
    Ok(arrivals.into_iter().filter(|(row, arrival)| is_in(*row, arrival)).collect())
}

/// How many of these are written with one statement, which has a copy of each payload.
fn at_once(arrivals: &[(i64, &Arrival)]) -> usize {
    let mut bytes = 0;
    let fit = arrivals.iter().take_while(|(_, arrival)| {
        bytes += arrival.envelope.payload().len();
        bytes <= PAYLOADS
    });
    fit.count().max(1)
}

fn facts(row: i64, arrival: &Arrival) -> testimony::ActiveModel {
    let receipt = arrival.receipt.as_ref();
    let size = u32::try_from(arrival.envelope.size()).unwrap_or(u32::MAX);
    testimony::ActiveModel {
        row: Set(row),
        submission_id: Set(arrival.id.to_bytes().to_vec()),
        call: Set(arrival.call.to_string()),
        state: Set(NEW.to_owned()),
        week: Set(arrival.week.to_string()),
        purge_week: Set(arrival.purge_week.to_string()),
        size_class: Set(column(size)),
        epoch_sealed: Set(column(arrival.epoch)),
        epoch_now: Set(column(arrival.epoch)),
        received_sha256: Set(arrival.sha256.to_bytes().to_vec()),
        payload_sha256: Set(arrival.payload_sha256.to_bytes().to_vec()),
        receipt_lookup: Set(receipt.map(|receipt| receipt.lookup_hash.to_bytes().to_vec())),
        return_key: Set(receipt.map(|receipt| receipt.return_key.to_vec())),
        pin: Set(receipt.map(|receipt| receipt.pin.to_vec())),
        header: Set(arrival.envelope.header().to_vec()),
        done: Set(false),
        holder: Set(None),
        urgent: Set(false),
    }
}

/// The row of a testimony of this call.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn row(db: &impl ConnectionTrait, call: &CallId, id: &SubmissionId) -> Result<Option<i64>, DbErr> {
    testimony::Entity::find()
        .filter(testimony::Column::SubmissionId.eq(id.to_bytes().to_vec()))
        .filter(testimony::Column::Call.eq(call.as_ref()))
        .select_only()
        .column(testimony::Column::Row)
        .into_tuple()
        .one(db)
        .await
}

/// Rows of testimonies that are to be deleted in this week, or were in an earlier one.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn due(db: &impl ConnectionTrait, week: Week) -> Result<Vec<i64>, DbErr> {
    is_due(week).select_only().column(testimony::Column::Row).into_tuple().all(db).await
}

/// Of these rows those that still are, with their states.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn still_due(db: &impl ConnectionTrait, week: Week, rows: &[i64]) -> Result<Vec<(i64, String)>, DbErr> {
    is_due(week)
        .filter(testimony::Column::Row.is_in(rows.iter().copied()))
        .select_only()
        .columns([testimony::Column::Row, testimony::Column::State])
        .into_tuple()
        .all(db)
        .await
}

fn is_due(week: Week) -> Select<testimony::Entity> {
    // ISO weeks sort as text.
    testimony::Entity::find().filter(testimony::Column::PurgeWeek.lte(week.to_string()))
}

/// The row of a testimony that has a receipt.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn with_receipt(store: &Store, opener: &Opener, id: &SubmissionId) -> Result<Option<i64>, DbErr> {
    testimony::Entity::find()
        .filter(testimony::Column::SubmissionId.eq(id.to_bytes().to_vec()))
        .filter(testimony::Column::Call.eq(opener.call().as_ref()))
        .filter(testimony::Column::ReceiptLookup.is_not_null())
        .select_only()
        .column(testimony::Column::Row)
        .into_tuple()
        .one(store.reader())
        .await
}

/// Marks a testimony as urgent, or takes the mark off. `false` if it is not there.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn set_urgent(store: &Store, opener: &Opener, id: &SubmissionId, urgent: bool) -> Result<bool, DbErr> {
    let transaction = store.begin().await?;
    let marked = testimony::Entity::update_many()
        .col_expr(testimony::Column::Urgent, Expr::value(urgent))
        .filter(testimony::Column::SubmissionId.eq(id.to_bytes().to_vec()))
        .filter(testimony::Column::Call.eq(opener.call().as_ref()))
        .exec(&transaction)
        .await?;
    transaction.commit().await?;
    Ok(marked.rows_affected == 1)
}

/// The header of a testimony, and the row of its payload.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn header(store: &Store, opener: &Opener, id: &SubmissionId) -> Result<Option<(i64, Vec<u8>)>, DbErr> {
    testimony::Entity::find()
        .filter(testimony::Column::SubmissionId.eq(id.to_bytes().to_vec()))
        .filter(testimony::Column::Call.eq(opener.call().as_ref()))
        .select_only()
        .columns([testimony::Column::Row, testimony::Column::Header])
        .into_tuple()
        .one(store.reader())
        .await
}

/// The payload in a row that [`header`] named.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn payload(store: &Store, row: i64) -> Result<Option<Vec<u8>>, DbErr> {
    let found = payload::Entity::find_by_id(row).one(store.reader()).await?;
    Ok(found.map(|payload| payload.payload))
}

/// A digest as a column holds it.
pub fn digest(column: &[u8]) -> Digest {
    column.try_into().map_or(Digest::ZERO, Digest::from_bytes)
}
