//! Chance that falls the same way every time. For the demonstration only: nothing drawn from it is secret.

use rand_core::{CryptoRng, Error, RngCore};
use vault::id::Digest;

/// SHA-256 over words, under this module's own name.
pub fn hash(words: &[&str]) -> Digest {
    Digest::of(format!("murmuration/demonstration/{}", words.join("/")).as_bytes())
}

/// SHA-256 of a counter. Says it is fit for keys, so that the vault takes it; the keys are as public as this file.
pub struct Repeatable {
    seed: Digest,
    counter: u64,
}

impl Repeatable {
    /// The same words, the same chance.
    pub fn from_words(words: &[&str]) -> Self {
        Self { seed: hash(words), counter: 0 }
    }
}

impl RngCore for Repeatable {
    fn next_u32(&mut self) -> u32 {
        let mut bytes = [0; 4];
        self.fill_bytes(&mut bytes);
        u32::from_le_bytes(bytes)
    }

    fn next_u64(&mut self) -> u64 {
        let mut bytes = [0; 8];
        self.fill_bytes(&mut bytes);
        u64::from_le_bytes(bytes)
    }

    fn fill_bytes(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(32) {
            let block = hash(&[&self.seed.to_string(), &self.counter.to_string()]).to_bytes();
            self.counter += 1;
            chunk.copy_from_slice(&block[..chunk.len()]);
        }
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Error> {
        self.fill_bytes(bytes);
        Ok(())
    }
}

impl CryptoRng for Repeatable {}
