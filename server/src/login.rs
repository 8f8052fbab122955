//! Login by signature. The passphrase never comes here; an unknown account looks like a known one.
//!
//! A challenge is signed, not remembered, so that asking for many costs the server nothing. It is good for one login.

use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use vault::id::Account;

use crate::{chance::Chance, error::Reason, json, spent::Spent};

/// How long a challenge is good, in seconds. Argon2id at 128 MiB takes some ten on an old phone.
const GOOD_FOR: u64 = 180;
/// The base point of the curve (RFC 8032): verifying against it takes as long as against a real key. Anyone can sign for it, so
/// it must never grant anything.
pub const STAND_IN_KEY: [u8; 32] = {
    let mut key = [0x66; 32];
    key[0] = 0x58;
    key
};

/// A challenge as it comes back: by whom, and what is to show it.
pub struct Answer {
    /// Who says that she signed.
    pub account: Account,
    /// The challenge.
    pub nonce: [u8; 32],
    /// Ed25519.
    pub signature: [u8; 64],
}

impl Answer {
    /// Not verified yet.
    ///
    /// # Errors
    /// [`Reason::Malformed`].
    pub fn read(account: &str, nonce_b64: &str, signature_b64: &str) -> Result<Self, Reason> {
        let read = || {
            Some(Self {
                account: account.parse().ok()?,
                nonce: json::bytes(nonce_b64)?,
                signature: json::bytes(signature_b64)?,
            })
        };
        read().ok_or(Reason::Malformed)
    }
}

/// Makes challenges and recognises them.
pub struct Challenges {
    key: [u8; 32],
    /// Challenges that a login has used. Only right signatures add to it.
    spent: Spent,
}

impl Challenges {
    /// Challenges that are signed with this key.
    pub fn new(key: [u8; 32], spent: Spent) -> Self {
        Self { key, spent }
    }

    /// A nonce for this account: expiry, chance, and our signature over both and the account; 8, 8 and 16 bytes.
    pub fn issue(&self, account: &Account, seconds: u64, chance: &Chance) -> [u8; 32] {
        let mut nonce = [0; 32];
        nonce[..8].copy_from_slice(&(seconds + GOOD_FOR).to_be_bytes());
        nonce[8..16].copy_from_slice(&chance.bytes::<8>());
        let mac = self.mac(&nonce, account).finalize().into_bytes();
        nonce[16..].copy_from_slice(&mac[..16]);
        nonce
    }

    /// Whether the nonce was made here for this account and is not over. It may have been used.
    pub fn is_ours(&self, nonce: &[u8; 32], account: &Account, seconds: u64) -> bool {
        self.mac(nonce, account).verify_truncated_left(&nonce[16..]).is_ok() && seconds < expiry(nonce)
    }

    /// Uses the nonce up. `false` if it was used before.
    ///
    /// # Errors
    /// Those of storage.
    pub async fn spend(&self, nonce: [u8; 32], seconds: u64) -> Result<bool, Reason> {
        self.spent.add(&nonce, expiry(&nonce), seconds).await
    }

    fn mac(&self, nonce: &[u8; 32], account: &Account) -> Hmac<Sha256> {
        let mac = Hmac::<Sha256>::new_from_slice(&self.key).expect("HMAC takes keys of any length");
        mac.chain_update(b"murmuration/v1/challenge/").chain_update(&nonce[..16]).chain_update(account.as_ref())
    }
}

fn expiry(nonce: &[u8; 32]) -> u64 {
    let mut seconds = [0; 8];
    seconds.copy_from_slice(&nonce[..8]);
    u64::from_be_bytes(seconds)
}
