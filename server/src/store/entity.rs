//! What the database holds, table by table.

pub mod account;
pub mod aside;
pub mod attachment;
pub mod call;
pub mod call_codebook;
pub mod call_document;
pub mod entry;
pub mod entry_payload;
pub mod installation;
pub mod key_set;
pub mod membership;
pub mod paper;
pub mod payload;
pub mod record;
pub mod record_author;
pub mod record_payload;
pub mod recovery;
pub mod recovery_wrap;
pub mod session;
pub mod tally;
pub mod testimony;
pub mod withdrawal;
pub mod wrap;
