//! No cell may say that nearly everybody of a named group shares a theme.
//!
//! The design collapses groups where that would show. Here such a cell is hidden instead, which protects the same and leaves groups comparable from
//! release to release; the audit then makes sure that nobody can compute it either.

use super::{
    count::{Key, Layout},
    model::Sum,
    rounding::State,
};

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
    let cells = layout.keys.iter().enumerate().filter_map(|(at, key)| match *key {
        Key::ThemeGroup { grouping, group, .. } => Some((at, layout.at(Key::Group { grouping, group }))),
        _ => None,
    });
    let by_numbers = |cell: usize, base: usize| match (states[cell], states[base]) {
        (State::Shown { number: part, .. }, State::Shown { number: whole, .. }) => is_nearly_all(part, whole),
        _ => false,
    };
    let is_nearly = |(cell, base): &(usize, usize)| {
        states[*cell].is_shown() && (is_nearly_all(truth[*cell], truth[*base]) || by_numbers(*cell, *base))
    };
    cells.filter(is_nearly).collect()
}
