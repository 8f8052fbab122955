//! What must be true of a first call before it is written. The constructors are the only gate.

use std::collections::HashSet;

use app::wire::{self, SetupRequest};
use data_encoding::BASE64_NOPAD;
use sea_orm::ActiveValue::Set;
use time::Date;
use vault::{
    account_change::Lock,
    envelope::{Envelope, Kind},
    id::{Account, CallId, Digest},
    key_set::{Member, SignedKeySet},
    role::Role,
};

use super::Document;
use crate::{
    error::Reason,
    folder::Share,
    json,
    store::entity::{account, wrap},
};

/// More members than this are a mistake.
pub(crate) const MEMBERS: usize = 64;
/// What the client enforces as well: nobody may be talked into a weaker passphrase.
pub(crate) const MEMORY_KIB: std::ops::RangeInclusive<u32> = 65_536..=2_097_152;
pub(crate) const PASSES: std::ops::RangeInclusive<u32> = 3..=64;
/// A bundle is a few kilobytes of keys.
pub(crate) const BUNDLE_BYTES: std::ops::RangeInclusive<usize> = 40..=16_384;
const FIRST_VERSION: u32 = 1;
pub(crate) const LARGEST_EPOCH: u32 = i32::MAX as u32;

/// A first call in which everything fits together.
pub struct Founding {
    /// The call.
    pub call: NewCall,
    /// One for each member.
    pub accounts: Vec<NewAccount>,
}

/// A call that is not there yet.
pub struct NewCall {
    /// What the keyholder wrote.
    pub document: Document,
    /// Epoch 1.
    pub key_set: SignedKeySet,
    /// What each member may open.
    pub wraps: Vec<NewWrap>,
}

/// An account in its right form.
pub struct NewAccount {
    account: Account,
    version: u32,
    salt: [u8; 16],
    memory_kib: u32,
    passes: u32,
    login_key: [u8; 32],
    bundle: Vec<u8>,
    recipient: String,
    signing: [u8; 32],
}

/// A sealed secret for somebody who may hold it.
pub struct NewWrap {
    call: CallId,
    pub(super) account: Account,
    pub(super) secret: Secret,
    pub(super) epoch: u32,
    file: Envelope,
}

/// What is sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Secret {
    /// The call identity of an epoch.
    Call,
    /// The root's seed.
    Root,
}

impl Secret {
    /// The secret of this name.
    pub fn read(name: &str) -> Option<Self> {
        [Self::Call, Self::Root].into_iter().find(|secret| secret.as_str() == name)
    }

    /// As it is stored and told.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Root => "root",
        }
    }
}

impl Founding {
    /// Checks a request for a first call.
    ///
    /// # Errors
    /// The first [`Reason`] for which it can't be taken.
    pub fn check(request: SetupRequest, today: Date, demonstration: bool) -> Result<Self, Reason> {
        let key_set = first_key_set(&request.call, &request.key_set, today)?;
        if key_set.set().synthetic && !demonstration {
            return Err(Reason::KeySetSynthetic);
        }
        let accounts = accounts(request.accounts, &key_set)?;
        Ok(Self { call: NewCall::of(key_set, &request.wraps, request.document)?, accounts })
    }
}

impl NewCall {
    /// Checks a request for another call, for exactly the members of the call whose key set in force is `beside`.
    ///
    /// # Errors
    /// The first [`Reason`] for which it can't be taken.
    pub fn check(request: wire::call::NewCall, beside: &SignedKeySet, today: Date) -> Result<Self, Reason> {
        let key_set = first_key_set(&request.call, &request.key_set, today)?;
        if key_set.set().synthetic != beside.set().synthetic {
            return Err(Reason::KeySetSynthetic);
        }
        if key_set.set().members != beside.set().members {
            return Err(Reason::MembersDiffer);
        }
        Self::of(key_set, &request.wraps, request.document)
    }

    fn of(key_set: SignedKeySet, wraps: &[wire::NewWrap], document: wire::SignedDocument) -> Result<Self, Reason> {
        let document = Document::check(document, &key_set.set().call, FIRST_VERSION, &key_set)?;
        let wraps = self::wraps(wraps, &key_set)?;
        Ok(Self { document, key_set, wraps })
    }
}

/// The key set of a call that is not there yet.
fn first_key_set(call: &str, note: &str, today: Date) -> Result<SignedKeySet, Reason> {
    let call: CallId = call.parse().map_err(|_| Reason::SetupCall)?;
    let key_set = SignedKeySet::verify(note, None, today).map_err(|_| Reason::KeySetInvalid)?;
    let set = key_set.set();
    if set.call != call || set.epoch != 1 || set.previous.is_some() || set.log_head != Digest::ZERO {
        return Err(Reason::KeySetInvalid);
    }
    check_members(&key_set)?;
    Ok(key_set)
}

/// Handles that differ and at least one keyholder are already certain: no other key set verifies.
pub(super) fn check_members(key_set: &SignedKeySet) -> Result<(), Reason> {
    if key_set.set().members.len() > MEMBERS { Err(Reason::KeySetInvalid) } else { Ok(()) }
}

fn accounts(given: Vec<wire::NewAccount>, key_set: &SignedKeySet) -> Result<Vec<NewAccount>, Reason> {
    let accounts: Vec<NewAccount> = given
        .into_iter()
        .map(|account| NewAccount::check(account).ok_or(Reason::AccountInvalid))
        .collect::<Result<_, _>>()?;
    let members = &key_set.set().members;
    let same = accounts.len() == members.len()
        && members.iter().all(|member| {
            accounts.iter().any(|account| {
                account.account == member.account
                    && member.has_recipient(&account.recipient)
                    && account.signing == member.signing
            })
        });
    if same { Ok(accounts) } else { Err(Reason::MembersDiffer) }
}

impl NewAccount {
    /// The account, if everything in it is of its form.
    pub fn check(given: wire::NewAccount) -> Option<Self> {
        let bundle = BASE64_NOPAD.decode(given.bundle_b64.as_bytes()).ok()?;
        let account = Self {
            account: given.account.parse().ok()?,
            version: given.version,
            salt: json::bytes(&given.kdf.salt_b64)?,
            memory_kib: given.kdf.memory_kib,
            passes: given.kdf.passes,
            login_key: json::bytes(&given.login_key_b64)?,
            recipient: given.keys.recipient,
            signing: json::bytes(&given.keys.signing_b64)?,
            bundle,
        };
        let in_range = (1..=LARGEST_EPOCH).contains(&account.version)
            && MEMORY_KIB.contains(&account.memory_kib)
            && PASSES.contains(&account.passes)
            && BUNDLE_BYTES.contains(&account.bundle.len());
        in_range.then_some(account)
    }
}

fn wraps(given: &[wire::NewWrap], key_set: &SignedKeySet) -> Result<Vec<NewWrap>, Reason> {
    let set = key_set.set();
    let mut wraps = Vec::with_capacity(given.len());
    let mut held = HashSet::new();
    for wrap in given {
        let wrap = NewWrap::check(wrap, &set.call).ok_or(Reason::WrapInvalid)?;
        let member = set.member(&wrap.account).ok_or(Reason::WrapInvalid)?;
        let allowed = match wrap.secret {
            Secret::Call => member.role.may_open() && wrap.epoch == set.epoch,
            Secret::Root => member.role == Role::Keyholder && wrap.epoch == 0,
        };
        if !allowed || !held.insert((wrap.account.clone(), wrap.secret)) {
            return Err(Reason::WrapInvalid);
        }
        wraps.push(wrap);
    }
    let holds = |account: &Account, secret| held.contains(&(account.clone(), secret));
    let complete = set.members.iter().all(|member| {
        (!member.role.may_open() || holds(&member.account, Secret::Call))
            && (member.role != Role::Keyholder || holds(&member.account, Secret::Root))
    });
    if complete { Ok(wraps) } else { Err(Reason::WrapMissing) }
}

impl NewWrap {
    /// The wrap, if it is a sealed one.
    pub fn check(given: &wire::NewWrap, call: &CallId) -> Option<Self> {
        let bytes = BASE64_NOPAD.decode(given.file_b64.as_bytes()).ok()?;
        Some(Self {
            call: call.clone(),
            account: given.account.parse().ok()?,
            secret: Secret::read(&given.secret)?,
            epoch: given.epoch,
            file: Envelope::parse(Kind::Wrap, &bytes).ok()?,
        })
    }
}

impl Founding {
    /// The same with login keys as the database may hold them.
    pub fn with_masked_login_keys(mut self, share: &Share) -> Self {
        self.accounts = self.accounts.into_iter().map(|new| new.with_masked_login_key(share)).collect();
        self
    }
}

impl NewAccount {
    /// The same with a login key as the database may hold it.
    pub fn with_masked_login_key(mut self, share: &Share) -> Self {
        self.login_key = share.mask_login_key(&self.account, self.version, self.login_key);
        self
    }

    /// Whose.
    pub fn account(&self) -> &Account {
        &self.account
    }

    /// How it is unlocked.
    pub fn lock(&self) -> Lock<'_> {
        Lock {
            version: self.version,
            salt: self.salt,
            memory_kib: self.memory_kib,
            passes: self.passes,
            login_key: self.login_key,
            bundle: &self.bundle,
        }
    }

    /// Whether a key set's line is about these keys.
    pub fn is(&self, member: &Member) -> bool {
        member.account == self.account && member.has_recipient(&self.recipient) && member.signing == self.signing
    }
}

impl NewWrap {
    /// For whom, what, and from which epoch.
    pub fn about(&self) -> (&Account, Secret, u32) {
        (&self.account, self.secret, self.epoch)
    }
}

impl From<NewAccount> for account::ActiveModel {
    fn from(new: NewAccount) -> Self {
        Self {
            account: Set(new.account.to_string()),
            version: Set(new.version.cast_signed()),
            kdf_salt: Set(new.salt.to_vec()),
            kdf_memory_kib: Set(new.memory_kib.cast_signed()),
            kdf_passes: Set(new.passes.cast_signed()),
            login_key: Set(new.login_key.to_vec()),
            bundle: Set(new.bundle),
            recipient: Set(new.recipient),
            signing: Set(new.signing.to_vec()),
        }
    }
}

impl From<NewWrap> for wrap::ActiveModel {
    fn from(new: NewWrap) -> Self {
        Self {
            call: Set(new.call.to_string()),
            account: Set(new.account.to_string()),
            secret: Set(new.secret.as_str().to_owned()),
            epoch: Set(new.epoch.cast_signed()),
            file: Set(new.file.file()),
        }
    }
}
