//! The research room's program: the page, and, started a second time in a Worker, the derivation of a passphrase's key.

use app::{
    browser::Here,
    room::{research, unlock},
    worker,
};

fn main() {
    if worker::is_worker() {
        worker::serve(unlock::job::run);
    } else {
        research::mount(Here::read());
    }
}
