//! Components that more than one room uses.

pub mod files;
pub mod fingerprint;
pub mod link;
pub mod notice;
pub mod paragraphs;
pub mod question;
pub mod size;
pub mod steps;
pub mod waiting;
pub mod words_entry;
