//! The program that prepares and sends files, in a Worker of its own. It is loaded when somebody adds a file, and not before.
//!
//! `public/attach-worker.js` describes its messages.

pub mod clean;
mod job;
mod source;
mod upload;

pub use job::serve;
