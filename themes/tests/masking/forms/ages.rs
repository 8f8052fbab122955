//! Ages in years, and years of birth.

use super::hold;

#[test]
fn an_age_in_years_is_said_in_many_ways() {
    hold(&[
        "a woman of {34|age|age-in-years|strong|age 30–44} years of age",
        "{34} years old",
        "{34} year olds like me",
        "my {16}-year-old",
        "my {16} – year – old",
        "she is a {34}yo",
        "{34} yo",
        "{34} y/o then",
        "{34} y o then",
        "{34} yr old",
        "{34}yrs old",
        "{34} oed",
        "{34} mlwydd oed",
        "my {sixteen|age|age-in-years|strong|age 15–29}-year-old",
        "{thirty-four|age|age-in-years|strong|age 30–44} years old",
        "{thirty four} years old",
        "({thirty four|age|age-in-years|strong|age 30–44} years old)",
        "aged {thirty|age}, four of us",
        "{forty} years old",
        "I was {forty|age|age-in-years|medium|age 30–44}",
        "He was {ten}",
        "{1} year old, and {110} years old",
        "(aged {34|age|age-in-years|strong|age 30–44})",
        "age: {34|age|age-in-years|strong}",
        "Age {34}",
        "age = {34}.",
        "age ({34})",
        "AGED {34}",
        "a man aged {34} years",
        "a man aged {34} living alone",
        "aged about {34|age|age-in-years|medium|age 30–44}",
        "at the age of {34}",
        "my age is {34}",
        "she had just turned {34|age|age-in-years|strong}",
        "turned {6} when it began",
        "aged {5}",
    ]);
}

#[test]
fn a_number_of_years_or_of_something_else_is_no_age() {
    hold(&[
        "0 years old",
        "111 years old",
        "0.5 years old, 1/2 years old",
        "a £34 year old",
        "34 years of waiting",
        "34 years later",
        "34 year",
        "34, years old",
        "34    years old",
        "34 years    old",
        "34 y -- o",
        "34 y and o",
        "B34 years old",
        "they turned 34 people away",
        "at the age of 34 people",
        "turned 34% of us away",
        "page 34 and pages of 34",
        "aged 18 to 25, aged 18-25, aged 18 or 19",
        "aged    34",
        "aged, 34",
        "aged about a 34",
    ]);
}

#[test]
fn somebody_is_a_number_of_years() {
    hold(&[
        "I was {34|age|age-in-years|medium|age 30–44} when it began",
        "I am {34}.",
        "I was {34}",
        "I was {34} ",
        "I’m {34}",
        "she's nearly {34}, he's only {19}",
        "she is already {34}",
        "they were just {10} then",
        "who was around {34}",
        "my son was {16}",
        "my mum is {75} and lives alone",
        "I was {34} and he was {36} or so",
        "I'd be {34} now",
    ]);
    hold(&[
        "I was 9. She was one.",
        "I was 34 minutes late",
        "I was 34mg lighter",
        "I was 34: late",
        "I was 34/40 weeks",
        "I was 34-ish",
        "I was 34 to 36",
        "it was 34 then",
        "was 34 then",
        "I saw 34 and left",
        "I was, 34",
        "we were at 34 and of 34",
        "were you of 34",
    ]);
}

#[test]
fn a_child_s_age_is_told_by_when() {
    hold(&[
        "I was {7|age|age-in-years|medium|age 0–14} when it began",
        "she was {nine} when he left",
        "it was at 9 when he left",
    ]);
}

#[test]
fn an_age_stands_beside_who_has_it() {
    hold(&[
        "my son ({16|age|age-in-years|medium|age 15–29}) saw it",
        "my daughter, {16}, saw it",
        "then {Orsa} ({34}) came",
        "then {Orsa}, {34}, came",
    ]);
    hold(&[
        "my son (9) saw it",
        "my son (16 of them)",
        "my son (16, then",
        "my son, 16) then",
        "my son, 16 then",
        "the form (16) was",
        "Form (16) was",
        "(16) was",
    ]);
}

#[test]
fn an_age_becomes_a_band_of_fifteen_years() {
    hold(&[
        "aged {14|age|age-in-years|strong|age 0–14}",
        "aged {15|age|age-in-years|strong|age 15–29}",
        "aged {29|age|age-in-years|strong|age 15–29}",
        "aged {30|age|age-in-years|strong|age 30–44}",
        "aged {74|age|age-in-years|strong|age 60–74}",
        "aged {75|age|age-in-years|strong|age 75 or more}",
        "aged {110|age|age-in-years|strong|age 75 or more}",
    ]);
}

#[test]
fn a_year_of_birth_becomes_a_decade() {
    hold(&[
        "born in {1985|age|birth|strong|1980s}",
        "year of birth: {1985}",
        "dob {1985}",
        "born in {1900|age|birth|strong|1900s}",
        "born in {2099|age|birth|strong|2090s}",
        "born in 12/{1985|age|birth|strong|1980s}",
        "I was born in {1985}-86",
        "born in late {1985}, born in late spring 1985",
        "born in 1899, born in 2100, born in 01985",
        "born in B1985, born in 1985B",
        "in 1985 I was born",
    ]);
}
