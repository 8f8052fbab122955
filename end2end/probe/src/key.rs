//! A hybrid key, read once, so that a bench measures sealing and opening and not the reading of text.

use rand_core::OsRng;
use vault::hybrid::{HybridIdentity, HybridRecipient};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::text;

/// An identity with its recipient.
#[wasm_bindgen]
pub struct Key {
    identity: HybridIdentity,
    recipient: HybridRecipient,
}

#[wasm_bindgen]
impl Key {
    /// Draws a new key.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        let identity = HybridIdentity::generate(&mut OsRng);
        let recipient = identity.to_recipient();
        Self { identity, recipient }
    }

    /// Seals any bytes.
    pub fn seal(&self, plaintext: &[u8]) -> Result<Vec<u8>, String> {
        age::encrypt(&self.recipient, plaintext).map_err(text)
    }

    /// Opens any file.
    pub fn open(&self, file: &[u8]) -> Result<Vec<u8>, String> {
        age::decrypt(&self.identity, file).map_err(text)
    }
}
