//! Which counts are tied to each other: a tie that is missing is one that a reader has and the audit hasn't.

use super::{super::sketch::Sketch, *};

/// `b` and `c` are below `a`, which five name alone; `d` is in no table by groups.
fn sketch() -> (Sketch, Vec<i64>) {
    let sketch = Sketch::of("abcd", &["abc"], &["bc", "bd"]);
    let truth = sketch.counts(&[
        (30, "ab", "x"),
        (20, "ac", "x"),
        (6, "abc", "x"),
        (8, "", "x"),
        (5, "a", "y"),
        (9, "abcd", "y"),
        (4, "d", "rest"),
        (1, "", "rest"),
    ]);
    (sketch, truth)
}

fn rows(sketch: &Sketch, ties: &Ties) -> BTreeSet<String> {
    let row = |row: &Row| format!("{} {} {}", sketch.text(&row.sum), if row.is_equal { "=" } else { ">=" }, row.low);
    ties.rows.iter().map(row).collect()
}

fn set(rows: &[&str]) -> BTreeSet<String> {
    rows.iter().map(|row| (*row).to_owned()).collect()
}

#[test]
fn counts_are_tied_by_groups_families_and_pairs() {
    let (sketch, truth) = sketch();
    let ties = Ties::of(&sketch.layout, &truth);
    let wanted = set(&[
        "x + y + rest - all = 0",
        "all - a >= 0",
        "all - b >= 0",
        "all - c >= 0",
        "all - d >= 0",
        "a.x + a.y + a.rest - a = 0",
        "b.x + b.y + b.rest - b = 0",
        "c.x + c.y + c.rest - c = 0",
        "x - a.x >= 0",
        "y - a.y >= 0",
        "rest - a.rest >= 0",
        "x - b.x >= 0",
        "y - b.y >= 0",
        "rest - b.rest >= 0",
        "x - c.x >= 0",
        "y - c.y >= 0",
        "rest - c.rest >= 0",
        "a - b >= 0",
        "a - c >= 0",
        "a.x - b.x >= 0",
        "a.x - c.x >= 0",
        "a.y - b.y >= 0",
        "a.y - c.y >= 0",
        "a.rest - b.rest >= 0",
        "a.rest - c.rest >= 0",
        // Where it is true, nobody names the theme alone: of 70 in all 45 and 35, of 56 in x 36 and 26, of 14 in y 9 and 9, of none in the rest none.
        "b + c - a >= 0",
        "b.x + c.x - a.x >= 0",
        "b.y + c.y - a.y >= 0",
        "b.rest + c.rest - a.rest >= 0",
        "b - b&c >= 0",
        "c - b&c >= 0",
        "all + b&c - b - c >= 0",
        "b&c.x + b&c.y + b&c.rest - b&c = 0",
        "b.x - b&c.x >= 0",
        "b.y - b&c.y >= 0",
        "b.rest - b&c.rest >= 0",
        "c.x - b&c.x >= 0",
        "c.y - b&c.y >= 0",
        "c.rest - b&c.rest >= 0",
        "x + b&c.x - b.x - c.x >= 0",
        "y + b&c.y - b.y - c.y >= 0",
        "rest + b&c.rest - b.rest - c.rest >= 0",
        "b - b&d >= 0",
        "d - b&d >= 0",
        "all + b&d - b - d >= 0",
    ]);
    assert_eq!(rows(&sketch, &ties), wanted);
    assert_eq!(ties.rows.len(), wanted.len());
    assert!(ties.model(&vec![State::Absent; truth.len()], 100).allows(&truth));
}

#[test]
fn a_theme_is_at_most_the_sum_of_those_below_where_that_is_true_and_all_are_there() {
    let sums = |sketch: &Sketch, people: &[(i64, &str, &str)]| -> BTreeSet<String> {
        let ties = Ties::of(&sketch.layout, &sketch.counts(people));
        let rows = rows(sketch, &ties);
        rows.into_iter().filter(|row| row.starts_with("b") && row.contains("c") && row.contains(" - a")).collect()
    };
    let all = Sketch::of("abc", &["abc"], &[]);
    let each = [(9, "ab", "x"), (9, "ac", "y")];
    let (in_all, in_groups) =
        ("b + c - a >= 0", ["b.rest + c.rest - a.rest >= 0", "b.x + c.x - a.x >= 0", "b.y + c.y - a.y >= 0"]);
    let [rest, x, y] = in_groups;
    assert_eq!(sums(&all, &each), set(&[in_all, rest, x, y]));
    // One names the theme alone: that is not known of any group, but of hers.
    assert_eq!(sums(&all, &[each[0], each[1], (1, "a", "x")]), set(&[rest, y]));
    assert_eq!(sums(&all, &[each[0], (9, "abc", "y"), (1, "a", "x")]), set(&[in_all, rest, y]));
    // By groups, one of those below is not counted.
    assert_eq!(sums(&Sketch::of("abc", &["ab"], &[]), &each), set(&[in_all]));
    assert_eq!(sums(&Sketch::of("ab", &["ab"], &[]), &[(9, "ab", "x")]), set(&[]));
    // With one below, both would be the same.
    let one_below = Sketch::of("de", &["de"], &[]);
    let ties = Ties::of(&one_below.layout, &one_below.counts(&[(9, "de", "x")]));
    assert!(rows(&one_below, &ties).iter().all(|row| !row.contains("e - d >=")));
}

#[test]
fn rows_are_found_by_each_count_in_them() {
    let (sketch, truth) = sketch();
    let ties = Ties::of(&sketch.layout, &truth);
    for at in 0..truth.len() {
        let with = ties.rows.iter().map(|row| &row.sum).filter(|sum| sum.iter().any(|(one, _)| *one == at));
        assert!(ties.rows_of(at).eq(with), "{}", sketch.name(at));
    }
}

/// What ties counts of several releases to each other.
fn grown(sketch: &Sketch, growth: Growth, new: &[i64]) -> BTreeSet<String> {
    let truth = vec![0; sketch.own()];
    let mut ties = Ties::of(&sketch.layout, &truth);
    let alone = rows(sketch, &ties);
    new.iter().for_each(|new| ties.with_past(Ties::of(&sketch.layout, &truth), *new, growth, &sketch.layout));
    let all = rows(sketch, &ties);
    assert!(alone.is_subset(&all));
    // An earlier release is tied in itself as the last one is.
    for release in 1..=new.len() {
        let tied = alone.iter().map(|row| {
            let words = row.split(' ').map(|word| {
                let is_name = word.starts_with(|letter: char| letter.is_ascii_lowercase());
                if is_name { format!("{word}{}", "'".repeat(release)) } else { word.to_owned() }
            });
            words.collect::<Vec<_>>().join(" ")
        });
        tied.for_each(|row| assert!(all.contains(&row), "{row}"));
    }
    let releases = |row: &str| -> BTreeSet<usize> {
        let names = row.split(' ').filter(|word| word.starts_with(|letter: char| letter.is_ascii_lowercase()));
        names.map(|name| name.matches('\'').count()).collect()
    };
    all.into_iter().filter(|row| releases(row).len() > 1).collect()
}

#[test]
fn nothing_becomes_fewer_from_release_to_release_and_so_many_are_new() {
    let sketch = Sketch::of("abd", &["ab"], &["bd"]);
    let counts = set(&[
        "all - all' >= 12",
        "x - x' >= 0",
        "y - y' >= 0",
        "rest - rest' >= 0",
        "a - a' >= 0",
        "b - b' >= 0",
        "d - d' >= 0",
        "a.x - a.x' >= 0",
        "a.y - a.y' >= 0",
        "a.rest - a.rest' >= 0",
        "b.x - b.x' >= 0",
        "b.y - b.y' >= 0",
        "b.rest - b.rest' >= 0",
        "b&d - b&d' >= 0",
    ]);
    assert_eq!(grown(&sketch, Growth::Counts, &[12]), counts);
    // Who is beside a count in its base.
    let bases = set(&[
        "all + a' - a - all' >= 0",
        "all + b' - b - all' >= 0",
        "all + d' - d - all' >= 0",
        "x + a.x' - a.x - x' >= 0",
        "y + a.y' - a.y - y' >= 0",
        "rest + a.rest' - a.rest - rest' >= 0",
        "x + b.x' - b.x - x' >= 0",
        "y + b.y' - b.y - y' >= 0",
        "rest + b.rest' - b.rest - rest' >= 0",
    ]);
    let pair = set(&["all + b&d' - b&d - all' >= 0"]);
    let with_bases: BTreeSet<String> = counts.union(&bases).cloned().collect();
    assert_eq!(grown(&sketch, Growth::Bases, &[12]), with_bases.union(&pair).cloned().collect());
    // In all that it is part of: the theme above, both of a pair, and who names neither.
    let parts = set(&[
        "a + b' - b - a' >= 0",
        "a.x + b.x' - b.x - a.x' >= 0",
        "a.y + b.y' - b.y - a.y' >= 0",
        "a.rest + b.rest' - b.rest - a.rest' >= 0",
        "b + b&d' - b&d - b' >= 0",
        "d + b&d' - b&d - d' >= 0",
        "all + b&d + b' + d' - b - d - all' - b&d' >= 0",
    ]);
    assert_eq!(grown(&sketch, Growth::Everything, &[12]), with_bases.union(&parts).cloned().collect());
    // The one before that is held against the one before, and against no other.
    let longer = grown(&sketch, Growth::Counts, &[12, 10]);
    let between: BTreeSet<String> = counts.iter().map(|row| row.replace('\'', "''").replacen(" -", "' -", 1)).collect();
    let between = between.iter().map(|row| row.replace(">= 12", ">= 10")).collect();
    assert_eq!(longer, counts.union(&between).cloned().collect());
    assert_eq!(Growth::EACH, [Growth::Everything, Growth::Bases, Growth::Counts]);
}

#[test]
fn what_is_learnt_is_that_a_sum_is_ten_or_more() {
    let (sketch, truth) = sketch();
    let mut ties = Ties::of(&sketch.layout, &truth);
    let (sum, other) = (sketch.sum("all - a"), sketch.sum("all - b"));
    ties.learn(sum.clone());
    assert!(ties.is_learnt(&sum) && !ties.is_learnt(&other));
    assert!(rows(&sketch, &ties).contains("all - a >= 10"));
}

#[test]
fn a_part_of_the_model_allows_what_the_whole_allows() {
    let (sketch, truth) = sketch();
    let mut ties = Ties::of(&sketch.layout, &truth);
    ties.learn(sketch.sum("d"));
    let states = sketch.states("all 85, x 65, y 15, rest <10, a 70, b 45, c 35, a.x 55, b.x 35, c.x 25, b.y <10");
    let whole = ties.model(&states, 90);
    assert!(whole.allows(&truth), "the states are those of the truth");
    for names in [&["d"][..], &["b", "b.x"], &["b", "b.x", "b.y"], &["b&c", "b&c.x"], &["a", "a.y", "d"], &["x", "y"]] {
        let mut free: Vec<usize> = names.iter().map(|name| sketch.at(name)).collect();
        free.sort_unstable();
        let part = ties.part(&states, 90, &free, &truth);
        let mut outcomes = [0; 2];
        for change in 0..9_i64.pow(u32::try_from(free.len()).unwrap_or(0)) {
            let mut world = truth.clone();
            (0..).zip(&free).for_each(|(digit, at)| world[*at] += change / 9_i64.pow(digit) % 9 - 4);
            let of_free: Vec<i64> = free.iter().map(|at| world[*at]).collect();
            assert_eq!(part.allows(&of_free), whole.allows(&world), "{names:?}: {of_free:?}");
            outcomes[usize::from(whole.allows(&world))] += 1;
        }
        assert!(outcomes.iter().all(|number| *number > 0), "{names:?}: {outcomes:?}");
    }
}

#[test]
fn a_part_with_one_unknown_has_bounds_and_no_constraint() {
    let sketch = Sketch::of("ab", &[], &[]);
    let truth = sketch.counts(&[(30, "ab", "x"), (20, "a", "x"), (10, "", "y")]);
    let part = Ties::of(&sketch.layout, &truth).part(&sketch.states("all 60"), 62, &[sketch.at("a")], &truth);
    // No fewer than name the theme below, and no more than there are.
    assert_eq!((part.bounds(), part.constraints().len()), (&[(30, 60)][..], 0));
}
