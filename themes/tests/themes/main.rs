//! The crate through its front door.

mod codebook;
mod coding;
mod record;
mod sample;
