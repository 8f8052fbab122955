//! What moderators make of opened testimonies: codebook, coding, records, agreement, exchange with research tools.
//!
//! Pure rules: no I/O, no clock, no network, no async; the same in the browser, on the command line and in tests. It runs where the key is: the
//! server sees no coding, no count and no table. `FORMAT.md` describes every byte.

#![deny(missing_docs)]

pub mod agreement;
pub mod codebook;
pub mod coding;
pub mod csv;
pub mod masking;
pub mod plan;
pub mod qdc;
pub mod record;
pub mod release;
mod text;
mod words;

pub use text::TextError;
