//! The command as a process of its own: what it refuses, what it says, and what is left after it was killed.

mod command;
mod connection;
mod durability;
// Runs the program that carries its site, and programs that only hosts need.
#[cfg(feature = "embed")]
mod hosting;
mod machine;
#[path = "house/people.rs"]
mod people;
mod reseal_kills;
