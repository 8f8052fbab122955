//! Vehicle registrations.

use super::hold;

#[test]
fn a_plate_of_today_stands_alone() {
    hold(&[
        "a van, {AB12 CDE|vehicle|words-beside|strong|vehicle 1}, came",
        "then {AB12 CDE|vehicle|form|strong|vehicle 1} came",
        "then {ab12cde|vehicle|form|strong|vehicle 1} came",
        "then ab12 cde came",
        "a van {ab12 cde|vehicle|words-beside|strong|vehicle 1} came",
        "AB12 CDEF, XAB12 CDE, A812 CDEF",
    ]);
}

#[test]
fn older_plates_need_capitals_or_words_beside() {
    hold(&[
        "then {K123 LMN|vehicle|form|medium|vehicle 1} came",
        "its registration was {k123 lmn|vehicle|words-beside|strong|vehicle 1}",
        "{K12 LMN}, {K1 LMN}, {LMN 123K}, {LMN 12K}, {LMN 1K}",
        "a car {LMN 1234|vehicle|words-beside|strong}, a car {LM 1234|vehicle|words-beside|strong}",
        "LMN 1234, LM 1234",
        "k123 lmn came",
        "the M25 AND the A12 THE",
        "a car IN 2007, the van THE 12A",
        "the bus M25 AND on",
        "a car {I1 LMN}",
        "car a a a a a a a {k123 lmn|vehicle}",
        "car a a a a a a a a k123 lmn",
    ]);
}
