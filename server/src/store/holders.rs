//! Who works on a testimony: one person, or nobody.

use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QuerySelect as _,
    sea_query::{Expr, Query},
};
use vault::id::{Account, CallId, SubmissionId};

use super::{
    Store,
    entity::{aside, membership, testimony},
    testimonies,
};

/// What became of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    /// It is so now, or was so already.
    Done,
    /// Somebody else holds it.
    Otherwise,
    /// Whoever was to hold it can't open it.
    Unfit,
    /// There is no such testimony.
    Gone,
}

/// Moves a testimony from one holder to the next, if that one still holds it.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn change(
    store: &Store,
    call: &CallId,
    id: &SubmissionId,
    from: Option<&Account>,
    to: Option<&Account>,
) -> Result<Changed, DbErr> {
    let transaction = store.begin().await?;
    let Some(row) = testimonies::row(&transaction, call, id).await? else { return Ok(Changed::Gone) };
    if let Some(to) = to
        && !may_hold(&transaction, call, row, to).await?
    {
        return Ok(Changed::Unfit);
    }
    let holder: Option<Option<String>> = testimony::Entity::find_by_id(row)
        .select_only()
        .column(testimony::Column::Holder)
        .into_tuple()
        .one(&transaction)
        .await?;
    let holder = holder.flatten();
    let named = |account: Option<&Account>| account.map(ToString::to_string);
    if holder == named(to) {
        return Ok(Changed::Done);
    }
    if holder != named(from) {
        return Ok(Changed::Otherwise);
    }
    testimony::Entity::update_many()
        .col_expr(testimony::Column::Holder, Expr::value(named(to)))
        .filter(testimony::Column::Row.eq(row))
        .exec(&transaction)
        .await?;
    transaction.commit().await?;
    Ok(Changed::Done)
}

/// Whether she may open testimonies of the call, and did not step aside from this one.
async fn may_hold(db: &impl ConnectionTrait, call: &CallId, row: i64, account: &Account) -> Result<bool, DbErr> {
    let member = membership::Entity::find_by_id((account.to_string(), call.to_string())).one(db).await?;
    let role = member.and_then(|member| member.role.parse::<vault::role::Role>().ok());
    let is_aside = aside::Entity::find_by_id((row, account.to_string())).one(db).await?.is_some();
    Ok(role.is_some_and(|role| role.may_open()) && !is_aside)
}

/// Frees what is held by somebody who is no member of the call any more. Part of the transaction that changes its members.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn release_of_strangers(db: &impl ConnectionTrait, call: &CallId) -> Result<(), DbErr> {
    let members = Query::select()
        .column(membership::Column::Account)
        .from(membership::Entity)
        .and_where(membership::Column::Call.eq(call.as_ref()))
        .and_where(membership::Column::Role.ne(vault::role::Role::Researcher.to_string()))
        .to_owned();
    testimony::Entity::update_many()
        .col_expr(testimony::Column::Holder, Expr::value(Option::<String>::None))
        .filter(testimony::Column::Call.eq(call.as_ref()))
        .filter(testimony::Column::Holder.is_not_null())
        .filter(testimony::Column::Holder.not_in_subquery(members))
        .exec(db)
        .await?;
    Ok(())
}
