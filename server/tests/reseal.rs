//! Somebody leaves: a new identity, and every header moves to it, with a second pair of eyes before anything is erased.

use std::time::Instant;

use app::wire::members::{Judged, Replaced, ResealState};
use axum::http::Method;
use rand_core::{OsRng, RngCore as _};
use sea_orm::{ActiveValue::Set, EntityTrait as _};
use server::{
    retention,
    store::entity::{payload, testimony},
    verify,
};
use themes::record::Record;
use vault::{
    entry::open_entry,
    id::{Digest, SubmissionId},
    open::{Claim, OpenError, open},
    record::{OpenRecordError, RecordClaim, open_record, seal_record},
    replacement::{Quarantined, Replacement, Verdict, read_all, replacement_message, write_all},
    reseal::reseal_header,
    role::Role,
};

use super::house::{
    Ask, CALL, House, Person, Reply, Team, get,
    later::{Later, bytes, desk, judge, put, reseal_all, state, verify_all, waiting},
    post,
    record::{address, coded, saves, seal},
    sealed,
    survivor::Survivor,
};

/// How many headers a test moves; a bench says 10000.
fn headers() -> usize {
    std::env::var("MURMURATION_HEADERS").map_or(40, |text| text.parse().expect("a number"))
}

/// A house whose moderator has left, with a second keyholder who stays, and accounts from before.
struct Left {
    house: House,
    team: Team,
    second: Person,
    later: Later,
    accounts: Vec<SubmissionId>,
    /// Of the keyholder, the second, and her who left.
    tokens: [String; 3],
}

/// Writes accounts as the door would, without its proof of work.
async fn fill(house: &House, team: &Team, number: usize) -> Vec<SubmissionId> {
    let mut ids = Vec::new();
    for start in (0..number).step_by(100) {
        let (mut facts, mut payloads) = (Vec::new(), Vec::new());
        for _ in start..number.min(start + 100) {
            let file = sealed(team);
            let (row, envelope) = ((OsRng.next_u64() >> 1).cast_signed(), file.envelope());
            ids.push(file.id);
            facts.push(testimony::ActiveModel {
                row: Set(row),
                submission_id: Set(file.id.to_bytes().to_vec()),
                call: Set(CALL.to_owned()),
                state: Set("new".to_owned()),
                week: Set("2026-W48".to_owned()),
                purge_week: Set("2028-W47".to_owned()),
                size_class: Set(65_536),
                epoch_sealed: Set(1),
                epoch_now: Set(1),
                received_sha256: Set(envelope.sha256().to_bytes().to_vec()),
                payload_sha256: Set(envelope.payload_sha256().to_bytes().to_vec()),
                header: Set(envelope.header().to_vec()),
                ..Default::default()
            });
            payloads.push(payload::ActiveModel { row: Set(row), payload: Set(envelope.payload().to_vec()) });
        }
        let db = house.state.store.writer();
        testimony::Entity::insert_many(facts).exec_without_returning(db).await.expect("they fit");
        payload::Entity::insert_many(payloads).exec_without_returning(db).await.expect("they fit");
    }
    ids
}

impl Left {
    async fn with(number: usize) -> Self {
        let (house, team) = House::with_call().await;
        let accounts = fill(&house, &team, number).await;
        let keyholder = team.keyholder.log_in(&house).await.token;
        let mut later = Later::of(&team);
        let second = Person::new("una", Role::Keyholder);
        second.join(&house, &keyholder).await;
        let next = later.welcome(&team, &second);
        assert_eq!(put(&house, &keyholder, &next).await.status, 204);
        let (other, gone) = (second.log_in(&house).await.token, team.moderator.log_in(&house).await.token);
        let next = later.rotate(&team, &[&team.keyholder, &team.researcher, &second]);
        let reply = put(&house, &keyholder, &next).await;
        assert_eq!(reply.status, 204, "{}", reply.text());
        Self { house, team, second, later, accounts, tokens: [keyholder, other, gone] }
    }

    /// Every account opens with the identity in force, and with no other.
    async fn assert_moved(&self) {
        self.house.assert_sound().await;
        let [newest, before] = self.later.identities.as_slice() else { panic!("two identities") };
        for id in &self.accounts {
            let path = desk(&format!("testimonies/{id}"));
            let file = get(path).bearer(&self.tokens[0]).of(&self.house).await.body;
            let claim = Claim { call: self.team.call.clone(), id: *id, epoch: 1 };
            assert_eq!(open(&file, newest, &claim).expect("it opens").draft.account(), "An invented account.");
            assert_eq!(open(&file, before, &claim).err(), Some(OpenError::NotForThisKey));
        }
    }

    async fn replaces(&self, token: &str, items: &[Replacement]) -> Reply {
        bytes(post(desk("reseal/headers")).bearer(token), write_all(items)).of(&self.house).await
    }
}

#[tokio::test]
#[expect(clippy::disallowed_methods, reason = "a figure for BENCHMARKS.md; nothing is asserted about it")]
async fn every_header_moves_and_what_was_before_is_erased_once_a_second_member_has_looked() {
    let number = headers();
    let left = Left::with(number).await;
    let (house, [one, two, gone]) = (&left.house, &left.tokens);
    let count = number as u64;
    assert_eq!(state(house, one).await, ResealState { identity: 3, waiting: count, own: 0, others: 0 });
    let old: Vec<_> = waiting(house, one, 3).await.into_iter().map(|waiting| waiting.header).collect();

    let began = Instant::now();
    let (replaced, moved) = reseal_all(house, one, &left.later.resealer(&left.team.keyholder), 500).await;
    let first = began.elapsed();
    assert_eq!(replaced as usize, number);
    assert_eq!(state(house, one).await, ResealState { identity: 3, waiting: 0, own: count, others: 0 });
    assert_eq!(state(house, two).await.others, count);
    // Nobody verifies what she did herself.
    let own = get(desk("reseal/quarantine")).bearer(one).of(house).await;
    assert_eq!(own.body, b"");

    let began = Instant::now();
    let (judged, looked) = verify_all(house, two, &left.later.resealer(&left.second), 500).await;
    let second = began.elapsed();
    assert_eq!(judged, Judged { right: number as u32, restored: 0 });
    assert_eq!(state(house, two).await, ResealState { identity: 3, waiting: 0, own: 0, others: 0 });
    let (moved, looked) = (moved / number, looked / number);
    println!("{number} headers: re-sealed in {first:?}, verified in {second:?}; {moved} and {looked} bytes for each");
    assert!(moved + looked <= 5_120, "{moved} and {looked}");
    let files: Vec<_> = house.bytes_on_disk().into_iter().collect();
    for header in old.iter().step_by(number.div_ceil(40)) {
        for (file, bytes) in &files {
            assert!(!bytes.windows(200).any(|window| window == &header[100..300]), "an old header is in {file}");
        }
    }
    if number <= 1_000 {
        left.assert_moved().await;
    }
    let nowhere = get("/api/desk/nowhere").of(house).await;
    assert_eq!(get(desk("reseal")).bearer(gone).of(house).await, nowhere);
}

#[tokio::test]
async fn a_stolen_session_reseals_nothing_judges_nothing_and_writes_nothing_down() {
    let left = Left::with(2).await;
    let (house, [one, two, _]) = (&left.house, &left.tokens);
    let hers = left.later.resealer(&left.team.keyholder);
    let waiting = waiting(house, one, 2).await;
    let right = hers.replace(&waiting[0]).expect("hers");
    // The thief has the token of the one who stays and what the server sends, but nobody's keys.
    let unsigned = Replacement { signature: [0; 64], ..right.clone() };
    let by_another = left.later.resealer(&left.second).replace(&waiting[0]).expect("hers");
    let moved = Replacement { old: Digest::of(&waiting[1].header), piece: waiting[1].piece, ..right.clone() };
    for item in [unsigned, by_another, moved] {
        let refused = left.replaces(one, &[right.clone(), item]).await;
        assert_eq!(refused.refusal(), (422, "reseal-unsigned".to_owned()));
    }
    assert_eq!(left.replaces(one, std::slice::from_ref(&right)).await.status, 200);

    let other = left.later.resealer(&left.second);
    let reply = get(desk("reseal/quarantine")).bearer(two).of(house).await;
    let found: Vec<Quarantined> = read_all(&reply.body).expect("a list");
    let body = write_all(&[Verdict { is_right: false, ..other.verdict(&found[0]) }]);
    let unsigned = bytes(post(desk("reseal/quarantine")).bearer(two), body.clone());
    let forged = judge(two, &hers, body.clone());
    let elsewhere = judge(two, &other, write_all(&[other.verdict(&found[0])])).body(body);
    for ask in [unsigned, forged, elsewhere] {
        assert_eq!(ask.of(house).await.refusal(), (422, "reseal-unsigned".to_owned()));
    }
    let entry = left.later.entry(&left.second, vault::log::Event::Checked(9));
    let refused = post(desk("log")).bearer(one).text(entry.text()).of(house).await;
    assert_eq!(refused.refusal(), (422, "log-invalid".to_owned()));
    assert_eq!(state(house, one).await, ResealState { identity: 3, waiting: 1, own: 1, others: 0 });
}

#[tokio::test]
async fn a_hostile_member_is_caught_by_the_second_and_everything_is_put_back() {
    let left = Left::with(12).await;
    let (house, [one, two, _]) = (&left.house, &left.tokens);
    let waiting = waiting(house, one, 12).await;
    let (hers, call) = (left.later.resealer(&left.team.keyholder), &left.team.call);
    let stranger = vault::identity::CallIdentity::generate(3, &mut OsRng).recipients().0;
    let mut items: Vec<_> = waiting.iter().map(|one| hers.replace(one).expect("hers")).collect();
    for (at, item) in items.iter_mut().enumerate() {
        // A third for somebody else, a third over another file key with a right MAC, a third honest; all rightly signed.
        item.new = match at % 3 {
            0 => {
                let header =
                    reseal_header(&waiting[at].header, &left.later.identities[1], &stranger).expect("it opens");
                vault::replacement::Compact::of(&header).expect("our form")
            }
            1 => hers.replace(&waiting[(at + 3) % 12]).expect("hers").new,
            _ => continue,
        };
        let message = replacement_message(call, 3, item.old, item.new.digest());
        item.signature = left.team.keyholder.keys.sign(&message);
    }
    let reply = left.replaces(one, &items).await;
    assert_eq!(reply.json::<Replaced>(), Replaced { replaced: 12, stale: 0 });

    let other = left.later.resealer(&left.second);
    let (judged, _) = verify_all(house, two, &other, 5).await;
    assert_eq!(judged, Judged { right: 4, restored: 8 });
    assert_eq!(state(house, two).await, ResealState { identity: 3, waiting: 8, own: 0, others: 0 });
    // The second does it again herself, and the first has to be content.
    assert_eq!(reseal_all(house, two, &other, 500).await.0, 8);
    assert_eq!(verify_all(house, one, &hers, 500).await.0, Judged { right: 8, restored: 0 });
    left.assert_moved().await;
}

#[tokio::test]
async fn two_at_once_and_the_same_twice_move_each_header_once() {
    let left = Left::with(10).await;
    let (house, [one, two, _]) = (&left.house, &left.tokens);
    let waiting = waiting(house, one, 10).await;
    let by = |person| {
        let resealer = left.later.resealer(person);
        waiting.iter().map(|one| resealer.replace(one).expect("hers")).collect::<Vec<_>>()
    };
    let (hers, others) = (by(&left.team.keyholder), by(&left.second));
    let (first, second) = tokio::join!(left.replaces(one, &hers), left.replaces(two, &others));
    let (first, second): (Replaced, Replaced) = (first.json(), second.json());
    assert_eq!((first.replaced + second.replaced, first.stale + second.stale), (10, 10));
    assert_eq!(left.replaces(one, &hers).await.json::<Replaced>(), Replaced { replaced: 0, stale: 10 });
    left.assert_moved().await;
}

#[tokio::test]
async fn what_nobody_verified_is_erased_after_fourteen_days_and_old_keys_after_thirty() {
    let left = Left::with(2).await;
    let (house, [one, ..]) = (&left.house, &left.tokens);
    reseal_all(house, one, &left.later.resealer(&left.team.keyholder), 500).await;
    let quarantine = "SELECT count(*) FROM quarantine";
    let old_wraps = "SELECT count(*) FROM wrap WHERE secret = 'call' AND epoch < 3";
    house.pass(14 * 86_400 - 3_600);
    retention::members(&house.state).await.expect("it is done");
    assert_eq!((house.count(quarantine).await, house.count(old_wraps).await), (2, 2));
    house.pass(2 * 3_600);
    retention::members(&house.state).await.expect("it is done");
    // Files that were sealed offline may still come for the identity before.
    assert_eq!((house.count(quarantine).await, house.count(old_wraps).await), (0, 2));
    house.pass(17 * 86_400);
    retention::members(&house.state).await.expect("it is done");
    assert_eq!(house.count(old_wraps).await, 0);
    assert_eq!(house.count("SELECT count(*) FROM wrap WHERE secret = 'call' AND epoch = 3").await, 2);
}

#[tokio::test]
async fn a_quarantine_ends_with_its_testimony_and_with_the_next_identity() {
    let mut left = Left::with(3).await;
    let one = left.tokens[0].clone();
    reseal_all(&left.house, &one, &left.later.resealer(&left.team.keyholder), 500).await;
    left.house.change("DELETE FROM testimony WHERE row = (SELECT min(row) FROM testimony)").await;
    assert_eq!(state(&left.house, &one).await.own, 2);
    // The researcher is taken out, and the keyholder takes the chance to make another identity.
    let next = left.later.rotate(&left.team, &[&left.team.keyholder, &left.second]);
    assert_eq!(put(&left.house, &one, &next).await.status, 204);
    assert_eq!(state(&left.house, &one).await, ResealState { identity: 4, waiting: 2, own: 0, others: 0 });
    assert_eq!(reseal_all(&left.house, &one, &left.later.resealer(&left.team.keyholder), 500).await.0, 2);
    let (judged, _) = verify_all(&left.house, &left.tokens[1], &left.later.resealer(&left.second), 500).await;
    assert_eq!(judged, Judged { right: 2, restored: 0 });
}

#[tokio::test]
async fn entries_and_attachments_move_with_their_testimony() {
    let (house, team) = House::with_call().await;
    let survivor = Survivor::of(&house, &team).await;
    survivor.writes(&house, &team, "One thing more.", 1).await;
    let (file, content) = super::attachments::sent(&house, &team).await;
    let token = team.keyholder.log_in(&house).await.token;
    let mut later = Later::of(&team);
    let next = later.rotate(&team, &[&team.keyholder, &team.researcher]);
    assert_eq!(put(&house, &token, &next).await.status, 204);
    assert_eq!(state(&house, &token).await.waiting, 4);
    assert_eq!(reseal_all(&house, &token, &later.resealer(&team.keyholder), 500).await.0, 4);

    let path = desk(&format!("testimonies/{}/thread", survivor.file.id));
    let thread: app::wire::DeskThread = get(path).bearer(&token).of(&house).await.json();
    let entry = data_encoding::BASE64_NOPAD.decode(thread.entries[0].for_call_b64.as_bytes()).expect("base64");
    let claim = survivor.claim(&team, 1);
    assert!(open_entry(&entry, later.identities[0].hybrid(), &claim).is_ok());
    assert!(open_entry(&entry, later.identities[1].hybrid(), &claim).is_err());

    let path = desk(&format!("testimonies/{}/attachments/{}?part=0", file.0, file.1));
    let part = get(path).bearer(&token).of(&house).await.body;
    assert_eq!(super::attachments::opened(&team, &later.identities[0], file, &part), content);
    house.assert_sound().await;
}

#[tokio::test]
async fn a_header_that_is_not_what_was_signed_is_found_while_the_one_before_is_kept() {
    for damage in [
        "UPDATE quarantine SET header = signature",
        "UPDATE quarantine SET replacement_sha256 = signature",
        // Both are of the form that browsers write.
        "UPDATE testimony SET header = (SELECT header FROM quarantine)",
    ] {
        let left = Left::with(1).await;
        let (house, [one, ..]) = (&left.house, &left.tokens);
        assert_eq!(reseal_all(house, one, &left.later.resealer(&left.team.keyholder), 500).await.0, 1);
        house.assert_sound().await;
        house.change(damage).await;
        let found = verify::look(&house.state.store, &house.state.shelf).await.expect("it can be read").wrong;
        assert!(found.len() == 1 && found[0].contains("is not what was signed"), "{damage}: {found:?}");
    }
}

#[tokio::test]
async fn a_record_moves_with_its_testimony_and_one_that_was_saved_since_is_left_as_it_is() {
    let (house, team) = House::with_call().await;
    let survivor = Survivor::of(&house, &team).await;
    let token = team.keyholder.log_in(&house).await.token;
    let made = seal(&team, &team.keyholder, &coded(&team, &team.keyholder, &survivor.file, None), false);
    assert_eq!(saves(&token, &made).of(&house).await.status, 201);
    let mut later = Later::of(&team);
    let next = later.rotate(&team, &[&team.keyholder, &team.researcher]);
    assert_eq!(put(&house, &token, &next).await.status, 204);
    assert_eq!(reseal_all(&house, &token, &later.resealer(&team.keyholder), 500).await.0, 2);
    let quarantined = "SELECT count(*) FROM quarantine WHERE part = 'record'";
    assert_eq!(house.count(quarantined).await, 1);

    let file = get(address(&survivor.file)).bearer(&token).of(&house).await.body;
    let payload = survivor.file.envelope().payload_sha256();
    let claim = || RecordClaim { call: team.call.clone(), id: survivor.file.id, payload };
    let [newest, before] = later.identities.as_slice() else { panic!("two identities") };
    let opened = open_record(&file, newest.hybrid(), &claim()).expect("it opens").by_member(&team.key_set);
    let opened = opened.expect("it is hers");
    assert_eq!(open_record(&file, before.hybrid(), &claim()).err(), Some(OpenRecordError::NotForThisKey));

    // The next save is sealed to the new key; the header of the one before is then nowhere.
    let again = Record { epoch: 2, ..coded(&team, &team.keyholder, &survivor.file, Some(opened.payload)) };
    let bytes = again.to_bytes().expect("it keeps the rules");
    let again = seal_record(&bytes, &later.keys, false, &team.keyholder.keys).expect("it fits");
    assert_eq!(saves(&token, &again).of(&house).await.status, 201);
    assert_eq!(house.count(quarantined).await, 0);
    assert_eq!(state(&house, &token).await.waiting, 0);
    house.assert_sound().await;
}

#[tokio::test]
async fn what_is_no_list_is_refused() {
    let left = Left::with(1).await;
    let (house, [one, ..]) = (&left.house, &left.tokens);
    let lists = [desk("reseal/headers"), desk("reseal/quarantine")];
    for path in &lists {
        let refused = bytes(post(path).bearer(one), vec![0; 50]).of(house).await;
        assert_eq!(refused.refusal(), (422, "reseal-invalid".to_owned()));
        let refused = post(path).bearer(one).text("").of(house).await;
        assert_eq!(refused.refusal(), (400, "malformed".to_owned()));
        for after in ["x", "00", "0000000000000000000000", "090000000000000000"] {
            let refused = Ask::new(Method::GET, format!("{path}?after={after}")).bearer(one).of(house).await;
            assert_eq!(refused.refusal(), (400, "malformed".to_owned()), "{after}");
        }
    }
}
