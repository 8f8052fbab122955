//! The power goes at random moments: what was not synced is lost, or a part of it in any order, and the server starts on what is left.

use std::{thread, time::Duration};

use super::{apart::apart, below, disk::Luck, on_drive, times, wrong};

const CUTS_PER_DISK: usize = 25;

#[test]
#[ignore = "needs FUSE"]
fn what_was_acknowledged_survives_every_power_cut() {
    apart("durability::power::what_was_acknowledged_survives_every_power_cut", || {
        let cuts = times("MURMURATION_POWER_CUTS", 15);
        let (mut left, mut acknowledged) = (cuts, 0);
        while left > 0 {
            let batch = left.min(CUTS_PER_DISK);
            acknowledged += one_disk(batch);
            left -= batch;
            eprintln!("{} power cuts: {acknowledged} accounts acknowledged, none lost, none doubled", cuts - left);
        }
        assert!(acknowledged >= cuts, "too little load to mean anything: {acknowledged}");
    });
}

/// Returns how many were acknowledged, all of which are there.
fn one_disk(cuts: usize) -> usize {
    let place = tempfile::tempdir().expect("a folder");
    let (mut drive, load, mut process) = on_drive(place.path());
    for cut in 1..=cuts {
        // The first right after the call was founded.
        let few = if cut == 1 { 0 } else { usize::try_from(below(12)).expect("small") };
        load.during(|| {
            load.wait_for(few);
            thread::sleep(Duration::from_millis(below(50)));
            drive.cut();
            process.kill();
        });
        drive.restore();
        if below(4) == 0 {
            // Also while it starts.
            let process = load.machine.spawn();
            thread::sleep(Duration::from_millis(below(100)));
            drive.cut();
            process.kill();
            drive.restore();
        }
        process = load.machine.start();
        assert_eq!(wrong(&load), Vec::<String>::new(), "after cut {cut}");
    }
    process.kill();
    load.acknowledged()
}

/// A test of the test: to whoever sends, a disk that says it synced and did not is what a server is that does not wait for it.
#[test]
#[ignore = "needs FUSE"]
fn what_a_disk_did_not_keep_is_missed() {
    apart("durability::power::what_a_disk_did_not_keep_is_missed", || {
        let place = tempfile::tempdir().expect("a folder");
        let (mut drive, load, process) = on_drive(place.path());
        let before = drive.left(Luck::NONE);
        load.is_taken_again();
        drive.cut();
        process.kill();
        drive.restore_to(before);
        let process = load.machine.start();
        let wrong = wrong(&load);
        assert!(wrong.iter().any(|wrong| wrong.ends_with("was acknowledged and is lost")), "{wrong:?}");
        process.kill();
    });
}
