//! PostgreSQL is killed, as a whole or one of its processes, under a server that goes on: it refuses meanwhile, finds the database again by itself, and
//! nothing that it acknowledged is lost.

use std::{
    ffi::OsStr,
    fs, iter,
    os::unix::fs::chown,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use super::{
    Load, below, block_on,
    load::{PATIENCE, within},
    look, on, times,
};
use crate::machine::Machine;

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
    // One process to the end.
    let (load, process) = on(Machine::new().with("MURMURATION_DATABASE", postgres.url()));
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
        let memory = Path::new(MEMORY);
        let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
        let postgres = Self { folder: folder.expect("a folder"), programs: programs(), process: None };
        if let Some((user, group)) = owner() {
            chown(postgres.folder.path(), Some(user), Some(group)).expect("root may");
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
        as_owner(self.programs.join(name))
    }

    /// Again and again: what is left of the one before may be in its way for a moment.
    fn start(&mut self) {
        let started = (0..1_000).any(|_| {
            thread::sleep(Duration::from_millis(20));
            self.starts()
        });
        assert!(started, "PostgreSQL does not start: {}", fs::read_to_string(self.log()).unwrap_or_default());
    }

    fn starts(&mut self) -> bool {
        let mut serve = self.program("postgres");
        serve.arg("-D").arg(self.data()).arg("-k").arg(self.folder.path());
        let log = fs::File::create(self.log()).expect("room");
        serve.args(["-c", "listen_addresses=", "-c", "max_wal_size=256MB"]).stderr(log);
        let mut process = serve.spawn().expect("it runs");
        let mut is_there = true;
        let is_settled = within(PATIENCE, || {
            is_there = process.try_wait().expect("a child").is_none();
            !is_there || self.is_ready()
        });
        assert!(is_settled, "PostgreSQL answers nobody: {}", fs::read_to_string(self.log()).unwrap_or_default());
        if is_there {
            self.process = Some(process);
        }
        is_there
    }

    fn log(&self) -> PathBuf {
        self.folder.path().join("log")
    }

    fn is_ready(&self) -> bool {
        let mut ask = Command::new(self.programs.join("pg_isready"));
        ask.arg("--quiet").arg("--host").arg(self.folder.path()).status().expect("it runs").success()
    }

    fn number(&self) -> u32 {
        self.process.as_ref().expect("it was started").id()
    }

    /// `kill -9` of every process of it at once.
    pub fn kill(&mut self) {
        let all: Vec<String> = iter::once(self.number().to_string()).chain(children(self.number())).collect();
        kill("-KILL", &all);
        self.process.take().expect("it was started").wait().expect("it is ours");
    }

    /// `kill -9` of one of its processes, after which it ends the others and recovers by itself.
    fn kill_one(&self) {
        let children = children(self.number());
        assert!(!children.is_empty(), "this system does not say which processes are another's");
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

/// The programs of the newest version.
pub fn programs() -> PathBuf {
    let versions = fs::read_dir(VERSIONS).expect("PostgreSQL is installed");
    let newest = versions.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse::<u32>().ok()).max();
    Path::new(VERSIONS).join(newest.expect("a version").to_string()).join("bin")
}

/// A program, run by this user or, where that is root, by the user that Debian made.
pub fn as_owner(program: impl AsRef<OsStr>) -> Command {
    if !is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    // initdb asks where it is.
    command.args(["--reuid", USER, "--regid", USER, "--clear-groups"]).arg(program).current_dir("/");
    command
}

/// User and group of that user, if this one is root.
pub fn owner() -> Option<(u32, u32)> {
    is_root().then(|| (number("-u", USER), number("-g", USER)))
}

pub fn children(process: u32) -> Vec<String> {
    let children = fs::read_to_string(format!("/proc/{process}/task/{process}/children")).unwrap_or_default();
    children.split_whitespace().map(str::to_owned).collect()
}

/// What is gone already is no error.
pub fn kill(signal: &str, numbers: &[String]) {
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
