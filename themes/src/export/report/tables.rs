//! Tables for people: what a row counts in front, one column for each group.

use super::markdown::escaped;
use crate::{
    export::{sheets, text},
    release::{Cell, Column, ColumnLabel, Release, RowLabel, Table},
};

/// A heading and the table.
pub fn write(release: &Release, table: &Table<'_>) -> String {
    let columns = table.columns();
    let heads = columns.iter().map(|column| match column.label() {
        ColumnLabel::All => "Accounts",
        ColumnLabel::Group(name) => name,
        ColumnLabel::Rest => text::REST,
    });
    let mut lines = format!("\n## {}\n\n", escaped(&sheets::names(release, table.name()).1));
    lines.push_str(&line([""].into_iter().chain(heads)));
    lines.push_str(&line(["---"].into_iter().chain(columns.iter().map(|_| "---:"))).replace('\\', ""));
    let bases = columns.iter().map(|column| column.base().map_or(text::NOT_PUBLISHED.to_owned(), shown));
    lines.push_str(&line(["All accounts".to_owned()].into_iter().chain(bases)));
    for row in table.rows() {
        let label = match row.label() {
            RowLabel::Theme(guid) => sheets::theme_name(release, guid),
            RowLabel::Group(name) => name.to_owned(),
            RowLabel::Rest => text::REST.to_owned(),
            RowLabel::Pair(pair) => {
                format!("{} + {}", sheets::theme_name(release, pair.0), sheets::theme_name(release, pair.1))
            }
        };
        lines.push_str(&line(
            [label].into_iter().chain(row.cells().map(|(column, cell)| with_percentage(column, cell))),
        ));
    }
    lines
}

fn with_percentage(column: Column<'_>, cell: Cell) -> String {
    match column.base().and_then(|base| cell.percentage(base)) {
        Some(percentage) => format!("{} ({percentage} %)", shown(cell)),
        None => shown(cell),
    }
}

fn shown(cell: Cell) -> String {
    match cell {
        Cell::Shown(number) => number.get().to_string(),
        Cell::BelowTen => text::BELOW_TEN.to_owned(),
        Cell::Hidden => text::HIDDEN.to_owned(),
    }
}

fn line(cells: impl Iterator<Item = impl AsRef<str>>) -> String {
    let cells: Vec<_> = cells.map(|cell| escaped(cell.as_ref())).collect();
    format!("| {} |\n", cells.join(" | "))
}
