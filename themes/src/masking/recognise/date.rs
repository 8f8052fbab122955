//! Dates, in the many ways in which people write them. A call asks for half-years, so that is what is proposed instead.

use std::ops::Range;

use crate::masking::{
    Kind, Reason, Strength,
    found::{Found, Instead},
    lexicon::{is_weekday, month, spelled_number, spelled_ordinal},
    page::{Page, is_apostrophe, is_blank, is_hyphen},
};

const BIRTH: &[&str] = &["dob", "birth", "born", "geni"];

/// A date without its place.
struct Written {
    /// Index of the last word.
    last: usize,
    month: u32,
    day: Option<u32>,
    year: Option<u32>,
}

pub fn at(page: &Page<'_>, index: usize) -> Option<Found> {
    if !page.begins(index) {
        return None;
    }
    let from = if is_weekday(page.lower(index)) { body_after_weekday(page, index)? } else { index };
    let written = numeric(page, from).or_else(|| day_first(page, from)).or_else(|| month_first(page, from))?;
    let range = range(page, index, written.last)?;
    let instead = match written.year {
        Some(year) if page.says_before(index, 5, BIRTH) => Instead::Decade { year },
        Some(year) => Instead::HalfYear { year, second: written.month > 6 },
        None => Instead::Numbered(format!("{} {}", written.month, written.day.unwrap_or(0))),
    };
    Some(Found { range, kind: Kind::Date, reason: Reason::Calendar, strength: Strength::Strong, instead })
}

fn range(page: &Page<'_>, first: usize, last: usize) -> Option<Range<usize>> {
    Some(page.words.get(first)?.start..page.words.get(last)?.end)
}

fn body_after_weekday(page: &Page<'_>, index: usize) -> Option<usize> {
    let gap = page.gap(index + 1);
    let joined = gap.len() <= 4 && gap.chars().all(|character| is_blank(character) || matches!(character, ',' | '.'));
    if !joined {
        return None;
    }
    Some(if page.lower(index + 1) == "the" { index + 2 } else { index + 1 })
}

/// `12/03/2019`, `12.3.19`, `2019-03-12`, `12 03 2019`.
fn numeric(page: &Page<'_>, index: usize) -> Option<Written> {
    let (first, second, third) = (page.number(index)?, page.number(index + 1)?, page.number(index + 2)?);
    let sizes: Vec<usize> = (index..index + 3).map(|at| page.digits(at).map_or(0, str::len)).collect();
    let mark = one_mark(page.gap(index + 1))?;
    let same = one_mark(page.gap(index + 2)) == Some(mark);
    let goes_on = |gap: &str| gap.chars().count() == 1 && one_mark(gap) == Some(mark) && mark != ' ';
    let outside = goes_on(page.gap(index)) && page.digits(index.wrapping_sub(1)).is_some()
        || goes_on(page.gap(index + 3)) && page.digits(index + 3).is_some();
    if !same || outside || !page.ends(index + 2) {
        return None;
    }
    let (day, month, year) = match sizes.as_slice() {
        [1 | 2, 1 | 2, 4] => (first, second, third),
        [1 | 2, 1 | 2, 2] if mark != ' ' => (first, second, century(third)),
        [4, 1 | 2, 1 | 2] => (third, second, first),
        _ => return None,
    };
    let (day, month) = if month > 12 { (month, day) } else { (day, month) };
    let fits = is_day(day) && (1..=12).contains(&month) && is_year(year);
    fits.then_some(Written { last: index + 2, month, day: Some(day), year: Some(year) })
}

/// The one mark between two numbers: hyphens are all alike, blanks beside a mark don't count.
fn one_mark(gap: &str) -> Option<char> {
    let mut marks = gap.chars().filter(|character| !is_blank(*character));
    match (marks.next(), marks.next()) {
        (None, _) if gap.chars().count() == 1 => Some(' '),
        (Some(mark), None) if is_hyphen(mark) => Some('-'),
        (Some(mark @ ('/' | '.')), None) => Some(mark),
        _ => None,
    }
}

/// `12 March 2019`, `the 12th of March`, `twelfth of March two thousand and nineteen`, `12–14 March`.
fn day_first(page: &Page<'_>, index: usize) -> Option<Written> {
    let (day, mut next) = day(page, index)?;
    let gap = page.gap(next);
    let to = matches!(page.lower(next), "and" | "to" | "or") && page.spaced(next);
    let more = if gap.chars().all(|character| is_hyphen(character) || character == '/') { Some(next) } else { None };
    if let Some((_, after)) = more.or(to.then_some(next + 1)).and_then(|at| self::day(page, at)) {
        next = after;
    }
    if matches!(page.lower(next), "day") && page.spaced(next) {
        next += 1;
    }
    if matches!(page.lower(next), "of" | "o") {
        next += 1;
    }
    let month = month(page.lower(next)).filter(|_| is_near(page.gap(next)))?;
    let (year, last) = year(page, next + 1, true).unwrap_or((None, next));
    // "4 may have …"
    let plain = page.number(next - 1).is_some();
    let is_month =
        page.capital(next) || !plain || !matches!(page.lower(next), "may" | "mar" | "march") || year.is_some();
    (is_month && page.ends(last)).then_some(Written { last, month, day: Some(day), year })
}

/// `March 12th, 2019`, `March 2019`, `Christmas 2019`.
fn month_first(page: &Page<'_>, index: usize) -> Option<Written> {
    if matches!(page.lower(index), "christmas" | "boxing") {
        let next = index + 1 + usize::from(matches!(page.lower(index + 1), "day" | "eve"));
        let (year, last) = year(page, next, false)?;
        return Some(Written { last, month: 12, day: None, year });
    }
    let month = month(page.lower(index))?;
    if let Some((year, last)) = year(page, index + 1, false) {
        return Some(Written { last, month, day: None, year });
    }
    let at = index + 1 + usize::from(page.lower(index + 1) == "the");
    let (day, next) = day(page, at).filter(|_| is_near(page.gap(index + 1)) && is_near(page.gap(at)))?;
    let (year, last) = year(page, next, true).unwrap_or((None, next - 1));
    let ordinal = page.number(next - 1).is_none();
    let is_month = page.capital(index) || !matches!(page.lower(index), "may" | "mar" | "march");
    // "in March 12:30 came", "in March 12% came".
    let whole = page.ends(last) && page.gap(last + 1) != ":" && !page.gap(last + 1).starts_with('%');
    (whole && (ordinal && is_month || page.capital(index) || year.is_some())).then_some(Written {
        last,
        month,
        day: Some(day),
        year,
    })
}

/// A day of the month and the word after it.
fn day(page: &Page<'_>, index: usize) -> Option<(u32, usize)> {
    if let Some(day) = page.number(index) {
        let suffix = matches!(page.lower(index + 1), "st" | "nd" | "rd" | "th" | "ain" | "fed" | "eg" | "af" | "ydd");
        let glued = suffix && page.gap(index + 1).is_empty();
        return is_day(day).then_some((day, index + 1 + usize::from(glued)));
    }
    let (day, words) = spelled_ordinal(page, index)?;
    is_day(day).then_some((day, index + words))
}

/// A year and its last word. Two digits are a year only after a day and a month.
fn year(page: &Page<'_>, index: usize, two_digits: bool) -> Option<(Option<u32>, usize)> {
    let gap = page.gap(index);
    let index = index + usize::from(page.lower(index) == "of" && page.spaced(index));
    if let Some(year) = page.number(index).filter(|_| page.ends(index)) {
        let marks = page.gap(index).trim_start_matches(is_blank);
        let apostrophe = !marks.is_empty() && marks.chars().all(is_apostrophe);
        let short = page.digits(index)?.len() == 2;
        if short && (two_digits && is_near(gap) || apostrophe) {
            return Some((Some(century(year)), index));
        }
        let long = page.digits(index)?.len() == 4 && is_year(year);
        return (long && joins(gap)).then_some((Some(year), index));
    }
    if !joins(gap) {
        return None;
    }
    match (page.lower(index), page.lower(index + 1)) {
        ("two", "thousand") => {
            let and = usize::from(page.lower(index + 2) == "and");
            let (value, words) = spelled_number(page, index + 2 + and).unwrap_or((0, 0));
            let last = if words == 0 { index + 1 } else { index + 1 + and + words };
            Some((Some(2000 + value), last))
        }
        ("twenty", _) => {
            let (value, words) = spelled_number(page, index + 1).filter(|(value, _)| *value >= 10)?;
            Some((Some(2000 + value), index + words))
        }
        ("nineteen", _) => {
            let (value, words) = spelled_number(page, index + 1).filter(|(value, _)| *value >= 10)?;
            Some((Some(1900 + value), index + words))
        }
        _ => None,
    }
}

fn joins(gap: &str) -> bool {
    let fits = |character: char| is_blank(character) || is_hyphen(character) || matches!(character, ',' | '.' | '/');
    gap.chars().count() <= 3 && gap.chars().all(fits)
}

/// "on 12 March, 12 of us": a comma joins years of four digits alone.
fn is_near(gap: &str) -> bool {
    joins(gap) && !gap.contains(',')
}

fn is_day(day: u32) -> bool {
    (1..=31).contains(&day)
}

fn is_year(year: u32) -> bool {
    (1900..2100).contains(&year)
}

fn century(year: u32) -> u32 {
    if year < 50 { 2000 + year } else { 1900 + year }
}
