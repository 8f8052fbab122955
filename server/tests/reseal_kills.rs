//! Killed again and again while headers move: every account opens for the new key and for no other, and none is lost.

use std::{sync::Arc, thread, time::Duration};

use app::wire::{
    ChallengeRequest, Session, WorkRequest, WorkToken,
    members::{NextEpoch, Replaced, ResealState},
};
use data_encoding::BASE64_NOPAD;
use rand_core::{OsRng, RngCore as _};
use vault::{
    id::{CallId, SubmissionId},
    identity::CallIdentity,
    key_set::SignedKeySet,
    log::{Entry, Event, Head},
    open::{Claim, OpenError, open},
    replacement::{Waiting, read_all, write_all},
    reseal::Resealer,
    wrap::{Secret, wrap_secret},
};

use super::{
    machine::Machine,
    people::{Team, sealed, today},
};

const KILLS: usize = 20;
const ACCOUNTS: usize = 120;
/// Few, so that a kill falls between pages as well as into one.
const PAGE: usize = 4;

fn send(machine: &Machine, team: &Team) -> SubmissionId {
    let file = sealed(team);
    let request = WorkRequest { class: "full".to_owned() };
    let work: WorkToken = machine.post_json("/api/work", "", &request).expect("work");
    let headers = [
        ("content-type", "application/octet-stream"),
        ("murmuration-id", &file.id.to_string()),
        ("murmuration-epoch", "1"),
        ("murmuration-work", &format!("{}:0", work.token)),
    ];
    let answer = machine.send("POST", "/api/calls/right-care/testimonies", &headers, &file.bytes()).expect("an answer");
    assert_eq!(answer.status, 201);
    file.id
}

fn log_in(machine: &Machine, team: &Team) -> String {
    let request = ChallengeRequest { account: team.keyholder.account.to_string() };
    let challenge = machine.post_json("/api/login/challenge", "", &request).expect("a challenge");
    let answer = team.keyholder.answer(&challenge, &format!("http://{}", machine.address));
    machine.post_json::<Session>("/api/login", "", &answer).expect("a session").token
}

/// The moderator leaves.
fn rotate(team: &Team, next: &CallIdentity) -> (SignedKeySet, NextEpoch) {
    let entry = Entry {
        call: team.call.clone(),
        number: 1,
        previous: Head::EMPTY.digest,
        day: today(),
        by: team.keyholder.account.clone(),
        epoch: 1,
        event: Event::NewKey(2),
    };
    let entry = entry.sign(|message| team.keyholder.keys.sign(message));
    let keys = team.next(|set| {
        set.members.retain(|member| member.account.as_ref() != "mo");
        (set.recipient, set.classic) = next.recipients();
        set.log_head = entry.digest();
    });
    let (hybrid, classic) = next.seeds();
    let secret = Secret::Call(CallIdentity::from_seeds(2, hybrid, classic));
    let to = team.keyholder.keys.recipient_identity().to_recipient();
    let wrap = app::wire::NewWrap {
        secret: "call".to_owned(),
        epoch: 2,
        account: team.keyholder.account.to_string(),
        file_b64: BASE64_NOPAD.encode(&wrap_secret(&secret, &team.call, &to)),
    };
    let request = NextEpoch { key_set: keys.note().to_owned(), wraps: vec![wrap], log: vec![entry.text().to_owned()] };
    (keys, request)
}

/// A member's browser: page after page, until nothing waits or the server is gone.
fn reseal(machine: &Machine, token: &str, resealer: &Resealer<'_>) -> Option<u32> {
    let bearer = format!("Bearer {token}");
    let path = format!("/api/desk/calls/right-care/reseal/headers?limit={PAGE}");
    let mut replaced = 0;
    loop {
        let answer = machine.send("GET", &path, &[("authorization", &bearer)], b"").ok()?;
        let waiting: Vec<Waiting> = read_all(&answer.body)?;
        if waiting.is_empty() {
            return Some(replaced);
        }
        let items: Vec<_> = waiting.iter().map(|one| resealer.replace(one).expect("hers")).collect();
        let headers = [("authorization", bearer.as_str()), ("content-type", "application/octet-stream")];
        let answer = machine.send("POST", &path, &headers, &write_all(&items)).ok()?;
        let done: Replaced = serde_json::from_slice(&answer.body).ok()?;
        replaced += done.replaced;
    }
}

#[test]
fn headers_that_move_survive_every_kill() {
    let machine = Machine::new().with("MURMURATION_DEMONSTRATION", "1").with("MURMURATION_WORK_DIFFICULTY", "0");
    let machine = Arc::new(machine);
    let team = Team::new("right-care", true);
    let process = machine.start();
    machine.move_in(&team);
    let accounts: Vec<SubmissionId> = (0..ACCOUNTS).map(|_| send(&machine, &team)).collect();
    let token = log_in(&machine, &team);
    let next = CallIdentity::generate(2, &mut OsRng);
    let (keys, request) = rotate(&team, &next);
    let bearer = format!("Bearer {token}");
    let body = serde_json::to_vec(&request).expect("wire types serialise");
    let headers = [("authorization", bearer.as_str()), ("content-type", "application/json")];
    let answer = machine.send("POST", "/api/desk/calls/right-care/epoch", &headers, &body).expect("an answer");
    assert_eq!(answer.status, 204, "{}", String::from_utf8_lossy(&answer.body));
    process.kill();

    let (hybrid, classic) = team.identity.seeds();
    let identities = [next, CallIdentity::from_seeds(1, hybrid, classic)];
    let resealer = Resealer::new(&keys, &identities, &team.keyholder.account, &team.keyholder.keys).expect("she may");
    let mut interrupted = 0;
    for _ in 0..KILLS {
        let process = machine.start();
        thread::scope(|scope| {
            let browser = scope.spawn(|| reseal(&machine, &token, &resealer));
            thread::sleep(Duration::from_millis(OsRng.next_u64() % 60));
            process.kill();
            interrupted += usize::from(browser.join().expect("no client panicked").is_none());
        });
    }
    assert!(interrupted > 0, "no kill came while headers moved");

    let process = machine.start();
    reseal(&machine, &token, &resealer).expect("nobody kills it now");
    let get = |path: &str| {
        let path = format!("/api/desk/calls/right-care/{path}");
        machine.send("GET", &path, &[("authorization", &bearer)], b"").expect("an answer").body
    };
    let state: ResealState = serde_json::from_slice(&get("reseal")).expect("the wire type");
    assert_eq!((state.waiting, state.own), (0, ACCOUNTS as u64));
    let call: CallId = team.call.clone();
    for id in accounts {
        let file = get(&format!("testimonies/{id}"));
        let claim = Claim { call: call.clone(), id, epoch: 1 };
        assert_eq!(open(&file, &identities[0], &claim).expect("it opens").draft.account(), "An invented account.");
        assert_eq!(open(&file, &identities[1], &claim).err(), Some(OpenError::NotForThisKey));
    }
    process.kill();
}
