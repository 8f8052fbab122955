//! What must be true of a recovery, and of an account that comes by way of one. The constructors are the only gate.

use app::wire::recovery::{Enrolment, Recovery, RecoveryPlan, RecoveryWrap};
use data_encoding::BASE64_NOPAD;
use time::Date;
use vault::{
    envelope::{Envelope, Kind},
    id::{CallId, Digest},
    key_set::{KeySet, SignedKeySet},
    recovery::{Plan, wraps_are_signed_by},
    role::Role,
};

use crate::{
    error::Reason,
    json,
    setup::{
        NewAccount, NewWrap,
        check::{LARGEST_EPOCH, MEMBERS, Secret},
    },
    store::entity::{recovery, recovery_wrap},
};

/// More wraps than a call has epochs are a mistake.
const WRAPS: usize = 256;

/// A recovery in which everything fits together, as the database holds it.
pub struct Kept {
    /// The plan.
    pub plan: recovery::Model,
    /// What is wrapped to it.
    pub wraps: Vec<recovery_wrap::Model>,
}

impl Kept {
    /// Checks a recovery of the call whose key set in force is `keys`; `newest` is the epoch of its newest identity.
    ///
    /// # Errors
    /// [`Reason::RecoveryInvalid`], [`Reason::WrapInvalid`], [`Reason::WrapMissing`].
    pub fn check(given: &Recovery, keys: &SignedKeySet, newest: u32) -> Result<Self, Reason> {
        let call = &keys.set().call;
        let plan = plan(&given.plan, call).filter(Plan::is_sound).ok_or(Reason::RecoveryInvalid)?;
        let signature = json::bytes(&given.plan.signature_b64).ok_or(Reason::RecoveryInvalid)?;
        if !plan.is_signed_by(&keys.set().root, &signature) {
            return Err(Reason::RecoveryInvalid);
        }
        let wraps = wraps(&given.wraps, call)?;
        let digests: Vec<Digest> = wraps.iter().map(|wrap| Digest::of(&wrap.file)).collect();
        let wraps_signature = json::bytes(&given.wraps_signature_b64).ok_or(Reason::RecoveryInvalid)?;
        if !wraps_are_signed_by(&keys.set().root, call, plan.number, &digests, &wraps_signature) {
            return Err(Reason::RecoveryInvalid);
        }
        let holds = |secret: Secret, epoch: u32| {
            wraps.iter().filter(|wrap| wrap.secret == secret.as_str() && wrap.epoch.cast_unsigned() == epoch).count()
                == 1
        };
        if !holds(Secret::Root, 0) || !holds(Secret::Call, newest) {
            return Err(Reason::WrapMissing);
        }
        let shares = plan.shares.iter().flat_map(|share| share.to_bytes()).collect();
        Ok(Self {
            plan: recovery::Model {
                call: call.to_string(),
                number: plan.number.cast_signed(),
                recipient: plan.recipient,
                opener: plan.opener.to_vec(),
                threshold: i32::from(plan.threshold),
                shares,
                signature: signature.to_vec(),
            },
            wraps,
        })
    }
}

fn plan(given: &RecoveryPlan, call: &CallId) -> Option<Plan> {
    let plan = Plan {
        call: call.clone(),
        number: given.number,
        recipient: given.recipient.clone(),
        opener: json::bytes(&given.opener_b64)?,
        threshold: given.threshold,
        shares: given.shares.iter().map(|share| share.parse().ok()).collect::<Option<_>>()?,
    };
    (plan.number <= LARGEST_EPOCH).then_some(plan)
}

fn wraps(given: &[RecoveryWrap], call: &CallId) -> Result<Vec<recovery_wrap::Model>, Reason> {
    if given.len() > WRAPS {
        return Err(Reason::WrapInvalid);
    }
    let one = |wrap: &RecoveryWrap| {
        let secret = Secret::read(&wrap.secret)?;
        let bytes = BASE64_NOPAD.decode(wrap.file_b64.as_bytes()).ok()?;
        let file = Envelope::parse(Kind::Wrap, &bytes).ok()?.file();
        let fits = if secret == Secret::Root { wrap.epoch == 0 } else { (1..=LARGEST_EPOCH).contains(&wrap.epoch) };
        fits.then(|| recovery_wrap::Model {
            call: call.to_string(),
            secret: secret.as_str().to_owned(),
            epoch: wrap.epoch.cast_signed(),
            file,
        })
    };
    let wraps: Vec<_> = given.iter().map(|wrap| one(wrap).ok_or(Reason::WrapInvalid)).collect::<Result<_, _>>()?;
    let doubled = wraps.iter().enumerate().any(|(at, wrap)| {
        wraps[..at].iter().any(|before| (&before.secret, before.epoch) == (&wrap.secret, wrap.epoch))
    });
    if doubled { Err(Reason::WrapInvalid) } else { Ok(wraps) }
}

/// The plan that a row holds.
pub fn read(row: &recovery::Model) -> Option<Plan> {
    Some(Plan {
        call: row.call.parse().ok()?,
        number: row.number.cast_unsigned(),
        recipient: row.recipient.clone(),
        opener: row.opener.as_slice().try_into().ok()?,
        threshold: u8::try_from(row.threshold).ok()?,
        shares: row
            .shares
            .chunks(32)
            .map(|share| share.try_into().ok().map(Digest::from_bytes))
            .collect::<Option<_>>()?,
    })
}

/// A new keyholder in which everything fits together.
pub struct Enrolled {
    /// The next one.
    pub key_set: SignedKeySet,
    /// Hers. Its login key as it was sent.
    pub account: NewAccount,
    /// What she may open.
    pub wraps: Vec<NewWrap>,
}

impl Enrolled {
    /// Checks an enrolment against the key set in force, which need not be good any more, and against the plan in force; `newest` is the
    /// epoch of the newest identity.
    ///
    /// # Errors
    /// [`Reason::KeySetInvalid`], [`Reason::KeySetNotNext`], [`Reason::AccountInvalid`], [`Reason::EnrolmentInvalid`],
    /// [`Reason::WrapInvalid`], [`Reason::WrapMissing`].
    pub fn check(
        given: Enrolment,
        (in_force, plan): (&SignedKeySet, &Plan),
        newest: u32,
        today: Date,
    ) -> Result<Self, Reason> {
        let key_set = SignedKeySet::verify(&given.key_set, Some(&in_force.fingerprint()), today)
            .map_err(|_| Reason::KeySetInvalid)?;
        key_set.check_call(&in_force.set().call).map_err(|_| Reason::KeySetInvalid)?;
        key_set.check_follows(in_force).map_err(|_| Reason::KeySetNotNext)?;
        let signature = json::bytes(&given.signature_b64).ok_or(Reason::EnrolmentInvalid)?;
        let by_shares = json::bytes(&given.opener_signature_b64).ok_or(Reason::EnrolmentInvalid)?;
        let account = NewAccount::check(given.account).ok_or(Reason::AccountInvalid)?;
        if !adds_one(key_set.set(), in_force, &account) {
            return Err(Reason::EnrolmentInvalid);
        }
        let call = &key_set.set().call;
        let enrolment = vault::recovery::Enrolment {
            call,
            key_set: key_set.digest(),
            account: account.account(),
            lock: account.lock(),
        };
        if !enrolment.is_signed_by(&key_set.set().root, &signature) || !enrolment.is_opened_by(plan, &by_shares) {
            return Err(Reason::EnrolmentInvalid);
        }
        let wraps = hers(&given.wraps, call, &account, newest)?;
        Ok(Self { key_set, account, wraps })
    }
}

/// The same facts, a day of its own, and a keyholder with this account's keys at the end.
fn adds_one(next: &KeySet, in_force: &SignedKeySet, account: &NewAccount) -> bool {
    let Some(newest) = next.members.last() else { return false };
    let mut expected = in_force.set().clone();
    expected.members.push(newest.clone());
    expected.epoch = next.epoch;
    expected.previous = next.previous;
    expected.not_after = next.not_after;
    let fits = newest.role == Role::Keyholder && account.is(newest) && account.lock().version == 1;
    *next == expected && fits && next.members.len() <= MEMBERS && next.epoch <= LARGEST_EPOCH
}

/// Wraps for her alone, none twice, with the root and the newest identity among them.
fn hers(
    given: &[app::wire::NewWrap],
    call: &CallId,
    account: &NewAccount,
    newest: u32,
) -> Result<Vec<NewWrap>, Reason> {
    let mut held = Vec::new();
    let mut wraps = Vec::new();
    for wrap in given.iter().take(WRAPS) {
        let wrap = NewWrap::check(wrap, call).ok_or(Reason::WrapInvalid)?;
        let (whose, secret, epoch) = wrap.about();
        let fits = if secret == Secret::Root { epoch == 0 } else { (1..=newest).contains(&epoch) };
        if whose != account.account() || !fits || held.contains(&(secret, epoch)) {
            return Err(Reason::WrapInvalid);
        }
        held.push((secret, epoch));
        wraps.push(wrap);
    }
    let complete = held.contains(&(Secret::Root, 0)) && held.contains(&(Secret::Call, newest));
    if complete { Ok(wraps) } else { Err(Reason::WrapMissing) }
}
