//! The list of withdrawals in the database.

use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _,
    sea_query::OnConflict,
};

use super::{Store, entity::withdrawal};
use crate::withdrawn::{Marks, Withdrawal};

/// Whether a testimony with one of these marks was withdrawn.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn is_marked(db: &impl ConnectionTrait, marks: &Marks) -> Result<bool, DbErr> {
    use withdrawal::Column;
    let mut any = Condition::any()
        .add(Column::Submission.eq(marks.submission.to_vec()))
        .add(Column::File.eq(marks.file.to_vec()));
    if let Some(lookup) = marks.lookup {
        any = any.add(Column::Lookup.eq(lookup.to_vec()));
    }
    Ok(withdrawal::Entity::find().filter(any).one(db).await?.is_some())
}

/// The withdrawal with this mark of a lookup id.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn by_lookup(store: &Store, mark: &[u8; 32]) -> Result<Option<Withdrawal>, DbErr> {
    let found = withdrawal::Entity::find().filter(withdrawal::Column::Lookup.eq(mark.to_vec()));
    Ok(found.one(store.reader()).await?.and_then(read))
}

/// Every withdrawal.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn all(store: &Store) -> Result<Vec<Withdrawal>, DbErr> {
    let rows = withdrawal::Entity::find().all(store.reader()).await?;
    Ok(rows.into_iter().filter_map(read).collect())
}

/// Adds a withdrawal, if it is not there yet.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn add(db: &impl ConnectionTrait, withdrawal: &Withdrawal) -> Result<(), DbErr> {
    let row = withdrawal::ActiveModel {
        submission: Set(withdrawal.submission.to_vec()),
        file: Set(withdrawal.file.to_vec()),
        lookup: Set(withdrawal.lookup.to_vec()),
        holder: Set(withdrawal.holder.to_vec()),
    };
    let added = withdrawal::Entity::insert(row).on_conflict(OnConflict::new().do_nothing().to_owned());
    added.exec_without_returning(db).await?;
    Ok(())
}

/// Columns are as long as we wrote them.
fn read(row: withdrawal::Model) -> Option<Withdrawal> {
    Some(Withdrawal {
        submission: row.submission.try_into().ok()?,
        file: row.file.try_into().ok()?,
        lookup: row.lookup.try_into().ok()?,
        holder: row.holder.try_into().ok()?,
    })
}
