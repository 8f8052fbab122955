//! Files larger than memory should hold: checked and hashed while they pass, and not kept.

use sha2::{Digest as _, Sha256};

use super::{Gate, Kind, Refusal};
use crate::{header::Header, id::Digest, statistics::ByteCounts};

/// Chi-square that random bytes never reach: the mean is 255, the deviation 23.
const SURELY_OPEN: f64 = 1_000.0;

/// Checks and hashes a file while it passes. As strict as [`super::Inspector`], in memory of a few kilobytes.
pub struct Passage {
    gate: Gate,
    file: Sha256,
    payload: Sha256,
}

/// A file that passed every check of its kind.
pub struct Passed {
    /// The header.
    pub header: Header,
    /// Padded plaintext bytes.
    pub size: u64,
    /// SHA-256 of the whole file.
    pub sha256: Digest,
    /// SHA-256 of the payload, which re-sealing does not change.
    pub payload_sha256: Digest,
}

impl Passage {
    /// Begins a file of this kind.
    pub fn new(kind: Kind) -> Self {
        Self { gate: Gate::new(kind), file: Sha256::new(), payload: Sha256::new() }
    }

    /// Takes the next bytes.
    ///
    /// # Errors
    /// The [`Refusal`] that no later byte could mend, and the same for every later byte.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), Refusal> {
        let payload = self.gate.push(bytes)?;
        self.file.update(bytes);
        self.payload.update(payload);
        Ok(())
    }

    /// Payload bytes so far; more than none once the header was right.
    #[cfg(feature = "keys")]
    pub(crate) fn payload_length(&self) -> u64 {
        self.gate.payload()
    }

    /// Ends the file.
    ///
    /// # Errors
    /// What [`Passage::push`] refused, or the first [`Refusal`] of what only a whole file shows.
    pub fn finish(self) -> Result<Passed, Refusal> {
        let (header, size) = self.gate.finish()?;
        let digest = |hash: Sha256| Digest::from_bytes(hash.finalize().into());
        Ok(Passed { header, size, sha256: digest(self.file), payload_sha256: digest(self.payload) })
    }
}

/// Whether a piece of at least 64 KiB could be ciphertext: refuses text, pictures and archives before the whole file is there.
pub fn looks_sealed(piece: &[u8]) -> bool {
    let mut counts = ByteCounts::new();
    counts.add(piece);
    counts.chi_square() < SURELY_OPEN
}
