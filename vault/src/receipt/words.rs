//! The word list, and reading words that a tired person typed.

use std::sync::LazyLock;

use sha2::{Digest as _, Sha256};

/// `words.txt` as `build.rs` codes it.
const CODED: &str = include_str!(concat!(env!("OUT_DIR"), "/words.front"));
/// Words in the list: 2^13.
pub const WORD_COUNT: usize = 8_192;

static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut words: Vec<String> = Vec::with_capacity(WORD_COUNT);
    for letter in CODED.chars() {
        match letter.to_digit(10) {
            Some(shared) => words.push(words.last().map_or("", |before| &before[..shared as usize]).to_owned()),
            None => words.last_mut().expect("a digit stands before the first letter").push(letter),
        }
    }
    words
});

/// What is wrong with the words of a receipt, or of another secret on paper.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WordError {
    /// Too few or too many words.
    #[error("there are {expected} words; these are {found}")]
    Count {
        /// How many were given.
        found: usize,
        /// How many there should be.
        expected: usize,
    },
    /// A word that is not in the list.
    #[error("word {position} is not one of ours; look at its spelling")]
    Unknown {
        /// 1 for the first word.
        position: usize,
    },
    /// Every word is in the list, but not together.
    #[error("each word is one of ours, but they don't belong together; look at their order and for a similar word")]
    Checksum,
}

pub(crate) fn word(number: u16) -> &'static str {
    &WORDS[usize::from(number) % WORD_COUNT]
}

pub(crate) fn numbers(text: &str) -> Result<zeroize::Zeroizing<Vec<u16>>, WordError> {
    text.split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .enumerate()
        .map(|(index, word)| {
            let word = zeroize::Zeroizing::new(word.to_lowercase());
            WORDS
                .binary_search_by(|known| known.as_str().cmp(&word))
                .map(|number| number as u16)
                .map_err(|_| WordError::Unknown { position: index + 1 })
        })
        .collect::<Result<Vec<_>, _>>()
        .map(zeroize::Zeroizing::new)
}

/// 13 bits of SHA-256 over a label and the words, as a word number.
pub(super) fn checksum(numbers: &[u16]) -> u16 {
    let mut hash = Sha256::new().chain_update(b"murmuration/v1/receipt-check");
    for number in numbers {
        hash.update(b" ");
        hash.update(word(*number));
    }
    let digest = hash.finalize();
    u16::from_be_bytes([digest[0], digest[1]]) >> 3
}

/// The first six words of a digest, 13 bits each.
pub(crate) fn words_of(digest: &crate::id::Digest) -> String {
    const WORDS: usize = 6;
    let bytes = digest.to_bytes();
    let bit = |at: usize| u16::from(bytes[at / 8] >> (7 - at % 8) & 1);
    let number = |at: usize| (0..13).fold(0, |number, next| number << 1 | bit(at * 13 + next));
    (0..WORDS).map(|at| word(number(at))).collect::<Vec<_>>().join(" ")
}

/// Words that begin with what was typed, in order; empty for fewer than two letters.
pub fn completions(start: &str) -> impl Iterator<Item = &'static str> {
    let start = start.to_lowercase();
    let from = WORDS.partition_point(|word| *word < start);
    let enough = start.len() >= 2;
    WORDS[from..].iter().map(String::as_str).take_while(move |word| enough && word.starts_with(&start))
}

#[cfg(feature = "keys")]
pub(super) fn draw(rng: &mut (impl rand_core::RngCore + rand_core::CryptoRng)) -> u16 {
    // 2^13 words: thirteen bits of sixteen are without bias.
    (rng.next_u32() as u16) >> 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_never_changes_because_receipts_already_exist() {
        let digest = crate::id::Digest::of((WORDS.join("\n") + "\n").as_bytes());
        assert_eq!(digest.to_string(), "3733b09ec80bbcb91c3bff1228ce10bde200d74558b3b3193e83a2e7d499c99f");
    }

    #[test]
    fn the_list_has_thirteen_bits_and_can_be_searched() {
        assert_eq!(WORDS.len(), WORD_COUNT);
        assert!(WORDS.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(WORDS.iter().all(|word| (3..=8).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_lowercase())));
    }
}
