//! A copy of SQLite's database as it is at one moment; PostgreSQL has `pg_dump`.

use std::path::Path;

use sea_orm::{ColumnTrait as _, ConnectionTrait as _, DbErr, EntityTrait as _, QueryFilter as _, Statement};

use super::{
    Store,
    entity::{attachment, invitation, session},
};

/// Writes a copy into an empty file, while others read and write. It holds no page that was freed, and rows lie in the order of their keys, which
/// are random.
///
/// # Errors
/// [`DbErr`] if the database can't be read, or the file can't be written.
pub async fn take(store: &Store, into: &Path) -> Result<(), DbErr> {
    let db = store.reader();
    let path = into.to_str().ok_or_else(|| DbErr::Custom("the data folder's name is not Unicode".to_owned()))?;
    db.execute_raw(Statement::from_sql_and_values(db.get_database_backend(), "VACUUM INTO ?", [path.into()])).await?;
    Ok(())
}

/// Takes out of a copy what is good for the moment only: sessions, links of one use (whoever used hers could be followed by another), and uploads
/// that are not whole.
///
/// # Errors
/// [`DbErr`] if the copy can't be written.
pub async fn forget_the_moment(copy: &Store) -> Result<(), DbErr> {
    let transaction = copy.begin().await?;
    session::Entity::delete_many().exec(&transaction).await?;
    invitation::Entity::delete_many().exec(&transaction).await?;
    let is_open = attachment::Column::ReceivedSha256.is_null();
    attachment::Entity::delete_many().filter(is_open).exec(&transaction).await?;
    transaction.commit().await
}
