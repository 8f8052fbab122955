//! A day that time charts mark.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use time::{Date, Month};

/// A day that time charts mark, and what happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReferenceDate {
    /// The day.
    #[serde(serialize_with = "write", deserialize_with = "read")]
    pub day: Date,
    /// One line.
    pub label: String,
}

impl ReferenceDate {
    /// A day written as `2023-08-31`, and what happened. `None` if there is no such day.
    pub fn new(day: &str, label: impl Into<String>) -> Option<Self> {
        Some(Self { day: date(day)?, label: label.into() })
    }
}

pub(crate) fn write<S: Serializer>(day: &Date, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(day)
}

pub(crate) fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Date, D::Error> {
    date(&String::deserialize(from)?).ok_or_else(|| D::Error::custom("a day is written as 2023-08-31"))
}

fn date(text: &str) -> Option<Date> {
    let mut numbers = text.splitn(3, '-');
    let year = numbers.next()?.parse().ok()?;
    let month: u8 = numbers.next()?.parse().ok()?;
    let day = numbers.next()?.parse().ok()?;
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
}
