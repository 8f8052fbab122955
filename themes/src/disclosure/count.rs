//! Counting: how many accounts are in each cell. The numbers made here are the truth, and stay in this module's neighbours.

use std::collections::BTreeSet;

use super::eligible::{Entry, Terms};
use crate::{
    codebook::{Codebook, Guid},
    coding::{Attributes, Coding},
    plan::{Attribute, Group, Grouping, Plan, Value},
};

/// One count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    /// Every account.
    Base,
    /// Those in a group of a grouping, by their places in the plan. The last group is the rest.
    Group { grouping: usize, group: usize },
    /// Those that name a theme.
    Theme { theme: usize },
    /// Those of a group that name a theme.
    ThemeGroup { theme: usize, grouping: usize, group: usize },
    /// Those that name both themes of a pair.
    Pair { pair: usize },
    /// Those of a group that name both. No table has it; it ties tables together.
    Overlap { pair: usize, grouping: usize, group: usize },
}

/// Which counts a plan has, in order.
pub(super) struct Layout {
    pub keys: Vec<Key>,
    /// Places in the plan of both themes of a pair.
    pub pairs: Vec<(usize, usize)>,
    /// How many groups each grouping has, with the rest.
    pub groups: Vec<usize>,
    /// For each theme, its nearest theme above in the plan.
    pub above: Vec<Option<usize>>,
    /// Whether a theme's count is at most the sum of those below it: each of them is in the plan. With one below, both would be the same.
    pub is_covered: Vec<bool>,
    /// Whether a theme is counted by the groups of a grouping.
    crossed: Vec<Vec<bool>>,
}

impl Layout {
    pub fn of(plan: &Plan, codebook: &Codebook) -> Self {
        let themes = plan.themes();
        let place = |guid: Guid| themes.iter().position(|theme| *theme == guid);
        let place_of = |attribute: Attribute| plan.groupings().iter().position(|one| one.attribute == attribute);
        let groups: Vec<usize> = plan.groupings().iter().map(|grouping| grouping.groups.len() + 1).collect();
        let mut crossed = vec![vec![false; groups.len()]; themes.len()];
        for table in plan.two_way() {
            for theme in &table.themes {
                if let (Some(theme), Some(grouping)) = (place(*theme), place_of(table.attribute)) {
                    crossed[theme][grouping] = true;
                }
            }
        }
        let pairs: Vec<_> = plan.pairs().iter().filter_map(|pair| Some((place(pair.0)?, place(pair.1)?))).collect();
        let mut keys = vec![Key::Base];
        for (grouping, groups) in groups.iter().enumerate() {
            keys.extend((0..*groups).map(|group| Key::Group { grouping, group }));
        }
        for (theme, crossed) in crossed.iter().enumerate() {
            keys.push(Key::Theme { theme });
            for (grouping, groups) in groups.iter().enumerate().filter(|(grouping, _)| crossed[*grouping]) {
                keys.extend((0..*groups).map(|group| Key::ThemeGroup { theme, grouping, group }));
            }
        }
        for (pair, (one, two)) in pairs.iter().enumerate() {
            keys.push(Key::Pair { pair });
            let are_crossed = |grouping: usize| crossed[*one][grouping] && crossed[*two][grouping];
            for (grouping, groups) in groups.iter().enumerate().filter(|(grouping, _)| are_crossed(*grouping)) {
                keys.extend((0..*groups).map(|group| Key::Overlap { pair, grouping, group }));
            }
        }
        keys.sort();
        let (above, is_covered) = tree(themes, codebook);
        Self { keys, pairs, groups, above, is_covered, crossed }
    }

    /// Where a count stands.
    pub fn at(&self, key: Key) -> usize {
        self.keys.binary_search(&key).expect("the layout has every count of its plan")
    }

    pub fn is_crossed(&self, theme: usize, grouping: usize) -> bool {
        self.crossed[theme][grouping]
    }

    /// Groupings that a theme is counted by.
    pub fn crossings(&self, theme: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.groups.len()).filter(move |grouping| self.is_crossed(theme, *grouping))
    }

    /// Cells of themes by groups, each with its group.
    pub fn cells(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.keys.iter().enumerate().filter_map(|(at, key)| match *key {
            Key::ThemeGroup { grouping, group, .. } => Some((at, self.at(Key::Group { grouping, group }))),
            _ => None,
        })
    }

    /// Themes of the plan right below a theme.
    pub fn below(&self, theme: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.above.len()).filter(move |below| self.above[*below] == Some(theme))
    }

    pub fn themes(&self) -> usize {
        self.above.len()
    }
}

/// For each theme its nearest theme above in the plan, and whether everything right below it in the codebook is in the plan too.
fn tree(themes: &[Guid], codebook: &Codebook) -> (Vec<Option<usize>>, Vec<bool>) {
    let mut above = vec![None; themes.len()];
    let mut is_covered = vec![false; themes.len()];
    let mut path: Vec<Option<usize>> = Vec::new();
    for (level, theme) in codebook.walk() {
        path.truncate(level);
        let place = themes.iter().position(|guid| *guid == theme.guid);
        if let Some(place) = place {
            above[place] = path.iter().rev().find_map(|place| *place);
            is_covered[place] = theme.themes.len() > 1 && theme.themes.iter().all(|below| themes.contains(&below.guid));
        }
        path.push(place);
    }
    (above, is_covered)
}

/// What is counted of one account.
struct Facts {
    themes: Vec<bool>,
    groups: Vec<usize>,
}

/// The true counts, one for each key of the layout.
pub(super) struct Counts(Vec<i64>);

impl Counts {
    /// Counts every account that may be counted, and no other.
    pub fn of(entries: &[Entry<'_>], terms: &Terms<'_>, plan: &Plan, codebook: &Codebook, layout: &Layout) -> Self {
        let mut counts = vec![0; layout.keys.len()];
        for coding in entries.iter().filter_map(|entry| entry.counted(terms).ok()) {
            let facts = Facts::of(coding, plan, codebook);
            for (count, key) in counts.iter_mut().zip(&layout.keys) {
                *count += i64::from(facts.is_in(*key, layout));
            }
        }
        Self(counts)
    }

    pub fn values(&self) -> &[i64] {
        &self.0
    }
}

/// The themes of the plan that an account is counted for: it is marked with them, or with one below.
pub(super) fn named(coding: &Coding, plan: &Plan, codebook: &Codebook) -> Vec<Guid> {
    let marked: BTreeSet<Guid> = coding.marks().map(|mark| mark.theme).collect();
    let mut path: Vec<Guid> = Vec::new();
    let mut named: BTreeSet<Guid> = BTreeSet::new();
    for (level, theme) in codebook.walk() {
        path.truncate(level);
        path.push(theme.guid);
        if marked.contains(&theme.guid) {
            named.extend(path.iter().copied());
        }
    }
    plan.themes().iter().copied().filter(|theme| named.contains(theme)).collect()
}

impl Facts {
    fn of(coding: &Coding, plan: &Plan, codebook: &Codebook) -> Self {
        let named = named(coding, plan, codebook);
        let themes = plan.themes().iter().map(|theme| named.contains(theme)).collect();
        let groups = plan.groupings().iter().map(|grouping| group(grouping, coding.attributes())).collect();
        Self { themes, groups }
    }

    fn is_in(&self, key: Key, layout: &Layout) -> bool {
        let names = |theme: usize| self.themes[theme];
        let names_both = |pair: usize| names(layout.pairs[pair].0) && names(layout.pairs[pair].1);
        let is_of = |grouping: usize, group: usize| self.groups[grouping] == group;
        match key {
            Key::Base => true,
            Key::Group { grouping, group } => is_of(grouping, group),
            Key::Theme { theme } => names(theme),
            Key::ThemeGroup { theme, grouping, group } => names(theme) && is_of(grouping, group),
            Key::Pair { pair } => names_both(pair),
            Key::Overlap { pair, grouping, group } => names_both(pair) && is_of(grouping, group),
        }
    }
}

/// The group that somebody is in; the last is the rest.
fn group(grouping: &Grouping, attributes: &Attributes) -> usize {
    let value = Value::of(grouping.attribute, attributes);
    let holds = |group: &Group| value.is_some_and(|value| group.values.contains(&value));
    grouping.groups.iter().position(holds).unwrap_or(grouping.groups.len())
}
