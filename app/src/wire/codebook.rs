//! The codebook of a call, as it travels. `vault/FORMAT.md` §23.

use data_encoding::BASE64_NOPAD;
use serde::{Deserialize, Serialize};
use vault::{
    call_codebook::CallCodebook,
    id::{Account, CallId},
    key_set::SignedKeySet,
};

use super::call::DocumentError;

/// `GET /api/desk/calls/{call}/codebook` (members), the one in force, or `?version=` an older one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodebookView {
    /// Version in force. 1 is the built-in codebook.
    pub in_force: u32,
    /// The version that was asked for; `null` if it is the built-in one, which is nowhere stored.
    pub published: Option<PublishedCodebook>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedCodebook {
    pub version: u32,
    /// Of the key set under which it came, as the server says.
    pub epoch: u32,
    #[serde(flatten)]
    pub signed: SignedCodebook,
}

/// A codebook as it is stored: its exact bytes, and who signed them.
///
/// `POST /api/desk/calls/{call}/codebook` (keyholders): the next version, with 204. 409 `codebook-stale` if another came between.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedCodebook {
    /// JSON of `themes::codebook::Codebook`.
    pub codebook: String,
    /// Ed25519 over `vault::call_codebook::CallCodebook::message`; 64 bytes.
    pub signature_b64: String,
    /// Account of the keyholder who signed.
    pub signer: String,
}

impl SignedCodebook {
    /// `codebook` of `call`, with a signature that `sign` makes over it by the key of `signer`.
    pub fn sign(
        codebook: String,
        call: &CallId,
        version: u32,
        signer: &Account,
        sign: impl FnOnce(&[u8]) -> [u8; 64],
    ) -> Self {
        let message = CallCodebook { call, version, codebook: codebook.as_bytes() }.message();
        Self { codebook, signature_b64: BASE64_NOPAD.encode(&sign(&message)), signer: signer.to_string() }
    }

    /// Whether a keyholder of `keys` signed exactly these bytes as this version.
    ///
    /// # Errors
    /// [`DocumentError::Unsigned`].
    pub fn verify(&self, call: &CallId, version: u32, keys: &SignedKeySet) -> Result<(), DocumentError> {
        let signer = self.signer.parse().map_err(|_| DocumentError::Unsigned)?;
        let signature = BASE64_NOPAD.decode(self.signature_b64.as_bytes()).ok();
        let signature = signature.and_then(|bytes| bytes.try_into().ok()).ok_or(DocumentError::Unsigned)?;
        let signed = CallCodebook { call, version, codebook: self.codebook.as_bytes() };
        signed.verify(keys, &signer, &signature).map_err(|_| DocumentError::Unsigned)
    }
}
