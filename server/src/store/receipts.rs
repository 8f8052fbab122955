//! Testimonies, as whoever holds their receipt sees them.

use sea_orm::{ColumnTrait as _, DbErr, EntityTrait as _, QueryFilter as _};
use vault::{
    id::{CallId, Digest, SubmissionId},
    receipt::PIN_BYTES,
};

use super::{Store, entity::testimony, testimonies::digest, told::Told, unsigned};

/// A testimony with a receipt, without its content.
pub struct Held {
    /// Row number.
    pub row: i64,
    /// Drawn by the sender.
    pub id: SubmissionId,
    /// The call it was sent to.
    pub call: CallId,
    /// Where it is on its way.
    pub told: Told,
    /// ISO week received.
    pub week: String,
    /// ISO week in which it is deleted.
    pub purge_week: String,
    /// Epoch when it was sealed.
    pub epoch_sealed: u32,
    /// SHA-256 of the file as it came.
    pub sha256: Digest,
    /// Who may act on it.
    pub return_key: [u8; 32],
    /// What shows her that it is the one she sealed.
    pub pin: [u8; PIN_BYTES],
}

/// The testimony whose lookup id has this hash.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn find(store: &Store, lookup_hash: &Digest) -> Result<Option<Held>, DbErr> {
    let lookup = testimony::Column::ReceiptLookup.eq(lookup_hash.to_bytes().to_vec());
    Ok(testimony::Entity::find().filter(lookup).one(store.reader()).await?.and_then(read))
}

/// Columns are as long as we wrote them.
fn read(row: testimony::Model) -> Option<Held> {
    Some(Held {
        row: row.row,
        id: SubmissionId::from_bytes(row.submission_id.try_into().ok()?),
        call: row.call.parse().ok()?,
        told: Told::of(&row.state, row.done),
        week: row.week,
        purge_week: row.purge_week,
        epoch_sealed: unsigned(row.epoch_sealed),
        sha256: digest(&row.received_sha256),
        return_key: row.return_key?.try_into().ok()?,
        pin: row.pin?.try_into().ok()?,
    })
}
