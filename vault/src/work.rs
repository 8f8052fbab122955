//! Proof of work: a hashcash over Argon2id, so that a flood costs memory and a person waits less than a second.

use core::{fmt, str::FromStr};

use argon2::{Algorithm, Argon2, Block, Params, Version};

use crate::{
    id::{AttachmentId, CallId, Digest, SubmissionId},
    signed_bytes::signed_bytes,
};

/// Memory of one try, in KiB.
const MEMORY_KIB: u32 = 1024;
const SALT: &[u8] = b"murmuration/v1/work";

/// How hard the work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// 8 zero bits: about 256 tries, 0.4 s on a laptop.
    Full,
    /// 3 zero bits: about 8 tries, for browsers without WebAssembly or JIT. From a bounded pool.
    Light,
}

impl Class {
    /// How many leading zero bits a solution has.
    pub const fn difficulty(self) -> u32 {
        match self {
            Self::Full => 8,
            Self::Light => 3,
        }
    }

    /// The word in requests and tokens.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Light => "light",
        }
    }
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Not one of `full`, `light`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a class of work is full or light")]
pub struct UnknownClass;

impl FromStr for Class {
    type Err = UnknownClass;
    fn from_str(text: &str) -> Result<Self, UnknownClass> {
        match text {
            "full" => Ok(Self::Full),
            "light" => Ok(Self::Light),
            _ => Err(UnknownClass),
        }
    }
}

/// What the work for an upload is done over: the sealed file does not exist yet when its upload begins.
pub fn upload_digest(call: &CallId, id: SubmissionId, attachment: AttachmentId, length: u64) -> Digest {
    let parts: [&[u8]; 4] = [call.as_ref().as_bytes(), &id.to_bytes(), &attachment.to_bytes(), &length.to_be_bytes()];
    Digest::of(&signed_bytes("murmuration/v1/upload", &parts))
}

/// The memory of a try, for one after the other: fetching a megabyte from the system and giving it back each time takes a part of the try's own time, and
/// leaves a server's memory in pieces. Nothing secret is ever in it.
pub struct Memory(Vec<Block>);

impl Default for Memory {
    fn default() -> Self {
        Self(vec![Block::new(); MEMORY_KIB as usize])
    }
}

impl Memory {
    /// Whether `counter` solves the work for `token` and the file's `digest`. Takes one Argon2id of 1 MiB, but for difficulty 0, which every counter solves.
    pub fn verify(&mut self, token: &str, digest: &Digest, difficulty: u32, counter: u64) -> bool {
        difficulty == 0 || self.zero_bits(token, digest, counter) >= difficulty
    }

    fn zero_bits(&mut self, token: &str, digest: &Digest, counter: u64) -> u32 {
        let params = Params::new(MEMORY_KIB, 1, 1, Some(32)).expect("the parameters are constants in range");
        let mut input = Vec::with_capacity(token.len() + 40);
        input.extend_from_slice(&digest.to_bytes());
        input.extend_from_slice(&counter.to_be_bytes());
        input.extend_from_slice(token.as_bytes());
        let mut hash = [0; 32];
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into_with_memory(&input, SALT, &mut hash, &mut self.0)
            .expect(
                "input, salt and output are within Argon2's limits, and the memory is as large as the parameters say",
            );
        u128::from_be_bytes(hash[..16].try_into().expect("16 of 32 bytes")).leading_zeros()
    }
}

/// The header `Murmuration-Work`: `token:counter` with twenty digits, so that no request can be told from another by its counter.
pub fn header_value(token: &str, counter: u64) -> String {
    format!("{token}:{counter:020}")
}

/// [`Memory::verify`] with memory of its own.
pub fn verify(token: &str, digest: &Digest, difficulty: u32, counter: u64) -> bool {
    Memory::default().verify(token, digest, difficulty, counter)
}

/// Tries `tries` counters from `from` on. `None` means: go on from `from + tries`.
pub fn solve(token: &str, digest: &Digest, difficulty: u32, from: u64, tries: u64) -> Option<u64> {
    let mut memory = Memory::default();
    (from..from.saturating_add(tries)).find(|counter| memory.verify(token, digest, difficulty, *counter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_solution_holds_for_its_own_token_and_file_only() {
        let digest = Digest::of(b"file");
        let counter = solve("token", &digest, 3, 0, 1_000).expect("3 bits are found within 1,000 tries");
        assert!(verify("token", &digest, 3, counter));
        let elsewhere = (0..40_u64).filter(|n| verify("token", &Digest::of(&n.to_be_bytes()), 3, counter));
        assert!(elsewhere.count() < 20);
    }

    #[test]
    fn the_hash_is_argon2id_as_the_reference_implementation_computes_it() {
        // argon2-cffi 25: hash_secret_raw(32 zero bytes, 26 as u64, b"t"; salt b"murmuration/v1/work"; 1, 1024, 1, 32, ID)
        // begins 0076d046: nine zero bits, and no counter below 26 has eight.
        let mut memory = Memory::default();
        // Whatever was in it before does not matter.
        for _ in 0..2 {
            assert_eq!(memory.zero_bits("t", &Digest::ZERO, 26), 9);
            assert!(!memory.verify("another", &Digest::ZERO, 128, 1));
        }
        assert_eq!(solve("t", &Digest::ZERO, 8, 0, 100), Some(26));
    }
}
