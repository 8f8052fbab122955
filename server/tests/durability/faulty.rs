//! A disk without room, or with I/O errors, for a while: each answer is true, nothing is half written, and the server goes on when it is over.

use std::{thread, time::Duration};

use super::{
    Load,
    apart::apart,
    below,
    drive::{Call, Drive},
    on_drive, times, wrong,
};

const FAULTS_PER_DISK: usize = 20;

#[test]
#[ignore = "needs FUSE"]
fn a_full_disk_is_said_to_be_and_nothing_is_lost() {
    apart("durability::faulty::a_full_disk_is_said_to_be_and_nothing_is_lost", || {
        let refused = faults("full disks", |drive| drive.fill(usize::try_from(below(1 << 20)).expect("small")));
        assert!(refused.contains(&"storage-full".to_owned()), "{refused:?}");
    });
}

#[test]
#[ignore = "needs FUSE"]
fn a_write_that_fails_is_no_acknowledgement() {
    apart("durability::faulty::a_write_that_fails_is_no_acknowledgement", || {
        let refused = faults("failing writes", |drive| drive.fail(Call::Write, below(200), below(2) == 0));
        assert!(refused.contains(&"storage".to_owned()), "{refused:?}");
    });
}

#[test]
#[ignore = "needs FUSE"]
fn a_sync_that_fails_is_no_acknowledgement() {
    apart("durability::faulty::a_sync_that_fails_is_no_acknowledgement", || {
        let refused = faults("failing syncs", |drive| drive.fail(Call::Sync, below(10), below(2) == 0));
        assert!(refused.contains(&"storage".to_owned()), "{refused:?}");
    });
}

/// Returns what was said while it lasted.
fn faults(what: &str, begin: impl Fn(&Drive)) -> Vec<String> {
    let faults = times("MURMURATION_DISK_FAULTS", 10);
    let (mut left, mut acknowledged, mut said) = (faults, 0, Vec::new());
    while left > 0 {
        let batch = left.min(FAULTS_PER_DISK);
        let load = one_disk(batch, &begin);
        acknowledged += load.acknowledged();
        left -= batch;
        let refused = load.refused();
        eprintln!(
            "{} {what}: {acknowledged} accounts acknowledged, none lost, none doubled; {refused:?}",
            faults - left
        );
        said.extend(refused.into_keys());
    }
    said
}

fn one_disk(faults: usize, begin: &impl Fn(&Drive)) -> Load {
    let place = tempfile::tempdir().expect("a folder");
    let (mut drive, load, mut process) = on_drive(place.path());
    for fault in 1..=faults {
        load.during(|| {
            thread::sleep(Duration::from_millis(below(100)));
            begin(&drive);
            load.wait_for_a_refusal();
            thread::sleep(Duration::from_millis(below(200)));
            drive.mend();
        });
        // The same process, without anybody's help.
        load.is_taken_again();
        assert_eq!(wrong(&load), Vec::<String>::new(), "after fault {fault}");
        if below(2) == 0 {
            // What counts as written is on the disk.
            drive.cut();
            process.kill();
            drive.restore();
            process = load.machine.start();
            assert_eq!(wrong(&load), Vec::<String>::new(), "after fault {fault} and a power cut");
        }
    }
    process.kill();
    load
}
