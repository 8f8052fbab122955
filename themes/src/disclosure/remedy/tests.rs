//! What is hidden for a count that could be computed: the cheapest that helps.

use super::{super::sketch::Sketch, *};
use crate::disclosure::model::Sum;

fn sketch() -> (Sketch, Vec<i64>) {
    let sketch = Sketch::of("abd", &["ab"], &["bd"]);
    let truth = sketch.counts(&[
        (40, "ab", "x"),
        (20, "a", "x"),
        (30, "", "x"),
        (15, "ab", "y"),
        (25, "ad", "y"),
        (40, "", "y"),
        (5, "abd", "rest"),
        (12, "d", "rest"),
        (30, "", "rest"),
    ]);
    (sketch, truth)
}

fn text(sketch: &Sketch, remedy: Remedy) -> String {
    match remedy {
        Remedy::Hide(at) => format!("hide {}", sketch.name(at)),
        Remedy::Withhold(cells) => format!("withhold {}", sketch.names(cells).join(" ")),
        Remedy::Drop(table) => format!("drop {table:?}"),
    }
}

/// Everything is shown that may be: 217 in all, 105 name `a`, 60 `b`, 42 `d`, 5 `b` and `d`.
const SAID: &str =
    "all 215, x 90, y 80, rest 45, a 105, b 60, d 40, a.x 60, a.y 40, a.rest <10, b.x 40, b.y 15, b.rest <10, b&d <10";

/// What is done while some cells say something else.
fn done(audit: &Audit<'_>, sketch: &Sketch, sum: Sum, need: Need, other: &str) -> String {
    let mut states = sketch.states(SAID);
    let others = sketch.states(other);
    let named = other.split(", ").filter_map(|word| word.split(' ').next()).filter(|name| !name.is_empty());
    named.for_each(|name| states[sketch.at(name)] = others[sketch.at(name)]);
    let states = states.repeat(audit.keys.len() / audit.own());
    text(sketch, remedy(audit, &sketch.plan, &Target::new(sum, need, &audit.world), &states))
}

#[test]
fn a_cell_is_hidden_before_a_row_is_withheld_and_that_before_a_total_is_hidden() {
    let (sketch, truth) = sketch();
    let one = sketch.audit(&truth);
    // A release before it changes nothing about counts of this one.
    let two = sketch.with_earlier(sketch.audit(&truth), &truth, 0);
    let row_of_a = "a.x ?, a.y ?, a.rest ?";
    for (sum, other, wanted) in [
        // A cell that is part of it: the one that costs least.
        ("x - a.x", "", "hide a.x"),
        ("a.x - b.x", "", "hide b.x"),
        ("a.x - b.x", "b.x 10+", "hide a.x"),
        ("all - a", "", "hide a"),
        ("b", "", "hide b"),
        ("d - b&d", "b&d 10", "hide b&d"),
        // A total is no part of its cells, and a cell that is tied to it is hidden.
        ("a - a.rest", "", "hide a.y"),
        ("a - a.rest", "a.y 10+", "hide a.x"),
        ("a.rest", "b.rest 15", "hide b.rest"),
        ("a.rest", "a.y 10+", "hide a.x"),
        ("b&d", "", "withhold b&d"),
        ("d", "d 10+, b&d 10", "hide b&d"),
        // The row, as long as it says anything.
        ("a.rest", "a.x 10+, a.y 10+", "withhold a.x a.y a.rest"),
        ("a.rest", "a.x 10+, a.y ?, a.rest ?", "withhold a.x a.y a.rest"),
        ("a.rest", "a.x ?, a.y ?", "withhold a.x a.y a.rest"),
        ("all - d", "d 10+", "withhold d"),
        ("all - d", "d <10", "withhold d"),
        // A total, another row, and last the table.
        ("a.rest", row_of_a, "hide a"),
        ("all - d", "d ?", "hide b"),
        ("a.rest", &format!("{row_of_a}, a 10+"), "hide b.y"),
        ("a.rest", &format!("{row_of_a}, a 10+, b.x 10+, b.y 10+"), "drop TwoWay(1)"),
        ("d", "d ?, b 10+", "drop Totals"),
        ("b&d", "b&d ?, b 10+, d 10+", "drop Pairs"),
    ] {
        for audit in [&one, &two] {
            assert_eq!(done(audit, &sketch, sketch.sum(sum), Need::Open, other), wanted, "{sum} while {other}");
        }
    }
}

#[test]
fn what_is_nearly_all_of_its_group_is_not_disguised_by_other_cells() {
    let (sketch, truth) = sketch();
    let audit = sketch.audit(&truth);
    let row = "a.x ?, a.y ?, a.rest ?";
    for (other, wanted) in [
        ("", "withhold a.x a.y a.rest"),
        ("a.rest 10", "hide a.rest"),
        (row, "hide a"),
        (&format!("{row}, a 10+, b.rest 15"), "hide b.rest"),
    ] {
        let excess = vec![(sketch.at("a.rest"), 10), (sketch.at("rest"), -9)];
        assert_eq!(done(&audit, &sketch, excess, Need::Negative, other), wanted, "{other}");
    }
}

#[test]
fn a_count_of_an_earlier_release_is_kept_by_saying_nothing_of_it_now() {
    let (sketch, truth) = sketch();
    let audit = sketch.with_earlier(sketch.audit(&truth), &truth, 0);
    for (sum, other, wanted) in [
        ("a.x'", "", "withhold a.x a.y a.rest"),
        ("a.x'", "a.x ?, a.y 10+, a.rest ?", "withhold a.x a.y a.rest"),
        ("x' - a.x'", "", "withhold a.x a.y a.rest"),
        ("all' - d'", "", "withhold d"),
        // Once nothing is said of it, as for one of this release.
        ("a.x'", "a.x ?, a.y ?, a.rest ?", "hide b.x"),
        ("a.x'", "a.x ?, a.y ?, a.rest ?, b.x 10+", "hide a"),
    ] {
        assert_eq!(done(&audit, &sketch, sketch.sum(sum), Need::Open, other), wanted, "{sum} while {other}");
    }
}

#[test]
fn a_base_is_kept_by_rows_that_stand_in_its_way_or_by_another_base() {
    let sketch = Sketch::of("af", &["af"], &[]);
    let truth = sketch.counts(&[(38, "a", "y"), (2, "f", "y"), (58, "", "x"), (4, "", "rest")]);
    let audit = sketch.audit(&truth);
    let done = |said: &str| {
        let rest = Target::new(sketch.sum("rest"), Need::Open, &truth);
        text(&sketch, remedy(&audit, &sketch.plan, &rest, &sketch.states(said)))
    };
    for (said, wanted) in [
        ("all 100, x 60, y 10+, rest <10, a 40, a.y 40, f.y <10", "withhold a.x a.y a.rest"),
        ("all 100, x 60, y 10+, rest <10, a 40, a.x ?, a.y ?, a.rest ?", "hide x"),
        ("all 100, x 60, y 40, rest <10, a 40, a.y 40", "hide y"),
        ("all 100, x 10+, y 10+, rest <10, a 40, a.y ?", "drop Groups(Region)"),
    ] {
        assert_eq!(done(said), wanted, "{said}");
    }
}
