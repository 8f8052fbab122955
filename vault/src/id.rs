//! Names and numbers that travel in the open: calls, accounts, submissions, digests.

use core::{fmt, str::FromStr};

use base16ct::lower;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use sha2::{Digest as _, Sha256};

use crate::signed_bytes::signed_bytes;

/// Why a piece of text is not the identifier it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// Use 1 to 40 of a-z, 0-9 and inner dashes.
    #[error("use 1 to 40 small letters, digits and inner dashes")]
    Name,
    /// Use exactly the stated number of lower-case hex digits.
    #[error("expected {0} lower-case hex digits")]
    Hex(usize),
}

fn is_name(text: &str) -> bool {
    let bytes = text.as_bytes();
    (1..=40).contains(&bytes.len())
        && bytes.iter().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || *b == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
}

macro_rules! text_serde {
    ($type:ty) => {
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                String::deserialize(from)?.parse().map_err(|error: IdError| D::Error::custom(error))
            }
        }
    };
}

macro_rules! name_type {
    ($(#[$doc:meta])* $type:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $type(String);

        impl FromStr for $type {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> {
                is_name(text).then(|| Self(text.to_owned())).ok_or(IdError::Name)
            }
        }
        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl AsRef<str> for $type {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
        text_serde!($type);
    };
}

name_type!(
    /// The name of a call in addresses and key sets: 1 to 40 of `a-z`, `0-9` and inner dashes.
    CallId
);
name_type!(
    /// The pseudonymous handle of a member, which is also the account she logs in with. Same form as [`CallId`].
    Account
);

macro_rules! hex_type {
    ($(#[$doc:meta])* $type:ident, $bytes:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $type([u8; $bytes]);

        impl $type {
            /// Takes the bytes as they are.
            pub const fn from_bytes(bytes: [u8; $bytes]) -> Self {
                Self(bytes)
            }
            /// The bytes, in the order in which they are written as hex.
            pub const fn to_bytes(self) -> [u8; $bytes] {
                self.0
            }
        }
        impl FromStr for $type {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> {
                lower::decode_vec(text)
                    .ok()
                    .and_then(|bytes| bytes.try_into().ok())
                    .map(Self)
                    .ok_or(IdError::Hex($bytes * 2))
            }
        }
        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&lower::encode_string(&self.0))
            }
        }
        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({self})", stringify!($type))
            }
        }
        text_serde!($type);
    };
}

hex_type!(
    /// The random 128-bit number that the client draws for its submission.
    SubmissionId,
    16
);
hex_type!(
    /// The random 128-bit number that the client draws for one attachment.
    AttachmentId,
    16
);
hex_type!(
    /// A SHA-256 digest (FIPS 180-4).
    Digest,
    32
);

impl SubmissionId {
    /// Stands inside a file for the offline door, whose id follows from its own bytes.
    #[cfg(feature = "keys")]
    pub(crate) const FROM_THE_BYTES: Self = Self([0; 16]);

    /// The number of what comes by the offline door of a call: the first bytes of a SHA-256 over the call and its payload's SHA-256. Sealed bytes
    /// are as good as random, and re-sealing does not change them; the header it does change, so that this can't be in the number.
    pub fn of_payload(call: &CallId, payload_sha256: &Digest) -> Self {
        let digest = Digest::of(&signed_bytes("murmuration/v1/offline-id", &[call.0.as_bytes(), &payload_sha256.0]));
        let (id, _) = digest.0.split_first_chunk().expect("a digest has 32 bytes");
        Self(*id)
    }
}

impl Digest {
    /// What stands where nothing came before.
    pub const ZERO: Self = Self([0; 32]);

    /// SHA-256 of `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }
}

/// The SHA-256 of bytes that come in pieces.
#[derive(Clone, Default)]
pub struct Digesting(Sha256);

impl Digesting {
    /// Takes the next piece.
    pub fn push(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The digest of all pieces, one behind the other.
    pub fn finish(self) -> Digest {
        Digest(self.0.finalize().into())
    }
}

#[cfg(feature = "keys")]
macro_rules! drawn {
    ($type:ident) => {
        impl $type {
            /// Draws a fresh id.
            pub fn make(rng: &mut (impl rand_core::RngCore + rand_core::CryptoRng)) -> Self {
                let mut bytes = [0; 16];
                rng.fill_bytes(&mut bytes);
                Self(bytes)
            }
        }
    };
}
#[cfg(feature = "keys")]
drawn!(SubmissionId);
#[cfg(feature = "keys")]
drawn!(AttachmentId);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_have_the_digest_of_the_whole() {
        let mut pieces = Digesting::default();
        for piece in [&b"in "[..], b"", b"pieces"] {
            pieces.push(piece);
        }
        assert_eq!(pieces.finish(), Digest::of(b"in pieces"));
        assert_eq!(Digesting::default().finish(), Digest::of(b""));
    }

    #[test]
    fn a_name_is_short_plain_and_has_no_outer_dash() {
        for good in ["a", "right-care", "a2-b", &"x".repeat(40)] {
            assert!(good.parse::<CallId>().is_ok(), "{good}");
        }
        for bad in ["", "-a", "a-", "A", "a b", "é", "a/b", "..", &"x".repeat(41)] {
            assert_eq!(bad.parse::<CallId>(), Err(IdError::Name), "{bad}");
        }
    }

    #[test]
    fn hex_is_lower_case_and_of_full_length() {
        let id = SubmissionId::from_bytes([0xab; 16]);
        assert_eq!(id.to_string().parse(), Ok(id));
        assert!("AB".repeat(16).parse::<SubmissionId>().is_err());
        assert!("ab".repeat(15).parse::<SubmissionId>().is_err());
    }
}
