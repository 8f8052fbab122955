//! age's native post-quantum recipient: `mlkem768x25519`, `age1pq1…`, `AGE-SECRET-KEY-PQ-1…`.
//!
//! Source: <https://c2sp.org/age>, "The hybrid recipient type".

mod kem;

use std::{collections::HashSet, fmt, str::FromStr};

use age::{DecryptError, EncryptError, secrecy::ExposeSecret as _};
use age_core::{
    format::{FileKey, Stanza},
    primitives::{bech32_decode, bech32_encode, hpke_open, hpke_seal},
};
use base64ct::{Base64Unpadded, Encoding as _};
use bech32::Hrp;
use hpke::{Deserializable as _, HpkeError, Kem as _, Serializable as _};
use rand_core::{CryptoRng, OsRng, RngCore};
use zeroize::Zeroizing;

use crate::envelope::HYBRID;
use kem::{EncappedKey, PrivateKey, PublicKey, XWing};

const RECIPIENT_PREFIX: Hrp = Hrp::parse_unchecked("age1pq");
const IDENTITY_PREFIX: Hrp = Hrp::parse_unchecked("age-secret-key-pq-");
const INFO: &[u8] = b"age-encryption.org/mlkem768x25519";
const WRAPPED_FILE_KEY: usize = 32;

/// Text that is not a key of age's hybrid type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not a key of age's post-quantum hybrid type (age1pq1… or AGE-SECRET-KEY-PQ-1…)")]
pub struct KeyTextError;

/// Who a file can be sealed to.
#[derive(Clone, PartialEq, Eq)]
pub struct HybridRecipient(Box<PublicKey>);

/// Who can open what was sealed to its recipient. Wiped when dropped.
pub struct HybridIdentity {
    // Boxed, so that moving an identity leaves no copy of the key behind.
    key: Box<PrivateKey>,
    public: Box<PublicKey>,
}

impl HybridIdentity {
    /// Draws a new key.
    pub fn generate(rng: &mut (impl RngCore + CryptoRng)) -> Self {
        let mut seed = Zeroizing::new([0; 32]);
        rng.fill_bytes(seed.as_mut());
        Self::from_seed(&seed)
    }

    /// The key of a 32-byte X-Wing seed.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        let key = Box::new(PrivateKey::from_seed(seed));
        let public = Box::new(XWing::sk_to_pk(&key));
        Self { key, public }
    }

    /// The 32-byte X-Wing seed.
    pub fn seed(&self) -> &[u8; 32] {
        self.key.seed()
    }

    /// The public half.
    pub fn to_recipient(&self) -> HybridRecipient {
        HybridRecipient(self.public.clone())
    }

    /// `AGE-SECRET-KEY-PQ-1…`, as stock tools read it.
    pub fn to_secret_text(&self) -> Zeroizing<String> {
        let lower = Zeroizing::new(bech32_encode(IDENTITY_PREFIX, self.seed()));
        Zeroizing::new(lower.to_uppercase())
    }
}

impl FromStr for HybridIdentity {
    type Err = KeyTextError;

    fn from_str(text: &str) -> Result<Self, KeyTextError> {
        if text.bytes().any(|byte| byte.is_ascii_lowercase()) {
            return Err(KeyTextError);
        }
        decode(text, IDENTITY_PREFIX).and_then(|seed| {
            let seed = seed.as_slice().try_into().map_err(|_| KeyTextError)?;
            Ok(Self::from_seed(seed))
        })
    }
}

impl FromStr for HybridRecipient {
    type Err = KeyTextError;

    fn from_str(text: &str) -> Result<Self, KeyTextError> {
        if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return Err(KeyTextError);
        }
        let bytes = decode(text, RECIPIENT_PREFIX)?;
        PublicKey::from_bytes(&bytes).map(|key| Self(Box::new(key))).map_err(|_| KeyTextError)
    }
}

fn decode(text: &str, prefix: Hrp) -> Result<Zeroizing<Vec<u8>>, KeyTextError> {
    bech32_decode(
        text,
        |_| KeyTextError,
        |hrp| if hrp == prefix { Ok(()) } else { Err(KeyTextError) },
        |_, bytes| Ok(Zeroizing::new(bytes.collect())),
    )
}

impl fmt::Display for HybridRecipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&bech32_encode(RECIPIENT_PREFIX, &self.0.to_bytes()))
    }
}

impl fmt::Debug for HybridRecipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl age::Recipient for HybridRecipient {
    fn wrap_file_key(&self, file_key: &FileKey) -> Result<(Vec<Stanza>, HashSet<String>), EncryptError> {
        let (share, body) = hpke_seal::<XWing, _>(&self.0, INFO, file_key.expose_secret(), &mut OsRng);
        let stanza =
            Stanza { tag: HYBRID.to_owned(), args: vec![Base64Unpadded::encode_string(&share.to_bytes())], body };
        // Keeps age from adding a classic recipient beside this one.
        Ok((vec![stanza], HashSet::from(["postquantum".to_owned()])))
    }
}

impl age::Identity for HybridIdentity {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        (stanza.tag == HYBRID).then(|| self.unwrap_hybrid(stanza).transpose()).flatten()
    }
}

impl HybridIdentity {
    /// `Ok(None)`: sealed to somebody else.
    fn unwrap_hybrid(&self, stanza: &Stanza) -> Result<Option<FileKey>, DecryptError> {
        let [share] = stanza.args.as_slice() else {
            return Err(DecryptError::InvalidHeader);
        };
        let share = Base64Unpadded::decode_vec(share)
            .ok()
            .and_then(|share| EncappedKey::from_bytes(&share).ok())
            .ok_or(DecryptError::InvalidHeader)?;
        if stanza.body.len() != WRAPPED_FILE_KEY {
            return Err(DecryptError::InvalidHeader);
        }
        match hpke_open::<XWing>(&share, &self.key, INFO, &stanza.body).map(Zeroizing::new) {
            Ok(file_key) => Ok(Some(FileKey::init_with_mut(|key| key.copy_from_slice(&file_key)))),
            // A share of small order is a damaged header, not a file for somebody else.
            Err(HpkeError::DecapError) => Err(DecryptError::InvalidHeader),
            Err(_) => Ok(None),
        }
    }
}
