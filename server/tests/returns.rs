//! Coming back with a receipt: status, messages both ways, additions and consent.

use app::wire::{DeskThread, EntryKept, Queue, StateChange, StatusRequest};
use axum::body::Bytes;
use data_encoding::{BASE64_NOPAD, BASE64URL_NOPAD};
use sea_orm::ConnectionTrait as _;
use vault::{
    draft::Consent,
    entry::{Content, Entry, EntryClaim, Place, SealedEntry, Side, open_entry, seal_reply},
    id::{Digest, SubmissionId},
    return_action::ReturnAction,
};
use zeroize::Zeroizing;

use super::house::{
    Ask, CALL, House, Reply, Team, get, post,
    survivor::{Signs, Survivor, message},
};

const CONSENT: Consent = Consent { count: true, quote: true, contact: false };

fn thread(survivor: &Survivor) -> String {
    format!("/api/desk/calls/{CALL}/testimonies/{}/thread", survivor.file.id)
}

pub fn reply_of(team: &Team, survivor: &Survivor, words: &str, counter: u64) -> SealedEntry {
    let recipient = survivor.keys.public().recipient;
    let place = Place { keys: &team.key_set, id: survivor.file.id, survivor: &recipient, counter };
    let (account, keys) = (&team.moderator.account, &team.moderator.keys);
    seal_reply(Zeroizing::new(words.to_owned()), &place, account, keys).expect("it fits")
}

pub fn desk_sends(survivor: &Survivor, token: &str, entry: &SealedEntry) -> Ask {
    post(thread(survivor))
        .bearer(token)
        .header("content-type", "application/octet-stream")
        .header("murmuration-epoch", "1")
        .header("murmuration-counter", entry.counter().to_string())
        .body(Bytes::from(entry.body()))
}

fn claim(survivor: &Survivor, counter: u64, kind: &str, by: &str) -> EntryClaim {
    let kind = kind.parse().expect("a kind");
    EntryClaim {
        call: CALL.parse().expect("a name"),
        id: survivor.file.id,
        counter,
        kind,
        by: by.parse().expect("a side"),
    }
}

/// The thread as the survivor's browser opens it.
async fn at_home(house: &House, team: &Team, survivor: &Survivor) -> Vec<Entry> {
    let status = survivor.status(house).await;
    let open = |entry: &app::wire::StatusEntry| {
        let file = BASE64_NOPAD.decode(entry.for_survivor_b64.as_bytes()).expect("base64");
        let claim = claim(survivor, entry.number, &entry.kind, &entry.by);
        let opened = open_entry(&file, survivor.keys.identity(), &claim).expect("sealed to her");
        match claim.by {
            Side::Survivor => opened.by_survivor(&survivor.keys.public().return_key),
            Side::Desk => opened.by_member(&team.key_set),
        }
        .expect("signed")
    };
    status.entries.iter().map(open).collect()
}

/// The thread as a moderator's browser opens it.
async fn at_the_desk(house: &House, team: &Team, survivor: &Survivor, token: &str) -> Vec<Entry> {
    let thread: DeskThread = get(thread(survivor)).bearer(token).of(house).await.json();
    let open = |entry: &app::wire::DeskEntry| {
        let file = BASE64_NOPAD.decode(entry.for_call_b64.as_bytes()).expect("base64");
        let claim = claim(survivor, entry.number, &entry.kind, &entry.by);
        assert_eq!(entry.epoch, 1);
        let opened = open_entry(&file, team.identity.hybrid(), &claim).expect("sealed to the call");
        match claim.by {
            Side::Survivor => opened.by_survivor(&survivor.keys.public().return_key),
            Side::Desk => opened.by_member(&team.key_set),
        }
        .expect("signed")
    };
    assert_eq!(thread.counter, thread.entries.len() as u64);
    thread.entries.iter().map(open).collect()
}

fn said(entries: &[Entry]) -> Vec<String> {
    let said = |entry: &Entry| match &entry.content {
        Content::Message(text) => text.to_string(),
        Content::Addition(text) => format!("+{}", text.as_str()),
        Content::Consent(consent) => format!("{consent:?}"),
    };
    entries.iter().map(said).collect()
}

#[tokio::test]
async fn status_tells_where_an_account_stands_and_brings_the_pin() {
    let (house, team) = House::with_call().await;
    let survivor = Survivor::of(&house, &team).await;
    let status = survivor.status(&house).await;
    assert_eq!((status.call.as_str(), status.id.clone()), (CALL, survivor.file.id.to_string()));
    assert_eq!((status.state.as_str(), status.week.as_str()), ("new", "2026-W48"));
    assert_eq!((status.epoch_sealed, status.counter, status.entries.len()), (1, 0, 0));
    let pin = BASE64_NOPAD.decode(status.pin_b64.as_bytes()).expect("base64").try_into().expect("a pin");
    let root = team.key_set.fingerprint();
    assert_eq!(status.sha256, survivor.file.digest().to_string());
    assert_eq!(survivor.keys.check_pin(&pin, &root, survivor.file.id, survivor.file.digest()), Ok(()));
}

#[tokio::test]
async fn the_desk_says_where_an_account_stands() {
    let (house, team) = House::with_call().await;
    let survivor = Survivor::of(&house, &team).await;
    let token = team.moderator.log_in(&house).await.token;
    let path = format!("/api/desk/calls/{CALL}/testimonies/{}/state", survivor.file.id);
    for state in ["reading", "done", "new"] {
        let change = StateChange { state: state.to_owned() };
        assert_eq!(post(&path).bearer(&token).json(&change).of(&house).await.status, 204);
        assert_eq!(survivor.status(&house).await.state, state);
    }
    let change = StateChange { state: "ignored".to_owned() };
    assert_eq!(post(&path).bearer(&token).json(&change).of(&house).await.refusal(), (400, "malformed".to_owned()));
}

#[tokio::test]
async fn messages_additions_and_consent_reach_both_sides_in_order() {
    let (house, team) = House::with_call().await;
    let survivor = Survivor::of(&house, &team).await;
    let token = team.moderator.log_in(&house).await.token;
    survivor.writes(&house, &team, "Did you read it?", 1).await;
    let reply = reply_of(&team, &survivor, "Yes. Thank you.", 2);
    assert_eq!(desk_sends(&survivor, &token, &reply).of(&house).await.status, 201);
    for (content, counter) in
        [(Content::Addition(Zeroizing::new("It was a Wednesday.".to_owned())), 3), (Content::Consent(CONSENT), 4)]
    {
        let entry = survivor.seal(&team, &content, counter);
        assert_eq!(survivor.adds(&house, &entry).of(&house).await.status, 201);
    }
    let consent = format!("{CONSENT:?}");
    let at_home = at_home(&house, &team, &survivor).await;
    assert_eq!(said(&at_home), ["Did you read it?", "Yes. Thank you.", "+", &consent]);
    assert_eq!(at_home[1].from, Some(team.moderator.account.clone()));
    let at_the_desk = at_the_desk(&house, &team, &survivor, &token).await;
    assert_eq!(said(&at_the_desk), ["Did you read it?", "Yes. Thank you.", "+It was a Wednesday.", &consent]);
    assert_eq!(survivor.status(&house).await.counter, 4);
}

#[tokio::test]
async fn the_same_body_again_is_held_and_another_at_its_place_is_told_the_last() {
    let (house, team) = House::with_call().await;
    let survivor = Survivor::of(&house, &team).await;
    let first = survivor.seal(&team, &message("one"), 1);
    let statuses = [survivor.adds(&house, &first).of(&house).await, survivor.adds(&house, &first).of(&house).await];
    assert_eq!(statuses.map(|reply| reply.status.as_u16()), [201, 200]);
    for counter in [0, 1, 3, u64::MAX] {
        let reply = survivor.adds(&house, &survivor.seal(&team, &message("two"), counter)).of(&house).await;
        assert_eq!(reply.refusal(), (409, "return-counter".to_owned()), "{counter}");
        assert_eq!(reply.header("murmuration-counter"), "1");
    }
    assert_eq!(survivor.status(&house).await.counter, 1);
}

#[tokio::test]
async fn of_two_tabs_and_a_moderator_at_once_one_is_first_and_nothing_is_lost() {
    let (house, team) = House::with_call().await;
    let survivor = Survivor::of(&house, &team).await;
    let token = team.moderator.log_in(&house).await.token;
    let asks = [
        survivor.adds(&house, &survivor.seal(&team, &message("one tab"), 1)),
        survivor.adds(&house, &survivor.seal(&team, &message("another tab"), 1)),
        desk_sends(&survivor, &token, &reply_of(&team, &survivor, "the desk", 1)),
    ];
    let mut senders = tokio::task::JoinSet::new();
    for ask in asks {
        let router = house.router.clone();
        senders.spawn(async move { ask.to(router).await.status.as_u16() });
    }
    let mut statuses = senders.join_all().await;
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409, 409]);
    assert_eq!(at_home(&house, &team, &survivor).await.len(), 1);
}

/// A refusal that says nothing, whatever is asked.
fn is_stranger(reply: &Reply) -> bool {
    reply.refusal() == (404, "no-receipt".to_owned())
}

#[tokio::test]
async fn a_signature_is_good_for_its_own_request_alone() {
    let (house, team) = House::with_call().await;
    let (survivor, other) = (Survivor::of(&house, &team).await, Survivor::of(&house, &team).await);
    let entry = survivor.seal(&team, &message("x"), 1);
    let good = || Signs { action: "message", testimony: survivor.file.id, counter: 1, body: entry.digest() };
    let wrong = [
        ("another action", survivor.sign(&house, Signs { action: "amend", ..good() })),
        ("another testimony", survivor.sign(&house, Signs { testimony: other.file.id, ..good() })),
        ("another counter", survivor.sign(&house, Signs { counter: 2, ..good() })),
        ("another body", survivor.sign(&house, Signs { body: Digest::of(b""), ..good() })),
        ("another receipt", other.sign(&house, good())),
        ("nothing", [0; 64]),
    ];
    for (name, signature) in wrong {
        let ask = survivor.adds(&house, &entry).header("murmuration-signature", BASE64URL_NOPAD.encode(&signature));
        assert!(is_stranger(&ask.of(&house).await), "{name}");
    }
    // Her own signature, under the other's receipt.
    let ask = survivor.adds(&house, &entry).header("murmuration-lookup", other.lookup());
    assert!(is_stranger(&ask.of(&house).await));
    assert_eq!(house.count("SELECT count(*) FROM entry").await, 0);
    assert_eq!(survivor.adds(&house, &entry).of(&house).await.status, 201);
}

#[tokio::test]
async fn a_request_to_another_address_is_not_taken_here() {
    let (house, team) = House::with_call().await;
    let survivor = Survivor::of(&house, &team).await;
    let elsewhere = House::with(|config| {
        config.origin = server::config::Origin::parse("https://look-alike.example").expect("an origin");
    })
    .await;
    assert!(is_stranger(&post("/api/return/status").json(&survivor.status_request(&elsewhere)).of(&house).await));
}

#[tokio::test]
async fn who_does_not_hold_the_words_learns_nothing() {
    let (house, team) = House::with_call().await;
    let (survivor, unknown) = (Survivor::of(&house, &team).await, Survivor::new(&team));
    let gone = Survivor::of(&house, &team).await;
    assert_eq!(gone.withdraws(&house).of(&house).await.status, 200);
    let nobody = unknown.asks_status(&house).of(&house).await;
    assert!(is_stranger(&nobody));
    // With the lookup id alone, which somebody may have seen, there is no difference either.
    let signature_b64 = unknown.status_request(&house).signature_b64;
    for held in [&survivor, &gone, &unknown] {
        let request = StatusRequest { signature_b64: signature_b64.clone(), ..held.status_request(&house) };
        assert_eq!(post("/api/return/status").json(&request).of(&house).await, nobody);
        let withdraw = unknown.withdraws(&house).header("murmuration-lookup", held.lookup());
        assert_eq!(withdraw.of(&house).await, nobody);
        let entry = unknown.seal(&team, &message("x"), 1);
        let add = unknown.adds(&house, &entry).header("murmuration-lookup", held.lookup());
        assert_eq!(add.of(&house).await, nobody);
    }
    assert_eq!(survivor.status(&house).await.id, survivor.file.id.to_string());
}

#[tokio::test]
async fn what_is_not_an_entry_is_refused_before_anyone_looks_whose_it_is() {
    let (house, team) = House::with_call().await;
    let (survivor, unknown) = (Survivor::of(&house, &team).await, Survivor::new(&team));
    let body = survivor.seal(&team, &message("x"), 1).body();
    let before = house.bytes_on_disk();
    for who in [&survivor, &unknown] {
        let entry = who.seal(&team, &message("x"), 1);
        let ask = || who.adds(&house, &entry);
        let with = |body: &[u8]| ask().body(Bytes::copy_from_slice(body));
        for (request, status, code) in [
            (with(b""), 422, "empty"),
            (with(b"They came to my door."), 413, "too-long"),
            (
                with(&[b"\0\0\0\x20".as_slice(), &b"They came to my door at night. ".repeat(40)].concat()),
                422,
                "not-age",
            ),
            (with(&body[..body.len() - 9]), 422, "size-class"),
            (with(&[body.as_slice(), b"x"].concat()), 422, "size-class"),
            (ask().without("content-type"), 400, "malformed"),
            (ask().without("murmuration-lookup"), 422, "return-header"),
            (ask().header("murmuration-lookup", "AAAA"), 422, "return-header"),
            (ask().header("murmuration-signature", "="), 422, "return-header"),
            (ask().header("murmuration-counter", "-1"), 422, "return-header"),
            (ask().without("murmuration-epoch"), 422, "epoch-header"),
        ] {
            assert_eq!(request.of(&house).await.refusal(), (status, code.to_owned()));
        }
    }
    assert_eq!(house.bytes_on_disk(), before);
    for path in ["/api/return/entries/letter", "/api/return/entries/"] {
        assert_eq!(post(path).of(&house).await.refusal(), (404, "not-found".to_owned()));
    }
}

#[tokio::test]
async fn a_closed_call_can_still_be_returned_to() {
    let (house, team) = House::with_call().await;
    let survivor = Survivor::of(&house, &team).await;
    house.change("UPDATE call SET state = 'closed'").await;
    survivor.writes(&house, &team, "Still here.", 1).await;
    assert_eq!(survivor.status(&house).await.counter, 1);
    assert_eq!(survivor.withdraws(&house).of(&house).await.status, 200);
}

#[tokio::test]
async fn after_the_keys_expired_she_can_look_and_withdraw_but_nothing_is_sealed_to_them() {
    let (house, team) = House::with_call().await;
    let survivor = Survivor::of(&house, &team).await;
    survivor.writes(&house, &team, "one", 1).await;
    let token = team.moderator.log_in(&house).await.token;
    house.change("UPDATE key_set SET not_after = '2026-11-22'").await;
    let entry = survivor.seal(&team, &message("two"), 2);
    let expired = (422, "key-set-expired".to_owned());
    assert_eq!(survivor.adds(&house, &entry).of(&house).await.refusal(), expired);
    let reply = reply_of(&team, &survivor, "two", 2);
    assert_eq!(desk_sends(&survivor, &token, &reply).of(&house).await.refusal(), expired);
    assert_eq!(survivor.status(&house).await.counter, 1);
    assert_eq!(survivor.withdraws(&house).of(&house).await.status, 200);
}

#[tokio::test]
async fn an_entry_for_another_epoch_is_sealed_again() {
    let (house, team) = House::with_call().await;
    let survivor = Survivor::of(&house, &team).await;
    let ask = survivor.adds(&house, &survivor.seal(&team, &message("x"), 1)).header("murmuration-epoch", "2");
    assert_eq!(ask.of(&house).await.refusal(), (422, "wrong-epoch".to_owned()));
}

#[tokio::test]
async fn an_entry_that_is_there_is_there_also_for_whoever_sends_it_again_after_the_keys_expired() {
    let (house, team) = House::with_call().await;
    let survivor = Survivor::of(&house, &team).await;
    let entry = survivor.seal(&team, &message("one"), 1);
    assert_eq!(survivor.adds(&house, &entry).of(&house).await.status, 201);
    house.change("UPDATE key_set SET not_after = '2026-11-22'").await;
    // Her first answer got lost.
    let again = survivor.adds(&house, &entry).of(&house).await;
    assert_eq!(again.status, 200);
    assert_eq!(again.json::<EntryKept>().number, 1);
    let other = survivor.seal(&team, &message("two"), 1);
    assert_eq!(survivor.adds(&house, &other).of(&house).await.refusal(), (422, "key-set-expired".to_owned()));
    assert_eq!(survivor.status(&house).await.counter, 1);
}

#[tokio::test]
async fn on_a_full_disk_an_entry_is_not_half_written_and_she_can_still_withdraw() {
    let (house, team) = House::with_call().await;
    let survivor = Survivor::of(&house, &team).await;
    let entry = survivor.seal(&team, &message("x"), 1);
    let writer = house.state.store.writer();
    let pages = house.count("SELECT page_count FROM pragma_page_count").await;
    writer.execute_unprepared(&format!("PRAGMA max_page_count = {pages}")).await.expect("a pragma");
    assert_eq!(survivor.adds(&house, &entry).of(&house).await.refusal(), (507, "storage-full".to_owned()));
    assert_eq!(house.count("SELECT count(*) FROM entry").await, 0);
    assert_eq!(survivor.withdraws(&house).of(&house).await.status, 200);
    assert_eq!(house.testimonies().await, 0);
}

#[tokio::test]
async fn one_answer_carries_a_part_of_a_long_thread_and_the_rest_is_asked_for() {
    let (house, team) = House::with_call().await;
    let survivor = Survivor::of(&house, &team).await;
    for counter in 1..=5 {
        survivor.writes(&house, &team, &"It was late. ".repeat(30_000), counter).await;
    }
    let (mut seen, mut after) = (Vec::new(), 0);
    while after < 5 {
        let request = StatusRequest { after, ..survivor.status_request(&house) };
        let status: app::wire::Status = post("/api/return/status").json(&request).of(&house).await.json();
        assert_eq!(status.counter, 5);
        assert!(!status.entries.is_empty() && status.entries.len() < 5);
        seen.extend(status.entries.iter().map(|entry| entry.number));
        after = *seen.last().expect("one at least");
    }
    assert_eq!(seen, [1, 2, 3, 4, 5]);
}

#[tokio::test]
async fn a_thread_has_an_end() {
    let (house, team) = House::with_call().await;
    let survivor = Survivor::of(&house, &team).await;
    survivor.writes(&house, &team, "x", 1).await;
    house.change("UPDATE entry SET number = 500").await;
    let entry = survivor.seal(&team, &message("x"), 501);
    assert_eq!(survivor.adds(&house, &entry).of(&house).await.refusal(), (422, "thread-full".to_owned()));
}

#[tokio::test]
async fn the_queue_shows_who_waits_for_an_answer() {
    let (house, team) = House::with_call().await;
    let survivor = Survivor::of(&house, &team).await;
    let token = team.moderator.log_in(&house).await.token;
    let queue = async || {
        let path = format!("/api/desk/calls/{CALL}/testimonies");
        let queue: Queue = get(path).bearer(&token).of(&house).await.json();
        (queue.items[0].entries, queue.items[0].is_answered)
    };
    assert_eq!(queue().await, (0, true));
    survivor.writes(&house, &team, "Is anybody there?", 1).await;
    assert_eq!(queue().await, (1, false));
    assert_eq!(desk_sends(&survivor, &token, &reply_of(&team, &survivor, "Yes.", 2)).of(&house).await.status, 201);
    assert_eq!(queue().await, (2, true));
}

#[tokio::test]
async fn the_desk_has_no_thread_with_somebody_who_took_no_receipt() {
    let (house, team) = House::with_call().await;
    let file = super::house::sealed(&team);
    super::submissions::submission(&house, &file).await.of(&house).await;
    let token = team.moderator.log_in(&house).await.token;
    let path = format!("/api/desk/calls/{CALL}/testimonies/{}/thread", file.id);
    assert_eq!(get(path).bearer(&token).of(&house).await.refusal(), (404, "not-found".to_owned()));
}

#[tokio::test]
async fn a_receipt_is_for_one_account() {
    let (house, team) = House::with_call().await;
    let survivor = Survivor::of(&house, &team).await;
    let second = Survivor::new(&team);
    let ask = second.submission(&house).await.header("murmuration-receipt", &survivor.receipt_header);
    assert_eq!(ask.of(&house).await.refusal(), (409, "receipt-taken".to_owned()));
    assert_eq!(house.testimonies().await, 1);
}

#[tokio::test]
async fn who_wrote_may_come_back_through_the_onion_service() {
    let (house, team) = House::with_call().await;
    let survivor = Survivor::of(&house, &team).await;
    let onion = format!("http://{}.onion", "a2".repeat(28));
    let action = ReturnAction {
        origin: &onion,
        action: "status",
        testimony: SubmissionId::from_bytes([0; 16]),
        counter: 0,
        body: Digest::of(survivor.keys.lookup()),
    };
    let signature_b64 = BASE64_NOPAD.encode(&survivor.keys.sign(&action));
    let request = StatusRequest { lookup_b64: BASE64_NOPAD.encode(survivor.keys.lookup()), signature_b64, after: 0 };
    let asks = || post("/api/return/status").json(&request);
    assert_eq!(asks().of(&house).await.refusal(), (404, "no-receipt".to_owned()));
    let origin = server::config::Origin::parse_onion(&onion).expect("an onion service");
    let house = house.restart(|config| config.onion = Some(origin)).await.expect("it starts again");
    assert_eq!(asks().of(&house).await.status, 200);
    assert_eq!(survivor.asks_status(&house).of(&house).await.status, 200);
}
