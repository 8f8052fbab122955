//! What a server does with each account, among a thousand testimonies, ten thousand, and so on to a million (`MURMURATION_GROWTH` sets the largest number).
//!
//! One database of each size, migrated and filled in bulk (see [`fill`]), in one process. They take turns, so that whatever else the machine does meets all of
//! them. Accounts that are sent, fetched, looked at and withdrawn are real ones of 64 KiB. `cargo xtask bench growth` runs it on SQLite and then on PostgreSQL.

#![expect(clippy::disallowed_methods, reason = "a bench reads the clock: that is what it is for")]

mod desk;
mod figures;
mod fill;
#[expect(dead_code, reason = "tests use more of it")]
#[path = "../../tests/house/people.rs"]
mod people;
#[expect(dead_code, reason = "another bench uses more of it")]
#[path = "../writer.rs"]
mod writer;

use std::{
    env,
    io::{self, Read as _, Write},
    iter,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use app::wire::Queue;
use rand_core::{OsRng, RngCore as _};
use server::{
    backup,
    config::Database,
    retention,
    routes::attachments,
    state::AppState,
    store::{erasure, queue},
};
use vault::{
    id::{AttachmentId, SubmissionId},
    work::header_value,
};

use desk::{CALL, Desk, TOKEN};
use figures::{Growth, Line, head};
use writer::{Asked, Writer};

const SMALLEST: u64 = 1_000;
const LARGEST: u64 = 1_000_000;
const ROUNDS: usize = 200;
const WARM: usize = 20;
/// Of what takes long.
const FEW: usize = 10;
/// Testimonies that one run of retention deletes.
const DUE: usize = 25;
/// Bytes of a sealed payload of the smallest class.
const PAYLOAD: usize = 65_568;
const LENGTH: u64 = 65_536;

struct Bench {
    desks: Vec<Desk>,
    sizes: Vec<u64>,
    fits: bool,
}

#[tokio::main]
async fn main() {
    // `cargo test --benches` only wants to know that it links.
    if !env::args().any(|argument| argument == "--bench") {
        return;
    }
    let largest = env::var("MURMURATION_GROWTH").map_or(LARGEST, |text| text.parse().expect("a number"));
    let sizes: Vec<u64> =
        iter::successors(Some(SMALLEST), |size| size.checked_mul(10)).take_while(|size| *size <= largest).collect();
    let begin = Instant::now();
    let mut desks = Vec::new();
    for size in &sizes {
        desks.push(Desk::with(*size).await);
    }
    let name = if desks.iter().any(|desk| desk.state.store.is_shared()) { "PostgreSQL" } else { "SQLite" };
    println!("{name}: {sizes:?} testimonies are there after {:.0} s; {}", begin.elapsed().as_secs_f64(), load());
    head(&sizes);
    let mut bench = Bench { desks, sizes, fits: true };
    bench.run().await;
    println!("{}{}", load(), if bench.fits { "" } else { "; NOT everything grows as it should" });
}

/// What else the machine does.
fn load() -> String {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    format!("load {}", load.split(' ').take(3).collect::<Vec<_>>().join(" "))
}

impl Bench {
    async fn run(&mut self) {
        let writers: Vec<Vec<Writer>> =
            self.desks.iter().map(|desk| (0..WARM + ROUNDS).map(|_| Writer::new(&desk.team)).collect()).collect();
        self.line("submit an account", Growth::Log, ROUNDS, async |desk, place, round| {
            desk.ask(writers[place][round].submits(CALL, &header_value(&desk.work().await, 0)), 201).await.0
        })
        .await;
        self.line("a page of 50 of the queue", Growth::Log, ROUNDS, async |desk, _, _| page(desk).await).await;
        for (words, part) in [("fetch a header", "header"), ("fetch a payload of 64 KiB", "payload")] {
            self.line(words, Growth::Log, ROUNDS, async |desk, place, round| {
                let path = format!("/api/desk/calls/{CALL}/testimonies/{}/{part}", writers[place][round].id);
                desk.ask(Asked::get(path, TOKEN), 200).await.0
            })
            .await;
        }
        self.line("come back with a receipt", Growth::Log, ROUNDS, async |desk, place, round| {
            desk.ask(writers[place][round].looks(desk.origin()), 200).await.0
        })
        .await;
        self.line("withdraw", Growth::Log, ROUNDS, async |desk, place, round| {
            desk.ask(writers[place][round].withdraws(desk.origin()), 200).await.0
        })
        .await;
        self.line("begin an upload", Growth::Log, ROUNDS, async |desk, _, _| upload(desk).await).await;
        // Some eight in a hundred are.
        self.line("what is due in the weeks ahead", Growth::Linear, FEW, async |desk, _, _| {
            desk.ask(Asked::get(format!("/api/desk/calls/{CALL}/retention"), TOKEN), 200).await.0
        })
        .await;
        self.line("retention: 25 are due", Growth::Log, FEW, async |desk, _, _| purge(desk).await).await;
        // It lists the folder of attachments, one in a hundred of all.
        self.line("retention: an hour with nothing due", Growth::Linear, FEW, async |desk, _, _| {
            hour(&desk.state).await
        })
        .await;
        self.start().await;
        self.backup().await;
    }

    /// Measures something in turn.
    async fn line(
        &mut self,
        words: &'static str,
        growth: Growth,
        rounds: usize,
        work: impl AsyncFn(&Desk, usize, usize) -> Duration,
    ) {
        let warm = WARM.min(rounds / 5);
        let mut line = Line::new(words, growth, self.sizes.len());
        for round in 0..warm + rounds {
            for (place, desk) in self.desks.iter().enumerate() {
                let took = work(desk, place, round).await;
                if round >= warm {
                    line.times[place].push(took);
                }
            }
        }
        self.fits &= line.print(&self.sizes);
    }

    async fn start(&mut self) {
        // It reads the register and the list of withdrawals, one for each hundred.
        let mut line = Line::new("start", Growth::Linear, self.sizes.len());
        for _ in 0..FEW {
            let mut desks = Vec::new();
            for (place, desk) in self.desks.drain(..).enumerate() {
                let (desk, took) = desk.restart().await;
                line.times[place].push(took);
                desks.push(desk);
            }
            self.desks = desks;
        }
        self.fits &= line.print(&self.sizes);
    }

    async fn backup(&mut self) {
        let mut line = Line::new("backup", Growth::Linear, self.sizes.len());
        let mut bytes = Vec::new();
        for (place, desk) in self.desks.iter().enumerate() {
            let begin = Instant::now();
            bytes.push(back_up(&desk.state).await);
            line.times[place].push(begin.elapsed());
        }
        let rates: Vec<_> = bytes
            .iter()
            .zip(&line.times)
            .map(|(bytes, took)| {
                let took: Duration = took.iter().sum();
                let megabytes = *bytes as f64 / 1e6;
                format!("{megabytes:.1} MB, {:.0} MB a second", megabytes / took.as_secs_f64())
            })
            .collect();
        self.fits &= line.print(&self.sizes);
        println!("  backup: {}", rates.join("; "));
    }
}

/// From anywhere in its 100 weeks.
async fn page(desk: &Desk) -> Duration {
    let (week, row) = (OsRng.next_u32() % 99, OsRng.next_u64() >> 1);
    let after = format!("20{:02}-W{:02}.{row:016x}", 25 + week / 52, week % 52 + 1);
    let path = format!("/api/desk/calls/{CALL}/testimonies?limit=50&after={after}");
    let (took, body) = desk.ask(Asked::get(path, TOKEN), 200).await;
    let page: Queue = serde_json::from_slice(&body).expect("a queue");
    assert!(!page.items.is_empty(), "nothing follows {after}");
    took
}

async fn upload(desk: &Desk) -> Duration {
    let headers = vec![
        ("murmuration-id", SubmissionId::make(&mut OsRng).to_string()),
        ("murmuration-attachment", AttachmentId::make(&mut OsRng).to_string()),
        ("upload-length", LENGTH.to_string()),
        ("murmuration-work", format!("{}:0", desk.work().await)),
    ];
    desk.ask(Asked::post(format!("/api/calls/{CALL}/attachments"), headers, Vec::new()), 201).await.0
}

/// One run with so many due, whole and anywhere in the table.
async fn purge(desk: &Desk) -> Duration {
    let (state, week) = (&desk.state, desk.state.clock.week());
    let mut rows = Vec::new();
    while rows.len() < DUE {
        let from = OsRng.next_u64() >> 1;
        let next = format!(
            "SELECT row FROM testimony t WHERE row >= {from} AND NOT EXISTS (SELECT 1 FROM entry WHERE testimony = t.row) ORDER BY row LIMIT 1"
        );
        rows.extend(fill::numbers(state, &next).await);
        rows.sort_unstable();
        rows.dedup();
    }
    fill::make_due(state, &week.to_string(), &rows, PAYLOAD).await;
    // What made them due is no part of the figure.
    erasure::sweep(&state.store).await;
    let begin = Instant::now();
    let purged = retention::purge(&state.store, &state.shelf, week).await.expect("it is done");
    let took = begin.elapsed();
    assert_eq!(purged.deleted, DUE);
    took
}

/// What is done each hour.
async fn hour(state: &AppState) -> Duration {
    let begin = Instant::now();
    let purged = retention::purge(&state.store, &state.shelf, state.clock.week()).await.expect("it is done");
    assert_eq!(purged.deleted, 0);
    queue::unread(&state.store).await.expect("it is counted");
    retention::database(state).await;
    retention::members(state).await.expect("it is done");
    attachments::sweep(state).await.expect("it is done");
    begin.elapsed()
}

/// How many bytes a stream has that nobody keeps.
async fn back_up(state: &AppState) -> u64 {
    if let Database::Postgres(url) = &state.config.database {
        return dump(url);
    }
    let data = &state.config.data;
    let scratch = backup::begin(data).expect("it may begin");
    let mut counted = Counted(0);
    let done = backup::write(data, &scratch, 0, &mut counted).await.expect("it is backed up");
    assert_eq!(done.missing, Vec::<i64>::new());
    counted.0
}

/// As server/hosting/README.md has it.
fn dump(url: &str) -> u64 {
    let mut dump = Command::new("pg_dump");
    dump.args(["-Fc", "--exclude-table-data=session", "--exclude-table-data=invitation", "--exclude-table-data=spent"]);
    let mut dump = dump.arg(url).stdout(Stdio::piped()).spawn().expect("pg_dump is installed");
    let (mut out, mut bytes, mut buffer) = (dump.stdout.take().expect("it is piped"), 0, vec![0; 1 << 20]);
    loop {
        match out.read(&mut buffer).expect("it can be read") {
            0 => break,
            read => bytes += read as u64,
        }
    }
    assert!(dump.wait().expect("it is ours").success());
    bytes
}

struct Counted(u64);

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
