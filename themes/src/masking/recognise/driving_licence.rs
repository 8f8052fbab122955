//! Driving licences of Great Britain: five of the surname, six of the birth, two initials, a digit, two letters.
//!
//! Source: DVLA, "Driver number"; the month is raised by 50 for women. Where letters are missing, nines stand.

use crate::masking::{Kind, Reason, Strength, found::Found, page::Page, shape::shape};

pub fn at(page: &Page<'_>, index: usize) -> Option<Found> {
    let word = page.words.get(index)?;
    let shaped = shape(page, word.start, "XXXXX 999999 XX XXX")?;
    let (surname, rest) = shaped.compact.split_at(5);
    let padded = surname.trim_end_matches('9');
    let surname_fits = !padded.is_empty() && padded.bytes().all(|byte| byte.is_ascii_uppercase());
    let month: u32 = rest.get(1..3)?.parse().ok()?;
    let day: u32 = rest.get(3..5)?.parse().ok()?;
    let birth_fits = matches!(month, 1..=12 | 51..=62) && matches!(day, 1..=31);
    let initials_fit = rest.get(6..8)?.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'9');
    let checks_fit = rest.get(9..)?.bytes().all(|byte| byte.is_ascii_uppercase());
    (surname_fits && birth_fits && initials_fit && checks_fit).then(|| {
        Found::numbered(word.start..shaped.end, Kind::DrivingLicence, Reason::Form, Strength::Strong, shaped.compact)
    })
}
