//! Disclosure control.
pub(crate) mod enumerate;
pub mod model;
