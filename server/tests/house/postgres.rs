//! A PostgreSQL database for each house, where the tests run on PostgreSQL.

use std::{
    env, fs,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    process::{self, Command},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
};

use sea_orm::{ConnectionTrait as _, DatabaseConnection};
use server::{
    clock::Clock,
    config::Database,
    folder::Folder,
    router::router,
    start::{self, StartError},
    store::Store,
};
use tokio::sync::OnceCell;

use super::{House, bucket, chance, settings};

/// Says where the socket of a PostgreSQL server is that tests may fill; `cargo xtask postgres` sets it.
pub const SOCKET: &str = "MURMURATION_TEST_POSTGRES";
/// What SQLite has for tests to ask with, and PostgreSQL has under other names.
const WORDS: &str = "CREATE FUNCTION hex(bytea) RETURNS text LANGUAGE sql AS $$ SELECT upper(encode($1, 'hex')) $$; \
                     CREATE FUNCTION randomblob(integer) RETURNS bytea LANGUAGE sql AS $$ SELECT decode(md5(random()::text), 'hex') $$";
/// Names of databases that nobody needs any more. The next one to be made sees to them: whoever drops a house can't wait.
static LEFT: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// A migrated database that nobody has used yet.
pub struct Fresh {
    socket: String,
    name: String,
}

impl Fresh {
    /// One, if the tests run on PostgreSQL.
    pub async fn database() -> Option<Self> {
        static TEMPLATE: OnceCell<()> = OnceCell::const_new();
        let socket = env::var(SOCKET).ok()?;
        let template = format!("migrated_{}", process::id());
        let admin = sea_orm::Database::connect(url(&socket, "postgres")).await.expect("the tests' server answers");
        TEMPLATE
            .get_or_init(async || {
                run(&admin, &format!("CREATE DATABASE {template}")).await;
                let setting = Database::Postgres(url(&socket, &template));
                let store = Store::open(&setting, "".as_ref()).await.expect("it is migrated");
                run(store.writer(), WORDS).await;
                store.close().await;
            })
            .await;
        Some(Self::make(&admin, socket, &template).await)
    }

    /// One that nobody migrated.
    pub async fn empty() -> Self {
        let socket = env::var(SOCKET).expect("this runs under cargo xtask postgres");
        let admin = sea_orm::Database::connect(url(&socket, "postgres")).await.expect("the tests' server answers");
        Self::make(&admin, socket, "template0").await
    }

    async fn make(admin: &DatabaseConnection, socket: String, template: &str) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let left = std::mem::take(&mut *LEFT.lock().unwrap_or_else(PoisonError::into_inner));
        for name in left {
            run(admin, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
        }
        let name = format!("house_{}_{}", process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        run(admin, &format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
        Self { socket, name }
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn setting(&self) -> Database {
        Database::Postgres(url(&self.socket, &self.name))
    }

    /// The file to connect to.
    pub fn socket(&self) -> PathBuf {
        Path::new(&self.socket).join(".s.PGSQL.5432")
    }

    /// The same database by way of a port of this machine.
    pub fn by_port(&self, port: u16) -> Database {
        Database::Postgres(format!("postgres://postgres@127.0.0.1:{port}/{}", self.name))
    }

    /// Every row.
    pub fn dump(&self) -> Vec<u8> {
        let mut dump = Command::new("pg_dump");
        dump.args(["--data-only", "--username=postgres", "--host", &self.socket, &self.name]);
        let output = dump.output().expect("pg_dump is installed");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        // Between two lines with a word that is drawn each time.
        let lines = output.stdout.split(|byte| *byte == b'\n').filter(|line| !line.starts_with(b"\\"));
        lines.collect::<Vec<_>>().join(&b'\n')
    }
}

impl Drop for Fresh {
    fn drop(&mut self) {
        LEFT.lock().unwrap_or_else(PoisonError::into_inner).push(self.name.clone());
    }
}

fn url(socket: &str, database: &str) -> String {
    format!("postgres:///{database}?host={socket}&user=postgres")
}

async fn run(db: &DatabaseConnection, sql: &str) {
    db.execute_unprepared(sql).await.expect("the statement is valid");
}

impl House {
    /// Another server of the same database, with a folder that is made ready by `prepare`.
    pub async fn beside(&self, prepare: impl FnOnce(&Self, &Path)) -> Result<Self, StartError> {
        let folder = tempfile::tempdir().expect("a folder");
        let mut config = settings(folder.path(), None);
        config.database = self.state.config.database.clone();
        config.bucket = self.state.config.bucket.clone();
        let data = Folder::open(&config.data)?;
        prepare(self, &config.data);
        let time = Arc::clone(&self.clock);
        let clock = Clock::new(move || time.load(Ordering::Relaxed));
        let state = start::open(config, clock, chance(), &data).await?;
        let clock = Arc::clone(&self.clock);
        Ok(Self { router: router(&state), state, clock, folder, database: None, _data: data })
    }
}

/// As a host prepares it: with the share secret of the first server, and its attachments or what opens its bucket.
pub fn as_documented(first: &House, data: &Path) {
    fs::copy(first.data().join("share"), data.join("share")).expect("its owner may");
    match first.state.config.bucket {
        Some(_) => bucket::put_key(data),
        None => symlink(first.data().join("attachments"), data.join("attachments")).expect("its owner may"),
    }
}
