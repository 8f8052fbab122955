//! PostgreSQL is killed, as a whole or one of its processes, under a server that goes on: it refuses meanwhile, finds the database again by itself, and
//! nothing that it acknowledged is lost.

use std::{
    fs, iter,
    os::unix::fs::chown,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use super::{Load, below, block_on, look, times};
use crate::{machine::Machine, people::Team};

const CHECK_EVERY: usize = 10;
const KILLS_PER_DATABASE: usize = 100;
/// Where Debian keeps the programs of each version.
const VERSIONS: &str = "/usr/lib/postgresql";
/// In memory, where syncing costs nothing: no process takes along what it gave to the system.
const MEMORY: &str = "/dev/shm";
/// PostgreSQL does not run as root.
const USER: &str = "postgres";

#[test]
#[ignore = "needs PostgreSQL"]
fn what_was_acknowledged_survives_every_kill_of_the_database() {
    let kills = times("MURMURATION_DATABASE_KILLS", 20);
    let (mut left, mut acknowledged, mut away) = (kills, 0, Vec::new());
    while left > 0 {
        let batch = left.min(KILLS_PER_DATABASE);
        let (load, more) = one_database(batch);
        acknowledged += load.acknowledged();
        away.extend(more);
        left -= batch;
        println!(
            "{} kills of PostgreSQL: {acknowledged} accounts acknowledged, none lost, none doubled; {:?}",
            kills - left,
            load.refused()
        );
    }
    away.sort_unstable();
    println!(
        "from the kill until an account was taken again: median {} ms, longest {} ms",
        away[away.len() / 2].as_millis(),
        away[away.len() - 1].as_millis()
    );
    assert!(acknowledged >= kills, "too little load to mean anything: {acknowledged}");
}

/// Also how long nothing was taken, each time.
fn one_database(kills: usize) -> (Load, Vec<Duration>) {
    let mut postgres = Postgres::new();
    let machine = Load::prepared(Machine::new()).with("MURMURATION_DATABASE", postgres.url());
    let team = Team::new("right-care", true);
    // One process to the end.
    let process = machine.start();
    machine.move_in(&team);
    let load = Load::new(machine, team);
    let mut away = Vec::new();
    for kill in 1..=kills {
        load.during(|| {
            thread::sleep(Duration::from_millis(below(300)));
            away.push(load.away(|| {
                if below(4) == 0 {
                    postgres.kill_one();
                } else {
                    postgres.kill();
                    thread::sleep(Duration::from_millis(below(200)));
                    postgres.start();
                }
            }));
        });
        if kill % CHECK_EVERY == 0 || kill == kills {
            load.is_taken_again();
            assert_eq!(block_on(look(&load, &postgres.url())), Vec::<String>::new(), "after kill {kill}");
        }
    }
    process.kill();
    (load, away)
}

/// A server of our own.
pub struct Postgres {
    folder: tempfile::TempDir,
    programs: PathBuf,
    process: Option<Child>,
}

impl Postgres {
    pub fn new() -> Self {
        let postgres = Self::folder_for_one();
        let mut make = postgres.program("initdb");
        make.arg("--pgdata").arg(postgres.data()).args(["--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]);
        assert!(make.args(["--username", USER]).stdout(Stdio::null()).status().expect("it runs").success());
        postgres.started()
    }

    /// One that follows this one.
    pub fn standby(&self) -> Self {
        let standby = Self::folder_for_one();
        let mut copy = standby.program("pg_basebackup");
        copy.arg("--pgdata").arg(standby.data()).args(["--checkpoint=fast", "--no-sync", "--write-recovery-conf"]);
        copy.arg("--host").arg(self.folder.path()).args(["--username", USER]);
        assert!(copy.status().expect("it runs").success());
        standby.started()
    }

    /// Makes a primary of a standby.
    pub fn promote(&self) {
        let mut promote = self.program("pg_ctl");
        promote.args(["promote", "--silent", "--pgdata"]).arg(self.data());
        assert!(promote.status().expect("it runs").success());
    }

    fn folder_for_one() -> Self {
        let versions = fs::read_dir(VERSIONS).expect("PostgreSQL is installed");
        let newest = versions.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse::<u32>().ok()).max();
        let programs = Path::new(VERSIONS).join(newest.expect("a version").to_string()).join("bin");
        let memory = Path::new(MEMORY);
        let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
        let postgres = Self { folder: folder.expect("a folder"), programs, process: None };
        if is_root() {
            chown(postgres.folder.path(), Some(number("-u", USER)), Some(number("-g", USER))).expect("root may");
        }
        postgres
    }

    fn started(mut self) -> Self {
        self.start();
        self
    }

    /// Where its socket is.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn url(&self) -> String {
        url_of(self.folder())
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn program(&self, name: &str) -> Command {
        let program = self.programs.join(name);
        if !is_root() {
            return Command::new(program);
        }
        let mut command = Command::new("setpriv");
        // initdb asks where it is.
        command.args(["--reuid", USER, "--regid", USER, "--clear-groups"]).arg(program).current_dir("/");
        command
    }

    /// Again and again: what is left of the one before may be in its way for a moment.
    fn start(&mut self) {
        while !self.starts() {
            thread::sleep(Duration::from_millis(20));
        }
    }

    fn starts(&mut self) -> bool {
        let mut serve = self.program("postgres");
        serve.arg("-D").arg(self.data()).arg("-k").arg(self.folder.path());
        serve.args(["-c", "listen_addresses=", "-c", "max_wal_size=256MB"]).stderr(Stdio::null());
        let mut process = serve.spawn().expect("it runs");
        while !self.is_ready() {
            if process.try_wait().expect("a child").is_some() {
                return false;
            }
            thread::sleep(Duration::from_millis(5));
        }
        self.process = Some(process);
        true
    }

    fn is_ready(&self) -> bool {
        let mut ask = Command::new(self.programs.join("pg_isready"));
        ask.arg("--quiet").arg("--host").arg(self.folder.path()).status().expect("it runs").success()
    }

    fn number(&self) -> u32 {
        self.process.as_ref().expect("it was started").id()
    }

    fn children(&self) -> Vec<String> {
        let number = self.number();
        let children = fs::read_to_string(format!("/proc/{number}/task/{number}/children")).unwrap_or_default();
        children.split_whitespace().map(str::to_owned).collect()
    }

    /// `kill -9` of every process of it at once.
    pub fn kill(&mut self) {
        let all: Vec<String> = iter::once(self.number().to_string()).chain(self.children()).collect();
        kill("-KILL", &all);
        self.process.take().expect("it was started").wait().expect("it is ours");
    }

    /// `kill -9` of one of its processes, after which it ends the others and recovers by itself.
    fn kill_one(&self) {
        let children = self.children();
        let one = usize::try_from(below(children.len() as u64)).expect("small");
        kill("-KILL", &children[one..=one]);
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        if let Some(mut process) = self.process.take() {
            kill("-QUIT", &[process.id().to_string()]);
            let _ = process.wait();
        }
    }
}

/// The database of whichever server has its socket there.
pub fn url_of(socket: &Path) -> String {
    format!("postgres:///postgres?host={}&user={USER}", socket.display())
}

/// What is gone already is no error.
fn kill(signal: &str, numbers: &[String]) {
    Command::new("kill").arg(signal).args(numbers).stderr(Stdio::null()).status().expect("kill runs");
}

fn is_root() -> bool {
    number("-u", "") == 0
}

/// Of a user, or of whoever runs this.
fn number(which: &str, user: &str) -> u32 {
    let output = Command::new("id").arg(which).args((!user.is_empty()).then_some(user)).output().expect("id runs");
    String::from_utf8_lossy(&output.stdout).trim().parse().expect("a number")
}
