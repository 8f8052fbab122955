//! Sealed files, several at a time.

use std::collections::HashMap;

use sea_orm::{ColumnTrait as _, DbErr, EntityTrait as _, QueryFilter as _, QuerySelect as _};

use super::{
    Store,
    entity::{payload, testimony},
};

/// Header and payload of one testimony.
pub struct Sealed {
    /// What re-sealing replaces.
    pub header: Vec<u8>,
    /// What it does not touch.
    pub payload: Vec<u8>,
}

/// The files in these rows. One that was taken back meanwhile is not among them.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn of(store: &Store, rows: &[i64]) -> Result<HashMap<i64, Sealed>, DbErr> {
    let headers: Vec<(i64, Vec<u8>)> = testimony::Entity::find()
        .filter(testimony::Column::Row.is_in(rows.iter().copied()))
        .select_only()
        .columns([testimony::Column::Row, testimony::Column::Header])
        .into_tuple()
        .all(store.reader())
        .await?;
    let payloads =
        payload::Entity::find().filter(payload::Column::Row.is_in(rows.iter().copied())).all(store.reader()).await?;
    let mut payloads: HashMap<i64, Vec<u8>> = payloads.into_iter().map(|found| (found.row, found.payload)).collect();
    let whole = headers.into_iter().filter_map(|(row, header)| {
        let payload = payloads.remove(&row)?;
        Some((row, Sealed { header, payload }))
    });
    Ok(whole.collect())
}
