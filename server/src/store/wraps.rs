//! Secrets of calls, sealed to members.

use sea_orm::{ColumnTrait as _, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _};

use super::{Store, entity::wrap};
use crate::guard::Opener;

/// Everything that was sealed to whoever asks, oldest epoch first.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn of(store: &Store, opener: &Opener) -> Result<Vec<wrap::Model>, DbErr> {
    wrap::Entity::find()
        .filter(wrap::Column::Call.eq(opener.call().as_ref()))
        .filter(wrap::Column::Account.eq(opener.account().as_ref()))
        .order_by_asc(wrap::Column::Secret)
        .order_by_asc(wrap::Column::Epoch)
        .all(store.reader())
        .await
}
