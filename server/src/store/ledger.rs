//! The ledger of a call's releases. Rows are added and never changed; the database refuses anything else.

use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
};
use vault::{
    id::{CallId, Digest},
    ledger::{Claim, ClaimSignature, Entry, EntryKind, LedgerError},
};

use super::{
    Store, column,
    entity::{call, ledger, ledger_file, ledger_proposal},
    erasure, proposals,
    testimonies::digest,
    unsigned,
};
use crate::clock::Week;

/// An entry that passed every check at the door, with what belongs to it.
pub struct NewRelease {
    /// The entry.
    pub entry: Entry,
    /// Of its commitment, if it is public.
    pub nonce: Option<[u8; 32]>,
    /// Sealed, or `release.json`.
    pub file: Vec<u8>,
    /// The week in which it came.
    pub week: Week,
}

/// An entry that is kept.
pub struct Kept {
    /// The entry.
    pub entry: Entry,
    /// Of its commitment, if it is public.
    pub nonce: Option<[u8; 32]>,
    /// The week in which it came.
    pub week: String,
    position: i32,
}

/// What became of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appended {
    /// Written now.
    New,
    /// It is there already.
    Held,
    /// The open proposal is not the one that it is made from, or none is open.
    OtherProposal,
    /// Not the next, or another key set is in force.
    Refused(LedgerError),
}

/// Every entry of a call, in order.
///
/// # Errors
/// [`DbErr`] if the database can't be read, or holds something else than was checked when it came in.
pub async fn entries(store: &Store, call: &CallId) -> Result<Vec<Kept>, DbErr> {
    read_all(store.reader(), call).await
}

/// Adds an entry with its file, and ends the open proposal, which must be the one that it is made from. Of a sealed release it is kept beside the entry: nobody here
/// can see that the file opens.
///
/// # Errors
/// [`DbErr`] if the database can't be written. Then nothing was added.
pub async fn append(store: &Store, new: &NewRelease) -> Result<Appended, DbErr> {
    let NewRelease { entry, nonce, file, week } = new;
    let name = &entry.claim.call;
    let transaction = store.begin().await?;
    let before: Vec<Entry> = read_all(&transaction, name).await?.into_iter().map(|kept| kept.entry).collect();
    if before.contains(entry) {
        return Ok(Appended::Held);
    }
    let in_force = call::Entity::find_by_id(name.as_ref()).one(&transaction).await?;
    if in_force.map(|call| call.epoch()) != Some(entry.publisher.epoch) {
        return Ok(Appended::Refused(LedgerError::NotNext));
    }
    if let Err(error) = entry.check_follows(&before) {
        return Ok(Appended::Refused(error));
    }
    let open = proposals::open(&transaction, name).await?;
    if open.map(|open| open.claim) != Some(entry.proposer.digest()) {
        return Ok(Appended::OtherProposal);
    }
    let position = column(u32::try_from(before.len()).unwrap_or(u32::MAX)).saturating_add(1);
    let row_of_entry = model(entry, position, *nonce, week);
    ledger::Entity::insert(row_of_entry).exec_without_returning(&transaction).await?;
    let file =
        ledger_file::ActiveModel { call: Set(name.to_string()), position: Set(position), file: Set(file.clone()) };
    ledger_file::Entity::insert(file).exec_without_returning(&transaction).await?;
    if entry.claim.kind == EntryKind::Sealed
        && let Some((_, file)) = proposals::read(&transaction, name).await?
    {
        let kept =
            ledger_proposal::ActiveModel { call: Set(name.to_string()), position: Set(position), file: Set(file) };
        ledger_proposal::Entity::insert(kept).exec_without_returning(&transaction).await?;
    }
    proposals::end(&transaction, name).await?;
    transaction.commit().await?;
    erasure::sweep(store).await;
    Ok(Appended::New)
}

/// The file of the first entry of this number that is of one of these kinds.
///
/// # Errors
/// As [`entries`].
pub async fn file(
    store: &Store,
    call: &CallId,
    number: u32,
    is_wanted: fn(EntryKind) -> bool,
) -> Result<Option<Vec<u8>>, DbErr> {
    match find(store, call, number, is_wanted).await? {
        Some(kept) => file_of(store, call, &kept).await,
        None => Ok(None),
    }
}

/// What the sealed release of this number was made from, as it was proposed.
///
/// # Errors
/// As [`entries`].
pub async fn proposal(store: &Store, call: &CallId, number: u32) -> Result<Option<Vec<u8>>, DbErr> {
    match find(store, call, number, EntryKind::is_first).await? {
        Some(kept) => proposal_of(store, call, &kept).await,
        None => Ok(None),
    }
}

/// What the release of an entry was made from, if that was kept.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn proposal_of(store: &Store, call: &CallId, kept: &Kept) -> Result<Option<Vec<u8>>, DbErr> {
    let found = ledger_proposal::Entity::find_by_id((call.to_string(), kept.position)).one(store.reader()).await?;
    Ok(found.map(|found| found.file))
}

async fn find(
    store: &Store,
    call: &CallId,
    number: u32,
    is_wanted: fn(EntryKind) -> bool,
) -> Result<Option<Kept>, DbErr> {
    let found = entries(store, call).await?.into_iter().find(|kept| {
        let Claim { number: its, kind, .. } = kept.entry.claim;
        its == number && is_wanted(kind)
    });
    Ok(found)
}

/// The file of an entry.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn file_of(store: &Store, call: &CallId, kept: &Kept) -> Result<Option<Vec<u8>>, DbErr> {
    let found = ledger_file::Entity::find_by_id((call.to_string(), kept.position)).one(store.reader()).await?;
    Ok(found.map(|found| found.file))
}

/// The files of these entries of a call, in any order.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn files(store: &Store, call: &CallId, of: &[&Kept]) -> Result<Vec<Vec<u8>>, DbErr> {
    let found = ledger_file::Entity::find()
        .filter(ledger_file::Column::Call.eq(call.as_ref()))
        .filter(ledger_file::Column::Position.is_in(of.iter().map(|kept| kept.position)))
        .all(store.reader())
        .await?;
    Ok(found.into_iter().map(|found| found.file).collect())
}

async fn read_all(db: &impl ConnectionTrait, call: &CallId) -> Result<Vec<Kept>, DbErr> {
    let found = ledger::Entity::find()
        .filter(ledger::Column::Call.eq(call.as_ref()))
        .order_by_asc(ledger::Column::Position)
        .all(db)
        .await?;
    // One that is left out would break the chain of those behind it.
    let kept = found.into_iter().map(|row| read(call, row)).collect::<Option<Vec<_>>>();
    kept.ok_or_else(|| DbErr::Custom("an entry of the ledger is not of its form".to_owned()))
}

fn read(call: &CallId, row: ledger::Model) -> Option<Kept> {
    let claim = Claim {
        call: call.clone(),
        number: unsigned(row.number),
        kind: EntryKind::read(&row.kind)?,
        commitment: digest(&row.commitment),
        previous: digest(&row.previous),
    };
    let signed = |by: String, epoch, signature: Vec<u8>| {
        Some(ClaimSignature { by: by.parse().ok()?, epoch: unsigned(epoch), signature: signature.try_into().ok()? })
    };
    let entry = Entry {
        claim,
        file: digest(&row.file_sha256),
        proposer: signed(row.proposer, row.proposer_epoch, row.proposer_signature)?,
        publisher: signed(row.publisher, row.publisher_epoch, row.publisher_signature)?,
    };
    let nonce = row.nonce.map(<[u8; 32]>::try_from).transpose().ok()?;
    Some(Kept { entry, nonce, week: row.week, position: row.position })
}

fn model(entry: &Entry, position: i32, nonce: Option<[u8; 32]>, week: &Week) -> ledger::ActiveModel {
    let Entry { claim, file, proposer, publisher } = entry;
    let bytes = |digest: Digest| digest.to_bytes().to_vec();
    ledger::ActiveModel {
        call: Set(claim.call.to_string()),
        position: Set(position),
        number: Set(column(claim.number)),
        kind: Set(claim.kind.as_str().to_owned()),
        commitment: Set(bytes(claim.commitment)),
        nonce: Set(nonce.map(|nonce| nonce.to_vec())),
        previous: Set(bytes(claim.previous)),
        file_sha256: Set(bytes(*file)),
        proposer: Set(proposer.by.to_string()),
        proposer_epoch: Set(column(proposer.epoch)),
        proposer_signature: Set(proposer.signature.to_vec()),
        publisher: Set(publisher.by.to_string()),
        publisher_epoch: Set(column(publisher.epoch)),
        publisher_signature: Set(publisher.signature.to_vec()),
        week: Set(week.to_string()),
    }
}
