//! A server with many testimonies, in this process: every request goes through the router and its guards.

use std::{
    env, process,
    time::{Duration, Instant},
};

use app::wire::{Share, ShareRequest, WorkRequest, WorkToken};
use axum::{Router, body::Body, http::Request};
use data_encoding::BASE64_NOPAD;
use http_body_util::BodyExt as _;
use rand_core::{OsRng, RngCore as _};
use sea_orm::ConnectionTrait as _;
use serde::de::DeserializeOwned;
use server::{
    chance::Chance,
    clock::Clock,
    config::{Config, Database, Settings},
    folder::Folder,
    router::router,
    site::Site,
    start,
    state::AppState,
};
use tower::ServiceExt as _;
use vault::id::Digest;

use crate::{fill::fill, people::Team, writer::Asked};

pub const CALL: &str = "right-care";
/// Of a session that is there from the beginning.
pub const TOKEN: &str = "bench";
/// Monday, 2026-11-23, 12:00 UTC: week 48.
const NOON: u64 = 1_795_435_200;
const ONCE: &str = "once";
/// As the tests have it: where PostgreSQL's socket is.
const SOCKET: &str = "MURMURATION_TEST_POSTGRES";

pub struct Desk {
    /// Testimonies that it was filled with.
    pub size: u64,
    pub team: Team,
    pub state: AppState,
    router: Router,
    _folder: tempfile::TempDir,
    _data: Folder,
}

impl Desk {
    pub async fn with(size: u64) -> Self {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
        let mut config = Config::read(&Settings::default()).expect("the defaults are safe");
        config.data = folder.path().join("data");
        config.statics = Site::Folder(folder.path().to_owned());
        config.demonstration = true;
        config.work_difficulty = Some(0);
        config.database = database(size).await;
        let team = Team::new(CALL, true);
        let (data, state) = open(config).await;
        let desk = Self { size, team, router: router(&state), state, _folder: folder, _data: data };
        desk.found().await;
        fill(&desk.state, CALL, size).await;
        desk
    }

    /// Founds the call through the front door, and lets a moderator in by another.
    async fn found(&self) {
        self.state.setup.open(ONCE);
        let mut shares = [[0; 32]; 3];
        for (share, person) in shares.iter_mut().zip(self.team.people()) {
            let request = ShareRequest { account: person.account.to_string() };
            let given: Share = self.read(Asked::json("/api/setup/share", ONCE, &request), 200).await;
            let bytes = BASE64_NOPAD.decode(given.share_b64.as_bytes()).expect("base64");
            *share = bytes.try_into().expect("32 bytes");
        }
        self.ask(Asked::json("/api/setup", ONCE, &self.team.request(shares)), 201).await;
        let (blob, hours) = (Digest::of(TOKEN.as_bytes()), NOON / 3_600 + 10);
        let blob = if self.state.store.is_shared() { format!("'\\x{blob}'") } else { format!("x'{blob}'") };
        let session =
            format!("INSERT INTO session (token_sha256, account, expires_hour) VALUES ({blob}, 'mo', {hours})");
        self.state.store.writer().execute_unprepared(&session).await.expect("it is valid");
    }

    /// Ends this one and starts another on the same data; how long the start took.
    pub async fn restart(self) -> (Self, Duration) {
        let Self { size, team, state, router: old, _folder, _data } = self;
        state.store.clone().close().await;
        let config = state.config.clone();
        drop((old, state, _data));
        let begin = Instant::now();
        let (data, state) = open(config).await;
        let router = router(&state);
        let took = begin.elapsed();
        (Self { size, team, router, state, _folder, _data: data }, took)
    }

    /// How long an answer took, and what it was.
    pub async fn ask(&self, asked: Asked, status: u16) -> (Duration, Vec<u8>) {
        let Asked { method, path, headers, body } = asked;
        let mut request = Request::builder().method(method).uri(&path);
        for (name, value) in headers {
            request = request.header(name, value);
        }
        let request = request.body(Body::from(body)).expect("a well-formed request");
        let begin = Instant::now();
        let Ok(response) = self.router.clone().oneshot(request).await;
        let found = response.status().as_u16();
        let body = response.into_body().collect().await.expect("a body in memory").to_bytes();
        let took = begin.elapsed();
        assert_eq!(found, status, "{path}: {}", String::from_utf8_lossy(&body));
        (took, body.to_vec())
    }

    async fn read<T: DeserializeOwned>(&self, asked: Asked, status: u16) -> T {
        serde_json::from_slice(&self.ask(asked, status).await.1).expect("the wire type")
    }

    /// A token of work, which is none here.
    pub async fn work(&self) -> String {
        let request = WorkRequest { class: "full".to_owned() };
        self.read::<WorkToken>(Asked::json("/api/work", "", &request), 200).await.token
    }

    pub fn origin(&self) -> &str {
        self.state.config.origin.as_str()
    }
}

async fn open(config: Config) -> (Folder, AppState) {
    let data = Folder::open(&config.data).expect("the folder opens");
    let chance = Chance::new(|bytes| OsRng.fill_bytes(bytes));
    let state = start::open(config, Clock::new(|| NOON), chance, &data).await.expect("the database opens");
    (data, state)
}

/// A PostgreSQL database of its own where the environment says where there is a server, else SQLite's in the folder.
async fn database(size: u64) -> Database {
    let Ok(socket) = env::var(SOCKET) else { return Database::Folder };
    let url = |name: &str| format!("postgres:///{name}?host={socket}&user=postgres");
    let name = format!("growth_{}_{size}", process::id());
    let admin = sea_orm::Database::connect(url("postgres")).await.expect("the server answers");
    admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.expect("it may be filled");
    Database::Postgres(url(&name))
}
