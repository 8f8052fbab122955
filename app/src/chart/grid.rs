//! Numbers as shades, in rows and columns: themes by groups, and themes with each other.

use themes::{
    codebook::Guid,
    plan::Pair,
    release::{Cell, Release, RowLabel, Table},
};

use super::{
    bars,
    colour::Colour,
    names,
    paper::{LINE, Paper, SMALL, SMALL_LINE, Set, TEXT, breadth, wrapped},
};
use crate::text::{Key, key::chart, say};

const SHADES: u32 = 5;
/// More columns than these a phone has no room for.
const MOST_COLUMNS: usize = 6;
/// A name of a column that needs more lines stands below, and a letter in its place.
const MOST_LINES: usize = 3;
const STEP: i32 = 14;

#[derive(Clone, Debug)]
pub(super) struct Grid {
    pub columns: Vec<String>,
    pub rows: Vec<Row>,
    /// What dark means.
    shade: Key,
    /// Whether rows are what columns are, and have their letters.
    same: bool,
}

#[derive(Clone, Debug)]
pub(super) struct Row {
    pub name: String,
    level: i32,
    pub fields: Vec<Field>,
}

/// One place of a grid.
#[derive(Clone, Copy, Debug)]
pub(super) enum Field {
    /// A number of the release, and how dark it is, if that can be told.
    Cell(Cell, Option<u8>),
    /// The release was not to count this.
    Uncounted,
}

/// Themes by groups. A shade is a share of the group, because groups are of different sizes: without the group's size there is none.
pub(super) fn by_groups(release: &Release, table: &Table<'_>) -> Grid {
    let rows = table.rows().map(|row| {
        let fields = row.cells().map(|(column, cell)| {
            let share = column.base().and_then(|base| cell.percentage(base));
            Field::Cell(cell, share.map(|share| shade(share, 100)))
        });
        Row {
            name: names::row(release, row.label()),
            level: bars::level(release, row.label()),
            fields: fields.collect(),
        }
    });
    Grid {
        columns: table.columns().iter().map(|column| names::column(column.label())).collect(),
        rows: rows.collect(),
        shade: chart::SHADE_SHARE,
        same: false,
    }
}

/// Themes with each other, each pair once. `None` where most of it would be empty, or too wide.
pub(super) fn together(release: &Release, table: &Table<'_>) -> Option<Grid> {
    let pairs: Vec<(Pair, Cell)> = table
        .rows()
        .filter_map(|row| match row.label() {
            RowLabel::Pair(pair) => Some((pair, row.first()?)),
            RowLabel::Theme(_) | RowLabel::Group(_) | RowLabel::Rest => None,
        })
        .collect();
    let is_in = |guid: &Guid| pairs.iter().any(|(Pair(one, two), _)| one == guid || two == guid);
    let themes: Vec<Guid> = release.plan().themes().iter().copied().filter(is_in).collect();
    let places = themes.len() * themes.len().saturating_sub(1) / 2;
    if themes.len() > MOST_COLUMNS + 1 || themes.len() < 3 || pairs.len() * 2 < places {
        return None;
    }
    let most = pairs.iter().filter_map(|(_, cell)| cell.number()).max().unwrap_or_default();
    let field = |one: &Guid, two: &Guid| {
        let found = pairs.iter().find(|(pair, _)| *pair == Pair(*one, *two));
        found.map_or(Field::Uncounted, |(_, cell)| Field::Cell(*cell, cell.number().map(|number| shade(number, most))))
    };
    let rows = themes.iter().enumerate().map(|(at, two)| Row {
        name: names::theme(release, *two),
        level: 0,
        fields: themes[..at].iter().map(|one| field(one, two)).collect(),
    });
    Some(Grid {
        // The last is in no column: each pair stands once.
        columns: themes[..themes.len() - 1].iter().map(|guid| names::theme(release, *guid)).collect(),
        rows: rows.collect(),
        shade: chart::SHADE_COUNT,
        same: true,
    })
}

fn shade(part: u32, whole: u32) -> u8 {
    let step = part.saturating_mul(SHADES).checked_div(whole).unwrap_or_default();
    u8::try_from(step.min(SHADES - 1)).unwrap_or_default()
}

/// A, B, C and so on.
fn letter(at: usize) -> String {
    u8::try_from(at).map_or_else(|_| String::new(), |at| char::from(b'A' + at).to_string())
}

pub(super) fn draw(grid: &Grid, paper: &mut Paper) {
    let side = paper.side();
    let count = i32::try_from(grid.columns.len().max(1)).unwrap_or(1);
    let wide = (paper.width() - side) / count;
    let heads: Vec<Vec<String>> = grid.columns.iter().map(|name| wrapped(name, wide - 6, SMALL)).collect();
    let longest = heads.iter().map(Vec::len).max().unwrap_or_default();
    let word_breaks = |name: &String| name.split_whitespace().any(|word| breadth(word, SMALL) > wide - 6);
    let by_letter = grid.same || longest > MOST_LINES || grid.columns.iter().any(word_breaks);
    let left = |at: usize| side + i32::try_from(at).unwrap_or_default() * wide;

    let heads = if by_letter { (0..heads.len()).map(|at| vec![letter(at)]).collect() } else { heads };
    let tall = heads.iter().map(Vec::len).max().unwrap_or_default();
    let tall = i32::try_from(tall).unwrap_or_default() * SMALL_LINE;
    for (at, lines) in heads.iter().enumerate() {
        let mut y = tall - i32::try_from(lines.len()).unwrap_or_default() * SMALL_LINE + SMALL_LINE / 2;
        for line in lines {
            paper.words((left(at) + wide / 2, y), line.clone(), Colour::Soft, SMALL, Set::Middle);
            y += SMALL_LINE;
        }
    }
    paper.y = tall + 6;
    for (at, row) in grid.rows.iter().enumerate() {
        let name = if grid.same { format!("{}  {}", letter(at), row.name) } else { row.name.clone() };
        draw_row(paper, row, &name, |at| [left(at), left(at) + wide]);
    }
    below(grid, by_letter && !grid.same, paper);
}

fn draw_row(paper: &mut Paper, row: &Row, name: &str, ends: impl Fn(usize) -> [i32; 2]) {
    let beside = paper.side() > 0;
    let indent = row.level * STEP;
    let room = if beside { paper.side() - 16 } else { paper.width() };
    let lines = wrapped(name, room - indent, TEXT);
    let text = i32::try_from(lines.len()).unwrap_or_default() * LINE;
    let tall = if beside { (text + 8).max(38) } else { 32 };
    let (text_top, top) =
        if beside { (paper.y + (tall - text) / 2, paper.y) } else { (paper.y + 6, paper.y + text + 8) };
    paper.lines((indent, text_top), &lines, Colour::Ink, TEXT);
    for (at, field) in row.fields.iter().enumerate() {
        let [left, right] = ends(at);
        draw_field(paper, *field, [(left, top), (right, top + tall)]);
    }
    let tall = if row.fields.is_empty() && !beside { 0 } else { tall };
    paper.y = top + tall;
}

fn draw_field(paper: &mut Paper, field: Field, corners: [(i32, i32); 2]) {
    let [(left, top), (right, bottom)] = corners;
    let middle = ((left + right) / 2, (top + bottom) / 2);
    let Field::Cell(cell, shade) = field else {
        paper.frame(corners);
        paper.words(middle, say(chart::UNCOUNTED), Colour::Soft, SMALL, Set::Middle);
        return;
    };
    let words = names::short(cell);
    if cell.number().is_some() {
        if let Some(shade) = shade {
            paper.block(corners, Colour::Shade(shade));
        }
        paper.frame(corners);
    } else {
        paper.hatched(corners);
        // A ground for the word.
        let half = breadth(&words, SMALL) / 2 + 2;
        paper.block([(middle.0 - half, middle.1 - 10), (middle.0 + half, middle.1 + 10)], Colour::Ground);
    }
    paper.words(
        middle,
        words,
        Colour::words_on(shade),
        if cell.number().is_some() { TEXT } else { SMALL },
        Set::Middle,
    );
}

/// What letters, shades and hatching mean.
fn below(grid: &Grid, by_letter: bool, paper: &mut Paper) {
    paper.y += 10;
    if by_letter {
        for (at, name) in grid.columns.iter().enumerate() {
            bars::note(paper, &format!("{}  {name}", letter(at)));
        }
    }
    let fields = || grid.rows.iter().flat_map(|row| &row.fields);
    if fields().any(|field| matches!(field, Field::Cell(_, Some(_)))) {
        shades(paper, grid.shade);
    }
    if fields().any(|field| matches!(field, Field::Uncounted)) {
        bars::note(paper, &format!("{}  {}", say(chart::UNCOUNTED), say(chart::KEY_UNCOUNTED)));
    }
    let cells = fields().filter_map(|field| match field {
        Field::Cell(cell, _) => Some(*cell),
        Field::Uncounted => None,
    });
    bars::key(&cells.collect::<Vec<_>>(), paper);
}

/// From light to dark, and what dark means.
fn shades(paper: &mut Paper, dark: Key) {
    let (wide, tall) = (20, 14);
    let top = paper.y;
    for step in 0..SHADES {
        let left = i32::try_from(step).unwrap_or_default() * wide;
        let corners = [(left, top + 3), (left + wide, top + 3 + tall)];
        paper.block(corners, Colour::Shade(u8::try_from(step).unwrap_or_default()));
        paper.frame(corners);
    }
    let left = i32::try_from(SHADES).unwrap_or_default() * wide + 8;
    let lines = wrapped(say(dark), paper.width() - left, SMALL);
    paper.y += paper.lines((left, top), &lines, Colour::Soft, SMALL) + 4;
}
