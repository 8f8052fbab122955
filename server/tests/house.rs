//! A server in a folder of its own, and the people who use it.

pub mod bucket;
pub mod later;
mod people;
pub mod postgres;
pub mod record;
pub mod release;
mod requests;
pub mod survivor;
mod visits;

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use axum::Router;
use rand_core::{OsRng, RngCore as _};
use sea_orm::{ConnectionTrait as _, Statement};
use server::{
    chance::Chance,
    clock::Clock,
    config::{Config, Database, Limits, Settings},
    folder::Folder,
    router::router,
    site::Site,
    start::{self, StartError},
    state::AppState,
    verify,
};

use postgres::Fresh;

pub use people::{Person, Team, draft, sealed, today};
pub use requests::{Ask, Pieces, Reply, Slow, get, post};

/// Monday, 2026-11-23, 12:00 UTC: week 48.
pub const NOON: u64 = 1_795_435_200;
pub const CALL: &str = "right-care";

/// A server that nobody has set up yet.
pub struct House {
    pub state: AppState,
    pub router: Router,
    pub clock: Arc<AtomicU64>,
    folder: tempfile::TempDir,
    database: Option<Fresh>,
    // Holds the lock.
    _data: Folder,
}

impl House {
    pub async fn new() -> Self {
        Self::with(|_| {}).await
    }

    pub async fn with(change: impl FnOnce(&mut Config)) -> Self {
        let (folder, database) = (tempfile::tempdir().expect("a folder"), Fresh::database().await);
        let mut config = settings(folder.path(), database.as_ref());
        change(&mut config);
        let data = Folder::open(&config.data).expect("a fresh folder opens");
        let (clock, time) = standing_clock();
        let state = start::open(config, clock, chance(), &data).await.expect("a fresh database opens");
        Self { router: router(&state), state, clock: time, folder, database, _data: data }
    }

    /// A server on a data folder that is there, as after a restore.
    pub async fn over(data: &Path, change: impl FnOnce(&mut Config)) -> Result<Self, StartError> {
        let folder = tempfile::tempdir().expect("a folder");
        let mut config = settings(folder.path(), None);
        data.clone_into(&mut config.data);
        change(&mut config);
        let data = Folder::open(&config.data)?;
        let (clock, time) = standing_clock();
        let state = start::open(config, clock, chance(), &data).await?;
        Ok(Self { router: router(&state), state, clock: time, folder, database: None, _data: data })
    }

    /// A house with a call, and the three people who founded it.
    pub async fn with_call() -> (Self, Team) {
        let house = Self::new().await;
        let team = Team::new(CALL, false);
        team.move_in(&house).await;
        (house, team)
    }

    /// Ends this one and starts another on the same folder.
    pub async fn restart(self, change: impl FnOnce(&mut Config)) -> Result<Self, StartError> {
        self.restart_after(|_| {}, change).await
    }

    /// The same, with something done to the folder in between.
    pub async fn restart_after(
        self,
        between: impl FnOnce(&Self),
        change: impl FnOnce(&mut Config),
    ) -> Result<Self, StartError> {
        self.state.store.clone().close().await;
        between(&self);
        let Self { state, router: old, folder, database, _data, clock } = self;
        let mut config = settings(folder.path(), database.as_ref());
        change(&mut config);
        drop((old, state, _data));
        let data = Folder::open(&config.data)?;
        let time = Arc::clone(&clock);
        let clock_again = Clock::new(move || time.load(Ordering::Relaxed));
        let state = start::open(config, clock_again, chance(), &data).await?;
        Ok(Self { router: router(&state), state, clock, folder, database, _data: data })
    }

    pub fn pass(&self, seconds: u64) {
        self.clock.fetch_add(seconds, Ordering::Relaxed);
    }

    pub fn data(&self) -> PathBuf {
        self.state.config.data.clone()
    }

    /// The number that `sql` counts.
    pub async fn count(&self, sql: &str) -> i64 {
        let db = self.state.store.reader();
        // Databases differ in how wide a number is that they count.
        let sql = format!("SELECT CAST(({sql}) AS BIGINT)");
        let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await;
        row.expect("the query is valid").expect("a count has a row").try_get_by_index(0).expect("a count is a number")
    }

    /// Every value of the last column that `sql` finds, one a line.
    pub async fn text(&self, sql: &str) -> String {
        let db = self.state.store.reader();
        let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await;
        let rows = rows.expect("the query is valid");
        let last = |row: &sea_orm::QueryResult| {
            let columns = row.column_names();
            row.try_get::<String>("", columns.last().expect("a column")).expect("text")
        };
        rows.iter().map(last).collect::<Vec<_>>().join("\n")
    }

    /// A change that no door offers.
    pub async fn change(&self, sql: &str) {
        self.state.store.writer().execute_unprepared(sql).await.expect("the statement is valid");
    }

    /// What `murmuration verify` looks at is as it came.
    pub async fn assert_sound(&self) {
        let findings = verify::look(&self.state.store, &self.state.shelf).await.expect("it can be read");
        assert_eq!(findings.wrong, Vec::<String>::new());
    }

    pub async fn testimonies(&self) -> i64 {
        let rows = self.count("SELECT count(*) FROM testimony").await;
        assert_eq!(rows, self.count("SELECT count(*) FROM payload").await, "a header without its payload");
        rows
    }

    /// Every byte on the disk, or every row of PostgreSQL: if it stays the same, nothing was written.
    pub fn bytes_on_disk(&self) -> Vec<(String, Vec<u8>)> {
        let mut files: Vec<_> = fs::read_dir(self.data())
            .expect("the folder is there")
            .map(|entry| entry.expect("it can be read"))
            .filter(|entry| entry.path().is_file())
            // The shared memory file is an index of readers, rebuilt at each start.
            .filter(|entry| !entry.file_name().to_string_lossy().ends_with("-shm"))
            .map(|entry| (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).expect("bytes")))
            .collect();
        files.extend(self.database.as_ref().map(|database| ("rows".to_owned(), database.dump())));
        files.sort();
        files
    }
}

pub fn settings(folder: &Path, database: Option<&Fresh>) -> Config {
    let statics = folder.join("dist");
    for (name, content) in [
        ("assets/write.js", "export default 1;"),
        ("assets/write_bg.wasm", "\0asm"),
        ("assets/style.css", "body{}"),
        ("rooms/write.en.html", "<!DOCTYPE html><title>write</title>"),
        ("rooms/return.en.html", "<!DOCTYPE html><title>return</title>"),
        ("rooms/desk.en.html", "<!DOCTYPE html><title>desk</title>"),
        ("rooms/preview.en.html", "<!DOCTYPE html><title>preview</title>"),
        ("rooms/research.en.html", "<!DOCTYPE html><title>research</title>"),
        ("rooms/setup.en.html", "<!DOCTYPE html><title>setup</title>"),
        ("rooms/join.en.html", "<!DOCTYPE html><title>join</title>"),
        ("rooms/setup.cy.html", "<!DOCTYPE html><title>gosod</title>"),
        ("assets/write.js.br", "brotli"),
        ("well-known/manifest.json", "{}"),
        ("well-known/manifest.json.sig", "signature"),
    ] {
        let path = statics.join(name);
        fs::create_dir_all(path.parent().expect("it has one")).expect("a folder");
        fs::write(path, content).expect("a file");
    }
    let mut config = Config::read(&Settings::default()).expect("the defaults are safe");
    config.data = folder.join("data");
    config.database = database.map_or(Database::Folder, Fresh::setting);
    config.bucket = database.and_then(|database| bucket::of(database.name(), &config.data));
    config.statics = Site::Folder(statics);
    config.limits = Limits::default();
    config
}

pub fn standing_clock() -> (Clock, Arc<AtomicU64>) {
    let time = Arc::new(AtomicU64::new(NOON));
    let hand = Arc::clone(&time);
    (Clock::new(move || hand.load(Ordering::Relaxed)), time)
}

pub fn chance() -> Chance {
    Chance::new(|bytes| OsRng.fill_bytes(bytes))
}
