//! What is to be seen in a chart, in a few sentences.

use themes::{
    plan::Attribute,
    release::{Cell, TableName},
};

use super::{Shape, bars::Line, grid::Field};
use crate::text::{KeyWith, key::chart, say, say_with};

/// Which kind of chart, where its largest number stands, which days are marked, and how many numbers are not shown.
pub(super) fn of(table: TableName, shape: &Shape) -> String {
    let (kind, cells, marks) = match shape {
        Shape::Bars(lines) => {
            let kind = match table {
                TableName::Groups(Attribute::Period) => chart::GIST_TIME,
                TableName::Totals | TableName::Groups(_) | TableName::TwoWay(_) | TableName::Pairs => chart::GIST_BARS,
            };
            bars(kind, lines)
        }
        Shape::Grid(grid) => {
            let fields = grid.rows.iter().flat_map(|row| {
                let fields = row.fields.iter().zip(&grid.columns);
                fields.filter_map(|(field, column)| match field {
                    Field::Cell(cell, _) => Some(((row.name.clone(), column.clone()), *cell)),
                    Field::Uncounted => None,
                })
            });
            let cells = fields.map(|((row, column), cell)| {
                let values = [("row", row.into()), ("column", column.into())];
                (say_with(chart::GIST_FIELD, &values), cell)
            });
            (chart::GIST_GRID, cells.collect(), Vec::new())
        }
    };
    let shown = cells.iter().filter_map(|(name, cell)| Some((name, cell.number()?)));
    // The first of several that are as large.
    let largest = shown.rev().max_by_key(|(_, number)| *number);
    let first = largest.map_or_else(
        || say(chart::GIST_NOTHING).to_owned(),
        |(name, number)| say_with(kind, &[("name", name.as_str().into()), ("number", number.to_string().into())]),
    );
    let suppressed = cells.iter().filter(|(_, cell)| cell.number().is_none()).count();
    let suppressed = (suppressed > 0).then(|| say_with(chart::GIST_SUPPRESSED, &[("count", suppressed.into())]));
    [first].into_iter().chain(marks).chain(suppressed).collect::<Vec<_>>().join(" ")
}

fn bars(kind: KeyWith, lines: &[Line]) -> (KeyWith, Vec<(String, Cell)>, Vec<String>) {
    let (mut cells, mut marks) = (Vec::new(), Vec::new());
    for line in lines {
        match line {
            Line::Bar { name, cell, .. } => cells.push((name.clone(), *cell)),
            Line::Mark(words) => marks.push(format!("{words}.")),
        }
    }
    (kind, cells, marks)
}
