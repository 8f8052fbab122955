//! The one proposal of a release that a call may have open, sealed to the call.

use sea_orm::{ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _};
use vault::{
    envelope::Envelope,
    id::{Account, CallId, Digest},
    ledger::Proposed,
};

use super::{
    Store, column,
    entity::{call, proposal, proposal_payload},
    erasure,
    testimonies::digest,
};

/// A proposal that passed every check at the door.
pub struct NewProposal {
    /// Who signed it.
    pub account: Account,
    /// The epoch in force, for which it was sealed.
    pub epoch: u32,
    /// [`Proposed::claim`].
    pub claim: Digest,
    /// The sealed bytes.
    pub envelope: Envelope,
}

/// What became of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    /// Done.
    Now,
    /// It was so already.
    Before,
    /// Another proposal is open than was named, or another key set is in force.
    Stale,
}

/// The open proposal: digest of the file, and the file.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn find(store: &Store, call: &CallId) -> Result<Option<(Digest, Vec<u8>)>, DbErr> {
    read(store.reader(), call).await
}

pub(super) async fn read(db: &impl ConnectionTrait, call: &CallId) -> Result<Option<(Digest, Vec<u8>)>, DbErr> {
    let Some(facts) = proposal::Entity::find_by_id(call.as_ref()).one(db).await? else { return Ok(None) };
    let payload = proposal_payload::Entity::find_by_id(call.as_ref()).one(db).await?;
    let file = payload.map(|payload| [facts.header, payload.payload].concat());
    // Two reads: between them it can have been replaced.
    let sha256 = digest(&facts.sha256);
    Ok(file.filter(|file| Digest::of(file) == sha256).map(|file| (sha256, file)))
}

/// Puts a proposal in the place of `previous`. What it replaced is then nowhere on the disk.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn put(store: &Store, name: &CallId, previous: Option<Digest>, new: &NewProposal) -> Result<Changed, DbErr> {
    let transaction = store.begin().await?;
    let open = open(&transaction, name).await?.map(|open| open.file);
    let sha256 = new.envelope.sha256();
    if open == Some(sha256) {
        return Ok(Changed::Before);
    }
    let in_force = call::Entity::find_by_id(name.as_ref()).one(&transaction).await?;
    if open != previous || in_force.map(|call| call.epoch()) != Some(new.epoch) {
        return Ok(Changed::Stale);
    }
    end(&transaction, name).await?;
    let facts = proposal::ActiveModel {
        call: Set(name.to_string()),
        account: Set(new.account.to_string()),
        epoch: Set(column(new.epoch)),
        sha256: Set(sha256.to_bytes().to_vec()),
        claim_sha256: Set(new.claim.to_bytes().to_vec()),
        header: Set(new.envelope.header().to_vec()),
    };
    proposal::Entity::insert(facts).exec_without_returning(&transaction).await?;
    let payload = new.envelope.payload().to_vec();
    let payload = proposal_payload::ActiveModel { call: Set(name.to_string()), payload: Set(payload) };
    proposal_payload::Entity::insert(payload).exec_without_returning(&transaction).await?;
    transaction.commit().await?;
    if open.is_some() {
        erasure::sweep(store).await;
    }
    Ok(Changed::Now)
}

/// Takes away the open proposal, if it is the one that is named. It is then nowhere on the disk.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn withdraw(store: &Store, call: &CallId, previous: Option<Digest>) -> Result<Changed, DbErr> {
    let transaction = store.begin().await?;
    match open(&transaction, call).await?.map(|open| open.file) {
        None => return Ok(Changed::Before),
        open if open != previous => return Ok(Changed::Stale),
        Some(_) => end(&transaction, call).await?,
    }
    transaction.commit().await?;
    erasure::sweep(store).await;
    Ok(Changed::Now)
}

/// Ends whatever proposal is open.
pub(super) async fn end(db: &impl ConnectionTrait, call: &CallId) -> Result<(), DbErr> {
    proposal::Entity::delete_many().filter(proposal::Column::Call.eq(call.as_ref())).exec(db).await?;
    Ok(())
}

/// What is open.
pub(super) async fn open(db: &impl ConnectionTrait, call: &CallId) -> Result<Option<Proposed>, DbErr> {
    let found = proposal::Entity::find_by_id(call.as_ref()).one(db).await?;
    Ok(found.map(|found| Proposed { file: digest(&found.sha256), claim: digest(&found.claim_sha256) }))
}
