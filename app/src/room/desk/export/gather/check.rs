//! Whether what the server says is of the form that it should be, before it stands in a table.

use time::{Date, Weekday};
use vault::entry::{EntryKind, Side};

/// What can have become of an account.
const STATES: [&str; 6] = ["new", "reading", "coded", "disputed", "checked", "set-aside"];

pub fn is_state(text: &str) -> bool {
    STATES.contains(&text)
}

/// Whether it is an ISO 8601 week, written as `2026-W47`.
pub fn is_week(text: &str) -> bool {
    let monday = || {
        let (year, week) = text.split_once("-W")?;
        Date::from_iso_week_date(year.parse().ok()?, week.parse().ok()?, Weekday::Monday).ok()
    };
    monday().is_some_and(|monday| {
        let (year, week, _) = monday.to_iso_week_date();
        text == format!("{year:04}-W{week:02}")
    })
}

pub fn is_entry(kind: &str, by: &str) -> bool {
    kind.parse::<EntryKind>().is_ok() && by.parse::<Side>().is_ok()
}
