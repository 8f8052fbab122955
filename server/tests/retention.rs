//! What happens to testimonies whose time is over.

use server::retention::{Purged, purge};

use super::house::{
    House,
    record::{coded, saves, seal},
    survivor::Survivor,
};

const WEEK: u64 = 7 * 86_400;

#[tokio::test]
async fn what_is_due_is_deleted_and_what_nobody_has_read_or_answered_waits() {
    let (house, team) = House::with_call().await;
    let (read, unread, unanswered) =
        (Survivor::of(&house, &team).await, Survivor::of(&house, &team).await, Survivor::of(&house, &team).await);
    unanswered.writes(&house, &team, "Is anybody there?", 1).await;
    for survivor in [&read, &unanswered] {
        let id = survivor.file.id;
        house
            .change(&format!(
                "UPDATE testimony SET state = 'reading', done = TRUE WHERE hex(submission_id) = upper('{id}')"
            ))
            .await;
    }
    let purged =
        async || purge(&house.state.store, &house.state.shelf, house.state.clock.week()).await.expect("it is done");
    // Kept for 104 weeks.
    house.pass(103 * WEEK);
    assert_eq!(purged().await, Purged::default());
    house.pass(WEEK);
    assert_eq!(purged().await, Purged { deleted: 1, waiting: 2 });
    assert_eq!(read.asks_status(&house).of(&house).await.refusal(), (404, "no-receipt".to_owned()));
    for survivor in [&unread, &unanswered] {
        assert_eq!(survivor.status(&house).await.id, survivor.file.id.to_string());
    }
    assert_eq!(purged().await, Purged { deleted: 0, waiting: 2 });
}

#[tokio::test]
async fn an_account_with_a_record_was_worked_on_and_its_record_goes_with_it() {
    let (house, team) = House::with_call().await;
    let survivor = Survivor::of(&house, &team).await;
    let token = team.moderator.log_in(&house).await.token;
    let record = seal(&team, &team.moderator, &coded(&team, &team.moderator, &survivor.file, None), false);
    assert_eq!(saves(&token, &record).of(&house).await.status, 201);
    house.pass(104 * WEEK);
    let week = house.state.clock.week();
    let purged = purge(&house.state.store, &house.state.shelf, week).await.expect("it is done");
    assert_eq!(purged, Purged { deleted: 1, waiting: 0 });
    for table in ["testimony", "record", "record_payload", "record_author"] {
        assert_eq!(house.count(&format!("SELECT count(*) FROM {table}")).await, 0, "{table}");
    }
    assert_eq!(house.count("SELECT sum(count) FROM tally").await, 0);
    let piece = &record.bytes()[10_000..10_032];
    for (file, bytes) in house.bytes_on_disk() {
        assert!(!bytes.windows(32).any(|window| window == piece), "{file}");
    }
}
