//! Doors and storage: what Murmuration's server does with sealed bytes it can't open.
//!
//! Requests come in at [`router`], which says who may do what; [`guard`] makes that true; [`routes`] answer; [`store`] keeps.

pub mod admin;
pub mod backup;
pub mod body;
pub mod chance;
pub mod clock;
pub mod config;
pub mod disk;
pub mod entry_body;
pub mod error;
pub mod folder;
pub mod form;
pub mod guard;
pub mod handed_in;
pub mod header;
pub mod heard;
pub mod json;
pub mod listen;
pub mod lock;
pub mod log;
pub mod login;
pub mod meter;
pub mod pace;
pub mod progress;
pub mod readiness;
pub mod receipt;
pub mod recovery;
pub mod restore;
pub mod retention;
pub mod router;
pub mod routes;
pub mod setup;
pub mod shelf;
pub mod site;
pub mod spent;
pub mod standing;
pub mod start;
pub mod state;
pub mod store;
pub mod turns;
pub mod verify;
pub mod withdrawn;
pub mod work;
