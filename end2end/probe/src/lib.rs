//! The sealing code of the rooms, and what makes releases, as functions that a test can call from Node or from an empty page.
//!
//! `cargo xtask build --probe` makes `target/probe/probe.js` and `target/probe/probe_bg.wasm` of it, with the profile of
//! the rooms. Nothing of it is served.

mod call;
#[path = "../../../vault/tests/vectors/judge.rs"]
mod judge;
mod key;
mod receipt;
mod release;

use rand_core::OsRng;
use vault::{
    bundle::{KdfParams, MasterKey},
    hybrid::{HybridIdentity, HybridRecipient},
};
use wasm_bindgen::prelude::wasm_bindgen;

/// Opens one test vector of the age format: nothing if it comes to what it expects, otherwise why not.
#[wasm_bindgen(js_name = judgeVector)]
pub fn judge_vector(bytes: &[u8]) -> Option<String> {
    judge::judge(bytes).err()
}

/// A new hybrid identity, as text.
#[wasm_bindgen(js_name = makeIdentity)]
pub fn make_identity() -> String {
    HybridIdentity::generate(&mut OsRng).to_secret_text().to_string()
}

/// The recipient of a hybrid identity, as text.
#[wasm_bindgen(js_name = recipientOf)]
pub fn recipient_of(identity: &str) -> Result<String, String> {
    let identity: HybridIdentity = identity.parse().map_err(text)?;
    Ok(identity.to_recipient().to_string())
}

/// Seals any bytes to a hybrid recipient.
#[wasm_bindgen]
pub fn seal(plaintext: &[u8], recipient: &str) -> Result<Vec<u8>, String> {
    let recipient: HybridRecipient = recipient.parse().map_err(text)?;
    age::encrypt(&recipient, plaintext).map_err(text)
}

/// Opens any file with a hybrid identity.
#[wasm_bindgen]
pub fn open(file: &[u8], identity: &str) -> Result<Vec<u8>, String> {
    let identity: HybridIdentity = identity.parse().map_err(text)?;
    age::decrypt(&identity, file).map_err(text)
}

/// The master key of a passphrase, as the desk derives it.
#[wasm_bindgen]
pub fn argon2id(passphrase: &str, salt: &[u8], memory_kib: u32, passes: u32) -> Result<Vec<u8>, String> {
    let salt = salt.try_into().map_err(text)?;
    let master = MasterKey::derive(passphrase, &KdfParams { salt, memory_kib, passes }).map_err(text)?;
    Ok(master.as_bytes().to_vec())
}

fn text(error: impl std::fmt::Display) -> String {
    error.to_string()
}
