//! A PostgreSQL server of its own for one command: made before, ended after it.

use std::{
    fs,
    os::unix::fs::{PermissionsExt as _, chown},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use crate::{process, tools, trouble::Trouble};

/// Tells the tests where the server's socket is.
const VARIABLE: &str = "MURMURATION_TEST_POSTGRES";
/// Where Debian keeps the programs of each version.
const VERSIONS: &str = "/usr/lib/postgresql";
/// Where syncing costs nothing: what tests try is not whether a disk keeps its word.
const MEMORY: &str = "/dev/shm";
/// PostgreSQL does not run as root.
const USER: &str = "postgres";

/// Runs a command with a server that it may fill.
pub fn with_server(command: &[String]) -> Result<(), Trouble> {
    let Some((program, arguments)) = command.split_first() else {
        return Err(Trouble::new(
            "There is no command",
            "Write it like: cargo xtask postgres cargo test --package server",
        ));
    };
    let server = Server::start(Place::Memory)?;
    let mut command = Command::new(program);
    server.lend(command.args(arguments));
    process::run(&mut command)
}

/// Where a server keeps what it is given.
pub enum Place {
    /// In memory, if there is a folder for that.
    Memory,
    /// On the disk, with the settings that PostgreSQL comes with, for what measures.
    Disk,
}

/// A server that runs until it is dropped.
pub struct Server {
    process: Child,
    programs: PathBuf,
    folder: tempfile::TempDir,
}

impl Server {
    /// Makes one, for this user or, where that is root, for Debian's own, and waits until it answers.
    pub fn start(place: Place) -> Result<Self, Trouble> {
        tools::ensure_postgres()?;
        let programs = programs().ok_or_else(|| {
            Trouble::new(format!("There is no PostgreSQL in {VERSIONS}"), "On Debian: apt-get install postgresql")
        })?;
        let memory = Path::new(MEMORY);
        let folder = match place {
            Place::Memory if memory.is_dir() => tempfile::tempdir_in(memory),
            Place::Memory | Place::Disk => tempfile::tempdir(),
        };
        let folder = folder.map_err(|error| Trouble::new(format!("No folder can be made: {error}"), "Make room"))?;
        let user = owner(folder.path())?;
        let data = folder.path().join("data");
        let mut make = user.command(&programs.join("initdb"));
        make.arg("--pgdata").arg(&data).args(["--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]);
        process::run(make.args(["--username", USER]).stdout(Stdio::null()))?;
        let mut serve = user.command(&programs.join("postgres"));
        serve.arg("-D").arg(&data).arg("-k").arg(folder.path());
        serve.args(["-c", "listen_addresses="]);
        if matches!(place, Place::Memory) {
            serve.args(["-c", "max_connections=200", "-c", "max_wal_size=256MB"]);
        }
        serve.stderr(fs::File::create(folder.path().join("log")).map_or_else(|_| Stdio::null(), Stdio::from));
        let process = serve.spawn().map_err(|error| {
            Trouble::new(format!("PostgreSQL can't be started: {error}"), "Look at its permissions")
        })?;
        let mut server = Self { process, programs, folder };
        server.wait()?;
        Ok(server)
    }

    /// Tells a command where it is.
    pub fn lend(&self, command: &mut Command) {
        command.env(VARIABLE, self.folder.path());
    }

    /// Until it answers.
    fn wait(&mut self) -> Result<(), Trouble> {
        let ready = self.programs.join("pg_isready");
        loop {
            let mut ask = Command::new(&ready);
            ask.arg("--quiet").arg("--host").arg(self.folder.path());
            if ask.status().is_ok_and(|status| status.success()) {
                return Ok(());
            }
            if !matches!(self.process.try_wait(), Ok(None)) {
                let log = fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
                return Err(Trouble::new(format!("PostgreSQL ended by itself: {log}"), "Mend what it says"));
            }
            thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It ends its connections and itself; killed it would leave its children.
        let id = self.process.id().to_string();
        let _ = Command::new("kill").args(["-INT", &id]).status();
        let _ = self.process.wait();
    }
}

/// Who runs it.
enum Owner {
    Ourselves,
    Another,
}

impl Owner {
    fn command(&self, program: &Path) -> Command {
        match self {
            Self::Ourselves => Command::new(program),
            Self::Another => {
                let mut command = Command::new("setpriv");
                command.args(["--reuid", USER, "--regid", USER, "--clear-groups"]).arg(program);
                // initdb asks where it is.
                command.current_dir("/");
                command
            }
        }
    }
}

/// Whoever runs this, or for root the user that Debian made; the folder is made hers.
fn owner(folder: &Path) -> Result<Owner, Trouble> {
    let number = |arguments: &[&str]| {
        let text = process::read(Command::new("id").args(arguments))?;
        text.trim().parse::<u32>().map_err(|_| Trouble::new("`id` says no number", "Look at what it says"))
    };
    if number(&["-u"])? != 0 {
        return Ok(Owner::Ourselves);
    }
    let (user, group) = (number(&["-u", USER])?, number(&["-g", USER])?);
    chown(folder, Some(user), Some(group))
        .and_then(|()| fs::set_permissions(folder, fs::Permissions::from_mode(0o700)))
        .map_err(|error| Trouble::new(format!("{} can't be given away: {error}", folder.display()), "Run as root"))?;
    Ok(Owner::Another)
}

/// The programs of the newest version.
fn programs() -> Option<PathBuf> {
    let versions =
        fs::read_dir(VERSIONS).ok()?.filter_map(|entry| entry.ok()?.file_name().into_string().ok()?.parse().ok());
    let newest: u32 = versions.max()?;
    Some(Path::new(VERSIONS).join(newest.to_string()).join("bin"))
}
