//! What anybody could compute from one release or several, case by case.

use themes::{
    coding::Region,
    disclosure::Refusal,
    plan::{Attribute, Epsilon, Group, Value},
    release::{Cell, Release},
};
use time::Duration;

use crate::{
    call::{Call, Kind},
    harness::attack,
    population::{agrees, rng},
    sequence::{Made, day},
};

const LONDON: Option<Region> = Some(Region::London);
const SOUTH_EAST: Option<Region> = Some(Region::SouthEast);

/// Nobody computes that somebody is there, nor how many, for any count below ten.
fn assert_nothing_is_computed(call: &Call, made: &[Made]) {
    let tallies = attack(&call.codebook, made, (usize::MAX, usize::MAX), &mut rng(1));
    assert!(tallies.values().any(|tally| tally.counts > 0), "something is hidden");
    for (attack, tally) in tallies {
        assert_eq!((tally.exact, tally.proven), (0, 0), "{attack:?}: {:?}", tally.widths);
    }
}

#[test]
fn audit_figures_are_the_same_whatever_complements_are_in_truth() {
    // Of the fifteen in no region, nine do not name the theme in one call, and ten in the other; every published number is the same.
    let of = |named: u64| {
        Call::made_of(&[
            (20, &[4], LONDON),
            (25, &[], LONDON),
            (15, &[4], SOUTH_EAST),
            (25, &[], SOUTH_EAST),
            (named, &[4], None),
            (15 - named, &[], None),
        ])
    };
    let figures = [6, 5].map(|named| {
        let release = of(named).release().expect("tables");
        assert_eq!(release.total(of(named).theme(4)).and_then(Cell::number), Some(40));
        release.audit().map(|audit| (audit.implied, audit.narrowest))
    });
    assert_eq!(figures[0], figures[1]);
}

#[test]
fn who_names_a_theme_and_nothing_below_it_is_not_computed() {
    let call = Call::made_of(&[
        (36, &[5], LONDON),
        (4, &[4], LONDON),
        (60, &[], LONDON),
        (100, &[], SOUTH_EAST),
        (40, &[], None),
    ]);
    assert_nothing_is_computed(&call, &[call.made()]);
}

#[test]
fn who_names_a_theme_outside_a_group_is_not_computed() {
    let call = Call::made_of(&[
        (60, &[4], LONDON),
        (40, &[], LONDON),
        (3, &[4], SOUTH_EAST),
        (60, &[], SOUTH_EAST),
        (2, &[4], None),
        (40, &[], None),
    ]);
    assert_nothing_is_computed(&call, &[call.made()]);
}

#[test]
fn who_is_outside_a_group_is_not_computed() {
    let call = Call::made_of(&[(40, &[4], LONDON), (55, &[], LONDON), (3, &[], SOUTH_EAST), (2, &[], None)]);
    assert_nothing_is_computed(&call, &[call.made()]);
}

#[test]
fn a_table_without_a_number_says_nothing_of_its_cells() {
    let kinds: [Kind<'_>; 6] = [
        (8, &[4], LONDON),
        (32, &[], LONDON),
        (8, &[4], SOUTH_EAST),
        (32, &[], SOUTH_EAST),
        (8, &[4], None),
        (32, &[], None),
    ];
    let call = Call::made_of(&kinds);
    let made = call.made();
    assert!(made.release.dropped().is_empty(), "{:?}", made.release.dropped());
    assert_nothing_is_computed(&call, &[made]);
}

/// Of the theme 60 in all, most in two regions, six in none; the number of the smaller region is hidden, so that the six are.
fn first() -> Call {
    Call::made_of(&[
        (32, &[4], LONDON),
        (13, &[], LONDON),
        (22, &[4], SOUTH_EAST),
        (13, &[], SOUTH_EAST),
        (6, &[4], None),
        (14, &[], None),
    ])
}

/// The same call half a year later, with eleven more, and four more in no region that came long ago if `late`.
fn later(call: Call, release: &Release, late: bool) -> Call {
    let mut call = call.after(release.clone());
    call.add((11, &[], None), "2026-W45");
    call.add((4, &[4], None), if late { "2026-W01" } else { "2026-W45" });
    call
}

#[test]
fn a_number_that_is_new_does_not_tell_what_an_earlier_release_hid() {
    for late in [false, true] {
        let call = first();
        let before = call.made();
        assert!(before.release.base().is_some());
        let call = later(call, &before.release, late);
        let now = call.made();
        assert_nothing_is_computed(&call, &[before, now]);
    }
}

#[test]
fn who_is_read_late_does_not_switch_the_audit_of_both_releases_off() {
    // Records of before don't say since when they are checked.
    for since in [None, Some(day() + Duration::weeks(1))] {
        let mut call = first();
        call.add((4, &[4], None), "2026-W01");
        let unread = call.people.len() - 4;
        call.people[unread..].iter_mut().for_each(|person| person.record.check = None);
        let before = call.made();
        let mut call = call.after(before.release.clone());
        let late = call.people[unread..].iter_mut().map(|person| &mut person.record);
        late.for_each(|record| (record.check, record.since) = (Some(agrees()), since));
        call.add((11, &[], None), "2026-W45");
        let now = call.made();
        assert_nothing_is_computed(&call, &[before, now]);
    }
}

#[test]
fn a_table_is_held_against_the_last_release_that_has_it() {
    let call = first();
    let before = call.made();
    let tables = call.plan.two_way().to_vec();
    let mut call = call.after(before.release.clone()).planned(|draft| draft.two_way.clear());
    call.add((11, &[], None), "2026-W45");
    let between = call.made();
    let mut call = call.after(between.release.clone()).planned(|draft| draft.two_way = tables);
    call.add((11, &[], None), "2027-W20");
    call.add((4, &[4], None), "2027-W20");
    let now = call.made();
    assert_nothing_is_computed(&call, &[before, between, now]);
}

#[test]
fn an_attribute_is_not_grouped_anew() {
    let group = |name: &str, regions: &[Region]| Group {
        name: name.to_owned(),
        values: regions.iter().copied().map(Value::Region).collect(),
    };
    let both = [group("both", &[Region::London, Region::SouthEast]), group("wales", &[Region::Wales])];
    let apart = [group("one", &[Region::London]), group("other", &[Region::SouthEast])];
    let call = first().planned(|draft| draft.groupings[0].groups = both.to_vec());
    let before = call.made();
    let mut call = later(call, &before.release, false);
    call = call.planned(|draft| draft.groupings[0].groups = apart.to_vec());
    assert_eq!(call.release(), Err(Refusal::Regrouped(Attribute::Region)));
    // Other names are no other groups.
    let call = call.planned(|draft| {
        draft.groupings[0].groups = both.to_vec();
        draft.groupings[0].groups[0].name = "London and around".to_owned();
    });
    assert!(call.release().is_ok());
}

#[test]
fn what_an_earlier_release_gives_away_is_not_passed_over() {
    let call = first();
    let release = call.release().expect("tables");
    // Made by somebody who left the second hidden number in: 60 less 30 and 20 are no fewer than four.
    let text = String::from_utf8(release.to_bytes()).expect("JSON is UTF-8");
    let row = "[30,\"hidden\",\"hidden\"]";
    let row = if text.contains(row) { row } else { "[30,\"hidden\",\"<10\"]" };
    assert!(text.contains(row), "{text}");
    let open = Release::parse(text.replace(row, "[30,20,\"<10\"]").as_bytes()).expect("it keeps the rules");
    let call = later(call, &open, false);
    assert_eq!(call.release(), Err(Refusal::Unsafe));
}

#[test]
fn ten_after_fifteen_would_be_exactly_ten() {
    let of = |each: [u64; 3]| {
        let [london, south_east, rest] = each;
        Call::made_of(&[
            (london, &[4], LONDON),
            (60 - london, &[], LONDON),
            (south_east, &[4], SOUTH_EAST),
            (60 - south_east, &[], SOUTH_EAST),
            (rest, &[4], None),
            (60 - rest, &[], None),
        ])
    };
    let call = of([5, 5, 5]);
    let before = call.release().expect("tables");
    assert_eq!(before.total(call.theme(4)).and_then(Cell::number), Some(15));
    let mut call = Call { people: of([4, 3, 3]).people, ..call.after(before) };
    call.add((30, &[], None), "2026-W45");
    assert_eq!(call.release().expect("tables").total(call.theme(4)), Some(Cell::Hidden));
}

#[test]
fn who_is_new_is_judged_by_what_the_earlier_release_waited_for() {
    let mut call = Call::of(60).planned(|draft| draft.gates.weeks = 4);
    call.add((12, &[], None), "2026-W38");
    let before = call.release().expect("tables");
    let call = call.after(before).planned(|draft| draft.gates.weeks = 13);
    assert_eq!(call.release(), Err(Refusal::TooFewNew { accounts: 0, needed: 10 }));
}

#[test]
fn who_is_new_is_not_judged_by_a_base_with_noise() {
    let call = Call::of(800).planned(|draft| draft.noise = Some(Epsilon(100)));
    let low = (0..200)
        .map(|half| call.noisy([half; 32]))
        .find(|release| release.base().and_then(Cell::number).is_some_and(|base| base < 780));
    let call = call.after(low.expect("noise goes both ways")).planned(|draft| draft.noise = None);
    assert_eq!(call.release(), Err(Refusal::TooFewNew { accounts: 0, needed: 10 }));
}
