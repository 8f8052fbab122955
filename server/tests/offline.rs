//! The door without scripts: a file that somebody sealed herself, sent by a form.

use std::{fs, process::Command};

use axum::body::Bytes;
use vault::{
    draft::{Consent, Draft},
    id::SubmissionId,
    open::{Claim, open},
    seal::{Lock, seal_offline},
};

use super::{
    documents::{another, make},
    house::{Ask, CALL, House, Pieces, Reply, Team, get, post, sealed},
};

const BOUNDARY: &str = "---------------------------1234567890";

fn path() -> String {
    format!("/c/{CALL}/offline")
}

/// A field as browsers write it.
fn field(name: &str, file: Option<&str>, content: &[u8]) -> Vec<u8> {
    let file = file.map(|file| format!("; filename=\"{file}\"\r\nContent-Type: application/octet-stream"));
    let head =
        format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{}\r\n\r\n", file.unwrap_or_default());
    [head.as_bytes(), content, b"\r\n"].concat()
}

fn form(fields: &[Vec<u8>]) -> Ask {
    form_to(&path(), fields)
}

fn form_to(path: &str, fields: &[Vec<u8>]) -> Ask {
    let end = format!("--{BOUNDARY}--\r\n");
    let body = [fields.concat(), end.into_bytes()].concat();
    post(path).header("content-type", format!("multipart/form-data; boundary={BOUNDARY}")).body(body)
}

/// What the page's form sends.
fn upload(epoch: &str, file: &[u8]) -> Ask {
    upload_to(&path(), epoch, file)
}

fn upload_to(path: &str, epoch: &str, file: &[u8]) -> Ask {
    form_to(path, &[field("epoch", None, epoch.as_bytes()), field("file", Some("sealed.age"), file)])
}

/// As in FORMAT.md §13, with a stock tool's own code.
fn seal_by_hand(recipient: &str, account: &str, size: usize) -> Vec<u8> {
    let mut padded = account.as_bytes().to_vec();
    padded.resize(size, 0);
    let recipient: age::x25519::Recipient = recipient.parse().expect("a classic recipient");
    age::encrypt(&recipient, &padded).expect("it seals")
}

fn by_hand(team: &Team) -> Vec<u8> {
    seal_by_hand(&team.key_set.set().classic, "An invented account.", 65_536)
}

async fn house() -> (House, Team) {
    let house = House::with(|config| config.limits.offline_delay = std::time::Duration::ZERO).await;
    let team = Team::new(CALL, false);
    team.move_in(&house).await;
    (house, team)
}

fn heading(reply: &Reply) -> String {
    let (_, rest) = reply.text().split_once("<h1>").expect("a heading");
    rest.split_once("</h1>").expect("its end").0.to_owned()
}

#[tokio::test]
async fn a_file_that_was_sealed_by_hand_is_stored_and_opens_for_the_call() {
    let (house, team) = house().await;
    let file = by_hand(&team);
    let reply = upload("1", &file).of(&house).await;
    assert_eq!((reply.status.as_u16(), heading(&reply).as_str()), (201, "Received"));
    assert_eq!(house.testimonies().await, 1);
    let sql = "SELECT count(*) FROM testimony WHERE epoch_sealed = 1 AND receipt_lookup IS NULL AND size_class = 65536";
    assert_eq!(house.count(sql).await, 1);
    let session = team.moderator.log_in(&house).await;
    let queue = get(format!("/api/desk/calls/{CALL}/testimonies")).bearer(&session.token).of(&house).await;
    let id = queue.json::<app::wire::Queue>().items[0].id.clone();
    let stored = get(format!("/api/desk/calls/{CALL}/testimonies/{id}")).bearer(&session.token).of(&house).await;
    assert_eq!(stored.body, file);
    let id: SubmissionId = id.parse().expect("an id");
    let opened = open(&stored.body, &team.identity, &Claim { call: team.call.clone(), id, epoch: 1 });
    let opened = opened.expect("sealed to this call");
    assert_eq!(opened.draft.account(), "An invented account.");
    assert!(opened.binding.is_none());
}

#[tokio::test]
async fn a_file_of_the_command_line_opens_under_the_number_that_it_foretold() {
    let (house, team) = house().await;
    let draft = Draft::new("An invented account.", Consent { count: true, quote: false, contact: false });
    for lock in [Lock::Hybrid, Lock::Classic] {
        let sealed = seal_offline(&draft, &team.key_set, lock).expect("it fits");
        assert_eq!(upload("1", &sealed.bytes()).of(&house).await.status, 201);
        let session = team.moderator.log_in(&house).await;
        let path = format!("/api/desk/calls/{CALL}/testimonies/{}", sealed.id);
        let stored = get(path).bearer(&session.token).of(&house).await;
        let claim = Claim { call: team.call.clone(), id: sealed.id, epoch: 1 };
        let opened = open(&stored.body, &team.identity, &claim).expect("sealed to this call");
        assert!(opened.draft.consent().count);
        assert_eq!(opened.binding.expect("it is bound").key_set, team.key_set.digest());
    }
}

#[tokio::test]
async fn a_hybrid_file_is_taken_too_and_a_form_sent_twice_is_held_once() {
    let (house, team) = house().await;
    let file = sealed(&team).bytes();
    for _ in 0..2 {
        assert_eq!(upload("1", &file).of(&house).await.status, 201);
    }
    assert_eq!(house.testimonies().await, 1);
}

#[tokio::test]
async fn a_spoiled_copy_that_came_first_is_said_and_locking_again_mends_it() {
    let (house, team) = house().await;
    let file = by_hand(&team);
    // Whoever has a copy can't open it, but can write another MAC over the same payload.
    let mut spoiled = file.clone();
    let mac = file.windows(5).position(|bytes| bytes == b"\n--- ").expect("a header ends in its MAC") + 5;
    spoiled[mac] = if file[mac] == b'A' { b'B' } else { b'A' };
    assert_eq!(upload("1", &spoiled).of(&house).await.status, 201);
    let reply = upload("1", &file).of(&house).await;
    assert_eq!((reply.status.as_u16(), heading(&reply).as_str()), (409, "A spoiled copy of this file came first"));
    assert_eq!(upload("1", &by_hand(&team)).of(&house).await.status, 201);
    assert_eq!(house.testimonies().await, 2);
    assert!(get(path()).of(&house).await.text().contains("could send a spoiled one before you"));
}

#[tokio::test]
async fn a_file_that_somebody_sent_to_another_call_takes_no_place_in_its_own() {
    let (house, team) = house().await;
    let token = team.keyholder.log_in(&house).await.token;
    assert_eq!(make(&house, &token, &another(&team, "second-call", |_| {})).await.status, 201);
    let file = by_hand(&team);
    assert_eq!(upload_to("/c/second-call/offline", "1", &file).of(&house).await.status, 201);
    assert_eq!(upload("1", &file).of(&house).await.status, 201);
    assert_eq!(house.testimonies().await, 2);
}

#[tokio::test]
async fn what_is_not_sealed_is_refused_in_plain_words_and_leaves_no_byte() {
    let (house, team) = house().await;
    let before = house.bytes_on_disk();
    let secret = "He held me down and nobody came. ".repeat(2_000);
    let reply = upload("1", secret.as_bytes()).of(&house).await;
    assert_eq!((reply.status.as_u16(), heading(&reply).as_str()), (422, "This file is not sealed"));
    assert!(!reply.text().contains("held me down"));

    let armored = |text: &str| format!("-----BEGIN AGE ENCRYPTED FILE-----\n{text}\n").into_bytes();
    let cut = by_hand(&team);
    let scrypt = b"age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 18\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n--- AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n";
    let unpadded = seal_by_hand(&team.key_set.set().classic, "short", 5);
    let mut damaged = by_hand(&team);
    damaged[40] = 0;
    let long = [b"age-encryption.org/v1\n".as_slice(), &vec![b'a'; 2_000_000]].concat();
    for (file, status, title) in [
        (Vec::new(), 422, "There was no file"),
        (armored("YWdl"), 422, "This file is sealed, but written as text"),
        (cut[..30_000].to_vec(), 422, "This file has an unexpected length"),
        (unpadded, 422, "This file has an unexpected length"),
        (scrypt.to_vec(), 422, "This file is not sealed with the lock of this call"),
        (damaged, 422, "This file is damaged"),
        (long, 413, "This file is too big"),
    ] {
        let reply = upload("1", &file).of(&house).await;
        assert_eq!((reply.status.as_u16(), heading(&reply).as_str()), (status, title));
    }
    assert_eq!(house.testimonies().await, 0);
    assert_eq!(house.bytes_on_disk(), before, "nothing at all was written");
}

#[tokio::test]
async fn a_file_is_refused_before_the_rest_of_it_has_come() {
    let house = House::with(|config| {
        config.limits.offline_delay = std::time::Duration::ZERO;
        config.limits.grace = std::time::Duration::from_millis(200);
    })
    .await;
    Team::new(CALL, false).move_in(&house).await;
    let start = [field("epoch", None, b"1"), field("file", Some("a.txt"), b"It was in March, and I was alone then.")];
    let given = vec![Bytes::from(start.concat())];
    let ask = post(path()).header("content-type", format!("multipart/form-data; boundary={BOUNDARY}"));
    let reply = ask.body(Pieces { given, stalls: true }).of(&house).await;
    assert_eq!(heading(&reply), "This file is not sealed");
}

#[tokio::test]
async fn what_the_form_would_not_send_is_refused() {
    let (house, team) = house().await;
    let file = by_hand(&team);
    let epoch = || field("epoch", None, b"1");
    let sealed = || field("file", Some("sealed.age"), &file);
    for fields in [
        vec![sealed()],
        vec![sealed(), epoch()],
        vec![epoch(), sealed(), sealed()],
        vec![epoch(), field("text", None, b"words")],
        vec![epoch(), sealed(), field("text", None, b"words")],
        vec![field("epoch", None, b"one"), sealed()],
        vec![field("epoch", None, &[b'1'; 70]), sealed()],
        vec![],
    ] {
        let reply = form(&fields).of(&house).await;
        assert_eq!((reply.status.as_u16(), heading(&reply).as_str()), (400, "This was not sent by the form"));
    }
    for kind in ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"] {
        let reply = upload("1", &file).header("content-type", kind).of(&house).await;
        assert_eq!(heading(&reply), "This was not sent by the form", "{kind}");
    }
    let whole = [epoch(), sealed()].concat();
    let given = vec![Bytes::from(whole[..9_000].to_vec())];
    let ask = post(path()).header("content-type", format!("multipart/form-data; boundary={BOUNDARY}"));
    let reply = ask.body(Pieces { given, stalls: false }).of(&house).await;
    assert_eq!(heading(&reply), "Only a part of the file arrived");
    assert_eq!(house.testimonies().await, 0);
}

#[tokio::test]
async fn a_closed_call_takes_nothing_and_says_so() {
    let (house, team) = house().await;
    let in_time = by_hand(&team);
    assert_eq!(upload("1", &in_time).of(&house).await.status, 201);
    house.change("UPDATE call SET state = 'closed'").await;
    // Only its answer got lost.
    assert_eq!(upload("1", &in_time).of(&house).await.status, 201);
    assert_eq!(house.testimonies().await, 1);
    let reply = upload("1", &by_hand(&team)).of(&house).await;
    assert_eq!((reply.status.as_u16(), heading(&reply).as_str()), (422, "This call is closed"));
    assert!(!get(path()).of(&house).await.text().contains("<form"));
    assert_eq!(upload("1", b"x").to(house.router.clone()).await.status, 422);
    let elsewhere = post("/c/elsewhere/offline").body("x").of(&house).await;
    assert_eq!(elsewhere.status, 404);
}

#[tokio::test]
async fn a_file_for_the_lock_before_is_taken_for_thirty_days() {
    let (house, team) = house().await;
    assert!(!get(path()).of(&house).await.text().contains("type=\"radio\""));
    let session = team.keyholder.log_in(&house).await;
    let next = team.next(|_| {});
    let advance = post(format!("/api/desk/calls/{CALL}/keyset")).bearer(&session.token).text(next.note());
    assert_eq!(advance.of(&house).await.status, 204);

    let page = get(path()).of(&house).await;
    assert!(page.text().contains("type=\"radio\""));
    assert_eq!(upload("1", &by_hand(&team)).of(&house).await.status, 201);
    assert_eq!(upload("2", &by_hand(&team)).of(&house).await.status, 201);
    assert_eq!(house.count("SELECT count(*) FROM testimony WHERE epoch_sealed = 1").await, 1);
    for other in ["0", "3", "4294967295"] {
        let reply = upload(other, &by_hand(&team)).of(&house).await;
        assert_eq!((reply.status.as_u16(), heading(&reply).as_str()), (422, "The lock of this call has changed"));
    }
    house.pass(30 * 86_400);
    assert_eq!(upload("1", &by_hand(&team)).of(&house).await.status, 201);
    house.pass(86_400);
    assert_eq!(heading(&upload("1", &by_hand(&team)).of(&house).await), "The lock of this call has changed");
    assert!(!get(path()).of(&house).await.text().contains("type=\"radio\""));
}

#[tokio::test]
async fn a_full_queue_keeps_only_those_waiting_who_come_this_way() {
    let house = House::with(|config| {
        config.limits.offline = 0;
        config.limits.patience = std::time::Duration::from_millis(50);
    })
    .await;
    let team = Team::new(CALL, false);
    team.move_in(&house).await;
    let reply = upload("1", &by_hand(&team)).of(&house).await;
    assert_eq!((reply.status.as_u16(), heading(&reply).as_str()), (503, "Many people are sending just now"));
    assert_eq!(reply.header("retry-after"), "10");
    assert!(reply.text().contains("send the same file again"));
    let other = super::submissions::submission(&house, &sealed(&team)).await.of(&house).await;
    assert_eq!(other.status, 201);
}

#[tokio::test]
async fn the_page_shows_both_locks_as_text_and_as_pictures() {
    let (house, team) = house().await;
    let page = get(path()).of(&house).await;
    let set = team.key_set.set();
    for lock in [&set.recipient, &set.classic] {
        // Two ready-made commands and the lock alone.
        assert_eq!(page.text().matches(lock.as_str()).count(), 3);
    }
    for name in ["hybrid", "classic"] {
        let address = format!("{}/{name}.svg", path());
        assert!(page.text().contains(&address));
        let picture = get(address).of(&house).await;
        assert_eq!(picture.header("content-type"), "image/svg+xml");
        assert!(picture.text().contains("<svg") && !picture.text().contains("style="));
    }
    assert_eq!(get(format!("{}/other.svg", path())).of(&house).await.status, 404);
}

/// The lines of the page, pasted into a shell, with the age that Debian ships.
#[tokio::test]
async fn the_lines_for_linux_seal_what_the_form_takes() {
    let (house, team) = house().await;
    let page = get(path()).of(&house).await;
    let text = page.text().replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replace("&quot;", "\"");
    let set = team.key_set.set();
    let lines = text.split("<pre").filter_map(|part| Some(part.split_once('>')?.1.split_once("</pre>")?.0));
    let commands = lines.clone().find(|lines| lines.contains("wc -c") && lines.contains(&set.classic));
    let commands = commands.expect("the lines are on the page");
    let hybrid = lines.clone().find(|lines| lines.contains("wc -c") && lines.contains(&set.recipient));
    assert_eq!(hybrid.expect("and those for a newer age").replace(&set.recipient, &set.classic), commands);

    for (length, class) in [(0, 65_536), (1_000, 65_536), (65_536, 65_536), (65_537, 262_144), (1_048_576, 1_048_576)] {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("account.txt"), "a".repeat(length)).expect("written");
        let done = Command::new("sh").arg("-c").arg(commands).current_dir(folder.path()).output().expect("a shell");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let file = fs::read(folder.path().join("sealed.age")).expect("sealed.age is there");
        let reply = upload("1", &file).of(&house).await;
        assert_eq!(reply.status, 201, "{length}: {}", heading(&reply));
        let found = house.count(&format!("SELECT count(*) FROM testimony WHERE size_class = {class}")).await;
        assert!(found > 0, "{length}");
        let claim = Claim { call: team.call.clone(), id: SubmissionId::from_bytes([0; 16]), epoch: 1 };
        assert_eq!(open(&file, &team.identity, &claim).expect("it opens").draft.account().len(), length);
    }
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("account.txt"), "a".repeat(1_048_577)).expect("written");
    let done = Command::new("sh").arg("-c").arg(commands).current_dir(folder.path()).output().expect("a shell");
    assert!(!done.status.success() && !folder.path().join("sealed.age").exists(), "nothing is cut off in silence");
}
