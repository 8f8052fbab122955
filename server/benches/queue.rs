//! A page of the desk's queue, among a thousand testimonies and among a million (`MURMURATION_QUEUE` sets another number).
//!
//! Two real databases, migrated; the rows are inserted in bulk, with headers as long as real ones and payloads left out, which no queue reads.
//! Every request goes through the router and its guard. The two take turns, so that whatever else the machine does meets both.

#![expect(clippy::disallowed_methods, reason = "a bench reads the clock: that is what it is for")]

use std::{
    env,
    fmt::Write as _,
    time::{Duration, Instant},
};

use axum::{Router, body::Body, http::Request};
use http_body_util::BodyExt as _;
use rand_core::{OsRng, RngCore as _};
use sea_orm::ConnectionTrait as _;
use server::{
    chance::Chance,
    clock::Clock,
    config::{Config, Settings},
    folder::Folder,
    router::router,
    site::Site,
    start,
    store::Store,
};
use tower::ServiceExt as _;
use vault::id::Digest;

const SMALL: u64 = 1_000;
const LARGE: u64 = 1_000_000;
const ROUNDS: usize = 300;
const WARM: usize = 40;
const TOKEN: &str = "bench";
const NOON: u64 = 1_795_435_200;

/// What is asked of a queue, in words and in its query.
const PARTS: [(&str, &str); 10] = [
    ("everything", ""),
    ("new", "state=new"),
    ("checked", "state=checked"),
    ("free", "holder=free"),
    ("new and free", "state=new&holder=free"),
    ("coded and free", "state=coded&holder=free"),
    ("mine", "holder=mine"),
    ("held by others", "holder=others"),
    ("urgent", "urgent=yes"),
    ("done and checked", "done=yes&state=checked"),
];

struct Desk {
    router: Router,
    _folder: tempfile::TempDir,
    _data: Folder,
}

impl Desk {
    async fn with(testimonies: u64) -> Self {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
        let mut config = Config::read(&Settings::default()).expect("the defaults are safe");
        config.data = folder.path().join("data");
        config.statics = Site::Folder(folder.path().to_owned());
        let data = Folder::open(&config.data).expect("a fresh folder opens");
        let chance = Chance::new(|bytes| OsRng.fill_bytes(bytes));
        let state = start::open(config, Clock::new(|| NOON), chance, &data).await.expect("a fresh database opens");
        fill(&state.store, testimonies).await;
        Self { router: router(&state), _folder: folder, _data: data }
    }

    /// How long one page takes, and how many rows it has.
    async fn page(&self, query: &str) -> (Duration, usize) {
        let request = Request::get(format!("/api/desk/calls/bench/testimonies?limit=50&{query}"))
            .header("authorization", format!("Bearer {TOKEN}"))
            .body(Body::empty())
            .expect("a well-formed request");
        let begin = Instant::now();
        let Ok(response) = self.router.clone().oneshot(request).await;
        let status = response.status();
        let body = response.into_body().collect().await.expect("a body in memory").to_bytes();
        let took = begin.elapsed();
        let page: app::wire::Queue = serde_json::from_slice(&body).expect("a queue");
        assert!(status.is_success(), "{status}");
        (took, page.items.len())
    }
}

/// A call with five members, and testimonies of two years: the older, the more of them checked; one in forty held, one in a
/// thousand urgent, one in twenty with a thread.
async fn fill(store: &Store, testimonies: u64) {
    let run = async |sql: String| store.writer().execute_unprepared(&sql).await.map(drop).expect("it is valid");
    run("INSERT INTO call (call, state, root_fingerprint, epoch, retention_weeks, synthetic, version) VALUES ('bench', 'open', '', 1, 104, 1, 0)".to_owned()).await;
    for name in ["ada", "mo", "kim", "lou", "jo"] {
        run(format!("INSERT INTO account VALUES ('{name}', 1, x'', 0, 0, x'', x'', '', x'')")).await;
        run(format!("INSERT INTO membership (call, account, role) VALUES ('bench', '{name}', 'moderator')")).await;
    }
    let token = data_encoding::HEXLOWER.encode(&Digest::of(TOKEN.as_bytes()).to_bytes());
    run(format!("INSERT INTO session VALUES (x'{token}', 'mo', {})", NOON / 3_600 + 10)).await;
    let step = i64::MAX.unsigned_abs() / (testimonies + 1);
    for begin in (0..testimonies).step_by(50_000) {
        let end = (begin + 50_000).min(testimonies);
        run(format!(
            "WITH RECURSIVE n(i) AS (SELECT {begin} UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {end}),
             drawn AS MATERIALIZED (SELECT i, abs(random() % 104) AS week, abs(random() % 1000) AS luck, abs(random() % 1000) AS held FROM n),
             stands AS (SELECT *, CASE WHEN luck * 100 < (104 - week) * 900 THEN 'checked' WHEN luck % 10 < 5 THEN 'new'
                 WHEN luck % 10 < 6 THEN 'reading' WHEN luck % 10 < 9 THEN 'coded' ELSE 'set-aside' END AS state FROM drawn)
             INSERT INTO testimony (row, submission_id, call, state, week, purge_week, size_class, epoch_sealed, epoch_now, received_sha256,
                 payload_sha256, header, done, holder, urgent)
             SELECT i * {step} + 1, randomblob(16), 'bench', state, printf('20%02d-W%02d', 25 + week / 52, week % 52 + 1), '2028-W47', 65536, 1, 1,
                 randomblob(32), randomblob(32), randomblob(1627), state = 'checked' AND held % 2,
                 CASE WHEN state IN ('checked', 'set-aside') OR held >= 100 THEN NULL ELSE
                 (CASE held % 5 WHEN 0 THEN 'mo' WHEN 1 THEN 'ada' WHEN 2 THEN 'kim' WHEN 3 THEN 'lou' ELSE 'jo' END) END, held = 500 FROM stands"
        ))
        .await;
    }
    run("INSERT INTO record SELECT row, 1, received_sha256, payload_sha256, header FROM testimony WHERE state NOT IN ('new', 'reading')".to_owned()).await;
    run("INSERT INTO record_author SELECT row, 'ada' FROM record UNION ALL SELECT row, 'mo' FROM record WHERE row % 3 = 0".to_owned()).await;
    run("INSERT INTO aside SELECT row, 'mo' FROM testimony ORDER BY submission_id LIMIT 50".to_owned()).await;
    for number in 1..=2 {
        run(format!(
            "INSERT INTO entry SELECT row + {number}, row, {number}, 'message', iif({number} = 1, 'survivor', 'desk'), week, 1, received_sha256, header
             FROM testimony WHERE row % 20 = 3"
        ))
        .await;
    }
    run("PRAGMA wal_checkpoint(TRUNCATE)".to_owned()).await;
}

fn at(sorted: &[Duration], percent: usize) -> f64 {
    sorted[(sorted.len() * percent).div_ceil(100) - 1].as_secs_f64() * 1_000.0
}

#[tokio::main]
async fn main() {
    // `cargo test --benches` only wants to know that it links.
    if !env::args().any(|argument| argument == "--bench") {
        return;
    }
    let many = env::var("MURMURATION_QUEUE").ok().and_then(|number| number.parse().ok()).unwrap_or(LARGE);
    let begin = Instant::now();
    let desks = [Desk::with(SMALL).await, Desk::with(many).await];
    println!("{SMALL} and {many} testimonies are there after {:.0} s", begin.elapsed().as_secs_f64());
    println!(
        "{:<18} {:>5}  {:>9} {:>9}  {:>9} {:>9}  p99 ratio",
        "milliseconds", "rows", "small p50", "p99", "large p50", "p99"
    );
    let mut drawn = 1_u64;
    let mut all = [Vec::new(), Vec::new()];
    for (words, query) in PARTS {
        let mut times = [Vec::new(), Vec::new()];
        let mut rows = 0;
        for round in 0..WARM + ROUNDS {
            // Every third page is the first one; the others begin anywhere in the two years.
            let mut query = query.to_owned();
            if round % 3 != 0 {
                drawn = drawn.wrapping_add(0x9e37_79b9_7f4a_7c15);
                let (week, row) = (drawn % 104, drawn >> 1);
                write!(query, "&after=20{:02}-W{:02}.{row:016x}", 25 + week / 52, week % 52 + 1)
                    .expect("memory has room");
            }
            for (desk, times) in desks.iter().zip(&mut times) {
                let (took, found) = desk.page(&query).await;
                rows = rows.max(found);
                if round >= WARM {
                    times.push(took);
                }
            }
        }
        for (times, all) in times.iter_mut().zip(&mut all) {
            all.extend_from_slice(times);
        }
        line(words, rows, &mut times);
    }
    line("all together", 0, &mut all);
}

fn line(words: &str, rows: usize, times: &mut [Vec<Duration>; 2]) {
    times.iter_mut().for_each(|times| times.sort_unstable());
    let [small, large] = times;
    let ratio = at(large, 99) / at(small, 99);
    println!(
        "{words:<18} {rows:>5}  {:>9.2} {:>9.2}  {:>9.2} {:>9.2}  {ratio:.2}",
        at(small, 50),
        at(small, 99),
        at(large, 50),
        at(large, 99)
    );
}
