//! What someone who holds a receipt may ask for, signed so that it can't be replayed, moved or altered.

use ed25519_dalek::{Signature, VerifyingKey};

use crate::{
    id::{Digest, SubmissionId},
    signed_bytes::signed_bytes,
};

/// One request of the return room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnAction<'a> {
    /// The address that the browser sees, such as `https://murmuration.example`.
    pub origin: &'a str,
    /// What is asked, such as `withdraw`.
    pub action: &'a str,
    /// The testimony it is about.
    pub testimony: SubmissionId,
    /// Larger than any counter used before with this receipt.
    pub counter: u64,
    /// SHA-256 of the body sent with it.
    pub body: Digest,
}

impl ReturnAction<'_> {
    /// The bytes that the return key signs.
    pub fn message(&self) -> Vec<u8> {
        signed_bytes(
            "murmuration/v1/return",
            &[
                self.origin.as_bytes(),
                self.action.as_bytes(),
                &self.testimony.to_bytes(),
                &self.counter.to_be_bytes(),
                &self.body.to_bytes(),
            ],
        )
    }

    /// Whether `signature` is by the return key of the testimony. Strict verification.
    pub fn is_signed_by(&self, return_key: &[u8; 32], signature: &[u8; 64]) -> bool {
        VerifyingKey::from_bytes(return_key)
            .is_ok_and(|key| key.verify_strict(&self.message(), &Signature::from_bytes(signature)).is_ok())
    }
}
