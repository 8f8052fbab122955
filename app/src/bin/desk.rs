//! The desk's program: the desk, the set-up room, and, started again in Workers, the
//! passphrase's derivation and the opening of many accounts at once.

use app::{
    browser::Here,
    room::{desk, setup},
    worker,
};

fn main() {
    if worker::is_worker() {
        match worker::name().as_str() {
            desk::bulk::WORKER => desk::bulk::attend(),
            _ => worker::serve(desk::job::run),
        }
        return;
    }
    let here = Here::read();
    if here.path == "/setup" {
        setup::mount(here);
    } else {
        desk::mount(here);
    }
}
