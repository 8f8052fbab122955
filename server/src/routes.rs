//! Answers, one file a noun. Who may ask is said in [`crate::router`].

pub mod account;
pub mod attachments;
pub mod calls;
pub mod codebook;
pub mod desk;
pub mod desk_attachments;
pub mod files;
pub mod health;
pub mod holders;
pub mod join;
pub mod keyholder;
pub mod login;
pub mod members;
pub mod offline;
pub mod page;
pub mod queue;
pub mod records;
pub mod recovery;
pub mod reseal;
pub mod retention;
pub mod returns;
pub mod room;
pub mod setup;
pub mod testimonies;
pub mod thread;
pub mod work;
