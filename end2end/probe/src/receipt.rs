//! A receipt's keys and pin, so that a test can compare what another implementation derives from the same words.

use vault::{
    id::{Digest, SubmissionId},
    key_set::Fingerprint,
    receipt::{Receipt, ReceiptHeader, ReceiptKeys, derive_root},
};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::text;

/// The keys of a receipt.
#[wasm_bindgen]
pub struct Words {
    root: Vec<u8>,
    keys: ReceiptKeys,
}

#[wasm_bindgen]
impl Words {
    /// Reads the words, with their checksum, and derives the keys.
    #[wasm_bindgen(constructor)]
    pub fn new(phrase: &str, installation: &str) -> Result<Self, String> {
        let receipt = Receipt::parse(phrase).map_err(text)?;
        let root = derive_root(&receipt, installation);
        Ok(Self { root: root.to_vec(), keys: ReceiptKeys::from_root(&root) })
    }

    /// The 32 bytes that Argon2id makes of the words.
    pub fn root(&self) -> Vec<u8> {
        self.root.clone()
    }

    /// The lookup id.
    pub fn lookup(&self) -> Vec<u8> {
        self.keys.lookup().to_vec()
    }

    /// The public key of return actions.
    #[wasm_bindgen(js_name = returnKey)]
    pub fn return_key(&self) -> Vec<u8> {
        self.keys.public().return_key.to_vec()
    }

    /// Where messages to the survivor are sealed to.
    pub fn recipient(&self) -> String {
        self.keys.public().recipient.to_string()
    }

    /// Whether a header `Murmuration-Receipt` is of this receipt, with a pin about this root, submission and file.
    pub fn fits(&self, header: &str, root: &str, id: &str, file: &str) -> Result<bool, String> {
        let header = ReceiptHeader::parse(header).map_err(text)?;
        let root: Fingerprint = root.parse().map_err(text)?;
        let id: SubmissionId = id.parse().map_err(text)?;
        let file: Digest = file.parse().map_err(text)?;
        let public = self.keys.public();
        Ok(header.lookup_hash == Digest::of(self.keys.lookup())
            && header.return_key == public.return_key
            && self.keys.check_pin(&header.pin, &root, id, file).is_ok())
    }
}
