//! What a receipt's words open.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::{
    KeyInit as _, XChaCha20Poly1305,
    aead::{Aead as _, Payload},
};
use curve25519_dalek::constants::ED25519_BASEPOINT_POINT;
use ed25519_dalek::{Signer as _, SigningKey, VerifyingKey, hazmat::ExpandedSecretKey};
use rand_core::{CryptoRng, RngCore};
use zeroize::Zeroizing;

use super::{PIN_BYTES, Receipt, ReceiptHeader};
use crate::{
    hybrid::{HybridIdentity, HybridRecipient},
    id::{Digest, SubmissionId},
    identity::expand,
    key_set::Fingerprint,
    return_action::ReturnAction,
};

const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const NONCE: usize = 24;
const PIN_LABEL: &[u8] = b"murmuration/v1/pin";

/// Argon2id over the words: 32 bytes from which all keys of a receipt follow. Runs in a Worker.
///
/// `installation` is the 32-digit id that the installation's static files carry.
pub fn derive_root(receipt: &Receipt, installation: &str) -> Zeroizing<[u8; 32]> {
    let params = Params::new(MEMORY_KIB, PASSES, 1, Some(32)).expect("the parameters are constants in range");
    let salt = format!("murmuration/v1/receipt/{installation}");
    let mut root = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(receipt.phrase().as_bytes(), salt.as_bytes(), root.as_mut())
        .expect("words, salt and output are within Argon2's limits");
    root
}

/// The keys of a receipt.
pub struct ReceiptKeys {
    lookup: Zeroizing<[u8; 16]>,
    return_key: Zeroizing<[u8; 32]>,
    identity: HybridIdentity,
    pin: Zeroizing<[u8; 32]>,
}

/// What of a receipt goes into the sealed account, so that moderators can answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptPublic {
    /// Ed25519 public key of return actions.
    pub return_key: [u8; 32],
    /// Where messages to the survivor are sealed to.
    pub recipient: HybridRecipient,
}

/// The server's answer is not about what was sealed: another call's root, another account, or other bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("what the server shows is not what was sealed with this receipt")]
pub struct PinError;

impl ReceiptKeys {
    /// The keys that follow from [`derive_root`].
    pub fn from_root(root: &[u8; 32]) -> Self {
        let mut lookup = Zeroizing::new([0; 16]);
        lookup.copy_from_slice(&expand(root, b"murmuration/v1/receipt/lookup")[..16]);
        Self {
            lookup,
            return_key: expand(root, b"murmuration/v1/receipt/return"),
            identity: HybridIdentity::from_seed(&expand(root, b"murmuration/v1/receipt/messages")),
            pin: expand(root, b"murmuration/v1/receipt/pin"),
        }
    }

    /// The lookup id, which finds the testimony on return.
    pub fn lookup(&self) -> &[u8; 16] {
        &self.lookup
    }

    /// Opens messages to the survivor.
    pub fn identity(&self) -> &HybridIdentity {
        &self.identity
    }

    /// The public keys.
    pub fn public(&self) -> ReceiptPublic {
        ReceiptPublic { return_key: ed25519_public(&self.return_key), recipient: self.identity.to_recipient() }
    }

    /// Signs a return action.
    pub fn sign(&self, action: &ReturnAction<'_>) -> [u8; 64] {
        self.sign_message(&action.message())
    }

    /// Signs bytes that begin with a label of their own.
    pub(crate) fn sign_message(&self, message: &[u8]) -> [u8; 64] {
        SigningKey::from_bytes(&self.return_key).sign(message).to_bytes()
    }

    /// What travels beside the sealed file.
    pub fn header(
        &self,
        root: &Fingerprint,
        id: SubmissionId,
        file: Digest,
        rng: &mut (impl RngCore + CryptoRng),
    ) -> ReceiptHeader {
        ReceiptHeader {
            lookup_hash: Digest::of(self.lookup.as_slice()),
            return_key: ed25519_public(&self.return_key),
            pin: self.seal_pin(root, id, file, rng),
        }
    }

    fn seal_pin(
        &self,
        root: &Fingerprint,
        id: SubmissionId,
        file: Digest,
        rng: &mut (impl RngCore + CryptoRng),
    ) -> [u8; PIN_BYTES] {
        let mut sealed = [0; PIN_BYTES];
        rng.fill_bytes(&mut sealed[..NONCE]);
        let plain = pinned(root, id, file);
        let (nonce, rest) = sealed.split_at_mut(NONCE);
        let ciphertext = XChaCha20Poly1305::new(self.pin.as_slice().into())
            .encrypt((&*nonce).into(), Payload { msg: &plain, aad: PIN_LABEL })
            .expect("64 bytes are within the cipher's limit");
        rest.copy_from_slice(&ciphertext);
        sealed
    }

    /// Checks that a pin from the server is about this root, this submission and these bytes.
    ///
    /// # Errors
    /// [`PinError`] if it was made for anything else, or not with this receipt.
    pub fn check_pin(
        &self,
        pin: &[u8; PIN_BYTES],
        root: &Fingerprint,
        id: SubmissionId,
        file: Digest,
    ) -> Result<(), PinError> {
        let (nonce, ciphertext) = pin.split_at(NONCE);
        let plain = XChaCha20Poly1305::new(self.pin.as_slice().into())
            .decrypt(nonce.into(), Payload { msg: ciphertext, aad: PIN_LABEL })
            .map_err(|_| PinError)?;
        if plain == pinned(root, id, file) { Ok(()) } else { Err(PinError) }
    }
}

/// The Ed25519 public key of a seed (RFC 8032 §5.1.5). `SigningKey` gives the same by way of a table of 30 KB, which a
/// survivor's phone would have to load.
fn ed25519_public(seed: &[u8; 32]) -> [u8; 32] {
    let expanded = ExpandedSecretKey::from(seed);
    VerifyingKey::from(ED25519_BASEPOINT_POINT * expanded.scalar).to_bytes()
}

fn pinned(root: &Fingerprint, id: SubmissionId, file: Digest) -> [u8; 64] {
    let mut plain = [0; 64];
    plain[..16].copy_from_slice(&root.to_bytes());
    plain[16..32].copy_from_slice(&id.to_bytes());
    plain[32..].copy_from_slice(&file.to_bytes());
    plain
}
