//! Files that came with accounts: those on the disk beside those in the database.

use std::{
    collections::HashSet,
    fs::File,
    io::{self, Read as _, Seek as _, SeekFrom},
};

use indicatif::ProgressBar;
use sea_orm::{DbErr, EntityTrait as _};
use vault::{
    envelope::{Kind, Passage},
    id::Digest,
};

use super::{Findings, each};
use crate::{
    shelf::{self, Shelf},
    store::{
        Store,
        attachments::rows,
        entity::attachment::{Column, Entity, Model},
        testimonies::digest,
    },
};

const READ: usize = 65_536;

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
    let extra = files.into_iter().filter(|row| !known.contains(row) && shelf.path(*row).exists());
    findings.wrong.extend(extra.map(|row| {
        format!("attachment {}: no account has this file; the server removes it within the hour", shelf::name(row))
    }));
    Ok(())
}

async fn file(store: &Store, shelf: &Shelf, row: i64) -> Result<Option<String>, DbErr> {
    let Some(found) = Entity::find_by_id(row).one(store.reader()).await? else { return Ok(None) };
    // What is still being sent has no digest yet.
    let (Some(header), Some(payload)) = (&found.header, &found.payload_sha256) else { return Ok(None) };
    let wrong = match payload_of(shelf, &found, header) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Some("the file is missing".to_owned()),
        Err(error) => Some(format!("the file can't be read: {error}")),
        Ok(None) => Some("it is not a sealed file any more".to_owned()),
        Ok(Some(sha256)) => (sha256 != digest(payload)).then(|| "its payload is not what came".to_owned()),
    };
    Ok(wrong.map(|wrong| format!("attachment {}: {wrong}", shelf::name(row))))
}

/// Digest of a file's payload. The header in force is the one in the database, of the same length; `None` if both together are nothing sealed.
fn payload_of(shelf: &Shelf, found: &Model, header: &[u8]) -> io::Result<Option<Digest>> {
    let mut file = File::open(shelf.path(found.row))?;
    if file.metadata()?.len() != found.length.unsigned_abs() {
        return Ok(None);
    }
    file.seek(SeekFrom::Start(header.len() as u64))?;
    let (mut passage, mut bytes) = (Passage::new(Kind::Attachment), vec![0; READ]);
    if passage.push(header).is_err() {
        return Ok(None);
    }
    loop {
        match file.read(&mut bytes)? {
            0 => return Ok(passage.finish().ok().map(|passed| passed.payload_sha256)),
            read if passage.push(&bytes[..read]).is_err() => return Ok(None),
            _ => {}
        }
    }
}
