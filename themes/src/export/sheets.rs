//! The sheets of a release: its tables, then its quotes.

use super::{
    sheet::{Column, Kind, Sheet, Status, Value},
    text,
};
use crate::{
    codebook::Guid,
    release::{Cell, ColumnLabel, Quote, Release, RowLabel, Table, TableName},
};

const fn key(name: &'static str, kind: Kind, about: &'static str) -> Column {
    Column { name, kind, about, is_key: true }
}

const fn column(name: &'static str, kind: Kind, about: &'static str) -> Column {
    Column { name, kind, about, is_key: false }
}

const THEME: Column = key("theme", Kind::Text, "GUID of the theme, the same in every release");
const THEME_NAME: Column = column("theme_name", Kind::Text, "Name of the theme");
const FIRST: Column = key("theme_1", Kind::Text, "GUID of the first theme");
const FIRST_NAME: Column = column("theme_1_name", Kind::Text, "Name of the first theme");
const SECOND: Column = key("theme_2", Kind::Text, "GUID of the second theme");
const SECOND_NAME: Column = column("theme_2_name", Kind::Text, "Name of the second theme");
const GROUP: Column = key("group", Kind::Number, "Number of the group in the plan, from 1; 0 for other or not known");
const GROUP_NAME: Column = column("group_name", Kind::Text, "Name of the group");
const COUNT: [Column; 5] = [
    column("accounts", Kind::Number, "Number of accounts, rounded; empty if it is not shown"),
    column("status", Kind::Status(Status::OF_COUNTS), "Whether the number of accounts is shown, and why not"),
    column("base", Kind::Number, "Number of accounts that these are part of, rounded; empty if it is not shown"),
    column("base_status", Kind::Status(Status::OF_BASES), "Whether the base is shown, and why not"),
    column(
        "percent",
        Kind::Number,
        "Accounts of the base, in whole percent of rounded numbers; empty if one is not shown or the base is below 20",
    ),
];
const QUOTE_NUMBER: Column = key("quote", Kind::Number, "Number of the quote in this release; it means nothing else");
const QUOTE_THEME: Column = column("theme", Kind::Text, "GUID of the theme; empty in a release without numbers");
const QUOTE: Column = column("text", Kind::Text, "The quote, masked");

/// What an archive, and the package in it, is called.
pub fn package_name(release: &Release) -> String {
    format!("murmuration-{}-release-{}", release.call(), release.number())
}

/// What people call it.
pub fn title(release: &Release) -> String {
    format!("{}, release {}", release.call(), release.number())
}

/// Each table, then the quotes if there are any.
pub fn all(release: &Release) -> Vec<Sheet> {
    let tables = release.tables().map(|table| self::table(release, &table));
    tables.chain((!release.quotes().is_empty()).then(|| quotes(release))).collect()
}

/// What the table of this name is called: as a file, and in headings.
pub fn names(release: &Release, name: TableName) -> (String, String) {
    match name {
        TableName::Totals => ("themes".to_owned(), "Themes".to_owned()),
        TableName::Groups(attribute) => {
            (format!("groups-{attribute}"), format!("Groups, {}", text::attribute(attribute)))
        }
        TableName::TwoWay(number) => {
            let place = (number as usize).saturating_sub(1);
            match release.plan().two_way().get(place).map(|table| table.attribute) {
                Some(attribute) => (
                    format!("themes-by-{attribute}-{number}"),
                    format!("Themes by {} ({number})", text::attribute(attribute)),
                ),
                None => (format!("table-{number}"), format!("Table {number}")),
            }
        }
        TableName::Pairs => ("pairs".to_owned(), "Pairs of themes".to_owned()),
    }
}

/// What a theme is called; its GUID if the release doesn't say.
pub fn theme_name(release: &Release, guid: Guid) -> String {
    release.codebook().theme(guid).map_or_else(|| guid.to_string(), |theme| theme.name.clone())
}

/// A table, one line for each of its cells.
pub fn table(release: &Release, table: &Table<'_>) -> Sheet {
    let (name, title) = names(release, table.name());
    let (about, heads): (_, &[Column]) = match table.name() {
        TableName::Totals => ("How many accounts name each theme", &[THEME, THEME_NAME]),
        TableName::Groups(_) => ("How many accounts are in each group", &[GROUP, GROUP_NAME]),
        TableName::TwoWay(_) => {
            ("How many accounts of each group name each theme", &[THEME, THEME_NAME, GROUP, GROUP_NAME])
        }
        TableName::Pairs => ("How many accounts name both of two themes", &[FIRST, FIRST_NAME, SECOND, SECOND_NAME]),
    };
    let mut rows = Vec::new();
    for (number, row) in (1..).zip(table.rows()) {
        for (column_number, (column, cell)) in (1..).zip(row.cells()) {
            let mut values = label(release, row.label(), number);
            match column.label() {
                ColumnLabel::All => (),
                ColumnLabel::Group(name) => values.extend([Value::Number(column_number), Value::Text(name.to_owned())]),
                ColumnLabel::Rest => values.extend(rest()),
            }
            values.extend(count(cell, column.base()));
            rows.push(values);
        }
    }
    Sheet { name, title, about, columns: heads.iter().chain(&COUNT).copied().collect(), rows, has_long_texts: false }
}

fn label(release: &Release, label: RowLabel<'_>, number: u32) -> Vec<Value> {
    let theme = |guid: Guid| [Value::Text(guid.to_string()), Value::Text(theme_name(release, guid))];
    match label {
        RowLabel::Theme(guid) => theme(guid).to_vec(),
        RowLabel::Group(name) => vec![Value::Number(number), Value::Text(name.to_owned())],
        RowLabel::Rest => rest().to_vec(),
        RowLabel::Pair(pair) => theme(pair.0).into_iter().chain(theme(pair.1)).collect(),
    }
}

fn rest() -> [Value; 2] {
    [Value::Number(0), Value::Text(text::REST.to_owned())]
}

fn count(cell: Cell, base: Option<Cell>) -> [Value; 5] {
    let percentage = base.and_then(|base| cell.percentage(base));
    [Value::of(Some(cell)), Value::status(Some(cell)), Value::of(base), Value::status(base), percentage.into()]
}

fn quotes(release: &Release) -> Sheet {
    let row = |(number, Quote { theme, text }): (u32, &Quote)| {
        let theme_name = theme.map_or(Value::Missing, |guid| Value::Text(theme_name(release, guid)));
        let theme = theme.map_or(Value::Missing, |guid| Value::Text(guid.to_string()));
        vec![Value::Number(number), theme, theme_name, Value::Text(text.clone())]
    };
    Sheet {
        name: "quotes".to_owned(),
        title: "Quotes".to_owned(),
        about: "Words of people who allowed it",
        columns: vec![QUOTE_NUMBER, QUOTE_THEME, THEME_NAME, QUOTE],
        rows: (1..).zip(release.quotes()).map(row).collect(),
        has_long_texts: true,
    }
}
