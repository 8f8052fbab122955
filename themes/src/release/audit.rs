//! How the numbers of a release were checked, and what was left out.

use serde::{Deserialize, Serialize};

use super::TableName;
use crate::words::words;

/// Figures of the audit, so that whoever reads a release can judge it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuditFigures {
    /// Cells that are published as numbers.
    pub shown: u32,
    /// Cells below ten.
    pub below_ten: u32,
    /// Other cells that are hidden: to protect those, or because their group is small.
    pub hidden: u32,
    /// Counts that no table has and that anybody would compute, such as who did not say it: each was audited like a cell. What they are in truth plays no part
    /// in this number.
    pub implied: u32,
    /// The range that was shown to be left for every count that is hidden, or implied and below ten: highest minus lowest possible, for somebody who has this
    /// and every earlier release. `None` if nothing is hidden.
    pub narrowest: Option<u32>,
    /// Cells that kept the number of an earlier release.
    pub kept: u32,
}

/// A table that the plan asked for and that is not published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dropped {
    /// Which.
    pub table: TableName,
    /// Why.
    pub reason: DroppedReason,
}

words! {
    /// Why a table is not published.
    DroppedReason, UnknownReason => UnknownReason {
        /// Too much of it could be computed, and hiding more cells did not end it.
        Unsafe = "unsafe",
        /// Noise is promised for totals of themes only.
        Noise = "noise",
    }
}

/// A word that is not on the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an unknown word")]
pub struct UnknownReason;
