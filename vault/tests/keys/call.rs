//! A call to test with: its root, its keys, a keyholder, a moderator and a researcher.

use rand::{SeedableRng as _, rngs::StdRng};
use time::{Date, Month};
use vault::{
    draft::{Consent, Draft},
    id::{CallId, Digest, SubmissionId},
    identity::{CallIdentity, MemberIdentity, RootKey},
    key_set::{KeySet, SignedKeySet},
    open::Claim,
    role::Role,
    seal::{SealMode, SealedFile, seal},
};

pub struct Call {
    pub root: RootKey,
    pub identity: CallIdentity,
    pub keyholder: MemberIdentity,
    pub keys: SignedKeySet,
}

/// The same chance at each run. Only age's own randomness differs.
pub fn chance(seed: u64) -> StdRng {
    StdRng::seed_from_u64(seed)
}

pub fn day(year: i32, month: Month, day: u8) -> Date {
    Date::from_calendar_date(year, month, day).expect("the tests name real days")
}

pub fn last_day() -> Date {
    day(2027, Month::March, 31)
}

pub fn call_id() -> CallId {
    "right-care".parse().expect("it is a name")
}

/// The facts of the first key set, unsigned.
pub fn facts(root: &RootKey, identity: &CallIdentity, keyholder: &MemberIdentity) -> KeySet {
    let mut chance = chance(77);
    let (recipient, classic) = identity.recipients();
    let joins = |name: &str, role, keys: &MemberIdentity| keys.public(name.parse().expect("it is a name"), role);
    KeySet {
        call: call_id(),
        epoch: 1,
        previous: None,
        not_after: last_day(),
        root: root.public(),
        recipient,
        classic,
        members: vec![
            joins("heron", Role::Keyholder, keyholder),
            joins("wren", Role::Moderator, &MemberIdentity::generate(&mut chance)),
            joins("owl", Role::Researcher, &MemberIdentity::generate(&mut chance)),
        ],
        log_head: Digest::ZERO,
        synthetic: true,
    }
}

impl Call {
    pub fn new() -> Self {
        let mut chance = chance(1);
        let root = RootKey::generate(&mut chance);
        let identity = CallIdentity::generate(1, &mut chance);
        let keyholder = MemberIdentity::generate(&mut chance);
        let keys = facts(&root, &identity, &keyholder).sign(&root).expect("the facts are sound");
        Self { root, identity, keyholder, keys }
    }

    /// The facts of a key set that may follow, unsigned.
    pub fn next_facts(&self) -> KeySet {
        KeySet { epoch: self.keys.set().epoch + 1, previous: Some(self.keys.digest()), ..self.keys.set().clone() }
    }

    pub fn seal(&self, text: &str, id: SubmissionId) -> SealedFile {
        seal(&Draft::new(text, Consent::default()), &self.keys, id, None, SealMode::Wasm).expect("it can be sealed")
    }
}

pub fn id(number: u8) -> SubmissionId {
    SubmissionId::from_bytes([number; 16])
}

/// What an honest server says of a testimony.
pub fn claim(number: u8) -> Claim {
    Claim { call: call_id(), id: id(number), epoch: 1 }
}
