//! Groups of half-years in the order of time, and the days that the codebook marks where they fall.

use themes::{
    codebook::ReferenceDate,
    coding::Period,
    plan::{Attribute, Group, Value},
    release::{Release, RowLabel, Table},
};

use super::{bars::Line, names};
use crate::{
    call_page::date::in_words,
    text::{KeyWith, key::chart, say_with},
};

/// The rows of a table of groups of time, from the earliest on, with each marked day after the time in which it is, or between two.
pub(super) fn along(release: &Release, table: &Table<'_>) -> Vec<Line> {
    let groups = release.plan().grouping(Attribute::Period).map_or(&[][..], |grouping| &grouping.groups);
    let mut times = Vec::new();
    let mut rest = Vec::new();
    for row in table.rows() {
        let Some(cell) = row.first() else { continue };
        let bar = Line::Bar { name: names::row(release, row.label()), level: 0, cell };
        let group = groups.iter().find(|group| row.label() == RowLabel::Group(&group.name));
        match group.and_then(ends) {
            Some(ends) => times.push((ends, bar)),
            None => rest.push(bar),
        }
    }
    times.sort_by_key(|(ends, _)| *ends);
    let mut days: Vec<_> = release.codebook().dates.iter().filter_map(|date| Some((half_year(date)?, date))).collect();
    days.sort_by_key(|(_, date)| date.day);
    let mut days = days.into_iter().peekable();
    let mut lines = Vec::new();
    for ((first, last), bar) in times {
        while let Some((_, date)) = days.next_if(|(when, _)| *when < first) {
            lines.push(mark(chart::MARK, date));
        }
        lines.push(bar);
        while let Some((_, date)) = days.next_if(|(when, _)| *when <= last) {
            lines.push(mark(chart::MARK_WITHIN, date));
        }
    }
    lines.extend(days.map(|(_, date)| mark(chart::MARK, date)));
    lines.extend(rest);
    lines
}

/// First and last half-year of a group.
fn ends(group: &Group) -> Option<(Period, Period)> {
    let periods = group.values.iter().filter_map(|value| match value {
        Value::Period(period) => Some(*period),
        Value::Region(_) | Value::Age(_) | Value::Service(_) => None,
    });
    Some((periods.clone().min()?, periods.max()?))
}

/// The half-year of a day: that codings and plans know.
fn half_year(date: &ReferenceDate) -> Option<Period> {
    let half = if u8::from(date.day.month()) > 6 { 2 } else { 1 };
    format!("{}-H{half}", date.day.year()).parse().ok()
}

fn mark(key: KeyWith, date: &ReferenceDate) -> Line {
    let day = in_words(date.day.day(), date.day.month().into(), date.day.year());
    Line::Mark(say_with(key, &[("day", day.into()), ("label", date.label.as_str().into())]))
}
