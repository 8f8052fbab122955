//! Answers, one file a noun. Who may ask is said in [`crate::router`].

pub mod attachments;
pub mod calls;
pub mod desk;
pub mod desk_attachments;
pub mod health;
pub mod join;
pub mod keyholder;
pub mod login;
pub mod members;
pub mod offline;
pub mod page;
pub mod reseal;
pub mod returns;
pub mod room;
pub mod setup;
pub mod testimonies;
pub mod thread;
pub mod work;
