//! A release on its way to the second member: sealed to the call, with everything that she needs to make it again, sign it and hand it in.

use core::str::FromStr as _;

use zeroize::Zeroizing;

use super::{
    Claim, ClaimSignature, EntryKind, ProposalChange, Proposed, commitment, frame,
    sealed::{OpenFileError, SealFileError, seal},
};
use crate::{
    envelope::{Envelope, Kind},
    file,
    hybrid::{HybridIdentity, HybridRecipient},
    id::{Account, CallId, Digest},
    identity::MemberIdentity,
    key_set::SignedKeySet,
    release::ReleaseClaim,
};

const MAGIC: &[u8; 23] = b"murmuration/1/proposal\n";

/// What a keyholder proposes. Plaintext: it can't be printed, cloned or serialised, and is wiped when dropped.
pub struct Proposal {
    /// What the ledger is to say of it.
    pub claim: Claim,
    /// Of the claim's commitment.
    pub nonce: [u8; 32],
    /// The release without signatures, as `themes` writes it.
    pub release: Zeroizing<Vec<u8>>,
    /// Her signature over the release ([`ReleaseClaim`]).
    pub release_signature: [u8; 64],
    /// Her signature over the claim.
    pub proposer: ClaimSignature,
}

/// A proposal that only the call can open, with what is sent beside it.
pub struct SealedProposal {
    envelope: Envelope,
    claim: Digest,
    signature: [u8; 64],
}

impl SealedProposal {
    /// The bytes to send.
    pub fn bytes(&self) -> Vec<u8> {
        self.envelope.file()
    }

    /// SHA-256 of [`SealedProposal::bytes`], and what the entry will be known by.
    pub fn proposed(&self) -> Proposed {
        Proposed { file: self.envelope.sha256(), claim: self.claim }
    }

    /// Over the [`ProposalChange`].
    pub fn signature(&self) -> &[u8; 64] {
        &self.signature
    }
}

/// What a keyholder has before she signs.
pub struct NewProposal<'a> {
    /// For whom it is to be.
    pub kind: EntryKind,
    /// Of the release.
    pub number: u32,
    /// Digest of the last entry of the ledger.
    pub previous: Digest,
    /// Drawn for a new release ([`draw_nonce`](super::draw_nonce)); a sealed one that is to be published keeps its own.
    pub nonce: [u8; 32],
    /// The release without signatures.
    pub release: &'a [u8],
}

impl Proposal {
    /// Signs a release, and what the ledger is to say of it.
    pub fn new(new: &NewProposal<'_>, keys: &SignedKeySet, by: &Account, member: &MemberIdentity) -> Self {
        let &NewProposal { kind, number, previous, nonce, release } = new;
        let (call, epoch, digest) = (keys.set().call.clone(), keys.set().epoch, Digest::of(release));
        let of_release = ReleaseClaim { call: &call, number, release: digest }.message(by, epoch);
        let claim = Claim { call, number, kind, commitment: commitment(&nonce, digest), previous };
        let signature = member.sign(&claim.message(by, epoch, None));
        Self {
            proposer: ClaimSignature { by: by.clone(), epoch, signature },
            release_signature: member.sign(&of_release),
            claim,
            nonce,
            release: Zeroizing::new(release.to_vec()),
        }
    }

    /// The second member's signature over the claim and the release's file.
    pub fn countersign(&self, by: &Account, epoch: u32, member: &MemberIdentity, file: Digest) -> ClaimSignature {
        let signature = member.sign(&self.claim.message(by, epoch, Some(file)));
        ClaimSignature { by: by.clone(), epoch, signature }
    }
}

/// Seals a proposal to the call of the verified key set in force, and signs that it takes the place of `previous`.
///
/// # Errors
/// [`SealFileError`].
pub fn seal_proposal(
    proposal: &Proposal,
    keys: &SignedKeySet,
    previous: Option<Digest>,
    member: &MemberIdentity,
) -> Result<SealedProposal, SealFileError> {
    let Proposal { claim, nonce, release, release_signature, proposer } = proposal;
    let plaintext = frame::write(
        MAGIC,
        &[
            claim.call.as_ref().as_bytes(),
            &claim.number.to_be_bytes(),
            claim.kind.as_str().as_bytes(),
            &claim.previous.to_bytes(),
            proposer.by.as_ref().as_bytes(),
            &proposer.epoch.to_be_bytes(),
            &proposer.signature,
            release_signature,
            nonce,
            release,
        ],
    );
    let to = HybridRecipient::from_str(&keys.set().recipient).map_err(|_| SealFileError::BadRecipient)?;
    let envelope = seal(Kind::Proposal, &plaintext, &[to])?;
    let proposed = Proposed { file: envelope.sha256(), claim: proposer.digest() };
    let change = ProposalChange {
        call: &claim.call,
        account: &proposer.by,
        epoch: keys.set().epoch,
        previous,
        proposed: Some(proposed),
    };
    let signature = member.sign(&change.message());
    Ok(SealedProposal { envelope, claim: proposed.claim, signature })
}

/// Opens a proposal with the call identity in force, and checks that its keyholder signed what it says. `keys` is the verified key set of an epoch.
///
/// # Errors
/// [`OpenFileError`]; [`OpenFileError::Damaged`] also if it is not signed by the keyholder whom it names, or for another call.
pub fn open_proposal<'k>(
    file: &[u8],
    identity: &HybridIdentity,
    call: &CallId,
    keys: impl Fn(u32) -> Option<&'k SignedKeySet>,
) -> Result<Proposal, OpenFileError> {
    let envelope = Envelope::parse(Kind::Proposal, file).map_err(|_| OpenFileError::Damaged)?;
    let plaintext = file::open(&envelope, &[identity])?;
    let proposal = read(&plaintext).ok_or(OpenFileError::Damaged)?;
    let Proposal { claim, proposer, release, release_signature, .. } = &proposal;
    let keys = keys(proposer.epoch).ok_or(OpenFileError::Damaged)?;
    let message = claim.message(&proposer.by, proposer.epoch, None);
    let of_release = ReleaseClaim { call, number: claim.number, release: Digest::of(release) };
    let is_signed = crate::replacement::is_signed(keys, &proposer.by, &message, &proposer.signature)
        && of_release.verify(keys, &proposer.by, release_signature).is_ok();
    if claim.call == *call && is_signed { Ok(proposal) } else { Err(OpenFileError::Damaged) }
}

fn read(plaintext: &[u8]) -> Option<Proposal> {
    let parts: [&[u8]; 10] = frame::read(MAGIC, plaintext)?;
    let [call, number, kind, previous, by, epoch, signature, of_release, nonce, release] = parts;
    let (nonce, digest) = (nonce.try_into().ok()?, Digest::of(release));
    let claim = Claim {
        call: text(call)?.parse().ok()?,
        number: u32::from_be_bytes(number.try_into().ok()?),
        kind: EntryKind::read(text(kind)?)?,
        commitment: commitment(&nonce, digest),
        previous: Digest::from_bytes(previous.try_into().ok()?),
    };
    let by = text(by)?.parse().ok()?;
    let epoch = u32::from_be_bytes(epoch.try_into().ok()?);
    Some(Proposal {
        claim,
        nonce,
        release: Zeroizing::new(release.to_vec()),
        release_signature: of_release.try_into().ok()?,
        proposer: ClaimSignature { by, epoch, signature: signature.try_into().ok()? },
    })
}

fn text(bytes: &[u8]) -> Option<&str> {
    core::str::from_utf8(bytes).ok()
}
