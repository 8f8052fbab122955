//! What must be true of a call's codebook before it is kept. The constructor is the only gate.

use app::wire;
use themes::codebook::Codebook;
use vault::{id::CallId, key_set::SignedKeySet};

use crate::{error::Reason, json};

/// A codebook that a keyholder of the call signed.
pub struct SignedCodebook {
    /// Counted from the built-in one.
    pub version: u32,
    /// Of the key set in which the signer is a keyholder.
    pub epoch: u32,
    /// Its bytes, as signed.
    pub text: String,
    /// By whom.
    pub signer: String,
    /// Ed25519.
    pub signature: [u8; 64],
}

impl SignedCodebook {
    /// Checks `version` of the codebook of `call`, which a keyholder of `keys` must have signed.
    ///
    /// # Errors
    /// [`Reason::CodebookInvalid`], [`Reason::CodebookUnsigned`], [`Reason::CodebookStale`].
    pub fn check(
        given: wire::SignedCodebook,
        call: &CallId,
        version: u32,
        keys: &SignedKeySet,
    ) -> Result<Self, Reason> {
        let codebook = Codebook::parse(given.codebook.as_bytes()).map_err(|_| Reason::CodebookInvalid)?;
        given.verify(call, codebook.version(), keys).map_err(|_| Reason::CodebookUnsigned)?;
        if codebook.version() != version {
            return Err(Reason::CodebookStale);
        }
        let signature = json::bytes(&given.signature_b64).ok_or(Reason::CodebookUnsigned)?;
        Ok(Self { version, epoch: keys.set().epoch, text: given.codebook, signer: given.signer, signature })
    }
}
