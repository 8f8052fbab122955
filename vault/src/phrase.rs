//! Secret bytes as words on paper, with bits that show a slip of the pen.

use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::receipt::{WordError, words};

/// Bits of a word's number.
const BITS: usize = 13;

/// The words of `bytes`, with one space between them. `FORMAT.md` §20.1 says which bits go where.
pub(crate) fn write(label: &str, bytes: &[u8], count: usize) -> Zeroizing<String> {
    let checked = checked(label, bytes, count);
    let number =
        |at: usize| (at * BITS..(at + 1) * BITS).fold(0, |number, bit| number << 1 | u16::from(bit_of(&checked, bit)));
    let mut phrase = Zeroizing::new(String::with_capacity(count * 9));
    for at in 0..count {
        if at > 0 {
            phrase.push(' ');
        }
        phrase.push_str(words::word(number(at)));
    }
    phrase
}

/// Reads what [`write`] wrote.
///
/// # Errors
/// [`WordError`] says how many words there are, which is not in the list, or that together they do not fit.
pub(crate) fn read<const N: usize>(label: &str, text: &str, count: usize) -> Result<Zeroizing<[u8; N]>, WordError> {
    let numbers = words::numbers(text)?;
    if numbers.len() != count {
        return Err(WordError::Count { found: numbers.len(), expected: count });
    }
    let mut bytes = Zeroizing::new([0; N]);
    for bit in (0..N * 8).filter(|bit| numbers[bit / BITS] >> (BITS - 1 - bit % BITS) & 1 == 1) {
        bytes[bit / 8] |= 0x80 >> (bit % 8);
    }
    let expected = checked(label, bytes.as_slice(), count);
    let fits = (N * 8..count * BITS)
        .all(|bit| bit_of(&expected, bit) == (numbers[bit / BITS] >> (BITS - 1 - bit % BITS) & 1 == 1));
    if fits { Ok(bytes) } else { Err(WordError::Checksum) }
}

/// The bytes and enough of the digest behind them.
fn checked(label: &str, bytes: &[u8], count: usize) -> Zeroizing<Vec<u8>> {
    let digest = Sha256::new().chain_update(label).chain_update(bytes).finalize();
    let mut all = Zeroizing::new(Vec::with_capacity(bytes.len() + digest.len()));
    all.extend_from_slice(bytes);
    all.extend_from_slice(&digest);
    debug_assert!(
        (bytes.len() * 8..all.len() * 8).contains(&(count * BITS)),
        "the words hold the bytes and some of the digest"
    );
    all
}

fn bit_of(bytes: &[u8], bit: usize) -> bool {
    bytes[bit / 8] & (0x80 >> (bit % 8)) != 0
}
