//! Dates, which become half-years.

use themes::masking::{Numbering, suggest};

use super::{hold, shown};

const MONTHS: [[&str; 4]; 12] = [
    ["January", "Jan", "Ionawr", "1"],
    ["February", "Feb", "Chwefror", "02"],
    ["March", "Mar", "Mawrth", "3"],
    ["April", "Apr", "Ebrill", "04"],
    ["May", "May", "Mai", "05"],
    ["June", "Jun", "Mehefin", "6"],
    ["July", "Jul", "Gorffennaf", "7"],
    ["August", "Aug", "Awst", "08"],
    ["September", "Sept", "Medi", "9"],
    ["October", "Oct", "Hydref", "10"],
    ["November", "Nov", "Tachwedd", "11"],
    ["December", "Dec", "Rhagfyr", "12"],
];

#[test]
fn every_month_is_known_by_its_names_and_by_its_number() {
    for (place, [english, short, welsh, number]) in MONTHS.iter().enumerate() {
        let half = if place < 6 { "first" } else { "second" };
        let told = format!("|date|calendar|strong|{half} half of 2019}}");
        for case in [
            format!("on {{12 {english} 2019{told} or {{12 {short} 2019{told} or {{12 {welsh} 2019{told}"),
            format!("on {{12/{number}/2019{told} or {{2019-{number}-12{told}"),
        ] {
            assert_eq!(shown(&case, &mut Numbering::new()), case);
        }
        // Without a year, the same day is the same date, however its month is written.
        let text = format!("on 12 {english}, on 12 {short}, on {welsh} 12th, on 13 {english}, on 12 foo");
        let found = suggest(&text, &mut Numbering::new()).suggestions;
        let replacements: Vec<&str> = found.iter().map(|one| one.replacement.as_str()).collect();
        assert_eq!(replacements, ["[date 1]", "[date 1]", "[date 1]", "[date 2]"], "{text}");
    }
    hold(&["on {12 Sep 2019|date|calendar|strong|second half of 2019}"]);
}

#[test]
fn every_day_of_the_month_is_known_by_its_name() {
    let days = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth \
                sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth \
                twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first";
    for (place, day) in days.split_whitespace().enumerate() {
        let case = format!(
            "on {{{} April|date|calendar|strong|date 1}}, the {{{day} of April|date|calendar|strong|date 1}}",
            place + 1
        );
        assert_eq!(shown(&case, &mut Numbering::new()), case);
    }
    hold(&[
        "the {twenty first of April}",
        "the twenty {tenth of April}",
        "the thirty-{second of April}",
        "one of twenty. {First of April} then",
        "on April twenty",
        "at twenty",
    ]);
}

#[test]
fn a_date_is_written_in_figures() {
    hold(&[
        "on {12/03/2019|date|calendar|strong|first half of 2019}",
        "on {12/3/19|date|calendar|strong|first half of 2019}",
        "on {12.07.2019|date|calendar|strong|second half of 2019}",
        "on {12-07-2019|date|calendar|strong|second half of 2019}",
        "on {12–07‑2019}",
        "on {12 / 07 / 2019}",
        "on {12 07 2019}",
        "on {2019 07 12|date|calendar|strong|second half of 2019}",
        "{1.1.00|date|calendar|strong|first half of 2000}",
        "{7/13/2019|date|calendar|strong|second half of 2019}",
        "{3/12/2019|date|calendar|strong|second half of 2019}",
        "{1/7/49|date|calendar|strong|second half of 2049}",
        "{1/7/50|date|calendar|strong|second half of 1950}",
        "{31/12/1900}, {31/12/2099}, {1/1/2019}",
        "on 12 07 19",
        "on 1 12 07 19",
        "{32/12/2019|reference}, 0/12/2019, 12/0/2019, {13/13/2019|reference}, {13/32/2019|reference}",
        "{12/12/1899|reference}, {12/12/2100|reference}",
        "12/12/201, {12/123/2019|reference}, {123/12/2019|reference}",
        "12:03:2019, 12  03 2019, 12 03  2019, 12 -/ 03 / 2019",
        "{12/03-2019|reference}, {12.03/2019|reference}",
        "from 10.1.20.19 and {10.1.2019.1|reference}",
        "{B12/03/2019|reference}, {12/03/2019B|reference}",
        "12/03",
    ]);
    hold(&["on {10.1.2019}. 1 came", "on 1. {10.1.2019}", "1 {10 01 2019} 1"]);
}

#[test]
fn a_date_begins_with_its_day() {
    hold(&[
        "on {12 March|date|calendar|strong|date 1}",
        "on {12 March, 2019|date|calendar|strong|first half of 2019}",
        "on {12 March 19|date|calendar|strong|first half of 2019}",
        "on {12 March '19|date|calendar|strong|first half of 2019}",
        "on {12 March ’19}",
        "on {12th March}",
        "on {1st of March}, {2nd of March}, {3rd of March}, the {4th of March 2019}",
        "on {12 o Mawrth}",
        "on the {twelfth day of March}",
        "on the {12 day of March}",
        "on {12–14 March}",
        "on {12/14 March}",
        "on {12 and 14 March}; {12th to 14th of March}; {12 or 14 March}",
        "on {12 March|date|calendar|strong|date 1}, 12 of us",
        "on {12-march-2019}",
        "on {12   March}",
        "on {31 March}",
        "on {12 March19|date|calendar|strong|first half of 2019}",
        "on {4 May}",
        "on {4th may}",
        "on {4 may 2019}",
        "on {4 of may}",
        "on {4 april}",
        "on {4 March 1900|date|calendar|strong|first half of 1900}",
        "on {4 March 2099|date|calendar|strong|first half of 2099}",
        "on {4 March} 1899",
        "on {4 March} 2100",
        "on {4 March} 219",
    ]);
    hold(&[
        "4 may have, 4 march on, 4 mar it",
        "on 12    March",
        "on 12: March",
        "on 32 March, on 0 March",
        "on 12, and, 14 and then March",
        "on 12 andd March",
        "on B12 March",
        "on 12th-of-a-March",
        "on 12 days of March",
    ]);
}

#[test]
fn a_date_begins_with_its_month() {
    hold(&[
        "in {March 2019|date|calendar|strong|first half of 2019}",
        "in {march 2019}, in {may 2019}",
        "in {March of 2019}",
        "in {March '19|date|calendar|strong|first half of 2019}",
        "in {March'19}, in {March’19}",
        "on {March 12|date|calendar|strong|date 1}",
        "on {March 12th, 2019|date|calendar|strong|first half of 2019}",
        "on {March the 12th}",
        "on {March twenty-first}",
        "on {april 12th}, on {april twelfth}",
        "on {april 12 2019}",
        "{March 12}: they came",
        "{12 March}: they came",
        "at {Christmas 2019|date|calendar|strong|second half of 2019}",
        "on {Christmas Day 2019}, on {Christmas Eve 2019}, on {Boxing Day 2019}",
    ]);
    hold(&[
        "march 12th, may 12th, mar the 12th, march first",
        "april 12 people",
        "in March 12:30 came",
        "in March 12% came",
        "in March 19a",
        "in March    12",
        "in March 32",
        "in March 1899 or 2100",
        "at Christmas, on Christmas Day and Boxing Day",
        "at Easter 2019",
    ]);
}

#[test]
fn a_year_is_written_in_words() {
    hold(&[
        "in {March two thousand|date|calendar|strong|first half of 2000}",
        "in {March two thousand and nineteen|date|calendar|strong|first half of 2019}",
        "{March two thousand and nineteen|date|calendar|strong|first half of 2019}",
        "{March two thousand} people",
        "in {March two thousand nineteen|date|calendar|strong|first half of 2019} then",
        "in {March two thousand and twenty-one|date|calendar|strong|first half of 2021}",
        "in {March two thousand} and then",
        "in {March twenty nineteen|date|calendar|strong|first half of 2019}",
        "in {March twenty twenty-one|date|calendar|strong|first half of 2021}",
        "in {March twenty ten|date|calendar|strong|first half of 2010}",
        "in {March nineteen ninety-nine|date|calendar|strong|first half of 1999}",
        "in {March nineteen ten|date|calendar|strong|first half of 1910}",
        "on the {first of March twenty nineteen}",
        "in March, at two thousand",
        "in March twenty nine, in March nineteen nine, in March two hundred",
        "in March; two thousand",
    ]);
}

#[test]
fn a_weekday_belongs_to_its_date() {
    for day in
        ["Mon", "Monday", "Tue", "Tues", "Tuesday", "Wed", "Weds", "Wednesday", "Thu", "Thur", "Thurs", "Thursday"]
            .into_iter()
            .chain(["Fri", "Friday", "Sat", "Saturday", "Sun", "Sunday"])
    {
        let case = format!("on {{{day} 12 March|date|calendar|strong|date 1}}");
        assert_eq!(shown(&case, &mut Numbering::new()), case);
    }
    hold(&[
        "on {Tuesday, the 12th of March}",
        "on {Tues. 12 March}",
        "on {Tuesday 12/03/2019}",
        "on {Tuesday    12 March}",
        "on Tuesday     {12 March}",
        "on Tuesday: {12 March}",
        "on xTueday {12 March}",
        "on Tuesday",
        "on Tuesday 12",
    ]);
}

#[test]
fn a_date_of_birth_becomes_a_decade() {
    hold(&[
        "dob {12/03/1985|date|calendar|strong|1980s}",
        "date of birth is {12 March 1985|date|calendar|strong|1980s}",
        "born at night on a {12 March 1985|date|calendar|strong|1980s}",
        "born at night on a cold {12 March 1985|date|calendar|strong|first half of 1985}",
        "born on {12 March|date|calendar|strong|date 1}",
    ]);
}
