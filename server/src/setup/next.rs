//! What must be true of a call's next key set, and of what comes with it. The constructor is the only gate.

use app::wire::members::NextEpoch;
use time::Date;
use vault::{
    id::Account,
    key_set::{KeySet, SignedKeySet},
    log::{Head, SignedEntry},
    role::Role,
};

use super::check::{LARGEST_EPOCH, NewWrap, Secret, check_members};
use crate::error::Reason;

/// More entries than this with one key set are a mistake.
const ENTRIES: usize = 128;

/// What the next key set has to follow.
pub struct InForce {
    /// The key set.
    pub keys: SignedKeySet,
    /// The epoch from which its identity is in force.
    pub identity: u32,
    /// The end of the log.
    pub head: Head,
}

/// A key set that may follow, with new wraps and entries of the log.
pub struct Next {
    /// The key set.
    pub keys: SignedKeySet,
    /// The epoch from which its identity is in force.
    pub identity: u32,
    /// For its members, and nobody else.
    pub wraps: Vec<NewWrap>,
    /// In order.
    pub log: Vec<SignedEntry>,
}

impl Next {
    /// Checks a key set that comes alone.
    ///
    /// # Errors
    /// The first [`Reason`] for which it can't be taken.
    pub fn alone(note: String, in_force: &InForce, today: Date) -> Result<Self, Reason> {
        Self::check(NextEpoch { key_set: note, wraps: Vec::new(), log: Vec::new() }, in_force, today)
    }

    /// Checks a key set against the one in force. Whether the members have accounts, and wraps from before, is the store's to say.
    ///
    /// # Errors
    /// The first [`Reason`] for which it can't be taken.
    pub fn check(request: NextEpoch, in_force: &InForce, today: Date) -> Result<Self, Reason> {
        let before = &in_force.keys;
        let root = before.fingerprint();
        let keys = SignedKeySet::verify(&request.key_set, Some(&root), today).map_err(|_| Reason::KeySetInvalid)?;
        keys.check_call(&before.set().call).map_err(|_| Reason::KeySetInvalid)?;
        keys.check_follows(before).map_err(|_| Reason::KeySetNotNext)?;
        let (set, old) = (keys.set(), before.set());
        if set.epoch > LARGEST_EPOCH {
            return Err(Reason::KeySetInvalid);
        }
        if set.synthetic != old.synthetic {
            return Err(Reason::KeySetSynthetic);
        }
        check_members(&keys)?;
        let is_new = is_new_identity(set, old)?;
        if !is_new && somebody_left(set, old) {
            return Err(Reason::NewKeyMissing);
        }
        let identity = if is_new { set.epoch } else { in_force.identity };
        let wraps = wraps(&request, set, identity)?;
        // Without them nobody could open what is sealed next.
        let has_new = |account: &Account| {
            wraps.iter().any(|wrap| wrap.secret == Secret::Call && wrap.epoch == identity && wrap.account == *account)
        };
        let mut openers = set.members.iter().filter(|member| member.role.may_open());
        if is_new && !openers.all(|member| has_new(&member.account)) {
            return Err(Reason::WrapMissing);
        }
        let log = log(&request, in_force, set)?;
        Ok(Self { keys, identity, wraps, log })
    }
}

/// Both keys of an identity change together or not at all.
fn is_new_identity(set: &KeySet, old: &KeySet) -> Result<bool, Reason> {
    match (set.recipient != old.recipient, set.classic != old.classic) {
        (true, true) => Ok(true),
        (false, false) => Ok(false),
        _ => Err(Reason::KeySetInvalid),
    }
}

/// Whether somebody who holds the identity is to open nothing any more.
fn somebody_left(set: &KeySet, old: &KeySet) -> bool {
    let mut held = old.members.iter().filter(|member| member.role.may_open());
    held.any(|member| {
        let now = set.member(&member.account);
        !now.is_some_and(|now| now.role.may_open() && now.recipient_digest == member.recipient_digest)
    })
}

fn wraps(request: &NextEpoch, set: &KeySet, identity: u32) -> Result<Vec<NewWrap>, Reason> {
    let mut wraps: Vec<NewWrap> = Vec::with_capacity(request.wraps.len());
    for wrap in &request.wraps {
        let wrap = NewWrap::check(wrap, &set.call).ok_or(Reason::WrapInvalid)?;
        let member = set.member(&wrap.account).ok_or(Reason::WrapInvalid)?;
        let allowed = match wrap.secret {
            Secret::Call => member.role.may_open() && (1..=identity).contains(&wrap.epoch),
            Secret::Root => member.role == Role::Keyholder && wrap.epoch == 0,
        };
        let doubled = wraps
            .iter()
            .any(|other| (other.secret, other.epoch, &other.account) == (wrap.secret, wrap.epoch, &wrap.account));
        if !allowed || doubled {
            return Err(Reason::WrapInvalid);
        }
        wraps.push(wrap);
    }
    Ok(wraps)
}

/// The entries, each signed by somebody in the key set that is still in force, up to the head that the next one names.
fn log(request: &NextEpoch, in_force: &InForce, set: &KeySet) -> Result<Vec<SignedEntry>, Reason> {
    if request.log.len() > ENTRIES {
        return Err(Reason::LogInvalid);
    }
    let mut head = in_force.head;
    let mut log = Vec::with_capacity(request.log.len());
    for text in &request.log {
        let entry = SignedEntry::read(text).map_err(|_| Reason::LogInvalid)?;
        entry.verify(&in_force.keys).map_err(|_| Reason::LogInvalid)?;
        head = head.then(&entry).map_err(|_| Reason::LogStale)?;
        log.push(entry);
    }
    if head.digest == set.log_head { Ok(log) } else { Err(Reason::LogStale) }
}
