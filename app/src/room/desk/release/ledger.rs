//! The releases of a call, each verified: who signed it, that it follows the one before, and that it is what its entry stands for.

use std::sync::Arc;

use themes::release::{Release, SignedRelease};
use vault::{
    id::{Account, Digest},
    key_set::SignedKeySet,
    ledger::{Entry, EntryKind, Proposal, commitment, open_proposal, open_release},
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
    pub release: Arc<Release>,
    /// With both signatures; `None` if the file that was handed in does not open here, and this is from what was proposed.
    pub signed: Option<Arc<SignedRelease>>,
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
        let mut known = fetch(unlocked, call, &ledger, entry, *nonce).await?;
        if known.is_none() && call.role.may_open() {
            known = fetch_proposed(unlocked, call, &ledger, entry).await?;
        }
        releases.push(known);
    }
    ledger.releases = releases;
    Ok(ledger)
}

/// What a sealed entry was made from. Nobody can see of a sealed file that it opens, so whoever hands one in could spoil it, and no release could follow; what was
/// proposed is kept beside it for that, and what both signed for says that it is the same.
async fn fetch_proposed(
    unlocked: &Unlocked,
    call: &OpenCall,
    ledger: &Ledger,
    entry: &Entry,
) -> Result<Option<Known>, LedgerError> {
    let file = match api::releases::release_proposal(&unlocked.session, &call.call, entry.claim.number).await {
        Ok(file) => file,
        // Handed in before proposals were kept.
        Err(ApiError::Refused { status: 404, .. }) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let keys = |epoch| ledger.keys_of(epoch);
    let mut opened = call.identities.iter().map(|one| open_proposal(&file, one.hybrid(), &call.call, keys));
    Ok(opened.find_map(Result::ok).and_then(|proposal| proposed(&proposal, entry)))
}

/// The release of a proposal, if it is the one that an entry stands for.
fn proposed(proposal: &Proposal, entry: &Entry) -> Option<Known> {
    let release = Release::parse(&proposal.release).ok()?;
    let is_of_entry = is_of(&release, &proposal.nonce, entry);
    is_of_entry.then(|| Known { release: Arc::new(release), signed: None, nonce: proposal.nonce })
}

fn is_of(release: &Release, nonce: &[u8; 32], entry: &Entry) -> bool {
    let claim = &entry.claim;
    *release.call() == claim.call
        && release.number() == claim.number
        && commitment(nonce, release.digest()) == claim.commitment
}

/// The release of an entry: public, or sealed to members. `None` if a sealed one does not open here: she became a member later, or it was spoilt.
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
            Err(_) => return Ok(None),
        },
    };
    let known = read_signed(&json, nonce, ledger, entry);
    // What anybody can read, the server has checked. What is sealed, its second member could fill with anything.
    if known.is_none() && entry.claim.kind.is_public() { Err(LedgerError::Forged) } else { Ok(known) }
}

fn read_signed(json: &[u8], nonce: [u8; 32], ledger: &Ledger, entry: &Entry) -> Option<Known> {
    let signed = SignedRelease::parse(json).ok()?;
    signed.verify(|epoch| ledger.keys_of(epoch)).ok()?;
    let release = Arc::new(signed.release().clone());
    is_of(&release, &nonce, entry).then(|| Known { release, signed: Some(Arc::new(signed)), nonce })
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
        self.releases.iter().map(|known| known.as_ref().map(|known| known.release.as_ref())).collect()
    }

    pub fn release(&self, number: u32) -> Option<&Known> {
        self.releases.get(usize::try_from(number).ok()?.checked_sub(1)?)?.as_ref()
    }

    /// Whether a release of this number was sealed to this member: who came later has no key for it, and that is as it should be.
    pub fn was_sealed_to(&self, number: u32, member: &Account) -> bool {
        let entry = self.entries.iter().find(|entry| entry.claim.number == number && entry.claim.kind.is_first());
        let keys = entry.and_then(|entry| self.keys_of(entry.publisher.epoch));
        keys.is_some_and(|keys| keys.set().member(member).is_some())
    }

    /// Whether a release of this number is public.
    pub fn is_public(&self, number: u32) -> bool {
        self.entries.iter().any(|entry| entry.claim.number == number && entry.claim.kind.is_public())
    }
}
