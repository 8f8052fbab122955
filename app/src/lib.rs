//! Everything a person sees.

pub mod wire;
