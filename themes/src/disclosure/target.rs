//! What has to be protected: hidden cells, and counts that no table has but anybody could compute.

use super::{
    count::{Key, Layout},
    homogeneity,
    model::{Sum, value},
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
    /// Whether a table has it.
    pub is_cell: bool,
    low: i64,
    high: i64,
    /// Whether worlds were looked for while cells said what they say now.
    pub is_fresh: bool,
}

/// Least difference between the ends of a range.
pub(super) const WIDTH: i64 = THRESHOLD - 1;

impl Target {
    pub fn new(sum: Sum, need: Need, is_cell: bool, truth: &[i64]) -> Self {
        let now = value(&sum, truth);
        Self { sum, need, is_cell, low: now, high: now, is_fresh: true }
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

    pub fn is_met(&self) -> bool {
        match self.need {
            Need::Wide => self.high - self.low >= WIDTH,
            Need::Open | Need::Negative => !self.needs_low() && !self.needs_high(),
        }
    }
}

/// Everything that has to be protected while cells say what `states` says.
pub(super) fn targets(layout: &Layout, truth: &[i64], states: &[State]) -> Vec<Target> {
    let mut targets = Vec::new();
    for (at, state) in states.iter().enumerate() {
        targets.extend(of_cell(at, *state, truth));
    }
    let mut implied = |sum: Sum, yes: usize| {
        if value(&sum, truth) < THRESHOLD {
            targets.push(Target::new(sum, need_beside(states[yes]), false, truth));
        }
    };
    for (at, key) in layout.keys.iter().enumerate().filter(|(at, _)| states[*at] != State::Absent) {
        match *key {
            Key::Base | Key::Group { .. } | Key::Overlap { .. } => {}
            Key::Theme { .. } => implied(vec![(layout.at(Key::Base), 1), (at, -1)], at),
            Key::ThemeGroup { grouping, group, .. } => {
                implied(vec![(layout.at(Key::Group { grouping, group }), 1), (at, -1)], at);
            }
            Key::Pair { pair } => {
                let (one, two) = layout.pairs[pair];
                let [one, two] = [one, two].map(|theme| layout.at(Key::Theme { theme }));
                implied(vec![(one, 1), (at, -1)], at);
                implied(vec![(two, 1), (at, -1)], at);
                implied(vec![(layout.at(Key::Base), 1), (one, -1), (two, -1), (at, 1)], at);
            }
        }
    }
    for (cell, base) in crossed(layout) {
        let is_said = states[cell] != State::Absent && states[base] != State::Absent;
        if is_said && homogeneity::is_nearly_all(truth[cell], truth[base]) && truth[base] >= THRESHOLD {
            targets.push(Target::new(homogeneity::excess(cell, base), Need::Negative, false, truth));
        }
    }
    targets
}

/// What a hidden cell needs, if it is one.
fn of_cell(at: usize, state: State, truth: &[i64]) -> Option<Target> {
    let need = match state {
        State::Shown { .. } | State::Absent => return None,
        State::BelowTen => Need::Open,
        State::Withheld if truth[at] < THRESHOLD => Need::Open,
        State::Withheld | State::Costed => Need::Wide,
    };
    Some(Target::new(vec![(at, 1)], need, true, truth))
}

/// Who does not say it. Beside "below ten" of a larger group, some who don't are certain, and that is no secret: then only the range counts.
fn need_beside(yes: State) -> Need {
    if yes == State::BelowTen { Need::Wide } else { Need::Open }
}

fn crossed(layout: &Layout) -> impl Iterator<Item = (usize, usize)> + '_ {
    layout.keys.iter().enumerate().filter_map(|(at, key)| match *key {
        Key::ThemeGroup { grouping, group, .. } => Some((at, layout.at(Key::Group { grouping, group }))),
        _ => None,
    })
}
