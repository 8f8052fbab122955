//! Words of people who allowed it.

use serde::{Deserialize, Serialize};

use crate::codebook::Guid;

/// A masked quote. It names nobody, no account and no other quote, and stands beside no attribute.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quote {
    /// A theme of the plan whose total is shown. `None` in a narrative release.
    pub theme: Option<Guid>,
    /// The masked text.
    pub text: String,
}
