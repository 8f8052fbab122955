//! NHS numbers of England, Wales and the Isle of Man, and Scotland's CHI numbers: ten digits, the last a check digit.
//!
//! Source: NHS Data Model and Dictionary, "NHS NUMBER" (modulus 11).

use crate::masking::{Kind, Reason, Strength, digits::Window, found::Found, page::Page};

const WORDS: &[&str] = &["nhs", "chi", "patient", "gig", "health", "hospital"];

pub fn of(page: &Page<'_>, window: &Window<'_>) -> Option<Found> {
    if window.digits.len() != 10 {
        return None;
    }
    let said = page.says_before(window.first(), 8, &WORDS[..2]) || page.says_before(window.first(), 5, WORDS);
    let sizes = window.sizes();
    let usual = matches!(sizes.as_slice(), [10] | [3, 3, 4]) || sizes.iter().all(|size| *size == 1) || window.spelled();
    let (reason, strength) = match (check_digit_is_right(&window.digits), said, usual) {
        (true, _, true) if window.spelled() => (Reason::Spelled, Strength::Strong),
        (true, _, true) | (true, true, _) => (Reason::CheckDigits, Strength::Strong),
        (true, false, false) => (Reason::CheckDigits, Strength::Weak),
        (false, true, true) => (Reason::WrongCheckDigits, Strength::Medium),
        (false, _, _) => return None,
    };
    Some(Found::numbered(window.range(page), Kind::NhsNumber, reason, strength, window.digits.as_str()))
}

/// Ten digits, weighted 10 to 1, sum to a multiple of 11. A sum for which the last would have to be 10 can't come about.
fn check_digit_is_right(digits: &str) -> bool {
    let values = digits.chars().filter_map(|digit| digit.to_digit(10));
    let weighted = values.zip((1..=10).rev()).map(|(value, weight)| value * weight);
    weighted.sum::<u32>() % 11 == 0 && digits.bytes().any(|digit| digit != b'0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dictionary_s_example_fits_and_a_slip_does_not() {
        assert!(check_digit_is_right("9434765919"));
        assert!(check_digit_is_right("9876543210"));
        assert!(!check_digit_is_right("9434765918") && !check_digit_is_right("9434756919"));
    }
}
