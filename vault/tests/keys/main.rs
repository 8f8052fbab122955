//! What people do with keys: sign, seal, open, lock, return. One module for each thing that `vault` makes.

mod attachment;
mod bundle;
mod call;
mod call_document;
mod entry;
mod key_set;
mod log;
mod login;
mod open;
mod receipt;
mod replacement;
mod reseal;
mod return_action;
mod seal;
mod work;
mod wrap;
