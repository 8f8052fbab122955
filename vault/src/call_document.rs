//! What a keyholder says about a call, signed so that a server can't say anything else.
//!
//! The signature is by a member's own key, so that texts can change without a new key set. What the document says is none of this crate's
//! business: it signs and verifies bytes.

use ed25519_dalek::{Signature, VerifyingKey};

use crate::{
    id::{Account, CallId},
    key_set::SignedKeySet,
    role::Role,
    signed_bytes::signed_bytes,
};

/// No document is longer, in bytes.
pub const LIMIT: usize = 131_072;

/// A version of a call's document, as it is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CallDocument<'a> {
    /// The call.
    pub call: &'a CallId,
    /// 1 for the first, one more for each that follows.
    pub version: u32,
    /// Exactly the bytes that are stored and served.
    pub document: &'a [u8],
}

/// Why a document is not to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// For another call than the key set.
    #[error("what is said of the call is for another call")]
    WrongCall,
    /// The key set has no keyholder of this name.
    #[error("what is said of the call is signed by somebody who may not")]
    NotKeyholder,
    /// The signature is not by that keyholder over this call, version and document.
    #[error("what is said of the call is not signed as it should be")]
    Unsigned,
}

impl CallDocument<'_> {
    /// The bytes that a keyholder's signing key signs.
    pub fn message(&self) -> Vec<u8> {
        let version = self.version.to_be_bytes();
        signed_bytes("murmuration/v1/call", &[self.call.as_ref().as_bytes(), &version, self.document])
    }

    /// Whether `signer` is a keyholder in `keys` and signed this. Strict verification (RFC 8032, no key of small order).
    ///
    /// # Errors
    /// [`DocumentError`]; nothing of the document is to be shown then.
    pub fn verify(&self, keys: &SignedKeySet, signer: &Account, signature: &[u8; 64]) -> Result<(), DocumentError> {
        verify_keyholder(&self.message(), self.call, keys, signer, signature)
    }
}

/// Whether `signer` is a keyholder of `call` in `keys` and signed `message`, which names the call itself.
pub(crate) fn verify_keyholder(
    message: &[u8],
    call: &CallId,
    keys: &SignedKeySet,
    signer: &Account,
    signature: &[u8; 64],
) -> Result<(), DocumentError> {
    keys.check_call(call).map_err(|_| DocumentError::WrongCall)?;
    let member = keys.set().member(signer).filter(|member| member.role == Role::Keyholder);
    let key = &member.ok_or(DocumentError::NotKeyholder)?.signing;
    let signature = Signature::from_bytes(signature);
    VerifyingKey::from_bytes(key)
        .and_then(|key| key.verify_strict(message, &signature))
        .map_err(|_| DocumentError::Unsigned)
}
