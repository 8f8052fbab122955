//! What readers have of the releases before.

use super::{super::sketch::Sketch, *};

const SAID: &str =
    "all 150, x 50, y 40, rest 60, a 60, b 40, d 30, a.x 30, a.y 10+, a.rest ?, b.x ?, b.y ?, b.rest ?, b&d <10";

fn sketch() -> Sketch {
    Sketch::of("abd", &["ab"], &["bd"])
}

/// Which releases are audited, and what each says.
fn read(sketch: &Sketch, past: &[Release]) -> Vec<(u32, Vec<State>)> {
    let before = before(past, &sketch.plan, &sketch.layout);
    before.into_iter().map(|before| (before.release.number(), before.states)).collect()
}

#[test]
fn a_release_is_read_as_it_was_written_but_for_what_hidden_means() {
    let sketch = sketch();
    let reads = |said: &str, as_read: &str| {
        let release = sketch.release(1, None, sketch.states(said));
        assert_eq!(read(&sketch, &[release]), [(1, sketch.states(as_read))], "{said}");
    };
    // Where something of a row is said, and its group is twenty or more, "hidden" is ten or more.
    let ten = SAID.replace("a.rest ?", "a.rest 10+");
    reads(SAID, &ten);
    reads(&ten, &ten);
    let small = |rest: &str| SAID.replace("rest 60, a 60", &format!("rest {rest}, a 60"));
    reads(&small("15"), &small("15"));
    reads(&small("20"), &small("20").replace("a.rest ?", "a.rest 10+"));
    // So it is of a group, whose cells may be anything.
    reads(&small("?"), &small("10+"));
    // Of a total, a pair and the base it may be anything.
    reads(&SAID.replace("a 60", "a 10+"), &ten.replace("a 60", "a ?"));
    reads(&SAID.replace("b&d <10", "b&d 10+"), &ten.replace("b&d <10", "b&d ?"));
    // What is left out says nothing.
    reads("all 150, a 60, b 40, d 30", "all 150, a 60, b 40, d 30");
}

#[test]
fn a_number_is_read_with_the_one_before_unless_it_was_hidden_in_between() {
    let sketch = sketch();
    let said = |a: &str| sketch.states(&SAID.replace("a 60", &format!("a {a}")));
    let first = sketch.release(1, None, said("60"));
    let states = |past: &[Release]| {
        let read = read(&sketch, past);
        let newest = read.first().expect("there is one");
        newest.1[sketch.at("a")]
    };
    let next = |before: &Release, a: &str| sketch.release(before.number() + 1, Some(before), said(a));
    assert_eq!(states(core::slice::from_ref(&first)), shown(60, None));
    let (kept, moved, hidden) = (next(&first, "60"), next(&first, "65"), next(&first, "10+"));
    assert_eq!(states(&[first.clone(), kept.clone()]), shown(60, Some(60)));
    assert_eq!(states(&[first.clone(), moved.clone()]), shown(65, Some(60)));
    let again = next(&hidden, "60");
    assert_eq!(states(&[first.clone(), hidden.clone(), again]), shown(60, None));
    let memory = |past: &[Release]| Memory::of(past).number(Key::Theme { theme: 0 }, &sketch.plan, &sketch.layout);
    let numbers =
        [&[][..], core::slice::from_ref(&first), &[first.clone(), moved], &[first.clone(), hidden]].map(memory);
    assert_eq!(numbers, [None, Some(60), Some(65), None]);
}

#[test]
fn each_count_is_held_against_the_last_release_that_has_it() {
    let sketch = sketch();
    let totals = "all 150, a 60, b 40, d 30";
    let made = |said: &[&str]| {
        let mut past: Vec<Release> = Vec::new();
        for (number, said) in (1..).zip(said) {
            past.push(sketch.release(number, past.last(), sketch.states(said)));
        }
        read(&sketch, &past).into_iter().map(|(number, _)| number).collect::<Vec<_>>()
    };
    assert_eq!(made(&[]), [0; 0]);
    assert_eq!(made(&[SAID, SAID, SAID]), [3]);
    assert_eq!(made(&[SAID, SAID, totals]), [3, 2]);
    assert_eq!(made(&[SAID, "all 150, b&d <10", totals]), [3, 2, 1]);
    // Every release has a base, and one that says nothing else is not needed.
    assert_eq!(made(&[SAID, "all 150"]), [1]);
    assert_eq!(made(&["all 150"]), [0; 0]);
}

#[test]
fn every_cell_has_its_number_in_memory() {
    let sketch = sketch();
    let numbers: Vec<i64> = (0..).map(|at| 10 + 5 * at).take(sketch.own()).collect();
    let shown = numbers.iter().map(|number| shown(*number, None)).collect();
    let memory = Memory::of(&[sketch.release(1, None, shown)]);
    for (key, number) in sketch.layout.keys.iter().zip(numbers) {
        assert_eq!(memory.number(*key, &sketch.plan, &sketch.layout), Some(number), "{key:?}");
    }
    // No table has who names both themes of a pair in a group.
    let crossed = Sketch::of("bf", &["bf"], &["bf"]);
    let overlap = Key::Overlap { pair: 0, grouping: 0, group: 0 };
    assert_eq!(memory.number(overlap, &crossed.plan, &crossed.layout), None);
}
