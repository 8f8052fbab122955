//! What a passphrase or a paper code locks, in its right form. The constructors are the only gate.

use app::wire::{
    Kdf,
    account::{NewPaper, Proof},
};
use data_encoding::BASE64_NOPAD;
use vault::account_change::Lock;

use crate::{
    error::Reason,
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

/// Public half of a paper code's login key, and the keys that the code locks. `None` for what no client of ours makes.
pub fn paper(new: &NewPaper) -> Option<([u8; 32], Vec<u8>)> {
    Some((json::bytes(&new.login_key_b64)?, bundle(&new.bundle_b64)?))
}

/// Locked keys of a likely length.
fn bundle(base64: &str) -> Option<Vec<u8>> {
    BASE64_NOPAD.decode(base64.as_bytes()).ok().filter(|bundle| BUNDLE_BYTES.contains(&bundle.len()))
}

/// What an account can be unlocked with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Its passphrase.
    Passphrase,
    /// Its paper code.
    Paper,
}

/// A signature that has to show that whoever changes an account can unlock it.
pub struct Shown {
    /// Whose key signed.
    pub by: By,
    /// The challenge.
    pub nonce: [u8; 32],
    /// Ed25519.
    pub signature: [u8; 64],
}

impl Shown {
    /// Not verified yet.
    ///
    /// # Errors
    /// [`Reason::Malformed`].
    pub fn read(proof: &Proof) -> Result<Self, Reason> {
        let by = match proof.by.as_str() {
            "passphrase" => By::Passphrase,
            "paper" => By::Paper,
            _ => return Err(Reason::Malformed),
        };
        let read =
            || Some(Self { by, nonce: json::bytes(&proof.nonce_b64)?, signature: json::bytes(&proof.signature_b64)? });
        read().ok_or(Reason::Malformed)
    }
}
