//! The releases of a call, each verified: who signed it, that it follows the one before, and that it is what its entry stands for.

use std::sync::Arc;

use themes::release::{Release, SignedRelease};
use vault::{
    id::Digest,
    key_set::SignedKeySet,
    ledger::{Entry, EntryKind, OpenFileError, commitment, open_release},
};

use crate::{
    api::{self, ApiError},
    room::desk::trust::{TrustError, chain},
    unlocked::{OpenCall, Unlocked},
};

/// Everything that was released, and the key sets that its signatures are by.
pub struct Ledger {
    /// In order.
    pub entries: Vec<Entry>,
    /// ISO week of each entry, as the server says.
    pub weeks: Vec<String>,
    /// By number, from 1; `None` for one that this member's key does not open.
    pub releases: Vec<Option<Known>>,
    /// From the first to the one in force.
    pub keys: Vec<SignedKeySet>,
}

/// A release that was opened and verified.
#[derive(Clone)]
pub struct Known {
    pub signed: Arc<SignedRelease>,
    /// Of its commitment.
    pub nonce: [u8; 32],
}

/// Why there is no ledger to go on from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LedgerError {
    LoggedOut,
    /// No answer. Try again.
    Offline,
    /// An answer that this version does not know.
    Strange,
    /// Something in it is not signed as it should be, or is another file. Tell the other members.
    Forged,
}

impl From<ApiError> for LedgerError {
    fn from(error: ApiError) -> Self {
        TrustError::from(error).into()
    }
}

impl From<TrustError> for LedgerError {
    fn from(error: TrustError) -> Self {
        match error {
            TrustError::LoggedOut => Self::LoggedOut,
            TrustError::Offline => Self::Offline,
            TrustError::Strange => Self::Strange,
            _ => Self::Forged,
        }
    }
}

/// Fetches and verifies everything.
pub async fn read(unlocked: &Unlocked, call: &OpenCall) -> Result<Ledger, LedgerError> {
    let told = api::releases::ledger(&unlocked.session, &call.call).await?;
    let keys = chain(&call.keys, 1).await?;
    let mut ledger = Ledger { entries: Vec::new(), weeks: Vec::new(), releases: Vec::new(), keys };
    let mut nonces = Vec::new();
    for item in told.entries {
        let (entry, nonce) = item.entry.read(&call.call).ok_or(LedgerError::Strange)?;
        entry.verify(|epoch| ledger.keys_of(epoch)).map_err(|_| LedgerError::Forged)?;
        entry.check_follows(&ledger.entries).map_err(|_| LedgerError::Forged)?;
        ledger.entries.push(entry);
        ledger.weeks.push(item.week);
        nonces.push(nonce);
    }
    let mut releases = Vec::new();
    for number in 1..ledger.next_number() {
        let of = |is: fn(EntryKind) -> bool| {
            let mut entries = ledger.entries.iter().zip(&nonces);
            entries.find(|(entry, _)| entry.claim.number == number && is(entry.claim.kind))
        };
        let (entry, nonce) = of(EntryKind::is_public).or_else(|| of(EntryKind::is_first)).ok_or(LedgerError::Forged)?;
        releases.push(fetch(unlocked, call, &ledger, entry, *nonce).await?);
    }
    ledger.releases = releases;
    Ok(ledger)
}

/// The release of an entry: public, or sealed to members.
async fn fetch(
    unlocked: &Unlocked,
    call: &OpenCall,
    ledger: &Ledger,
    entry: &Entry,
    nonce: Option<[u8; 32]>,
) -> Result<Option<Known>, LedgerError> {
    let number = entry.claim.number;
    let file = if entry.claim.kind.is_public() {
        api::releases::public_release(&call.call, number).await?
    } else {
        api::releases::release_file(&unlocked.session, &call.call, number).await?
    };
    if Digest::of(&file) != entry.file {
        return Err(LedgerError::Forged);
    }
    let (json, nonce) = match nonce {
        Some(nonce) => (file, nonce),
        None => match open_release(&file, unlocked.identity.recipient_identity()) {
            Ok(opened) => (opened.release.to_vec(), opened.nonce),
            // She became a member later.
            Err(OpenFileError::NotForThisKey) => return Ok(None),
            Err(OpenFileError::Damaged) => return Err(LedgerError::Forged),
        },
    };
    let signed = SignedRelease::parse(&json).map_err(|_| LedgerError::Forged)?;
    signed.verify(|epoch| ledger.keys_of(epoch)).map_err(|_| LedgerError::Forged)?;
    let release = signed.release();
    let is_of_entry = *release.call() == call.call
        && release.number() == number
        && commitment(&nonce, release.digest()) == entry.claim.commitment;
    if is_of_entry { Ok(Some(Known { signed: Arc::new(signed), nonce })) } else { Err(LedgerError::Forged) }
}

impl Ledger {
    /// The verified key set of an epoch.
    pub fn keys_of(&self, epoch: u32) -> Option<&SignedKeySet> {
        self.keys.iter().find(|keys| keys.set().epoch == epoch)
    }

    /// The number of a new release.
    pub fn next_number(&self) -> u32 {
        self.entries.iter().map(|entry| entry.claim.number).max().unwrap_or_default() + 1
    }

    /// What the next entry names as the one before.
    pub fn last(&self) -> Digest {
        self.entries.last().map_or(Digest::ZERO, Entry::digest)
    }

    /// Every release, from the first to the last; `None` if one of them does not open, so that no new one can be made here.
    pub fn past(&self) -> Option<Vec<&Release>> {
        self.releases.iter().map(|known| known.as_ref().map(|known| known.signed.release())).collect()
    }

    pub fn release(&self, number: u32) -> Option<&Known> {
        self.releases.get(usize::try_from(number).ok()?.checked_sub(1)?)?.as_ref()
    }

    /// Whether a release of this number is public.
    pub fn is_public(&self, number: u32) -> bool {
        self.entries.iter().any(|entry| entry.claim.number == number && entry.claim.kind.is_public())
    }
}
