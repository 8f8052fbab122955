//! Killed, cut off from power, out of room, with failing disks and databases, under load: what was acknowledged is there, once, and whole.
//!
//! How often, the environment says: `MURMURATION_KILLS`, `MURMURATION_POWER_CUTS`, `MURMURATION_DISK_FAULTS`, `MURMURATION_DATABASE_KILLS`, `MURMURATION_FAILOVERS` and
//! `MURMURATION_MACHINES_LOST`. A test takes few, a
//! bench thousands. Now and then it goes on with a fresh database, so that a bench neither fills the disk nor spends its time on checking.

mod apart;
mod cluster;
mod disk;
mod drive;
mod failover;
mod faulty;
mod kills;
mod load;
mod postgres;
mod power;

use std::{env, path::Path};

use rand_core::{OsRng, RngCore as _};
use sea_orm::Database;

use self::{drive::Drive, load::Load};
use crate::{
    machine::{Machine, Process},
    people::Team,
};

/// How often something is done.
fn times(name: &str, otherwise: usize) -> usize {
    env::var(name).map_or(otherwise, |text| text.parse().expect("a number"))
}

fn below(bound: u64) -> u64 {
    OsRng.next_u64() % bound
}

/// A machine whose data are on a drive, with a call that was just founded.
fn on_drive(place: &Path) -> (Drive, Load, Process) {
    let drive = Drive::new(place);
    let (load, process) = on(Machine::new().with("MURMURATION_DATA", place.join("data").display().to_string()));
    (drive, load, process)
}

/// A machine that runs, with a call that was just founded.
fn on(machine: Machine) -> (Load, Process) {
    let machine = Load::prepared(machine);
    let team = Team::new("right-care", true);
    let process = machine.start();
    machine.move_in(&team);
    (Load::new(machine, team), process)
}

/// What is wrong with SQLite's database and the files beside it.
fn wrong(load: &Load) -> Vec<String> {
    let file = load.machine.data().join("murmuration.sqlite");
    let mut wrong = block_on(look(load, &format!("sqlite://{}?mode=ro", file.display())));
    wrong.extend(load.unverified());
    wrong
}

async fn look(load: &Load, url: &str) -> Vec<String> {
    let db = Database::connect(url).await.expect("the database opens");
    let wrong = load.wrong(&db).await;
    db.close().await.expect("it closes");
    wrong
}

fn block_on<T>(work: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(work)
}
