//! Accounts, what was added to them, and what was made of them.

use data_encoding::HEXLOWER;
use indicatif::ProgressBar;
use sea_orm::{DbErr, EntityTrait as _};
use vault::{
    entry::EntryKind,
    envelope::{Envelope, Kind, Refusal},
    replacement::Compact,
};

use super::{Findings, each};
use crate::store::{
    Store,
    entity::{entry, entry_payload, payload, record, record_payload, testimony},
    entries,
    testimonies::digest,
};

pub(super) async fn look(store: &Store, findings: &mut Findings, bar: &ProgressBar) -> Result<(), DbErr> {
    let wrong = &mut findings.wrong;
    findings.accounts = each::<testimony::Entity>(store, testimony::Column::Row, (bar, &mut *wrong), async |row| {
        account(store, row).await
    })
    .await?;
    findings.entries =
        each::<entry::Entity>(store, entry::Column::Row, (bar, &mut *wrong), async |row| addition(store, row).await)
            .await?;
    findings.records =
        each::<record::Entity>(store, record::Column::Row, (bar, &mut *wrong), async |row| made(store, row).await)
            .await?;
    Ok(())
}

/// Re-sealing gives an account another header and epoch, so that its digest as it came holds only before.
async fn account(store: &Store, row: i64) -> Result<Option<String>, DbErr> {
    let Some(found) = testimony::Entity::find_by_id(row).one(store.reader()).await? else { return Ok(None) };
    let kept = payload::Entity::find_by_id(row).one(store.reader()).await?;
    let wrong = kept.map_or(Some(MISSING), |kept| {
        // A file from the form without scripts may have what one that was sealed here may not.
        match parse(Kind::OfflineTestimony, &found.header, &kept.payload) {
            Err(_) => Some(NOT_SEALED),
            Ok(envelope) if envelope.payload_sha256() != digest(&found.payload_sha256) => Some(OTHER_PAYLOAD),
            // Members' browsers write one recipient's stanza and nothing else, whatever a sender's tool wrote.
            Ok(_) if found.epoch_now != found.epoch_sealed && Compact::of(&found.header).is_none() => Some(OTHER_FORM),
            Ok(envelope)
                if found.epoch_now == found.epoch_sealed && envelope.sha256() != digest(&found.received_sha256) =>
            {
                Some(OTHER_HEADER)
            }
            Ok(_) => None,
        }
    });
    Ok(wrong.map(|wrong| format!("account {} of {}: {wrong}", HEXLOWER.encode(&found.submission_id), found.call)))
}

async fn addition(store: &Store, row: i64) -> Result<Option<String>, DbErr> {
    let Some(found) = entry::Entity::find_by_id(row).one(store.reader()).await? else { return Ok(None) };
    let kept = entry_payload::Entity::find_by_id(row).one(store.reader()).await?;
    let wrong = kept.map_or(Some(MISSING), |kept| {
        let Ok(kind) = found.kind.parse().map(EntryKind::file) else { return Some(NOT_SEALED) };
        let is_as_it_came =
            || found.payload_sha256.as_deref().is_none_or(|sha256| entries::payload_digest(&kept) == digest(sha256));
        match parse(kind, &found.header, &kept.for_call).and_then(|_| Envelope::parse(kind, &kept.for_survivor)) {
            Err(_) => Some(NOT_SEALED),
            Ok(_) if is_as_it_came() => None,
            Ok(_) => Some(OTHER_PAYLOAD),
        }
    });
    Ok(wrong.map(|wrong| format!("entry {row:016x} of a thread: {wrong}")))
}

async fn made(store: &Store, row: i64) -> Result<Option<String>, DbErr> {
    let Some(found) = record::Entity::find_by_id(row).one(store.reader()).await? else { return Ok(None) };
    let kept = record_payload::Entity::find_by_id(row).one(store.reader()).await?;
    let wrong = kept.map_or(Some(MISSING), |kept| match parse(Kind::Record, &found.header, &kept.payload) {
        Err(_) => Some(NOT_SEALED),
        Ok(envelope) if envelope.payload_sha256() != digest(&found.payload_sha256) => Some(OTHER_PAYLOAD),
        Ok(_) => None,
    });
    Ok(wrong.map(|wrong| format!("record {row:016x}: {wrong}")))
}

const MISSING: &str = "its payload is missing";
const NOT_SEALED: &str = "it is not a sealed file of its kind any more";
const OTHER_PAYLOAD: &str = "its payload is not what came";
const OTHER_HEADER: &str = "its header is not what came";
const OTHER_FORM: &str = "its header is not one that a member wrote";

fn parse(kind: Kind, header: &[u8], payload: &[u8]) -> Result<Envelope, Refusal> {
    Envelope::parse(kind, &[header, payload].concat())
}
