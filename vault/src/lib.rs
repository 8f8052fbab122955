//! What Murmuration seals, for whom, and how sealed bytes are recognised without a key.
//!
//! Pure rules: no I/O, no clock, no network. `FORMAT.md` describes every byte. Without the feature
//! `keys` this crate can check and name sealed things, and nothing in it can open one.

#![deny(missing_docs)]

pub mod account_change;
pub mod call_codebook;
pub mod call_document;
pub mod call_state;
pub mod entry;
pub mod envelope;
pub mod header;
pub mod id;
pub mod key_set;
pub mod ledger;
pub mod log;
pub mod login;
pub mod padding;
pub mod receipt;
pub mod record;
pub mod recovery;
pub mod release;
pub mod replacement;
pub mod retention;
pub mod return_action;
pub mod role;
mod signed_bytes;
pub mod site;
mod statistics;

pub mod work;

#[cfg(feature = "keys")]
pub mod attachment;
#[cfg(feature = "keys")]
pub mod bundle;
#[cfg(feature = "keys")]
pub mod draft;
#[cfg(feature = "keys")]
pub mod file;
#[cfg(feature = "keys")]
pub mod hybrid;
#[cfg(feature = "keys")]
pub mod identities;
#[cfg(feature = "keys")]
pub mod identity;
#[cfg(feature = "keys")]
pub mod open;
#[cfg(feature = "keys")]
pub mod paper;
#[cfg(feature = "keys")]
mod phrase;
#[cfg(feature = "keys")]
pub mod reseal;
#[cfg(feature = "keys")]
pub mod seal;
#[cfg(feature = "keys")]
pub mod wrap;
