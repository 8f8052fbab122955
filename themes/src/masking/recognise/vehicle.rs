//! Vehicle registrations of Great Britain since 1963. Source: DVLA, INF104, "Vehicle registration numbers and number plates".

use crate::masking::{Kind, Reason, Strength, found::Found, lexicon::is_ordinary, page::Page, shape::shape};

const NOW: &str = "AA99 AAA";
/// 1983 to 2001, and 1963 to 1983.
const BEFORE: &[&str] = &["A999 AAA", "A99 AAA", "A9 AAA", "AAA 999A", "AAA 99A", "AAA 9A"];
/// Northern Ireland, and before 1963.
const UNDATED: &[&str] = &["AAA 9999", "AA 9999"];
const WORDS: &[&str] = &[
    "car",
    "van",
    "reg",
    "registration",
    "plate",
    "plates",
    "vehicle",
    "ambulance",
    "taxi",
    "lorry",
    "motorbike",
    "registered",
    "vrn",
    "cab",
    "bus",
    "motor",
    "cerbyd",
];

pub fn at(page: &Page<'_>, index: usize) -> Option<Found> {
    let word = page.words.get(index)?;
    let said = page.says_before(index, 8, WORDS);
    let now = shape(page, word.start, NOW).filter(|shaped| shaped.upper || shaped.tight || said);
    let found = now.map(|shaped| (shaped, Strength::Strong)).or_else(|| {
        // "M25 AND" in capitals and "in 2007" have older forms; so these need capitals or words beside, and no word that is ordinary.
        let ordinary = |at: usize| page.lower(at).len() > 1 && is_ordinary(page.lower(at));
        if ordinary(index) || ordinary(index + 2) {
            return None;
        }
        let before = BEFORE.iter().find_map(|form| shape(page, word.start, form));
        let before = before.filter(|shaped| said || shaped.upper);
        let undated = || UNDATED.iter().find_map(|form| shape(page, word.start, form)).filter(|_| said);
        let strength = if said { Strength::Strong } else { Strength::Medium };
        before.or_else(undated).map(|shaped| (shaped, strength))
    });
    let (shaped, strength) = found?;
    let reason = if said { Reason::WordsBeside } else { Reason::Form };
    Some(Found::numbered(word.start..shaped.end, Kind::Vehicle, reason, strength, shaped.compact))
}
