//! What must be true of a release before it is kept. The constructor is the only gate.

use app::wire::releases::LedgerEntry;
use themes::release::SignedRelease;
use vault::{
    envelope::{Envelope, Kind},
    id::{Account, CallId, Digest},
    key_set::SignedKeySet,
    ledger::{ClaimSignature, Entry, EntryKind, commitment},
    role::Role,
};

use crate::{clock::Week, error::Reason, setup::InForce, store::ledger::NewRelease};

/// A release as its second member hands it in.
pub struct HandedIn<'a> {
    /// What the ledger is to say.
    pub entry: LedgerEntry,
    /// Sealed, or `release.json`.
    pub file: &'a [u8],
}

/// The verified key sets that signatures name, as far as the server has them.
pub struct KeySets(pub Vec<SignedKeySet>);

impl KeySets {
    fn of(&self, epoch: u32) -> Option<&SignedKeySet> {
        self.0.iter().find(|keys| keys.set().epoch == epoch)
    }
}

/// The epochs whose key sets are needed: those of the entry, and those of the release if it is public.
pub fn epochs(entry: &Entry, file: &[u8]) -> Vec<u32> {
    let mut epochs = vec![entry.proposer.epoch, entry.publisher.epoch];
    if entry.claim.kind.is_public()
        && let Ok(release) = SignedRelease::parse(file)
    {
        epochs.extend(release.signatures().iter().map(|signature| signature.epoch));
    }
    epochs.sort_unstable();
    epochs.dedup();
    // Two signatures each; whoever writes a thousand into a release has none that counts.
    epochs.truncate(4);
    epochs
}

impl HandedIn<'_> {
    /// Checks what `by` hands in: the entry is signed by two members who may still open testimonies, a keyholder among them, `by` the second; the file is sealed
    /// to every member, or says in clear what those two signed.
    ///
    /// # Errors
    /// [`Reason::LedgerUnsigned`], [`Reason::WrongEpoch`], [`Reason::ReleaseRecipients`], [`Reason::ReleaseInvalid`], [`Reason::ReleaseUnsigned`],
    /// [`Reason::ReleaseOther`], or a [`vault::envelope::Refusal`].
    pub fn check(
        self,
        call: &CallId,
        by: &Account,
        keys: &KeySets,
        in_force: &InForce,
        synthetic: bool,
        week: Week,
    ) -> Result<NewRelease, Reason> {
        let (entry, nonce) = self.entry.read(call).ok_or(Reason::Malformed)?;
        entry.verify(|epoch| keys.of(epoch)).map_err(|_| Reason::LedgerUnsigned)?;
        if entry.publisher.by != *by || !may_sign(&entry, &in_force.keys) {
            return Err(Reason::LedgerUnsigned);
        }
        // What is sealed to an identity that is not in force any more would wait for nobody.
        if entry.publisher.epoch != in_force.keys.set().epoch || entry.proposer.epoch < in_force.identity {
            return Err(Reason::WrongEpoch);
        }
        match (entry.claim.kind, nonce) {
            (EntryKind::Sealed, None) => check_sealed(self.file, &in_force.keys)?,
            (EntryKind::Public | EntryKind::Published, Some(nonce)) => {
                check_public(self.file, &entry, &nonce, keys, synthetic)?;
            }
            _ => return Err(Reason::Malformed),
        }
        if Digest::of(self.file) != entry.file {
            return Err(Reason::ReleaseOther);
        }
        Ok(NewRelease { entry, nonce, file: self.file.to_vec(), week })
    }
}

/// Whether both are still members who may open testimonies, and one of them still a keyholder.
fn may_sign(entry: &Entry, keys: &SignedKeySet) -> bool {
    let role = |one: &ClaimSignature| keys.set().member(&one.by).map(|member| member.role);
    let roles = [role(&entry.proposer), role(&entry.publisher)];
    roles.iter().all(|role| role.is_some_and(Role::may_open)) && roles.contains(&Some(Role::Keyholder))
}

fn check_sealed(file: &[u8], keys: &SignedKeySet) -> Result<(), Reason> {
    let envelope = Envelope::parse(Kind::Release, file)?;
    let recipients = envelope.parsed_header().stanzas().len();
    if recipients == keys.set().members.len() { Ok(()) } else { Err(Reason::ReleaseRecipients) }
}

fn check_public(file: &[u8], entry: &Entry, nonce: &[u8; 32], keys: &KeySets, synthetic: bool) -> Result<(), Reason> {
    let signed = SignedRelease::parse(file).map_err(|_| Reason::ReleaseInvalid)?;
    let release = signed.release();
    let is_of_call = *release.call() == entry.claim.call && release.number() == entry.claim.number;
    if !is_of_call || release.is_synthetic() != synthetic {
        return Err(Reason::ReleaseInvalid);
    }
    signed.verify(|epoch| keys.of(epoch)).map_err(|_| Reason::ReleaseUnsigned)?;
    let by = |account: &Account| signed.signatures().iter().any(|signature| signature.by == *account);
    // A release that is published later may have been signed first by somebody who has left since.
    if entry.claim.kind == EntryKind::Public && !(by(&entry.proposer.by) && by(&entry.publisher.by)) {
        return Err(Reason::ReleaseUnsigned);
    }
    let is_named = commitment(nonce, release.digest()) == entry.claim.commitment;
    if is_named { Ok(()) } else { Err(Reason::ReleaseOther) }
}
