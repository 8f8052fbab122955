//! Everything that ties counts to each other, whatever the accounts say.

use super::{
    count::{Key, Layout},
    model::{Model, Sum},
    rounding::State,
};

/// Constraints of a layout, each at least 0 or exactly 0.
pub(super) struct Ties {
    rows: Vec<(Sum, bool)>,
    /// Rows in which a count stands.
    of: Vec<Vec<usize>>,
}

impl Ties {
    /// `truth` decides whether a theme is at most the sum of those below it: a testimony may be marked with the theme alone.
    pub fn of(layout: &Layout, truth: &[i64]) -> Self {
        let mut ties = Self { rows: Vec::new(), of: vec![Vec::new(); layout.keys.len()] };
        let base = layout.at(Key::Base);
        for (grouping, groups) in layout.groups.iter().enumerate() {
            let parts = (0..*groups).map(|group| layout.at(Key::Group { grouping, group }));
            ties.equal(parts, base);
        }
        for theme in 0..layout.themes() {
            let total = layout.at(Key::Theme { theme });
            ties.at_most(&[total], base);
            for grouping in layout.crossings(theme) {
                let cell = |group| layout.at(Key::ThemeGroup { theme, grouping, group });
                ties.equal((0..layout.groups[grouping]).map(cell), total);
                (0..layout.groups[grouping])
                    .for_each(|group| ties.at_most(&[cell(group)], layout.at(Key::Group { grouping, group })));
            }
            ties.family(layout, theme, truth);
        }
        for pair in 0..layout.pairs.len() {
            ties.pair(layout, pair);
        }
        ties
    }

    /// A theme is at least each of those below it, in all and in every group, and may be at most their sum.
    fn family(&mut self, layout: &Layout, theme: usize, truth: &[i64]) {
        let below: Vec<usize> = layout.below(theme).collect();
        let mut tie = |place: &dyn Fn(usize) -> Option<usize>| {
            let Some(upper) = place(theme) else { return };
            let lower: Vec<usize> = below.iter().filter_map(|below| place(*below)).collect();
            lower.iter().for_each(|lower| self.at_most(&[*lower], upper));
            let sum: i64 = lower.iter().map(|at| truth[*at]).sum();
            if layout.is_covered[theme] && lower.len() == below.len() && truth[upper] <= sum {
                let terms = lower.iter().map(|at| (*at, 1)).chain([(upper, -1)]);
                self.push(terms.collect(), false);
            }
        };
        tie(&|theme| Some(layout.at(Key::Theme { theme })));
        for (grouping, groups) in layout.groups.iter().enumerate() {
            for group in 0..*groups {
                tie(&|theme| {
                    let key = Key::ThemeGroup { theme, grouping, group };
                    layout.is_crossed(theme, grouping).then(|| layout.at(key))
                });
            }
        }
    }

    /// max(0, i + j − n) ≤ ij ≤ min(i, j), in all and in every group.
    fn pair(&mut self, layout: &Layout, pair: usize) {
        let (one, two) = layout.pairs[pair];
        let both = layout.at(Key::Pair { pair });
        let totals = [one, two].map(|theme| layout.at(Key::Theme { theme }));
        self.overlap(both, totals, layout.at(Key::Base));
        for grouping in (0..layout.groups.len()).filter(|at| layout.is_crossed(one, *at) && layout.is_crossed(two, *at))
        {
            let overlap = |group| layout.at(Key::Overlap { pair, grouping, group });
            self.equal((0..layout.groups[grouping]).map(overlap), both);
            for group in 0..layout.groups[grouping] {
                let cells = [one, two].map(|theme| layout.at(Key::ThemeGroup { theme, grouping, group }));
                self.overlap(overlap(group), cells, layout.at(Key::Group { grouping, group }));
            }
        }
    }

    fn overlap(&mut self, both: usize, each: [usize; 2], base: usize) {
        each.iter().for_each(|one| self.at_most(&[both], *one));
        self.push(vec![(base, 1), (both, 1), (each[0], -1), (each[1], -1)], false);
    }

    fn equal(&mut self, parts: impl Iterator<Item = usize>, whole: usize) {
        self.push(parts.map(|part| (part, 1)).chain([(whole, -1)]).collect(), true);
    }

    fn at_most(&mut self, lower: &[usize], upper: usize) {
        self.push(lower.iter().map(|at| (*at, -1)).chain([(upper, 1)]).collect(), false);
    }

    fn push(&mut self, row: Sum, is_equal: bool) {
        row.iter().for_each(|(at, _)| self.of[*at].push(self.rows.len()));
        self.rows.push((row, is_equal));
    }

    /// The rows in which a count stands.
    pub fn rows_of(&self, at: usize) -> impl Iterator<Item = &Sum> {
        self.of[at].iter().map(|row| &self.rows[*row].0)
    }

    /// The whole model: everything that is known, of every count.
    pub fn model(&self, states: &[State], all: i64) -> Model {
        let mut model = Model::default();
        for state in states {
            let (low, high) = state.bounds(all);
            model.add(low, high);
        }
        self.rows.iter().for_each(|(row, is_equal)| {
            model.constrain(row.clone(), 0, if *is_equal { 0 } else { Model::FREE });
        });
        model
    }

    /// The part of the model that is left when every count but `free` is what it is in `world`; variables are the places in `free`, which is sorted.
    pub fn part(&self, states: &[State], all: i64, free: &[usize], world: &[i64]) -> Model {
        let mut bounds: Vec<(i64, i64)> = free.iter().map(|at| states[*at].bounds(all)).collect();
        let mut rows: Vec<usize> = free.iter().flat_map(|at| self.of[*at].iter().copied()).collect();
        rows.sort_unstable();
        rows.dedup();
        let mut constraints = Vec::new();
        for (row, is_equal) in rows.into_iter().map(|row| &self.rows[row]) {
            let mut fixed = 0;
            let mut sum = Sum::new();
            for (at, factor) in row {
                match free.binary_search(at) {
                    Ok(place) => sum.push((place, *factor)),
                    Err(_) => fixed += factor * world[*at],
                }
            }
            match (sum.as_slice(), is_equal) {
                // One unknown: a bound, which costs a solver nothing.
                ([(place, factor @ (1 | -1))], false) => {
                    let bound = &mut bounds[*place];
                    if *factor == 1 { bound.0 = bound.0.max(-fixed) } else { bound.1 = bound.1.min(fixed) }
                }
                _ => constraints.push((sum, -fixed, if *is_equal { -fixed } else { Model::FREE })),
            }
        }
        let mut model = Model::default();
        for (low, high) in bounds {
            model.add(low, high);
        }
        constraints.into_iter().for_each(|(sum, low, high)| model.constrain(sum, low, high));
        model
    }
}
