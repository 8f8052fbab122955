use rand_core::OsRng;
use time::{Date, Month};
use vault::{
    identity::{CallIdentity, MemberIdentity, RootKey},
    key_set::KeySet,
    ledger::{Claim, ClaimSignature, Entry},
};

use super::*;

fn account(name: &str) -> Account {
    name.parse().expect("a name")
}

fn keys(members: &[(&str, Role)]) -> SignedKeySet {
    let (root, identity) = (RootKey::generate(&mut OsRng), CallIdentity::generate(1, &mut OsRng));
    let (recipient, classic) = identity.recipients();
    let member = |(name, role): &(&str, Role)| MemberIdentity::generate(&mut OsRng).public(account(name), *role);
    let set = KeySet {
        call: "right-care".parse().expect("a name"),
        epoch: 1,
        previous: None,
        not_after: Date::from_calendar_date(2100, Month::January, 1).expect("a day"),
        root: root.public(),
        recipient,
        classic,
        members: members.iter().map(member).collect(),
        log_head: Digest::ZERO,
        synthetic: true,
    };
    set.sign(&root).expect("a sound key set")
}

#[test]
fn two_who_may_open_today_are_needed_and_one_of_them_is_a_keyholder() {
    let keys = keys(&[
        ("dunnock", Role::Researcher),
        ("robin", Role::Moderator),
        ("swift", Role::Moderator),
        ("wren", Role::Keyholder),
    ]);
    let are_two = |proposer, own| are_two(&keys, &account(proposer), &account(own));
    assert!(are_two("wren", "robin") && are_two("robin", "wren"));
    // Somebody who has left, a researcher, and two without a keyholder.
    assert!(!are_two("finch", "robin") && !are_two("finch", "wren"));
    assert!(!are_two("wren", "dunnock") && !are_two("dunnock", "wren"));
    assert!(!are_two("robin", "swift"));
}

#[test]
fn a_sealed_release_is_sealed_to_those_who_were_members_then() {
    let signature = |name| ClaimSignature { by: account(name), epoch: 1, signature: [0; 64] };
    let claim = Claim {
        call: "right-care".parse().expect("a name"),
        number: 1,
        kind: EntryKind::Sealed,
        commitment: Digest::ZERO,
        previous: Digest::ZERO,
    };
    let entry = Entry { claim, file: Digest::ZERO, proposer: signature("wren"), publisher: signature("robin") };
    let ledger = Ledger {
        entries: vec![entry],
        weeks: vec!["2026-W40".to_owned()],
        releases: vec![None],
        keys: vec![keys(&[("robin", Role::Moderator), ("wren", Role::Keyholder)])],
    };
    assert!(ledger.was_sealed_to(1, &account("robin")));
    assert!(!ledger.was_sealed_to(1, &account("finch")) && !ledger.was_sealed_to(2, &account("robin")));
}
