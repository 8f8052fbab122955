//! Taking an account back: what is gone, what is left, and what comes of an older database.

use std::{
    collections::{BTreeSet, HashMap},
    fs,
};

use app::wire::{DeskThread, StatusRequest, Withdrawn};
use data_encoding::{BASE64_NOPAD, HEXLOWER};
use sea_orm::{ConnectionTrait as _, TransactionTrait as _};
use server::{folder::FolderError, start::StartError};
use vault::id::Digest;

use super::{
    house::{
        CALL, House, Team, get, post,
        record::{address, coded, saves, seal},
        sealed,
        survivor::{Survivor, message},
    },
    submissions::submission,
};

/// Pieces of everything that the server holds of an account: found as they are in any file, as long as it is there.
struct Traces(Vec<(String, Vec<u8>)>);

impl Traces {
    async fn of(house: &House, team: &Team, survivor: &Survivor) -> Self {
        let mut traces = Vec::new();
        let mut add = |name: &str, bytes: &[u8]| traces.push((name.to_owned(), bytes.to_vec()));
        let base64 = |text: &str| BASE64_NOPAD.decode(text.as_bytes()).expect("base64");
        add("submission id", &survivor.file.id.to_bytes());
        add("digest", &survivor.file.digest().to_bytes());
        add("lookup hash", &Digest::of(survivor.keys.lookup()).to_bytes());
        add("return key", &survivor.keys.public().return_key);
        let status = survivor.status(house).await;
        add("pin", &base64(&status.pin_b64));
        let mut files = vec![("testimony".to_owned(), survivor.file.bytes())];
        let token = team.moderator.log_in(house).await.token;
        let path = format!("/api/desk/calls/{CALL}/testimonies/{}/thread", survivor.file.id);
        let thread: DeskThread = get(path).bearer(&token).of(house).await.json();
        let record = get(address(&survivor.file)).bearer(&token).of(house).await;
        if record.status == 200 {
            add("record's digest", &Digest::of(&record.body).to_bytes());
            files.push(("record".to_owned(), record.body));
        }
        for (entry, copy) in thread.entries.iter().zip(&status.entries) {
            files.push((format!("entry {} for the call", entry.number), base64(&entry.for_call_b64)));
            files.push((format!("entry {} for her", copy.number), base64(&copy.for_survivor_b64)));
        }
        for (name, file) in files {
            // Every file begins in the same way. A page of the database holds some 4,000 bytes of a long value, so that a short piece mostly lies in one.
            for (at, piece) in file.chunks_exact(32).enumerate().skip(2).step_by(23) {
                add(&format!("{name} at {}", at * 32), piece);
            }
        }
        Self(traces)
    }

    /// Which of them are in a file of the data folder.
    fn found(&self, house: &House) -> BTreeSet<String> {
        let beginning = |bytes: &[u8]| <[u8; 8]>::try_from(&bytes[..8]).expect("eight bytes");
        let by_beginning: HashMap<_, _> = self.0.iter().map(|trace| (beginning(&trace.1), trace)).collect();
        let mut found = BTreeSet::new();
        for (file, bytes) in house.bytes_on_disk() {
            for at in 0..bytes.len().saturating_sub(8) {
                if let Some((name, piece)) = by_beginning.get(&beginning(&bytes[at..]))
                    && bytes[at..].starts_with(piece)
                {
                    found.insert(format!("{name} in {file}"));
                }
            }
        }
        found
    }

    fn names(&self, house: &House) -> usize {
        let found = self.found(house);
        self.0.iter().filter(|(name, _)| found.iter().any(|found| found.starts_with(&format!("{name} in ")))).count()
    }

    fn assert_all_are_there(&self, house: &House) {
        // A border between two pages may cut a piece in two.
        let (found, all) = (self.names(house), self.0.len());
        assert!(found * 20 >= all * 19, "{found} of {all}: searching would prove nothing");
    }
}

/// Codes an account twice, so that one record was replaced.
async fn work_on(house: &House, team: &Team, survivor: &Survivor) {
    let token = team.moderator.log_in(house).await.token;
    let mut previous = None;
    for _ in 0..2 {
        let record = seal(team, &team.moderator, &coded(team, &team.moderator, &survivor.file, previous), false);
        assert_eq!(saves(&token, &record).of(house).await.status, 201);
        previous = Some(record.payload());
    }
}

/// An account with a message of each side's kind and a record, among others.
async fn account_among_others(house: &House, team: &Team) -> Survivor {
    for _ in 0..6 {
        work_on(house, team, &Survivor::of(house, team).await).await;
    }
    let survivor = Survivor::of(house, team).await;
    survivor.writes(house, team, "Did you read it?", 1).await;
    survivor.writes(house, team, &"It was late. ".repeat(6_000), 2).await;
    work_on(house, team, &survivor).await;
    for _ in 0..6 {
        Survivor::of(house, team).await.writes(house, team, "another", 1).await;
    }
    survivor
}

#[tokio::test]
async fn nothing_of_a_withdrawn_account_is_left_in_any_file() {
    let (house, team) = House::with_call().await;
    let survivor = account_among_others(&house, &team).await;
    let traces = Traces::of(&house, &team, &survivor).await;
    traces.assert_all_are_there(&house);
    assert!(traces.found(&house).iter().any(|found| found.starts_with("record at ")), "its record too");
    let id = survivor.file.id;
    let aside = format!("INSERT INTO aside SELECT row, 'ada' FROM testimony WHERE hex(submission_id) = upper('{id}')");
    house.change(&aside).await;
    let reply = survivor.withdraws(&house).of(&house).await;
    assert_eq!((reply.status.as_u16(), reply.json()), (200, Withdrawn { state: "withdrawn".to_owned() }));
    assert_eq!(traces.found(&house), BTreeSet::new());
    assert_eq!(house.testimonies().await, 12);
    assert_eq!(house.count("SELECT count(*) FROM entry").await, 6);
    assert_eq!(house.count("SELECT count(*) FROM entry_payload").await, 6);
    for table in ["record", "record_payload", "record_author"] {
        assert_eq!(house.count(&format!("SELECT count(*) FROM {table}")).await, 6, "{table}");
    }
    assert_eq!(house.count("SELECT count(*) FROM aside").await, 0);
    assert_eq!(house.count("SELECT sum(count) FROM tally").await, 12);
    assert_eq!(house.text("PRAGMA integrity_check").await, "ok");
}

#[tokio::test]
async fn nothing_is_left_of_many_that_were_withdrawn_while_others_came() {
    let (house, team) = House::with_call().await;
    let (mut gone, mut kept) = (Vec::new(), Vec::new());
    for number in 0..24 {
        let survivor = Survivor::of(&house, &team).await;
        if number % 2 == 0 {
            survivor.writes(&house, &team, "x", 1).await;
        }
        if number % 3 == 0 {
            let traces = Traces::of(&house, &team, &survivor).await;
            gone.push((survivor, traces));
        } else {
            kept.push(survivor);
        }
    }
    for (survivor, traces) in gone {
        assert_eq!(survivor.withdraws(&house).of(&house).await.status, 200);
        assert_eq!(traces.found(&house), BTreeSet::new());
        kept.push(Survivor::of(&house, &team).await);
    }
    for survivor in kept {
        assert_eq!(survivor.status(&house).await.id, survivor.file.id.to_string());
    }
}

#[tokio::test]
async fn what_was_withdrawn_is_refused_when_it_comes_again() {
    let (house, team) = House::with_call().await;
    let survivor = Survivor::of(&house, &team).await;
    assert_eq!(survivor.withdraws(&house).of(&house).await.status, 200);
    let withdrawn = (410, "withdrawn".to_owned());
    // As it was; without its receipt; the same bytes under another id; the same id or receipt with other bytes.
    assert_eq!(survivor.submission(&house).await.of(&house).await.refusal(), withdrawn);
    assert_eq!(submission(&house, &survivor.file).await.of(&house).await.refusal(), withdrawn);
    let other = Survivor::new(&team);
    let ask = submission(&house, &survivor.file).await.header("murmuration-id", other.file.id.to_string());
    assert_eq!(ask.of(&house).await.refusal(), withdrawn);
    let ask = other.submission(&house).await.header("murmuration-id", survivor.file.id.to_string());
    assert_eq!(ask.of(&house).await.refusal(), withdrawn);
    let ask = other.submission(&house).await.header("murmuration-receipt", &survivor.receipt_header);
    assert_eq!(ask.of(&house).await.refusal(), withdrawn);
    assert_eq!(house.testimonies().await, 0);
    assert_eq!(other.submission(&house).await.of(&house).await.status, 201);
}

#[tokio::test]
async fn a_second_withdrawal_is_answered_as_the_first() {
    let (house, team) = House::with_call().await;
    let survivor = Survivor::of(&house, &team).await;
    let first = survivor.withdraws(&house).of(&house).await;
    assert_eq!(first.status, 200);
    assert_eq!(survivor.withdraws(&house).of(&house).await, first);
    let house = house.restart(|_| {}).await.expect("it starts");
    assert_eq!(survivor.withdraws(&house).of(&house).await, first);
    assert_eq!(house.count("SELECT count(*) FROM withdrawal").await, 1);
}

#[tokio::test]
async fn two_withdrawals_at_once_are_both_done() {
    let (house, team) = House::with_call().await;
    let survivor = Survivor::of(&house, &team).await;
    let mut senders = tokio::task::JoinSet::new();
    for _ in 0..4 {
        let (ask, router) = (survivor.withdraws(&house), house.router.clone());
        senders.spawn(async move { ask.to(router).await.status.as_u16() });
    }
    assert_eq!(senders.join_all().await, [200; 4]);
    assert_eq!(house.testimonies().await, 0);
}

#[tokio::test]
async fn whoever_holds_the_words_is_told_that_it_was_withdrawn() {
    let (house, team) = House::with_call().await;
    let survivor = Survivor::of(&house, &team).await;
    survivor.withdraws(&house).of(&house).await;
    let withdrawn = (410, "withdrawn".to_owned());
    assert_eq!(survivor.asks_status(&house).of(&house).await.refusal(), withdrawn);
    let entry = survivor.seal(&team, &message("x"), 1);
    assert_eq!(survivor.adds(&house, &entry).of(&house).await.refusal(), withdrawn);
    let wrong = StatusRequest { signature_b64: BASE64_NOPAD.encode(&[0; 64]), ..survivor.status_request(&house) };
    assert_eq!(post("/api/return/status").json(&wrong).of(&house).await.refusal(), (404, "no-receipt".to_owned()));
}

#[tokio::test]
async fn what_is_left_of_an_account_names_neither_it_nor_its_key() {
    let (house, team) = House::with_call().await;
    let survivor = Survivor::of(&house, &team).await;
    survivor.withdraws(&house).of(&house).await;
    let register = fs::read_to_string(house.data().join("withdrawn")).expect("it is there");
    assert_eq!(register.lines().count(), 2, "whose it is, and one withdrawal");
    let values = [
        survivor.file.id.to_bytes().to_vec(),
        survivor.file.digest().to_bytes().to_vec(),
        survivor.keys.public().return_key.to_vec(),
        survivor.keys.lookup().to_vec(),
        Digest::of(survivor.keys.lookup()).to_bytes().to_vec(),
    ];
    let table = house.text("SELECT hex(submission) || hex(file) || hex(lookup) || hex(holder) FROM withdrawal").await;
    for value in values {
        let hex = HEXLOWER.encode(&value);
        assert!(!register.contains(&hex) && !table.to_lowercase().contains(&hex));
    }
}

/// Copies the database as a backup would, and gives back what to put into its place.
async fn backup(house: &House) -> Vec<u8> {
    house.change("PRAGMA wal_checkpoint(TRUNCATE)").await;
    fs::read(house.data().join("murmuration.sqlite")).expect("it is there")
}

fn restore(house: &House, backup: &[u8]) {
    for name in ["murmuration.sqlite-wal", "murmuration.sqlite-shm"] {
        let _ = fs::remove_file(house.data().join(name));
    }
    fs::write(house.data().join("murmuration.sqlite"), backup).expect("its owner may");
}

#[tokio::test]
async fn a_restored_backup_does_not_bring_a_withdrawn_account_back() {
    let (house, team) = House::with_call().await;
    let survivor = account_among_others(&house, &team).await;
    let traces = Traces::of(&house, &team, &survivor).await;
    let backup = backup(&house).await;
    let first = survivor.withdraws(&house).of(&house).await;
    assert_eq!(first.status, 200);
    // Ended in order, the old database put back, started again.
    let between = |house: &House| {
        restore(house, &backup);
        traces.assert_all_are_there(house);
    };
    let house = house.restart_after(between, |_| {}).await.expect("it starts");
    assert_eq!(traces.found(&house), BTreeSet::new());
    assert_eq!(house.testimonies().await, 12);
    assert_eq!(survivor.asks_status(&house).of(&house).await.refusal(), (410, "withdrawn".to_owned()));
    assert_eq!(survivor.withdraws(&house).of(&house).await, first);
    assert_eq!(survivor.submission(&house).await.of(&house).await.refusal(), (410, "withdrawn".to_owned()));
}

#[tokio::test]
async fn what_was_listed_before_a_power_cut_is_deleted_at_the_next_start() {
    let (house, team) = House::with_call().await;
    let survivor = Survivor::of(&house, &team).await;
    let traces = Traces::of(&house, &team, &survivor).await;
    // The writer's table is gone: the register has it, the database can't follow.
    house.change("ALTER TABLE withdrawal RENAME TO away").await;
    house.change("CREATE VIEW withdrawal AS SELECT * FROM away").await;
    assert_eq!(survivor.withdraws(&house).of(&house).await.refusal(), (503, "storage".to_owned()));
    assert_eq!(house.testimonies().await, 1);
    house.change("DROP VIEW withdrawal").await;
    house.change("ALTER TABLE away RENAME TO withdrawal").await;
    let house = house.restart(|_| {}).await.expect("it starts");
    assert_eq!(traces.found(&house), BTreeSet::new());
    assert_eq!(survivor.withdraws(&house).of(&house).await.status, 200);
}

#[tokio::test]
async fn after_a_power_cut_between_deletion_and_answer_nothing_is_left_in_the_log() {
    let (house, team) = House::with_call().await;
    let survivor = Survivor::of(&house, &team).await;
    let traces = Traces::of(&house, &team, &survivor).await;
    house.change("DELETE FROM testimony").await;
    let cut_off = ["murmuration.sqlite", "murmuration.sqlite-wal"].map(|name| {
        let path = house.data().join(name);
        (path.clone(), fs::read(path).expect("it is there"))
    });
    let between = |house: &House| {
        for (path, bytes) in &cut_off {
            fs::write(path, bytes).expect("its owner may");
        }
        traces.assert_all_are_there(house);
    };
    let house = house.restart_after(between, |_| {}).await.expect("it starts");
    assert_eq!(traces.found(&house), BTreeSet::new());
    assert_eq!(house.testimonies().await, 0);
}

#[tokio::test]
async fn a_lost_register_is_written_again_from_the_table() {
    let (house, team) = House::with_call().await;
    let survivor = Survivor::of(&house, &team).await;
    survivor.withdraws(&house).of(&house).await;
    let register = house.data().join("withdrawn");
    let before = fs::read(&register).expect("it is there");
    fs::remove_file(&register).expect("its owner may");
    let house = house.restart(|_| {}).await.expect("it starts");
    assert_eq!(fs::read(house.data().join("withdrawn")).expect("it is there again"), before);
}

#[tokio::test]
async fn a_damaged_register_does_not_start() {
    let house = House::new().await;
    fs::write(house.data().join("withdrawn"), "not a withdrawal\n").expect("its owner may");
    let refusal = house.restart(|_| {}).await.err();
    assert!(matches!(refusal, Some(StartError::Folder(FolderError::Damaged(_)))));
}

#[tokio::test]
async fn a_read_that_is_under_way_delays_the_last_bytes_until_it_is_over() {
    let (house, team) = House::with_call().await;
    let survivor = Survivor::of(&house, &team).await;
    let traces = Traces::of(&house, &team, &survivor).await;
    let reader = house.state.store.reader().begin().await.expect("a read begins");
    reader.execute_unprepared("SELECT count(*) FROM testimony").await.expect("it reads");
    let (ask, router) = (survivor.withdraws(&house), house.router.clone());
    let withdrawing = tokio::spawn(async move { ask.to(router).await.status.as_u16() });
    while house.count("SELECT count(*) FROM testimony").await > 0 {
        tokio::task::yield_now().await;
    }
    assert!(!traces.found(&house).is_empty(), "the read would see them");
    reader.rollback().await.expect("it ends");
    assert_eq!(withdrawing.await.expect("it answers"), 200);
    assert_eq!(traces.found(&house), BTreeSet::new());
}

#[tokio::test]
async fn an_account_without_a_receipt_is_nobodys_to_withdraw() {
    let (house, team) = House::with_call().await;
    let file = sealed(&team);
    submission(&house, &file).await.of(&house).await;
    let stranger = Survivor::new(&team);
    assert_eq!(stranger.withdraws(&house).of(&house).await.refusal(), (404, "no-receipt".to_owned()));
    let token = team.moderator.log_in(&house).await.token;
    let path = format!("/api/desk/calls/{CALL}/testimonies/{}", file.id);
    assert_eq!(get(path).bearer(&token).of(&house).await.status, 200);
}
