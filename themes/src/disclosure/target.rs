//! What has to be protected: hidden cells, and counts that no table has but anybody could compute.

use super::{
    count::{Key, Layout},
    homogeneity,
    model::{Model, Sum, value},
    rounding::{State, THRESHOLD},
};

/// How much a reader must be left not knowing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// It could be nothing at all, and as much as nine.
    Open,
    /// Least and most are at least nine apart.
    Wide,
    /// It could be below zero: see [`homogeneity::excess`].
    Negative,
}

/// One of them, with the ends of its range as far as worlds were found.
pub(super) struct Target {
    pub sum: Sum,
    pub need: Need,
    /// Whether it is ten or more in truth: then it needs no protection, but where its range is not what it would be made for a smaller one, this is known.
    pub is_large: bool,
    low: i64,
    high: i64,
    /// Whether worlds were looked for while cells said what they say now.
    pub is_fresh: bool,
}

/// Least difference between the ends of a range.
pub(super) const WIDTH: i64 = THRESHOLD - 1;

impl Target {
    pub fn new(sum: Sum, need: Need, world: &[i64]) -> Self {
        let now = value(&sum, world);
        Self { sum, need, is_large: false, low: now, high: now, is_fresh: true }
    }

    /// Takes over which worlds were found before.
    pub fn remember(&mut self, before: &Self) {
        self.low = self.low.min(before.low);
        self.high = self.high.max(before.high);
        self.is_fresh = false;
    }

    /// Takes in that this world is possible.
    pub fn widen(&mut self, world: &[i64]) {
        let now = value(&self.sum, world);
        self.low = self.low.min(now);
        self.high = self.high.max(now);
    }

    pub fn needs_low(&self) -> bool {
        match self.need {
            Need::Open => self.low > 0,
            Need::Wide => !self.is_met(),
            Need::Negative => self.low >= 0,
        }
    }

    pub fn needs_high(&self) -> bool {
        match self.need {
            Need::Open => self.high < WIDTH,
            Need::Wide => !self.is_met(),
            Need::Negative => false,
        }
    }

    /// Whether what is said of each count alone leaves a range as wide as it has to be. If not, no model does.
    pub fn may_be_within(&self, states: &[State], all: i64) -> bool {
        self.is_met_by(said(&self.sum, states, all))
    }

    /// Whether a model's range, fractions allowed, is as wide as it has to be, or is not to be had.
    pub fn may_be_met(&self, model: &Model) -> bool {
        #[expect(clippy::cast_possible_truncation, reason = "counts are small")]
        let whole = |(low, high): (f64, f64)| ((low - 1e-6).ceil() as i64, (high + 1e-6).floor() as i64);
        model.relaxed(&self.sum).is_none_or(|range| self.is_met_by(whole(range)))
    }

    /// Whether a range is as wide as this one has to be.
    fn is_met_by(&self, (low, high): (i64, i64)) -> bool {
        Self { low, high, sum: Sum::new(), ..*self }.is_met()
    }

    pub fn is_met(&self) -> bool {
        match self.need {
            Need::Wide => self.high - self.low >= WIDTH,
            Need::Open | Need::Negative => !self.needs_low() && !self.needs_high(),
        }
    }
}

/// Between which ends a sum is by what is said of each of its counts alone.
pub(super) fn said(sum: &Sum, states: &[State], all: i64) -> (i64, i64) {
    let ends = sum.iter().map(|(at, factor)| {
        let (low, high) = states[*at].bounds(all);
        ((factor * low).min(factor * high), (factor * low).max(factor * high))
    });
    ends.fold((0, 0), |(low, high), (least, most)| (low + least, high + most))
}

/// Everything that has to be protected while cells say what `states` says. `world` is one that is possible: the truth, or one beside it.
pub(super) fn targets(layout: &Layout, truth: &[i64], world: &[i64], states: &[State]) -> Vec<Target> {
    // What was true when an earlier release was made isn't known for certain: what is small in either is taken for small.
    let is_large = |sum: &Sum| value(sum, truth).min(value(sum, world)) >= THRESHOLD;
    let mut targets = Vec::new();
    for (at, state) in states.iter().enumerate() {
        let sum = vec![(at, 1)];
        let needs: &[Need] = match state {
            State::Shown { .. } | State::Absent => &[],
            State::Withheld if is_large(&sum) => &[Need::Wide],
            State::BelowTen | State::Withheld => &[Need::Open],
            State::Costed => &[Need::Wide],
        };
        targets.extend(needs.iter().map(|need| Target::new(sum.clone(), *need, world)));
    }
    for (sum, need) in differences(layout, states) {
        let is_large = is_large(&sum);
        // What is withheld says nothing, and nor does it what is left beside it.
        if !is_large || sum.iter().all(|(at, _)| states[*at] != State::Withheld) {
            targets.push(Target { is_large, ..Target::new(sum, need, world) });
        }
    }
    for (cell, base) in layout.cells() {
        let is_said = states[cell] != State::Absent && states[base] != State::Absent;
        if is_said && homogeneity::is_nearly_all(truth[cell], truth[base]) && truth[base] >= THRESHOLD {
            targets.push(Target::new(homogeneity::excess(cell, base), Need::Negative, world));
        }
    }
    targets
}

/// How many counts no table has and are audited too: whatever they are in truth, so that the number says nothing.
pub(super) fn implied(layout: &Layout, states: &[State]) -> usize {
    differences(layout, states).len()
}

/// Counts that no table has and that anybody would compute from what is published: complements of a count, and what one has more than another.
fn differences(layout: &Layout, states: &[State]) -> Vec<(Sum, Need)> {
    let published = (0..layout.keys.len()).filter(|at| states[*at] != State::Absent);
    let beside = |at: usize| {
        let parts = wholes(layout, at).into_iter().map(move |whole| {
            let is_sure = states[at] == State::BelowTen && is_plainly_ten(layout, states, whole);
            (vec![(whole, 1), (at, -1)], if is_sure { Need::Wide } else { Need::Open })
        });
        parts.chain(neither(layout, at).map(|sum| (sum, Need::Open)))
    };
    published.flat_map(beside).collect()
}

/// What a count is part of: who is in the whole and not in the part is a count that no table has.
fn wholes(layout: &Layout, at: usize) -> Vec<usize> {
    let base = layout.at(Key::Base);
    match layout.keys[at] {
        Key::Base | Key::Overlap { .. } => Vec::new(),
        Key::Group { .. } => vec![base],
        Key::Theme { theme } => {
            let above = layout.above[theme].map(|theme| layout.at(Key::Theme { theme }));
            [base].into_iter().chain(above).collect()
        }
        Key::ThemeGroup { theme, grouping, group } => {
            let above = layout.above[theme].filter(|theme| layout.is_crossed(*theme, grouping));
            let above = above.map(|theme| layout.at(Key::ThemeGroup { theme, grouping, group }));
            [layout.at(Key::Group { grouping, group }), layout.at(Key::Theme { theme })]
                .into_iter()
                .chain(above)
                .collect()
        }
        Key::Pair { pair } => {
            let (one, two) = layout.pairs[pair];
            [one, two].map(|theme| layout.at(Key::Theme { theme })).to_vec()
        }
    }
}

/// Who names neither theme of a pair.
fn neither(layout: &Layout, at: usize) -> Option<Sum> {
    let Key::Pair { pair } = layout.keys[at] else { return None };
    let (one, two) = layout.pairs[pair];
    let [one, two] = [one, two].map(|theme| layout.at(Key::Theme { theme }));
    Some(vec![(layout.at(Key::Base), 1), (one, -1), (two, -1), (at, 1)])
}

/// Counts beside a count that no table has, and that don't follow from others of their kind.
pub(super) fn complements(layout: &Layout, at: usize) -> Vec<Sum> {
    let is_implied = |whole: &usize| {
        let kinds = (layout.keys[at], layout.keys[*whole]);
        matches!(kinds, (Key::Group { .. }, _) | (Key::ThemeGroup { .. }, Key::Theme { .. }))
    };
    let wholes = wholes(layout, at).into_iter().filter(|whole| !is_implied(whole));
    wholes.map(|whole| vec![(whole, 1), (at, -1)]).chain(neither(layout, at)).collect()
}

/// Whether everybody can tell that a count is ten or more: it, or one within it, is shown, or it is a group. Beside "below ten" some are certain then, and
/// that is no secret: only the range counts.
fn is_plainly_ten(layout: &Layout, states: &[State], at: usize) -> bool {
    if states[at].is_shown() {
        return true;
    }
    match layout.keys[at] {
        Key::Base | Key::Pair { .. } | Key::Overlap { .. } => false,
        Key::Group { .. } => states[at] == State::Costed,
        Key::Theme { theme } => {
            let cells = layout.crossings(theme).flat_map(|grouping| {
                (0..layout.groups[grouping]).map(move |group| layout.at(Key::ThemeGroup { theme, grouping, group }))
            });
            let below = layout.below(theme).map(|theme| layout.at(Key::Theme { theme }));
            cells.chain(below).any(|part| is_plainly_ten(layout, states, part))
        }
        Key::ThemeGroup { theme, grouping, group } => layout
            .below(theme)
            .filter(|below| layout.is_crossed(*below, grouping))
            .any(|theme| is_plainly_ten(layout, states, layout.at(Key::ThemeGroup { theme, grouping, group }))),
    }
}

#[cfg(test)]
mod tests;
