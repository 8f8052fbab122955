//! A table as every file has it: one line for each cell, with columns that say what they are.

use super::File;
use crate::{csv, release::Cell};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text.
    Text,
    /// A whole number, or nothing.
    Number,
    /// Why the number before it is there or not: one of these words.
    Status(&'static [Status]),
}

/// Whether a number is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It is.
    Shown,
    /// It is 0 to 9.
    BelowTen,
    /// It is hidden, whatever it is.
    Hidden,
    /// No table of the release tells it.
    NotPublished,
}

impl Status {
    /// What the status of a count can be.
    pub const OF_COUNTS: &[Self] = &[Self::Shown, Self::BelowTen, Self::Hidden];
    /// What the status of a base can be.
    pub const OF_BASES: &[Self] = &[Self::Shown, Self::BelowTen, Self::Hidden, Self::NotPublished];

    /// The word in the files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Shown => "shown",
            Self::BelowTen => "below-ten",
            Self::Hidden => "hidden",
            Self::NotPublished => "not-published",
        }
    }

    /// What it means, in a few words.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Shown => "the number is there",
            Self::BelowTen => "0 to 9 accounts",
            Self::Hidden => "any number of accounts, hidden to protect others",
            Self::NotPublished => "no table of this release tells it",
        }
    }
}

/// A column of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its head: small letters, digits and `_`.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// What it means: one sentence without its full stop.
    pub about: &'static str,
    /// Whether it, with the others of which this is so, tells one line from all others.
    pub is_key: bool,
}

/// What stands in one column of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text.
    Text(String),
    /// A number.
    Number(u32),
    /// Nothing: not zero.
    Missing,
}

impl Value {
    /// The number that a cell shows.
    pub fn of(cell: Option<Cell>) -> Self {
        cell.and_then(Cell::number).into()
    }

    /// Why a cell shows its number or doesn't.
    pub fn status(cell: Option<Cell>) -> Self {
        let status = match cell {
            Some(Cell::Shown(_)) => Status::Shown,
            Some(Cell::BelowTen) => Status::BelowTen,
            Some(Cell::Hidden) => Status::Hidden,
            None => Status::NotPublished,
        };
        Self::Text(status.as_str().to_owned())
    }

    /// As it is written, before anything is made of it for one kind of file.
    pub fn written(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Missing => String::new(),
        }
    }
}

impl From<Option<u32>> for Value {
    fn from(number: Option<u32>) -> Self {
        number.map_or(Self::Missing, Self::Number)
    }
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Name of the file without its ending: small letters, digits and `-`.
    pub name: String,
    /// At most 31 characters.
    pub title: String,
    /// What a line is.
    pub about: &'static str,
    /// In order.
    pub columns: Vec<Column>,
    /// Each as long as `columns`.
    pub rows: Vec<Vec<Value>>,
    /// Whether the texts in it can have line breaks.
    pub has_long_texts: bool,
}

impl Sheet {
    /// Where it lies in the archive.
    pub fn path(&self) -> String {
        format!("tables/{}.csv", self.name)
    }

    /// Columns that tell lines apart.
    pub fn key(&self) -> Vec<&'static str> {
        self.columns.iter().filter(|column| column.is_key).map(|column| column.name).collect()
    }

    /// Comma-separated (RFC 4180), UTF-8 without a byte order mark, heads in the first line.
    pub fn file(&self) -> File {
        let heads: Vec<_> = self.columns.iter().map(|column| column.name).collect();
        let row = |row: &Vec<Value>| {
            let cells: Vec<_> = row.iter().map(Value::written).collect();
            csv::row(&cells.iter().map(String::as_str).collect::<Vec<_>>())
        };
        let text = csv::row(&heads) + &self.rows.iter().map(row).collect::<String>();
        File { name: self.path(), bytes: text.into_bytes() }
    }
}
