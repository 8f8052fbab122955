//! What a release says: the only numbers that leave a call. `FORMAT.md` §7 describes every byte.
//!
//! A release is made by the pipeline of disclosure control and read by [`SignedRelease::parse`]; nothing else makes one, and nothing makes a [`Published`] number.
//!
//! ```
//! use themes::release::{Cell, Release};
//!
//! fn lines(release: &Release) -> Vec<String> {
//!     let mut lines = Vec::new();
//!     for table in release.tables() {
//!         for row in table.rows() {
//!             for (column, cell) in row.cells() {
//!                 let cell = match cell {
//!                     Cell::Shown(number) => number.get().to_string(),
//!                     Cell::BelowTen => "<10".to_owned(),
//!                     Cell::Hidden => "hidden".to_owned(),
//!                 };
//!                 lines.push(format!("{:?} {:?}: {cell}", row.label(), column.label()));
//!             }
//!         }
//!     }
//!     lines
//! }
//! ```
//! A number can't be made up:
//! ```compile_fail
//! let number = themes::release::Published(35);
//! ```

mod audit;
mod cell;
mod check;
mod codebook;
mod hex;
mod json;
mod quote;
mod signed;
mod table;

use serde::{Deserialize, Serialize};
use time::Date;
use vault::id::{CallId, Digest};

use crate::{
    codebook::{Guid, date},
    plan::Plan,
};

pub use audit::{AuditFigures, Dropped, DroppedReason};
pub use cell::{Cell, Published};
pub use check::ReleaseError;
pub use codebook::{ReleaseCodebook, ReleaseTheme};
pub use json::ReleaseReadError;
pub use quote::Quote;
pub use signed::{Signature, SignatureError, SignedRelease};
pub use table::{Column, ColumnLabel, Row, RowLabel, Table, TableName};

pub(crate) use json::FORMAT;
pub(crate) use table::Stored;

/// How much a release may hold.
pub mod limit {
    /// Bytes of a whole release with its signatures.
    pub const BYTES: usize = 8_388_608;
    /// Quotes.
    pub const QUOTES: usize = 1_000;
    /// Characters of a quote.
    pub const QUOTE: usize = 2_000;
    /// Characters of the summary of a narrative release.
    pub const SUMMARY: usize = 20_000;
    /// Characters of the name and version of the program.
    pub const TOOL: usize = 80;
}

/// Smallest base that a percentage is said of.
pub const SMALLEST_BASE: u32 = 20;

/// What a release says. Unsigned, it is only a proposal: see [`SignedRelease`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Release {
    pub(crate) format: String,
    pub(crate) call: CallId,
    pub(crate) number: u32,
    pub(crate) previous: Option<Digest>,
    #[serde(serialize_with = "hex::write", deserialize_with = "hex::read")]
    pub(crate) salt: [u8; 32],
    #[serde(serialize_with = "date::write", deserialize_with = "date::read")]
    pub(crate) day: Date,
    pub(crate) synthetic: bool,
    pub(crate) tool: String,
    pub(crate) plan: Plan,
    pub(crate) plan_digest: Digest,
    pub(crate) codebook: ReleaseCodebook,
    pub(crate) base: Option<Cell>,
    pub(crate) tables: Vec<Stored>,
    pub(crate) dropped: Vec<Dropped>,
    pub(crate) audit: Option<AuditFigures>,
    pub(crate) summary: Option<String>,
    pub(crate) quotes: Vec<Quote>,
}

impl Release {
    /// The call.
    pub fn call(&self) -> &CallId {
        &self.call
    }

    /// 1 for the first release of the call, one more for each that follows.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// [`digest`](Self::digest) of the release before. `None` for the first.
    pub fn previous(&self) -> Option<Digest> {
        self.previous
    }

    /// Random bytes that nobody can guess: the next release names this one by its digest, by which numbers could be tried otherwise.
    pub fn salt(&self) -> [u8; 32] {
        self.salt
    }

    /// The day on which it was made, as its maker's device says.
    pub fn day(&self) -> Date {
        self.day
    }

    /// Whether every account of the call is invented.
    pub fn is_synthetic(&self) -> bool {
        self.synthetic
    }

    /// Name and version of the program that made it.
    pub fn tool(&self) -> &str {
        &self.tool
    }

    /// What was to be counted.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// SHA-256 of the plan.
    pub fn plan_digest(&self) -> Digest {
        self.plan_digest
    }

    /// The themes of the plan, with names.
    pub fn codebook(&self) -> &ReleaseCodebook {
        &self.codebook
    }

    /// Whether it is a summary with quotes, without numbers.
    pub fn is_narrative(&self) -> bool {
        self.summary.is_some()
    }

    /// The summary of a narrative release.
    pub fn summary(&self) -> Option<&str> {
        self.summary.as_deref()
    }

    /// How many accounts are counted. `None` in a narrative release.
    pub fn base(&self) -> Option<Cell> {
        self.base
    }

    /// What is published, in the order of the plan: totals of themes, groups of each attribute, themes by groups, co-occurrences.
    pub fn tables(&self) -> impl Iterator<Item = Table<'_>> {
        self.tables.iter().map(|stored| Table::new(self, stored))
    }

    /// One of the tables, unless it was left out.
    pub fn table(&self, name: TableName) -> Option<Table<'_>> {
        self.tables().find(|table| table.name() == name)
    }

    /// The total of a theme: `None` if it isn't in the plan, or there are no tables.
    pub fn total(&self, theme: Guid) -> Option<Cell> {
        let table = self.table(TableName::Totals)?;
        table.rows().find(|row| row.label() == RowLabel::Theme(theme))?.first()
    }

    /// Tables that the plan asked for and that are not published, and why.
    pub fn dropped(&self) -> &[Dropped] {
        &self.dropped
    }

    /// How the numbers were checked. `None` in a narrative release.
    pub fn audit(&self) -> Option<&AuditFigures> {
        self.audit.as_ref()
    }

    /// Masked quotes that their writers allowed, sorted by theme and text, so that their order says nothing.
    pub fn quotes(&self) -> &[Quote] {
        &self.quotes
    }
}
