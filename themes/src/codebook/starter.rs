//! The codebook that a new call begins with.

use super::{Codebook, json};

/// The built-in codebook, in English, version 1: six themes and what is below them.
///
/// It answers the statement of the National Survivor User Network on the Metropolitan Police ending attendance at mental health calls (2023), which
/// [`Codebook::source`] cites. Its GUIDs are fixed: two calls that both begin with it can be compared.
pub fn starter() -> Codebook {
    json::read(include_bytes!("starter.en.json")).expect("a test reads the built-in codebook")
}
