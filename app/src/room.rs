//! Rooms: where plaintext may be. Each is static HTML that mounts a client-only program.

pub mod desk;
pub mod join;
pub mod preview;
pub mod research;
pub mod return_room;
pub mod setup;
pub mod unlock;
pub mod write;
