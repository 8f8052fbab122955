//! The writing room's program: the page, and, started a second time in a Worker, its long computations.

use app::{browser::Here, room::write, worker};

fn main() {
    if worker::is_worker() {
        worker::serve(write::job::run);
    } else {
        write::mount(Here::read());
    }
}
