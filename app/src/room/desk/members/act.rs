//! Signing the next key set of a call: somebody comes, somebody goes, or it is only renewed.

use data_encoding::BASE64_NOPAD;
use rand_core::OsRng;
use time::{Date, Duration};
use vault::{
    hybrid::HybridRecipient,
    id::{Account, CallId},
    identity::{CallIdentity, RootKey},
    key_set::{KeySet, Member, SignedKeySet},
    log::Event,
    role::Role,
    wrap::{Secret, open_wrap, wrap_secret},
};

use super::history::{self, HistoryError};
use crate::{
    api::{self, ApiError},
    room::desk::memory,
    unlocked::{OpenCall, Unlocked},
    wire::{NewWrap, members::NextEpoch},
};

/// How long a key set is in force.
const LIFE: Duration = Duration::days(365);

/// What changes.
pub enum Change {
    /// Somebody comes whose keys were compared.
    Join(Member, HybridRecipient),
    /// Somebody goes.
    Leave(Account),
    /// Nobody does: the last day moves.
    Renew,
    /// Nobody does, but somebody else may hold the call's key.
    NewKey,
}

/// Why nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotDone {
    /// The root key is not wrapped to this member, or is another call's.
    Root,
    /// The server names other keys than the key set.
    Keys,
    /// The log does not hold together.
    Log,
    /// She wrote as much into the log as a day takes.
    Full,
    /// Her device's date is before the log's, or in the future.
    Day,
    /// Somebody else changed the call meanwhile.
    Stale,
    /// She who is to go is the one whose signature stands behind the call's texts.
    Document,
    /// Refused for its content.
    Refused,
    /// No answer. It may have been done.
    Offline,
    /// An answer that this version does not know.
    Strange,
}

impl From<ApiError> for NotDone {
    fn from(error: ApiError) -> Self {
        match error {
            error if error.is_code("log-full") => Self::Full,
            error if error.is_code("log-day") => Self::Day,
            ApiError::Unreachable | ApiError::Refused { status: 429 | 500.., .. } => Self::Offline,
            ApiError::Refused { status: 409, .. } => Self::Stale,
            ApiError::Refused { code, .. } => match code.as_str() {
                "key-set-not-next" => Self::Stale,
                "document-unsigned" => Self::Document,
                _ => Self::Refused,
            },
            ApiError::Strange => Self::Strange,
        }
    }
}

impl From<HistoryError> for NotDone {
    fn from(error: HistoryError) -> Self {
        match error {
            HistoryError::Broken(_) | HistoryError::Keys => Self::Log,
            HistoryError::Full => Self::Full,
            HistoryError::Day => Self::Day,
            HistoryError::Offline => Self::Offline,
            HistoryError::Strange => Self::Strange,
        }
    }
}

/// Signs the next key set and puts it in force, with wraps and entries of the log.
pub async fn sign_next(
    unlocked: &Unlocked,
    call: &OpenCall,
    today: Date,
    change: Change,
) -> Result<SignedKeySet, NotDone> {
    let root = root(unlocked, call).await?;
    let mut end = history::end(unlocked, call).await?;
    let before = call.keys.set();
    let mut set = KeySet {
        epoch: before.epoch + 1,
        previous: Some(call.keys.digest()),
        not_after: today.saturating_add(LIFE),
        ..before.clone()
    };
    let (wraps, events) = match change {
        Change::Renew => (Vec::new(), vec![Event::Renewed(set.epoch)]),
        Change::NewKey => (new_identity(unlocked, call, &mut set).await?, vec![Event::NewKey(set.epoch)]),
        Change::Join(member, to) => {
            let joined = Event::Joined(member.account.clone(), member.role);
            let wraps = welcome(call, &member, &to, &root);
            set.members.push(member);
            (wraps, vec![joined])
        }
        Change::Leave(account) => {
            set.members.retain(|member| member.account != account);
            let left = Event::Left(account);
            let held = before.openers() != set.openers();
            if held {
                let wraps = new_identity(unlocked, call, &mut set).await?;
                (wraps, vec![left, Event::NewKey(set.epoch)])
            } else {
                (Vec::new(), vec![left])
            }
        }
    };
    let mut log = Vec::new();
    for event in events {
        let entry = end.next(unlocked, call, today, event);
        end = end.then(&entry)?;
        log.push(entry.text().to_owned());
    }
    set.log_head = end.head.digest;
    let keys = set.sign(&root).map_err(|_| NotDone::Keys)?;
    let next = NextEpoch { key_set: keys.note().to_owned(), wraps, log };
    match api::members::next_epoch(&unlocked.session, &call.call, &next).await {
        Ok(()) => {}
        // It may have arrived, and only the answer was lost.
        Err(ApiError::Unreachable) if is_in_force(&keys).await => {}
        Err(error) => return Err(error.into()),
    }
    memory::remember(&keys);
    Ok(keys)
}

async fn is_in_force(keys: &SignedKeySet) -> bool {
    api::key_set(&keys.set().call, None).await.is_ok_and(|note| note == keys.note())
}

/// The call's root key, which stays wrapped until a key set is to be signed.
async fn root(unlocked: &Unlocked, call: &OpenCall) -> Result<RootKey, NotDone> {
    let wraps = api::wraps(&unlocked.session, &call.call).await?.wraps;
    let wrap = wraps.iter().find(|wrap| wrap.secret == "root").ok_or(NotDone::Root)?;
    let file = BASE64_NOPAD.decode(wrap.file_b64.as_bytes()).map_err(|_| NotDone::Strange)?;
    match open_wrap(&file, unlocked.identity.recipient_identity(), &call.call) {
        Ok(Secret::Root(root)) if root.public() == call.keys.set().root => Ok(root),
        _ => Err(NotDone::Root),
    }
}

/// Everything that a new member needs: each identity that is still in use, and the root if she is a keyholder.
fn welcome(call: &OpenCall, member: &Member, to: &HybridRecipient, root: &RootKey) -> Vec<NewWrap> {
    let mut wraps = Vec::new();
    if member.role.may_open() {
        wraps = call.identities.iter().map(|one| wrap(&call.call, &member.account, copy(one), to)).collect();
    }
    if member.role == Role::Keyholder {
        wraps.push(wrap(&call.call, &member.account, Secret::Root(RootKey::from_seed(root.seed())), to));
    }
    wraps
}

/// A new identity from this epoch on, wrapped to everyone of the key set who may open.
async fn new_identity(unlocked: &Unlocked, call: &OpenCall, set: &mut KeySet) -> Result<Vec<NewWrap>, NotDone> {
    let told = api::members(&unlocked.session, &call.call).await?.members;
    let identity = CallIdentity::generate(set.epoch, &mut OsRng);
    let mut wraps = Vec::new();
    for member in set.members.iter().filter(|member| member.role.may_open()) {
        let name = member.account.to_string();
        let told = told.iter().find(|told| told.account == name && member.has_recipient(&told.recipient));
        let to = told.and_then(|told| told.recipient.parse().ok()).ok_or(NotDone::Keys)?;
        wraps.push(wrap(&call.call, &member.account, copy(&identity), &to));
    }
    (set.recipient, set.classic) = identity.recipients();
    Ok(wraps)
}

fn copy(identity: &CallIdentity) -> Secret {
    let (hybrid, classic) = identity.seeds();
    Secret::Call(CallIdentity::from_seeds(identity.epoch, hybrid, classic))
}

fn wrap(call: &CallId, account: &Account, secret: Secret, to: &HybridRecipient) -> NewWrap {
    let (name, epoch) = match &secret {
        Secret::Call(identity) => ("call", identity.epoch),
        Secret::Root(_) => ("root", 0),
    };
    NewWrap {
        secret: name.to_owned(),
        epoch,
        account: account.to_string(),
        file_b64: BASE64_NOPAD.encode(&wrap_secret(&secret, call, to)),
    }
}
