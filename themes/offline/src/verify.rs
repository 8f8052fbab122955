//! Whether lists of keys and releases are what they should be.

mod keys;
mod release;

pub use keys::{Keys, keys};
pub use release::{Release, believed, release};
