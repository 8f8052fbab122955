//! A member's keys at rest: locked by her passphrase and by a share that the server hands over only after login.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::{
    KeyInit as _, XChaCha20Poly1305,
    aead::{Aead as _, Payload},
};
use ed25519_dalek::{Signer as _, SigningKey};
use rand_core::{CryptoRng, RngCore};
use zeroize::Zeroizing;

use crate::{
    account_change::AccountChange,
    id::Account,
    identity::{MemberIdentity, expand},
    login,
    signed_bytes::signed_bytes,
};

/// Argon2id parameters of a passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KdfParams {
    /// Random, per account.
    pub salt: [u8; 16],
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
}

/// The server asked for a derivation that is too weak or too strong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KdfError {
    /// Under the floor: whoever asks could guess the passphrase from what follows.
    #[error("the server asked for a weaker protection of your passphrase than this page accepts; nothing was sent")]
    TooWeak,
    /// More than a browser can give.
    #[error("the server asked for more memory than this page can use; nothing was sent")]
    TooStrong,
}

impl KdfParams {
    /// Memory of new accounts: 128 MiB.
    pub const DEFAULT_MEMORY_KIB: u32 = 131_072;
    /// Passes of new accounts.
    pub const DEFAULT_PASSES: u32 = 3;
    /// Less memory is refused: 64 MiB.
    pub const FLOOR_MEMORY_KIB: u32 = 65_536;
    /// Fewer passes are refused.
    pub const FLOOR_PASSES: u32 = 3;
    /// More is refused: 1 GiB and 16 passes.
    const CEILING: (u32, u32) = (1_048_576, 16);

    /// Default strength with a fresh salt.
    pub fn make(rng: &mut (impl RngCore + CryptoRng)) -> Self {
        let mut salt = [0; 16];
        rng.fill_bytes(&mut salt);
        Self { salt, memory_kib: Self::DEFAULT_MEMORY_KIB, passes: Self::DEFAULT_PASSES }
    }

    /// What a client checks before it derives anything.
    ///
    /// # Errors
    /// [`KdfError`].
    pub fn check(&self) -> Result<(), KdfError> {
        if self.memory_kib < Self::FLOOR_MEMORY_KIB || self.passes < Self::FLOOR_PASSES {
            Err(KdfError::TooWeak)
        } else if self.memory_kib > Self::CEILING.0 || self.passes > Self::CEILING.1 {
            Err(KdfError::TooStrong)
        } else {
            Ok(())
        }
    }
}

/// What follows from a passphrase. Wiped when dropped.
pub struct MasterKey(Zeroizing<[u8; 32]>);

impl MasterKey {
    /// Argon2id (RFC 9106). Takes 128 MiB and about a second in a browser: run it in a Worker.
    ///
    /// # Errors
    /// [`KdfError`] before anything is derived.
    pub fn derive(passphrase: &str, params: &KdfParams) -> Result<Self, KdfError> {
        params.check()?;
        let argon2 = Params::new(params.memory_kib, params.passes, 1, Some(32)).map_err(|_| KdfError::TooStrong)?;
        let mut key = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, argon2)
            .hash_password_into(passphrase.as_bytes(), &params.salt, key.as_mut())
            .map_err(|_| KdfError::TooStrong)?;
        Ok(Self(key))
    }

    /// Takes what a Worker derived.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// What a Worker hands over.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The key that logs in. The server has its public half only.
    pub fn login_key(&self) -> LoginKey {
        LoginKey(SigningKey::from_bytes(&expand(self.0.as_slice(), b"murmuration/v1/auth")))
    }

    fn cipher(&self, share: &[u8; 32], account: &Account, version: u32) -> XChaCha20Poly1305 {
        let mut key = Zeroizing::new([0; 64]);
        key[..32].copy_from_slice(self.0.as_slice());
        key[32..].copy_from_slice(share);
        let info = format!("murmuration/v1/wrap/{account}/{version}");
        XChaCha20Poly1305::new(expand(key.as_slice(), info.as_bytes()).as_slice().into())
    }

    fn associated(&self, account: &Account, version: u32, recipient: &str, signing: &[u8; 32]) -> Vec<u8> {
        signed_bytes(
            "murmuration/v1/bundle",
            &[
                account.as_ref().as_bytes(),
                &version.to_be_bytes(),
                recipient.as_bytes(),
                signing,
                &self.login_key().public(),
            ],
        )
    }

    /// Locks a member's keys: a 24-byte nonce, two 32-byte seeds, a 16-byte tag.
    pub fn seal_bundle(
        &self,
        share: &[u8; 32],
        account: &Account,
        version: u32,
        keys: &MemberIdentity,
        rng: &mut (impl RngCore + CryptoRng),
    ) -> Vec<u8> {
        let aad = self.associated(account, version, &keys.recipient(), &keys.verifying_key());
        lock_seeds(&self.cipher(share, account, version), &aad, keys, rng)
    }

    /// Unlocks a member's keys, and checks that they are the keys the server names.
    ///
    /// # Errors
    /// [`BundleError`]: another passphrase, account, version, share or public key than it was locked with.
    pub fn open_bundle(
        &self,
        share: &[u8; 32],
        account: &Account,
        version: u32,
        (recipient, signing): (&str, &[u8; 32]),
        bundle: &[u8],
    ) -> Result<MemberIdentity, BundleError> {
        let aad = self.associated(account, version, recipient, signing);
        unlock_seeds(&self.cipher(share, account, version), &aad, (recipient, signing), bundle)
    }
}

/// Nonce, and both seeds of `keys` under `cipher`.
pub(crate) fn lock_seeds(
    cipher: &XChaCha20Poly1305,
    aad: &[u8],
    keys: &MemberIdentity,
    rng: &mut (impl RngCore + CryptoRng),
) -> Vec<u8> {
    let mut nonce = [0; 24];
    rng.fill_bytes(&mut nonce);
    let (hybrid, signing) = keys.seeds();
    let mut secrets = Zeroizing::new([0; 64]);
    secrets[..32].copy_from_slice(hybrid);
    secrets[32..].copy_from_slice(signing);
    let ciphertext = cipher
        .encrypt(&nonce.into(), Payload { msg: secrets.as_slice(), aad })
        .expect("64 bytes are within the cipher's limit");
    [nonce.as_slice(), &ciphertext].concat()
}

/// The keys back, if they are those with these public halves.
pub(crate) fn unlock_seeds(
    cipher: &XChaCha20Poly1305,
    aad: &[u8],
    (recipient, signing): (&str, &[u8; 32]),
    bundle: &[u8],
) -> Result<MemberIdentity, BundleError> {
    let (nonce, ciphertext) = bundle.split_first_chunk::<24>().ok_or(BundleError)?;
    let secrets =
        cipher.decrypt(nonce.into(), Payload { msg: ciphertext, aad }).map(Zeroizing::new).map_err(|_| BundleError)?;
    let (hybrid, seed) = secrets.split_first_chunk::<32>().ok_or(BundleError)?;
    let keys = MemberIdentity::from_seeds(hybrid, seed.try_into().map_err(|_| BundleError)?);
    if keys.recipient() == recipient && keys.verifying_key() == *signing { Ok(keys) } else { Err(BundleError) }
}

/// The locked keys are not those of this account, passphrase and version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the keys that the server sent are not the keys of this account")]
pub struct BundleError;

/// Signs logins.
pub struct LoginKey(SigningKey);

impl LoginKey {
    /// The public half.
    pub fn public(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }

    /// The key of a 32-byte seed.
    pub(crate) fn from_seed(seed: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(seed))
    }

    /// Signs a change of how her account is unlocked.
    pub fn sign_change(&self, change: &AccountChange<'_>) -> [u8; 64] {
        self.0.sign(&change.message()).to_bytes()
    }

    /// Signs [`login::paper_message`].
    pub(crate) fn sign_paper(&self, nonce: &[u8; 32], origin: &str, account: &Account) -> [u8; 64] {
        self.0.sign(&login::paper_message(nonce, origin, account)).to_bytes()
    }

    /// Signs [`login::message`].
    pub fn sign(&self, nonce: &[u8; 32], origin: &str, account: &Account) -> [u8; 64] {
        self.0.sign(&login::message(nonce, origin, account)).to_bytes()
    }
}
