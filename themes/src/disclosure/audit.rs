//! Whether every hidden count stays hidden, shown by worlds: for each one that it could be nothing, and one that it could be much.
//!
//! A world is a whole number for every count that fits everything published. To find one, a few counts are free and every other is what it is in a world that
//! is known, so that small linear programs do for any number of themes. What such a program finds is possible in the whole model too, so a range that is wide enough here
//! is at least as wide for whoever combines everything. The converse need not hold: then more is hidden than has to be.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::ControlFlow,
};

use super::{
    Refusal,
    count::{Key, Layout},
    model::{End, Sum},
    rounding::{State, THRESHOLD},
    target::{self, Need, Target},
    world::Ties,
};

/// Which counts are free while worlds for a target are looked for.
type Choice<'a> = &'a dyn Fn(&Target) -> Vec<usize>;

/// So many targets, and no fewer, are worth a program over everything.
const TOGETHER: usize = 3;
/// Of so many targets, and no more, each is given a program over everything.
const ALONE: usize = 12;

/// Of more counts than these, programs over everything are only made for many targets at once.
const LARGE: usize = 1_500;

/// What is audited.
#[derive(Clone)]
pub(super) struct Audit<'a> {
    pub layout: &'a Layout,
    /// What each count is: those of the layout, and behind them the same again for each earlier release that is audited too.
    pub keys: Vec<Key>,
    pub ties: Ties,
    pub truth: Vec<i64>,
    /// Possible for whoever has everything published: the truth, unless somebody left since an earlier release, or was let in late.
    pub world: Vec<i64>,
    /// No count is higher.
    pub all: i64,
}

impl Audit<'_> {
    /// How many counts are of this release; what stands behind them is of earlier ones.
    pub fn own(&self) -> usize {
        self.layout.keys.len()
    }

    /// A world that is possible: the truth, or one beside it; `None` if there is none, because somebody left. Then whoever believes otherwise is wrong.
    ///
    /// # Errors
    /// [`Refusal::Unsafe`] if none was found and there may be one.
    pub fn possible(&self, states: &[State]) -> Result<Option<Vec<i64>>, Refusal> {
        let everything = self.ties.model(states, self.all);
        if everything.allows(&self.truth) {
            return Ok(Some(self.truth.clone()));
        }
        let free: Vec<usize> = (self.own()..self.keys.len()).collect();
        let earlier = self.ties.part(states, self.all, &free, &self.truth);
        let sum_of = |counts: usize| -> Sum { (0..counts).map(|at| (at, 1)).collect() };
        for end in [End::Most, End::Least] {
            if let Some(found) = earlier.extreme_if_whole(&sum_of(free.len()), end) {
                return Ok(Some([&self.truth[..self.own()], &found[..]].concat()));
            }
        }
        if everything.is_impossible() {
            return Ok(None);
        }
        everything.extreme(&sum_of(self.keys.len()), End::Most).map(Some).ok_or(Refusal::Unsafe)
    }

    /// Everything that has to be protected while cells say what `states` says, of this release and of earlier ones. Of what is ten or more, only what is not
    /// known to be so already.
    pub fn targets(&self, states: &[State]) -> Vec<Target> {
        let own = self.own();
        let mut targets = Vec::new();
        for first in (0..self.keys.len()).step_by(own) {
            let block = first..first + own;
            let of_block = |counts: &[i64]| counts[block.clone()].to_vec();
            let (truth, world) = (of_block(&self.truth), of_block(&self.world));
            let mut found = target::targets(self.layout, &truth, &world, &states[block.clone()]);
            found.retain(|target| first == 0 || (target.need != Need::Negative && !target.is_large));
            found.iter_mut().for_each(|target| target.sum.iter_mut().for_each(|(at, _)| *at += first));
            targets.extend(found);
        }
        targets.retain(|target| !target.is_large || !self.is_known(&target.sum, states));
        targets
    }

    /// Whether it is plain that a sum is ten or more.
    fn is_known(&self, sum: &Sum, states: &[State]) -> bool {
        target::said(sum, states, self.all).0 >= THRESHOLD || self.ties.is_learnt(sum)
    }

    /// Looks for the worlds that targets still need, with few counts free. Targets that are met afterwards stay so: hiding more takes no world away.
    pub fn look(
        &self,
        states: &[State],
        targets: &mut [Target],
        mut tick: impl FnMut(usize, usize) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let fresh: Vec<usize> = (0..targets.len()).filter(|at| targets[*at].is_fresh).collect();
        self.each(states, targets, &fresh, &|target| self.free(target).0, &mut tick)
    }

    /// Looks further for what may not be known: many targets at once with every count free, then with a theme's neighbours, and last, if few are left, one
    /// at a time with every count free.
    pub fn look_further(
        &self,
        states: &[State],
        targets: &mut [Target],
        mut tick: impl FnMut(usize, usize) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let is_open = |target: &Target| target.is_fresh && !target.is_large;
        let fresh: Vec<usize> = (0..targets.len()).filter(|at| is_open(&targets[*at])).collect();
        let all: Vec<usize> = (0..self.keys.len()).collect();
        self.together(states, targets, &fresh, &all);
        self.each(states, targets, &fresh, &|target| self.free(target).1, &mut tick)?;
        let left = fresh.iter().filter(|at| !targets[**at].is_met()).count();
        if left <= ALONE && all.len() <= LARGE {
            self.each(states, targets, &fresh, &|_| all.clone(), &mut tick)?;
        }
        targets.iter_mut().for_each(|target| target.is_fresh = false);
        ControlFlow::Continue(())
    }

    fn each(
        &self,
        states: &[State],
        targets: &mut [Target],
        fresh: &[usize],
        free: Choice<'_>,
        tick: &mut impl FnMut(usize, usize) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let left: Vec<usize> = fresh.iter().copied().filter(|at| !targets[*at].is_met()).collect();
        for (number, at) in left.iter().enumerate() {
            tick(fresh.len() - left.len() + number, fresh.len())?;
            let free = free(&targets[*at]);
            if targets[*at].needs_low() {
                self.widen(states, targets, *at, &free, End::Least);
            }
            if targets[*at].needs_high() {
                self.widen(states, targets, *at, &free, End::Most);
            }
        }
        ControlFlow::Continue(())
    }

    /// Worlds in which as many targets as possible are at an end of their range.
    fn together(&self, states: &[State], targets: &mut [Target], fresh: &[usize], all: &[usize]) {
        for end in [End::Least, End::Most] {
            let needs = |target: &Target| if end == End::Least { target.needs_low() } else { target.needs_high() };
            let mut left = usize::MAX;
            loop {
                let open: Vec<usize> = fresh.iter().copied().filter(|at| needs(&targets[*at])).collect();
                if open.len() < TOGETHER || open.len() >= left {
                    break;
                }
                left = open.len();
                let mut sum: BTreeMap<usize, i64> = BTreeMap::new();
                open.iter()
                    .flat_map(|at| &targets[*at].sum)
                    .for_each(|(at, factor)| *sum.entry(*at).or_default() += factor);
                let part = self.ties.part(states, self.all, all, &self.world);
                let Some(world) = part.extreme_if_whole(&sum.into_iter().collect(), end) else { break };
                targets.iter_mut().for_each(|target| target.widen(&world));
            }
        }
    }

    fn widen(&self, states: &[State], targets: &mut [Target], at: usize, free: &[usize], end: End) {
        if let Some(world) = self.extreme(states, &targets[at].sum, free, end, &self.world) {
            targets.iter_mut().for_each(|target| target.widen(&world));
        }
    }

    /// A world with a sum at one end of its range, in which every count but `free` is that of `fixed`.
    fn extreme(&self, states: &[State], sum: &Sum, free: &[usize], end: End, fixed: &[i64]) -> Option<Vec<i64>> {
        let part = self.ties.part(states, self.all, free, fixed);
        let place = |(at, factor): &(usize, i64)| free.binary_search(at).ok().map(|place| (place, *factor));
        let found = part.extreme(&sum.iter().filter_map(place).collect(), end)?;
        let mut world = fixed.to_vec();
        free.iter().zip(found).for_each(|(at, value)| world[*at] = value);
        Some(world)
    }

    /// For the base of a group that fails: the themes whose rows stand in the way, each alone. `None` if the bases do so without any theme.
    pub fn in_the_way(&self, states: &[State], target: &Target, grouping: usize) -> Option<Vec<usize>> {
        let layout = self.layout;
        let mut fixed = self.world.clone();
        let rows = self.keys.iter().zip(&mut fixed);
        rows.filter(|(key, _)| matches!(key, Key::ThemeGroup { .. } | Key::Overlap { .. }))
            .for_each(|(_, count)| *count = 0);
        let is_met = |free: &[usize]| {
            let mut alone = Target::new(target.sum.clone(), target.need, &self.world);
            for end in [End::Least, End::Most] {
                let world = self.extreme(states, &target.sum, free, end, &fixed);
                world.into_iter().for_each(|world| alone.widen(&world));
            }
            alone.is_met()
        };
        let bases = self.places(|key| matches!(key, Key::Base | Key::Group { .. }));
        let with = |theme: usize| {
            self.places(|key| match key {
                Key::Base | Key::Group { .. } => true,
                Key::ThemeGroup { theme: one, grouping: by, .. } => (*one, *by) == (theme, grouping),
                Key::Theme { .. } | Key::Pair { .. } | Key::Overlap { .. } => false,
            })
        };
        let crossed = (0..layout.themes()).filter(|theme| layout.is_crossed(*theme, grouping));
        is_met(&bases).then(|| crossed.filter(|theme| !is_met(&with(*theme))).collect())
    }

    /// The counts that are free: those of the themes concerned and all bases; and a larger choice, with the themes around them.
    pub fn free(&self, target: &Target) -> (Vec<usize>, Vec<usize>) {
        let layout = self.layout;
        let mut themes = BTreeSet::new();
        let mut groupings = BTreeSet::new();
        for (at, _) in &target.sum {
            match self.keys[*at] {
                Key::Base => {}
                Key::Group { grouping, .. } => drop(groupings.insert(grouping)),
                Key::Theme { theme } | Key::ThemeGroup { theme, .. } => drop(themes.insert(theme)),
                Key::Pair { pair } | Key::Overlap { pair, .. } => {
                    themes.extend([layout.pairs[pair].0, layout.pairs[pair].1])
                }
            }
        }
        if themes.is_empty() {
            return (self.of_groupings(&groupings), (0..self.keys.len()).collect());
        }
        let wider = around(layout, &themes);
        (self.of_themes(&themes), self.of_themes(&wider))
    }

    fn of_themes(&self, themes: &BTreeSet<usize>) -> Vec<usize> {
        let is_free = |key: &Key| match key {
            Key::Base | Key::Group { .. } => true,
            Key::Theme { theme } | Key::ThemeGroup { theme, .. } => themes.contains(theme),
            Key::Pair { pair } | Key::Overlap { pair, .. } => {
                let (one, two) = self.layout.pairs[*pair];
                themes.contains(&one) && themes.contains(&two)
            }
        };
        self.places(is_free)
    }

    /// For a base: what themes are made of in its groups.
    fn of_groupings(&self, groupings: &BTreeSet<usize>) -> Vec<usize> {
        self.places(|key| match key {
            Key::Base | Key::Group { .. } => true,
            Key::Theme { .. } | Key::Pair { .. } => false,
            Key::ThemeGroup { grouping, .. } | Key::Overlap { grouping, .. } => groupings.contains(grouping),
        })
    }

    fn places(&self, is_free: impl Fn(&Key) -> bool) -> Vec<usize> {
        self.keys.iter().enumerate().filter(|(_, key)| is_free(key)).map(|(at, _)| at).collect()
    }
}

/// The themes, those above and below them, and those that they are paired with.
fn around(layout: &Layout, themes: &BTreeSet<usize>) -> BTreeSet<usize> {
    let mut wider = themes.clone();
    for theme in themes {
        wider.extend(layout.above[*theme]);
        wider.extend(layout.below(*theme));
        wider.extend(layout.above[*theme].into_iter().flat_map(|above| layout.below(above)));
        for (one, two) in &layout.pairs {
            if one == theme || two == theme {
                wider.extend([*one, *two]);
            }
        }
    }
    wider
}

#[cfg(test)]
mod tests;
