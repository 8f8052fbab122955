//! Files that came with accounts: those on the disk beside those in the database.

use std::collections::HashSet;

use indicatif::ProgressBar;
use sea_orm::{DbErr, EntityTrait as _};
use vault::{
    envelope::{Kind, Passage},
    id::Digest,
};

use super::{Findings, each};
use crate::{
    error::Reason,
    shelf::{self, PART, Shelf},
    store::{
        Store,
        attachments::rows,
        entity::attachment::{Column, Entity, Model},
        testimonies::digest,
    },
};

pub(super) async fn look(
    store: &Store,
    shelf: &Shelf,
    findings: &mut Findings,
    bar: &ProgressBar,
) -> Result<(), DbErr> {
    let files = shelf.rows().await.map_err(|_| DbErr::Custom("the folder of attachments can't be read".to_owned()))?;
    findings.attachments =
        each::<Entity>(store, Column::Row, (bar, &mut findings.wrong), async |row| file(store, shelf, row).await)
            .await?;
    // In this order: every file that is listed had its row before, and one whose row is gone is on its way out.
    let known: HashSet<i64> = rows(store).await?.into_iter().collect();
    for row in files.into_iter().filter(|row| !known.contains(row)) {
        if shelf.length(row).await.is_ok_and(|length| length.is_some()) {
            findings.wrong.push(format!(
                "attachment {}: no account has this file; the server removes it within the hour",
                shelf::name(row)
            ));
        }
    }
    Ok(())
}

async fn file(store: &Store, shelf: &Shelf, row: i64) -> Result<Option<String>, DbErr> {
    let Some(found) = Entity::find_by_id(row).one(store.reader()).await? else { return Ok(None) };
    // What is still being sent has no digest yet.
    let (Some(header), Some(payload)) = (&found.header, &found.payload_sha256) else { return Ok(None) };
    let wrong = match payload_of(shelf, &found, header).await {
        Err(_) => Some("the file can't be read"),
        Ok(Kept::Nothing) => Some("the file is missing"),
        Ok(Kept::Other) => Some("it is not a sealed file any more"),
        Ok(Kept::Sealed(sha256)) => (sha256 != digest(payload)).then_some("its payload is not what came"),
    };
    Ok(wrong.map(|wrong| format!("attachment {}: {wrong}", shelf::name(row))))
}

/// What is kept of a file.
enum Kept {
    Nothing,
    /// No sealed file of the length that came.
    Other,
    /// The digest of its payload.
    Sealed(Digest),
}

/// The header in force is the one in the database, of the same length as the one that came.
async fn payload_of(shelf: &Shelf, found: &Model, header: &[u8]) -> Result<Kept, Reason> {
    let length = found.length.unsigned_abs();
    match shelf.length(found.row).await? {
        None => return Ok(Kept::Nothing),
        Some(kept) if kept != length => return Ok(Kept::Other),
        Some(_) => {}
    }
    let mut passage = Passage::new(Kind::Attachment);
    let (mut at, mut piece) = (header.len() as u64, header.to_vec());
    while at <= length && !piece.is_empty() && passage.push(&piece).is_ok() {
        if at == length {
            return Ok(passage.finish().map_or(Kept::Other, |passed| Kept::Sealed(passed.payload_sha256)));
        }
        // To the end of a part: of a bucket, that is one request.
        let end = length.min((at / PART + 1) * PART);
        piece = shelf.read(found.row, at, usize::try_from(end - at).unwrap_or_default()).await?;
        at += piece.len() as u64;
    }
    Ok(Kept::Other)
}
