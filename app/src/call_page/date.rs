//! A day in words.

use crate::text::{
    Key,
    key::date::{
        DAY, MONTH_1, MONTH_2, MONTH_3, MONTH_4, MONTH_5, MONTH_6, MONTH_7, MONTH_8, MONTH_9, MONTH_10, MONTH_11,
        MONTH_12,
    },
    say, say_with,
};

const MONTHS: [Key; 12] =
    [MONTH_1, MONTH_2, MONTH_3, MONTH_4, MONTH_5, MONTH_6, MONTH_7, MONTH_8, MONTH_9, MONTH_10, MONTH_11, MONTH_12];

/// "22 November 2027". `month` is 1 to 12.
pub(crate) fn in_words(day: u8, month: u8, year: i32) -> String {
    let name = MONTHS.get(usize::from(month).wrapping_sub(1)).map(|month| say(*month)).unwrap_or_default();
    say_with(DAY, &[("day", day.into()), ("month", name.into()), ("year", year.to_string().into())])
}
