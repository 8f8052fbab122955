//! The writing room.
fn main() {}
