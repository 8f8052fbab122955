//! The command as a person runs it: what it prints, what it leaves on the disk, and how it ends.

mod call;
mod check;
mod export;
mod interop;
mod open;
mod release;
mod run;
mod seal;
mod site;
mod usage;
mod verify_keys;
