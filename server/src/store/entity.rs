//! What the database holds, table by table.

pub mod account;
pub mod attachment;
pub mod call;
pub mod call_document;
pub mod entry;
pub mod entry_payload;
pub mod installation;
pub mod invitation;
pub mod joining;
pub mod key_set;
pub mod log_entry;
pub mod membership;
pub mod payload;
pub mod quarantine;
pub mod session;
pub mod testimony;
pub mod withdrawal;
pub mod wrap;
