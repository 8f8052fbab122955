//! The check itself, which keeps nothing of the payload.

use super::{Kind, Refusal, plaintext_size};
use crate::{
    header::{Header, Reader},
    statistics::ByteCounts,
};

/// A file on its way through the check.
pub(super) struct Gate {
    pub kind: Kind,
    reader: Reader,
    payload: u64,
    counts: ByteCounts,
    refused: Option<Refusal>,
}

impl Gate {
    pub fn new(kind: Kind) -> Self {
        let (reader, counts) = (Reader::new(kind.header_limit()), ByteCounts::new());
        Self { kind, reader, payload: 0, counts, refused: None }
    }

    /// Takes the next bytes, and says which of them are payload.
    pub fn push<'a>(&mut self, bytes: &'a [u8]) -> Result<&'a [u8], Refusal> {
        if let Some(refusal) = self.refused {
            return Err(refusal);
        }
        let taken = self.take(bytes);
        self.refused = taken.err();
        taken
    }

    fn take<'a>(&mut self, bytes: &'a [u8]) -> Result<&'a [u8], Refusal> {
        let mut rest = bytes;
        if !self.reader.is_complete() {
            let taken = self.reader.push(rest)?;
            rest = &rest[taken..];
            if self.reader.is_complete() {
                self.kind.check_recipients(self.reader.stanzas())?;
            }
        }
        let length = self.payload + rest.len() as u64;
        if length > self.kind.payload_limit() {
            return Err(Refusal::TooLong);
        }
        self.counts.add(rest);
        self.payload = length;
        Ok(rest)
    }

    /// Payload bytes so far.
    #[cfg(feature = "keys")]
    pub fn payload(&self) -> u64 {
        self.payload
    }

    /// The header and the padded plaintext bytes of a whole file.
    pub fn finish(self) -> Result<(Header, u64), Refusal> {
        if let Some(refusal) = self.refused {
            return Err(refusal);
        }
        if self.reader.length() == 0 {
            return Err(Refusal::Empty);
        }
        let header = self.reader.finish().ok_or(Refusal::Truncated)?;
        let size =
            plaintext_size(self.payload).filter(|size| self.kind.allows_size(*size)).ok_or(Refusal::SizeClass)?;
        if !self.counts.look_uniform() {
            return Err(Refusal::NotCiphertext);
        }
        Ok((header, size))
    }
}
