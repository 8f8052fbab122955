//! One share of a recovery, as it stands on paper.

use zeroize::Zeroizing;

use crate::{id::Digest, phrase, receipt::WordError};

/// Words of a share: 296 bits, and 16 to check them.
pub const SHARE_WORDS: usize = 24;
const CHECK: &str = "murmuration/v1/recovery/share-check";
pub(super) const SEED: usize = 32;
const BYTES: usize = 3 + 1 + 1 + SEED;

/// A share. Wiped when dropped; has no `Debug`, `Display`, `Clone` or `Serialize`.
pub struct Share(Zeroizing<[u8; BYTES]>);

impl Share {
    pub(super) fn new(set: [u8; 3], threshold: u8, point: &[u8; 1 + SEED]) -> Self {
        let mut bytes = Zeroizing::new([0; BYTES]);
        bytes[..3].copy_from_slice(&set);
        bytes[3] = threshold;
        bytes[4..].copy_from_slice(point);
        Self(bytes)
    }

    /// Reads words in any case, with anything between them.
    ///
    /// # Errors
    /// [`WordError`] names the word that can't be right, or says that the words together can't.
    pub fn parse(text: &str) -> Result<Self, WordError> {
        phrase::read(CHECK, text, SHARE_WORDS).map(Self)
    }

    /// The words, with one space between them.
    pub fn phrase(&self) -> Zeroizing<String> {
        phrase::write(CHECK, self.0.as_slice(), SHARE_WORDS)
    }

    /// How many shares it takes.
    pub fn threshold(&self) -> u8 {
        self.0[3]
    }

    /// Its number, from 1.
    pub fn number(&self) -> u8 {
        self.0[4]
    }

    /// What the plan says of it.
    pub fn commitment(&self) -> Digest {
        let mut bytes = Zeroizing::new(Vec::with_capacity(64 + BYTES));
        bytes.extend_from_slice(b"murmuration/v1/recovery/share");
        bytes.extend_from_slice(self.0.as_slice());
        Digest::of(&bytes)
    }

    pub(super) fn set(&self) -> [u8; 3] {
        [self.0[0], self.0[1], self.0[2]]
    }

    /// Its number and its 32 values.
    pub(super) fn point(&self) -> &[u8] {
        &self.0[4..]
    }
}
