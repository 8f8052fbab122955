//! Time, as an argument.

use std::{fmt, sync::Arc};

use time::{Date, OffsetDateTime, Weekday};

/// Says what time it is. `main` makes one that reads the system's; tests make one that stands still.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> u64 + Send + Sync>);

impl Clock {
    /// A clock that asks `seconds` for the seconds since 1970 (UTC).
    pub fn new(seconds: impl Fn() -> u64 + Send + Sync + 'static) -> Self {
        Self(Arc::new(seconds))
    }

    /// Seconds since 1970 (UTC). For what expires in minutes; never stored.
    pub fn seconds(&self) -> u64 {
        (self.0)()
    }

    /// Hours since 1970 (UTC): fine enough for a session to end.
    pub fn hour(&self) -> i64 {
        i64::try_from(self.seconds() / 3_600).unwrap_or(i64::MAX)
    }

    /// The calendar date (UTC).
    pub fn today(&self) -> Date {
        let seconds = i64::try_from(self.seconds()).unwrap_or(i64::MAX);
        OffsetDateTime::from_unix_timestamp(seconds).map_or(Date::MAX, OffsetDateTime::date)
    }

    /// The ISO week, the finest time that is stored with a testimony.
    pub fn week(&self) -> Week {
        Week(self.today())
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock")
    }
}

/// An ISO 8601 week. Displays as `2026-W47`.
#[derive(Clone, Copy, Debug)]
pub struct Week(Date);

impl Week {
    /// Reads `2026-W47`.
    pub fn read(text: &str) -> Option<Self> {
        let (year, week) = text.split_once("-W")?;
        Date::from_iso_week_date(year.parse().ok()?, week.parse().ok()?, Weekday::Monday).ok().map(Self)
    }

    /// The week `weeks` later.
    pub fn later(self, weeks: u16) -> Self {
        Self(self.0.saturating_add(time::Duration::weeks(i64::from(weeks))))
    }

    /// The week `weeks` earlier.
    pub fn earlier(self, weeks: u16) -> Self {
        Self(self.0.saturating_sub(time::Duration::weeks(i64::from(weeks))))
    }
}

impl fmt::Display for Week {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, week, _) = self.0.to_iso_week_date();
        write!(f, "{year:04}-W{week:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_belongs_to_the_year_that_iso_8601_says() {
        // 2027-01-01 is a Friday of the last week of 2026.
        let clock = Clock::new(|| 1_798_761_600);
        assert_eq!(clock.today().to_string(), "2027-01-01");
        assert_eq!(clock.week().to_string(), "2026-W53");
        assert_eq!(clock.week().later(1).to_string(), "2027-W01");
        assert_eq!(clock.week().later(104).to_string(), "2028-W52");
        assert_eq!(clock.week().later(104).earlier(104).to_string(), "2026-W53");
        let read = Week::read("2026-W53").expect("a week");
        assert_eq!((read.to_string(), read.later(104).to_string()), ("2026-W53".to_owned(), "2028-W52".to_owned()));
        assert!(Week::read("2026-W54").or(Week::read("2026")).is_none());
    }
}
