//! Postcodes.

use super::hold;

#[test]
fn a_postcode_has_one_of_six_forms() {
    hold(&[
        "we moved to {SW1A 2AA|postcode|form|strong|postcode 1} then",
        "{sw1a2aa|postcode|form|strong|postcode 1}, {SW12 2AA|postcode|form|strong|postcode 2}, {SW1 2AA|postcode|form|strong|postcode 3}",
        "{W1A 2AA}, {W12 2AA}, {W1 2AA}.",
        "{SW1A-2AA}, {SW1A\u{a0}2AA}",
        "{sw1a 2aa|postcode|form|medium|postcode 1} then",
        "my postcode is {sw1a 2aa|postcode|form|strong|postcode 1} then",
        "postcode a a a a a {sw1a 2aa|postcode|form|strong}",
        "postcode a a a a a a {sw1a 2aa|postcode|form|medium}",
        "QW1A 2AA, VW1A 2AA, XW1A 2AA",
        "SW1A 2CA, SW1A 2AI, SW1A 2KA, SW1A 2AM, SW1A 2OA, SW1A 2AV",
        "SW1A 2A4, SW1A AAA, SWA1 2AA, SW1A 2AAA, {XSW1A|vehicle} 2AA, 1SW1A 2AA",
        "{SW1A   2AA}, SW1A    2AA",
    ]);
}
