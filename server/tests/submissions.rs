//! What happens to a testimony that is sealed as it should be.

use app::wire::{Queue, Received, WorkRequest, WorkToken};
use rand_core::OsRng;
use vault::{
    id::SubmissionId,
    open::{Claim, open},
    receipt::{Receipt, ReceiptKeys, derive_root},
    seal::{SealMode, SealedFile, seal},
    work,
};

use super::house::{Ask, CALL, House, draft, get, post, sealed};

/// A request with everything that the door asks for, and the work done.
pub async fn submission(house: &House, file: &SealedFile) -> Ask {
    announced(house, file).await.body(file.bytes())
}

/// The same without a body yet.
pub async fn announced(house: &House, file: &SealedFile) -> Ask {
    post(format!("/api/calls/{CALL}/testimonies"))
        .header("content-type", "application/octet-stream")
        .header("murmuration-id", file.id.to_string())
        .header("murmuration-epoch", "1")
        .header("murmuration-work", solved(house, "light", file).await)
}

/// Fetches a token and solves it.
pub async fn solved(house: &House, class: &str, file: &SealedFile) -> String {
    let request = WorkRequest { class: class.to_owned() };
    let WorkToken { token, difficulty } = post("/api/work").json(&request).of(house).await.json();
    let counter = work::solve(&token, &file.digest(), difficulty, 0, u64::MAX).expect("it is found");
    format!("{token}:{counter}")
}

#[tokio::test]
async fn a_sealed_account_is_stored_and_only_then_acknowledged() {
    let (house, team) = House::with_call().await;
    let file = sealed(&team);
    let reply = submission(&house, &file).await.of(&house).await;
    assert_eq!(reply.status, 201);
    let received: Received = reply.json();
    assert_eq!(received, Received { id: file.id.to_string(), sha256: file.digest().to_string() });
    assert_eq!(house.testimonies().await, 1);
    let sql = "SELECT count(*) FROM testimony t JOIN payload p ON p.row = t.row
               WHERE length(p.payload) = 65568 AND t.week = '2026-W48' AND t.purge_week = '2028-W47' AND t.size_class = 65536 AND t.state = 'new'
               AND t.epoch_sealed = 1 AND t.epoch_now = 1 AND t.receipt_lookup IS NULL AND t.row > 0";
    assert_eq!(house.count(sql).await, 1);
}

#[tokio::test]
async fn what_was_sealed_in_one_browser_is_opened_in_another() {
    let (house, team) = House::with_call().await;
    let file = sealed(&team);
    submission(&house, &file).await.of(&house).await.json::<Received>();
    let session = team.moderator.log_in(&house).await;
    let path = format!("/api/desk/calls/{CALL}/testimonies/{}", file.id);
    let reply = get(path).bearer(&session.token).of(&house).await;
    assert_eq!(reply.header("murmuration-sha256"), file.digest().to_string());
    let claim = Claim { call: team.call.clone(), id: file.id, epoch: 1 };
    let opened = open(&reply.body, &team.identity, &claim).expect("sealed to this call");
    assert_eq!(opened.draft.account(), "An invented account.");
}

#[tokio::test]
async fn the_same_bytes_again_are_held_already() {
    let (house, team) = House::with_call().await;
    let file = sealed(&team);
    let first = submission(&house, &file).await.of(&house).await;
    let again = submission(&house, &file).await.of(&house).await;
    assert_eq!((first.status.as_u16(), again.status.as_u16()), (201, 200));
    assert_eq!(first.body, again.body);
    assert_eq!(house.testimonies().await, 1);
}

#[tokio::test]
async fn a_request_whose_answer_got_lost_can_be_sent_again_as_it_is() {
    let (house, team) = House::with_call().await;
    let file = sealed(&team);
    let work = solved(&house, "full", &file).await;
    for status in [201, 200] {
        let reply = submission(&house, &file).await.header("murmuration-work", &work).of(&house).await;
        assert_eq!(reply.status, status);
    }
    assert_eq!(house.testimonies().await, 1);
}

#[tokio::test]
async fn many_at_once_are_each_stored_once() {
    let (house, team) = House::with_call().await;
    let house = std::sync::Arc::new(house);
    let mut senders = tokio::task::JoinSet::new();
    for _ in 0..24 {
        let file = sealed(&team);
        let (one, two) = (submission(&house, &file).await, submission(&house, &file).await);
        for ask in [one, two] {
            let house = std::sync::Arc::clone(&house);
            senders.spawn(async move { ask.of(&house).await.status.as_u16() });
        }
    }
    let mut statuses = senders.join_all().await;
    statuses.sort_unstable();
    assert_eq!(statuses, [[200; 24], [201; 24]].concat());
    assert_eq!(house.testimonies().await, 24);
}

#[tokio::test]
async fn a_receipt_is_kept_as_hash_key_and_pin() {
    let (house, team) = House::with_call().await;
    let installation = get("/installation.txt").of(&house).await;
    let keys = ReceiptKeys::from_root(&derive_root(&Receipt::make(&mut OsRng), installation.text()));
    let id = SubmissionId::make(&mut OsRng);
    let file = seal(&draft("x"), &team.key_set, id, Some(&keys.public()), SealMode::Js).expect("it fits");
    let header = keys.header(&team.key_set.fingerprint(), id, file.digest(), &mut OsRng);
    let ask = submission(&house, &file).await.header("murmuration-receipt", header.to_header_value());
    assert_eq!(ask.of(&house).await.status, 201);
    let sql = format!(
        "SELECT count(*) FROM testimony WHERE hex(receipt_lookup) = upper('{}') AND length(return_key) = 32 AND length(pin) = 104",
        header.lookup_hash
    );
    assert_eq!(house.count(&sql).await, 1);
}

#[tokio::test]
async fn where_a_testimony_lies_does_not_tell_when_it_came() {
    let (house, team) = House::with_call().await;
    for _ in 0..12 {
        assert_eq!(submission(&house, &sealed(&team)).await.of(&house).await.status, 201);
    }
    // Rising row numbers would be 1 to 12; 63 random bits are not, but for one chance in 2^60.
    assert_eq!(house.count("SELECT count(*) FROM testimony WHERE row > 1000000").await, 12);
    assert_eq!(house.count("SELECT count(*) FROM testimony WHERE row <> rowid").await, 0);
}

#[tokio::test]
async fn a_testimony_of_the_largest_size_gets_in() {
    let (house, team) = House::with_call().await;
    let id = SubmissionId::make(&mut OsRng);
    let text = "A long invented account. ".repeat(30_000);
    let file = seal(&draft(&text), &team.key_set, id, None, SealMode::Wasm).expect("it fits the largest class");
    assert_eq!(submission(&house, &file).await.of(&house).await.status, 201);
    let session = team.keyholder.log_in(&house).await;
    let queue = get(format!("/api/desk/calls/{CALL}/testimonies")).bearer(&session.token).of(&house).await;
    assert_eq!(queue.json::<Queue>().items[0].size_class, 1_048_576);
}

#[tokio::test]
async fn whoever_sends_again_what_came_before_the_call_closed_is_told_that_it_is_there() {
    let (house, team) = House::with_call().await;
    let file = sealed(&team);
    assert_eq!(submission(&house, &file).await.of(&house).await.status, 201);
    house.change("UPDATE call SET state = 'closed'").await;
    let again = submission(&house, &file).await.of(&house).await;
    assert_eq!(again.status, 200);
    assert_eq!(again.json::<Received>().sha256, file.digest().to_string());
    let id = file.id.to_string();
    let other = submission(&house, &sealed(&team)).await.header("murmuration-id", id).of(&house).await;
    assert_eq!(other.refusal(), (409, "id-taken".to_owned()));
    assert_eq!(house.testimonies().await, 1);
}

#[tokio::test]
async fn a_call_that_is_not_there_or_closed_takes_nothing() {
    let (house, team) = House::with_call().await;
    let ask = |path: &str| {
        post(path.to_owned())
            .header("content-type", "application/octet-stream")
            .header("murmuration-id", "00".repeat(16))
            .header("murmuration-epoch", "1")
            .body("x")
    };
    for path in ["/api/calls/elsewhere/testimonies", "/api/calls/UPPER/testimonies"] {
        assert_eq!(ask(path).of(&house).await.refusal(), (404, "not-found".to_owned()));
    }
    house.change("UPDATE call SET state = 'closed'").await;
    let reply = submission(&house, &sealed(&team)).await.of(&house).await;
    assert_eq!(reply.refusal(), (422, "call-closed".to_owned()));
    assert_eq!(house.testimonies().await, 0);
}
