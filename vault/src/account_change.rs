//! Changes of how an account is unlocked: signed by a key that unlocks it now, so that a session alone changes nothing.

use crate::{id::Account, login::is_signed, signed_bytes::signed_bytes};

/// What a passphrase locks, as the server keeps it. Nothing in it is secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lock<'a> {
    /// 1 for a new account, one more for each new passphrase.
    pub version: u32,
    /// Of Argon2id.
    pub salt: [u8; 16],
    /// Of Argon2id, in KiB.
    pub memory_kib: u32,
    /// Of Argon2id.
    pub passes: u32,
    /// Public half of the login key.
    pub login_key: [u8; 32],
    /// The locked keys.
    pub bundle: &'a [u8],
}

impl Lock<'_> {
    /// As it is signed. Everything but the bundle, which comes last, has a fixed length.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        [
            self.version.to_be_bytes().as_slice(),
            &self.salt,
            &self.memory_kib.to_be_bytes(),
            &self.passes.to_be_bytes(),
            &self.login_key,
            self.bundle,
        ]
        .concat()
    }
}

/// What changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What<'a> {
    /// Another passphrase.
    Passphrase(Lock<'a>),
    /// A paper code, in place of the one before if there was one.
    Paper {
        /// Public half of the code's login key.
        login_key: [u8; 32],
        /// The keys, locked by the code.
        bundle: &'a [u8],
    },
    /// No paper code any more.
    NoPaper,
}

/// One change of one account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccountChange<'a> {
    /// The server's, fresh.
    pub nonce: [u8; 32],
    /// The address that the browser sees.
    pub origin: &'a str,
    /// Whose.
    pub account: &'a Account,
    /// What changes.
    pub what: What<'a>,
}

impl AccountChange<'_> {
    /// The bytes that a login key signs.
    pub fn message(&self) -> Vec<u8> {
        let (what, content) = match &self.what {
            What::Passphrase(lock) => ("passphrase", lock.bytes()),
            What::Paper { login_key, bundle } => ("paper", [login_key.as_slice(), bundle].concat()),
            What::NoPaper => ("no-paper", Vec::new()),
        };
        let account = self.account.as_ref().as_bytes();
        signed_bytes(
            "murmuration/v1/account",
            &[&self.nonce, self.origin.as_bytes(), account, what.as_bytes(), &content],
        )
    }

    /// Whether a login key signed exactly this. Strict verification (RFC 8032, no small-order keys).
    pub fn is_signed_by(&self, login_key: &[u8; 32], signature: &[u8; 64]) -> bool {
        is_signed(login_key, &self.message(), signature)
    }
}
