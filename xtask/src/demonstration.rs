//! The demonstration: an open call with invented accounts, one person of each role, what they made of the accounts, and two releases.
//!
//! It goes in through the HTTP interface, sealed here as in a browser: the server can't seal.

mod accounts;
mod chance;
mod client;
mod composed;
mod desk;
mod people;
mod plan;
mod records;
mod releases;
mod set_up;
mod submit;

pub use self::{
    accounts::ACCOUNTS,
    client::Client,
    desk::Desk,
    people::PEOPLE,
    records::code,
    releases::{publish, published},
    set_up::set_up,
    submit::{id, submit},
};

/// Name of the call.
pub const CALL: &str = "right-care";
