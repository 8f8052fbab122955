//! `cargo xtask seed`: puts the demonstration into a running server, once, and says where to go.

use std::{
    collections::HashMap,
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
use vault::{key_set::SignedKeySet, role::Role};

use crate::{
    demonstration::{self, ACCOUNTS, CALL, Client, Desk, PEOPLE},
    trouble::Trouble,
};

/// Where the server leaves the one-time token, in the data folder.
pub const SETUP_TOKEN: &str = "setup-token";
/// Holds the root's fingerprint of the demonstration call once everything is in.
const COMPLETE: &str = "demonstration-complete";
/// A server that says nothing for so long won't.
const PATIENCE: Pause = Pause::from_secs(60);
const STEP: Pause = Pause::from_millis(100);
const VALID_DAYS: i64 = 365;
/// How many accounts have been looked at when the first release is made.
const FIRST: usize = 330;

/// Waits for the server, sets up the call if it is not there, and sends and makes what is missing.
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
        in_parallel("Sealing and sending accounts", ACCOUNTS.iter(), |account| {
            demonstration::submit(&client, &key_set, &installation, account).map(drop)
        })?;
        make_releases(&client, &key_set, &installation, today)?;
        fs::write(&complete, format!("{fingerprint}\n")).map_err(|error| {
            Trouble::new(
                format!("{} can't be written: {error}", complete.display()),
                "Make the data folder writable; until then each start looks for what is missing",
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

/// Two people code the accounts, and release what they found: once when [`FIRST`] are coded, and again when all are.
fn make_releases(client: &Client, key_set: &SignedKeySet, installation: &str, today: Date) -> Result<(), Trouble> {
    let enter = |role| {
        let person = PEOPLE.iter().find(|person| person.role == role).expect("there is one of each role");
        Desk::enter(client, person, key_set)
    };
    let (keyholder, moderator) = (enter(Role::Keyholder)?, enter(Role::Moderator)?);
    let queue: HashMap<_, _> = moderator.queue()?.into_iter().map(|item| (item.id.clone(), item)).collect();
    for (number, accounts) in [(1, &ACCOUNTS[..FIRST]), (2, &ACCOUNTS[FIRST..])] {
        in_parallel("Coding and checking accounts", accounts.iter(), |account| {
            let id = demonstration::id(installation, account.number);
            let Some(item) = queue.get(&id.to_string()) else { return Ok(()) };
            demonstration::code(account, [&moderator, &keyholder], id, item, today)
        })?;
        if demonstration::published(&keyholder)?.0 < number {
            println!("Making release {number}, and making it again …");
            demonstration::publish(&keyholder, &moderator, today)?;
        }
    }
    Ok(())
}

/// Several at a time.
fn in_parallel<T: Send>(
    what: &str,
    items: impl ExactSizeIterator<Item = T> + Send,
    work: impl Fn(T) -> Result<(), Trouble> + Sync,
) -> Result<(), Trouble> {
    let all = items.len();
    let (waiting, done) = (Mutex::new(items), AtomicUsize::new(0));
    let go_on = || -> Result<(), Trouble> {
        loop {
            let next = waiting.lock().ok().and_then(|mut waiting| waiting.next());
            let Some(item) = next else { return Ok(()) };
            work(item)?;
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            if done.is_multiple_of(50) || done == all {
                println!("{what}: {done} of {all}");
            }
        }
    };
    let threads = thread::available_parallelism().map_or(1, usize::from).min(4);
    thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(go_on)).collect();
        running.into_iter().try_for_each(|one| {
            let finished = one.join();
            finished.unwrap_or_else(|_| Err(Trouble::new("The demonstration broke off", "Start again; it goes on")))
        })
    })
}

fn print_where_to_go(origin: &str, fingerprint: &str) {
    println!("\nMurmuration runs at {origin}  (Ctrl-C stops it)\n");
    println!("  The call, as a survivor finds it   {origin}/c/{CALL}#{fingerprint}");
    println!("  What was heard: two releases       {origin}/c/{CALL}/heard");
    println!("  The desk, for moderators           {origin}/desk\n");
    println!("  Demonstration only: these passphrases are public.");
    for person in PEOPLE {
        println!("    {:<16} {}", person.handle, person.passphrase);
    }
    println!();
}
