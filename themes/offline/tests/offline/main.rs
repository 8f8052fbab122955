//! The command as a person runs it: what it prints, what it leaves on the disk, and how it ends.

mod call;
mod export;
mod interop;
mod open;
mod release;
mod run;
mod seal;
mod usage;
mod verify_keys;
