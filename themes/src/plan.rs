//! What a release is to count, frozen before anything is counted. `FORMAT.md` §6 describes every byte.
//!
//! A plan knows nothing of the records, so it can't be chosen by what they say. There are no three-way tables: a plan has no room for one.

mod check;
mod forecast;
mod json;
mod value;

use vault::id::{CallId, Digest};

use crate::{codebook::Guid, record::CodebookVersion};

pub use check::PlanError;
pub use forecast::{Forecast, Shown};
pub use json::PlanReadError;
pub use value::{Attribute, UnknownAttribute, Value};

/// How much a plan may ask for.
pub mod limit {
    /// Themes.
    pub const THEMES: usize = 40;
    /// Attributes.
    pub const ATTRIBUTES: usize = 4;
    /// Fewest groups of an attribute.
    pub const FEWEST_GROUPS: usize = 2;
    /// Most groups of an attribute.
    pub const MOST_GROUPS: usize = 4;
    /// Tables of themes by an attribute.
    pub const TWO_WAY: usize = 12;
    /// Co-occurrences.
    pub const PAIRS: usize = 40;
    /// Characters of a group's name.
    pub const NAME: usize = 80;
}

/// From how many accounts on there may be a release. A call may ask for more than usual, or for less, down to a floor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gates {
    /// Accounts that count, in all: usually 50, never below 30.
    pub accounts: u32,
    /// Of these, how many no release before could count: usually 10, never below 10.
    pub new: u32,
    /// Weeks since an account came: usually 13, never below 4. Nothing is waited for in a call with invented accounts.
    pub weeks: u32,
}

impl Gates {
    /// The lowest that a call may set.
    pub const FLOOR: Self = Self { accounts: 30, new: 10, weeks: 4 };
    /// Accounts from which on there may be a narrative release.
    pub const NARRATIVE: u32 = 20;
}

impl Default for Gates {
    fn default() -> Self {
        Self { accounts: 50, new: 10, weeks: 13 }
    }
}

/// Some values of an attribute, counted as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// One line, for the heads of tables.
    pub name: String,
    /// Of the same attribute, in their order, each in one group at most.
    pub values: Vec<Value>,
}

/// An attribute and its groups. What is in none of them, or was not told, is a group of its own that every table has: the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grouping {
    /// The attribute.
    pub attribute: Attribute,
    /// Two to four.
    pub groups: Vec<Group>,
}

/// Themes by the groups of an attribute.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TwoWay {
    /// One of the plan's attributes.
    pub attribute: Attribute,
    /// Some of the plan's themes, in its order.
    pub themes: Vec<Guid>,
}

/// Two themes of the plan, the earlier one first, counted where both are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct Pair(pub Guid, pub Guid);

/// Hundredths of ε, the most that one account can change what is likely: 1 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Epsilon(pub u32);

/// What a plan says, before anybody has checked it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanDraft {
    /// The call.
    pub call: CallId,
    /// Which release of the call it is for: 1 for the first, one more for each that follows.
    pub release: u32,
    /// The codebook whose themes it names.
    pub codebook: CodebookVersion,
    /// What a release needs.
    pub gates: Gates,
    /// What is counted: each total is a cell of the first table. In the codebook's order.
    pub themes: Vec<Guid>,
    /// What is counted beside themes.
    pub groupings: Vec<Grouping>,
    /// Tables of themes by groups.
    pub two_way: Vec<TwoWay>,
    /// Co-occurrences.
    pub pairs: Vec<Pair>,
    /// Noise in place of rounding. `None` unless somebody asks for it.
    pub noise: Option<Epsilon>,
}

/// A plan that was checked, and that nothing changes any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan(PlanDraft);

impl Plan {
    /// The call.
    pub fn call(&self) -> &CallId {
        &self.0.call
    }

    /// Which release of the call it is for, from 1.
    pub fn release(&self) -> u32 {
        self.0.release
    }

    /// The codebook whose themes it names.
    pub fn codebook(&self) -> CodebookVersion {
        self.0.codebook
    }

    /// What a release needs.
    pub fn gates(&self) -> Gates {
        self.0.gates
    }

    /// What is counted, in the codebook's order.
    pub fn themes(&self) -> &[Guid] {
        &self.0.themes
    }

    /// Attributes and their groups.
    pub fn groupings(&self) -> &[Grouping] {
        &self.0.groupings
    }

    /// The groups of an attribute, if the plan has it.
    pub fn grouping(&self, attribute: Attribute) -> Option<&Grouping> {
        self.0.groupings.iter().find(|grouping| grouping.attribute == attribute)
    }

    /// Tables of themes by groups.
    pub fn two_way(&self) -> &[TwoWay] {
        &self.0.two_way
    }

    /// Co-occurrences.
    pub fn pairs(&self) -> &[Pair] {
        &self.0.pairs
    }

    /// Noise in place of rounding.
    pub fn noise(&self) -> Option<Epsilon> {
        self.0.noise
    }

    /// To change it, which makes another plan.
    pub fn draft(&self) -> PlanDraft {
        self.0.clone()
    }

    /// SHA-256 of [`to_bytes`](Self::to_bytes).
    pub fn digest(&self) -> Digest {
        Digest::of(&self.to_bytes())
    }
}
