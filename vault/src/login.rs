//! Login by signature: the passphrase never leaves the browser.

use ed25519_dalek::{Signature, VerifyingKey};

use crate::{id::Account, signed_bytes::signed_bytes};

/// The bytes a login key signs. `origin` is the address that the browser sees, so that a signature given to a
/// look-alike address is worth nothing elsewhere.
pub fn message(nonce: &[u8; 32], origin: &str, account: &Account) -> Vec<u8> {
    signed_bytes("murmuration/v1/login", &[nonce, origin.as_bytes(), account.as_ref().as_bytes()])
}

/// The same for the key of a paper code, so that neither signature passes for the other.
pub fn paper_message(nonce: &[u8; 32], origin: &str, account: &Account) -> Vec<u8> {
    signed_bytes("murmuration/v1/login/paper", &[nonce, origin.as_bytes(), account.as_ref().as_bytes()])
}

/// Whether `signature` over [`message`] is by `login_key`. Strict verification (RFC 8032, no small-order keys).
pub fn verify(login_key: &[u8; 32], nonce: &[u8; 32], origin: &str, account: &Account, signature: &[u8; 64]) -> bool {
    is_signed(login_key, &message(nonce, origin, account), signature)
}

/// Whether `signature` over [`paper_message`] is by `login_key`. Strict, as [`verify`].
pub fn verify_paper(
    login_key: &[u8; 32],
    nonce: &[u8; 32],
    origin: &str,
    account: &Account,
    signature: &[u8; 64],
) -> bool {
    is_signed(login_key, &paper_message(nonce, origin, account), signature)
}

/// Strict verification of any signed bytes.
pub(crate) fn is_signed(key: &[u8; 32], message: &[u8], signature: &[u8; 64]) -> bool {
    VerifyingKey::from_bytes(key).is_ok_and(|key| key.verify_strict(message, &Signature::from_bytes(signature)).is_ok())
}
