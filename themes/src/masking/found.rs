//! What a recogniser hands over, before overlaps are resolved and numbers are given.

use std::ops::Range;

use super::{Kind, Reason, Strength};

/// One find.
pub struct Found {
    /// Bytes of the text.
    pub range: Range<usize>,
    pub kind: Kind,
    pub reason: Reason,
    pub strength: Strength,
    pub instead: Instead,
}

/// What could stand in its place.
pub enum Instead {
    /// The kind and a number, one for each thing; the key says which are the same.
    Numbered(String),
    /// The half-year around a date.
    HalfYear { year: u32, second: bool },
    /// The fifteen years around an age.
    AgeBand { age: u32 },
    /// The ten years around a year of birth.
    Decade { year: u32 },
}

impl Found {
    /// A find that gets a number; those with the same key get the same.
    pub fn numbered(
        range: Range<usize>,
        kind: Kind,
        reason: Reason,
        strength: Strength,
        key: impl Into<String>,
    ) -> Self {
        Self { range, kind, reason, strength, instead: Instead::Numbered(key.into()) }
    }
}
