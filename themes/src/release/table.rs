//! Tables: what is stored, and how it is read.

use serde::{Deserialize, Serialize};

use super::{Cell, Release};
use crate::{
    codebook::Guid,
    plan::{Attribute, Grouping, Pair, Plan, TwoWay},
};

/// Which table of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum TableName {
    /// How many accounts name each theme.
    Totals,
    /// How many accounts are in each group of this attribute.
    Groups(Attribute),
    /// Themes by groups: the plan's table of this number, from 1.
    TwoWay(u32),
    /// How many accounts name both of two themes.
    Pairs,
}

impl TableName {
    /// Every table that a plan asks for, in order.
    pub fn of(plan: &Plan) -> Vec<Self> {
        let groups = plan.groupings().iter().map(|grouping| Self::Groups(grouping.attribute));
        let two_way = (1..).zip(plan.two_way()).map(|(number, _)| Self::TwoWay(number));
        let pairs = (!plan.pairs().is_empty()).then_some(Self::Pairs);
        core::iter::once(Self::Totals).chain(groups).chain(two_way).chain(pairs).collect()
    }

    /// Rows and columns. `None` if the plan has no such table.
    pub(crate) fn shape(self, plan: &Plan) -> Option<(usize, usize)> {
        Some(match self {
            Self::Totals => (plan.themes().len(), 1),
            Self::Groups(attribute) => (plan.grouping(attribute)?.groups.len() + 1, 1),
            Self::TwoWay(number) => {
                let (table, grouping) = two_way(plan, number)?;
                (table.themes.len(), grouping.groups.len() + 1)
            }
            Self::Pairs => (plan.pairs().len(), 1),
        })
    }
}

fn two_way(plan: &Plan, number: u32) -> Option<(&TwoWay, &Grouping)> {
    let table = plan.two_way().get(usize::try_from(number).ok()?.checked_sub(1)?)?;
    Some((table, plan.grouping(table.attribute)?))
}

/// A table as it is written: what its rows and columns are follows from the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Stored {
    pub table: TableName,
    /// Row by row.
    pub cells: Vec<Vec<Cell>>,
}

/// What a row counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RowLabel<'a> {
    /// Accounts that name this theme or one below it.
    Theme(Guid),
    /// Accounts in this group.
    Group(&'a str),
    /// Accounts in no group of the attribute, or of which it isn't known.
    Rest,
    /// Accounts that name both.
    Pair(Pair),
}

/// Which accounts a column is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ColumnLabel<'a> {
    /// All of them.
    All,
    /// Those in this group of the table's attribute.
    Group(&'a str),
    /// Those in no group of it, or of which it isn't known.
    Rest,
}

/// A column: what it is about, and how many accounts that are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column<'a> {
    label: ColumnLabel<'a>,
    base: Option<Cell>,
}

impl<'a> Column<'a> {
    /// What it is about.
    pub fn label(&self) -> ColumnLabel<'a> {
        self.label
    }

    /// How many accounts these are: what percentages are said of. `None` if the table that says it was left out.
    pub fn base(&self) -> Option<Cell> {
        self.base
    }
}

/// A row: what it counts, and its cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<'a> {
    label: RowLabel<'a>,
    cells: Vec<(Column<'a>, Cell)>,
}

impl<'a> Row<'a> {
    /// What it counts.
    pub fn label(&self) -> RowLabel<'a> {
        self.label
    }

    /// Each cell with its column.
    pub fn cells(&self) -> impl Iterator<Item = (Column<'a>, Cell)> + '_ {
        self.cells.iter().copied()
    }

    /// The first cell: the only one of a one-way table.
    pub fn first(&self) -> Option<Cell> {
        self.cells.first().map(|(_, cell)| *cell)
    }
}

/// A published table.
#[derive(Clone, Copy, Debug)]
pub struct Table<'a> {
    release: &'a Release,
    stored: &'a Stored,
}

impl<'a> Table<'a> {
    pub(super) fn new(release: &'a Release, stored: &'a Stored) -> Self {
        Self { release, stored }
    }

    /// Which one.
    pub fn name(&self) -> TableName {
        self.stored.table
    }

    /// The attribute of its groups, if it has any.
    pub fn attribute(&self) -> Option<Attribute> {
        match self.stored.table {
            TableName::Groups(attribute) => Some(attribute),
            TableName::TwoWay(number) => two_way(&self.release.plan, number).map(|(table, _)| table.attribute),
            TableName::Totals | TableName::Pairs => None,
        }
    }

    /// The columns, in order.
    pub fn columns(&self) -> Vec<Column<'a>> {
        let plan = &self.release.plan;
        let TableName::TwoWay(number) = self.stored.table else {
            return vec![Column { label: ColumnLabel::All, base: self.release.base }];
        };
        let Some((table, grouping)) = two_way(plan, number) else { return Vec::new() };
        let bases = self.release.table(TableName::Groups(table.attribute));
        let mut bases = bases.map(|table| table.stored.cells.iter().filter_map(|row| row.first().copied()));
        let names = grouping.groups.iter().map(|group| ColumnLabel::Group(&group.name));
        let labels = names.chain([ColumnLabel::Rest]);
        labels.map(|label| Column { label, base: bases.as_mut().and_then(Iterator::next) }).collect()
    }

    /// The rows, in order.
    pub fn rows(&self) -> impl Iterator<Item = Row<'a>> + use<'a> {
        let columns = self.columns();
        self.labels().into_iter().zip(&self.stored.cells).map(move |(label, cells)| Row {
            label,
            cells: columns.iter().copied().zip(cells.iter().copied()).collect(),
        })
    }

    fn labels(&self) -> Vec<RowLabel<'a>> {
        let plan = &self.release.plan;
        match self.stored.table {
            TableName::Totals => plan.themes().iter().map(|guid| RowLabel::Theme(*guid)).collect(),
            TableName::Groups(attribute) => {
                let groups = plan.grouping(attribute).map_or(&[][..], |grouping| &grouping.groups);
                groups.iter().map(|group| RowLabel::Group(&group.name)).chain([RowLabel::Rest]).collect()
            }
            TableName::TwoWay(number) => {
                let themes = two_way(plan, number).map_or(&[][..], |(table, _)| &table.themes);
                themes.iter().map(|guid| RowLabel::Theme(*guid)).collect()
            }
            TableName::Pairs => plan.pairs().iter().map(|pair| RowLabel::Pair(*pair)).collect(),
        }
    }
}
