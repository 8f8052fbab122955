//! What readers have seen before: the numbers of earlier releases.

use std::collections::BTreeMap;

use super::{
    count::{Key, Layout},
    rounding::{State, shown},
};
use crate::{
    codebook::Guid,
    plan::{Attribute, Grouping, Plan, Value},
    release::{Cell, Release, SMALLEST_BASE, TableName},
};

/// A group, whatever it is called: its values. The rest is whoever has none of them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Members {
    attribute: Attribute,
    values: Vec<Value>,
    is_rest: bool,
}

/// What a cell counts, the same from release to release.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Name {
    Base,
    Group(Members),
    Theme(Guid),
    ThemeGroup(Guid, Members),
    Pair(Guid, Guid),
}

/// The newest number that was published for each cell; a cell that has been hidden since has none.
#[derive(Default)]
pub(super) struct Memory(BTreeMap<Name, i64>);

impl Memory {
    /// Of releases from the oldest to the newest. Numbers with noise are no rounded counts, and bind nothing.
    pub fn of(past: &[Release]) -> Self {
        let mut memory = BTreeMap::new();
        for release in past.iter().filter(|release| release.plan().noise().is_none()) {
            for (name, cell) in cells(release) {
                match cell.number() {
                    Some(number) => drop(memory.insert(name, i64::from(number))),
                    None => drop(memory.remove(&name)),
                }
            }
        }
        Self(memory)
    }

    /// The number that readers have for a count of this plan.
    pub fn number(&self, key: Key, plan: &Plan, layout: &Layout) -> Option<i64> {
        self.0.get(&Name::of(key, plan, layout)?).copied()
    }
}

impl Name {
    fn of(key: Key, plan: &Plan, layout: &Layout) -> Option<Self> {
        let theme = |theme: usize| plan.themes()[theme];
        let members = |grouping: usize, group: usize| members(&plan.groupings()[grouping], group);
        Some(match key {
            Key::Base => Name::Base,
            Key::Group { grouping, group } => Name::Group(members(grouping, group)),
            Key::Theme { theme: place } => Name::Theme(theme(place)),
            Key::ThemeGroup { theme: place, grouping, group } => {
                Name::ThemeGroup(theme(place), members(grouping, group))
            }
            Key::Pair { pair } => Name::Pair(theme(layout.pairs[pair].0), theme(layout.pairs[pair].1)),
            Key::Overlap { .. } => return None,
        })
    }
}

/// Everything that a release says, by what it counts.
fn cells(release: &Release) -> BTreeMap<Name, Cell> {
    let mut said: BTreeMap<Name, Cell> = release.base().map(|cell| (Name::Base, cell)).into_iter().collect();
    for stored in &release.tables {
        for (row, cells) in stored.cells.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                let name = name_in(stored.table, row, column, release.plan());
                said.extend(name.map(|name| (name, *cell)));
            }
        }
    }
    said
}

/// What the release before says of the counts of this plan, if `truth`, counted now, can have been the truth then: it can't if somebody left.
/// `None` also if it has no rounded numbers.
pub(super) fn said_before(past: &[Release], plan: &Plan, layout: &Layout, truth: &[i64]) -> Option<Vec<State>> {
    let (last, earlier) = past.split_last()?;
    if last.is_narrative() || last.plan().noise().is_some() {
        return None;
    }
    let (said, memory) = (cells(last), Memory::of(earlier));
    let state = |key: &Key| {
        let Some(name) = Name::of(*key, plan, layout) else { return State::Absent };
        match said.get(&name) {
            None => State::Absent,
            Some(Cell::BelowTen) => State::BelowTen,
            Some(Cell::Hidden) => State::Withheld,
            Some(Cell::Shown(number)) => shown(number.get().into(), memory.0.get(&name).copied()),
        }
    };
    let mut states: Vec<State> = layout.keys.iter().map(state).collect();
    let costed: Vec<usize> = (0..states.len()).filter(|at| is_ten_or_more(*at, &states, layout)).collect();
    costed.into_iter().for_each(|at| states[at] = State::Costed);
    let fits = |(state, truth): (&State, &i64)| {
        let (low, high) = state.bounds(i64::MAX);
        low <= *truth && *truth <= high
    };
    states.iter().zip(truth).all(fits).then_some(states)
}

/// Whether it shows that "hidden" means ten or more: neither the row is withheld, nor is it the column of a small group.
fn is_ten_or_more(at: usize, states: &[State], layout: &Layout) -> bool {
    if states[at] != State::Withheld {
        return false;
    }
    match layout.keys[at] {
        Key::Group { .. } => true,
        Key::ThemeGroup { theme, grouping, group } => {
            let base = states[layout.at(Key::Group { grouping, group })];
            let cell = |group| states[layout.at(Key::ThemeGroup { theme, grouping, group })];
            let is_large = matches!(base, State::Shown { number, .. } if number >= i64::from(SMALLEST_BASE));
            is_large && (0..layout.groups[grouping]).any(|group| cell(group) != State::Withheld)
        }
        Key::Base | Key::Theme { .. } | Key::Pair { .. } | Key::Overlap { .. } => false,
    }
}

fn members(grouping: &Grouping, group: usize) -> Members {
    let attribute = grouping.attribute;
    match grouping.groups.get(group) {
        Some(group) => Members { attribute, values: group.values.clone(), is_rest: false },
        None => {
            let mut values: Vec<Value> =
                grouping.groups.iter().flat_map(|group| group.values.iter().copied()).collect();
            values.sort();
            Members { attribute, values, is_rest: true }
        }
    }
}

fn name_in(table: TableName, row: usize, column: usize, plan: &Plan) -> Option<Name> {
    Some(match table {
        TableName::Totals => Name::Theme(*plan.themes().get(row)?),
        TableName::Groups(attribute) => Name::Group(members(plan.grouping(attribute)?, row)),
        TableName::TwoWay(number) => {
            let table = plan.two_way().get(usize::try_from(number).ok()?.checked_sub(1)?)?;
            Name::ThemeGroup(*table.themes.get(row)?, members(plan.grouping(table.attribute)?, column))
        }
        TableName::Pairs => {
            let pair = plan.pairs().get(row)?;
            Name::Pair(pair.0, pair.1)
        }
    })
}
