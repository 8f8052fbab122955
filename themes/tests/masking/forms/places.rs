//! Streets, house numbers, institutions.

use super::hold;

#[test]
fn a_street_has_a_name() {
    hold(&[
        "on {Acacia Road|place|place-word|medium|place 1} then",
        "at {14 Acacia Road|place|place-word|medium|place 1}",
        "at {14, Acacia Road}, at {14b Acacia Road}",
        "at {Flat 3, 14 Acacia Road}, {flat B, 14b Acacia Road}",
        "at {14 Station Road|place|place-word|medium|place 1}",
        "at {14 Old Station Road|place|place-word|medium|place 1}",
        "at {14 Old-Station Road|place|place-word|medium|place 1}",
        "he was, {14 Acacia Road} and a flat is {14 Acacia Road}",
        "at 14 acacia, road works",
        "at Station Road",
        "at {14 acacia road|place|place-word|medium|place 1} now",
        "at 14 old acacia road, at {14 wren acacia road} now",
        "at {14b acacia road} now",
        "at {14 Acacia road}",
        "at {14 Acacia rise}",
        "at {Acacia} road, at {Acacia} rise",
        "at 14 acacia rise",
        "at acacia road, at 14 123 road",
        "at 14 the road",
        "at 14 ox road, at 14 ox acacia road",
        "at 14 very very acacia road",
        "at 12345 {Acacia Road}",
        "at B14 {Acacia Road}, at 14bc {Acacia Road}, at 14 b {Acacia Road}",
        "at 14: {Acacia Road}",
        "{Acacia Road} now",
        "at 14, acacia, road",
        "Flat 3 14 {14 Acacia Road}",
    ]);
}

#[test]
fn an_institution_has_a_name_of_its_own() {
    hold(&[
        "to {Larkmere Hospital|place|place-word|medium|place 1} by car",
        "to {Larkmere hospital|place|place-word|medium|place 1}",
        "to {St Oswin’s Hospital|place|place-word|medium|place 1} by car",
        "to {St. Oswin’s Hospital} by car",
        "to {Larkmere Community Mental Health Unit|place|place-word|medium} then",
        "to {Larkmere-Ambry Hospital}",
        "to {Larkmere|place|preposition}    Hospital",
        "to {Larkmere Hospital|place|place-word}’s gate",
        "to the hospital, to the Hospital, to Community Hospital, to mental health hospital",
        "to NHS Hospital, to LARKMERE HOSPITAL",
        "to and {Larkmere Hospital}",
        "to 14 {Larkmere Hospital}",
        "{Larkmere Hospital} was",
        "I went. {Larkmere Hospital} was",
        "at {Larkmere}. Hospital, at {Larkmere}: hospital",
        "then {Orsa}, Hospital",
        "to {Larkmere} Hospital1",
    ]);
}

#[test]
fn at_most_six_words_come_before_the_word_for_it() {
    hold(&[
        "to {Larkmere Community Mental Health Primary Community Unit|place}",
        "to {Larkmere|place|preposition} {Community Community Mental Health Primary Community Unit|place}",
    ]);
}

#[test]
fn a_ward_has_a_name_or_a_number() {
    hold(&[
        "on {ward 7|place|place-word|medium|place 1} then",
        "on {ward 7b} then, on {Ward 12}, on {ward 123}",
        "on {ward B}, on {ward AB}",
        "on ward 1234, on ward ABC, on ward then",
        "on {Ward Kestrel|place|place-word|medium} then",
        "on {Kestrel ward|place|place-word|medium|place 1} again",
        "on {Kestrel Ward|place|place-word|medium|place 1}, again",
        "on {Kestrel ward} 7, on the {Kestrel ward}’s door, on the ward’s 7",
        "on KESTREL ward, on Monday ward, on 7 ward",
        "on 7ward",
        "in {Larkmere} hmp then",
        "then {Kestrel}, {ward 7}",
        "at {HMP Larkmere|place|place-word|medium|place 1}, at {hmp Larkmere}",
        "at HMP then, at hmp 7",
        "yn {Ysbyty Larkmere|place|place-word|medium|place 1}",
    ]);
}
