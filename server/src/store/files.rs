//! Sealed files, several at a time.

use std::collections::HashMap;

use sea_orm::{ColumnTrait as _, DbErr, EntityTrait as _, JoinType, QueryFilter as _, QuerySelect as _};

use super::{
    Store,
    entity::{payload, record, record_payload, testimony},
};

/// Header and payload of one testimony, or of its record.
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

/// The records of the testimonies in these rows, of those that have one.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn records_of(store: &Store, rows: &[i64]) -> Result<HashMap<i64, Sealed>, DbErr> {
    // Header and payload from one state of the database: a record may be replaced meanwhile.
    let found: Vec<(i64, Vec<u8>, Vec<u8>)> = record::Entity::find()
        .filter(record::Column::Row.is_in(rows.iter().copied()))
        .join(
            JoinType::InnerJoin,
            record::Entity::belongs_to(record_payload::Entity)
                .from(record::Column::Row)
                .to(record_payload::Column::Row)
                .into(),
        )
        .select_only()
        .columns([record::Column::Row, record::Column::Header])
        .column(record_payload::Column::Payload)
        .into_tuple()
        .all(store.reader())
        .await?;
    Ok(found.into_iter().map(|(row, header, payload)| (row, Sealed { header, payload })).collect())
}
