//! The crate through its front door.

mod agreement;
mod codebook;
mod coding;
mod format;
mod qdc;
mod record;
mod sample;
