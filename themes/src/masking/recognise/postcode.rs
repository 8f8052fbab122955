//! Postcodes. Source: Office for National Statistics and Royal Mail, the six forms of outward and inward codes.

use crate::masking::{Kind, Reason, Strength, found::Found, page::Page, shape::shape};

const FORMS: &[&str] = &["AA9A 9AA", "AA99 9AA", "AA9 9AA", "A9A 9AA", "A99 9AA", "A9 9AA"];
const WORDS: &[&str] = &["postcode", "postcodes", "post", "code", "address", "cod"];

pub fn at(page: &Page<'_>, index: usize) -> Option<Found> {
    let word = page.words.get(index)?;
    let shaped = FORMS.iter().find_map(|form| shape(page, word.start, form))?;
    let compact = shaped.compact.as_bytes();
    let inward = compact.get(compact.len().checked_sub(2)?..)?;
    // The inward code has none of these letters, and no area begins with Q, V or X.
    let is_inward = !inward.iter().any(|letter| b"CIKMOV".contains(letter));
    let is_area = !b"QVX".contains(compact.first()?);
    let said = page.says_before(index, 6, WORDS);
    let strength = if said || shaped.upper || shaped.tight {
        Strength::Strong
    } else {
        // "at 3 2am" has the form too.
        Strength::Medium
    };
    (is_inward && is_area)
        .then(|| Found::numbered(word.start..shaped.end, Kind::Postcode, Reason::Form, strength, shaped.compact))
}
