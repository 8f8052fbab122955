//! Payment cards: 13 to 19 digits with a check digit. Source: ISO/IEC 7812-1, annex B (Luhn).

use crate::masking::{Kind, Reason, Strength, digits::Window, found::Found, page::Page};

pub fn of(page: &Page<'_>, window: &Window<'_>) -> Option<Found> {
    let issuer = window.digits.starts_with(['2', '3', '4', '5', '6']);
    if !(13..=19).contains(&window.digits.len()) || !issuer || !check_digit_is_right(&window.digits) {
        return None;
    }
    let reason = if window.spelled() { Reason::Spelled } else { Reason::CheckDigits };
    Some(Found::numbered(window.range(page), Kind::Card, reason, Strength::Strong, window.digits.as_str()))
}

/// Every second digit from the right is doubled, nine taken away if that is more than nine; the sum ends in 0.
fn check_digit_is_right(digits: &str) -> bool {
    let values = digits.bytes().rev().map(|digit| u32::from(digit - b'0'));
    let sum: u32 = values
        .enumerate()
        .map(|(place, value)| if place % 2 == 0 { value } else { value * 2 - if value > 4 { 9 } else { 0 } })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_test_number_of_every_card_terminal_fits() {
        assert!(check_digit_is_right("4111111111111111") && !check_digit_is_right("4111111111111112"));
    }
}
