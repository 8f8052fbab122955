//! What changes between the moment at which somebody is let in and the moment at which what she brings is written.

use std::{sync::Arc, time::Duration};

use app::wire::Session;
use axum::body::Bytes;
use sea_orm::{ConnectionTrait as _, DatabaseTransaction};
use server::retention::{Purged, purge};
use tokio::task::JoinHandle;
use vault::{bundle::MasterKey, log::Event, record::SealedRecord, seal::SealedFile};

use super::{
    account::{By, new_passphrase},
    house::{
        Ask, CALL, House, Reply, Slow, Team, get,
        later::{Later, desk, put},
        post,
        record::{address, coded, saves, seal},
        sealed,
        survivor::{Survivor, message},
    },
    submissions::submission,
};

/// Far longer than a request needs to come to where it waits for whoever writes.
const COMES_TO_THE_LOCK: Duration = Duration::from_millis(400);

/// Nobody else writes until this is done. Whoever asks now passes every check that reads, and waits.
async fn hold(house: &House) -> DatabaseTransaction {
    house.state.store.begin().await.expect("nobody else writes")
}

/// Sends it, and comes back when it waits.
async fn waits(house: &Arc<House>, ask: Ask) -> JoinHandle<Reply> {
    let house = Arc::clone(house);
    let waiting = tokio::spawn(async move { ask.of(&house).await });
    tokio::time::sleep(COMES_TO_THE_LOCK).await;
    waiting
}

async fn change(transaction: &DatabaseTransaction, sql: &str) {
    transaction.execute_unprepared(sql).await.expect("the statement is valid");
}

async fn stage() -> (Arc<House>, Team, SealedFile, Session) {
    let (house, team) = House::with_call().await;
    let file = sealed(&team);
    assert_eq!(submission(&house, &file).await.of(&house).await.status, 201);
    let session = team.moderator.log_in(&house).await;
    (Arc::new(house), team, file, session)
}

fn record_of(team: &Team, file: &SealedFile) -> SealedRecord {
    seal(team, &team.moderator, &coded(team, &team.moderator, file, None), false)
}

async fn has_no_record(house: &House, team: &Team, file: &SealedFile) -> bool {
    let token = team.keyholder.log_in(house).await.token;
    get(address(file)).bearer(&token).of(house).await.status == 204
}

#[tokio::test]
async fn a_message_that_arrives_while_its_account_is_due_is_kept_with_it_or_refused() {
    let (house, team) = House::with_call().await;
    let survivor = Survivor::of(&house, &team).await;
    let house = Arc::new(house);
    house.change("UPDATE testimony SET state = 'reading'").await;
    house.pass(104 * 7 * 86_400);
    let entry = survivor.seal(&team, &message("One thing more."), 1);
    let asked = survivor.adds(&house, &entry);
    let lock = hold(&house).await;
    let message = waits(&house, asked).await;
    let purging = {
        let house = Arc::clone(&house);
        tokio::spawn(async move { purge(&house.state.store, &house.state.shelf, house.state.clock.week()).await })
    };
    tokio::time::sleep(COMES_TO_THE_LOCK).await;
    lock.commit().await.expect("it is written");
    let (reply, purged) = (message.await.expect("an answer"), purging.await.expect("it ends").expect("it is done"));
    let kept = house.testimonies().await == 1;
    // Whichever came first: nothing is answered as received and then gone.
    assert_eq!(reply.status == 201, kept, "{}", reply.text());
    assert_eq!(purged, if kept { Purged { deleted: 0, waiting: 1 } } else { Purged { deleted: 1, waiting: 0 } });
}

#[tokio::test]
async fn who_steps_aside_while_her_record_waits_to_be_written_writes_none() {
    let (house, team, file, session) = stage().await;
    let ask = saves(&session.token, &record_of(&team, &file));
    let lock = hold(&house).await;
    change(&lock, "INSERT INTO aside (testimony, account) SELECT row, 'mo' FROM testimony").await;
    let saving = waits(&house, ask).await;
    lock.commit().await.expect("it is written");
    let nowhere = get("/api/desk/nowhere").of(&house).await;
    assert_eq!(saving.await.expect("an answer"), nowhere);
    assert!(has_no_record(&house, &team, &file).await);
}

#[tokio::test]
async fn who_is_taken_out_while_her_answer_waits_to_be_written_sends_none() {
    let (house, team) = House::with_call().await;
    let survivor = Survivor::of(&house, &team).await;
    let house = Arc::new(house);
    let token = team.moderator.log_in(&house).await.token;
    let reply = super::returns::reply_of(&team, &survivor, "We read it.", 1);
    let ask = super::returns::desk_sends(&survivor, &token, &reply);
    let lock = hold(&house).await;
    change(&lock, "DELETE FROM membership WHERE account = 'mo'").await;
    let sending = waits(&house, ask).await;
    lock.commit().await.expect("it is written");
    assert_eq!(sending.await.expect("an answer"), get("/api/desk/nowhere").of(&house).await);
    assert_eq!(survivor.status(&house).await.counter, 0);
}

#[tokio::test]
async fn who_is_taken_out_while_her_record_is_under_way_saves_none() {
    let (house, team, file, session) = stage().await;
    let keyholder = team.keyholder.log_in(&house).await.token;
    let record = record_of(&team, &file);
    let bytes = Bytes::from(record.bytes());
    let (pieces, body) = Slow::pair();
    let saving = {
        let (house, ask) = (Arc::clone(&house), saves(&session.token, &record).body(body));
        tokio::spawn(async move { ask.of(&house).await })
    };
    let half = bytes.len() / 2;
    // The third is only taken once the first was read: she has been let in by then.
    for piece in [bytes.slice(..10), bytes.slice(10..20), bytes.slice(20..half)] {
        pieces.send(piece).await.expect("it is read");
    }
    let next = Later::of(&team).rotate(&team, &[&team.keyholder, &team.researcher]);
    assert_eq!(put(&house, &keyholder, &next).await.status, 204);
    pieces.send(bytes.slice(half..)).await.expect("it is read");
    drop(pieces);
    let refused = saving.await.expect("an answer");
    assert!(refused.status.is_client_error(), "{}", refused.text());
    let record = get(address(&file)).bearer(&keyholder).of(&house).await;
    assert_eq!(record.status, 204, "there is none");
}

#[tokio::test]
async fn who_steps_aside_while_her_record_is_under_way_saves_none() {
    let (house, team, file, session) = stage().await;
    let record = record_of(&team, &file);
    let bytes = Bytes::from(record.bytes());
    let (pieces, body) = Slow::pair();
    let saving = {
        let (house, ask) = (Arc::clone(&house), saves(&session.token, &record).body(body));
        tokio::spawn(async move { ask.of(&house).await })
    };
    for piece in [bytes.slice(..10), bytes.slice(10..20), bytes.slice(20..30)] {
        pieces.send(piece).await.expect("it is read");
    }
    let aside = format!("/api/desk/calls/{CALL}/testimonies/{}/aside", file.id);
    assert_eq!(post(aside).bearer(&session.token).of(&house).await.status, 204);
    pieces.send(bytes.slice(30..)).await.expect("it is read");
    drop(pieces);
    assert_eq!(saving.await.expect("an answer"), get("/api/desk/nowhere").of(&house).await);
    assert!(has_no_record(&house, &team, &file).await);
}

#[tokio::test]
async fn an_entry_that_waits_while_another_list_of_keys_comes_into_force_is_not_kept() {
    let (house, team, ..) = stage().await;
    let token = team.keyholder.log_in(&house).await.token;
    let entry = Later::of(&team).entry(&team.keyholder, Event::Checked(1));
    let ask = post(desk("log")).bearer(&token).text(entry.text());
    let lock = hold(&house).await;
    change(&lock, "UPDATE call SET epoch = 2").await;
    let adding = waits(&house, ask).await;
    lock.commit().await.expect("it is written");
    assert_eq!(adding.await.expect("an answer").refusal(), (409, "log-stale".to_owned()));
    assert_eq!(house.count("SELECT count(*) FROM log_entry").await, 0);
}

/// Somebody else ended this session, perhaps because it was stolen, while its change was on the way.
#[tokio::test]
async fn a_session_that_ends_while_its_new_passphrase_waits_to_be_written_changes_none() {
    let (house, team, _, session) = stage().await;
    let mo = &team.moderator;
    let (old, new) = (mo.master.login_key(), MasterKey::from_bytes([3; 32]));
    let by = By { key: &old, name: "passphrase" };
    let request = new_passphrase(&house, mo, (&new, 2), &session, &by).await;
    let other = mo.log_in(&house).await;
    let ask = post("/api/account/passphrase").bearer(&session.token).json(&request);
    let lock = hold(&house).await;
    let token = vault::id::Digest::of(session.token.as_bytes());
    change(&lock, &format!("DELETE FROM session WHERE hex(token_sha256) = upper('{token}')")).await;
    let changing = waits(&house, ask).await;
    lock.commit().await.expect("it is written");
    assert_eq!(changing.await.expect("an answer").refusal(), (409, "account-stale".to_owned()));
    // The old passphrase holds, and the other session goes on.
    mo.log_in(&house).await;
    let wraps = format!("/api/desk/calls/{CALL}/wraps");
    assert_eq!(get(&wraps).bearer(&other.token).of(&house).await.status, 200);
    assert_eq!(house.count("SELECT version FROM account WHERE account = 'mo'").await, 1);
}
