//! The day of a release decides which accounts are old enough to be in it, so whoever could choose it freely could choose who is in.

use time::{Date, Duration};

use super::Trouble;

/// Clocks differ, and so do the days of two time zones.
const AHEAD: Duration = Duration::days(1);
/// How long a proposal may wait for its second member.
const BEHIND: Duration = Duration::weeks(2);

/// Whether a release of this day can still be proposed or signed.
pub fn check(day: Date, today: Date) -> Result<(), Trouble> {
    if day - today > AHEAD {
        return Err(Trouble::DayAhead);
    }
    if today - day > BEHIND { Err(Trouble::DayPast) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use time::Month;

    use super::*;

    #[test]
    fn a_release_is_of_today_give_or_take_a_clock_and_waits_two_weeks() {
        let today = Date::from_calendar_date(2026, Month::November, 27).expect("a day");
        let after = |days| check(today + Duration::days(days), today).err();
        for near in [-14, -13, 0, 1] {
            assert!(after(near).is_none(), "{near}");
        }
        for (far, why) in
            [(2, Trouble::DayAhead), (400, Trouble::DayAhead), (-15, Trouble::DayPast), (-400, Trouble::DayPast)]
        {
            assert!(after(far) == Some(why), "{far}");
        }
    }
}
