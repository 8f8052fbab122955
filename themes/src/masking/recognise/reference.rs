//! References: crime, incident, case, complaint, patient and collar numbers.
//!
//! They have no common form. Words before them tell; without words, only long chains of letters and digits are taken.

use crate::masking::{
    Kind, Reason, Strength,
    found::Found,
    page::{Page, Word, is_blank},
};

/// Words that a reference follows, also without "number".
const SURE: &[&str] = &[
    "ref",
    "reference",
    "cad",
    "urn",
    "mrn",
    "crn",
    "refno",
    "collar",
    "badge",
    "shoulder",
    "warrant",
    "crime",
    "rio",
    "custody",
    "datix",
    "cyfeirnod",
    "caseid",
];
/// Words that a reference follows if "number", a colon or the form says so.
const MAYBE: &[&str] = &[
    "case",
    "incident",
    "log",
    "complaint",
    "claim",
    "hospital",
    "patient",
    "record",
    "file",
    "unit",
    "tenancy",
    "booking",
    "application",
    "appeal",
    "order",
    "event",
    "job",
    "ticket",
    "policy",
    "investigation",
    "safeguarding",
    "referral",
    "pals",
    "inquest",
    "client",
    "prison",
];
const RANKS: &[&str] = &["pc", "wpc", "dc", "ps", "pcso", "sgt", "officer", "constable", "sergeant"];
const NUMBER: &[&str] = &["number", "no", "nos", "num", "nr", "ref", "reference", "id", "code", "numbers", "rhif"];
const FILLERS: &[&str] = &["is", "was", "the", "my", "given", "it", "being", "were"];

/// Most words of one reference.
const MOST: usize = 12;

pub fn at(page: &Page<'_>, index: usize) -> Option<Found> {
    introduced(page, index).or_else(|| chain(page, index))
}

/// The reference that the word introduces.
fn introduced(page: &Page<'_>, index: usize) -> Option<Found> {
    let keyword = page.lower(index);
    let rank = RANKS.contains(&keyword);
    let sure = SURE.contains(&keyword);
    if !(rank || sure || MAYBE.contains(&keyword)) {
        return None;
    }
    let mut first = index + 1;
    let mut marked = false;
    for _ in 0..4 {
        let gap = page.gap(first);
        let near = gap.chars().count() <= 4 && gap.chars().all(|mark| is_blank(mark) || ":#-–.(=".contains(mark));
        if !near || gap.is_empty() {
            return None;
        }
        marked |= gap.contains([':', '#', '=']);
        let word = page.lower(first);
        let number = NUMBER.contains(&word);
        if !(number || FILLERS.contains(&word)) {
            break;
        }
        marked |= number;
        first += 1;
    }
    let last = last_of(page, first, true);
    let facts = Facts::of(page, first, last);
    let fits = match (rank, sure, marked) {
        (true, _, _) => facts.starts_with_digits && (3..=6).contains(&facts.digits),
        (_, _, true) => facts.digits >= 3 && facts.capitals_only,
        (_, true, false) => facts.digits >= 3 && facts.capitals_only && !facts.is_year,
        _ => facts.digits >= 4 && facts.capitals_only && !facts.is_year,
    };
    fits.then(|| found(page, first, last, Reason::WordsBeside, Strength::Strong))?
}

/// `MH/2021/0447`, `01/12345/23`: chains that are hardly anything else.
fn chain(page: &Page<'_>, index: usize) -> Option<Found> {
    if index > 0 && is_joint(page.gap(index)) {
        return None;
    }
    let last = last_of(page, index, false);
    let facts = Facts::of(page, index, last);
    let joints = (index + 1..=last).filter(|at| !page.gap(*at).is_empty()).count();
    let lettered =
        !facts.starts_with_digits && facts.capitals_only && facts.letters <= 8 && joints >= 1 && facts.digits >= 5;
    let slashed = facts.starts_with_digits && facts.letters <= 3 && joints >= 2 && facts.digits >= 8;
    (lettered || slashed).then(|| found(page, index, last, Reason::Form, Strength::Medium))?
}

fn found(page: &Page<'_>, first: usize, last: usize, reason: Reason, strength: Strength) -> Option<Found> {
    let range = page.words.get(first)?.start..page.words.get(last)?.end;
    let key: String = (first..=last).map(|at| page.lower(at)).collect();
    Some(Found::numbered(range, Kind::Reference, reason, strength, key))
}

/// The last word that is joined to the first by nothing, a slash, a hyphen and the like; with `blanks`, by a blank between digits too.
fn last_of(page: &Page<'_>, first: usize, blanks: bool) -> usize {
    let mut last = first;
    while last + 1 < page.words.len() && last - first < MOST {
        let next = last + 1;
        let here = page.words.get(last).is_some_and(|word| word.digits || word.upper || word.lower.len() == 1);
        let digits = page.digits(next).is_some_and(|digits| digits.len() >= 2);
        let blank = blanks && here && digits && matches!(page.gap(next), " " | "\u{a0}");
        if !(is_joint(page.gap(next)) || blank) {
            break;
        }
        last = next;
    }
    last
}

fn is_joint(gap: &str) -> bool {
    matches!(gap, "" | "/" | "-" | "\\" | "_" | "." | "–")
}

/// What a chain of words is made of.
struct Facts {
    digits: usize,
    letters: usize,
    starts_with_digits: bool,
    /// No small letters, but after a digit within the same chain.
    capitals_only: bool,
    is_year: bool,
}

impl Facts {
    fn of(page: &Page<'_>, first: usize, last: usize) -> Self {
        let words = page.words.get(first..=last).unwrap_or(&[]);
        let count = |digits| words.iter().filter(|word| word.digits == digits).map(|word| word.lower.len()).sum();
        let ordinary = |word: &Word| !word.digits && !word.upper && word.lower.len() > 3;
        let year = words.len() == 1 && page.number(first).is_some_and(|year| (1900..2100).contains(&year));
        Self {
            digits: count(true),
            letters: count(false),
            starts_with_digits: words.first().is_some_and(|word| word.digits),
            capitals_only: !words.iter().any(ordinary),
            is_year: year && page.digits(first).is_some_and(|digits| digits.len() == 4),
        }
    }
}
