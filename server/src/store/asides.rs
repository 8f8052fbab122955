//! Who stepped aside from which testimony: "I know this person".

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, ExprTrait as _, JoinType, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, Select,
    sea_query::{Expr, IntoColumnRef, OnConflict, Query},
};
use vault::id::{Account, CallId, SubmissionId};

use super::{
    Store,
    entity::{aside, testimony},
    queue::Tally,
    testimonies,
};
use crate::guard::{Keyholder, Opener};

/// Whether this account stepped aside from this testimony.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn is_aside(
    db: &impl ConnectionTrait,
    account: &Account,
    call: &CallId,
    id: &SubmissionId,
) -> Result<bool, DbErr> {
    let of = with_testimony()
        .filter(testimony::Column::SubmissionId.eq(id.to_bytes().to_vec()))
        .filter(testimony::Column::Call.eq(call.as_ref()))
        .filter(aside::Column::Account.eq(account.as_ref()));
    Ok(of.one(db).await?.is_some())
}

/// What every query for many testimonies asks besides: that this account did not step aside from them.
pub fn is_seen_by(account: &Account) -> Expr {
    is_seen_at(account, (testimony::Entity, testimony::Column::Row))
}

/// The same where `row` is the column that has the testimony's row.
pub fn is_seen_at(account: &Account, row: impl IntoColumnRef) -> Expr {
    let of_hers = Query::select()
        .expr(Expr::value(1))
        .from(aside::Entity)
        .and_where(Expr::col((aside::Entity, aside::Column::Testimony)).equals(row))
        .and_where(aside::Column::Account.eq(account.as_ref()))
        .to_owned();
    Expr::exists(of_hers).not()
}

/// Takes a testimony out of the opener's sight, and out of her hands. `false` if it is not there.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn step(store: &Store, opener: &Opener, id: &SubmissionId) -> Result<bool, DbErr> {
    let transaction = store.begin().await?;
    let Some(row) = testimonies::row(&transaction, opener.call(), id).await? else { return Ok(false) };
    let me = opener.account().to_string();
    let once = OnConflict::columns([aside::Column::Testimony, aside::Column::Account]).do_nothing().to_owned();
    aside::Entity::insert(aside::ActiveModel { testimony: Set(row), account: Set(me.clone()) })
        .on_conflict(once)
        .exec_without_returning(&transaction)
        .await?;
    testimony::Entity::update_many()
        .col_expr(testimony::Column::Holder, Expr::value(Option::<String>::None))
        .filter(testimony::Column::Row.eq(row))
        .filter(testimony::Column::Holder.eq(me))
        .exec(&transaction)
        .await?;
    transaction.commit().await?;
    Ok(true)
}

/// Everyone who stepped aside in a call: submission ids and accounts.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn all(store: &Store, keyholder: &Keyholder) -> Result<Vec<(Vec<u8>, String)>, DbErr> {
    with_testimony()
        .filter(Expr::col((testimony::Entity, testimony::Column::Call)).if_null("").eq(keyholder.call().as_ref()))
        .select_only()
        .column(testimony::Column::SubmissionId)
        .column(aside::Column::Account)
        .order_by_asc(aside::Column::Account)
        .order_by_asc(testimony::Column::SubmissionId)
        .into_tuple()
        .all(store.reader())
        .await
}

/// Lets an account see a testimony again. `false` if it had not stepped aside.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn undo(store: &Store, keyholder: &Keyholder, id: &SubmissionId, account: &Account) -> Result<bool, DbErr> {
    let transaction = store.begin().await?;
    let Some(row) = testimonies::row(&transaction, keyholder.call(), id).await? else { return Ok(false) };
    let gone = aside::Entity::delete_by_id((row, account.to_string())).exec(&transaction).await?;
    transaction.commit().await?;
    Ok(gone.rows_affected == 1)
}

/// What each testimony counts for that the opener stepped aside from.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn tallies(store: &Store, opener: &Opener) -> Result<Vec<Tally>, DbErr> {
    unseen(opener.call(), opener.account()).into_model().all(store.reader()).await
}

/// The statement of [`tallies`]. The call is asked for in a way that fits no index, or a database without statistics would look through
/// all testimonies of the call for the few.
pub fn unseen(call: &CallId, account: &Account) -> Select<aside::Entity> {
    use testimony::Column;
    let plain = |column| Expr::col((testimony::Entity, column)).if_null("");
    with_testimony()
        .filter(plain(Column::Call).eq(call.as_ref()))
        .filter(aside::Column::Account.eq(account.as_ref()))
        .select_only()
        .columns([Column::State, Column::Urgent, Column::Done])
        .column_as(plain(Column::Holder), "holder")
        .column_as(Expr::value(1_i64), "count")
}

fn with_testimony() -> Select<aside::Entity> {
    let same_row =
        aside::Entity::belongs_to(testimony::Entity).from(aside::Column::Testimony).to(testimony::Column::Row).into();
    aside::Entity::find().join(JoinType::InnerJoin, same_row)
}
