//! What the server keeps of releases: no count before one is public, and rows that nobody changes.

use sea_orm::ConnectionTrait as _;
use vault::{
    ledger::{EntryKind, open_release},
    role::Role,
};

use super::house::{
    House, Person, Team, get,
    later::{Later, desk, put, state},
    release::{CELL, Facts, Finished, QUOTE, finished, propose, puts, sealed},
    survivor::Survivor,
};

/// A release that waits for nothing but to be handed in.
async fn made(house: &House, team: &Team, facts: &Facts) -> Finished {
    let proposal = facts.proposed(&team.key_set, &team.keyholder);
    propose(house, &proposal, &team.key_set, &team.keyholder).await;
    finished(&proposal, &team.key_set, &team.moderator, &team.people())
}

/// Every row of the ledger, as text.
async fn rows(house: &House) -> String {
    house
        .text(
            "SELECT position || ' ' || number || kind || hex(commitment) || hex(previous) || hex(file_sha256) || hex(file) || week \
             FROM ledger JOIN ledger_file USING (call, position) ORDER BY position",
        )
        .await
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

#[tokio::test]
async fn before_a_release_is_public_the_server_holds_and_receives_no_count_and_no_quote() {
    let (house, team) = House::with_call().await;
    let [ada, mo] = [team.keyholder.log_in(&house).await.token, team.moderator.log_in(&house).await.token];
    let wanted = [CELL, QUOTE.as_bytes()];
    let on_disk = |house: &House| -> Vec<&[u8]> {
        let files = house.bytes_on_disk();
        assert!(files.iter().any(|(name, _)| name.ends_with("-wal")), "the log is looked at too");
        wanted.into_iter().filter(|wanted| files.iter().any(|(_, bytes)| holds(bytes, wanted))).collect()
    };
    let facts = Facts::first(&team, EntryKind::Sealed);
    let proposal = facts.proposed(&team.key_set, &team.keyholder);
    let release = facts.release.to_bytes();
    assert!(holds(&release, CELL) && holds(&release, QUOTE.as_bytes()), "the search would find it");
    let put = sealed(&proposal, &team.key_set, None, &team.keyholder);
    assert_eq!(puts(&ada, 1, None, &put).of(&house).await.status, 201);
    assert_eq!(on_disk(&house), Vec::<&[u8]>::new());
    let done = finished(&proposal, &team.key_set, &team.moderator, &team.people());
    assert_eq!(done.handed_in(&mo).of(&house).await.status, 201);
    assert_eq!(on_disk(&house), Vec::<&[u8]>::new());
    for sent in [put.bytes(), done.body()] {
        assert!(!wanted.iter().any(|wanted| holds(&sent, wanted)));
    }
    // Nor anything by which whoever guesses it could tell that the guess is right.
    let digest = facts.release.digest();
    let guessed = [digest.to_bytes().to_vec(), digest.to_string().into_bytes(), proposal.release_signature.to_vec()];
    for guess in &guessed {
        assert!(!house.bytes_on_disk().iter().any(|(_, bytes)| holds(bytes, guess)));
        assert!(!holds(&done.body(), guess));
    }

    // Published, the same search finds both.
    let published = Facts { kind: EntryKind::Published, previous: done.entry.digest(), ..facts };
    let published = made(&house, &team, &published).await;
    let reply = published.handed_in(&mo).of(&house).await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    assert_eq!(on_disk(&house), wanted);
    assert!(holds(&published.body(), CELL));
}

#[tokio::test]
async fn rows_of_the_ledger_can_neither_be_changed_nor_deleted() {
    let (house, team) = House::with_call().await;
    let mo = team.moderator.log_in(&house).await.token;
    let done = made(&house, &team, &Facts::first(&team, EntryKind::Sealed)).await;
    assert_eq!(done.handed_in(&mo).of(&house).await.status, 201);
    let before = rows(&house).await;
    let writer = house.state.store.writer();
    let alike = [
        "UPDATE ledger SET week = '2026-W01'",
        "UPDATE ledger SET commitment = previous",
        "DELETE FROM ledger",
        "UPDATE ledger_file SET position = 2",
        "DELETE FROM ledger_file",
        "UPDATE ledger_proposal SET position = 2",
        "DELETE FROM ledger_proposal",
    ];
    let in_sqlite = [
        "INSERT OR REPLACE INTO ledger SELECT * FROM ledger",
        "INSERT OR REPLACE INTO ledger SELECT call, position + 1, number, kind, commitment, nonce, previous, file_sha256, \
         proposer, proposer_epoch, proposer_signature, publisher, publisher_epoch, publisher_signature, week FROM ledger",
        "INSERT OR REPLACE INTO ledger_file SELECT call, position, x'00' FROM ledger_file",
        "INSERT OR REPLACE INTO ledger_proposal SELECT call, position, x'00' FROM ledger_proposal",
    ];
    let in_postgres = [
        "INSERT INTO ledger SELECT * FROM ledger ON CONFLICT (call, position) DO UPDATE SET week = '2026-W01'",
        "INSERT INTO ledger_file SELECT * FROM ledger_file ON CONFLICT (call, position) DO UPDATE SET file = ''",
        "INSERT INTO ledger_proposal SELECT * FROM ledger_proposal ON CONFLICT (call, position) DO UPDATE SET file = ''",
        "TRUNCATE ledger",
        "TRUNCATE ledger_file",
        "TRUNCATE ledger_proposal",
    ];
    let own = if house.state.store.is_shared() { &in_postgres[..] } else { &in_sqlite };
    for statement in alike.iter().chain(own) {
        let refusal = writer.execute_unprepared(statement).await.expect_err(statement).to_string();
        assert!(refusal.contains("the ledger is kept"), "{statement}: {refusal}");
    }
    assert_eq!(rows(&house).await, before);
}

#[tokio::test]
async fn a_new_key_of_the_call_ends_what_is_proposed_and_changes_nothing_that_was_released() {
    let (house, team) = House::with_call().await;
    let [ada, mo] = [team.keyholder.log_in(&house).await.token, team.moderator.log_in(&house).await.token];
    let done = made(&house, &team, &Facts::first(&team, EntryKind::Sealed)).await;
    assert_eq!(done.handed_in(&mo).of(&house).await.status, 201);
    let mut later = Later::of(&team);
    let una = Person::new("una", Role::Keyholder);
    una.join(&house, &ada).await;
    assert_eq!(put(&house, &ada, &later.welcome(&team, &una)).await.status, 204);
    let hers = una.log_in(&house).await.token;
    // A proposal that is open ends with the key that it is sealed to.
    let next = Facts::after(&team, &done.entry, EntryKind::Sealed);
    let proposal = next.proposed(&later.keys, &team.keyholder);
    let open = sealed(&proposal, &later.keys, None, &team.keyholder);
    assert_eq!(puts(&ada, 2, None, &open).of(&house).await.status, 201);
    let before = rows(&house).await;
    let rotated = later.rotate(&team, &[&team.keyholder, &team.researcher, &una]);
    assert_eq!(put(&house, &ada, &rotated).await.status, 204);
    assert_eq!(get(desk("proposal")).bearer(&hers).of(&house).await.status, 204);
    let people = [&team.keyholder, &team.researcher, &una];
    let late = finished(&proposal, &later.keys, &una, &people);
    assert_eq!(late.handed_in(&hers).of(&house).await.refusal(), (422, "wrong-epoch".to_owned()));

    assert_eq!((state(&house, &ada).await.waiting, rows(&house).await), (0, before));

    // Whoever was a member then still opens what was sealed to her, and the next release follows.
    let file = get(format!("/api/research/calls/{}/releases/1", super::house::CALL)).bearer(&ada).of(&house).await.body;
    assert!(open_release(&file, team.keyholder.keys.recipient_identity()).is_ok());
    assert!(open_release(&file, una.keys.recipient_identity()).is_err(), "she came later");
    let proposal = next.proposed(&later.keys, &team.keyholder);
    propose(&house, &proposal, &later.keys, &team.keyholder).await;
    let done = finished(&proposal, &later.keys, &una, &people);
    let reply = done.handed_in(&hers).of(&house).await;
    assert_eq!(reply.status, 201, "{}", reply.text());
}

#[tokio::test]
async fn an_account_that_is_taken_back_leaves_the_ledger_as_it_is() {
    let (house, team) = House::with_call().await;
    let survivor = Survivor::of(&house, &team).await;
    let mo = team.moderator.log_in(&house).await.token;
    let done = made(&house, &team, &Facts::first(&team, EntryKind::Sealed)).await;
    assert_eq!(done.handed_in(&mo).of(&house).await.status, 201);
    let before = rows(&house).await;
    assert!(!before.is_empty());
    assert_eq!(survivor.withdraws(&house).of(&house).await.status, 200);
    assert_eq!(house.testimonies().await, 0);
    assert_eq!(rows(&house).await, before);
}

#[tokio::test]
async fn whoever_is_no_keyholder_any_more_signs_for_none_and_others_may_come_in_between() {
    let (house, team) = House::with_call().await;
    let [ada, mo] = [team.keyholder.log_in(&house).await.token, team.moderator.log_in(&house).await.token];
    let mut later = Later::of(&team);
    let una = Person::new("una", Role::Keyholder);
    una.join(&house, &ada).await;
    assert_eq!(put(&house, &ada, &later.welcome(&team, &una)).await.status, 204);
    let facts = Facts::first(&team, EntryKind::Sealed);
    let [of_una, of_ada] = [&una, &team.keyholder].map(|person| facts.proposed(&later.keys, person));
    propose(&house, &of_ada, &later.keys, &team.keyholder).await;
    // The same key of the call, and una is a moderator from now on.
    let next = later.go_on(&team, Vec::new(), Vec::new(), |set| set.members[3].role = Role::Moderator);
    assert_eq!(put(&house, &ada, &next).await.status, 204);
    let [keyholder, moderator, researcher] = team.people();
    let people = [keyholder, moderator, researcher, &una];
    let refused = finished(&of_una, &later.keys, moderator, &people).handed_in(&mo).of(&house).await;
    assert_eq!(refused.refusal(), (422, "ledger-unsigned".to_owned()));
    // The second signs for the list in force, not for one from before.
    let late = finished(&of_ada, &team.key_set, moderator, &team.people()).handed_in(&mo).of(&house).await;
    assert_eq!(late.refusal(), (422, "wrong-epoch".to_owned()));
    let taken = finished(&of_ada, &later.keys, moderator, &people).handed_in(&mo).of(&house).await;
    assert_eq!(taken.status, 201, "{}", taken.text());
}
