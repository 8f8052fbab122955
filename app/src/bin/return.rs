//! The return room's program: the page, and, started a second time in a Worker, the keys of a receipt.

use app::{browser::Here, room::return_room, worker};

fn main() {
    if worker::is_worker() {
        worker::serve(return_room::job::run);
    } else {
        return_room::mount(Here::read());
    }
}
