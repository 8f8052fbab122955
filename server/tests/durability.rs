//! Killed under load, again and again: what was acknowledged is there, once, and whole.
//!
//! `MURMURATION_KILLS` says how often; a test takes 200, a bench 10,000. Every 250 kills it goes on with a fresh database, so
//! that a bench neither fills the disk nor spends its time on checking.

use std::{
    collections::HashMap,
    env,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use app::wire::{Received, WorkRequest, WorkToken};
use rand_core::{OsRng, RngCore as _};
use sea_orm::{ConnectionTrait as _, Database, DatabaseConnection, QueryResult, Statement};
use vault::id::{Digest, SubmissionId};

use super::{
    machine::{Machine, Process},
    people::{Team, sealed},
};

const SENDERS: usize = 4;
const CHECK_EVERY: usize = 25;
const KILLS_PER_DATABASE: usize = 250;

/// What senders know: files that were acknowledged, and files whose answer never came.
#[derive(Default)]
struct Ledger {
    acknowledged: HashMap<SubmissionId, Digest>,
    /// Those of which no stored byte was looked at yet.
    unchecked: Vec<SubmissionId>,
    open: Vec<(SubmissionId, Vec<u8>)>,
}

#[test]
fn what_was_acknowledged_survives_every_kill() {
    let kills: usize = env::var("MURMURATION_KILLS").map_or(200, |text| text.parse().expect("a number"));
    let (mut left, mut acknowledged) = (kills, 0);
    while left > 0 {
        let batch = left.min(KILLS_PER_DATABASE);
        acknowledged += one_database(batch);
        left -= batch;
        println!("{} kills, {acknowledged} acknowledged testimonies", kills - left);
    }
    assert!(acknowledged >= kills, "too little load to mean anything: {acknowledged}");
}

/// Returns how many were acknowledged, all of which are there.
fn one_database(kills: usize) -> usize {
    let machine = Machine::new().with("MURMURATION_DEMONSTRATION", "1").with("MURMURATION_WORK_DIFFICULTY", "0");
    let machine = Arc::new(machine);
    let team = Team::new("right-care", true);
    let process = machine.start();
    machine.move_in(&team);
    process.kill();

    let template = sealed(&team).bytes();
    let ledger = Arc::new(Mutex::new(Ledger::default()));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    for kill in 1..=kills {
        if below(8) == 0 {
            // Also while it starts.
            let process = machine.spawn();
            thread::sleep(Duration::from_millis(below(40)));
            process.kill();
        }
        load_and_kill(&machine, &ledger, &template);
        if kill % CHECK_EVERY == 0 || kill == kills {
            let process = machine.start();
            let mut ledger = ledger.lock().expect("no sender panicked");
            runtime.block_on(check(&machine, &mut ledger));
            process.kill();
        }
    }
    let ledger = ledger.lock().expect("no sender panicked");
    ledger.acknowledged.len()
}

fn load_and_kill(machine: &Arc<Machine>, ledger: &Arc<Mutex<Ledger>>, template: &[u8]) {
    let process: Process = machine.start();
    let over = Arc::new(AtomicBool::new(false));
    let senders: Vec<_> = (0..SENDERS)
        .map(|_| {
            let (machine, ledger, over) = (Arc::clone(machine), Arc::clone(ledger), Arc::clone(&over));
            let template = template.to_vec();
            thread::spawn(move || {
                while !over.load(Ordering::Relaxed) {
                    let (id, file) = next(&ledger, &template);
                    deliver(&machine, &ledger, id, file);
                }
            })
        })
        .collect();
    thread::sleep(Duration::from_millis(below(200)));
    process.kill();
    over.store(true, Ordering::Relaxed);
    for sender in senders {
        sender.join().expect("no sender panicked");
    }
}

/// One that was never answered, or a new one: other bytes each time, which nobody without the key can tell from sealed ones.
fn next(ledger: &Mutex<Ledger>, template: &[u8]) -> (SubmissionId, Vec<u8>) {
    if let Some(open) = ledger.lock().expect("no sender panicked").open.pop() {
        return open;
    }
    let mut file = template.to_vec();
    let end = file.len();
    OsRng.fill_bytes(&mut file[end - 64..]);
    (SubmissionId::make(&mut OsRng), file)
}

fn deliver(machine: &Machine, ledger: &Mutex<Ledger>, id: SubmissionId, file: Vec<u8>) {
    let answer = send(machine, id, &file);
    let mut ledger = ledger.lock().expect("no sender panicked");
    match answer {
        Some(digest) => {
            assert_eq!(digest, Digest::of(&file), "the server acknowledged other bytes");
            assert!(ledger.acknowledged.insert(id, digest).is_none());
            ledger.unchecked.push(id);
        }
        None => ledger.open.push((id, file)),
    }
}

/// The digest in the acknowledgement, or `None` if none came.
fn send(machine: &Machine, id: SubmissionId, file: &[u8]) -> Option<Digest> {
    let request = WorkRequest { class: "full".to_owned() };
    let work: WorkToken = machine.post_json("/api/work", "", &request).ok()?;
    assert_eq!(work.difficulty, 0);
    let headers = [
        ("content-type", "application/octet-stream"),
        ("murmuration-id", &id.to_string()),
        ("murmuration-epoch", "1"),
        ("murmuration-work", &format!("{}:0", work.token)),
    ];
    let answer = machine.send("POST", "/api/calls/right-care/testimonies", &headers, file).ok()?;
    assert!([200, 201].contains(&answer.status), "{}", String::from_utf8_lossy(&answer.body));
    let received: Received = serde_json::from_slice(&answer.body).expect("the wire type");
    assert_eq!(received.id, id.to_string());
    Some(received.sha256.parse().expect("a digest"))
}

/// Reads the database beside the running server, which has recovered it.
async fn check(machine: &Machine, ledger: &mut Ledger) {
    let file = machine.path("data/murmuration.sqlite");
    let db = Database::connect(format!("sqlite://{}?mode=ro", file.display())).await.expect("the database opens");
    assert_eq!(value::<String>(&db, "PRAGMA integrity_check").await, "ok");
    let stray =
        "SELECT count(*) FROM testimony t FULL JOIN payload p ON p.row = t.row WHERE p.row IS NULL OR t.row IS NULL";
    assert_eq!(value::<i64>(&db, stray).await, 0, "half a testimony");
    let doubled = "SELECT count(*) - count(DISTINCT submission_id) FROM testimony";
    assert_eq!(value::<i64>(&db, doubled).await, 0, "one was doubled");

    let stored: HashMap<Vec<u8>, Vec<u8>> = rows(&db, "SELECT submission_id, received_sha256 FROM testimony")
        .await
        .iter()
        .map(|row| (blob(row, 0), blob(row, 1)))
        .collect();
    for (id, digest) in &ledger.acknowledged {
        let found = stored.get(id.to_bytes().as_slice());
        assert_eq!(found, Some(&digest.to_bytes().to_vec()), "{id} was acknowledged and is lost");
    }
    for id in ledger.unchecked.drain(..) {
        let sql = format!(
            "SELECT t.header, p.payload FROM testimony t JOIN payload p ON p.row = t.row WHERE t.submission_id = x'{id}'"
        );
        let found = rows(&db, &sql).await;
        assert_eq!(found.len(), 1);
        let file = Digest::of(&[blob(&found[0], 0), blob(&found[0], 1)].concat());
        assert_eq!(file, ledger.acknowledged[&id], "{id} is stored with other bytes than were acknowledged");
    }
    db.close().await.expect("it closes");
}

async fn rows(db: &DatabaseConnection, sql: &str) -> Vec<QueryResult> {
    db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.expect("a query")
}

fn blob(row: &QueryResult, index: usize) -> Vec<u8> {
    row.try_get_by_index(index).expect("bytes")
}

async fn value<T: sea_orm::TryGetable>(db: &DatabaseConnection, sql: &str) -> T {
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await.expect("a query");
    row.expect("a row").try_get_by_index(0).expect("a value")
}

fn below(bound: u64) -> u64 {
    OsRng.next_u64() % bound
}
