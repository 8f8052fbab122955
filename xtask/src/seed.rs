//! `cargo xtask seed`: puts the demonstration into a running server, once, and says where to go.

use std::{
    fs,
    os::unix::process::parent_id,
    path::Path,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Duration as Pause,
};

use app::wire;
use time::{Date, Duration};
use ureq::http::StatusCode;
use vault::key_set::SignedKeySet;

use crate::{
    demonstration::{self, ACCOUNTS, CALL, Client, PEOPLE},
    trouble::Trouble,
};

/// Where the server leaves the one-time token, in the data folder.
pub const SETUP_TOKEN: &str = "setup-token";
/// Holds the root's fingerprint of the demonstration call once every account is in.
const COMPLETE: &str = "demonstration-complete";
/// A server that says nothing for so long won't.
const PATIENCE: Pause = Pause::from_secs(60);
const STEP: Pause = Pause::from_millis(100);
const VALID_DAYS: i64 = 365;

/// Waits for the server, sets up the call if it is not there, and sends what is missing.
pub fn seed(origin: &str, data: &Path, today: Date) -> Result<(), Trouble> {
    let client = Client::new(origin);
    if !wait_until_ready(&client)? {
        return Ok(());
    }
    let installation = same_installation(&client, data)?;
    let Some(key_set) = open_call(&client, data, today)? else {
        println!("\nMurmuration runs at {origin} with calls of its own; the demonstration is not added to them.");
        return Ok(());
    };
    let fingerprint = key_set.fingerprint().to_string();
    let complete = data.join(COMPLETE);
    if !fs::read_to_string(&complete).is_ok_and(|kept| kept.trim() == fingerprint) {
        send_all(&client, &key_set, &installation)?;
        fs::write(&complete, format!("{fingerprint}\n")).map_err(|error| {
            Trouble::new(
                format!("{} can't be written: {error}", complete.display()),
                "Make the data folder writable; until then each start sends the accounts again",
            )
        })?;
    }
    print_where_to_go(origin, &fingerprint);
    Ok(())
}

/// `false` if the server ended meanwhile; it has said why itself.
fn wait_until_ready(client: &Client) -> Result<bool, Trouble> {
    let parent = parent_id();
    for _ in 0..PATIENCE.as_millis() / STEP.as_millis() {
        if client.text("/readyz").is_ok() {
            return Ok(true);
        }
        if parent_id() != parent {
            return Ok(false);
        }
        thread::sleep(STEP);
    }
    Err(Trouble::new(
        format!("No server is ready at {}", client.origin()),
        "Start one with `cargo xtask run`, or say where it is: cargo xtask seed --url ADDRESS",
    ))
}

/// Nothing is sent to a server that happens to listen there but keeps its data elsewhere.
fn same_installation(client: &Client, data: &Path) -> Result<String, Trouble> {
    let served = client.text("/installation.txt")?.trim().to_owned();
    let kept = fs::read_to_string(data.join("installation")).unwrap_or_default();
    if served == kept.trim() && !served.is_empty() {
        return Ok(served);
    }
    Err(Trouble::new(
        format!("The server at {} does not keep its data in {}", client.origin(), data.display()),
        "Name its data folder: cargo xtask seed --data FOLDER",
    ))
}

/// The demonstration call's key set, after setting it up if the server holds no call at all.
fn open_call(client: &Client, data: &Path, today: Date) -> Result<Option<SignedKeySet>, Trouble> {
    match client.get::<wire::CallView>(&format!("/api/calls/{CALL}")) {
        Ok(_) => {}
        Err(refused) if refused.status() == Some(StatusCode::NOT_FOUND) => {
            let others: wire::Calls = client.get("/api/calls")?;
            if !others.calls.is_empty() {
                return Ok(None);
            }
            println!("Making the keys of the demonstration …");
            let token = fs::read_to_string(data.join(SETUP_TOKEN)).map_err(|error| {
                Trouble::new(
                    format!("The server left no set-up token in {}: {error}", data.display()),
                    "Start it with `cargo xtask run`",
                )
            })?;
            let not_after = today.saturating_add(Duration::days(VALID_DAYS));
            demonstration::set_up(client, token.trim(), not_after)?;
        }
        Err(refused) => return Err(refused.into()),
    }
    let note = client.text(&format!("/api/calls/{CALL}/keyset"))?;
    SignedKeySet::verify(&note, None, today).map(Some).map_err(|error| {
        Trouble::new(
            format!("The demonstration call's keys are refused: {error}"),
            format!("Start afresh: stop the server and delete {}", data.display()),
        )
    })
}

/// Several at a time: most of the wait is the proof of work.
fn send_all(client: &Client, key_set: &SignedKeySet, installation: &str) -> Result<(), Trouble> {
    let (waiting, done) = (Mutex::new(ACCOUNTS.iter()), AtomicUsize::new(0));
    let work = || -> Result<(), Trouble> {
        loop {
            let next = waiting.lock().ok().and_then(|mut waiting| waiting.next());
            let Some(account) = next else { return Ok(()) };
            demonstration::submit(client, key_set, installation, account)?;
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            if done.is_multiple_of(10) {
                println!("Sealing and sending the demonstration's accounts: {done} of {}", ACCOUNTS.len());
            }
        }
    };
    let threads = thread::available_parallelism().map_or(1, usize::from).min(4);
    thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        running.into_iter().try_for_each(|one| {
            let finished = one.join();
            finished.unwrap_or_else(|_| Err(Trouble::new("The sending broke off", "Start again; it goes on")))
        })
    })
}

fn print_where_to_go(origin: &str, fingerprint: &str) {
    println!("\nMurmuration runs at {origin}  (Ctrl-C stops it)\n");
    println!("  The call, as a survivor finds it   {origin}/c/{CALL}#{fingerprint}");
    println!("  The desk, for moderators           {origin}/desk\n");
    println!("  Demonstration only: these passphrases are public.");
    for person in PEOPLE {
        println!("    {:<16} {}", person.handle, person.passphrase);
    }
    println!();
}
