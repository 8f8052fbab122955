//! Runs of digits, however they are grouped or spelled: `943 476 5919`, `9-4-3…`, "nine four three …", "double seven".

use std::ops::Range;

use super::page::{Page, is_blank, is_hyphen};

/// Most digits that any number has (19 on a payment card), and some more.
const MOST: usize = 24;

/// Groups of digits that stand together.
pub struct Run {
    pub groups: Vec<Group>,
}

/// Digits of one word.
pub struct Group {
    /// The first word on the page: "double" in "double seven".
    pub first: usize,
    /// The last, which says the digits.
    pub last: usize,
    pub digits: String,
    pub spelled: bool,
}

/// Some groups of a run, one after another.
pub struct Window<'a> {
    pub groups: &'a [Group],
    pub digits: String,
    /// Whether nothing of the run is left out.
    pub whole: bool,
}

impl Window<'_> {
    pub fn spelled(&self) -> bool {
        self.groups.iter().any(|group| group.spelled)
    }

    /// Index of the first word.
    pub fn first(&self) -> usize {
        self.groups.first().map_or(0, |group| group.first)
    }

    /// Index of the last word.
    pub fn last(&self) -> usize {
        self.groups.last().map_or(0, |group| group.last)
    }

    pub fn range(&self, page: &Page<'_>) -> Range<usize> {
        let start = page.words.get(self.first()).map_or(0, |word| word.start);
        let end = page.words.get(self.last()).map_or(start, |word| word.end);
        start..end
    }

    /// Digits in each group.
    pub fn sizes(&self) -> Vec<usize> {
        self.groups.iter().map(|group| group.digits.len()).collect()
    }
}

/// Every run of the page.
pub fn runs(page: &Page<'_>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut open = false;
    let mut times: Option<usize> = None;
    for (index, word) in page.words.iter().enumerate() {
        let spelled = !word.digits;
        let joined = open && joins(page.gap(index), spelled);
        if spelled && multiplier(&word.lower).is_some() {
            (open, times) = (joined, multiplier(&word.lower));
            continue;
        }
        let digits = if spelled { spelled_digit(&word.lower).map(str::to_owned) } else { Some(word.lower.clone()) };
        let Some(digits) = digits.filter(|_| page.begins(index) && page.ends(index)) else {
            (open, times) = (false, None);
            continue;
        };
        // "double seven", not "they charged me double: 07700 900123".
        let times = times.take().filter(|_| digits.len() == 1 && page.spaced(index));
        let first = if times.is_some() { index - 1 } else { index };
        let group = Group { first, last: index, digits: digits.repeat(times.unwrap_or(1)), spelled };
        let comma = page.gap(index).contains(',');
        // "nine eight seven, three times": a comma joins only where commas have joined before, and digits don't join words.
        let alike = |run: &Run| {
            let (mut last, mut before) = (run.groups.iter().rev(), run.groups.iter().rev().skip(1));
            last.next().is_some_and(|last| last.spelled == spelled)
                && before.next().is_none_or(|before| page.gap(before.last + 1).contains(',') == comma)
        };
        match runs.last_mut() {
            Some(run) if joined && alike(run) => run.groups.push(group),
            _ => runs.push(Run { groups: vec![group] }),
        }
        open = true;
    }
    runs
}

/// Every window of a run that has at least `least` digits and not many more than a number can have.
pub fn windows(run: &Run, least: usize) -> impl Iterator<Item = Window<'_>> {
    (0..run.groups.len()).flat_map(move |from| {
        let mut count = 0;
        let fitting = run.groups[from..].iter().take_while(move |group| {
            count += group.digits.len();
            count <= MOST
        });
        let most = fitting.count();
        (1..=most).filter_map(move |length| {
            let groups = &run.groups[from..from + length];
            let digits: String = groups.iter().map(|group| group.digits.as_str()).collect();
            let whole = length == run.groups.len();
            (digits.len() >= least).then_some(Window { groups, digits, whole })
        })
    })
}

/// Whether what stands between two groups may stand within one number.
fn joins(gap: &str, spelled: bool) -> bool {
    let mut marks = 0;
    for (count, character) in gap.chars().enumerate() {
        let mark = is_hyphen(character) || matches!(character, '.' | '/' | '(' | ')') || spelled && character == ',';
        marks += usize::from(mark);
        if !(mark || is_blank(character)) || count >= 4 {
            return false;
        }
    }
    marks <= 2
}

/// The digit that a word spells.
pub fn spelled_digit(lower: &str) -> Option<&'static str> {
    Some(match lower {
        "zero" | "oh" | "nought" | "o" | "nil" => "0",
        "one" => "1",
        "two" => "2",
        "three" => "3",
        "four" => "4",
        "five" => "5",
        "six" => "6",
        "seven" => "7",
        "eight" => "8",
        "nine" => "9",
        _ => return None,
    })
}

fn multiplier(lower: &str) -> Option<usize> {
    match lower {
        "double" => Some(2),
        "triple" | "treble" => Some(3),
        _ => None,
    }
}
