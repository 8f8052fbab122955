//! Other places where the same words stand.

use std::ops::Range;

use super::{page::Page, position::Positions};

/// Longest passage, in words, for which other places are looked for: names and numbers are shorter, and the time stays in proportion to the text.
const LONGEST: usize = 64;

/// Every other place where the words of `range` stand as whole words, in capitals or not, however apostrophes, blanks and marks between them are written.
/// All in characters; none overlaps another or the range itself. Empty if the range holds no word, or more than 64.
pub fn elsewhere(text: &str, range: &Range<u32>) -> Vec<Range<u32>> {
    let positions = Positions::of(text);
    let Some(range) = positions.bytes(range) else { return Vec::new() };
    let places = same_words(&Page::read(text), &range);
    places.iter().map(|place| positions.characters(place)).collect()
}

fn same_words(page: &Page<'_>, range: &Range<usize>) -> Vec<Range<usize>> {
    let first = page.words.partition_point(|word| word.end <= range.start);
    let after = page.words.partition_point(|word| word.start < range.end);
    let Some(wanted) = page.words.get(first..after).filter(|words| (1..=LONGEST).contains(&words.len())) else {
        return Vec::new();
    };
    let same = |at: usize| {
        let words = page.words.get(at..at + wanted.len())?;
        // The last may have "'s" here and not there.
        let same = words.iter().zip(wanted).all(|(word, wanted)| word.owner() == wanted.owner());
        let apart = words.first()?.start >= range.end || words.last()?.end <= range.start;
        (same && apart)
            .then(|| words.first().map(|word| word.start).zip(words.last().map(|word| word.owner_end(page.text))))?
    };
    let mut found: Vec<Range<usize>> = Vec::new();
    for (start, end) in (0..page.words.len()).filter_map(same) {
        if found.last().is_none_or(|last| last.end <= start) {
            found.push(start..end);
        }
    }
    found
}
