//! Sort codes (three pairs of digits), account numbers (eight digits) and British IBANs.
//!
//! Source: UK Payments, "Account numbers and sort codes"; ISO 13616 for the IBAN.

use crate::masking::{Kind, Reason, Strength, digits::Window, found::Found, page::Page, shape::shape};

const SORT_CODE: &[&str] = &["sort", "sortcode"];
const ACCOUNT: &[&str] = &["account", "acc", "acct", "ac", "bank", "sort", "sortcode", "cyfrif"];

pub fn of(page: &Page<'_>, window: &Window<'_>) -> Option<Found> {
    let sizes = window.sizes();
    let fits = match sizes.as_slice() {
        [2, 2, 2] | [6] => page.says_before(window.first(), 7, SORT_CODE),
        [8] | [4, 4] => page.says_before(window.first(), 9, ACCOUNT),
        _ if window.spelled() && window.digits.len() == 8 => page.says_before(window.first(), 9, ACCOUNT),
        _ if window.spelled() && window.digits.len() == 6 => page.says_before(window.first(), 7, SORT_CODE),
        _ => false,
    };
    let key = window.digits.as_str();
    fits.then(|| Found::numbered(window.range(page), Kind::BankAccount, Reason::WordsBeside, Strength::Strong, key))
}

pub fn iban_at(page: &Page<'_>, index: usize) -> Option<Found> {
    let word = page.words.get(index).filter(|word| word.lower == "gb")?;
    let shaped = shape(page, word.start, "AA99 AAAA 9999 9999 9999 99")?;
    // The first four characters go to the end, letters count from 10, and the whole leaves 1 when divided by 97.
    let moved = shaped.compact.bytes().cycle().skip(4).take(shaped.compact.len());
    let values = moved.filter_map(|byte| char::from(byte).to_digit(36));
    let rest = values.fold(0, |rest, value| (rest * if value < 10 { 10 } else { 100 } + value) % 97);
    let (reason, strength) =
        if rest == 1 { (Reason::CheckDigits, Strength::Strong) } else { (Reason::WrongCheckDigits, Strength::Medium) };
    Some(Found::numbered(word.start..shaped.end, Kind::BankAccount, reason, strength, shaped.compact))
}
