//! `cargo xtask bench bucket`: the server with its attachments in a real object store, which is garage on a loopback address.
//!
//! First the server's tests through the router, each house with a part of one bucket; then what `server/benches/bucket.rs` does to store and server. Both are
//! on PostgreSQL, the only database that goes with a bucket.

use std::{
    fs,
    net::{SocketAddr, TcpListener, TcpStream},
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use data_encoding::HEXLOWER;
use rand_core::{OsRng, RngCore as _};

use crate::{
    postgres::{Place, Server},
    process, test, tools,
    trouble::Trouble,
    workspace::Workspace,
};

/// Of the tests on PostgreSQL, those that look at the folder of attachments itself.
const ON_FOLDER: [&str; 3] = [
    "replicas::a_server_that_does_not_share",
    "storage::a_folder_for_attachments",
    "storage::servers_that_begin_at_once_with_one_folder",
];
/// Where its ports are looked for, and among how many.
const API: u16 = 18_000;
const PORTS: u16 = 500;
const NAME: &str = "tests";
const REGION: &str = "garage";

/// Tests, then the trial.
pub fn bucket(workspace: &Workspace) -> Result<(), Trouble> {
    let garage = Garage::make(&tools::ensure_garage(workspace)?)?;
    let mut doors = test::doors_on_postgres(workspace);
    for name in ON_FOLDER {
        doors.args(["--skip", name]);
    }
    garage.lend(&mut doors);
    let mut result = String::new();
    let passed = {
        let _running = garage.start()?;
        let server = Server::start(Place::Memory)?;
        server.lend(&mut doors);
        process::watch(&mut doors, |line| {
            if line.starts_with("test result: ") {
                line.clone_into(&mut result);
            }
        })?
    };
    println!("The server's tests on PostgreSQL, attachments in garage: {result}");
    if !passed {
        return Err(Trouble::new("A test failed with an object store", "What it printed above says why"));
    }
    let mut trial =
        workspace.cargo(["bench", "--quiet", "--profile", "dev", "--package", "server", "--bench", "bucket"]);
    garage.lend(&mut trial);
    let server = Server::start(Place::Disk)?;
    server.lend(&mut trial);
    process::run(&mut trial)
}

/// A store of one node in a folder of its own, that may be started.
struct Garage {
    folder: tempfile::TempDir,
    api: SocketAddr,
}

impl Garage {
    /// Writes down its settings, its key, and how it is started.
    fn make(program: &Path) -> Result<Self, Trouble> {
        let unwritten = |error| Trouble::new(format!("The object store's folder can't be made: {error}"), "Make room");
        let folder = tempfile::tempdir().map_err(unwritten)?;
        let [api, rpc] = [free(API)?, free(API + PORTS)?];
        let (id, secret) = (format!("GK{}", hex::<12>()), hex::<32>());
        // As a host should have it: what is acknowledged is on the disk, and sealed bytes are not compressed.
        let settings = format!(
            "metadata_dir = '{0}/meta'\ndata_dir = '{0}/data'\ndb_engine = 'lmdb'\nmetadata_fsync = true\ndata_fsync = true\n\
             compression_level = 'none'\nreplication_factor = 1\nrpc_bind_addr = '{rpc}'\nrpc_public_addr = '{rpc}'\nrpc_secret = '{1}'\n\
             [s3_api]\napi_bind_addr = '{api}'\ns3_region = '{REGION}'\n",
            folder.path().display(),
            hex::<32>(),
        );
        let serve = format!(
            "#!/bin/sh\nexport GARAGE_DEFAULT_ACCESS_KEY={id} GARAGE_DEFAULT_SECRET_KEY={secret} GARAGE_DEFAULT_BUCKET={NAME} RUST_LOG=warn\n\
             exec '{}' -c '{1}/garage.toml' server --single-node --default-bucket >> '{1}/log' 2>&1\n",
            program.display(),
            folder.path().display(),
        );
        let garage = Self { folder, api };
        fs::write(garage.path("garage.toml"), settings)
            .and_then(|()| fs::write(garage.path("key"), format!("{id}\n{secret}\n")))
            .and_then(|()| fs::write(garage.path("serve"), serve))
            .and_then(|()| fs::set_permissions(garage.path("garage.toml"), fs::Permissions::from_mode(0o600)))
            .and_then(|()| fs::set_permissions(garage.path("serve"), fs::Permissions::from_mode(0o700)))
            .map_err(unwritten)?;
        Ok(garage)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Tells a command where it is, what opens it and how it is started.
    fn lend(&self, command: &mut Command) {
        command.env("MURMURATION_TEST_BUCKET", format!("http://{} {NAME} {REGION}", self.api));
        command.env("MURMURATION_TEST_BUCKET_KEY", self.path("key"));
        command.env("MURMURATION_TEST_BUCKET_SERVE", self.path("serve"));
    }

    /// Until it listens; then the bucket is there.
    fn start(&self) -> Result<Running, Trouble> {
        let child = Command::new(self.path("serve")).stdin(Stdio::null()).spawn();
        let child =
            child.map_err(|error| Trouble::new(format!("garage can't be started: {error}"), "Build it again"))?;
        let mut running = Running(child);
        while TcpStream::connect(self.api).is_err() {
            if !matches!(running.0.try_wait(), Ok(None)) {
                let log = fs::read_to_string(self.path("log")).unwrap_or_default();
                let last = log.lines().last().unwrap_or_default();
                return Err(Trouble::new(format!("garage ended by itself: {last}"), "Mend what it says"));
            }
            thread::sleep(Duration::from_millis(50));
        }
        Ok(running)
    }
}

/// Ends when it is dropped.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// An address that nobody has just now, below the ports that the system lends to clients: those could be taken while the store is down.
fn free(from: u16) -> Result<SocketAddr, Trouble> {
    let mut addresses = (from..from + PORTS).map(|port| SocketAddr::from(([127, 0, 0, 1], port)));
    let free = addresses.find(|address| TcpListener::bind(address).is_ok());
    free.ok_or_else(|| Trouble::new(format!("No port from {from} on is free"), "End what has them"))
}

fn hex<const N: usize>() -> String {
    let mut bytes = [0; N];
    OsRng.fill_bytes(&mut bytes);
    HEXLOWER.encode(&bytes)
}
