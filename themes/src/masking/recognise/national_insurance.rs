//! National Insurance numbers: two letters, six digits, a last letter from A to D.
//!
//! Source: HMRC, National Insurance Manual, NIM39110.

use crate::masking::{Kind, Reason, Strength, found::Found, page::Page, shape::shape};

const WORDS: &[&str] = &["ni", "nino", "insurance", "nin", "yg", "yswiriant"];
const NEVER: &[&str] = &["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"];

pub fn at(page: &Page<'_>, index: usize) -> Option<Found> {
    let word = page.words.get(index)?;
    // The last letter is often left out, and then only words beside it tell.
    let shaped = shape(page, word.start, "A A 9 9 9 9 9 9 A").or_else(|| shape(page, word.start, "A A 9 9 9 9 9 9"))?;
    let said = page.says_before(index, 8, WORDS);
    let (reason, strength) = match (is_allocated(&shaped.compact), said) {
        (true, _) => (Reason::Form, Strength::Strong),
        (false, true) => (Reason::WordsBeside, Strength::Medium),
        (false, false) => return None,
    };
    Some(Found::numbered(word.start..shaped.end, Kind::NationalInsurance, reason, strength, shaped.compact))
}

fn is_allocated(compact: &str) -> bool {
    let prefix = &compact[..2];
    !prefix.contains(['D', 'F', 'I', 'Q', 'U', 'V'])
        && !prefix.ends_with('O')
        && !NEVER.contains(&prefix)
        && compact.ends_with(['A', 'B', 'C', 'D'])
}
