//! One person in a key set.

use super::text;
use crate::{
    id::{Account, Digest},
    receipt::words_of,
    role::Role,
};

/// A person with a role in the call, with her keys. Her hybrid recipient is there as a digest: whoever writes an account
/// seals to the call and never to a member, so the 2 KB of each would only make every survivor wait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Her pseudonymous handle.
    pub account: Account,
    /// What she may do.
    pub role: Role,
    /// [`recipient_digest`] of her hybrid recipient.
    pub recipient_digest: Digest,
    /// Her Ed25519 public key.
    pub signing: [u8; 32],
}

impl Member {
    /// Whether this hybrid recipient (`age1pq1…`) is hers: of the right form, and the one that the root signed the digest of.
    /// Whoever seals something to her checks it first.
    pub fn has_recipient(&self, recipient: &str) -> bool {
        text::is_hybrid(recipient) && recipient_digest(recipient) == self.recipient_digest
    }

    /// Six words (78 bits) for her keys, to be compared by telephone or face to face. Whoever has other keys has other words.
    pub fn words(&self) -> String {
        let digest = [b"murmuration/v1/member-words/".as_slice(), &self.recipient_digest.to_bytes(), &self.signing];
        words_of(&Digest::of(&digest.concat()))
    }
}

/// SHA-256 over the label `murmuration/v1/member/` and a member's hybrid recipient as text.
pub fn recipient_digest(recipient: &str) -> Digest {
    Digest::of(&[b"murmuration/v1/member/", recipient.as_bytes()].concat())
}
