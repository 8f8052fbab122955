//! The crate through its front door.

mod agreement;
mod codebook;
mod coding;
#[cfg(feature = "export")]
mod export;
mod format;
mod meaning;
mod plan;
mod qdc;
mod record;
mod release;
mod released;
mod sample;
