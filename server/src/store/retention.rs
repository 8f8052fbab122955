//! What is due in a call, and changing how long its accounts are kept.

use std::iter;

use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, ExprTrait as _, QueryFilter as _, QuerySelect as _,
    Select, sea_query::Expr,
};
use vault::id::CallId;

use super::{
    Store,
    entity::{call, testimony},
    entries,
    testimonies::NEW,
};
use crate::clock::Week;

/// A testimony with the week in which it is due, and what keeps it.
pub struct Due {
    /// Row number.
    pub row: i64,
    /// Where it stands.
    pub state: String,
    /// ISO week.
    pub week: String,
}

/// Testimonies of a call that are due in `until` or before: as they are, or as they would be if each was kept for at most `weeks`.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn due(store: &Store, call: &CallId, until: Week, weeks: Option<u16>) -> Result<Vec<Due>, DbErr> {
    let sooner = weeks.map(|weeks| Part::Sooner { until, came: until.earlier(weeks) });
    let mut found = Vec::new();
    for part in iter::once(Part::Due(until)).chain(sooner) {
        let rows: Vec<(i64, String, String, String)> = select(call, part).into_tuple().all(store.reader()).await?;
        found.extend(rows.into_iter().map(|(row, state, came, week)| {
            let sooner = weeks.and_then(|weeks| Some(Week::read(&came)?.later(weeks).to_string()));
            Due { row, state, week: sooner.filter(|sooner| *sooner < week).unwrap_or(week) }
        }));
    }
    Ok(found)
}

/// Which testimonies of a call.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    /// Those that are due in this week or before.
    Due(Week),
    /// Those that are due after `until`, and came in the week `came` or before.
    Sooner {
        /// ISO week.
        until: Week,
        /// ISO week.
        came: Week,
    },
}

/// The statement that finds them. What picks the fewest picks the index; the rest is written so that no index fits it, as in [`super::queue`].
pub fn select(call: &CallId, part: Part) -> Select<testimony::Entity> {
    use testimony::Column;
    let plain = |column: Column| Expr::col((testimony::Entity, column)).if_null("");
    // ISO weeks sort as text.
    let query = match part {
        Part::Due(until) => testimony::Entity::find()
            .filter(plain(Column::Call).eq(call.as_ref()))
            .filter(Column::PurgeWeek.lte(until.to_string())),
        Part::Sooner { until, came } => testimony::Entity::find()
            .filter(Column::Call.eq(call.as_ref()))
            .filter(Column::Week.lte(came.to_string()))
            .filter(plain(Column::PurgeWeek).gt(until.to_string())),
    };
    query.select_only().columns([Column::Row, Column::State, Column::Week, Column::PurgeWeek])
}

/// The weeks in which a call's testimonies came, and for each until when they would be kept.
async fn arrivals(store: &Store, call: &CallId, weeks: u16) -> Result<Vec<(String, String)>, DbErr> {
    let weeks_of: Vec<String> = testimony::Entity::find()
        .filter(testimony::Column::Call.eq(call.as_ref()))
        .select_only()
        .column(testimony::Column::Week)
        .distinct()
        .into_tuple()
        .all(store.reader())
        .await?;
    let until = |came: String| Some((Week::read(&came)?.later(weeks).to_string(), came));
    Ok(weeks_of.into_iter().filter_map(until).map(|(until, came)| (came, until)).collect())
}

/// Says how long a call keeps testimonies, if it is `before` now. What is held is deleted sooner where that is sooner, and never later than
/// its writer was told. `false` if somebody else was faster.
///
/// # Errors
/// [`DbErr`] if the database can't be written. Then nothing was changed.
pub async fn set(store: &Store, call: &CallId, before: u16, weeks: u16) -> Result<bool, DbErr> {
    use testimony::Column;
    let arrivals = arrivals(store, call, weeks).await?;
    let transaction = store.begin().await?;
    let moved = call::Entity::update_many()
        .col_expr(call::Column::RetentionWeeks, i32::from(weeks).into())
        .filter(call::Column::Call.eq(call.as_ref()))
        .filter(call::Column::RetentionWeeks.eq(i32::from(before)))
        .exec(&transaction)
        .await?;
    if moved.rows_affected != 1 {
        return Ok(false);
    }
    for (came, until) in arrivals {
        testimony::Entity::update_many()
            .col_expr(Column::PurgeWeek, until.as_str().into())
            .filter(Column::Call.eq(call.as_ref()))
            .filter(Column::Week.eq(came))
            .filter(Column::PurgeWeek.gt(until))
            .exec(&transaction)
            .await?;
    }
    transaction.commit().await?;
    Ok(true)
}

/// Why a testimony outlives its week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stays {
    /// Nobody has read it.
    Unread,
    /// Its writer added something last.
    Unanswered,
}

/// For each testimony why it stays, if it does; in the same order.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn stays<'a>(
    db: &impl ConnectionTrait,
    due: impl Iterator<Item = (i64, &'a str)> + Clone,
) -> Result<Vec<Option<Stays>>, DbErr> {
    let rows: Vec<i64> = due.clone().map(|(row, _)| row).collect();
    let threads = entries::ends(db, &rows).await?;
    let stays = |(row, state): (i64, &str)| {
        let answered = threads.get(&row).is_none_or(|(_, last)| last == vault::entry::Side::Desk.as_str());
        match (state, answered) {
            (NEW, _) => Some(Stays::Unread),
            (_, false) => Some(Stays::Unanswered),
            _ => None,
        }
    };
    Ok(due.map(stays).collect())
}
