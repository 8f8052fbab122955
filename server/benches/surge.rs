//! Intake under surge: the real command on a loopback port, and 200 senders who send one account after the other, each on a connection that it keeps, on
//! the same processors.
//!
//! Twice, on a fresh database each: with one full verification of the work for each account, and without any (difficulty 0, which only a demonstration
//! can be set to). Everything is sealed, and the work done, before the clock starts. The disk's own limit is measured before each, in the same folder.
//! `MURMURATION_SURGE` sets how many accounts; `cargo xtask bench surge` runs it on SQLite and then on PostgreSQL.

#![expect(clippy::disallowed_methods, reason = "a bench reads the clock: that is what it is for")]

#[expect(dead_code, reason = "tests use more of it")]
#[path = "../tests/machine.rs"]
mod machine;
#[expect(dead_code, reason = "tests use more of it")]
#[path = "../tests/house/people.rs"]
mod people;
#[expect(dead_code, reason = "other benches use more of it")]
mod writer;

use std::{
    collections::BTreeMap,
    env, fmt,
    fs::{self, File},
    io::{self, Write as _},
    net::SocketAddr,
    path::Path,
    process,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use app::wire::{Problem, Received, WorkRequest, WorkToken};
use rand_core::{OsRng, RngCore as _};
use sea_orm::{ConnectionTrait as _, Database, DatabaseConnection, Statement};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    task::LocalSet,
};
use vault::{
    id::Digest,
    work::{self, Memory},
};

use machine::{Answer, Machine};
use people::Team;
use writer::{Asked, Writer};

const SENDERS: usize = 200;
const ACCOUNTS: usize = 8_000;
/// Of one account, sealed: what the disk is measured with.
const BLOCK: usize = 65_536;
/// Of as many as one commit takes: the same disk, at its best.
const GROUP: usize = 64 * BLOCK;
const DISK: Duration = Duration::from_secs(2);
/// As the tests have it: where PostgreSQL's socket is.
const SOCKET: &str = "MURMURATION_TEST_POSTGRES";
const CALL: &str = "right-care";

/// A request as it goes over the line, and the digest that its acknowledgement must have.
struct Prepared {
    bytes: Vec<u8>,
    digest: Digest,
}

/// What came of them.
struct Outcome {
    took: Duration,
    /// Of those that were acknowledged, sorted.
    latencies: Vec<Duration>,
    refusals: BTreeMap<String, usize>,
}

fn main() {
    // `cargo test --benches` only wants to know that it links.
    if !env::args().any(|argument| argument == "--bench") {
        return;
    }
    let accounts = env::var("MURMURATION_SURGE").map_or(ACCOUNTS, |text| text.parse().expect("a number"));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let verification = verification();
    println!(
        "one verification takes {:.2} ms, so that {processors} processors that did nothing else could do {:.0} a second",
        verification.as_secs_f64() * 1_000.0,
        processors as f64 / verification.as_secs_f64()
    );
    for (words, difficulty) in [("with one verification each", 1), ("without work", 0)] {
        runtime.block_on(surge(words, difficulty, accounts, processors));
    }
}

/// What one costs by itself.
fn verification() -> Duration {
    const TIMES: u32 = 200;
    let mut memory = Memory::default();
    let begin = Instant::now();
    let right = (0..TIMES).filter(|counter| memory.verify("a token", &Digest::ZERO, 1, (*counter).into())).count();
    assert!(right > 0, "half of them are right");
    begin.elapsed() / TIMES
}

async fn surge(words: &str, difficulty: u32, accounts: usize, processors: usize) {
    let mut machine = Machine::new()
        .with("MURMURATION_DEMONSTRATION", "1")
        .with("MURMURATION_WORK_DIFFICULTY", difficulty.to_string());
    let database = Base::make(&mut machine).await;
    let disk = [BLOCK, GROUP].map(|block| disk(machine.folder.path(), block).expect("the folder takes a file"));
    let server = machine.start();
    let team = Team::new(CALL, true);
    machine.move_in(&team);
    let prepared = prepare(&machine, &team, accounts, processors);
    let [server_id, own_id] = [server.id(), process::id()];
    let (before, machine_before) = ([server_id, own_id].map(processor_time), Shares::now());
    let sent = LocalSet::new().run_until(send(machine.address, prepared)).await;
    let shares = Shares::now().since(&machine_before);
    let [serving, sending] =
        [(server_id, before[0]), (own_id, before[1])].map(|(id, before)| processor_time(id) - before);
    let memory = peak(server_id);
    assert_eq!(server.terminate(), Some(0));
    let acknowledged = sent.latencies.len();
    assert_eq!(database.testimonies().await, acknowledged, "what was acknowledged is there, once");
    let rate = acknowledged as f64 / sent.took.as_secs_f64();
    println!("{}, {words}: {acknowledged} of {accounts} accounts of 64 KiB, {SENDERS} senders", database.name());
    println!("  a second        {rate:.0}");
    println!("  p50, p99        {:.0} ms, {:.0} ms", at(&sent.latencies, 50), at(&sent.latencies, 99));
    println!("  refused         {:?}", sent.refusals);
    let each = |time: Duration| time.as_secs_f64() * 1_000.0 / acknowledged as f64;
    println!(
        "  processor time  {:.2} ms an account in the server, {:.2} ms in the senders",
        each(serving),
        each(sending)
    );
    println!("  server's memory {memory} MB at most");
    println!("  the machine     {shares}, load {}", load());
    let [single, group] = disk;
    println!("  the disk alone  {single:.0} synced writes of 64 KiB a second; {:.1} accounts for each", rate / single);
    let (most, taken) = (group * GROUP as f64, rate * BLOCK as f64);
    println!(
        "                  {:.0} MB/s in synced writes of 4 MiB; accounts were {:.2} of that",
        most / 1e6,
        taken / most
    );
}

/// Where the accounts go.
enum Base {
    Sqlite(String),
    Postgres { url: String },
}

impl Base {
    /// PostgreSQL where the environment says where one is, else a file in the machine's folder.
    async fn make(machine: &mut Machine) -> Self {
        let Ok(socket) = env::var(SOCKET) else {
            return Self::Sqlite(format!("sqlite://{}?mode=ro", machine.path("data/murmuration.sqlite").display()));
        };
        let url = |name: &str| format!("postgres:///{name}?host={socket}&user=postgres");
        let name = format!("surge_{}_{}", process::id(), OsRng.next_u32());
        let admin = Database::connect(url("postgres")).await.expect("the server answers");
        admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.expect("it may be filled");
        machine.set("MURMURATION_DATABASE", url(&name));
        Self::Postgres { url: url(&name) }
    }

    fn name(&self) -> &'static str {
        match self {
            Self::Sqlite(_) => "SQLite",
            Self::Postgres { .. } => "PostgreSQL",
        }
    }

    /// How many are there, each with its payload.
    async fn testimonies(&self) -> usize {
        let (Self::Sqlite(url) | Self::Postgres { url }) = self;
        let db: DatabaseConnection = Database::connect(url).await.expect("the database opens");
        let sql = "SELECT count(*) FROM testimony JOIN payload ON payload.row = testimony.row";
        let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await.expect("a query");
        let count: i64 = row.expect("a row").try_get_by_index(0).expect("a number");
        usize::try_from(count).expect("a count")
    }
}

/// Blocks of this length that the disk takes in a second, one synced after the other.
fn disk(folder: &Path, block: usize) -> io::Result<f64> {
    let (path, block) = (folder.join("disk"), vec![0xa5; block]);
    let mut file = File::create(&path)?;
    let begin = Instant::now();
    let mut blocks = 0;
    while begin.elapsed() < DISK {
        file.write_all(&block)?;
        file.sync_data()?;
        blocks += 1;
    }
    let rate = f64::from(blocks) / begin.elapsed().as_secs_f64();
    fs::remove_file(path)?;
    Ok(rate)
}

/// Seals accounts and does their work, on all processors.
fn prepare(machine: &Machine, team: &Team, accounts: usize, processors: usize) -> Vec<Prepared> {
    thread::scope(|scope| {
        let share = accounts.div_ceil(processors);
        let workers: Vec<_> =
            (0..processors).map(|_| scope.spawn(move || (0..share).map(|_| one(machine, team)).collect())).collect();
        let parts: Vec<Vec<Prepared>> =
            workers.into_iter().map(|worker| worker.join().expect("it does not panic")).collect();
        parts.into_iter().flatten().take(accounts).collect()
    })
}

/// An account with a receipt, as a browser sends it.
fn one(machine: &Machine, team: &Team) -> Prepared {
    let writer = Writer::new(team);
    let request = WorkRequest { class: "full".to_owned() };
    let WorkToken { token, difficulty } = machine.post_json("/api/work", "", &request).expect("a token");
    let counter = work::solve(&token, &writer.digest, difficulty, 0, u64::MAX).expect("it is found");
    let Asked { method, path, headers, body } = writer.submits(CALL, &work::header_value(&token, counter));
    let headers: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    let (address, length) = (machine.address, body.len());
    let head = format!("{method} {path} HTTP/1.1\r\nhost: {address}\r\ncontent-length: {length}\r\n{headers}\r\n");
    Prepared { bytes: [head.as_bytes(), &body].concat(), digest: writer.digest }
}

/// Sends all of them. Each sender takes the next once its last is answered.
async fn send(address: SocketAddr, prepared: Vec<Prepared>) -> Outcome {
    let (prepared, next) = (Arc::new(prepared), Arc::new(AtomicUsize::new(0)));
    let mut lines = Vec::with_capacity(SENDERS);
    for _ in 0..SENDERS {
        let line = TcpStream::connect(address).await.expect("it lets in");
        line.set_nodelay(true).expect("a connection can be set so");
        lines.push(line);
    }
    let begin = Instant::now();
    let senders: Vec<_> = lines
        .into_iter()
        .map(|mut line| {
            let (prepared, next) = (Arc::clone(&prepared), Arc::clone(&next));
            tokio::task::spawn_local(async move {
                let (mut latencies, mut refused) = (Vec::new(), Vec::new());
                while let Some(request) = prepared.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let begin = Instant::now();
                    let answer = exchange(&mut line, &request.bytes).await.expect("an answer");
                    if answer.status == 201 {
                        latencies.push(begin.elapsed());
                        let received: Received = serde_json::from_slice(&answer.body).expect("the wire type");
                        assert_eq!(received.sha256, request.digest.to_string(), "other bytes were acknowledged");
                    } else {
                        let problem: Problem = serde_json::from_slice(&answer.body).expect("a problem");
                        refused.push(problem.code);
                    }
                }
                (latencies, refused)
            })
        })
        .collect();
    let mut sent = Outcome { took: Duration::ZERO, latencies: Vec::new(), refusals: BTreeMap::new() };
    for sender in senders {
        let (latencies, refused) = sender.await.expect("it does not panic");
        sent.latencies.extend(latencies);
        for code in refused {
            *sent.refusals.entry(code).or_default() += 1;
        }
    }
    sent.took = begin.elapsed();
    sent.latencies.sort_unstable();
    sent
}

/// One request and its answer, on a connection that stays.
async fn exchange(line: &mut TcpStream, request: &[u8]) -> io::Result<Answer> {
    line.write_all(request).await?;
    let mut bytes = Vec::with_capacity(2_048);
    loop {
        if line.read_buf(&mut bytes).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if let Some(answer) = Answer::read(&bytes) {
            return Ok(answer);
        }
    }
}

/// The most memory that a process had, in megabytes.
fn peak(id: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{id}/status")).expect("it still runs");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("Linux tells it");
    let kilobytes: u64 = line.trim().trim_end_matches(" kB").parse().expect("a number");
    kilobytes * 1_024 / 1_000_000
}

/// How long a process was on a processor.
fn processor_time(id: u32) -> Duration {
    /// Of the numbers that Linux tells programs, whatever its own clock.
    const TICKS_PER_SECOND: u32 = 100;
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).expect("it still runs");
    // Behind its name, which may hold spaces: the state is the first, time in the program and in the system the twelfth and thirteenth.
    let (_, numbers) = stat.rsplit_once(')').expect("a name in brackets");
    let ticks: u32 =
        numbers.split_whitespace().skip(11).take(2).map(|ticks| ticks.parse::<u32>().expect("a number")).sum();
    Duration::from_secs(ticks.into()) / TICKS_PER_SECOND
}

/// What the processors did, in ticks: work of any kind, waiting for a disk, and all of it.
struct Shares([u64; 3]);

impl Shares {
    /// Since the machine was started.
    fn now() -> Self {
        let stat = fs::read_to_string("/proc/stat").expect("Linux tells it");
        let all = stat.lines().next().expect("a line for all processors").split_whitespace().skip(1).take(8);
        let ticks: Vec<u64> = all.map(|ticks| ticks.parse().expect("a number")).collect();
        // The fourth is idle, the fifth idle while a disk is waited for.
        let (all, waiting) = (ticks.iter().sum::<u64>(), ticks[4]);
        Self([all - ticks[3] - waiting, waiting, all])
    }

    fn since(&self, before: &Self) -> Self {
        Self([0, 1, 2].map(|place| self.0[place] - before.0[place]))
    }
}

impl fmt::Display for Shares {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self([busy, waiting, all]) = self;
        let percent = |ticks: &u64| 100 * ticks / (*all).max(1);
        write!(
            f,
            "all processors busy for {} % of the time, waiting for the disk for {} %",
            percent(busy),
            percent(waiting)
        )
    }
}

/// How many processes wanted a processor, over the last minute.
fn load() -> String {
    let text = fs::read_to_string("/proc/loadavg").expect("Linux tells it");
    text.split(' ').next().unwrap_or_default().to_owned()
}

/// In milliseconds.
fn at(sorted: &[Duration], percent: usize) -> f64 {
    let place = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
    sorted.get(place).map_or(0.0, |latency| latency.as_secs_f64() * 1_000.0)
}
