//! The desk's program: the desk, the rooms for set-up and for joining, and, started a second time in a Worker, the passphrase's derivation.

use app::{
    browser::Here,
    room::{desk, join, setup},
    worker,
};

fn main() {
    if worker::is_worker() {
        worker::serve(desk::job::run);
        return;
    }
    let here = Here::read();
    match here.path.as_str() {
        "/setup" => setup::mount(here),
        "/join" => join::mount(here),
        _ => desk::mount(here),
    }
}
