//! Ages in years, and years of birth. A call asks for bands of at least fifteen years, so that is what is proposed instead.

use crate::masking::{
    Kind, Reason, Strength,
    found::{Found, Instead},
    lexicon::{RELATIONS, spelled_number},
    page::{Page, is_blank, is_hyphen},
};

const BEFORE: &[&str] = &["aged", "age", "turned", "turning", "oed", "teenager", "agd", "ages"];
/// After these, whatever follows the number: `aged 34 living alone`.
const SURE: &[&str] = &["aged", "age", "agd"];
const ABOUT: &[&str] =
    &["only", "just", "about", "nearly", "almost", "barely", "now", "then", "still", "around", "already"];
/// `age of 34`, `age is 34`.
const OF: &[&str] = &["of", "at", "is"];
const WHO: &[&str] = &["i", "he", "she", "they", "who", "we", "you", "i'd", "she'd", "he'd"];
const VERBS: &[&str] = &["was", "were", "am", "is", "are", "be", "being"];
const SHORT: &[&str] = &["i'm", "he's", "she's", "they're", "who's", "im"];
/// Words that can follow an age at once; before others the number counts something else.
const AFTER: &[&str] = &[
    "and", "when", "at", "but", "then", "with", "so", "or", "now", "by", "in", "he", "she", "i", "they", "my", "the",
    "it", "that", "this", "last", "on",
];

pub fn at(page: &Page<'_>, index: usize) -> Option<Found> {
    birth(page, index).or_else(|| age(page, index))
}

fn age(page: &Page<'_>, index: usize) -> Option<Found> {
    if !page.begins(index) {
        return None;
    }
    let (age, words) = match page.number(index) {
        Some(number) => (number, 1),
        None => spelled_number(page, index)?,
    };
    if !(1..=110).contains(&age) || page.gap(index).ends_with(['£', '.', '/', ':']) {
        return None;
    }
    let next = index + words;
    let years = years_old(page, next);
    // "I was one of": below ten it takes a "when".
    let grown = age >= 10 || page.lower(next) == "when";
    let aged = age_before(page, index) && (SURE.contains(&before(page, index, 1)) || !counts(page, next))
        || !counts(page, next) && grown && (subject(page, index) || in_brackets(page, index, next));
    let said = years || aged && page.ends(next - 1) && !opens_range(page, next);
    let range = page.words.get(index)?.start..page.words.get(next - 1)?.end;
    let strength = if years || BEFORE.contains(&before(page, index, 1)) { Strength::Strong } else { Strength::Medium };
    said.then_some(Found {
        range,
        kind: Kind::Age,
        reason: Reason::AgeInYears,
        strength,
        instead: Instead::AgeBand { age },
    })
}

/// `born in 1985`.
fn birth(page: &Page<'_>, index: usize) -> Option<Found> {
    let year = page.number(index).filter(|year| (1900..2100).contains(year))?;
    let said = page.digits(index)?.len() == 4 && page.says_before(index, 3, &["born", "birth", "dob"]);
    let word = page.words.get(index).filter(|_| page.begins(index) && page.ends(index))?;
    said.then_some(Found {
        range: word.start..word.end,
        kind: Kind::Age,
        reason: Reason::Birth,
        strength: Strength::Strong,
        instead: Instead::Decade { year },
    })
}

fn before<'a>(page: &'a Page<'_>, index: usize, back: usize) -> &'a str {
    index.checked_sub(back).map_or("", |at| page.lower(at))
}

/// `34 years old`, `34-year-old`, `34yo`, `34 y/o`, `34 years of age`.
fn years_old(page: &Page<'_>, next: usize) -> bool {
    let near = |index: usize| {
        let gap = page.gap(index);
        gap.chars().count() <= 3 && gap.chars().all(|character| is_blank(character) || is_hyphen(character))
    };
    if !near(next) {
        return false;
    }
    match page.lower(next) {
        "yo" | "oed" | "yrold" => true,
        "y" => page.lower(next + 1) == "o" && page.gap(next + 1).len() <= 1,
        "year" | "years" | "yr" | "yrs" | "mlwydd" => {
            near(next + 1)
                && (matches!(page.lower(next + 1), "old" | "olds" | "oed")
                    || page.lower(next + 1) == "of" && page.lower(next + 2) == "age")
        }
        _ => false,
    }
}

/// `aged 34`, `at the age of 34`, `just turned 34`.
fn age_before(page: &Page<'_>, index: usize) -> bool {
    let gap = page.gap(index);
    let joined =
        gap.chars().count() <= 3 && gap.chars().all(|character| is_blank(character) || ":=-(".contains(character));
    let first = before(page, index, 1);
    let between = ABOUT.contains(&first) || OF.contains(&first);
    joined && (BEFORE.contains(&first) || between && BEFORE.contains(&before(page, index, 2)))
}

/// `I was 34`, `she's nearly 34`, `my son was 16`.
fn subject(page: &Page<'_>, index: usize) -> bool {
    if !page.spaced(index) {
        return false;
    }
    let back = if ABOUT.contains(&before(page, index, 1)) { 2 } else { 1 };
    let verb = before(page, index, back);
    let who = before(page, index, back + 1);
    SHORT.contains(&verb) || VERBS.contains(&verb) && (WHO.contains(&who) || RELATIONS.contains(&who))
}

/// `my son (16)`, `my daughter, 16,`.
fn in_brackets(page: &Page<'_>, index: usize, next: usize) -> bool {
    let (open, close) = (page.gap(index).trim(), page.gap(next));
    let known = RELATIONS.contains(&before(page, index, 1))
        || index > 0 && page.capital(index - 1) && !page.opens_sentence(index - 1);
    known && (open == "(" && close.starts_with(')') || open == "," && close.starts_with(','))
}

/// Whether the number counts what follows: minutes, people, milligrams.
fn counts(page: &Page<'_>, next: usize) -> bool {
    page.spaced(next) && !AFTER.contains(&page.lower(next)) && next < page.words.len()
}

/// `18 to 25`, `18–25`; also `18%` and `18:25`.
fn opens_range(page: &Page<'_>, next: usize) -> bool {
    let marked = page.gap(next).chars().next().is_some_and(|mark| "%:/°".contains(mark) || is_hyphen(mark));
    marked || matches!(page.lower(next), "to" | "or" | "and") && page.number(next + 1).is_some()
}
