//! Tables that are left out, what was told before, and what is looked at again.

use super::{super::sketch::Sketch, *};
use crate::{disclosure::target::Need, plan::Attribute};

fn sketch() -> Sketch {
    Sketch::of("abdf", &["ab", "/a", "f"], &["bd"])
}

fn target(sketch: &Sketch, sum: &str) -> Target {
    Target::new(sketch.sum(sum), Need::Open, &vec![0; 2 * sketch.own()])
}

#[test]
fn a_count_is_of_the_table_that_says_most_of_it() {
    let sketch = sketch();
    let truth = vec![0; sketch.own()];
    let audit = sketch.audit(&truth);
    let tables = [
        ("all", TableName::Totals, 0),
        ("all - x", TableName::Groups(Attribute::Region), 0),
        ("q", TableName::Groups(Attribute::Service), 0),
        ("all - d", TableName::Totals, 1),
        ("a - b", TableName::Totals, 1),
        ("x - b.x", TableName::TwoWay(1), 2),
        ("a - a.p", TableName::TwoWay(2), 2),
        ("f.rest", TableName::TwoWay(3), 2),
        ("d - b&d", TableName::Pairs, 2),
    ];
    for (sum, table, order) in tables {
        let target = target(&sketch, sum);
        assert_eq!((table_of(&audit, &target, &sketch.plan), level(&audit, &target)), (table, order), "{sum}");
    }
}

#[test]
fn beside_a_table_by_groups_the_groups_and_then_everything_is_left_out_from_the_end() {
    let sketch = sketch();
    let (region, service) = (TableName::Groups(Attribute::Region), TableName::Groups(Attribute::Service));
    let two_way = [1, 2, 3].map(TableName::TwoWay);
    let all = [TableName::Pairs, two_way[2], two_way[1], two_way[0], service, region, TableName::Totals];
    for (table, first) in [
        (TableName::Totals, vec![TableName::Totals]),
        (service, vec![service]),
        (two_way[0], vec![two_way[0], region]),
        (two_way[1], vec![two_way[1], service]),
        (two_way[2], vec![two_way[2], region]),
    ] {
        assert_eq!(wider(table, &sketch.plan), [&first[..], &all].concat());
    }
}

#[test]
fn groups_are_left_out_with_what_is_counted_by_them() {
    let sketch = sketch();
    let left = |table| {
        let mut states = vec![State::BelowTen; sketch.own()];
        let mut dropped = BTreeMap::new();
        leave_out(table, &sketch.plan, &sketch.layout, &mut states, &mut dropped);
        let gone = (0..sketch.own()).filter(|at| states[*at] == State::Absent);
        assert!(dropped.values().all(|reason| *reason == DroppedReason::Unsafe));
        (sketch.names(gone).join(" "), dropped.into_keys().collect::<Vec<_>>())
    };
    let region = TableName::Groups(Attribute::Region);
    let [first, third] = ["a.x a.y a.rest b.x b.y b.rest", "f.x f.y f.rest"];
    let tables = vec![region, TableName::TwoWay(1), TableName::TwoWay(3)];
    assert_eq!(left(region), (format!("x y rest {first} {third}"), tables));
    assert_eq!(left(TableName::TwoWay(1)), (first.to_owned(), vec![TableName::TwoWay(1)]));
    assert_eq!(left(TableName::TwoWay(2)), ("a.p a.q a.other".to_owned(), vec![TableName::TwoWay(2)]));
    assert_eq!(left(TableName::Totals), ("a b d f".to_owned(), vec![TableName::Totals]));
    assert_eq!(left(TableName::Pairs), ("b&d".to_owned(), vec![TableName::Pairs]));
}

#[test]
fn what_is_in_no_table_is_not_withheld() {
    for (before, after) in [
        (State::Absent, State::Absent),
        (State::BelowTen, State::Withheld),
        (State::Costed, State::Withheld),
        (State::Withheld, State::Withheld),
    ] {
        let mut state = before;
        withhold(&mut state);
        assert_eq!(state, after);
    }
}

#[test]
fn what_has_changed_nearby_is_looked_at_again_with_the_worlds_that_were_found() {
    let sketch = sketch();
    let truth = vec![0; sketch.own()];
    let audit = sketch.audit(&truth);
    let (before, after) = (sketch.states("a 30, b 20, f <10"), sketch.states("a 30, b 10+, f <10"));
    let changed = changed(&after, &before);
    assert_eq!(sketch.names(changed.clone()), ["b"]);
    let mut known = target(&sketch, "f");
    known.widen(&vec![9; sketch.own()]);
    let renewed = renewed(
        &audit,
        ["f", "a", "d", "all"].map(|sum| target(&sketch, sum)).into(),
        &changed,
        &[known, target(&sketch, "a"), target(&sketch, "d")],
    );
    // `b` is below `a` and paired with `d`, and far from `f`. Nothing was known of the last.
    assert_eq!(renewed.iter().map(|target| target.is_fresh).collect::<Vec<_>>(), [false, true, true, true]);
    assert_eq!(renewed.iter().map(Target::is_met).collect::<Vec<_>>(), [true, false, false, false]);
}

#[test]
fn what_an_earlier_release_told_by_itself_is_told_but_for_what_it_says_is_below_ten() {
    let sketch = Sketch::of("a", &["a"], &[]);
    let then = sketch.counts(&[(38, "a", "y"), (2, "", "y"), (58, "", "x"), (4, "", "rest")]);
    let now = sketch.counts(&[(38, "a", "y"), (12, "", "y"), (68, "", "x"), (4, "", "rest")]);
    let audit = sketch.with_earlier(sketch.audit(&now), &then, 0);
    let told = |said: &str| {
        let states = [sketch.states("all 120, x 70, y 50, rest <10"), sketch.states(said)].concat();
        told_before(&audit, &states).iter().map(|sum| sketch.text(sum)).collect::<Vec<_>>()
    };
    // 100 less 40 are many, and 100 may be all of 100.
    assert_eq!(told("all 100, a 40"), [""; 0]);
    // Of what is said alone: at most four more are in y than name the theme there.
    assert_eq!(told("all 100, y 40, a.y 40"), ["y' - a.y'"]);
    // Of what is said together: 102 less 58 and 38 leave six at most for the rest. What is said to be below ten is left to that release.
    assert_eq!(told("all 100, x 60, y 40, rest ?"), ["rest'"]);
    assert_eq!(told("all 100, x 60, y 40, rest <10"), [""; 0]);
}
