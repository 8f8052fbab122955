//! Passports: nine digits, which only words beside tell from another number, or two letters and seven digits.
//!
//! Source: HM Passport Office, guidance on passport numbers.

use crate::masking::{Kind, Reason, Strength, digits::Window, found::Found, page::Page, shape::shape};

const WORDS: &[&str] = &["passport", "passports", "pasbort"];

pub fn of(page: &Page<'_>, window: &Window<'_>) -> Option<Found> {
    let fits = window.digits.len() == 9 && page.says_before(window.first(), 9, WORDS);
    let key = window.digits.as_str();
    fits.then(|| Found::numbered(window.range(page), Kind::Passport, Reason::WordsBeside, Strength::Strong, key))
}

pub fn at(page: &Page<'_>, index: usize) -> Option<Found> {
    let word = page.words.get(index)?;
    let said = || page.says_before(index, 9, WORDS);
    let shaped = shape(page, word.start, "AA 9999999")
        .filter(|shaped| shaped.upper && shaped.tight || said())
        .or_else(|| shape(page, word.start, "A 99999999").filter(|_| said()))?;
    let said = said();
    let (reason, strength) =
        if said { (Reason::WordsBeside, Strength::Strong) } else { (Reason::Form, Strength::Medium) };
    Some(Found::numbered(word.start..shaped.end, Kind::Passport, reason, strength, shaped.compact))
}
