//! Whether a call's key set is to be trusted, and whether it names this member with these keys.

use data_encoding::BASE64_NOPAD;
use time::Date;
use vault::{
    id::CallId,
    identity::CallIdentity,
    key_set::{Fingerprint, KeySetError, SignedKeySet},
    wrap::{Secret, open_wrap},
};

use super::memory::{self, Known};
use crate::{
    api::{self, ApiError},
    unlocked::{OpenCall, Unlocked},
};

/// Why a call does not open. All but the last two lock the room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrustError {
    /// The key set fails its check, or is older than or different from what this browser has seen.
    Keys(KeySetError),
    /// The key set does not name this member.
    NotMember,
    /// The key set names this member with other keys than hers.
    OtherKeys,
    /// The call's key, as wrapped to her, is missing, damaged, or not the one of the key set.
    OtherCallKey,
    /// The session has ended.
    LoggedOut,
    /// No answer. Try again.
    Offline,
    /// An answer that this version does not know.
    Strange,
}

impl TrustError {
    /// Whether somebody may be tampering, so that nothing stays open.
    pub const fn locks(self) -> bool {
        !matches!(self, Self::Offline | Self::Strange)
    }
}

impl From<ApiError> for TrustError {
    fn from(error: ApiError) -> Self {
        match error {
            ApiError::Refused { status: 401 | 404, .. } => Self::LoggedOut,
            ApiError::Unreachable | ApiError::Refused { status: 429 | 500.., .. } => Self::Offline,
            ApiError::Refused { .. } | ApiError::Strange => Self::Strange,
        }
    }
}

impl From<KeySetError> for TrustError {
    fn from(error: KeySetError) -> Self {
        Self::Keys(error)
    }
}

/// A key set that passed every check that a machine can make.
pub enum Checked {
    /// Its root is the one this browser knows.
    Known(SignedKeySet),
    /// This browser has not seen the call: a person has to compare the fingerprint.
    New(SignedKeySet),
}

/// Fetches the key set in force and checks it against what this browser remembers.
pub async fn check(call: &CallId, today: Date) -> Result<Checked, TrustError> {
    let known = memory::recall(call);
    let note = api::key_set(call, None).await?;
    let keys = SignedKeySet::verify(&note, known.as_ref().map(|known| &known.root), today)?;
    keys.check_call(call)?;
    match known {
        None => Ok(Checked::New(keys)),
        Some(known) => {
            check_chain(call, &known, &keys).await?;
            memory::remember(&keys);
            Ok(Checked::Known(keys))
        }
    }
}

/// Every key set between the last one seen and this one, each signed by the root and following the one before.
async fn check_chain(call: &CallId, known: &Known, keys: &SignedKeySet) -> Result<(), TrustError> {
    keys.check_against(&known.seen)?;
    if keys.set().epoch == known.seen.epoch {
        return Ok(());
    }
    let mut last = past(call, known.seen.epoch, &known.root).await?;
    if last.digest() != known.seen.digest {
        return Err(KeySetError::Fork.into());
    }
    for epoch in known.seen.epoch + 1..keys.set().epoch {
        let next = past(call, epoch, &known.root).await?;
        next.check_follows(&last)?;
        last = next;
    }
    Ok(keys.check_follows(&last)?)
}

async fn past(call: &CallId, epoch: u32, root: &Fingerprint) -> Result<SignedKeySet, TrustError> {
    let note = api::key_set(call, Some(epoch)).await?;
    Ok(SignedKeySet::verify_past(&note, Some(root))?)
}

/// The key sets from `oldest` to the one in force, in order: each signed by the same root and following the one before.
pub async fn chain(keys: &SignedKeySet, oldest: u32) -> Result<Vec<SignedKeySet>, TrustError> {
    let root = keys.fingerprint();
    let mut chain = vec![keys.clone()];
    for epoch in (oldest.max(1)..keys.set().epoch).rev() {
        let before = past(&keys.set().call, epoch, &root).await?;
        chain[0].check_follows(&before)?;
        chain.insert(0, before);
    }
    Ok(chain)
}

/// Compares the key set with this member's own keys. None of the call's keys is asked for or opened.
pub fn as_member(unlocked: &Unlocked, keys: SignedKeySet) -> Result<OpenCall, TrustError> {
    let member = keys.set().member(&unlocked.account).ok_or(TrustError::NotMember)?;
    if !unlocked.identity.is(member) {
        return Err(TrustError::OtherKeys);
    }
    Ok(OpenCall { call: keys.set().call.clone(), role: member.role, keys, identities: Vec::new() })
}

/// Compares the key set with this member's own keys, and opens the call's keys that are wrapped to her.
pub async fn open_call(unlocked: &Unlocked, call: &CallId, keys: SignedKeySet) -> Result<OpenCall, TrustError> {
    let mut open = as_member(unlocked, keys)?;
    if open.role.may_open() {
        open.identities = call_keys(unlocked, call, &open.keys).await?;
        check_identities(&open.keys, &open.identities).await?;
    }
    Ok(open)
}

/// Anyone can seal a wrap to a member: each identity must be the one that the key set of its own epoch names, and the newest the one in
/// force.
async fn check_identities(keys: &SignedKeySet, identities: &[CallIdentity]) -> Result<(), TrustError> {
    let (Some(newest), Some(oldest)) = (identities.first(), identities.last()) else {
        return Err(TrustError::OtherCallKey);
    };
    let chain = chain(keys, oldest.epoch).await?;
    let is_of = |identity: &CallIdentity, keys: &SignedKeySet| {
        identity.recipients() == (keys.set().recipient.clone(), keys.set().classic.clone())
    };
    let is_named =
        |identity: &CallIdentity| chain.iter().any(|keys| keys.set().epoch == identity.epoch && is_of(identity, keys));
    if is_of(newest, keys) && identities.iter().all(is_named) { Ok(()) } else { Err(TrustError::OtherCallKey) }
}

/// The call's keys, newest first.
async fn call_keys(unlocked: &Unlocked, call: &CallId, keys: &SignedKeySet) -> Result<Vec<CallIdentity>, TrustError> {
    let mut found = Vec::new();
    for wrap in api::wraps(&unlocked.session, call).await?.wraps {
        // The root key stays wrapped until a key set is to be signed.
        if wrap.secret != "call" || wrap.epoch > keys.set().epoch {
            continue;
        }
        let file = BASE64_NOPAD.decode(wrap.file_b64.as_bytes()).map_err(|_| TrustError::Strange)?;
        match open_wrap(&file, unlocked.identity.recipient_identity(), call) {
            Ok(Secret::Call(identity)) => found.push(identity),
            _ => return Err(TrustError::OtherCallKey),
        }
    }
    found.sort_unstable_by_key(|identity| core::cmp::Reverse(identity.epoch));
    Ok(found)
}
