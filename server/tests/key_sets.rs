//! Key sets: each follows the one before, under the same root.

use app::wire::CallView;
use vault::{identity::CallIdentity, role::Role};

use super::{
    house::{CALL, House, Person, Reply, Team, get, post, sealed},
    submissions::submission,
};

async fn put(house: &House, token: &str, note: &str) -> Reply {
    post(format!("/api/desk/calls/{CALL}/keyset")).bearer(token).text(note).of(house).await
}

#[tokio::test]
async fn a_keyholder_puts_the_next_key_set_in_force_and_every_older_one_stays_readable() {
    let (house, team) = House::with_call().await;
    let token = team.keyholder.log_in(&house).await.token;
    let next = team.next(|set| set.not_after += time::Duration::days(30));
    let reply = put(&house, &token, next.note()).await;
    assert_eq!((reply.status.as_u16(), reply.body.len()), (204, 0));
    let call: CallView = get(format!("/api/calls/{CALL}")).of(&house).await.json();
    assert_eq!(call.epoch, 2);
    let path = format!("/api/calls/{CALL}/keyset");
    for (query, note) in [("", next.note()), ("?epoch=2", next.note()), ("?epoch=1", team.key_set.note())] {
        assert_eq!(get(format!("{path}{query}")).of(&house).await.text(), note);
    }
    for query in ["?epoch=0", "?epoch=3", "?epoch=4294967295"] {
        assert_eq!(get(format!("{path}{query}")).of(&house).await.refusal(), (404, "not-found".to_owned()));
    }
    // What was sealed for the epoch before is told to seal again.
    let reply = submission(&house, &sealed(&team)).await.of(&house).await;
    assert_eq!(reply.refusal(), (422, "wrong-epoch".to_owned()));
}

#[tokio::test]
async fn a_repeat_of_what_is_held_is_acknowledged_also_after_the_epoch() {
    let (house, team) = House::with_call().await;
    let file = sealed(&team);
    assert_eq!(submission(&house, &file).await.of(&house).await.status, 201);
    let token = team.keyholder.log_in(&house).await.token;
    assert_eq!(put(&house, &token, team.next(|_| {}).note()).await.status, 204);
    assert_eq!(submission(&house, &file).await.of(&house).await.status, 200);
}

#[tokio::test]
async fn what_does_not_follow_is_refused_and_changes_nothing() {
    let (house, team) = House::with_call().await;
    let token = team.keyholder.log_in(&house).await.token;
    let other = Team::new(CALL, false);
    let eve = Person::new("eve", Role::Moderator);
    let fresh = CallIdentity::generate(2, &mut rand_core::OsRng).recipients();
    let cases = [
        (String::new(), "key-set-invalid"),
        (team.next(|_| {}).note().replace("epoch 2", "epoch 3"), "key-set-invalid"),
        (other.next(|_| {}).note().to_owned(), "key-set-invalid"),
        (team.next(|set| set.not_after -= time::Duration::days(366)).note().to_owned(), "key-set-invalid"),
        (team.key_set.note().to_owned(), "key-set-not-next"),
        (team.next(|set| set.epoch = 3).note().to_owned(), "key-set-not-next"),
        (team.next(|set| set.previous = Some(other.key_set.digest())).note().to_owned(), "key-set-not-next"),
        (team.next(|set| set.synthetic = true).note().to_owned(), "key-set-synthetic"),
        (
            team.next(|set| set.members.push(eve.keys.public(eve.account.clone(), eve.role))).note().to_owned(),
            "members-differ",
        ),
        (
            team.next(|set| set.members[2] = eve.keys.public(set.members[2].account.clone(), Role::Researcher))
                .note()
                .to_owned(),
            "members-differ",
        ),
        // Other keys under the name of one who holds the call's: for whoever has those, she has left.
        (
            team.next(|set| set.members[1] = eve.keys.public(set.members[1].account.clone(), eve.role))
                .note()
                .to_owned(),
            "new-key-missing",
        ),
        // Nothing is wrapped for the researcher, or for another call identity.
        (team.next(|set| set.members[2].role = Role::Moderator).note().to_owned(), "wrap-missing"),
        (team.next(|set| (set.recipient, set.classic) = fresh.clone()).note().to_owned(), "wrap-missing"),
    ];
    let before = house.bytes_on_disk();
    for (number, (note, code)) in cases.iter().enumerate() {
        assert_eq!(put(&house, &token, note).await.refusal(), (422, (*code).to_owned()), "case {number}");
    }
    assert!(house.bytes_on_disk() == before);
}

#[tokio::test]
async fn of_two_next_key_sets_at_once_one_is_next() {
    let (house, team) = House::with_call().await;
    let token = team.keyholder.log_in(&house).await.token;
    let (one, two) = (team.next(|_| {}), team.next(|set| set.not_after += time::Duration::days(1)));
    let (one, two) = tokio::join!(put(&house, &token, one.note()), put(&house, &token, two.note()));
    let mut statuses = [one.status.as_u16(), two.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [204, 422]);
    assert_eq!(house.count("SELECT count(*) FROM key_set").await, 2);
}

#[tokio::test]
async fn only_keyholders_sign() {
    let (house, team) = House::with_call().await;
    let nowhere = post("/api/nowhere").of(&house).await;
    for person in [&team.moderator, &team.researcher] {
        let token = person.log_in(&house).await.token;
        assert_eq!(put(&house, &token, team.next(|_| {}).note()).await, nowhere);
    }
}
