//! No cell may say that nearly everybody of a named group shares a theme.
//!
//! The design collapses groups where that would show. Here such a cell is hidden instead, which protects the same and leaves groups comparable from
//! release to release; the audit then makes sure that nobody can compute it either.

use super::{count::Layout, model::Sum, rounding::State};

/// Whether a part is nine tenths or more of a whole.
pub(super) fn is_nearly_all(part: i64, whole: i64) -> bool {
    10 * part >= 9 * whole
}

/// Below zero in every world in which the part is less than nine tenths of the whole.
pub(super) fn excess(part: usize, whole: usize) -> Sum {
    vec![(part, 10), (whole, -9)]
}

/// Cells of themes by groups that are nearly all of their group, in truth or by the numbers that would be shown.
pub(super) fn nearly_all(layout: &Layout, truth: &[i64], states: &[State]) -> Vec<(usize, usize)> {
    let by_numbers = |cell: usize, base: usize| match (states[cell], states[base]) {
        (State::Shown { number: part, .. }, State::Shown { number: whole, .. }) => is_nearly_all(part, whole),
        _ => false,
    };
    let is_nearly = |(cell, base): &(usize, usize)| {
        states[*cell].is_shown() && (is_nearly_all(truth[*cell], truth[*base]) || by_numbers(*cell, *base))
    };
    layout.cells().filter(is_nearly).collect()
}

#[cfg(test)]
mod tests {
    use super::{super::sketch::Sketch, *};

    #[test]
    fn nine_tenths_are_nearly_all() {
        for (part, whole, is_nearly) in
            [(9, 10, true), (8, 10, false), (18, 20, true), (17, 20, false), (90, 100, true), (89, 100, false)]
        {
            assert_eq!(is_nearly_all(part, whole), is_nearly, "{part} of {whole}");
        }
    }

    #[test]
    fn a_cell_that_is_shown_is_held_against_its_group_in_truth_and_by_numbers() {
        let sketch = Sketch::of("a", &["a"], &[]);
        let found = |named: i64, group: i64, said: &str| {
            let truth = sketch.counts(&[(named, "a", "x"), (group - named, "", "x"), (30, "", "y"), (20, "a", "y")]);
            let found = nearly_all(&sketch.layout, &truth, &sketch.states(said));
            found.iter().flat_map(|(cell, base)| sketch.names([*cell, *base])).collect::<Vec<_>>()
        };
        for (named, group, said, is_nearly) in [
            (47, 52, "x 50, a.x 45, a.y 20, y 50", true),
            (46, 52, "x 50, a.x 45, a.y 20, y 50", true),
            (45, 50, "x 50, a.x 40, a.y 20, y 50", true),
            (42, 50, "x 50, a.x 40, a.y 20, y 50", false),
            (45, 50, "x 50, a.x 10+, a.y 20, y 50", false),
            (45, 50, "x 10+, a.x 45, a.y 20, y 50", true),
            (42, 50, "x 10+, a.x 45, a.y 20, y 50", false),
        ] {
            let wanted: &[&str] = if is_nearly { &["a.x", "x"] } else { &[] };
            assert_eq!(found(named, group, said), wanted, "{named} of {group}: {said}");
        }
    }

    #[test]
    fn less_than_nine_tenths_are_below_zero() {
        let value = |part, whole| super::super::model::value(&excess(0, 1), &[part, whole]);
        assert_eq!((value(9, 10), value(8, 10), value(89, 100)), (0, -10, -10));
    }
}
