//! How a host keeps and restores each of the two databases: by server/hosting, with the stock `age`.

use std::{
    env, fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::{self, Command},
};

use rand_core::{OsRng, RngCore as _};
use sea_orm::ConnectionTrait as _;
use server::{config::Database, folder, store::Store};

use crate::machine::Machine;

/// As the tests have it: where PostgreSQL's socket is.
const SOCKET: &str = "MURMURATION_TEST_POSTGRES";
const BINARY: &str = env!("CARGO_BIN_EXE_murmuration");

/// Where accounts are.
pub enum Base {
    Sqlite,
    Postgres(String),
}

impl Base {
    /// PostgreSQL where the environment says where one is.
    pub async fn make(machine: &mut Machine) -> Self {
        let Ok(socket) = env::var(SOCKET) else { return Self::Sqlite };
        let url = fresh(&socket).await;
        machine.set("MURMURATION_DATABASE", &url);
        Self::Postgres(url)
    }

    pub fn name(&self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres(_) => "PostgreSQL",
        }
    }

    /// The database beside, or in place of, a server that runs on this folder.
    pub async fn open(&self, data: &Path) -> Store {
        let database = match self {
            Self::Sqlite => Database::Folder,
            Self::Postgres(url) => Database::Postgres(url.clone()),
        };
        Store::attach(&database, &data.join(folder::DATABASE)).await.expect("the database opens")
    }

    /// Seals a backup into `backups`, as the nightly timer does.
    pub fn back_up(&self, aside: &Path, data: &Path) {
        let script = match self {
            Self::Sqlite => include_str!("../../hosting/backup.sh").to_owned(),
            // As server/hosting/README.md has it, in its order.
            Self::Postgres(url) => format!(
                "set -o pipefail; seal() {{ age -R \"$RECIPIENTS\" > \"$BACKUPS/$1\"; }}
                 pg_dump -Fc --exclude-table-data=session --exclude-table-data=invitation --exclude-table-data=spent '{url}' | seal dump.age &&
                 tar -C \"$DATA\" -cf - attachments | seal attachments.tar.age && seal withdrawn.age < \"$DATA/withdrawn\""
            ),
        };
        run(aside, data, &script);
    }

    /// Opens it into an empty folder, and a fresh database. The register is the one that the lost machine had last.
    pub async fn restore(&self, aside: &Path, data: &Path, into: &Path) -> Self {
        match self {
            Self::Sqlite => {
                let script = r#"set -o pipefail; age -d -i key backups/murmuration-*.tar.age | murmuration restore "$INTO" --share "$DATA/share" --withdrawn "$DATA/withdrawn""#;
                run_into(aside, data, into, script);
                Self::Sqlite
            }
            Self::Postgres(_) => {
                let url = fresh(&env::var(SOCKET).expect("it was there")).await;
                let script = format!(
                    "set -o pipefail; mkdir -m 700 \"$INTO\" && age -d -i key backups/dump.age | pg_restore --no-owner --exit-on-error --dbname '{url}' &&
                     age -d -i key backups/attachments.tar.age | tar -C \"$INTO\" -xf - && cp -p \"$DATA/share\" \"$DATA/withdrawn\" \"$INTO/\""
                );
                run_into(aside, data, into, &script);
                Self::Postgres(url)
            }
        }
    }

    /// What `murmuration verify` says of SQLite's; PostgreSQL's own look at its tables.
    pub fn verify(&self, aside: &Path, into: &Path) {
        let script = match self {
            Self::Sqlite => "murmuration verify".to_owned(),
            Self::Postgres(url) => {
                // Debian leaves it out of the path.
                format!(
                    "PATH=\"$PATH:$(ls -d /usr/lib/postgresql/*/bin | tail -1)\"; psql -q -c 'CREATE EXTENSION amcheck' '{url}' && pg_amcheck --heapallindexed '{url}'"
                )
            }
        };
        run(aside, into, &script);
    }
}

async fn fresh(socket: &str) -> String {
    let url = |name: &str| format!("postgres:///{name}?host={socket}&user=postgres");
    let name = format!("restore_{}_{}", process::id(), OsRng.next_u32());
    let admin = sea_orm::Database::connect(url("postgres")).await.expect("the server answers");
    admin.execute_unprepared(&format!("CREATE DATABASE {name} TEMPLATE template0")).await.expect("it may be filled");
    url(&name)
}

/// Keys, and the program in the place where the scripts look for it.
pub fn prepare(aside: &Path) {
    let bin = aside.join("bin");
    fs::create_dir_all(&bin).expect("a folder");
    fs::create_dir_all(aside.join("backups")).expect("a folder");
    let stand_in = bin.join("murmuration");
    // Without the setting after `backup`: the environment says where the data is.
    let script = format!("#!/bin/sh\n[ \"$1\" = backup ] && set -- backup\nexec '{BINARY}' \"$@\"\n");
    fs::write(&stand_in, script).expect("a file");
    fs::set_permissions(&stand_in, fs::Permissions::from_mode(0o755)).expect("its owner may");
    run(aside, aside, "age-keygen -o key 2> /dev/null && age-keygen -y key > recipients");
}

/// How many bytes of sealed files there are.
pub fn sealed(aside: &Path) -> u64 {
    let entries = fs::read_dir(aside.join("backups")).expect("a folder").filter_map(Result::ok);
    entries.map(|entry| entry.metadata().map_or(0, |file| file.len())).sum()
}

fn run(aside: &Path, data: &Path, script: &str) {
    run_into(aside, data, Path::new(""), script);
}

fn run_into(aside: &Path, data: &Path, into: &Path, script: &str) {
    let path = format!("{}:{}", aside.join("bin").display(), env::var("PATH").expect("a path"));
    let folder = |name: &str| -> PathBuf { aside.join(name) };
    let mut shell = Command::new("bash");
    shell.args(["-c", script]).current_dir(aside).env("PATH", path);
    shell.env("BACKUPS", folder("backups")).env("RECIPIENTS", folder("recipients")).env("CONFIG", "none");
    shell.env("DATA", data).env("MURMURATION_DATA", data).env("INTO", into);
    let output = shell.output().expect("a shell");
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    said.lines().for_each(|line| println!("    {line}"));
    assert!(output.status.success(), "the script ended with {:?}", output.status.code());
}
