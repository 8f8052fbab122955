//! What happens to testimonies whose time is over.

use app::wire::retention::{NewRetention, Retention};
use data_encoding::BASE64_NOPAD;
use sea_orm::{DbBackend, QueryTrait as _};
use server::{
    retention::{Purged, purge},
    store::retention::{Part, select},
};

use vault::retention::RetentionChange;

use super::house::{
    CALL, House, Person, get, post,
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

#[tokio::test]
async fn many_that_are_due_go_in_portions_so_that_nobody_who_writes_waits_for_all_of_them() {
    let (house, team) = House::with_call().await;
    let kept = Survivor::of(&house, &team).await;
    for row in 1..=250 {
        house
            .change(&format!(
                "INSERT INTO testimony (row, submission_id, call, state, week, purge_week, size_class, epoch_sealed, epoch_now, received_sha256, \
                 payload_sha256, header) SELECT {row}, randomblob(16), call, 'coded', week, '2026-W01', size_class, epoch_sealed, epoch_now, \
                 received_sha256, payload_sha256, header FROM testimony WHERE row > 250"
            ))
            .await;
    }
    house.change("INSERT INTO payload (row, payload) SELECT row, header FROM testimony WHERE row <= 250").await;
    // One of the last can't go. What went before it stays gone.
    house.change("CREATE TABLE held (row BIGINT REFERENCES testimony (row))").await;
    house.change("INSERT INTO held VALUES (245)").await;
    let week = house.state.clock.week();
    let (store, shelf) = (&house.state.store, &house.state.shelf);
    assert!(purge(store, shelf, week).await.is_err());
    let left = house.testimonies().await;
    assert!((2..=101).contains(&left), "{left}");
    house.change("DELETE FROM held").await;
    let deleted = usize::try_from(left - 1).expect("a few");
    assert_eq!(purge(store, shelf, week).await.expect("it is done"), Purged { deleted, waiting: 0 });
    assert_eq!(kept.status(&house).await.id, kept.file.id.to_string());
}

#[tokio::test]
async fn what_is_due_is_found_by_its_week_and_not_among_all() {
    let (house, _) = House::with_call().await;
    let (call, week) = (CALL.parse().expect("a name"), house.state.clock.week());
    for (part, index) in [
        (Part::Due(week), "SEARCH testimony USING INDEX testimony_by_purge_week (purge_week<?)"),
        (
            Part::Sooner { until: week, came: week },
            "SEARCH testimony USING INDEX testimony_by_week (call=? AND week<?)",
        ),
    ] {
        let plan = house.text(&format!("EXPLAIN QUERY PLAN {}", select(&call, part).build(DbBackend::Sqlite))).await;
        assert_eq!(plan, index);
    }
}

fn address(call: &str) -> String {
    format!("/api/desk/calls/{call}/retention")
}

async fn plan(house: &House, token: &str, query: &str) -> Retention {
    get(format!("{}{query}", address(CALL))).bearer(token).of(house).await.json()
}

/// As this person signs it this week.
fn wanted(house: &House, person: &Person, weeks: u32, before: u32, deletes: u32) -> NewRetention {
    let (call, week) = (CALL.parse().expect("a name"), house.state.clock.week().to_string());
    let change = RetentionChange { call: &call, account: &person.account, week: &week, before, weeks, deletes };
    let signature_b64 = BASE64_NOPAD.encode(&person.keys.sign(&change.message()));
    NewRetention { weeks, before, deletes, signature_b64 }
}

/// The week, and how many go, are unread and wait for an answer.
fn told(plan: &Retention) -> Vec<(&str, [u32; 3])> {
    plan.due.iter().map(|due| (due.week.as_str(), [due.goes, due.unread, due.unanswered])).collect()
}

async fn is_read(house: &House, survivors: &[&Survivor]) {
    for survivor in survivors {
        let id = survivor.file.id;
        house.change(&format!("UPDATE testimony SET state = 'done' WHERE hex(submission_id) = upper('{id}')")).await;
    }
}

#[tokio::test]
async fn the_desk_sees_what_is_due_in_the_weeks_ahead_and_what_stays_because_nobody_read_or_answered_it() {
    let (house, team) = House::with_call().await;
    let (read, _unread) = (Survivor::of(&house, &team).await, Survivor::of(&house, &team).await);
    house.pass(WEEK);
    let unanswered = Survivor::of(&house, &team).await;
    unanswered.writes(&house, &team, "Is anybody there?", 1).await;
    is_read(&house, &[&read, &unanswered]).await;
    let token = team.moderator.log_in(&house).await.token;
    let now = plan(&house, &token, "").await;
    assert_eq!((now.week.as_str(), now.weeks, told(&now)), ("2026-W49", 104, Vec::new()));
    house.pass(95 * WEEK);
    let token = team.moderator.log_in(&house).await.token;
    let soon = plan(&house, &token, "").await;
    assert_eq!(told(&soon), [("2028-W47", [1, 1, 0]), ("2028-W48", [0, 0, 1])]);
    // Nobody's time is over yet.
    let shorter = plan(&house, &token, "?weeks=8").await;
    assert_eq!(told(&shorter), [("2027-W03", [1, 1, 0]), ("2027-W04", [0, 0, 1])]);
    assert_eq!(told(&plan(&house, &token, "").await), told(&soon));
}

#[tokio::test]
async fn keeping_accounts_for_less_time_deletes_what_was_foreseen_and_never_what_nobody_read() {
    let (house, team) = House::with_call().await;
    let (read, unread) = (Survivor::of(&house, &team).await, Survivor::of(&house, &team).await);
    is_read(&house, &[&read]).await;
    house.pass(20 * WEEK);
    let late = Survivor::of(&house, &team).await;
    let token = team.keyholder.log_in(&house).await.token;
    let ask = |new: NewRetention| post(address(CALL)).bearer(&token).json(&new);
    let wanted = |weeks, before, deletes| wanted(&house, &team.keyholder, weeks, before, deletes);
    let unsigned = NewRetention { deletes: 1, ..wanted(20, 104, 0) };
    for (new, status, code) in [
        (wanted(7, 104, 9), 422, "retention-limits"),
        (wanted(261, 104, 9), 422, "retention-limits"),
        // Somebody else changed it meanwhile.
        (wanted(20, 52, 9), 409, "retention-stale"),
        // Whoever has only her session can't sign.
        (unsigned, 422, "retention-unsigned"),
        (self::wanted(&house, &team.moderator, 20, 104, 1), 422, "retention-unsigned"),
        // She was not told of it.
        (wanted(20, 104, 0), 409, "retention-stale"),
    ] {
        assert_eq!(ask(new).of(&house).await.refusal(), (status, code.to_owned()));
        assert_eq!(house.testimonies().await, 3);
    }
    let after: Retention = ask(wanted(20, 104, 1)).of(&house).await.json();
    assert_eq!((after.weeks, told(&after)), (20, vec![("2027-W15", [0, 1, 0])]));
    assert_eq!(house.testimonies().await, 2);
    assert_eq!(unread.status(&house).await.purge_week, "2027-W15");
    assert_eq!(late.status(&house).await.purge_week, "2027-W35");
}

#[tokio::test]
async fn keeping_accounts_for_longer_changes_no_week_that_somebody_was_told() {
    let (house, team) = House::with_call().await;
    let told = Survivor::of(&house, &team).await;
    let before = told.status(&house).await.purge_week;
    let token = team.keyholder.log_in(&house).await.token;
    assert_eq!(
        post(address(CALL)).bearer(&token).json(&wanted(&house, &team.keyholder, 260, 104, 0)).of(&house).await.status,
        200
    );
    assert_eq!(told.status(&house).await.purge_week, before);
    assert_ne!(Survivor::of(&house, &team).await.status(&house).await.purge_week, before);
}

#[tokio::test]
async fn only_keyholders_say_how_long_accounts_are_kept() {
    let (house, team) = House::with_call().await;
    let nowhere = get("/api/desk/nowhere").of(&house).await;
    for person in [&team.moderator, &team.researcher] {
        let token = person.log_in(&house).await.token;
        assert_eq!(
            post(address(CALL)).bearer(&token).json(&wanted(&house, person, 20, 104, 0)).of(&house).await,
            nowhere
        );
    }
    let researcher = team.researcher.log_in(&house).await.token;
    assert_eq!(get(address(CALL)).bearer(&researcher).of(&house).await, nowhere);
    assert_eq!(get(address(CALL)).of(&house).await, nowhere);
}
