//! Threads: what was added to testimonies.

use std::collections::HashMap;

use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, DbErr,
    EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use vault::{
    entry::{EntryFiles, EntryKind, Side},
    id::{Digest, SubmissionId},
};

use super::{
    Store, column,
    entity::{entry, entry_payload, testimony},
    unsigned,
};
use crate::{
    clock::Week,
    guard::{self, Opener},
};

/// The most entries of one thread.
const MOST: u32 = 500;
/// About how many bytes one answer carries; it has one entry at least.
const ONE_ANSWER: usize = 4 * 1_048_576;

/// An entry that passed every check at the door.
pub struct NewEntry {
    /// Its place in the thread.
    pub counter: u64,
    /// Message or amendment.
    pub kind: EntryKind,
    /// Who sent it.
    pub side: Side,
    /// The week it came in.
    pub week: Week,
    /// The epoch in force, for which it was sealed.
    pub epoch: u32,
    /// Both sealed files.
    pub files: EntryFiles,
    /// SHA-256 of the body as it came.
    pub body: Digest,
}

/// What became of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// Written now.
    New,
    /// The same body was here already, at the same place.
    Held,
    /// Its counter is not the next. The last is this.
    NotNext(u32),
    /// The thread has as many entries as it may have.
    Full,
    /// The testimony was deleted meanwhile.
    Gone,
}

/// An entry with what both sides may know of it.
pub struct Kept {
    /// Facts.
    pub entry: entry::Model,
    /// Sealed bytes.
    pub payload: entry_payload::Model,
}

/// Writes an entry if it is the next of its thread.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn add(store: &Store, testimony: i64, new: &NewEntry, row: i64) -> Result<Added, DbErr> {
    let transaction = store.begin().await?;
    let added = add_in(&transaction, testimony, new, row).await?;
    transaction.commit().await?;
    Ok(added)
}

/// The same of the desk, if whoever writes may still do so: asked in the transaction that writes.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn reply(
    store: &Store,
    (opener, id): (&Opener, &SubmissionId),
    testimony: i64,
    new: &NewEntry,
    row: i64,
) -> Result<Added, DbErr> {
    let transaction = store.begin().await?;
    if !guard::may_still_open(&transaction, opener, id).await? {
        return Ok(Added::Gone);
    }
    let added = add_in(&transaction, testimony, new, row).await?;
    transaction.commit().await?;
    Ok(added)
}

/// Whether exactly this entry is in the thread already: only its answer got lost.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn is_held(connection: &impl ConnectionTrait, testimony: i64, new: &NewEntry) -> Result<bool, DbErr> {
    let Ok(number) = u32::try_from(new.counter) else { return Ok(false) };
    let held = entry::Entity::find()
        .filter(entry::Column::Testimony.eq(testimony))
        .filter(entry::Column::Number.eq(column(number)))
        .filter(entry::Column::Side.eq(new.side.as_str()))
        .filter(entry::Column::BodySha256.eq(new.body.to_bytes().to_vec()));
    Ok(held.one(connection).await?.is_some())
}

async fn add_in(transaction: &DatabaseTransaction, testimony: i64, new: &NewEntry, row: i64) -> Result<Added, DbErr> {
    if testimony::Entity::find_by_id(testimony)
        .select_only()
        .column(testimony::Column::Row)
        .into_tuple::<i64>()
        .one(transaction)
        .await?
        .is_none()
    {
        return Ok(Added::Gone);
    }
    let last = last(transaction, testimony).await?;
    let Ok(number) = u32::try_from(new.counter) else { return Ok(Added::NotNext(last)) };
    if number != last + 1 {
        return Ok(if is_held(transaction, testimony, new).await? { Added::Held } else { Added::NotNext(last) });
    }
    if last >= MOST {
        return Ok(Added::Full);
    }
    let payload = entry_payload::Model {
        row,
        for_call: new.files.for_call.payload().to_vec(),
        for_survivor: new.files.for_survivor.file(),
    };
    let facts = entry::ActiveModel {
        row: Set(row),
        testimony: Set(testimony),
        number: Set(column(number)),
        kind: Set(new.kind.to_string()),
        side: Set(new.side.as_str().to_owned()),
        week: Set(new.week.to_string()),
        epoch: Set(column(new.epoch)),
        body_sha256: Set(new.body.to_bytes().to_vec()),
        header: Set(new.files.for_call.header().to_vec()),
        payload_sha256: Set(Some(payload_digest(&payload).to_bytes().to_vec())),
    };
    entry::Entity::insert(facts).exec_without_returning(transaction).await?;
    entry_payload::Entity::insert(entry_payload::ActiveModel::from(payload).reset_all())
        .exec_without_returning(transaction)
        .await?;
    Ok(Added::New)
}

/// Of what re-sealing leaves as it is.
pub fn payload_digest(payload: &entry_payload::Model) -> Digest {
    Digest::of(&[payload.for_call.as_slice(), &payload.for_survivor].concat())
}

/// The number of the last entry of a thread, 0 if there is none.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn last(db: &impl ConnectionTrait, testimony: i64) -> Result<u32, DbErr> {
    let last: Option<i32> = entry::Entity::find()
        .filter(entry::Column::Testimony.eq(testimony))
        .select_only()
        .column(entry::Column::Number)
        .order_by_desc(entry::Column::Number)
        .into_tuple()
        .one(db)
        .await?;
    Ok(last.map_or(0, unsigned))
}

/// Of each thread that has entries: how many, and who wrote the last.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn ends(db: &impl ConnectionTrait, testimonies: &[i64]) -> Result<HashMap<i64, (u32, String)>, DbErr> {
    let mut ends = HashMap::new();
    for testimonies in testimonies.chunks(super::AT_ONCE) {
        let entries: Vec<(i64, i32, String)> = entry::Entity::find()
            .filter(entry::Column::Testimony.is_in(testimonies.iter().copied()))
            .select_only()
            .columns([entry::Column::Testimony, entry::Column::Number, entry::Column::Side])
            .order_by_asc(entry::Column::Number)
            .into_tuple()
            .all(db)
            .await?;
        // The last of each takes the place of those before.
        ends.extend(entries.into_iter().map(|(testimony, number, side)| (testimony, (unsigned(number), side))));
    }
    Ok(ends)
}

/// The entries of a thread after a number, in order, as many as one answer carries.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn after(store: &Store, testimony: i64, after: u64) -> Result<Vec<Kept>, DbErr> {
    let after = i32::try_from(after).unwrap_or(i32::MAX);
    let entries = entry::Entity::find()
        .filter(entry::Column::Testimony.eq(testimony))
        .filter(entry::Column::Number.gt(after))
        .order_by_asc(entry::Column::Number)
        .all(store.reader())
        .await?;
    let (mut kept, mut bytes) = (Vec::new(), 0);
    for entry in entries {
        // Deleted meanwhile: then so are all that follow.
        let Some(payload) = entry_payload::Entity::find_by_id(entry.row).one(store.reader()).await? else { break };
        bytes += payload.for_call.len().max(payload.for_survivor.len());
        if bytes > ONE_ANSWER && !kept.is_empty() {
            break;
        }
        kept.push(Kept { entry, payload });
    }
    Ok(kept)
}
