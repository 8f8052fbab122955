//! Numbers as lengths, one below the other: each with its name, and days that were marked between them.

use plotters::coord::{ranged1d::Ranged as _, types::RangedCoordu32};
use themes::{
    codebook::Guid,
    release::{Cell, Release, RowLabel, Table},
};

use super::{
    colour::Colour,
    names,
    paper::{Paper, SMALL, SMALL_LINE, Set, TEXT, breadth, wrapped},
};
use crate::text::{Key, key::chart, say};

/// Below this no scale ends, so that few accounts don't look like many.
const SHORTEST_SCALE: u32 = 20;
/// What is below ten is drawn up to here on the scale.
const BELOW_TEN: u32 = 10;
const THICK: i32 = 20;
/// Between a bar and its number.
const GAP: i32 = 8;
/// How far a theme stands to the right of the one that it belongs to.
const STEP: i32 = 14;
const DIAMOND: i32 = 5;

/// One thing of the chart.
#[derive(Clone, Debug)]
pub(super) enum Line {
    /// A number and its name, so many levels below another.
    Bar { name: String, level: i32, cell: Cell },
    /// A day that was marked.
    Mark(String),
}

/// Each row of a table with one column.
pub(super) fn rows(release: &Release, table: &Table<'_>) -> Vec<Line> {
    let bar = |label, cell| Line::Bar { name: names::row(release, label), level: 0, cell };
    table.rows().filter_map(|row| Some(bar(row.label(), row.first()?))).collect()
}

/// The same of themes, each below the one that it belongs to.
pub(super) fn themes(release: &Release, table: &Table<'_>) -> Vec<Line> {
    let line = |label, cell| Line::Bar { name: names::row(release, label), level: level(release, label), cell };
    table.rows().filter_map(|row| Some(line(row.label(), row.first()?))).collect()
}

/// How many themes of the plan are above this one.
pub(super) fn level(release: &Release, label: RowLabel<'_>) -> i32 {
    let above = |guid: Guid| release.codebook().theme(guid).and_then(|theme| theme.above);
    let RowLabel::Theme(guid) = label else { return 0 };
    // A codebook has an end; what a file claims need not.
    core::iter::successors(above(guid), |guid| above(*guid)).take(4).map(|_| 1).sum()
}

pub(super) fn draw(lines: &[Line], paper: &mut Paper) {
    let cells = lines.iter().filter_map(|line| match line {
        Line::Bar { cell, .. } => Some(*cell),
        Line::Mark(_) => None,
    });
    let cells: Vec<Cell> = cells.collect();
    let most = cells.iter().filter_map(|cell| cell.number()).max().unwrap_or_default().max(SHORTEST_SCALE);
    let widest = cells.iter().map(|cell| breadth(&names::short(*cell), TEXT)).max().unwrap_or_default();
    let scale = Scale { numbers: (0..most).into(), ends: (paper.side(), paper.width() - widest - GAP) };
    for line in lines {
        match line {
            Line::Bar { name, level, cell } => bar(paper, &scale, (name, *level), *cell),
            Line::Mark(words) => mark(paper, words),
        }
    }
    // Where numbers begin. Above, it would run through the names.
    if paper.side() > 0 {
        paper.rule((paper.side(), 0), (paper.side(), paper.y), Colour::Line);
    }
    key(&cells, paper);
}

struct Scale {
    numbers: RangedCoordu32,
    ends: (i32, i32),
}

impl Scale {
    fn place(&self, number: u32) -> i32 {
        self.numbers.map(&number, self.ends)
    }
}

fn bar(paper: &mut Paper, scale: &Scale, (name, level): (&str, i32), cell: Cell) {
    let indent = level * STEP;
    let (left, end) = scale.ends;
    let beside = paper.side() > 0;
    let room = if beside { paper.side() - GAP - GAP } else { paper.width() };
    let names = wrapped(name, room - indent, TEXT);
    let top = paper.y + if beside { 6 } else { 4 };
    let height = paper.lines((indent, top), &names, Colour::Ink, TEXT);
    let middle = if beside { top + height / 2 } else { top + height + 2 + THICK / 2 };
    let corners = |right| [(left, middle - THICK / 2), (right, middle + THICK / 2)];
    let right = match cell {
        Cell::Shown(number) => {
            let right = scale.place(number.get());
            paper.block(corners(right), Colour::Bar);
            right
        }
        Cell::BelowTen => {
            let right = scale.place(BELOW_TEN);
            paper.hatched(corners(right));
            right
        }
        Cell::Hidden => {
            paper.hatched(corners(end));
            end
        }
    };
    paper.words((right + GAP, middle), names::short(cell), Colour::Ink, TEXT, Set::Start);
    paper.y = if beside { top + height.max(THICK) + 6 } else { middle + THICK / 2 + 8 };
}

fn mark(paper: &mut Paper, words: &str) {
    let left = DIAMOND * 2 + GAP;
    let lines = wrapped(words, paper.width() - left, SMALL);
    let top = paper.y + 6;
    let height = i32::try_from(lines.len()).unwrap_or_default() * SMALL_LINE;
    let (x, y) = (DIAMOND, top + SMALL_LINE / 2);
    // The words first: the rule ends below them, at the place in time.
    paper.area(vec![(x - DIAMOND, y), (x, y - DIAMOND), (x + DIAMOND, y), (x, y + DIAMOND)], Colour::Mark);
    paper.lines((left, top), &lines, Colour::Mark, SMALL);
    let under = top + height + 3;
    paper.rule((0, under), (paper.width(), under), Colour::Mark);
    paper.y = under + 4;
}

/// What the words for suppressed numbers mean, where there are any.
pub(super) fn key(cells: &[Cell], paper: &mut Paper) {
    paper.y += 8;
    for (cell, meaning) in [(Cell::BelowTen, chart::KEY_BELOW_TEN), (Cell::Hidden, chart::KEY_HIDDEN)] {
        if cells.contains(&cell) {
            explained(paper, &names::short(cell), meaning);
        }
    }
}

fn explained(paper: &mut Paper, word: &str, meaning: Key) {
    let (wide, gap) = (28, GAP);
    let lines = wrapped(&format!("{word}: {}", say(meaning)), paper.width() - wide - gap, SMALL);
    let top = paper.y;
    paper.hatched([(0, top + 3), (wide, top + SMALL_LINE - 3)]);
    paper.y += paper.lines((wide + gap, top), &lines, Colour::Soft, SMALL) + 4;
}

/// A line of text that stands alone below a chart.
pub(super) fn note(paper: &mut Paper, text: &str) {
    let lines = wrapped(text, paper.width(), SMALL);
    paper.y += paper.lines((0, paper.y), &lines, Colour::Soft, SMALL) + 4;
}
