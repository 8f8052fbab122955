//! The crate through its front door.

mod codebook;
mod sample;
