//! Codebooks of other research tools: REFI-QDA codebook exchange (`.qdc`). `FORMAT.md` §5.1 says what is written and what is read.
//!
//! Source: REFI-QDA standard 1.5, §5 (<https://www.qdasoftware.org>).

pub(crate) mod description;
mod read;
pub(crate) mod write;

pub use read::{Imported, QdcError, read};
pub use write::write;

/// With a dot. Some tools write a colon, and none of them would be read by a validating one.
pub const NAMESPACE: &str = "urn:QDA-XML:codebook:1.0";
/// Bytes of the longest file that is read.
pub const LIMIT: usize = 1_048_576;
