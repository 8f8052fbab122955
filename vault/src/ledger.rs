//! The ledger: what was released, in order, signed by the two who made it. `FORMAT.md` §26 describes every byte.
//!
//! A sealed release is in it as a [`commitment`] that nobody can guess: numbers that can be tried out must not be confirmed by a hash.

#[cfg(feature = "keys")]
mod frame;
#[cfg(feature = "keys")]
mod proposal;
#[cfg(feature = "keys")]
mod sealed;
#[cfg(feature = "keys")]
mod unproposed;

use crate::{
    id::{Account, CallId, Digest},
    key_set::SignedKeySet,
    replacement::is_signed,
    role::Role,
    signed_bytes::signed_bytes,
};
#[cfg(feature = "keys")]
pub use proposal::{NewProposal, Proposal, SealedProposal, open_proposal, seal_proposal};
#[cfg(feature = "keys")]
pub use sealed::{OpenFileError, OpenedRelease, SealFileError, draw_nonce, open_release, seal_release};
#[cfg(feature = "keys")]
pub use unproposed::{open_unproposed, seal_unproposed};

/// For whom a release is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntryKind {
    /// Sealed to every member of the key set in force.
    Sealed,
    /// For everybody.
    Public,
    /// For everybody, after it was sealed under the same number.
    Published,
}

impl EntryKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Sealed, Self::Public, Self::Published];

    /// The word in tables and requests.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sealed => "sealed",
            Self::Public => "public",
            Self::Published => "published",
        }
    }

    /// The kind of this word.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }

    /// Whether anybody may read the release.
    pub const fn is_public(self) -> bool {
        matches!(self, Self::Public | Self::Published)
    }

    /// Whether its number is new.
    pub const fn is_first(self) -> bool {
        matches!(self, Self::Sealed | Self::Public)
    }
}

/// What stands for a release in the ledger: without the 32 random bytes of `nonce`, which lie in the release's file, nobody can try out what it says.
pub fn commitment(nonce: &[u8; 32], release: Digest) -> Digest {
    Digest::of(&signed_bytes("murmuration/v1/release-commitment", &[nonce, &release.to_bytes()]))
}

/// What both members say of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The call.
    pub call: CallId,
    /// Of the release: 1 for the first.
    pub number: u32,
    /// For whom.
    pub kind: EntryKind,
    /// [`commitment`] to the release.
    pub commitment: Digest,
    /// [`Entry::digest`] of the entry before; [`Digest::ZERO`] for the first.
    pub previous: Digest,
}

impl Claim {
    /// The bytes that a member signs. `epoch` is that of the key set with her signing key. `file` is the digest of the release's file: `None` for who proposes,
    /// before that file exists, and there for who makes the release again, signs it, and hands it in.
    pub fn message(&self, by: &Account, epoch: u32, file: Option<Digest>) -> Vec<u8> {
        let file = file.map(Digest::to_bytes);
        signed_bytes(
            "murmuration/v1/ledger",
            &[
                self.call.as_ref().as_bytes(),
                &self.number.to_be_bytes(),
                self.kind.as_str().as_bytes(),
                &self.commitment.to_bytes(),
                &self.previous.to_bytes(),
                by.as_ref().as_bytes(),
                &epoch.to_be_bytes(),
                file.as_ref().map_or(&[], <[u8; 32]>::as_slice),
            ],
        )
    }
}

/// One member's signature over a [`Claim`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimSignature {
    /// Whose.
    pub by: Account,
    /// Epoch of the key set that has her signing key.
    pub epoch: u32,
    /// Ed25519 over [`Claim::message`].
    pub signature: [u8; 64],
}

impl ClaimSignature {
    /// By what an open proposal names it: nobody who has not opened the proposal can tell from this which claim it is.
    pub fn digest(&self) -> Digest {
        Digest::of(&self.signature)
    }
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it says.
    pub claim: Claim,
    /// SHA-256 of the release's file: sealed, or `release.json`.
    pub file: Digest,
    /// Who made the release.
    pub proposer: ClaimSignature,
    /// Who made it again and handed it in.
    pub publisher: ClaimSignature,
}

/// Why an entry is not to be believed, or can't be next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LedgerError {
    /// The verified key set of this epoch is needed.
    #[error("the list of keys number {0} is needed to check a signature")]
    KeySet(u32),
    /// A keyholder and another member have to sign.
    #[error("a release is signed by two members, one of them a keyholder")]
    NotTwo,
    /// A signature is not good, or by somebody who may not open testimonies.
    #[error("an entry of the ledger is not signed as it should be")]
    Unsigned,
    /// Not the entry after the last, or not the number after the last.
    #[error("the entry does not follow the last one of the ledger")]
    NotNext,
    /// Handed in under an older list of keys than the entry before, or proposed under a newer one than handed in.
    #[error("an entry of the ledger is signed under an older list of keys than it can be")]
    Backdated,
    /// Another release than was sealed under this number, or none was, or it is published already.
    #[error("the release is not the one that was sealed under this number")]
    OtherRelease,
}

impl Entry {
    /// What the next entry names as `previous`.
    pub fn digest(&self) -> Digest {
        let Self { claim, file, proposer, publisher } = self;
        let (number, epochs) = (claim.number.to_be_bytes(), [proposer, publisher].map(|one| one.epoch.to_be_bytes()));
        Digest::of(&signed_bytes(
            "murmuration/v1/ledger-entry",
            &[
                claim.call.as_ref().as_bytes(),
                &number,
                claim.kind.as_str().as_bytes(),
                &claim.commitment.to_bytes(),
                &claim.previous.to_bytes(),
                &file.to_bytes(),
                proposer.by.as_ref().as_bytes(),
                &epochs[0],
                &proposer.signature,
                publisher.by.as_ref().as_bytes(),
                &epochs[1],
                &publisher.signature,
            ],
        ))
    }

    /// Whether two members who may open testimonies signed it, a keyholder among them. `keys` gives the verified key set of an epoch. Strict
    /// verification (RFC 8032, no key of small order).
    ///
    /// # Errors
    /// [`LedgerError`], without what [`Entry::check_follows`] says.
    pub fn verify<'k>(&self, keys: impl Fn(u32) -> Option<&'k SignedKeySet>) -> Result<(), LedgerError> {
        let Self { claim, file, proposer, publisher } = self;
        let mut keyholders = 0;
        for (one, file) in [(proposer, None), (publisher, Some(*file))] {
            let keys = keys(one.epoch).ok_or(LedgerError::KeySet(one.epoch))?;
            let message = claim.message(&one.by, one.epoch, file);
            let is_of = keys.set().call == claim.call && keys.set().epoch == one.epoch;
            if !is_of || !is_signed(keys, &one.by, &message, &one.signature) {
                return Err(LedgerError::Unsigned);
            }
            let role = keys.set().member(&one.by).map(|member| member.role);
            keyholders += u32::from(role == Some(Role::Keyholder));
        }
        let are_two = proposer.by != publisher.by && keyholders > 0;
        if are_two { Ok(()) } else { Err(LedgerError::NotTwo) }
    }

    /// Whether it can come after `before`, every entry of the call in order. Lists of keys never go back along the ledger, so that whoever has left
    /// adds nothing behind what was handed in since.
    ///
    /// # Errors
    /// [`LedgerError::NotNext`], [`LedgerError::Backdated`], [`LedgerError::OtherRelease`].
    pub fn check_follows(&self, before: &[Self]) -> Result<(), LedgerError> {
        let Claim { number, kind, commitment, previous, .. } = self.claim;
        if previous != before.last().map_or(Digest::ZERO, Self::digest) {
            return Err(LedgerError::NotNext);
        }
        let earliest = before.last().map_or(0, |entry| entry.publisher.epoch).max(self.proposer.epoch);
        if self.publisher.epoch < earliest {
            return Err(LedgerError::Backdated);
        }
        let same_number = || before.iter().map(|entry| &entry.claim).filter(|claim| claim.number == number);
        if kind.is_first() {
            let last = before.iter().map(|entry| entry.claim.number).max().unwrap_or_default();
            return if last.checked_add(1) == Some(number) { Ok(()) } else { Err(LedgerError::NotNext) };
        }
        let is_sealed = same_number().any(|claim| claim.kind == EntryKind::Sealed && claim.commitment == commitment);
        let is_out = same_number().any(|claim| claim.kind.is_public());
        if is_sealed && !is_out { Ok(()) } else { Err(LedgerError::OtherRelease) }
    }
}

/// A sealed proposal, as the server may know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proposed {
    /// SHA-256 of the file.
    pub file: Digest,
    /// [`ClaimSignature::digest`] of the proposer. The server can't look inside; by this it knows which entry the proposal is for, and takes no other.
    pub claim: Digest,
}

/// A change of the one proposal that a call may have open, as it is signed towards the server: whoever has only a keyholder's session changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProposalChange<'a> {
    /// The call.
    pub call: &'a CallId,
    /// The keyholder.
    pub account: &'a Account,
    /// Epoch of the key set in force.
    pub epoch: u32,
    /// SHA-256 of the sealed proposal that is open. `None` if none is.
    pub previous: Option<Digest>,
    /// What takes its place. `None` to withdraw it.
    pub proposed: Option<Proposed>,
}

impl ProposalChange<'_> {
    /// The bytes that her signing key signs.
    pub fn message(&self) -> Vec<u8> {
        let [file, claim] = [self.proposed.map(|new| new.file), self.proposed.map(|new| new.claim)];
        let [previous, file, claim] = [self.previous, file, claim].map(|digest| digest.map(Digest::to_bytes));
        signed_bytes(
            "murmuration/v1/proposal",
            &[
                self.call.as_ref().as_bytes(),
                self.account.as_ref().as_bytes(),
                &self.epoch.to_be_bytes(),
                previous.as_ref().map_or(&[], <[u8; 32]>::as_slice),
                file.as_ref().map_or(&[], <[u8; 32]>::as_slice),
                claim.as_ref().map_or(&[], <[u8; 32]>::as_slice),
            ],
        )
    }

    /// Whether it is signed by her key in `keys`, of which she is a member who may open testimonies. Strict verification.
    pub fn is_signed(&self, keys: &SignedKeySet, signature: &[u8; 64]) -> bool {
        keys.set().epoch == self.epoch && is_signed(keys, self.account, &self.message(), signature)
    }
}
