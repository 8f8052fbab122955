//! Records: saved sealed, signed and in order, and opened by whoever may.

use app::wire::{Queue, QueueItem, RecordKept};
use axum::body::Bytes;
use themes::record::{Check, Reason as Because, Record, SetAside, State};
use vault::{
    id::Digest,
    record::{OpenedRecord, RecordClaim, open_record},
    seal::SealedFile,
};
use zeroize::Zeroizing;

use super::{
    house::{
        CALL, House, Person, Reply, Team, get,
        record::{address, coded, record, saves, seal},
        sealed,
        survivor::Survivor,
    },
    submissions::submission,
};

/// A house with one testimony, and the tokens of both who may open it.
async fn house() -> (House, Team, SealedFile, [String; 2]) {
    let (house, team) = House::with_call().await;
    let file = sealed(&team);
    submission(&house, &file).await.of(&house).await;
    let tokens = [team.keyholder.log_in(&house).await.token, team.moderator.log_in(&house).await.token];
    (house, team, file, tokens)
}

async fn item(house: &House, token: &str) -> QueueItem {
    let queue: Queue = get(format!("/api/desk/calls/{CALL}/testimonies")).bearer(token).of(house).await.json();
    queue.items.into_iter().next().expect("one waits")
}

/// The record as a desk opens it.
fn opened(team: &Team, file: &SealedFile, reply: &Reply) -> OpenedRecord {
    assert_eq!(reply.status, 200, "{}", reply.text());
    assert_eq!(reply.header("content-type"), "application/octet-stream");
    assert_eq!(reply.header("murmuration-sha256"), Digest::of(&reply.body).to_string());
    let claim = RecordClaim { call: team.call.clone(), id: file.id, payload: file.envelope().payload_sha256() };
    let record = open_record(&reply.body, team.identity.hybrid(), &claim).expect("it opens");
    let record = record.by_member(&team.key_set).expect("a member signed it");
    assert_eq!(reply.header("murmuration-payload-sha256"), record.payload.to_string());
    record
}

fn stale() -> (u16, String) {
    (409, "record-stale".to_owned())
}

#[tokio::test]
async fn a_record_goes_from_hand_to_hand_and_takes_its_testimony_along() {
    let (house, team, file, [ada, mo]) = house().await;
    assert_eq!(get(address(&file)).bearer(&ada).of(&house).await.status, 204);
    let first = seal(&team, &team.keyholder, &coded(&team, &team.keyholder, &file, None), false);
    let reply = saves(&ada, &first).of(&house).await;
    assert_eq!((reply.status.as_u16(), reply.json()), (201, RecordKept { sha256: first.digest().to_string() }));
    let waits = item(&house, &mo).await;
    assert_eq!(
        (waits.state.as_str(), waits.has_record, waits.people, waits.is_worked_by_me),
        ("coded", true, 1, false)
    );

    let found = opened(&team, &file, &get(address(&file)).bearer(&mo).of(&house).await);
    assert_eq!((found.author.as_ref(), found.payload), ("ada", first.payload()));
    let read = Record::parse(&found.record).expect("a record");
    let checked = Record {
        check: Some(Check::Agrees(team.moderator.account.clone())),
        author: team.moderator.account.clone(),
        previous: Some(found.payload),
        ..read
    };
    assert_eq!(checked.state(), State::Checked);
    let second = seal(&team, &team.moderator, &checked, true);
    assert_eq!(saves(&mo, &second).of(&house).await.status, 201);
    let waits = item(&house, &mo).await;
    assert_eq!((waits.state.as_str(), waits.people, waits.is_worked_by_me), ("checked", 2, true));
    assert!(waits.is_urgent);
    let found = opened(&team, &file, &get(address(&file)).bearer(&ada).of(&house).await);
    assert_eq!((found.author.as_ref(), found.payload), ("mo", second.payload()));
    assert_eq!(house.count("SELECT count(*) FROM record JOIN record_payload USING (row)").await, 1);
}

#[tokio::test]
async fn a_save_that_does_not_know_the_record_before_it_changes_nothing() {
    let (house, team, file, [ada, mo]) = house().await;
    let by = |person: &Person, previous| seal(&team, person, &coded(&team, person, &file, previous), false);
    let first = by(&team.keyholder, None);
    assert_eq!(saves(&ada, &first).of(&house).await.status, 201);
    let before = item(&house, &ada).await;
    for previous in [None, Some(Digest::ZERO), Some(first.digest())] {
        let aside = SetAside { by: team.moderator.account.clone(), reason: Because::Spam, note: Zeroizing::default() };
        let late = Record { set_aside: Some(aside), ..coded(&team, &team.moderator, &file, previous) };
        let late = seal(&team, &team.moderator, &late, true);
        assert_eq!(saves(&mo, &late).of(&house).await.refusal(), stale());
    }
    let found = opened(&team, &file, &get(address(&file)).bearer(&mo).of(&house).await);
    assert_eq!(found.payload, first.payload());
    assert_eq!(item(&house, &ada).await, before);
    // Nor does one that says that there was something, where there is nothing.
    let other = sealed(&team);
    submission(&house, &other).await.of(&house).await;
    let claims = seal(&team, &team.keyholder, &coded(&team, &team.keyholder, &other, Some(Digest::ZERO)), false);
    assert_eq!(saves(&ada, &claims).of(&house).await.refusal(), stale());
}

#[tokio::test]
async fn the_same_save_again_is_held_and_nothing_is_doubled() {
    let (house, team, file, [ada, _]) = house().await;
    let first = seal(&team, &team.keyholder, &coded(&team, &team.keyholder, &file, None), false);
    for status in [201, 200, 200] {
        let reply = saves(&ada, &first).of(&house).await;
        assert_eq!((reply.status.as_u16(), reply.json()), (status, RecordKept { sha256: first.digest().to_string() }));
    }
    let second = seal(&team, &team.keyholder, &coded(&team, &team.keyholder, &file, Some(first.payload())), false);
    for status in [201, 200] {
        assert_eq!(saves(&ada, &second).of(&house).await.status, status);
    }
    // The first came late once more: it is not the one before.
    assert_eq!(saves(&ada, &first).of(&house).await.refusal(), stale());
    assert_eq!(house.count("SELECT count(*) FROM record").await, 1);
    assert_eq!(house.count("SELECT count(*) FROM record_payload").await, 1);
}

#[tokio::test]
async fn of_many_saves_at_once_one_is_first_and_the_others_are_told() {
    let (house, team, file, [ada, mo]) = house().await;
    let mut senders = tokio::task::JoinSet::new();
    for number in 0..8 {
        let (person, token) = if number % 2 == 0 { (&team.keyholder, &ada) } else { (&team.moderator, &mo) };
        let record = seal(&team, person, &coded(&team, person, &file, None), false);
        let (ask, router) = (saves(token, &record), house.router.clone());
        senders.spawn(async move { (ask.to(router).await.status.as_u16(), record.payload()) });
    }
    let answers = senders.join_all().await;
    let won: Vec<_> = answers.iter().filter(|(status, _)| *status == 201).collect();
    assert_eq!((won.len(), answers.iter().filter(|(status, _)| *status == 409).count()), (1, 7));
    let found = opened(&team, &file, &get(address(&file)).bearer(&ada).of(&house).await);
    assert_eq!(found.payload, won[0].1);
}

#[tokio::test]
async fn whoever_has_only_a_session_replaces_no_record() {
    let (house, team, file, [ada, mo]) = house().await;
    let first = seal(&team, &team.keyholder, &coded(&team, &team.keyholder, &file, None), false);
    assert_eq!(saves(&ada, &first).of(&house).await.status, 201);
    let disk = house.bytes_on_disk();
    let next = || seal(&team, &team.moderator, &coded(&team, &team.moderator, &file, Some(first.payload())), false);
    let unsigned = (422, "record-unsigned".to_owned());
    // Another's signature under this session; a signature for other headers; one of another save; none at all that holds.
    assert_eq!(saves(&ada, &next()).of(&house).await.refusal(), unsigned);
    assert_eq!(saves(&mo, &next()).header("murmuration-state", "checked").of(&house).await.refusal(), unsigned);
    assert_eq!(saves(&mo, &next()).header("murmuration-urgent", "yes").of(&house).await.refusal(), unsigned);
    assert_eq!(saves(&mo, &next()).header("murmuration-previous", "none").of(&house).await.refusal(), unsigned);
    assert_eq!(saves(&mo, &next()).body(Bytes::from(next().bytes())).of(&house).await.refusal(), unsigned);
    let nothing = data_encoding::BASE64URL_NOPAD.encode(&[0; 64]);
    assert_eq!(saves(&mo, &next()).header("murmuration-signature", nothing).of(&house).await.refusal(), unsigned);
    assert_eq!(house.bytes_on_disk(), disk);
    // What she gets is sealed all the same.
    let reply = get(address(&file)).bearer(&mo).of(&house).await;
    assert!(reply.body.starts_with(b"age-encryption.org/v1\n"));
}

#[tokio::test]
async fn a_body_or_header_of_another_form_is_refused_with_its_reason() {
    let (house, team, file, [ada, _]) = house().await;
    let good = seal(&team, &team.keyholder, &coded(&team, &team.keyholder, &file, None), false);
    let disk = house.bytes_on_disk();
    let refused = async |ask: super::house::Ask| ask.of(&house).await.refusal();
    for header in ["murmuration-previous", "murmuration-state", "murmuration-urgent", "murmuration-signature"] {
        assert_eq!(refused(saves(&ada, &good).without(header)).await, (422, "record-header".to_owned()), "{header}");
        let ask = saves(&ada, &good).header(header, "nonsense");
        assert_eq!(refused(ask).await, (422, "record-header".to_owned()), "{header}");
    }
    for state in ["new", "done", "Coded"] {
        let ask = saves(&ada, &good).header("murmuration-state", state);
        assert_eq!(refused(ask).await, (422, "record-header".to_owned()), "{state}");
    }
    assert_eq!(refused(saves(&ada, &good).without("murmuration-epoch")).await, (422, "epoch-header".to_owned()));
    assert_eq!(refused(saves(&ada, &good).header("murmuration-epoch", "2")).await, (422, "wrong-epoch".to_owned()));
    assert_eq!(refused(saves(&ada, &good).header("content-type", "text/plain")).await, (400, "malformed".to_owned()));
    let bytes = good.bytes();
    let bodies: [(Vec<u8>, u16, &str); 5] = [
        (Vec::new(), 422, "empty"),
        (b"{\"state\": \"checked\"}".to_vec(), 422, "not-age"),
        (bytes[..bytes.len() - 1].to_vec(), 422, "size-class"),
        ([bytes.as_slice(), b"x"].concat(), 422, "size-class"),
        ([&bytes[..bytes.len() - 65_000], &[b'a'; 65_000]].concat(), 422, "not-ciphertext"),
    ];
    for (body, status, code) in bodies {
        assert_eq!(refused(saves(&ada, &good).body(Bytes::from(body))).await, (status, code.to_owned()));
    }
    assert_eq!(refused(saves(&ada, &good).body(Bytes::from(vec![0; 1_100_000]))).await, (413, "too-long".to_owned()));
    assert_eq!(house.bytes_on_disk(), disk);
    assert_eq!(saves(&ada, &good).of(&house).await.status, 201);
}

#[tokio::test]
async fn a_stranger_a_researcher_and_a_member_of_another_call_have_no_such_address() {
    let (house, team, file, [ada, _]) = house().await;
    let first = seal(&team, &team.keyholder, &coded(&team, &team.keyholder, &file, None), false);
    assert_eq!(saves(&ada, &first).of(&house).await.status, 201);
    let rex = team.researcher.log_in(&house).await.token;
    let next = seal(&team, &team.keyholder, &coded(&team, &team.keyholder, &file, Some(first.payload())), false);
    let nowhere = get("/api/desk/nowhere").of(&house).await;
    for token in ["", "nonsense", &rex] {
        assert_eq!(get(address(&file)).bearer(token).of(&house).await, nowhere);
        assert_eq!(saves(token, &next).of(&house).await, nowhere);
    }
    // The testimony is in another call, of which she is no member; then nothing of it is in hers.
    house.change("INSERT INTO call SELECT 'second', state, root_fingerprint, epoch, retention_weeks, synthetic, version FROM call").await;
    house.change("UPDATE testimony SET call = 'second'").await;
    assert_eq!(get(address(&file)).bearer(&ada).of(&house).await, nowhere);
    assert_eq!(saves(&ada, &next).of(&house).await, nowhere);
    let there = address(&file).replace(CALL, "second");
    assert_eq!(get(there).bearer(&ada).of(&house).await, nowhere);
}

#[tokio::test]
async fn the_person_who_wrote_it_is_told_that_it_is_read_and_nothing_of_what_was_made_of_it() {
    let (house, team) = House::with_call().await;
    let survivor = Survivor::of(&house, &team).await;
    let file = &survivor.file;
    let ada = team.keyholder.log_in(&house).await.token;
    let aside = SetAside { by: team.keyholder.account.clone(), reason: Because::Outside, note: Zeroizing::default() };
    let mut previous = None;
    for record in [
        record(&team, &team.keyholder, file),
        coded(&team, &team.keyholder, file, None),
        Record { set_aside: Some(aside), ..record(&team, &team.keyholder, file) },
    ] {
        let sealed = seal(&team, &team.keyholder, &Record { previous, ..record }, true);
        assert_eq!(saves(&ada, &sealed).of(&house).await.status, 201);
        previous = Some(sealed.payload());
        let status = survivor.asks_status(&house).of(&house).await;
        assert_eq!(status.json::<app::wire::Status>().state, "reading");
        assert!(!status.text().contains("urgent") && !status.text().contains("set-aside"));
    }
}

#[tokio::test]
async fn a_replaced_record_is_nowhere_on_the_disk() {
    let (house, team, file, [ada, _]) = house().await;
    let first = seal(&team, &team.keyholder, &coded(&team, &team.keyholder, &file, None), false);
    let pieces: Vec<Vec<u8>> = first.bytes().chunks_exact(32).skip(60).step_by(97).map(<[u8]>::to_vec).collect();
    let found = |house: &House| {
        let on_disk = house.bytes_on_disk();
        let is_there = |piece: &[u8]| on_disk.iter().any(|(_, bytes)| bytes.windows(32).any(|window| window == piece));
        pieces.iter().filter(|piece| is_there(piece)).count()
    };
    assert_eq!(saves(&ada, &first).of(&house).await.status, 201);
    // A border between two pages may cut a piece in two.
    assert!(found(&house) * 10 >= pieces.len() * 8, "searching would prove nothing");
    let second = seal(&team, &team.keyholder, &coded(&team, &team.keyholder, &file, Some(first.payload())), false);
    assert_eq!(saves(&ada, &second).of(&house).await.status, 201);
    assert_eq!(found(&house), 0);
}
