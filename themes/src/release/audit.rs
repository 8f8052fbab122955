//! How the numbers of a release were checked, and what was left out.

use serde::{Deserialize, Serialize};

use super::TableName;
use crate::words::words;

/// Figures of the audit, so that whoever reads a release can judge it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuditFigures {
    /// Cells that are published as numbers.
    pub shown: u32,
    /// Cells below ten.
    pub below_ten: u32,
    /// Cells of ten or more that are hidden to protect others.
    pub hidden: u32,
    /// Counts below ten that no table has and that could be computed, such as who did not say it: each was audited like a cell.
    pub implied: u32,
    /// Of what is hidden, the narrowest range that somebody who has this and every earlier release is left with: the highest minus the lowest possible
    /// count. `None` if nothing is hidden.
    pub narrowest: Option<u32>,
    /// Cells that kept the number of an earlier release.
    pub kept: u32,
    /// Rounds in which further cells were hidden.
    pub rounds: u32,
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
        /// No cell of it would show a number.
        Empty = "empty",
        /// Noise is promised for totals of themes only.
        Noise = "noise",
    }
}

/// A word that is not on the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an unknown word")]
pub struct UnknownReason;
