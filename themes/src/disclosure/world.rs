//! Everything that ties counts to each other, whatever the accounts say.

use std::collections::BTreeSet;

use super::{
    count::{Key, Layout},
    model::{Model, Sum},
    rounding::{State, THRESHOLD},
    target::complements,
};

/// What is known of a sum of counts.
#[derive(Clone)]
struct Row {
    sum: Sum,
    low: i64,
    /// Whether it is exactly that.
    is_equal: bool,
}

/// What somebody who is sure that nobody left between two releases takes not to have become fewer. She may be wrong about it, and the less she takes for sure,
/// the longer it looks possible to her.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Growth {
    /// Every count, and who is beside it in all that it is part of.
    Everything,
    /// Every count, and who is beside it in its base.
    Bases,
    /// Every count.
    Counts,
}

impl Growth {
    /// From the most to the least.
    pub const EACH: [Self; 3] = [Self::Everything, Self::Bases, Self::Counts];

    /// Counts beside a count.
    fn beside(self, layout: &Layout, at: usize) -> Vec<Sum> {
        match (self, layout.keys[at]) {
            (Self::Everything, _) => complements(layout, at),
            (Self::Bases, Key::Theme { .. } | Key::Pair { .. }) => vec![vec![(layout.at(Key::Base), 1), (at, -1)]],
            (Self::Bases, Key::ThemeGroup { grouping, group, .. }) => {
                vec![vec![(layout.at(Key::Group { grouping, group }), 1), (at, -1)]]
            }
            (Self::Bases, Key::Base | Key::Group { .. } | Key::Overlap { .. }) | (Self::Counts, _) => Vec::new(),
        }
    }
}

/// Constraints of a layout.
#[derive(Clone)]
pub(super) struct Ties {
    rows: Vec<Row>,
    /// Rows in which a count stands.
    of: Vec<Vec<usize>>,
    learnt: BTreeSet<Sum>,
}

impl Ties {
    /// `truth` decides whether a theme is at most the sum of those below it: a testimony may be marked with the theme alone.
    pub fn of(layout: &Layout, truth: &[i64]) -> Self {
        let mut ties = Self { rows: Vec::new(), of: vec![Vec::new(); layout.keys.len()], learnt: BTreeSet::new() };
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

    /// With an earlier release, if nobody left in between: what `growth` says has not become fewer, and so many are new. Counts of the earlier stand behind all
    /// others.
    pub fn with_past(&mut self, past: Self, new: i64, growth: Growth, layout: &Layout) {
        let (later, shift) = (self.of.len() - layout.keys.len(), self.of.len());
        self.of.resize(shift + layout.keys.len(), Vec::new());
        past.rows.into_iter().for_each(|row| self.push(Row { sum: shifted(&row.sum, shift, 1).collect(), ..row }));
        for (at, key) in layout.keys.iter().enumerate() {
            for sum in growth.beside(layout, at).into_iter().chain([vec![(at, 1)]]) {
                let grown = shifted(&sum, later, 1).chain(shifted(&sum, shift, -1)).collect();
                self.push(Row { sum: grown, low: if *key == Key::Base { new } else { 0 }, is_equal: false });
            }
        }
    }

    /// Takes in that a sum is ten or more, because its range would be another if it weren't.
    pub fn learn(&mut self, sum: Sum) {
        self.learnt.insert(sum.clone());
        self.push(Row { sum, low: THRESHOLD, is_equal: false });
    }

    /// Whether [`learn`](Self::learn) took it in.
    pub fn is_learnt(&self, sum: &Sum) -> bool {
        self.learnt.contains(sum)
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
                self.push(Row { sum: terms.collect(), low: 0, is_equal: false });
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
        let neither = vec![(base, 1), (both, 1), (each[0], -1), (each[1], -1)];
        self.push(Row { sum: neither, low: 0, is_equal: false });
    }

    fn equal(&mut self, parts: impl Iterator<Item = usize>, whole: usize) {
        let sum = parts.map(|part| (part, 1)).chain([(whole, -1)]).collect();
        self.push(Row { sum, low: 0, is_equal: true });
    }

    fn at_most(&mut self, lower: &[usize], upper: usize) {
        let sum = lower.iter().map(|at| (*at, -1)).chain([(upper, 1)]).collect();
        self.push(Row { sum, low: 0, is_equal: false });
    }

    fn push(&mut self, row: Row) {
        row.sum.iter().for_each(|(at, _)| self.of[*at].push(self.rows.len()));
        self.rows.push(row);
    }

    /// The rows in which a count stands.
    pub fn rows_of(&self, at: usize) -> impl Iterator<Item = &Sum> {
        self.of[at].iter().map(|row| &self.rows[*row].sum)
    }

    /// The whole model: everything that is known, of every count.
    pub fn model(&self, states: &[State], all: i64) -> Model {
        let mut model = Model::default();
        for state in states {
            let (low, high) = state.bounds(all);
            model.add(low, high);
        }
        self.rows.iter().for_each(|Row { sum, low, is_equal }| {
            model.constrain(sum.clone(), *low, if *is_equal { *low } else { Model::FREE });
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
        for Row { sum: row, low, is_equal } in rows.into_iter().map(|row| &self.rows[row]) {
            let mut fixed = -low;
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

fn shifted(sum: &Sum, by: usize, sign: i64) -> impl Iterator<Item = (usize, i64)> + '_ {
    sum.iter().map(move |(at, factor)| (at + by, sign * factor))
}

#[cfg(test)]
mod tests;
