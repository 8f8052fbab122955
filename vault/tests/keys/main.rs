//! What people do with keys: sign, seal, open, lock, return. One module for each thing that `vault` makes.

mod account_change;
mod attachment;
mod bundle;
mod call;
mod call_codebook;
mod call_document;
mod call_state;
mod entry;
mod key_set;
mod ledger;
mod log;
mod login;
mod offline;
mod open;
mod paper;
mod receipt;
mod record;
mod recovery;
mod release;
mod replacement;
mod reseal;
mod retention;
mod return_action;
mod seal;
mod work;
mod wrap;
