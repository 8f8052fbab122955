//! The list of withdrawals in the database.

use std::collections::HashSet;

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
    Ok(marked(db, &[marks]).await? == [true])
}

/// The same of each of many, with one statement.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn marked(db: &impl ConnectionTrait, of: &[&Marks]) -> Result<Vec<bool>, DbErr> {
    use withdrawal::Column;
    let any = Condition::any()
        .add(Column::Submission.is_in(of.iter().map(|marks| marks.submission.to_vec())))
        .add(Column::File.is_in(of.iter().map(|marks| marks.file.to_vec())))
        .add(Column::Lookup.is_in(of.iter().filter_map(|marks| marks.lookup).map(|lookup| lookup.to_vec())));
    let found = withdrawal::Entity::find().filter(any).all(db).await?;
    let found: HashSet<_> = found.into_iter().flat_map(|one| [one.submission, one.file, one.lookup]).collect();
    let is_found = |mark: &[u8; 32]| found.contains(mark.as_slice());
    let each = of.iter().map(|marks| [Some(&marks.submission), Some(&marks.file), marks.lookup.as_ref()]);
    Ok(each.map(|marks| marks.into_iter().flatten().any(is_found)).collect())
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
