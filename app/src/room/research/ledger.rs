//! The ledger of a call's releases, believed only as a whole: every entry signed by two members, each following the one before.

use vault::{
    id::{Account, CallId},
    key_set::SignedKeySet,
    ledger::{Entry, LedgerError},
};

use crate::{
    api::{self, ApiError},
    room::unlock::trust::{self, TrustError},
    unlocked::{OpenCall, Unlocked},
    wire::releases::Ledger,
};

/// Why no release is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LedgerTrouble {
    /// No answer. Try again.
    Offline,
    /// An answer that this version does not know.
    Strange,
    /// An entry is missing, changed, or not signed by two who may. Nothing is to be believed.
    False,
    /// The session has ended, or a list of keys that an entry needs is not to be trusted.
    Trust(TrustError),
}

impl From<ApiError> for LedgerTrouble {
    fn from(error: ApiError) -> Self {
        match TrustError::from(error) {
            TrustError::Offline => Self::Offline,
            TrustError::Strange => Self::Strange,
            why => Self::Trust(why),
        }
    }
}

impl From<TrustError> for LedgerTrouble {
    fn from(error: TrustError) -> Self {
        match error {
            TrustError::Offline => Self::Offline,
            TrustError::Strange => Self::Strange,
            why => Self::Trust(why),
        }
    }
}

/// A release of a verified ledger: the entry of its number, and the one that made it public later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub first: Kept,
    pub published: Option<Kept>,
}

/// An entry with what travels beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub entry: Entry,
    /// Of the commitment, if the release is public.
    pub nonce: Option<[u8; 32]>,
    /// ISO week in which it came, as the server says.
    pub week: String,
}

impl Listed {
    pub const fn number(&self) -> u32 {
        self.first.entry.claim.number
    }

    /// The entry whose file is read: the public one, once there is one, which everybody can read.
    pub fn to_read(&self) -> &Kept {
        self.published.as_ref().unwrap_or(&self.first)
    }

    /// Who made it, and who made it again.
    pub fn makers(&self) -> [&Account; 2] {
        [&self.first.entry.proposer.by, &self.first.entry.publisher.by]
    }
}

/// The releases of a verified ledger, and the verified key sets that their signatures are checked with.
pub struct Verified {
    pub releases: Vec<Listed>,
    pub keys: Vec<SignedKeySet>,
}

/// Fetches the ledger and verifies all of it.
pub async fn fetch(unlocked: &Unlocked, call: &OpenCall) -> Result<Verified, LedgerTrouble> {
    let ledger = api::releases::ledger(&unlocked.session, &call.call).await?;
    let oldest = oldest(&ledger).unwrap_or(call.keys.set().epoch);
    let keys = trust::chain(&call.keys, oldest).await?;
    let releases = verify(&ledger, &call.call, &keys).map_err(|_| LedgerTrouble::False)?;
    Ok(Verified { releases, keys })
}

/// Epoch of the oldest key set that a signature needs.
fn oldest(ledger: &Ledger) -> Option<u32> {
    let entries = ledger.entries.iter().map(|item| &item.entry);
    entries.flat_map(|entry| [entry.proposer.epoch, entry.publisher.epoch]).min()
}

/// The key set of an epoch.
pub fn of<'k>(keys: &'k [SignedKeySet]) -> impl Fn(u32) -> Option<&'k SignedKeySet> {
    move |epoch| keys.iter().find(|keys| keys.set().epoch == epoch)
}

/// Why a ledger is false. What to do is the same for all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FalseLedger {
    /// An entry is not of its form.
    Form,
    Entry(LedgerError),
}

/// The releases of a ledger whose every entry is signed as it should be and follows the one before.
pub fn verify(ledger: &Ledger, call: &CallId, keys: &[SignedKeySet]) -> Result<Vec<Listed>, FalseLedger> {
    let mut before = Vec::new();
    let mut releases: Vec<Listed> = Vec::new();
    for item in &ledger.entries {
        let (entry, nonce) = item.entry.read(call).ok_or(FalseLedger::Form)?;
        entry.verify(of(keys)).map_err(FalseLedger::Entry)?;
        entry.check_follows(&before).map_err(FalseLedger::Entry)?;
        // A nonce belongs to what is public, and to nothing else.
        if nonce.is_some() != entry.claim.kind.is_public() {
            return Err(FalseLedger::Form);
        }
        before.push(entry.clone());
        let kept = Kept { entry, nonce, week: item.week.clone() };
        let number = kept.entry.claim.number;
        match releases.iter_mut().find(|listed| listed.number() == number) {
            Some(listed) => listed.published = Some(kept),
            None => releases.push(Listed { first: kept, published: None }),
        }
    }
    Ok(releases)
}
