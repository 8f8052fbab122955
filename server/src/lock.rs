//! What a passphrase or a paper code locks, in its right form. The constructors are the only gate.

use app::wire::Kdf;
use data_encoding::BASE64_NOPAD;
use vault::account_change::Lock;

use crate::{
    json,
    setup::check::{BUNDLE_BYTES, LARGEST_EPOCH, MEMORY_KIB, PASSES},
};

/// How an account is unlocked from now on.
pub struct NewLock {
    /// One more for each passphrase.
    pub version: u32,
    /// Of Argon2id.
    pub salt: [u8; 16],
    /// Of Argon2id.
    pub memory_kib: u32,
    /// Of Argon2id.
    pub passes: u32,
    /// Public half.
    pub login_key: [u8; 32],
    /// The locked keys.
    pub bundle: Vec<u8>,
}

impl NewLock {
    /// `None` for what no client of ours makes: nobody may be talked into a weaker passphrase.
    pub fn check(version: u32, kdf: &Kdf, login_key_b64: &str, bundle_b64: &str) -> Option<Self> {
        let in_range = (1..=LARGEST_EPOCH).contains(&version)
            && MEMORY_KIB.contains(&kdf.memory_kib)
            && PASSES.contains(&kdf.passes);
        in_range.then_some(Self {
            version,
            salt: json::bytes(&kdf.salt_b64)?,
            memory_kib: kdf.memory_kib,
            passes: kdf.passes,
            login_key: json::bytes(login_key_b64)?,
            bundle: bundle(bundle_b64)?,
        })
    }

    /// As it is signed.
    pub fn lock(&self) -> Lock<'_> {
        Lock {
            version: self.version,
            salt: self.salt,
            memory_kib: self.memory_kib,
            passes: self.passes,
            login_key: self.login_key,
            bundle: &self.bundle,
        }
    }
}

/// Locked keys of a likely length.
pub fn bundle(base64: &str) -> Option<Vec<u8>> {
    BASE64_NOPAD.decode(base64.as_bytes()).ok().filter(|bundle| BUNDLE_BYTES.contains(&bundle.len()))
}
