//! The crate through its front door.

mod agreement;
mod codebook;
mod coding;
#[cfg(feature = "export")]
mod export;
mod format;
mod meaning;
mod qdc;
mod record;
#[cfg(feature = "export")]
mod released;
mod sample;
