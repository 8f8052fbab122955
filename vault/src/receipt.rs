//! Receipts: seven words that only the survivor has.

pub(crate) mod words;

use base64ct::{Base64UrlUnpadded, Encoding as _};
use zeroize::{Zeroize, Zeroizing};

use crate::id::Digest;
pub(crate) use words::words_of;
pub use words::{WORD_COUNT, WordError, completions};

/// Words of a receipt: six random ones (78 bits) and a checksum.
pub const RECEIPT_WORDS: usize = 7;
/// Bytes of a sealed pin: nonce, fingerprint, submission id, digest, tag.
pub const PIN_BYTES: usize = 24 + 16 + 16 + 32 + 16;

/// The words, as numbers in the word list. Wiped when dropped; has no `Debug`, `Display`, `Clone` or `Serialize`.
pub struct Receipt([u16; RECEIPT_WORDS]);

impl Receipt {
    /// Reads words in any case, with any spaces, commas or dashes between them.
    ///
    /// # Errors
    /// [`WordError`] names the word that can't be right, or says that the words together can't.
    pub fn parse(text: &str) -> Result<Self, WordError> {
        let numbers = words::numbers(text)?;
        let numbers: [u16; RECEIPT_WORDS] = numbers
            .as_slice()
            .try_into()
            .map_err(|_| WordError::Count { found: numbers.len(), expected: RECEIPT_WORDS })?;
        let receipt = Self(numbers);
        if words::checksum(&receipt.0[..RECEIPT_WORDS - 1]) == receipt.0[RECEIPT_WORDS - 1] {
            Ok(receipt)
        } else {
            Err(WordError::Checksum)
        }
    }

    /// The words, in order.
    pub fn words(&self) -> [&'static str; RECEIPT_WORDS] {
        self.0.map(words::word)
    }

    /// The words with one space between them: what the keys are derived from.
    pub fn phrase(&self) -> Zeroizing<String> {
        Zeroizing::new(self.words().join(" "))
    }
}

impl Drop for Receipt {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// What the server keeps of a receipt: enough to find and check, nothing to guess the words from but by Argon2id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptHeader {
    /// SHA-256 of the lookup id.
    pub lookup_hash: Digest,
    /// Ed25519 public key that signs return actions.
    pub return_key: [u8; 32],
    /// The sealed pin; see [`PIN_BYTES`].
    pub pin: [u8; PIN_BYTES],
}

/// The header `Murmuration-Receipt` is not of its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the receipt header has another form than lookup.key.pin")]
pub struct ReceiptHeaderError;

impl ReceiptHeader {
    /// `lookup hash.return key.pin`: hex, then twice base64url without padding.
    pub fn to_header_value(&self) -> String {
        format!(
            "{}.{}.{}",
            self.lookup_hash,
            Base64UrlUnpadded::encode_string(&self.return_key),
            Base64UrlUnpadded::encode_string(&self.pin)
        )
    }

    /// Reads what [`ReceiptHeader::to_header_value`] writes.
    ///
    /// # Errors
    /// [`ReceiptHeaderError`] for anything else.
    pub fn parse(value: &str) -> Result<Self, ReceiptHeaderError> {
        let read = || {
            let mut parts = value.split('.');
            let lookup_hash = parts.next()?.parse().ok()?;
            let return_key = Base64UrlUnpadded::decode_vec(parts.next()?).ok()?.try_into().ok()?;
            let pin = Base64UrlUnpadded::decode_vec(parts.next()?).ok()?.try_into().ok()?;
            parts.next().is_none().then_some(Self { lookup_hash, return_key, pin })
        };
        read().ok_or(ReceiptHeaderError)
    }
}

#[cfg(feature = "keys")]
mod keys;
#[cfg(feature = "keys")]
pub use keys::{PinError, ReceiptKeys, ReceiptPublic, derive_root};

#[cfg(feature = "keys")]
impl Receipt {
    /// Draws six words and adds the checksum word.
    pub fn make(rng: &mut (impl rand_core::RngCore + rand_core::CryptoRng)) -> Self {
        let mut numbers = [0; RECEIPT_WORDS];
        for number in &mut numbers[..RECEIPT_WORDS - 1] {
            *number = words::draw(rng);
        }
        numbers[RECEIPT_WORDS - 1] = words::checksum(&numbers[..RECEIPT_WORDS - 1]);
        Self(numbers)
    }
}

/// Draws six words for a passphrase: 78 bits.
#[cfg(feature = "keys")]
pub fn make_passphrase(rng: &mut (impl rand_core::RngCore + rand_core::CryptoRng)) -> Zeroizing<String> {
    let chosen: [&str; 6] = core::array::from_fn(|_| words::word(words::draw(rng)));
    Zeroizing::new(chosen.join(" "))
}
