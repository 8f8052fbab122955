//! The desk's queue.

use std::collections::BTreeMap;

use app::wire::{LaneCounts, Queue, QueueItem, StateCount};
use axum::{
    Json,
    extract::{Query, State, rejection::QueryRejection},
};
use data_encoding::HEXLOWER;
use serde::Deserialize;
use vault::entry::Side;

use crate::{
    error::Reason,
    guard::Opener,
    state::AppState,
    store::{
        entries,
        queue::{self, Holder, Place, Tally, Waiting},
        records,
    },
};

/// A page of the queue, if nobody says how long.
const USUAL_PAGE: u64 = 50;
const LARGEST_PAGE: u64 = 200;

/// Which part of the queue.
#[derive(Deserialize)]
pub struct Part {
    #[serde(default)]
    state: String,
    #[serde(default)]
    holder: String,
    #[serde(default)]
    urgent: String,
    #[serde(default)]
    done: String,
    #[serde(default)]
    after: String,
    limit: Option<u64>,
}

/// `GET /api/desk/calls/{call}/testimonies?state=&holder=&urgent=&done=&after=&limit=`
pub async fn page(
    opener: Opener,
    State(state): State<AppState>,
    part: Result<Query<Part>, QueryRejection>,
) -> Result<Json<Queue>, Reason> {
    let Taken { rows, next } = take(&state, &opener, part, LARGEST_PAGE).await?;
    let (counts, lanes) = counts(&queue::tallies(&state.store, &opener).await?, &opener);
    Ok(Json(Queue { items: rows.into_iter().map(|(_, item)| item).collect(), next, counts, lanes }))
}

/// A part of the queue.
pub(super) struct Taken {
    /// Row numbers, and what the queue shows.
    pub(super) rows: Vec<(i64, QueueItem)>,
    /// Where the next part begins.
    pub(super) next: Option<String>,
}

/// The part of the queue that was asked for, of at most `largest` rows.
pub(super) async fn take(
    state: &AppState,
    opener: &Opener,
    part: Result<Query<Part>, QueryRejection>,
    largest: u64,
) -> Result<Taken, Reason> {
    let Query(asked) = part.map_err(|_| Reason::Malformed)?;
    let after = given(&asked.after).map(|after| read_place(after).ok_or(Reason::Malformed)).transpose()?;
    let part = read(&asked).ok_or(Reason::Malformed)?;
    let limit = asked.limit.unwrap_or(USUAL_PAGE).clamp(1, largest);
    // One more than asked for tells whether there is a next page.
    let mut rows = queue::page(&state.store, opener, &part, after.as_ref(), limit + 1).await?;
    let more = rows.len() as u64 > limit;
    rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let next = rows.last().filter(|_| more).map(write_place);
    let keys: Vec<i64> = rows.iter().map(|row| row.row).collect();
    let threads = entries::ends(state.store.reader(), &keys).await?;
    let worked_on: Vec<i64> = rows.iter().filter_map(|row| row.record).collect();
    let people = records::people(&state.store, opener, &worked_on).await?;
    let rows = rows.iter().map(|row| (row.row, item(row, threads.get(&row.row), people.get(&row.row))));
    Ok(Taken { rows: rows.collect(), next })
}

fn given(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

fn read(asked: &Part) -> Option<queue::Part> {
    let flag = |text: &str| match text {
        "" => Some(false),
        "yes" => Some(true),
        _ => None,
    };
    let holder = match asked.holder.as_str() {
        "" => None,
        "mine" => Some(Holder::Mine),
        "free" => Some(Holder::Free),
        "others" => Some(Holder::Others),
        _ => return None,
    };
    let state = given(&asked.state).map(str::to_owned);
    Some(queue::Part { state, holder, urgent: flag(&asked.urgent)?, done: flag(&asked.done)? })
}

fn item(row: &Waiting, thread: Option<&(u32, String)>, people: Option<&(u32, bool)>) -> QueueItem {
    let (people, is_worked_by_me) = people.copied().unwrap_or_default();
    QueueItem {
        entries: thread.map_or(0, |(count, _)| *count),
        is_answered: thread.is_none_or(|(_, last)| last == Side::Desk.as_str()),
        id: HEXLOWER.encode(&row.submission_id),
        week: row.week.clone(),
        size_class: row.size_class.cast_unsigned(),
        epoch_sealed: row.epoch_sealed.cast_unsigned(),
        epoch_now: row.epoch_now.cast_unsigned(),
        state: row.state.clone(),
        is_done: row.done,
        is_urgent: row.urgent,
        holder: row.holder.clone(),
        has_record: row.record.is_some(),
        people,
        is_worked_by_me,
        sha256: HEXLOWER.encode(&row.received_sha256),
        payload_sha256: HEXLOWER.encode(&row.payload_sha256),
    }
}

fn counts(tallies: &[Tally], opener: &Opener) -> (Vec<StateCount>, LaneCounts) {
    let mut by_state: BTreeMap<&str, StateCount> = BTreeMap::new();
    let mut lanes = LaneCounts::default();
    for tally in tallies {
        let count = tally.count.unsigned_abs();
        let state = tally.state.as_str();
        let of_state = by_state.entry(state);
        let of_state = of_state.or_insert_with(|| StateCount { state: state.to_owned(), count: 0, free: 0 });
        of_state.count += count;
        if tally.holder.is_empty() {
            of_state.free += count;
            lanes.free += count;
        } else if tally.holder == opener.account().as_ref() {
            lanes.mine += count;
        }
        lanes.urgent += if tally.urgent { count } else { 0 };
        lanes.done += if tally.done { count } else { 0 };
    }
    (by_state.into_values().filter(|state| state.count > 0).collect(), lanes)
}

/// `2026-W47.` and 16 hex digits.
fn write_place(row: &Waiting) -> String {
    format!("{}.{:016x}", row.week, row.row)
}

fn read_place(text: &str) -> Option<Place> {
    let (week, row) = text.split_once('.')?;
    let row = i64::from_str_radix(row, 16).ok().filter(|_| row.len() == 16)?;
    Some(Place { week: week.to_owned(), row })
}
