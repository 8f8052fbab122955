//! Runs of digits: grouped, spelled, doubled, long.

use super::hold;

#[test]
fn digits_are_spelled() {
    hold(&[
        "it is {nine four three four seven six five nine one nine|nhs-number|spelled|strong|NHS number 1}, I said",
        "nine, four, three: {nine, four, three, four, seven, six, five, nine, one, nine}",
        "{nine four three four seven six five nine one nine}, two times",
        "{zero one oh one nought one nil one o|reference|long-number|weak}",
        "{double nine treble two triple eight four three|reference|long-number}",
        "{one two three four five six seven eight nine|reference|long-number|weak|reference 1}; {123 456 789|reference|long-number|weak|reference 1}",
        "{double one two three four five six seven eight|reference|long-number|weak|reference 1} or {112 345 678|reference|long-number|weak|reference 1}",
        "{one two double three four five six seven eight|reference|long-number|weak|reference 1} or {123 345 678|reference|long-number|weak|reference 1}",
        "one two three four five six seven eight",
        "{one two three four five. Six seven eight nine|reference}",
        "one two three four five; six seven eight nine",
        "1 2 3 4 5 six seven eight nine",
    ]);
}

#[test]
fn double_doubles_one_digit_that_follows_at_once() {
    hold(&[
        "they charged me double: {07700 900123|phone|form|strong}",
        "they charged me double {07700 900123|phone|form|strong}",
        "it was double.\n\n{1 2 3 4 5 6 7 8 9|reference}",
        "{double 1 2 3 4 5 6 7 8|reference|long-number|weak|reference 1} or {112345678|reference|long-number|weak|reference 1}",
        "double one two three four five six seven",
        "double one two double",
    ]);
}

#[test]
fn groups_of_digits_stand_near() {
    hold(&[
        "{943 - (476) 5919}",
        "{943    476    5919}",
        "943     476     5919",
        "{943.-476.5919}",
        "943 .-/ 476 5919",
        "943.-/476.5919",
        "943, 476, 5919",
        "943x476x5919",
        "943\n476\n5919",
        "{1 2 3 4 5 6 7 8 9|reference|long-number|weak|reference 1}",
        "1 2 3 4 5 6 7 8",
        "{1 1 2 5 5 1 1 1 5 2 5 1 1 1 1 2 2 5 1 5 2 2 1 2|reference|long-number|weak}",
        "1 1 2 5 5 1 1 1 5 2 5 1 1 1 1 2 2 5 1 5 2 2 1 2 2",
    ]);
}

#[test]
fn a_long_number_that_nothing_explains_is_proposed() {
    hold(&[
        "it said {1234567|reference|long-number|weak|reference 1}",
        "it said 123456",
        "it cost £1234567, €1234567 or $1234567",
        "it is 0800123, 0300123, {0900123|reference}",
        "it said {12345 6789|reference}, 1234 5678",
        "A1234567, 1234567A",
    ]);
}
