//! The server is killed by number at random moments, also while it starts.

use std::{thread, time::Duration};

use super::{Load, below, times, wrong};
use crate::{machine::Machine, people::Team};

const CHECK_EVERY: usize = 25;
const KILLS_PER_DATABASE: usize = 250;

#[test]
fn what_was_acknowledged_survives_every_kill() {
    let kills = times("MURMURATION_KILLS", 100);
    let (mut left, mut acknowledged) = (kills, 0);
    while left > 0 {
        let batch = left.min(KILLS_PER_DATABASE);
        acknowledged += one_database(batch);
        left -= batch;
        println!("{} kills: {acknowledged} accounts acknowledged, none lost, none doubled", kills - left);
    }
    assert!(acknowledged >= kills, "too little load to mean anything: {acknowledged}");
}

/// Returns how many were acknowledged, all of which are there.
fn one_database(kills: usize) -> usize {
    let machine = Load::prepared(Machine::new());
    let team = Team::new("right-care", true);
    let process = machine.start();
    machine.move_in(&team);
    process.kill();
    let load = Load::new(machine, team);
    for kill in 1..=kills {
        if below(8) == 0 {
            // Also while it starts.
            let process = load.machine.spawn();
            thread::sleep(Duration::from_millis(below(40)));
            process.kill();
        }
        let process = load.machine.start();
        let few = usize::try_from(below(12)).expect("small");
        load.during(|| {
            load.wait_for(few);
            thread::sleep(Duration::from_millis(below(50)));
            process.kill();
        });
        if kill % CHECK_EVERY == 0 || kill == kills {
            let process = load.machine.start();
            assert_eq!(wrong(&load), Vec::<String>::new());
            process.kill();
        }
    }
    load.acknowledged()
}
