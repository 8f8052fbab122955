//! The release that is proposed, as a member's browser opens it: signed by whom, and whether it can be next.

use std::sync::Arc;

use themes::release::Release;
use vault::{
    id::{Account, Digest},
    key_set::SignedKeySet,
    ledger::{EntryKind, Proposal, open_proposal},
    role::Role,
};

use super::ledger::{Ledger, LedgerError};
use crate::{
    api,
    unlocked::{OpenCall, Unlocked},
};

/// A proposal that was opened.
pub struct Offer {
    pub proposal: Proposal,
    pub release: Release,
    /// SHA-256 of the sealed file.
    pub file: Digest,
    /// Whether it follows the ledger as it is, and two members of today would sign it.
    pub fits: bool,
}

/// What the server has open.
#[derive(Clone)]
pub enum Offered {
    None,
    Some(Arc<Offer>),
    /// It does not open, is not signed, or is no release of this call. It can only be withdrawn.
    Unreadable(Digest),
}

impl Offered {
    /// SHA-256 of the file that is open.
    pub fn file(&self) -> Option<Digest> {
        match self {
            Self::None => None,
            Self::Some(offer) => Some(offer.file),
            Self::Unreadable(file) => Some(*file),
        }
    }
}

/// Fetches and opens what is proposed.
pub async fn read(unlocked: &Unlocked, call: &OpenCall, ledger: &Ledger) -> Result<Offered, LedgerError> {
    let Some(file) = api::releases::proposal(&unlocked.session, &call.call).await? else { return Ok(Offered::None) };
    let digest = Digest::of(&file);
    let keys = |epoch| ledger.keys_of(epoch);
    let mut opened = call.identities.iter().map(|one| open_proposal(&file, one.hybrid(), &call.call, keys));
    let Some(proposal) = opened.find_map(Result::ok) else { return Ok(Offered::Unreadable(digest)) };
    let release = Release::parse(&proposal.release).ok();
    let is_named = |release: &Release| *release.call() == call.call && release.number() == proposal.claim.number;
    let Some(release) = release.filter(is_named) else { return Ok(Offered::Unreadable(digest)) };
    let fits = follows(&proposal, &release, ledger) && are_two(&call.keys, &proposal.proposer.by, &unlocked.account);
    Ok(Offered::Some(Arc::new(Offer { proposal, release, file: digest, fits })))
}

/// Whether who proposed it is a member now who may open, and so is she who looks at it, one of them a keyholder: whoever has left can still seal to a call, and
/// her signature of then is still good.
fn are_two(keys: &SignedKeySet, proposer: &Account, own: &Account) -> bool {
    let role = |account| keys.set().member(account).map(|member| member.role);
    let roles = [role(proposer), role(own)];
    roles.iter().all(|role| role.is_some_and(Role::may_open)) && roles.contains(&Some(Role::Keyholder))
}

fn follows(proposal: &Proposal, release: &Release, ledger: &Ledger) -> bool {
    let claim = &proposal.claim;
    if claim.previous != ledger.last() {
        return false;
    }
    match claim.kind {
        EntryKind::Sealed | EntryKind::Public => claim.number == ledger.next_number(),
        EntryKind::Published => ledger.release(claim.number).is_some_and(|known| {
            !ledger.is_public(claim.number)
                && known.nonce == proposal.nonce
                && known.release.as_ref() == release
                && known.signed.is_some()
        }),
    }
}

#[cfg(test)]
mod tests;
