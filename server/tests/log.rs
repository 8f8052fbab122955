//! The log of a call as it grows: how much of it a day takes, in which order its days come, and how it is read.

use app::wire::members::Log;
use time::Duration;
use vault::log::{Event, PER_DAY, SignedEntry, verify};

use super::house::{
    House, Person, Reply, get,
    later::{Later, desk, put},
    post, today,
};

/// All of it, page by page.
pub async fn whole(house: &House, token: &str) -> Vec<SignedEntry> {
    let (mut entries, mut after) = (Vec::new(), Some(0));
    while let Some(from) = after {
        let page: Log = get(desk(&format!("log?after={from}"))).bearer(token).of(house).await.json();
        entries.extend(page.entries.iter().map(|text| SignedEntry::read(text).expect("an entry")));
        after = page.next;
    }
    entries
}

async fn add(house: &House, token: &str, entry: &SignedEntry) -> Reply {
    post(desk("log")).bearer(token).text(entry.text()).of(house).await
}

#[tokio::test]
async fn a_day_takes_so_many_entries_of_one_member_and_leaves_the_others_their_own() {
    let (house, team) = House::with_call().await;
    let keyholder = team.keyholder.log_in(&house).await.token;
    let hers = team.moderator.log_in(&house).await.token;
    let mut later = Later::of(&team);
    for number in 0..PER_DAY {
        let entry = later.writes(&team.moderator, Event::Checked(number));
        assert_eq!(add(&house, &hers, &entry).await.status, 204, "{number}");
    }
    let one_more = later.entry(&team.moderator, Event::Checked(0));
    assert_eq!(add(&house, &hers, &one_more).await.refusal(), (429, "log-full".to_owned()));
    // So she can be taken out.
    let next = later.rotate(&team, &[&team.keyholder, &team.researcher]);
    assert_eq!(put(&house, &keyholder, &next).await.status, 204);
    let entries = whole(&house, &keyholder).await;
    assert_eq!(entries.len(), usize::try_from(PER_DAY).expect("few") + 2);
    assert_eq!(verify(&entries, &[team.key_set.clone(), later.keys.clone()]), Ok(()));
}

#[tokio::test]
async fn the_next_day_there_is_room_again() {
    let (house, team) = House::with_call().await;
    let token = team.keyholder.log_in(&house).await.token;
    let mut later = Later::of(&team);
    for number in 0..PER_DAY {
        let entry = later.writes(&team.keyholder, Event::Checked(number));
        assert_eq!(add(&house, &token, &entry).await.status, 204);
    }
    // An entry that comes with a key set counts too.
    let mut renewed = Later { keys: later.keys.clone(), identities: Vec::new(), head: later.head };
    let next = renewed.go_on(&team, vec![Event::Renewed(2)], Vec::new(), |_| {});
    assert_eq!(put(&house, &token, &next).await.refusal(), (429, "log-full".to_owned()));
    assert_eq!(house.count("SELECT count(*) FROM key_set").await, 1);
    let tomorrow = later.entry_of(&team.keyholder, Event::Checked(1), today() + Duration::DAY);
    house.pass(86_400);
    let token = team.keyholder.log_in(&house).await.token;
    assert_eq!(add(&house, &token, &tomorrow).await.status, 204);
}

#[tokio::test]
async fn nothing_is_dated_before_the_last_entry_nor_into_the_future() {
    let (house, team) = House::with_call().await;
    let token = team.keyholder.log_in(&house).await.token;
    let mut later = Later::of(&team);
    let refusal = (422, "log-day".to_owned());
    let of =
        |later: &Later, days: i64| later.entry_of(&team.keyholder, Event::Checked(1), today() + Duration::days(days));
    assert_eq!(add(&house, &token, &of(&later, 2)).await.refusal(), refusal);
    // A device may be ahead of the server by some hours, and behind it by any time as long as the log goes on.
    let first = of(&later, 1);
    assert_eq!(add(&house, &token, &first).await.status, 204);
    later.head = later.head.then(&first).expect("it follows");
    for days in [0, -1, -400] {
        assert_eq!(add(&house, &token, &of(&later, days)).await.refusal(), refusal, "{days}");
    }
    assert_eq!(whole(&house, &token).await.len(), 1);
}

#[tokio::test]
async fn the_log_comes_in_pages_and_holds_together_over_all_of_them() {
    let (house, team) = House::with_call().await;
    let keyholder = team.keyholder.log_in(&house).await.token;
    let hers = team.moderator.log_in(&house).await.token;
    let mut later = Later::of(&team);
    let third = Person::new("nia", vault::role::Role::Moderator);
    third.join(&house, &keyholder).await;
    let next = later.welcome(&team, &third);
    assert_eq!(put(&house, &keyholder, &next).await.status, 204);
    let third_token = third.log_in(&house).await.token;
    for number in 0..100 {
        for (person, token) in [(&team.keyholder, &keyholder), (&team.moderator, &hers), (&third, &third_token)] {
            let entry = later.writes(person, Event::Checked(number));
            assert_eq!(add(&house, token, &entry).await.status, 204);
        }
    }
    let first: Log = get(desk("log")).bearer(&hers).of(&house).await.json();
    assert_eq!((first.entries.len(), first.next), (256, Some(256)));
    let entries = whole(&house, &hers).await;
    let keys = [team.key_set.clone(), later.keys.clone()];
    assert_eq!((entries.len(), verify(&entries, &keys)), (301, Ok(())));
    let end: Log = get(desk("log?after=301")).bearer(&hers).of(&house).await.json();
    assert_eq!(end, Log { entries: Vec::new(), next: None });
    for wrong in ["log?after=-1", "log?after=x"] {
        assert_eq!(get(desk(wrong)).bearer(&hers).of(&house).await.refusal(), (400, "malformed".to_owned()));
    }
}

#[tokio::test]
async fn an_entry_for_a_list_of_keys_that_is_over_is_not_kept() {
    let (house, team) = House::with_call().await;
    let token = team.keyholder.log_in(&house).await.token;
    let old = Later::of(&team).entry(&team.keyholder, Event::Checked(1));
    let renewed = Later::of(&team).go_on(&team, Vec::new(), Vec::new(), |_| {});
    assert_eq!(put(&house, &token, &renewed).await.status, 204);
    assert_eq!(add(&house, &token, &old).await.refusal(), (422, "log-invalid".to_owned()));
    assert!(whole(&house, &token).await.is_empty());
}
