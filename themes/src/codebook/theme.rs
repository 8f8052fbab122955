//! One theme, and what is below it.

use serde::{Deserialize, Serialize};

use super::{Colour, Guid};

/// A theme: what it is, when to use it, when not to. Checked when it becomes part of a [`Codebook`](super::Codebook).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Stays the same when everything else is reworded.
    pub guid: Guid,
    /// One line.
    pub name: String,
    /// For marks and charts; never the only sign of anything.
    pub colour: Option<Colour>,
    /// Whether testimonies may be marked with it. One that isn't only holds others.
    pub codable: bool,
    /// What it means.
    pub definition: String,
    /// What makes it fit.
    pub use_when: String,
    /// What looks alike and belongs elsewhere.
    pub dont_use_when: String,
    /// The themes below it.
    pub themes: Vec<Theme>,
}

impl Theme {
    /// A codable theme with a name and nothing else.
    pub fn new(guid: Guid, name: impl Into<String>) -> Self {
        Self {
            guid,
            name: name.into(),
            colour: None,
            codable: true,
            definition: String::new(),
            use_when: String::new(),
            dont_use_when: String::new(),
            themes: Vec::new(),
        }
    }
}
