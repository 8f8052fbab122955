//! NHS and CHI numbers.

use super::hold;

#[test]
fn an_nhs_number_is_told_by_its_check_digit() {
    hold(&[
        "it is {943 476 5919|nhs-number|check-digits|strong|NHS number 1}",
        "it is {9434765919|nhs-number|check-digits|strong|NHS number 1}, {987-654-3210|nhs-number|check-digits|strong|NHS number 2}",
        "it is {9 4 3 4 7 6 5 9 1 9|nhs-number|check-digits|strong}",
        "it is {94 34 76 59 19|nhs-number|check-digits|weak}",
        "{９８７６５４３２１０|nhs-number|check-digits|strong|NHS number 1} or {9876543210|nhs-number|check-digits|strong|NHS number 1}",
        "my chi is {94 34 76 59 19|nhs-number|check-digits|strong}",
        "it is {９４３ ４７６ ５９１９|nhs-number|check-digits|strong|NHS number 1}",
        "NHS number {943 476 5918|nhs-number|wrong-check-digits|medium|NHS number 1} (mistyped)",
        "NHS number {943 475 6919|nhs-number|wrong-check-digits|medium}",
        "NHS number {94 34 76 59 18|reference|long-number|weak}",
        "it is {943 476 5918|reference|long-number|weak}",
        "NHS number {000 000 0000|nhs-number|wrong-check-digits|medium}, {000 000 0000|nhs-number}",
        "it is {000 000 0000|reference}",
        "NHS {943 476 591|reference|long-number|weak}",
        "x943 476 5919, 943 476 5919x, or 943x476",
    ]);
}

#[test]
fn words_beside_explain_an_nhs_number_from_near() {
    hold(&[
        "nhs a a a a a a a {9434765918|nhs-number|wrong-check-digits}",
        "nhs a a a a a a a a {9434765918|reference}",
        "hospital of ours it was {9434765918|nhs-number|wrong-check-digits}",
        "hospital of ours it was the {9434765918|reference}",
        "n h s number {9434765918|nhs-number}",
        "n. h. s. number {9434765918|nhs-number}",
        "n h x s number {9434765918|reference}",
        "n ha s number {9434765918|reference}",
        "nhs\n{9434765918|nhs-number}",
        "nhs\n\n{9434765918|reference}",
        "n h\n\ns {9434765918|reference}",
    ]);
}
