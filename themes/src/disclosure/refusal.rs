//! Why there is no release, and why two are not the same.

use vault::id::SubmissionId;

use super::{LedgerError, QuoteError};
use crate::{
    plan::{Attribute, PlanError},
    release::{Release, ReleaseError},
};

/// Why there is no release. Nothing is published, and nothing is lost.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Mend the plan.
    #[error("the plan: {0}")]
    Plan(#[from] PlanError),
    /// Fetch the releases before, or make a plan for the next one.
    #[error("the releases before: {0}")]
    Ledger(#[from] LedgerError),
    /// Keep the groups that this attribute has in earlier releases: of groups that overlap, the difference could be told.
    #[error("the groups of {0} are not those of an earlier release; keep them as they were")]
    Regrouped(Attribute),
    /// Fetch the accounts again: this one came twice.
    #[error("the account {0} came twice")]
    Twice(SubmissionId),
    /// Wait for more accounts.
    #[error("{accounts} accounts may be counted; below {needed} nothing is published")]
    TooFew {
        /// May be counted now.
        accounts: u32,
        /// Needed.
        needed: u32,
    },
    /// Wait for more that are new: from two releases of nearly the same accounts the difference could be told.
    #[error("{accounts} accounts are new since the last release; {needed} are needed")]
    TooFewNew {
        /// Are new for certain.
        accounts: u32,
        /// Needed.
        needed: u32,
    },
    /// Write a summary, or wait for more accounts.
    #[error("{accounts} accounts may be counted; below {needed} a release has a summary and no numbers")]
    NeedsSummary {
        /// May be counted now.
        accounts: u32,
        /// Needed for tables.
        needed: u32,
    },
    /// Leave the summary out.
    #[error("there are enough accounts for tables; a summary is for narrative releases")]
    SummaryBesideTables,
    /// Name the accounts that the summary draws on.
    #[error("nobody said which accounts the summary draws on")]
    NoSource,
    /// Take what this account says out of the summary, and the account out of those named.
    #[error("the summary draws on the account {0}, which may not be quoted")]
    Source(SubmissionId),
    /// Take noise out of the plan.
    #[error("{accounts} accounts may be counted; noise needs {needed}")]
    TooFewForNoise {
        /// May be counted now.
        accounts: u32,
        /// Needed.
        needed: u32,
    },
    /// Draw a seed with the second member.
    #[error("noise is drawn from a seed that two members make")]
    NoSeed,
    /// Choose another quote, counted from 0.
    #[error("quote {at}: {error}")]
    Quote {
        /// Its place among those chosen.
        at: usize,
        /// What is wrong with it.
        error: QuoteError,
    },
    /// Mend the text that is named.
    #[error(transparent)]
    Text(#[from] ReleaseError),
    /// Wait for more accounts: with the releases before, something hidden could be computed from the number of accounts alone.
    #[error("something hidden could be computed from the number of accounts and the releases before")]
    Unsafe,
    /// It was called off.
    #[error("it was called off")]
    Cancelled,
}

/// Why a second member must not sign.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Difference {
    /// From her records and the latest consents there is no release.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Another version of the program made it. Use the same.
    #[error("it was made by “{0}”")]
    Tool(String),
    /// It is for another plan, day, codebook or place in the ledger than she was told.
    #[error("it is for another plan, day, list of themes, or place among the releases")]
    Frame,
    /// The numbers are others: a consent changed, a record was saved since, or somebody altered them.
    #[error("its numbers are not those of these records")]
    Numbers,
    /// Quotes or summary are others.
    #[error("its quotes or its summary are not those that were checked")]
    Words,
}

impl Difference {
    /// The first difference of two releases that are not the same.
    pub(super) fn of(proposed: &Release, own: &Release) -> Self {
        if proposed.tool != own.tool {
            return Self::Tool(proposed.tool.clone());
        }
        let numbers =
            |release: &Release| (release.base, release.tables.clone(), release.dropped.clone(), release.audit);
        let words = |release: &Release| (release.summary.clone(), release.quotes.clone());
        if numbers(proposed) != numbers(own) {
            return Self::Numbers;
        }
        if words(proposed) == words(own) { Self::Frame } else { Self::Words }
    }
}
