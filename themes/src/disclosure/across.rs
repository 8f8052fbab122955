//! What readers have seen before: the numbers of earlier releases.

use std::collections::{BTreeMap, BTreeSet};

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

/// The attribute that a plan groups otherwise than a release before it: groups that overlap would be subtracted from each other.
pub(super) fn regrouped(past: &[Release], plan: &Plan) -> Option<Attribute> {
    let shows = |release: &Release, attribute| release.tables().any(|table| table.attribute() == Some(attribute));
    let of = |grouping: &Grouping| (0..=grouping.groups.len()).map(|group| members(grouping, group)).collect();
    let is_kept = |grouping: &&Grouping| {
        let groups: BTreeSet<Members> = of(grouping);
        let before = past.iter().filter(|release| shows(release, grouping.attribute));
        let mut before = before.filter_map(|release| release.plan().grouping(grouping.attribute));
        before.all(|before| of(before) == groups)
    };
    plan.groupings().iter().find(|grouping| !is_kept(grouping)).map(|grouping| grouping.attribute)
}

/// The most accounts that a release can have counted. `None` if it has noise, or no numbers.
pub(super) fn most(past: &[Release], number: usize) -> Option<i64> {
    let release = past.get(number).filter(|release| release.plan().noise().is_none())?;
    let before = Memory::of(&past[..number]).0.get(&Name::Base).copied();
    Some(shown(release.base()?.number()?.into(), before).bounds(i64::MAX).1)
}

/// A release before, and what it says of the counts of this plan.
pub(super) struct Before<'a> {
    pub release: &'a Release,
    pub states: Vec<State>,
}

/// For each count of this plan the last release that has it, from the newest on. Those with noise have no rounded numbers, and narrative ones have none.
pub(super) fn before<'a>(past: &'a [Release], plan: &Plan, layout: &Layout) -> Vec<Before<'a>> {
    let names: Vec<Option<Name>> = layout.keys.iter().map(|key| Name::of(*key, plan, layout)).collect();
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for (number, release) in past.iter().enumerate().rev().filter(|(_, release)| release.plan().noise().is_none()) {
        let said = cells(release);
        let wanted: Vec<&Name> = names.iter().flatten().filter(|name| said.contains_key(*name)).collect();
        // Every release has a base.
        if wanted.iter().any(|name| **name != Name::Base && !seen.contains(*name)) {
            let states = states(&said, &Memory::of(&past[..number]), &names, layout);
            found.push(Before { release, states });
            seen.extend(wanted.into_iter().cloned());
        }
    }
    found
}

/// What cells of a release say, when `memory` is what readers had before.
fn states(said: &BTreeMap<Name, Cell>, memory: &Memory, names: &[Option<Name>], layout: &Layout) -> Vec<State> {
    let state = |name: &Option<Name>| match name.as_ref().and_then(|name| Some((name, said.get(name)?))) {
        None => State::Absent,
        Some((_, Cell::BelowTen)) => State::BelowTen,
        Some((_, Cell::Hidden)) => State::Withheld,
        Some((name, Cell::Shown(number))) => shown(number.get().into(), memory.0.get(name).copied()),
    };
    let mut states: Vec<State> = names.iter().map(state).collect();
    let costed: Vec<usize> = (0..states.len()).filter(|at| is_ten_or_more(*at, &states, layout)).collect();
    costed.into_iter().for_each(|at| states[at] = State::Costed);
    states
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

#[cfg(test)]
mod tests;
