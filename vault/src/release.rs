//! What two members say of a release: that each made it from the records, and came to the same bytes.
//!
//! What a release says is none of this crate's business: it signs and verifies digests.

use ed25519_dalek::{Signature, VerifyingKey};

use crate::{
    id::{Account, CallId, Digest},
    key_set::SignedKeySet,
    role::Role,
    signed_bytes::signed_bytes,
};

/// A release, as it is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReleaseClaim<'a> {
    /// The call.
    pub call: &'a CallId,
    /// 1 for the first, one more for each that follows.
    pub number: u32,
    /// SHA-256 of the release without its signatures.
    pub release: Digest,
}

/// Why a signature under a release is not good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReleaseSignatureError {
    /// For another call than the key set.
    #[error("the release is for another call")]
    WrongCall,
    /// The key set has no member of this name who may open testimonies.
    #[error("the release is signed by somebody who may not")]
    NotOpener,
    /// The signature is not by that member over this release.
    #[error("the release is not signed as it should be")]
    Unsigned,
}

impl ReleaseClaim<'_> {
    /// The bytes that a member's signing key signs. `epoch` is that of the key set which has the key.
    pub fn message(&self, by: &Account, epoch: u32) -> Vec<u8> {
        let parts = [
            self.call.as_ref().as_bytes(),
            &self.number.to_be_bytes(),
            &self.release.to_bytes(),
            by.as_ref().as_bytes(),
            &epoch.to_be_bytes(),
        ];
        signed_bytes("murmuration/v1/release", &parts)
    }

    /// The role of `by` in `keys`, if she may open testimonies and signed this. Strict verification (RFC 8032, no key of small order).
    ///
    /// # Errors
    /// [`ReleaseSignatureError`].
    pub fn verify(
        &self,
        keys: &SignedKeySet,
        by: &Account,
        signature: &[u8; 64],
    ) -> Result<Role, ReleaseSignatureError> {
        keys.check_call(self.call).map_err(|_| ReleaseSignatureError::WrongCall)?;
        let member = keys.set().member(by).filter(|member| member.role.may_open());
        let member = member.ok_or(ReleaseSignatureError::NotOpener)?;
        let message = self.message(by, keys.set().epoch);
        VerifyingKey::from_bytes(&member.signing)
            .and_then(|key| key.verify_strict(&message, &Signature::from_bytes(signature)))
            .map_err(|_| ReleaseSignatureError::Unsigned)?;
        Ok(member.role)
    }
}
