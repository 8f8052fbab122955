//! Recovery: what lets holders of paper shares open a call again when nobody else can.
//!
//! The plan is public and signed by the root: to whom the call's secrets are wrapped, how many shares it takes, and what each share must be.

use crate::{
    account_change::Lock,
    id::{Account, CallId, Digest},
    key_set::{RootPublicKey, is_hybrid},
    login::is_signed,
    signed_bytes::signed_bytes,
};

#[cfg(feature = "keys")]
mod secret;
#[cfg(feature = "keys")]
mod share;
#[cfg(feature = "keys")]
pub use secret::{RecoverySecret, ShareError};
#[cfg(feature = "keys")]
pub use share::{SHARE_WORDS, Share};

/// Most shares of a recovery.
pub const MOST_SHARES: usize = 16;
/// Fewest shares that open it. With one, there would be nothing to split.
pub const FEWEST: u8 = 2;

/// A recovery as everybody may know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The call.
    pub call: CallId,
    /// 1 for the first, one more for each that replaces it.
    pub number: u32,
    /// To whom the call's secrets are wrapped (`age1pq1…`).
    pub recipient: String,
    /// Ed25519 public key of whoever has enough shares.
    pub opener: [u8; 32],
    /// How many shares open it.
    pub threshold: u8,
    /// What each share must be, in their order.
    pub shares: Vec<Digest>,
}

impl Plan {
    /// Whether it is one that could be kept: 2 ≤ threshold ≤ shares ≤ 16, and a hybrid recipient.
    pub fn is_sound(&self) -> bool {
        let count = self.shares.len();
        self.number >= 1
            && self.threshold >= FEWEST
            && usize::from(self.threshold) <= count
            && count <= MOST_SHARES
            && is_hybrid(&self.recipient)
    }

    /// The bytes that the root signs.
    pub fn message(&self) -> Vec<u8> {
        let shares: Vec<u8> = self.shares.iter().flat_map(|digest| digest.to_bytes()).collect();
        signed_bytes(
            "murmuration/v1/recovery",
            &[
                self.call.as_ref().as_bytes(),
                &self.number.to_be_bytes(),
                self.recipient.as_bytes(),
                &self.opener,
                &[self.threshold],
                &shares,
            ],
        )
    }

    /// Whether the root signed it. Strict verification.
    pub fn is_signed_by(&self, root: &RootPublicKey, signature: &[u8; 64]) -> bool {
        is_signed(&root.to_bytes(), &self.message(), signature)
    }

    /// Whether whoever has enough shares asks for what is wrapped to them, to make this account. Strict verification.
    pub fn is_opened_by(&self, nonce: &[u8; 32], origin: &str, account: &Account, signature: &[u8; 64]) -> bool {
        is_signed(&self.opener, &opening(nonce, origin, &self.call, account), signature)
    }

    /// Signs it.
    #[cfg(feature = "keys")]
    pub fn sign(&self, root: &crate::identity::RootKey) -> [u8; 64] {
        root.sign(&self.message())
    }
}

fn opening(nonce: &[u8; 32], origin: &str, call: &CallId, account: &Account) -> Vec<u8> {
    let parts: [&[u8]; 4] = [nonce, origin.as_bytes(), call.as_ref().as_bytes(), account.as_ref().as_bytes()];
    signed_bytes("murmuration/v1/recovery/open", &parts)
}

/// The bytes that the root signs over what is wrapped to a plan: the SHA-256 of each file, in the order in which they are sent.
fn wraps_message(call: &CallId, number: u32, wraps: &[Digest]) -> Vec<u8> {
    let wraps: Vec<u8> = wraps.iter().flat_map(|digest| digest.to_bytes()).collect();
    signed_bytes("murmuration/v1/recovery/wraps", &[call.as_ref().as_bytes(), &number.to_be_bytes(), &wraps])
}

/// Whether the root signed these wraps for plan `number`. Strict verification.
pub fn wraps_are_signed_by(
    root: &RootPublicKey,
    call: &CallId,
    number: u32,
    wraps: &[Digest],
    signature: &[u8; 64],
) -> bool {
    is_signed(&root.to_bytes(), &wraps_message(call, number, wraps), signature)
}

/// Signs what is wrapped to plan `number`.
#[cfg(feature = "keys")]
pub fn sign_wraps(root: &crate::identity::RootKey, call: &CallId, number: u32, wraps: &[Digest]) -> [u8; 64] {
    root.sign(&wraps_message(call, number, wraps))
}

/// A new account that comes with the next key set, on the word of the root and of whoever has enough shares: one who once held the root, and
/// was taken out, has only the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Enrolment<'a> {
    /// The call.
    pub call: &'a CallId,
    /// Digest of the key set's note. Its last member has the account's public keys.
    pub key_set: Digest,
    /// Whose.
    pub account: &'a Account,
    /// How it is unlocked.
    pub lock: Lock<'a>,
}

impl Enrolment<'_> {
    /// The bytes that the root and the opener sign.
    pub fn message(&self) -> Vec<u8> {
        signed_bytes(
            "murmuration/v1/recovery/enrol",
            &[
                self.call.as_ref().as_bytes(),
                &self.key_set.to_bytes(),
                self.account.as_ref().as_bytes(),
                &self.lock.bytes(),
            ],
        )
    }

    /// Whether the root signed it. Strict verification.
    pub fn is_signed_by(&self, root: &RootPublicKey, signature: &[u8; 64]) -> bool {
        is_signed(&root.to_bytes(), &self.message(), signature)
    }

    /// Whether whoever has enough shares of the plan in force signed it. Strict verification.
    pub fn is_opened_by(&self, plan: &Plan, signature: &[u8; 64]) -> bool {
        plan.call == *self.call && is_signed(&plan.opener, &self.message(), signature)
    }

    /// Signs it.
    #[cfg(feature = "keys")]
    pub fn sign(&self, root: &crate::identity::RootKey) -> [u8; 64] {
        root.sign(&self.message())
    }
}
