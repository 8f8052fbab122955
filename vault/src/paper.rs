//! The paper code: a second way to unlock an account, for the day on which the passphrase is forgotten.
//!
//! The code is drawn, never chosen, and as strong as a key. So it needs neither slow derivation nor the server's share, and
//! opens the keys even if the server's share file is lost.

use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305};
use rand_core::{CryptoRng, RngCore};
use zeroize::Zeroizing;

use crate::{
    bundle::{BundleError, LoginKey, lock_seeds, unlock_seeds},
    id::Account,
    identity::{MemberIdentity, expand},
    phrase,
    receipt::WordError,
    signed_bytes::signed_bytes,
};

/// Words of a paper code: 128 bits, and 15 to check them.
pub const PAPER_WORDS: usize = 11;
const CHECK: &str = "murmuration/v1/paper-check";

/// The code. Wiped when dropped; has no `Debug`, `Display`, `Clone` or `Serialize`.
pub struct PaperCode(Zeroizing<[u8; 16]>);

impl PaperCode {
    /// Draws a new one.
    pub fn make(rng: &mut (impl RngCore + CryptoRng)) -> Self {
        let mut code = Zeroizing::new([0; 16]);
        rng.fill_bytes(code.as_mut());
        Self(code)
    }

    /// Reads words in any case, with any spaces, commas or dashes between them.
    ///
    /// # Errors
    /// [`WordError`] names the word that can't be right, or says that the words together can't.
    pub fn parse(text: &str) -> Result<Self, WordError> {
        phrase::read(CHECK, text, PAPER_WORDS).map(Self)
    }

    /// The words, with one space between them.
    pub fn phrase(&self) -> Zeroizing<String> {
        phrase::write(CHECK, self.0.as_slice(), PAPER_WORDS)
    }

    fn key(&self) -> Zeroizing<[u8; 32]> {
        expand(self.0.as_slice(), b"murmuration/v1/paper")
    }

    /// The key that logs in with the code.
    pub fn login_key(&self) -> LoginKey {
        LoginKey::from_seed(&expand(self.key().as_slice(), b"murmuration/v1/paper/auth"))
    }

    /// Signs a login with the code.
    pub fn sign_login(&self, nonce: &[u8; 32], origin: &str, account: &Account) -> [u8; 64] {
        self.login_key().sign_paper(nonce, origin, account)
    }

    fn cipher(&self, account: &Account) -> XChaCha20Poly1305 {
        let info = format!("murmuration/v1/paper/wrap/{account}");
        XChaCha20Poly1305::new(expand(self.key().as_slice(), info.as_bytes()).as_slice().into())
    }

    fn associated(&self, account: &Account, recipient: &str, signing: &[u8; 32]) -> Vec<u8> {
        let login_key = self.login_key().public();
        let parts: [&[u8]; 4] = [account.as_ref().as_bytes(), recipient.as_bytes(), signing, &login_key];
        signed_bytes("murmuration/v1/paper/bundle", &parts)
    }

    /// Locks a member's keys with the code alone.
    pub fn seal_bundle(
        &self,
        account: &Account,
        keys: &MemberIdentity,
        rng: &mut (impl RngCore + CryptoRng),
    ) -> Vec<u8> {
        let aad = self.associated(account, &keys.recipient(), &keys.verifying_key());
        lock_seeds(&self.cipher(account), &aad, keys, rng)
    }

    /// Unlocks a member's keys, and checks that they are the keys the server names.
    ///
    /// # Errors
    /// [`BundleError`]: another code, account or public key than it was locked with.
    pub fn open_bundle(
        &self,
        account: &Account,
        (recipient, signing): (&str, &[u8; 32]),
        bundle: &[u8],
    ) -> Result<MemberIdentity, BundleError> {
        let aad = self.associated(account, recipient, signing);
        unlock_seeds(&self.cipher(account), &aad, (recipient, signing), bundle)
    }
}
