//! A call with two key sets, each of a new identity, and accounts sealed to both.

use rand::{SeedableRng as _, rngs::StdRng};
use time::{Date, Month};
use vault::{
    draft::{Consent, ContentNote, Draft},
    id::{CallId, Digest, SubmissionId},
    identity::{CallIdentity, MemberIdentity, RootKey},
    key_set::{KeySet, SignedKeySet},
    role::Role,
    seal::{SealMode, seal},
};

use crate::run::Desk;

pub struct Call {
    pub name: CallId,
    pub root: RootKey,
    pub keyholder: MemberIdentity,
    pub moderator: MemberIdentity,
    pub identities: [CallIdentity; 2],
    pub key_sets: [SignedKeySet; 2],
}

pub fn day(year: i32) -> Date {
    Date::from_calendar_date(year, Month::December, 31).expect("there is one each year")
}

fn name(text: &str) -> CallId {
    text.parse().expect("it is a name")
}

impl Call {
    pub fn new(call: &str, seed: u64) -> Self {
        let mut chance = StdRng::seed_from_u64(seed);
        let root = RootKey::generate(&mut chance);
        let (keyholder, moderator) = (MemberIdentity::generate(&mut chance), MemberIdentity::generate(&mut chance));
        let identities = [1, 2].map(|epoch| CallIdentity::generate(epoch, &mut chance));
        let [one, two] = [&identities[0], &identities[1]].map(CallIdentity::recipients);
        let joins = |account: &str, role, keys: &MemberIdentity| keys.public(account.parse().expect("a name"), role);
        let first = KeySet {
            call: name(call),
            epoch: 1,
            previous: None,
            not_after: day(2020),
            root: root.public(),
            recipient: one.0,
            classic: one.1,
            members: vec![joins("heron", Role::Keyholder, &keyholder), joins("wren", Role::Moderator, &moderator)],
            log_head: Digest::ZERO,
            synthetic: true,
        };
        let first = first.sign(&root).expect("the facts are sound");
        let second = KeySet {
            epoch: 2,
            previous: Some(first.digest()),
            not_after: day(2999),
            recipient: two.0,
            classic: two.1,
            ..first.set().clone()
        };
        let second = second.sign(&root).expect("the facts are sound");
        Self { name: name(call), root, keyholder, moderator, identities, key_sets: [first, second] }
    }

    /// The call of nearly every test.
    pub fn right_care() -> Self {
        Self::new("right-care", 1)
    }

    pub fn fingerprint(&self) -> String {
        self.key_sets[0].fingerprint().to_string()
    }

    /// The file of keys as the desk shows it: the newest first.
    pub fn keys(&self) -> String {
        let [one, two] = [&self.identities[0], &self.identities[1]].map(CallIdentity::to_secret_text);
        [two.as_str(), one.as_str()].concat()
    }

    /// An account as the writing room seals it.
    pub fn sealed(&self, number: u8, epoch: usize, text: &str) -> Vec<u8> {
        let draft = Draft::new(text, Consent { count: true, quote: false, contact: true })
            .with_answer("when", "2024-H1")
            .with_answers("who", ["police", "nurse"])
            .with_notes([ContentNote::Restraint])
            .in_language("en");
        let sealed = seal(&draft, &self.key_sets[epoch - 1], id(number), None, SealMode::Wasm);
        sealed.expect("it can be sealed").bytes()
    }

    /// A folder with the call's keys and lists of keys.
    pub fn desk(&self) -> Desk {
        let desk = Desk::new();
        desk.put("call.key", self.keys());
        for (number, keys) in (1..).zip(&self.key_sets) {
            desk.put(&format!("keys/{number}.txt"), keys.note());
        }
        desk
    }
}

pub fn id(number: u8) -> SubmissionId {
    SubmissionId::from_bytes([number; 16])
}
