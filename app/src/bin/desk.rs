//! The desk's program: the desk, the set-up room, and, started a second time in a Worker, the passphrase's derivation.

use app::{
    browser::Here,
    room::{desk, setup},
    worker,
};

fn main() {
    if worker::is_worker() {
        worker::serve(desk::job::run);
        return;
    }
    let here = Here::read();
    if here.path == "/setup" {
        setup::mount(here);
    } else {
        desk::mount(here);
    }
}
