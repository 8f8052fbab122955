//! The desk's program: the desk, the rooms for set-up and for joining, and, started again in Workers, the
//! passphrase's derivation and the opening of many accounts at once.

use app::{
    browser::Here,
    room::{desk, join, setup, unlock},
    worker,
};

fn main() {
    if worker::is_worker() {
        match worker::name().as_str() {
            desk::bulk::WORKER => desk::bulk::attend(),
            _ => worker::serve(unlock::job::run),
        }
        return;
    }
    let here = Here::read();
    match here.path.as_str() {
        "/setup" => setup::mount(here),
        "/join" => join::mount(here),
        _ => desk::mount(here),
    }
}
