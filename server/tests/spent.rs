//! What can be used once, at several servers of one PostgreSQL database: work tokens, and the challenges of logins.

use std::time::Duration;

use sea_orm::{ConnectionTrait as _, TransactionTrait as _};
use server::{spent::Spent, store::Store};
use tokio::time::sleep;
use vault::work;

use super::{
    house::{CALL, get, post, postgres::Fresh, sealed},
    replicas::two_with_a_call,
    submissions::{solved, submission},
};

/// Far longer than a statement needs to come to where it waits for another.
const COMES_TO_THE_DATABASE: Duration = Duration::from_millis(400);

#[tokio::test]
#[ignore = "needs PostgreSQL"]
async fn work_is_good_at_every_server_and_only_at_one() {
    let (one, other, team) = two_with_a_call().await;
    let (first, second) = (sealed(&team), sealed(&team));
    let solved = solved(&one, "light", &first).await;
    let (token, _) = solved.split_once(':').expect("token and counter");
    let counter = work::solve(token, &second.digest(), 3, 0, u64::MAX).expect("it is found");
    let again = format!("{token}:{counter}");
    assert_eq!(submission(&other, &first).await.header("murmuration-work", &solved).of(&other).await.status, 201);
    let reply = submission(&one, &second).await.header("murmuration-work", again).of(&one).await;
    assert_eq!(reply.refusal(), (428, "work-used".to_owned()));
    assert_eq!(one.testimonies().await, 1);
}

#[tokio::test]
#[ignore = "needs PostgreSQL"]
async fn what_can_be_used_once_is_used_up_everywhere_once_it_is_written() {
    // It is there until this is dropped.
    let fresh = Fresh::database().await.expect("this runs under cargo xtask postgres");
    let database = fresh.setting();
    let open = async || Store::open(&database, "".as_ref()).await.expect("it opens");
    let (store, other) = (open().await, open().await);
    let (here, there) = (Spent::of(&store), Spent::of(&other));
    store.close().await;
    here.add(b"nonce", 10, 0).await.expect_err("the database is closed");
    assert!(!here.is_known(b"nonce"));
    assert!(there.add(b"nonce", 10, 0).await.expect("it is written"));
    assert!(there.is_known(b"nonce") && !there.add(b"nonce", 10, 0).await.expect("it is asked"));
    there.forget(b"nonce").await;
    assert!(!there.is_known(b"nonce"));
    let elsewhere = Spent::of(&other);
    assert!(elsewhere.add(b"nonce", 10, 0).await.expect("it is written"), "it is good everywhere again");
    assert!(!there.add(b"nonce", 10, 0).await.expect("it is asked"));
    elsewhere.forget(b"nonce").await;
    assert!(there.add(b"nonce", 10, 0).await.expect("it is written"), "whoever was told that it is used can try again");
}

#[tokio::test]
#[ignore = "needs PostgreSQL"]
async fn of_those_who_use_the_same_at_once_at_two_servers_one_is_first_and_none_is_in_the_way() {
    // It is there until this is dropped.
    let fresh = Fresh::database().await.expect("this runs under cargo xtask postgres");
    let database = fresh.setting();
    let open = async || Store::open(&database, "".as_ref()).await.expect("it opens");
    let (here, there, third) = (open().await, open().await, open().await);
    // Both servers have to wait in the midst of what they were given.
    let under_way = third.writer().begin().await.expect("a transaction");
    under_way.execute_unprepared("INSERT INTO spent VALUES ('\\x05', 1)").await.expect("it is free");
    let uses = |store: &Store, nonces: [u8; 4]| {
        let spent = Spent::of(store);
        async move {
            let add = async |nonce: u8| (nonce, spent.add(&[nonce], 10, 0).await.expect("it is written"));
            let [one, two, three, four] = nonces;
            let answers = tokio::join!(add(one), add(two), add(three), add(four));
            [answers.0, answers.1, answers.2, answers.3]
        }
    };
    let both = [tokio::spawn(uses(&here, [9, 5, 1, 5])), tokio::spawn(uses(&there, [1, 5, 9, 1]))];
    sleep(COMES_TO_THE_DATABASE).await;
    assert!(both.iter().all(|one| !one.is_finished()), "nobody was in the way");
    under_way.rollback().await.expect("it is undone");
    let mut first = Vec::new();
    for answers in both {
        first.extend(answers.await.expect("it ends").into_iter().filter(|(_, first)| *first).map(|(nonce, _)| nonce));
    }
    first.sort_unstable();
    assert_eq!(first, [1, 5, 9]);
}

#[tokio::test]
#[ignore = "needs PostgreSQL"]
async fn a_challenge_is_good_for_one_login_wherever_and_its_session_everywhere() {
    let (one, other, team) = two_with_a_call().await;
    let keyholder = &team.keyholder;
    let request = keyholder.answer(&keyholder.challenge(&one).await, one.state.config.origin.as_str());
    let login = |house| post("/api/login").json(&request).of(house);
    let session: app::wire::Session = login(&other).await.json();
    assert_eq!(login(&one).await.refusal(), (401, "login-refused".to_owned()));
    let queue = || get(format!("/api/desk/calls/{CALL}/testimonies")).bearer(&session.token);
    for house in [&one, &other] {
        assert_eq!(queue().of(house).await.status, 200);
    }
    assert_eq!(post("/api/logout").bearer(&session.token).of(&one).await.status, 204);
    assert_eq!(queue().of(&other).await.status, 404);
}
