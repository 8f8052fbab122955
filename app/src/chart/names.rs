//! What tables, rows, columns and cells are called.

use themes::{
    codebook::Guid,
    plan::{Attribute, Pair},
    release::{Cell, ColumnLabel, Release, RowLabel, TableName},
};

use crate::text::{Key, key::chart, say, say_with};

pub(super) fn title(release: &Release, table: TableName) -> String {
    let two_way = |number: u32| {
        let at = usize::try_from(number).ok()?.checked_sub(1)?;
        release.plan().two_way().get(at).map(|table| table.attribute)
    };
    match table {
        TableName::Totals => say(chart::TOTALS).to_owned(),
        TableName::Pairs => say(chart::PAIRS).to_owned(),
        TableName::Groups(attribute) => say(of(attribute)).to_owned(),
        TableName::TwoWay(number) => two_way(number).map(|attribute| say(by(attribute)).to_owned()).unwrap_or_default(),
    }
}

fn of(attribute: Attribute) -> Key {
    match attribute {
        Attribute::Region => chart::REGION,
        Attribute::Period => chart::PERIOD,
        Attribute::Age => chart::AGE,
        Attribute::Service => chart::SERVICE,
    }
}

fn by(attribute: Attribute) -> Key {
    match attribute {
        Attribute::Region => chart::BY_REGION,
        Attribute::Period => chart::BY_PERIOD,
        Attribute::Age => chart::BY_AGE,
        Attribute::Service => chart::BY_SERVICE,
    }
}

pub(super) fn theme(release: &Release, guid: Guid) -> String {
    release.codebook().theme(guid).map(|theme| theme.name.clone()).unwrap_or_default()
}

pub(super) fn row(release: &Release, label: RowLabel<'_>) -> String {
    match label {
        RowLabel::Theme(guid) => theme(release, guid),
        RowLabel::Group(name) => name.to_owned(),
        RowLabel::Rest => say(chart::REST).to_owned(),
        RowLabel::Pair(Pair(one, two)) => {
            say_with(chart::PAIR, &[("one", theme(release, one).into()), ("two", theme(release, two).into())])
        }
    }
}

pub(super) fn column(label: ColumnLabel<'_>) -> String {
    match label {
        ColumnLabel::All => say(chart::ACCOUNTS).to_owned(),
        ColumnLabel::Group(name) => name.to_owned(),
        ColumnLabel::Rest => say(chart::REST).to_owned(),
    }
}

/// A cell in a table: in whole words.
pub fn cell(cell: Cell) -> String {
    in_words(cell, chart::BELOW_TEN)
}

/// A cell in a chart, where there is little room.
pub(super) fn short(cell: Cell) -> String {
    in_words(cell, chart::BELOW_TEN_SHORT)
}

fn in_words(cell: Cell, below_ten: Key) -> String {
    match cell {
        Cell::Shown(number) => number.get().to_string(),
        Cell::BelowTen => say(below_ten).to_owned(),
        Cell::Hidden => say(chart::HIDDEN).to_owned(),
    }
}
