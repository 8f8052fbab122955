//! What happens to testimonies whose time is over.

use server::retention::{Purged, purge};

use super::house::{House, survivor::Survivor};

const WEEK: u64 = 7 * 86_400;

#[tokio::test]
async fn what_is_due_is_deleted_and_what_nobody_has_read_or_answered_waits() {
    let (house, team) = House::with_call().await;
    let (read, unread, unanswered) =
        (Survivor::of(&house, &team).await, Survivor::of(&house, &team).await, Survivor::of(&house, &team).await);
    unanswered.writes(&house, &team, "Is anybody there?", 1).await;
    for survivor in [&read, &unanswered] {
        let id = survivor.file.id;
        house.change(&format!("UPDATE testimony SET state = 'done' WHERE hex(submission_id) = upper('{id}')")).await;
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
