//! Proof of work: missing, wrong, forged, used twice, or too old.

use app::wire::{WorkRequest, WorkToken};
use vault::{seal::SealedFile, work};

use super::{
    house::{House, post, sealed},
    submissions::{solved, submission},
};

#[tokio::test]
async fn without_right_and_fresh_work_nothing_is_stored() {
    let (house, team) = House::with_call().await;
    let file = sealed(&team);
    let right = solved(&house, "full", &file).await;
    let (token, _) = right.split_once(':').expect("token and counter");
    let wrong = (0..).find(|counter| !work::verify(token, &file.digest(), 8, *counter)).expect("most are wrong");
    let other = sealed(&team);
    let for_another = solved(&house, "full", &other).await;
    let (its_token, _) = for_another.split_once(':').expect("token and counter");
    let pays = |file: &SealedFile, counter: &u64| work::verify(its_token, &file.digest(), 8, *counter);
    let for_the_other_alone =
        (0..).find(|counter| pays(&other, counter) && !pays(&file, counter)).expect("it is found");
    let mut forged = right.clone();
    forged.replace_range(..4, "ligh");
    let cases = [
        (String::new(), "work-malformed"),
        (token.to_owned(), "work-malformed"),
        (format!("{token}:"), "work-malformed"),
        (format!("{token}:-1"), "work-malformed"),
        (format!("{token}:+1"), "work-malformed"),
        (format!("{token}:99999999999999999999"), "work-malformed"),
        (format!("{}:1", "a".repeat(300)), "work-malformed"),
        ("full.0.9999999999.AAAAAAAAAAAAAAAAAAAAAA.AAAA:1".to_owned(), "work-unknown"),
        (forged, "work-unknown"),
        (right.replacen(".8.", ".0.", 1), "work-unknown"),
        (format!("{token}:{wrong}"), "work-wrong"),
        (format!("{its_token}:{for_the_other_alone}"), "work-wrong"),
    ];
    let before = house.bytes_on_disk();
    let ask = submission(&house, &file).await.without("murmuration-work");
    assert_eq!(ask.of(&house).await.refusal(), (428, "work-missing".to_owned()));
    for (work, code) in cases {
        let ask = submission(&house, &file).await.header("murmuration-work", &work);
        assert_eq!(ask.of(&house).await.refusal(), (428, code.to_owned()), "{work}");
    }
    assert!(house.bytes_on_disk() == before);
    assert_eq!(submission(&house, &file).await.header("murmuration-work", right).of(&house).await.status, 201);
}

#[tokio::test]
async fn a_token_is_good_once() {
    let (house, team) = House::with_call().await;
    let (first, second) = (sealed(&team), sealed(&team));
    let work = solved(&house, "light", &first).await;
    let (token, _) = work.split_once(':').expect("token and counter");
    let other = work::solve(token, &second.digest(), 3, 0, u64::MAX).expect("it is found");
    assert_eq!(submission(&house, &first).await.header("murmuration-work", &work).of(&house).await.status, 201);
    let reply =
        submission(&house, &second).await.header("murmuration-work", format!("{token}:{other}")).of(&house).await;
    assert_eq!(reply.refusal(), (428, "work-used".to_owned()));
    assert_eq!(house.testimonies().await, 1);
}

#[tokio::test]
async fn of_two_at_once_with_one_token_only_one_gets_in() {
    let (house, team) = House::with_call().await;
    let (first, second) = (sealed(&team), sealed(&team));
    let work = solved(&house, "light", &first).await;
    let (token, _) = work.split_once(':').expect("token and counter");
    let counter = work::solve(token, &second.digest(), 3, 0, u64::MAX).expect("it is found");
    let one = submission(&house, &first).await.header("murmuration-work", &work);
    let two = submission(&house, &second).await.header("murmuration-work", format!("{token}:{counter}"));
    let (one, two) = tokio::join!(one.of(&house), two.of(&house));
    let mut statuses = [one.status.as_u16(), two.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 428]);
}

#[tokio::test]
async fn after_ten_minutes_a_token_is_worth_nothing() {
    let (house, team) = House::with_call().await;
    let file = sealed(&team);
    let (early, late) = (solved(&house, "full", &file).await, solved(&house, "full", &sealed(&team)).await);
    house.pass(599);
    assert_eq!(submission(&house, &file).await.header("murmuration-work", early).of(&house).await.status, 201);
    house.pass(1);
    let reply = submission(&house, &sealed(&team)).await.header("murmuration-work", late).of(&house).await;
    assert_eq!(reply.refusal(), (428, "work-expired".to_owned()));
}

#[tokio::test]
async fn a_token_of_before_a_restart_is_not_known() {
    let (house, team) = House::with_call().await;
    let file = sealed(&team);
    let work = solved(&house, "light", &file).await;
    let house = house.restart(|_| {}).await.expect("it starts again");
    let reply = submission(&house, &file).await.header("murmuration-work", work).of(&house).await;
    assert_eq!(reply.refusal(), (428, "work-unknown".to_owned()));
}

#[tokio::test]
async fn a_class_has_a_name_and_a_difficulty() {
    let house = House::new().await;
    for (class, difficulty) in [("full", 8), ("light", 3)] {
        let given: WorkToken = post("/api/work").json(&WorkRequest { class: class.to_owned() }).of(&house).await.json();
        assert_eq!(given.difficulty, difficulty);
        assert!(given.token.starts_with(&format!("{class}.{difficulty}.")), "{}", given.token);
    }
    let reply = post("/api/work").json(&WorkRequest { class: "none".to_owned() }).of(&house).await;
    assert_eq!(reply.refusal(), (400, "malformed".to_owned()));
}

#[tokio::test]
async fn a_body_that_outlasts_its_token_still_gets_in_but_not_twice() {
    let (house, team) = House::with_call().await;
    let (first, second) = (sealed(&team), sealed(&team));
    let work = solved(&house, "light", &first).await;
    let (token, _) = work.split_once(':').expect("token and counter");
    let seconds = server::clock::Clock::seconds(&house.state.clock);
    let claim = |digest| {
        let counter = work::solve(token, &digest, 3, 0, u64::MAX).expect("it is found");
        house.state.work.claim(Some(&format!("{token}:{counter}")), seconds).expect("announced in time")
    };
    let (one, two) = (claim(first.digest()), claim(second.digest()));
    let redeem = |claim, digest, seconds| house.state.work.redeem(claim, digest, seconds);
    assert!(redeem(one, first.digest(), seconds + 1_200).await.is_ok());
    let again = redeem(two, second.digest(), seconds + 2_400).await;
    assert_eq!(again.err(), Some(server::error::Reason::WorkUsed));
}
