//! Opening hours in words.

use crate::{
    text::{
        Key,
        key::part::{
            DAYS_EVERY, DAYS_FRI, DAYS_MON, DAYS_RANGE, DAYS_SAT, DAYS_SUN, DAYS_THU, DAYS_TUE, DAYS_WED, HOURS_ALWAYS,
            HOURS_DAYS,
        },
        say, say_with,
    },
    wire::call::Hours,
};

const DAYS: [(&str, Key); 7] = [
    ("mon", DAYS_MON),
    ("tue", DAYS_TUE),
    ("wed", DAYS_WED),
    ("thu", DAYS_THU),
    ("fri", DAYS_FRI),
    ("sat", DAYS_SAT),
    ("sun", DAYS_SUN),
];

/// Each line of hours, with a semicolon between: `Monday to Friday, 09:00 to 17:00; Saturday`.
pub fn in_words(hours: &[Hours]) -> String {
    hours.iter().map(line).collect::<Vec<_>>().join("; ")
}

fn line(hours: &Hours) -> String {
    let all_day = (hours.from.as_str(), hours.to.as_str()) == ("00:00", "24:00");
    match days(&hours.days) {
        _ if all_day && hours.days == "mon-sun" => say(HOURS_ALWAYS).to_owned(),
        days if all_day => days,
        days => say_with(
            HOURS_DAYS,
            &[("days", days.into()), ("from", hours.from.as_str().into()), ("to", hours.to.as_str().into())],
        ),
    }
}

/// `mon-fri` as people say it.
pub fn days(days: &str) -> String {
    match days.split_once('-') {
        Some(("mon", "sun")) => say(DAYS_EVERY).to_owned(),
        Some((first, last)) => say_with(DAYS_RANGE, &[("first", day(first).into()), ("last", day(last).into())]),
        None => day(days).to_owned(),
    }
}

fn day(short: &str) -> &'static str {
    DAYS.iter().find(|(known, _)| *known == short).map_or("", |(_, name)| say(*name))
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn hours_are_told_as_people_say_them() {
        let hours = |days: &str, from: &str, to: &str| Hours { days: days.into(), from: from.into(), to: to.into() };
        assert_eq!(in_words(&[hours("mon-sun", "00:00", "24:00")]), "Day and night");
        assert_eq!(in_words(&[hours("mon-sun", "10:00", "22:00")]), "Every day, 10:00 to 22:00");
        let two = [hours("mon-fri", "09:00", "17:00"), hours("sat", "00:00", "24:00")];
        assert_eq!(in_words(&two), "Monday to Friday, 09:00 to 17:00; Saturday");
    }
}
