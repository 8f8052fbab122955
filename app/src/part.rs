//! Components that more than one room uses.

pub mod fingerprint;
pub mod notice;
pub mod steps;
