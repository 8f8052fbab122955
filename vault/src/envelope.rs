//! Sealed bytes, recognised without a key.
//!
//! [`Envelope::parse`] is the check at every door. What it can't know (that the recipient is ours, that the tags
//! verify) is the opener's work.

mod gate;
mod passage;
mod refusal;
mod rule;
mod small_order;

use crate::{header::Header, id::Digest};
use gate::Gate;
pub use passage::{Passage, Passed, looks_sealed};
pub use refusal::Refusal;
pub(crate) use rule::HYBRID;
#[cfg(feature = "keys")]
pub(crate) use rule::WRAP_BYTES;
pub use rule::{Kind, MOST_ATTACHMENTS};
#[cfg(feature = "keys")]
pub(crate) use small_order::is_small_order;

/// The nonce before the STREAM chunks.
const NONCE: u64 = 16;
const CHUNK: u64 = 65_536;
const TAG: u64 = 16;

/// Bytes that passed every check of their kind.
#[derive(Clone)]
pub struct Envelope {
    kind: Kind,
    header: Header,
    payload: Vec<u8>,
    size: u64,
}

impl Envelope {
    /// Checks a whole file.
    ///
    /// # Errors
    /// The first [`Refusal`] in the order of the file's bytes.
    pub fn parse(kind: Kind, file: &[u8]) -> Result<Self, Refusal> {
        let mut inspector = Inspector::new(kind);
        inspector.push(file)?;
        inspector.finish()
    }

    /// What it was checked as.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The header, from the version line to the MAC's line feed.
    pub fn header(&self) -> &[u8] {
        self.header.bytes()
    }

    /// The stanzas of the header.
    pub fn parsed_header(&self) -> &Header {
        &self.header
    }

    /// Nonce and STREAM chunks.
    pub fn payload(&self) -> &[u8] {
        &self.payload
    }

    /// Header and payload, as they came.
    pub fn file(&self) -> Vec<u8> {
        [self.header(), self.payload()].concat()
    }

    /// SHA-256 of the whole file.
    pub fn sha256(&self) -> Digest {
        use sha2::Digest as _;
        let digest = sha2::Sha256::new().chain_update(self.header()).chain_update(self.payload());
        Digest::from_bytes(digest.finalize().into())
    }

    /// SHA-256 of the payload, which re-sealing does not change.
    pub fn payload_sha256(&self) -> Digest {
        Digest::of(&self.payload)
    }

    /// Padded plaintext bytes.
    pub fn size(&self) -> u64 {
        self.size
    }
}

/// Checks a file while it arrives, and stops at the first byte that can't be right.
pub struct Inspector {
    gate: Gate,
    payload: Vec<u8>,
}

impl Inspector {
    /// Begins a file of this kind.
    pub fn new(kind: Kind) -> Self {
        Self { gate: Gate::new(kind), payload: Vec::new() }
    }

    /// Takes the next bytes.
    ///
    /// # Errors
    /// The [`Refusal`] that no later byte could mend, and the same for every later byte.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), Refusal> {
        let payload = self.gate.push(bytes)?;
        self.payload.extend_from_slice(payload);
        Ok(())
    }

    /// Ends the file.
    ///
    /// # Errors
    /// What [`Inspector::push`] refused, or the first [`Refusal`] of what only a whole file shows: geometry and byte statistics.
    pub fn finish(self) -> Result<Envelope, Refusal> {
        let kind = self.gate.kind;
        let (header, size) = self.gate.finish()?;
        Ok(Envelope { kind, header, payload: self.payload, size })
    }
}

/// Plaintext bytes in a payload of this length, `None` if no STREAM has it (<https://c2sp.org/age>, "Payload").
fn plaintext_size(payload: u64) -> Option<u64> {
    let chunks = payload.checked_sub(NONCE)?;
    let count = chunks.div_ceil(CHUNK + TAG);
    let size = chunks.checked_sub(count * TAG)?;
    // Every chunk but the last is full, and the last holds at least one byte.
    (size > 0 && size.div_ceil(CHUNK) == count).then_some(size)
}

/// Payload bytes of a plaintext of this size.
pub(crate) const fn payload_size(plaintext: u64) -> u64 {
    NONCE + plaintext + plaintext.div_ceil(CHUNK) * TAG
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn geometry_is_that_of_stream() {
        for size in [1, 1_024, 65_535, 65_536, 65_537, 131_072, 1_048_576] {
            assert_eq!(plaintext_size(payload_size(size)), Some(size));
        }
        // No nonce, no chunk, a chunk of only a tag, a tag cut off.
        for payload in [0, 15, 16, 31, 32, 16 + 65_552 + 16, 16 + 65_552 + 1] {
            assert_eq!(plaintext_size(payload), None, "{payload}");
        }
    }
}
