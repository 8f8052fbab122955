//! A release with the signatures of those who made it and made it again.

use serde::{Deserialize, Serialize};
use vault::{
    id::{Account, Digest},
    key_set::SignedKeySet,
    release::{ReleaseClaim, ReleaseSignatureError},
    role::Role,
};

use super::{Release, ReleaseReadError, hex, limit};

/// One member's signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// Whose.
    pub by: Account,
    /// Epoch of the key set that has her signing key.
    pub epoch: u32,
    /// 64 bytes: Ed25519 over [`SignedRelease::message`] of her epoch.
    #[serde(serialize_with = "hex::write", deserialize_with = "hex::read")]
    pub signature: [u8; 64],
}

/// Why a release is not to be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    /// A keyholder and another member have to sign.
    #[error("a release is signed by two members, one of them a keyholder")]
    NotTwo,
    /// One signature is not good.
    #[error(transparent)]
    Wrong(#[from] ReleaseSignatureError),
    /// The verified key set of this epoch is needed.
    #[error("the list of keys number {0} is needed to check a signature")]
    KeySet(u32),
}

/// A release and its signatures: what is sealed to researchers, or published, as `release.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedRelease {
    release: Release,
    signatures: Vec<Signature>,
}

impl SignedRelease {
    /// A release with the signatures of its maker and of who made it again.
    pub fn new(release: Release, signatures: Vec<Signature>) -> Self {
        Self { release, signatures }
    }

    /// What it says.
    pub fn release(&self) -> &Release {
        &self.release
    }

    /// Who signed.
    pub fn signatures(&self) -> &[Signature] {
        &self.signatures
    }

    /// The one way in which it is written.
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("texts, numbers and lists always become JSON")
    }

    /// Reads what [`to_bytes`](Self::to_bytes) wrote, and nothing else. Believe it only after [`verify`](Self::verify).
    ///
    /// # Errors
    /// [`ReleaseReadError`].
    pub fn parse(bytes: &[u8]) -> Result<Self, ReleaseReadError> {
        if bytes.len() > limit::BYTES {
            return Err(ReleaseReadError::TooLong);
        }
        let signed: Self = serde_json::from_slice(bytes).map_err(|_| ReleaseReadError::NotARelease)?;
        signed.release.check_rules()?;
        if signed.to_bytes() == bytes { Ok(signed) } else { Err(ReleaseReadError::NotCanonical) }
    }

    /// The bytes that a member signs under the key set of `epoch`.
    pub fn message(release: &Release, by: &Account, epoch: u32) -> Vec<u8> {
        Claim::of(release).as_claim().message(by, epoch)
    }

    /// Whether a keyholder and another member who may open testimonies signed it. `keys` gives the verified key set of an epoch.
    ///
    /// # Errors
    /// [`SignatureError`].
    pub fn verify<'k>(&self, keys: impl Fn(u32) -> Option<&'k SignedKeySet>) -> Result<(), SignatureError> {
        let claim = Claim::of(&self.release);
        let mut keyholders = 0;
        let names: std::collections::BTreeSet<_> = self.signatures.iter().map(|signature| &signature.by).collect();
        for Signature { by, epoch, signature } in &self.signatures {
            let keys = keys(*epoch).ok_or(SignatureError::KeySet(*epoch))?;
            keyholders += u32::from(claim.as_claim().verify(keys, by, signature)? == Role::Keyholder);
        }
        let are_two = self.signatures.len() == 2 && names.len() == 2 && keyholders > 0;
        if are_two { Ok(()) } else { Err(SignatureError::NotTwo) }
    }
}

/// What the vault signs of a release.
struct Claim<'a> {
    release: &'a Release,
    digest: Digest,
}

impl<'a> Claim<'a> {
    fn of(release: &'a Release) -> Self {
        Self { release, digest: release.digest() }
    }

    fn as_claim(&self) -> ReleaseClaim<'_> {
        ReleaseClaim { call: self.release.call(), number: self.release.number(), release: self.digest }
    }
}
