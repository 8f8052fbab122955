//! A restore drill: a machine with many accounts is backed up while others come, sealed by the stock `age`; some are taken back; then all that is left of it is
//! what a host has kept, and an empty machine.
//!
//! Every row and file that belongs to an account must be there again with its digest, and nothing of what was taken back. `MURMURATION_RESTORE` sets how
//! many accounts (100,000, for which the disk needs 21 GB: database, copy and sealed backup). `cargo xtask bench restore` runs it on SQLite and then on
//! PostgreSQL, for which it does what server/hosting/README.md says.

#![expect(clippy::disallowed_methods, reason = "a bench reads the clock: that is what it is for")]

mod bulk;
mod contents;
#[expect(dead_code, reason = "tests use more of it")]
#[path = "../../tests/machine.rs"]
mod machine;
#[expect(dead_code, reason = "tests use more of it")]
#[path = "../../tests/house/people.rs"]
mod people;
mod tools;
#[expect(dead_code, reason = "another bench uses more of it")]
#[path = "../writer.rs"]
mod writer;

use std::{
    collections::HashSet,
    env,
    process::ExitCode,
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::Instant,
};

use app::wire::{Status, WorkRequest, WorkToken};
use vault::work;

use contents::Contents;
use machine::Machine;
use people::Team;
use tools::Base;
use writer::{Asked, Writer};

const ACCOUNTS: usize = 100_000;
const CALL: &str = "right-care";
/// Who come by the door before the backup. Of each five, one takes hers back before it, and two after it.
const BEFORE: usize = 250;

fn main() -> ExitCode {
    // `cargo test --benches` only wants to know that it links.
    if !env::args().any(|argument| argument == "--bench") {
        return ExitCode::SUCCESS;
    }
    let accounts = env::var("MURMURATION_RESTORE").map_or(ACCOUNTS, |text| text.parse().expect("a number"));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    match runtime.block_on(drill(accounts)) {
        0 => ExitCode::SUCCESS,
        wrong => {
            println!("{wrong} things are not as they were");
            ExitCode::FAILURE
        }
    }
}

/// Says how long something took.
async fn timed<T>(words: &str, work: impl Future<Output = T>) -> T {
    let begin = Instant::now();
    let done = work.await;
    println!("  {words:<58} {:>7.1} s", begin.elapsed().as_secs_f64());
    done
}

/// How many things are wrong after it.
async fn drill(accounts: usize) -> usize {
    let mut machine = Machine::new().with("MURMURATION_DEMONSTRATION", "1").with("MURMURATION_WORK_DIFFICULTY", "0");
    let base = Base::make(&mut machine).await;
    let (data, aside, into) = (machine.path("data"), machine.path("aside"), machine.path("new"));
    println!("{}, {accounts} accounts; {}", base.name(), load());
    tools::prepare(&aside);
    let team = Team::new(CALL, true);
    let server = machine.start();
    machine.move_in(&team);
    assert_eq!(server.terminate(), Some(0));
    timed("filled in bulk", async {
        let store = base.open(&data).await;
        bulk::fill(&store, &data.join("attachments"), &team, accounts).await;
        store.close().await;
    })
    .await;

    let server = machine.start();
    let mut before: Vec<_> = (0..BEFORE).map(|_| send(&machine, &team)).collect();
    let early = before.split_off(BEFORE * 4 / 5);
    early.iter().for_each(|writer| withdraw(&machine, writer));
    let over = AtomicBool::new(false);
    let meanwhile = thread::scope(|scope| {
        let sender = scope.spawn(|| {
            let mut sent = Vec::new();
            while !over.load(Ordering::Relaxed) {
                sent.push(send(&machine, &team));
            }
            sent
        });
        let begin = Instant::now();
        base.back_up(&aside, &data);
        println!("  {:<58} {:>7.1} s", "backup, piped through age while accounts come", begin.elapsed().as_secs_f64());
        over.store(true, Ordering::Relaxed);
        sender.join().expect("it does not panic")
    });
    println!("    {} MB sealed; {} accounts came meanwhile", tools::sealed(&aside) / 1_000_000, meanwhile.len());
    let late = before.split_off(BEFORE * 2 / 5);
    timed(&format!("{} accounts are taken back", late.len()), async {
        late.iter().for_each(|writer| withdraw(&machine, writer));
    })
    .await;
    assert_eq!(server.terminate(), Some(0));
    let store = base.open(&data).await;
    let lost = timed("digests of what the machine had, read", Contents::of(&store, &data)).await;
    store.close().await;

    let restored = timed("restored from the sealed backup, digests and all", base.restore(&aside, &data, &into)).await;
    timed("verified once more", async { restored.verify(&aside, &into) }).await;
    // Another machine, at another address.
    let mut empty = unlocked().with("MURMURATION_DATA", into.display().to_string());
    if let Base::Postgres(url) = &restored {
        empty.set("MURMURATION_DATABASE", url);
    }
    let server = timed("started", async { empty.start() }).await;
    let mut wrong = 0;
    for (writer, status) in
        before.iter().map(|writer| (writer, 200)).chain(early.iter().chain(&late).map(|writer| (writer, 410)))
    {
        let (found, body) = ask(&empty, &writer.looks(&origin(&empty)));
        let is_hers = status != 200
            || serde_json::from_slice::<Status>(&body).is_ok_and(|told| told.sha256 == writer.digest.to_string());
        wrong += usize::from(found != status || !is_hers);
    }
    println!("  of {} who came back with a receipt, told another thing than before: {wrong}", BEFORE);
    assert_eq!(server.terminate(), Some(0));
    let store = restored.open(&into).await;
    let found = timed("digests of what is there now, read", Contents::of(&store, &into)).await;
    store.close().await;
    wrong + compare(&lost, &found, &meanwhile, early.iter().chain(&late))
}

/// What is wrong with what was found, and says so.
fn compare<'a>(
    lost: &Contents,
    found: &Contents,
    meanwhile: &[Writer],
    gone: impl Iterator<Item = &'a Writer>,
) -> usize {
    let came: HashSet<_> = meanwhile.iter().map(|writer| writer.id).collect();
    let (unlike, damaged) = (found.unlike(lost), found.damaged);
    let back = gone.filter(|writer| found.accounts.contains_key(&writer.id)).count();
    let absent: Vec<_> = lost.accounts.keys().filter(|id| !found.accounts.contains_key(id)).collect();
    let missing = absent.iter().filter(|id| !came.contains(id)).count();
    println!(
        "  {} accounts, {} rows and files: not as they were {unlike}, with another digest than was acknowledged {damaged}",
        found.accounts.len(),
        found.len()
    );
    println!(
        "  accounts from before the backup that are missing: {missing}; of those that came meanwhile, in it: {} of {}; taken back and here again: {back}; {}",
        came.len() - absent.len() + missing,
        came.len(),
        load()
    );
    // Of each account of before everything is there, because each row of what is found is one that was, and none of theirs is missing.
    let short = lost.len().abs_diff(found.len());
    let explained = 2 * (absent.len() - missing);
    unlike + damaged + back + missing + short.abs_diff(explained)
}

/// One that asks for no work.
fn unlocked() -> Machine {
    Machine::new().with("MURMURATION_DEMONSTRATION", "1").with("MURMURATION_WORK_DIFFICULTY", "0")
}

fn send(machine: &Machine, team: &Team) -> Writer {
    let writer = Writer::new(team);
    let request = WorkRequest { class: "full".to_owned() };
    let WorkToken { token, .. } = machine.post_json("/api/work", "", &request).expect("a token");
    let (status, body) = ask(machine, &writer.submits(CALL, &work::header_value(&token, 0)));
    assert_eq!(status, 201, "{}", String::from_utf8_lossy(&body));
    writer
}

fn withdraw(machine: &Machine, writer: &Writer) {
    let (status, body) = ask(machine, &writer.withdraws(&origin(machine)));
    assert_eq!(status, 200, "{}", String::from_utf8_lossy(&body));
}

fn origin(machine: &Machine) -> String {
    format!("http://{}", machine.address)
}

fn ask(machine: &Machine, asked: &Asked) -> (u16, Vec<u8>) {
    let headers: Vec<_> = asked.headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let answer = machine.send(asked.method.as_str(), &asked.path, &headers, &asked.body).expect("an answer");
    (answer.status, answer.body)
}

/// What else the machine does.
fn load() -> String {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    format!("load {}", load.split(' ').take(3).collect::<Vec<_>>().join(" "))
}
