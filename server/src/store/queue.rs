//! The desk's queue: which testimonies wait, oldest first, and how many there are of what.
//!
//! A page is read from one index that has the rows in the order of the queue, and counts are kept by the database: neither takes longer
//! when there are more testimonies.

use sea_orm::{
    ColumnTrait as _, Condition, DbErr, EntityTrait as _, ExprTrait as _, FromQueryResult, JoinType, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, Select, sea_query::Expr,
};

use vault::id::{Account, CallId};

use super::{
    Store, asides,
    entity::{record, tally, testimony},
    testimonies::NEW,
};
use crate::guard::Opener;

/// How many testimonies of all calls nobody has read.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn unread(store: &Store) -> Result<usize, DbErr> {
    let counts: Vec<i64> = tally::Entity::find()
        .filter(tally::Column::State.eq(NEW))
        .select_only()
        .column(tally::Column::Count)
        .into_tuple()
        .all(store.reader())
        .await?;
    Ok(usize::try_from(counts.iter().sum::<i64>()).unwrap_or_default())
}

/// Who is to hold what is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// Whoever asks.
    Mine,
    /// Nobody.
    Free,
    /// Somebody else.
    Others,
}

/// Which part of a queue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Only in this state.
    pub state: Option<String>,
    /// Only held so.
    pub holder: Option<Holder>,
    /// Only what is urgent.
    pub urgent: bool,
    /// Only what is done.
    pub done: bool,
}

/// A place in the queue: after this row of this week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// ISO week.
    pub week: String,
    /// Row number.
    pub row: i64,
}

/// What the queue shows of a testimony.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Waiting {
    /// Row number.
    pub row: i64,
    /// Drawn by the sender.
    pub submission_id: Vec<u8>,
    /// Where it stands.
    pub state: String,
    /// ISO week received.
    pub week: String,
    /// Padded plaintext bytes.
    pub size_class: i32,
    /// Epoch when it was sealed.
    pub epoch_sealed: i32,
    /// Epoch that opens it now.
    pub epoch_now: i32,
    /// SHA-256 of the file as it came.
    pub received_sha256: Vec<u8>,
    /// SHA-256 of its payload.
    pub payload_sha256: Vec<u8>,
    /// Whether its writer was told that it is done.
    pub done: bool,
    /// Who works on it.
    pub holder: Option<String>,
    /// Whether somebody has to look at it soon.
    pub urgent: bool,
    /// Row of its record, if there is one.
    pub record: Option<i64>,
}

/// Where a page begins. SQLite seeks a row within a week, or a week, in one index, and not both at once.
#[derive(Clone, Copy, Debug)]
pub enum Begin<'a> {
    /// At the oldest.
    Oldest,
    /// With what is left of the week of this place.
    RestOfWeek(&'a Place),
    /// With the week after it.
    NextWeek(&'a Place),
}

/// The next `limit` testimonies of a call, oldest week first, without those that the opener stepped aside from.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn page(
    store: &Store,
    opener: &Opener,
    part: &Part,
    after: Option<&Place>,
    limit: u64,
) -> Result<Vec<Waiting>, DbErr> {
    let from = |begin, limit| select(opener.call(), opener.account(), part, begin, limit).into_model();
    let Some(place) = after else { return from(Begin::Oldest, limit).all(store.reader()).await };
    let mut rows: Vec<Waiting> = from(Begin::RestOfWeek(place), limit).all(store.reader()).await?;
    let left = limit.saturating_sub(rows.len() as u64);
    if left > 0 {
        rows.extend(from(Begin::NextWeek(place), left).all(store.reader()).await?);
    }
    Ok(rows)
}

/// The statement of a page.
///
/// Of all that is asked for, what picks the fewest rows picks the index. What else is asked for is written so that no index fits it:
/// without statistics a database takes the index with the most columns, and would look through every checked account for one that is
/// urgent.
pub fn select(call: &CallId, me: &Account, part: &Part, begin: Begin<'_>, limit: u64) -> Select<testimony::Entity> {
    use testimony::Column;
    let Part { state, holder, urgent, done } = part;
    let by_holder = matches!(holder, Some(Holder::Mine | Holder::Others)) && !urgent;
    let by_done = *done && !urgent && !by_holder;
    let by_free = *holder == Some(Holder::Free) && !urgent && !by_done;
    let by_state = !urgent && !by_holder;
    let mut query = testimony::Entity::find().filter(Column::Call.eq(call.as_ref()));
    if *urgent {
        query = query.filter(Expr::col((testimony::Entity, Column::Urgent)));
    }
    if *done {
        let done = Expr::col((testimony::Entity, Column::Done));
        query = query.filter(if by_done { done } else { done.eq(true) });
    }
    query = match holder {
        None => query,
        Some(Holder::Mine) if by_holder => query.filter(Column::Holder.eq(me.as_ref())),
        Some(Holder::Others) if by_holder => {
            query.filter(Column::Holder.is_not_null()).filter(plain(Column::Holder).ne(me.as_ref()))
        }
        Some(Holder::Free) if by_free => query.filter(Column::Holder.is_null()),
        Some(Holder::Mine) => query.filter(plain(Column::Holder).eq(me.as_ref())),
        Some(Holder::Others) => query.filter(plain(Column::Holder).is_not_in(["", me.as_ref()])),
        Some(Holder::Free) => query.filter(plain(Column::Holder).eq("")),
    };
    if let Some(state) = state {
        let state = state.as_str();
        query = query.filter(if by_state { Column::State.eq(state) } else { plain(Column::State).eq(state) });
    }
    query = match begin {
        Begin::Oldest => query,
        Begin::RestOfWeek(Place { week, row }) => {
            query.filter(Column::Week.eq(week.as_str())).filter(Column::Row.gt(*row))
        }
        Begin::NextWeek(Place { week, .. }) => query.filter(Column::Week.gt(week.as_str())),
    };
    let same_row = testimony::Entity::belongs_to(record::Entity).from(Column::Row).to(record::Column::Row).into();
    query
        .filter(asides::is_seen_by(me))
        .join(JoinType::LeftJoin, same_row)
        .select_only()
        .columns([Column::Row, Column::SubmissionId, Column::State, Column::Week, Column::SizeClass])
        .columns([Column::EpochSealed, Column::EpochNow, Column::ReceivedSha256, Column::PayloadSha256])
        .columns([Column::Done, Column::Holder, Column::Urgent])
        .column_as(record::Column::Row, "record")
        .order_by_asc(Column::Week)
        .order_by_asc(Column::Row)
        .limit(limit)
}

/// A column with nothing in place of null, which no index has.
fn plain(column: testimony::Column) -> Expr {
    Expr::col((testimony::Entity, column)).if_null("")
}

/// How many testimonies have this in common.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Tally {
    /// State.
    pub state: String,
    /// Empty for nobody.
    pub holder: String,
    /// Whether they are urgent.
    pub urgent: bool,
    /// Whether they are done.
    pub done: bool,
    /// How many.
    pub count: i64,
}

/// How many testimonies of a call there are of each kind, without those that the opener stepped aside from.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn tallies(store: &Store, opener: &Opener) -> Result<Vec<Tally>, DbErr> {
    let of_call = Condition::all().add(tally::Column::Call.eq(opener.call().as_ref())).add(tally::Column::Count.gt(0));
    let mut tallies: Vec<Tally> = tally::Entity::find()
        .filter(of_call)
        .order_by_asc(tally::Column::State)
        .into_model()
        .all(store.reader())
        .await?;
    for unseen in asides::tallies(store, opener).await? {
        let same = |tally: &&mut Tally| {
            (&tally.state, &tally.holder) == (&unseen.state, &unseen.holder)
                && (tally.urgent, tally.done) == (unseen.urgent, unseen.done)
        };
        if let Some(tally) = tallies.iter_mut().find(same) {
            tally.count -= 1;
        }
    }
    Ok(tallies)
}
