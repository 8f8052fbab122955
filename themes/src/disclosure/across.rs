//! What readers have seen before: the numbers of earlier releases.

use std::collections::BTreeMap;

use super::count::{Key, Layout};
use crate::{
    codebook::Guid,
    plan::{Attribute, Grouping, Plan, Value},
    release::{Cell, Release, TableName},
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
            let plan = release.plan();
            let mut keep = |name: Name, cell: Cell| match cell.number() {
                Some(number) => drop(memory.insert(name, i64::from(number))),
                None => drop(memory.remove(&name)),
            };
            release.base().into_iter().for_each(|cell| keep(Name::Base, cell));
            for stored in &release.tables {
                for (row, cells) in stored.cells.iter().enumerate() {
                    for (column, cell) in cells.iter().enumerate() {
                        let name = name_in(stored.table, row, column, plan);
                        name.into_iter().for_each(|name| keep(name, *cell));
                    }
                }
            }
        }
        Self(memory)
    }

    /// The number that readers have for a count of this plan.
    pub fn number(&self, key: Key, plan: &Plan, layout: &Layout) -> Option<i64> {
        let theme = |theme: usize| plan.themes()[theme];
        let members = |grouping: usize, group: usize| members(&plan.groupings()[grouping], group);
        let name = match key {
            Key::Base => Name::Base,
            Key::Group { grouping, group } => Name::Group(members(grouping, group)),
            Key::Theme { theme: place } => Name::Theme(theme(place)),
            Key::ThemeGroup { theme: place, grouping, group } => {
                Name::ThemeGroup(theme(place), members(grouping, group))
            }
            Key::Pair { pair } => Name::Pair(theme(layout.pairs[pair].0), theme(layout.pairs[pair].1)),
            Key::Overlap { .. } => return None,
        };
        self.0.get(&name).copied()
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
