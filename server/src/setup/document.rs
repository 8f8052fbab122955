//! What must be true of a call's document before it is kept. The constructor is the only gate.

use app::wire::{CallDocument, SignedDocument};
use vault::{id::CallId, key_set::SignedKeySet};

use crate::{error::Reason, json};

/// A document that a keyholder of the call signed.
pub struct Document {
    /// What it says.
    pub document: CallDocument,
    /// Its bytes, as signed.
    pub text: String,
    /// By whom.
    pub signer: String,
    /// Ed25519.
    pub signature: [u8; 64],
}

impl Document {
    /// Checks `version` of the document of `call`, which a keyholder of `keys` must have signed.
    ///
    /// # Errors
    /// [`Reason::DocumentInvalid`], [`Reason::DocumentUnsigned`], [`Reason::DocumentStale`].
    pub fn check(given: SignedDocument, call: &CallId, version: u32, keys: &SignedKeySet) -> Result<Self, Reason> {
        let document = CallDocument::read(&given.document).ok_or(Reason::DocumentInvalid)?;
        if document.call != call.as_ref() {
            return Err(Reason::DocumentInvalid);
        }
        given.verify(&document, keys).map_err(|_| Reason::DocumentUnsigned)?;
        if document.version != version {
            return Err(Reason::DocumentStale);
        }
        let signature = json::bytes(&given.signature_b64).ok_or(Reason::DocumentUnsigned)?;
        Ok(Self { document, text: given.document, signer: given.signer, signature })
    }
}
