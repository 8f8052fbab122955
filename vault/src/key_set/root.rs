//! The call's root key, seen from outside.

use core::{fmt, str::FromStr};

use base16ct::lower;
use sha2::{Digest as _, Sha256};

use crate::id::IdError;

/// The Ed25519 public key that signs a call's key sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RootPublicKey([u8; 32]);

impl RootPublicKey {
    /// Takes the 32 bytes of RFC 8032.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes of RFC 8032.
    pub const fn to_bytes(self) -> [u8; 32] {
        self.0
    }

    /// What people compare and links carry.
    pub fn fingerprint(&self) -> Fingerprint {
        let digest = Sha256::new().chain_update(b"murmuration/v1/root/").chain_update(self.0).finalize();
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&digest[..16]);
        Fingerprint(bytes)
    }
}

/// The first 128 bits of SHA-256 over the label `murmuration/v1/root/` and the root's public key.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint([u8; 16]);

impl Fingerprint {
    /// The 16 bytes.
    pub const fn to_bytes(self) -> [u8; 16] {
        self.0
    }

    /// `abcd ef01 …`: eight groups of four, for reading aloud.
    pub fn groups(&self) -> String {
        let hex = self.to_string();
        let groups: Vec<&str> = (0..32).step_by(4).map(|start| &hex[start..start + 4]).collect();
        groups.join(" ")
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&lower::encode_string(&self.0))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fingerprint({self})")
    }
}

impl FromStr for Fingerprint {
    type Err = IdError;

    /// Takes 32 lower-case hex digits.
    fn from_str(text: &str) -> Result<Self, IdError> {
        lower::decode_vec(text).ok().and_then(|bytes| bytes.try_into().ok()).map(Self).ok_or(IdError::Hex(32))
    }
}
