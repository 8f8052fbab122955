//! The themes of a call, signed so that a server can't let moderators code by others.
//!
//! Signed like [a call's document](crate::call_document), under a label of its own. What a codebook says is none of this crate's business.

use crate::{
    call_document::{DocumentError, verify_keyholder},
    id::{Account, CallId},
    key_set::SignedKeySet,
    signed_bytes::signed_bytes,
};

/// No codebook is longer, in bytes.
pub const LIMIT: usize = 1_048_576;

/// Version of the built-in codebook, which is in force until a keyholder signs the next one. Nobody signs it.
pub const BUILT_IN: u32 = 1;

/// A version of a call's codebook, as it is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CallCodebook<'a> {
    /// The call.
    pub call: &'a CallId,
    /// 2 for the first that is signed, one more for each that follows.
    pub version: u32,
    /// Exactly the bytes that are stored and served.
    pub codebook: &'a [u8],
}

impl CallCodebook<'_> {
    /// The bytes that a keyholder's signing key signs.
    pub fn message(&self) -> Vec<u8> {
        let version = self.version.to_be_bytes();
        signed_bytes("murmuration/v1/codebook", &[self.call.as_ref().as_bytes(), &version, self.codebook])
    }

    /// Whether `signer` is a keyholder in `keys` and signed this. Strict verification (RFC 8032, no key of small order).
    ///
    /// # Errors
    /// [`DocumentError`]; nobody is to code by it then.
    pub fn verify(&self, keys: &SignedKeySet, signer: &Account, signature: &[u8; 64]) -> Result<(), DocumentError> {
        verify_keyholder(&self.message(), self.call, keys, signer, signature)
    }
}
