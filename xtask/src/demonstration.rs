//! The demonstration: an open call with invented accounts, and one person of each role.
//!
//! It goes in through the HTTP interface, sealed here as in a browser: the server can't seal.

mod accounts;
mod chance;
mod client;
mod people;
mod set_up;
mod submit;

pub use self::{accounts::ACCOUNTS, client::Client, people::PEOPLE, set_up::set_up, submit::submit};

/// Name of the call.
pub const CALL: &str = "right-care";
