//! Of what overlaps, the stronger is proposed, then the longer, then the earlier.

use super::hold;

#[test]
fn the_stronger_then_the_longer_is_proposed() {
    hold(&[
        // A reference by words (strong) holds what would be a date (strong, shorter).
        "crime ref {01/12/2019/44|reference|words-beside|strong}",
        // A phone number is stronger than a long number, and as long.
        "{07700 900123|phone|form|strong}",
        // A check digit is stronger than the ten digits of a phone number.
        "{0117 496 012|phone}",
        // Orsa Road is a place (medium) and a name (weak).
        "on {Orsa Road|place|place-word|medium} then",
        "{AB12 CDE|vehicle}, {SW1A 2AA|postcode}",
    ]);
}
