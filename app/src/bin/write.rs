//! The writing room's program. What seals is a program of its own (`seal`), which comes while she writes.

use app::{browser::Here, room::write};

fn main() {
    write::mount(Here::read());
}
