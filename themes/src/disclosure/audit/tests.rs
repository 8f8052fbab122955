//! Where worlds are looked for, and what is taken for certain.

use super::{super::sketch::Sketch, *};

/// Names of counts, but for `all` and the groups, which are free whatever is looked for.
fn named(sketch: &Sketch, places: Vec<usize>) -> Vec<String> {
    let bases = ["all", "x", "y", "rest", "p", "q", "other"];
    let (of_bases, others): (Vec<_>, Vec<_>) =
        sketch.names(places).into_iter().partition(|name| bases.contains(&name.as_str()));
    assert_eq!(of_bases.len(), 1 + sketch.layout.groups.iter().sum::<usize>());
    others
}

#[test]
fn free_are_the_themes_of_a_count_and_then_those_around() {
    let sketch = Sketch::of("abcdf", &["ab", "/a"], &["bd", "df"]);
    let truth = vec![0; sketch.own()];
    let audit = sketch.audit(&truth);
    let free = |sum: &str| {
        let (near, wider) = audit.free(&Target::new(sketch.sum(sum), Need::Open, &truth));
        (named(&sketch, near).join(" "), named(&sketch, wider).join(" "))
    };
    let text = |near: &str, wider: &str| (near.to_owned(), wider.to_owned());
    let (a, b) = ("a.x a.y a.rest a.p a.q a.other", "b.x b.y b.rest");
    // The theme above, those beside it below that, and those that it is paired with.
    assert_eq!(free("b.x"), text(&format!("b {b}"), &format!("a b c d {a} {b} b&d")));
    assert_eq!(free("c"), text("c", &format!("a b c {a} {b}")));
    assert_eq!(free("a - b"), text(&format!("a b {a} {b}"), &format!("a b c d {a} {b} b&d")));
    assert_eq!(free("d - b&d"), text(&format!("b d {b} b&d"), &format!("a b c d f {a} {b} b&d d&f")));
    assert_eq!(free("f"), text("f", "d f d&f"));
    // For a base, what themes are made of in its groups, and then everything.
    let all = format!("a b c d f {a} {b} b&d d&f");
    assert_eq!(free("x"), text(&format!("a.x a.y a.rest {b}"), &all));
    assert_eq!(free("all - p"), text("a.p a.q a.other", &all));
    assert_eq!(free("all"), text("", &all));
}

#[test]
fn overlaps_are_free_with_both_themes_or_with_their_groups() {
    let sketch = Sketch::of("bf", &["bf", "/b"], &["bf"]);
    let truth = vec![0; sketch.own()];
    let audit = sketch.audit(&truth);
    let overlaps = |sum: &str| {
        let (near, _) = audit.free(&Target::new(sketch.sum(sum), Need::Open, &truth));
        named(&sketch, near).into_iter().filter(|name| name.contains('&')).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(overlaps("b&f"), "b&f b&f.x b&f.y b&f.rest");
    assert_eq!([overlaps("b"), overlaps("f.x")], ["", ""]);
    assert_eq!([overlaps("x"), overlaps("p")], ["b&f.x b&f.y b&f.rest", ""]);
}

#[test]
fn what_is_plainly_ten_or_more_or_was_learnt_is_known() {
    let sketch = Sketch::of("a", &["a"], &[]);
    let truth = sketch.counts(&[(30, "a", "x"), (30, "", "x")]);
    let mut audit = sketch.audit(&truth);
    let states = sketch.states("all 60, a 40, a.x 25, x 10+");
    // From 58 and at most 42, from 38 and at most 27.
    for (sum, is_known) in [("all - a", true), ("a - a.x", true), ("all - x", false), ("x", true), ("a - x", false)] {
        assert_eq!(audit.is_known(&sketch.sum(sum), &states), is_known, "{sum}");
    }
    audit.ties.learn(sketch.sum("a - x"));
    assert!(audit.is_known(&sketch.sum("a - x"), &states));
    let nine = sketch.states("all 60, a 50, a.x 40");
    assert!(!audit.is_known(&sketch.sum("all - a"), &nine) && !audit.is_known(&sketch.sum("a - a.x"), &nine));
}

#[test]
fn of_earlier_releases_what_is_below_ten_is_protected_too() {
    let sketch = Sketch::of("a", &["a"], &[]);
    let counts = |one: i64| {
        sketch.counts(&[
            (one, "a", "x"),
            (1, "", "x"),
            (30, "a", "y"),
            (11, "", "y"),
            (9, "a", "rest"),
            (70, "", "rest"),
        ])
    };
    let (now, then) = (counts(60), counts(50));
    let audit = sketch.with_earlier(sketch.audit(&now), &then, 10);
    let said = "all 180, x 60, y 40, rest 80, a 100, a.x 10+, a.y 30, a.rest <10";
    let states = [sketch.states(said), sketch.states(&said.replace("180", "170").replace("x 60", "x 50"))].concat();
    let targets: Vec<String> = audit
        .targets(&states)
        .iter()
        .map(|target| {
            let text = sketch.text(&target.sum);
            if target.is_large { format!("({text}: {:?})", target.need) } else { format!("{text}: {:?}", target.need) }
        })
        .collect();
    let of = |earlier: bool| targets.iter().filter(|text| text.contains('\'') == earlier).collect::<Vec<_>>();
    // `all - x` and what else is plainly more is known; of ten or more beside, only what is not, and only now.
    assert_eq!(
        of(false),
        ["a.x: Wide", "a.rest: Open", "x - a.x: Open", "(a - a.x: Open)", "(y - a.y: Open)", "10 a.x - 9 x: Negative"]
    );
    assert_eq!(of(true), ["a.x': Wide", "a.rest': Open", "x' - a.x': Open"]);
}

/// `all` and `a` now and then, and how many are new.
fn of_two(sketch: &Sketch, [now, then]: [(i64, i64); 2], new: i64) -> Audit<'_> {
    let counts = |(all, a): (i64, i64)| sketch.counts(&[(a, "a", "x"), (all - a, "", "x")]);
    sketch.with_earlier(sketch.audit(&counts(now)), &counts(then), new)
}

#[test]
fn a_world_is_the_truth_or_one_beside_it_or_there_is_none() {
    let sketch = Sketch::of("a", &[], &[]);
    let possible = |counts, new, now: &str, then: &str| {
        let audit = of_two(&sketch, counts, new);
        let states = [sketch.states(now), sketch.states(then)].concat();
        let world = audit.possible(&states);
        if let Ok(Some(world)) = &world {
            assert!(audit.ties.model(&states, audit.all).allows(world));
        }
        let of = |world: &[i64]| ["all", "a", "all'", "a'"].map(|name| world[sketch.at(name)]);
        world.map(|world| world.map(|world| of(&world)))
    };
    let truth = possible([(62, 30), (50, 20)], 10, "all 60, a 30", "all 50, a 20");
    assert_eq!(truth, Ok(Some([62, 30, 50, 20])));
    // Some were let in late: those counted then are more than the records say, and the last release stays.
    let late = possible([(62, 30), (40, 10)], 10, "all 60, a 30", "all 50, a 20").map(Option::unwrap_or_default);
    let [all, a, all_then, a_then] = late.expect("it was found");
    assert_eq!((all, a), (62, 30));
    assert!((48..=52).contains(&all_then) && (18..=22).contains(&a_then));
    // Only with other counts now, as well.
    let both = possible([(58, 30), (46, 20)], 12, "all 60, a 30", "all 50, a 20").map(Option::unwrap_or_default);
    let [all, _, all_then, _] = both.expect("it was found");
    assert!(all > 58 && all_then >= 48 && all - all_then >= 12);
    // Somebody left.
    assert_eq!(possible([(62, 30), (52, 20)], 10, "all 60, a 30", "all 60, a 20"), Ok(None));
}

/// `e` below `d`, which with `f` makes up all: that `e` may be nine shows only where `f` is free too.
fn far() -> (Sketch, Vec<i64>, Vec<State>) {
    let sketch = Sketch::of("def", &[], &["df"]);
    let truth = sketch.counts(&[(3, "de", "x"), (2, "d", "x"), (25, "f", "x")]);
    let states = sketch.states("all 30, f 25, d <10, e <10");
    (sketch, truth, states)
}

fn go_on(_: usize, _: usize) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

#[test]
fn worlds_are_looked_for_near_and_then_everywhere() {
    let (sketch, truth, states) = far();
    let audit = sketch.audit(&truth);
    let target = || vec![Target::new(sketch.sum("e"), Need::Open, &truth)];
    let mut targets = target();
    assert!(audit.look(&states, &mut targets, go_on).is_continue());
    assert!(!targets[0].needs_low() && targets[0].needs_high() && targets[0].is_fresh);
    assert!(audit.look_further(&states, &mut targets, go_on).is_continue());
    assert!(targets[0].is_met() && !targets[0].is_fresh);
    // What was looked at while nothing has changed since, and what is ten or more, is not looked at again.
    for (is_fresh, is_large) in [(false, false), (true, true)] {
        let mut targets = target();
        (targets[0].is_fresh, targets[0].is_large) = (is_fresh, is_large);
        assert!(audit.look_further(&states, &mut targets, go_on).is_continue());
        assert!(targets[0].needs_high());
    }
    let mut old = target();
    old[0].is_fresh = false;
    assert!(audit.look(&states, &mut old, go_on).is_continue() && old[0].needs_low());
}

#[test]
fn who_waits_hears_of_each_that_is_looked_at_and_may_stop() {
    let (sketch, truth, states) = far();
    let audit = sketch.audit(&truth);
    let targets = || {
        let mut targets: Vec<Target> =
            ["f", "d", "e", "d"].map(|text| Target::new(sketch.sum(text), Need::Open, &truth)).into();
        targets[0].need = Need::Negative;
        targets[0].widen(&vec![-1; truth.len()]);
        targets
    };
    let mut heard = Vec::new();
    let mut hear = |at, of| {
        heard.push((at, of));
        ControlFlow::Continue(())
    };
    assert!(audit.look(&states, &mut targets(), &mut hear).is_continue());
    // The first is met, and the three others are left.
    assert_eq!(heard, [(1, 4), (2, 4), (3, 4)]);
    let stop = |_, _| ControlFlow::Break(());
    assert!(audit.look(&states, &mut targets(), stop).is_break());
    let mut open = targets();
    assert!(audit.look_further(&states, &mut open[2..], stop).is_break());
}

#[test]
fn three_open_targets_and_more_are_looked_for_together() {
    let sketch = Sketch::of("bcdef", &[], &[]);
    let truth =
        sketch.counts(&[(3, "b", "x"), (4, "c", "x"), (5, "de", "x"), (2, "d", "x"), (1, "f", "x"), (40, "", "x")]);
    let states = sketch.states("all 55, b <10, c <10, d <10, e <10, f <10");
    let audit = sketch.audit(&truth);
    let all: Vec<usize> = (0..sketch.own()).collect();
    let found = |names: &[&str]| {
        let mut targets: Vec<Target> =
            names.iter().map(|name| Target::new(sketch.sum(name), Need::Open, &truth)).collect();
        let fresh: Vec<usize> = (0..targets.len()).collect();
        audit.together(&states, &mut targets, &fresh, &all);
        targets.iter().map(|target| (!target.needs_low(), !target.needs_high())).collect::<Vec<_>>()
    };
    assert_eq!(found(&["b", "c"]), [(false, false); 2]);
    assert_eq!(found(&["b", "c", "d"]), [(true, true); 3]);
    assert_eq!(found(&["b", "c", "d", "e", "f"]), [(true, true); 5]);
}

#[test]
fn rows_that_hold_a_base_down_stand_in_its_way() {
    let sketch = Sketch::of("adf", &["adf"], &[]);
    // Of 102 at most 58 are in x: of the others, 38 and more in y leave six at most.
    let truth = sketch.counts(&[(38, "a", "y"), (2, "df", "y"), (58, "", "x"), (4, "", "rest")]);
    let audit = sketch.audit(&truth);
    let rest = Target::new(sketch.sum("rest"), Need::Open, &truth);
    let in_the_way = |said: &str| {
        let themes = audit.in_the_way(&sketch.states(said), &rest, 0);
        themes.map(|themes| sketch.names(themes.iter().map(|theme| sketch.layout.at(Key::Theme { theme: *theme }))))
    };
    let said = "all 100, x 60, y 10+, rest <10";
    assert_eq!(in_the_way(&format!("{said}, a 40, d <10, a.y 40, f.y <10")), Some(vec!["a".to_owned()]));
    assert_eq!(in_the_way(&format!("{said}, a 40, a.y ?, f.y <10")), Some(Vec::new()));
    assert_eq!(in_the_way("all 100, x 60, y 40, rest <10, a.y ?"), None);
}
