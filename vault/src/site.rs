//! What a server sends as it is: the digest of every static file under its address, signed with a key that no server has.

use core::{fmt, str::FromStr};
use std::collections::BTreeMap;

use base16ct::lower;
use ed25519_dalek::{Signature, VerifyingKey};
use serde::{Deserialize, Serialize};

use crate::id::{Digest, IdError};

/// Longest manifest that is read, in bytes: some thousand files.
pub const LIMIT: usize = 1_048_576;
/// First of what is signed, so that no signature over anything else is taken for one over a manifest.
const FORMAT: &str = "murmuration/v1/site";

/// Every file that the server sends as it was built.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    format: String,
    /// Of the software.
    pub version: String,
    /// What `rustc --version` says where it was built.
    pub compiler: String,
    /// Content-Security-Policies by name.
    pub policies: BTreeMap<String, String>,
    /// By address, as a path and a query. `{call}` stands for a call's name.
    pub files: BTreeMap<String, File>,
    /// Addresses of pages that the server writes itself, each with the name of its policy. Nobody can say their digest beforehand.
    pub pages: BTreeMap<String, String>,
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// Name of the policy that it is sent with.
    pub policy: String,
    /// As it is.
    pub plain: Body,
    /// As it is sent to a browser that takes Brotli.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub br: Option<Body>,
}

/// Bytes, by what they are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// How many.
    pub bytes: u64,
    /// Their digest.
    pub sha256: Digest,
}

impl Body {
    /// What these bytes are known by.
    pub fn of(bytes: &[u8]) -> Self {
        Self { bytes: bytes.len() as u64, sha256: Digest::of(bytes) }
    }
}

/// Why bytes are no manifest that can be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ManifestError {
    /// Not in the one form.
    #[error("the manifest is damaged or of an unknown version")]
    Malformed,
    /// Not by this key, or over other bytes.
    #[error("the manifest is not signed by this key")]
    Unsigned,
}

impl Manifest {
    /// One without files and pages.
    pub fn new(version: String, compiler: String, policies: BTreeMap<String, String>) -> Self {
        let (files, pages) = (BTreeMap::new(), BTreeMap::new());
        Self { format: FORMAT.to_owned(), version, compiler, policies, files, pages }
    }

    /// Its one form: JSON with names in order, indented by two spaces, and a line feed.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).expect("maps with text as keys can be written");
        bytes.push(b'\n');
        bytes
    }

    /// Reads the one form.
    ///
    /// # Errors
    /// [`ManifestError::Malformed`].
    pub fn parse(bytes: &[u8]) -> Result<Self, ManifestError> {
        let found = (bytes.len() <= LIMIT).then(|| serde_json::from_slice::<Self>(bytes).ok()).flatten();
        found.filter(|found| found.is_sound() && found.to_bytes() == bytes).ok_or(ManifestError::Malformed)
    }

    /// The policy of this name.
    pub fn policy(&self, name: &str) -> Option<&str> {
        self.policies.get(name).map(String::as_str)
    }

    fn is_sound(&self) -> bool {
        let files = self.files.iter().map(|(address, file)| (address, &file.policy));
        let mut all = files.chain(&self.pages);
        self.format == FORMAT
            && all.all(|(address, policy)| address.starts_with('/') && self.policies.contains_key(policy))
    }
}

/// The Ed25519 public key that manifests are signed with, as an organisation publishes it: 64 hex digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SitePublicKey([u8; 32]);

impl SitePublicKey {
    /// The manifest of these bytes, if the key signed them (RFC 8032, strictly).
    ///
    /// # Errors
    /// [`ManifestError`].
    pub fn verify(&self, manifest: &[u8], signature: &[u8]) -> Result<Manifest, ManifestError> {
        let signature = Signature::from_slice(signature).map_err(|_| ManifestError::Unsigned)?;
        VerifyingKey::from_bytes(&self.0)
            .and_then(|key| key.verify_strict(manifest, &signature))
            .map_err(|_| ManifestError::Unsigned)?;
        Manifest::parse(manifest)
    }
}

impl fmt::Display for SitePublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&lower::encode_string(&self.0))
    }
}

impl FromStr for SitePublicKey {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        lower::decode_vec(text).ok().and_then(|bytes| bytes.try_into().ok()).map(Self).ok_or(IdError::Hex(64))
    }
}

#[cfg(feature = "keys")]
pub use secret::SiteKey;

#[cfg(feature = "keys")]
mod secret {
    use base64ct::{Base64, Encoding as _};
    use ed25519_dalek::{Signer as _, SigningKey};
    use rand_core::{CryptoRng, RngCore};
    use zeroize::Zeroizing;

    use super::{Manifest, ManifestError, SitePublicKey};

    /// PKCS #8 around an Ed25519 seed (RFC 8410 §7).
    const PKCS8: [u8; 16] = [48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32];
    const FRAME: [&str; 2] = ["-----BEGIN PRIVATE KEY-----", "-----END PRIVATE KEY-----"];

    /// The key that manifests are signed with (Ed25519). Wiped when dropped.
    pub struct SiteKey(SigningKey);

    impl SiteKey {
        /// Draws a new key.
        pub fn generate(rng: &mut (impl RngCore + CryptoRng)) -> Self {
            let mut seed = Zeroizing::new([0; 32]);
            rng.fill_bytes(seed.as_mut());
            Self(SigningKey::from_bytes(&seed))
        }

        /// As stock tools keep such a key: PEM around PKCS #8 (RFC 7468, RFC 8410).
        pub fn to_pem(&self) -> Zeroizing<String> {
            let bytes = Zeroizing::new([&PKCS8[..], self.0.as_bytes()].concat());
            let inner = Zeroizing::new(Base64::encode_string(&bytes));
            Zeroizing::new(format!("{}\n{}\n{}\n", FRAME[0], *inner, FRAME[1]))
        }

        /// Reads that.
        pub fn from_pem(text: &str) -> Option<Self> {
            let inner = text.trim().strip_prefix(FRAME[0])?.strip_suffix(FRAME[1])?.trim();
            let bytes = Zeroizing::new(Base64::decode_vec(inner).ok()?);
            let seed: &[u8; 32] = bytes.strip_prefix(&PKCS8)?.try_into().ok()?;
            Some(Self(SigningKey::from_bytes(seed)))
        }

        /// The public half.
        pub fn public(&self) -> SitePublicKey {
            SitePublicKey(self.0.verifying_key().to_bytes())
        }

        /// Signs the bytes of a manifest, and says what it is of.
        ///
        /// # Errors
        /// [`ManifestError::Malformed`]: nothing else is signed.
        pub fn sign(&self, manifest: &[u8]) -> Result<([u8; 64], Manifest), ManifestError> {
            let read = Manifest::parse(manifest)?;
            Ok((self.0.sign(manifest).to_bytes(), read))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest() -> Manifest {
        let policies = BTreeMap::from([("room".to_owned(), "default-src 'none'".to_owned())]);
        let mut manifest = Manifest::new("0.1.0".to_owned(), "rustc 1.95.0".to_owned(), policies);
        let file = File { policy: "room".to_owned(), plain: Body::of(b"body{}"), br: None };
        manifest.files.insert("/assets/style.css".to_owned(), file);
        manifest.pages.insert("/".to_owned(), "room".to_owned());
        manifest
    }

    #[test]
    fn there_is_one_form_and_no_other_is_read() {
        let bytes = manifest().to_bytes();
        assert_eq!(Manifest::parse(&bytes), Ok(manifest()));
        let text = String::from_utf8(bytes.clone()).expect("it is text");
        let mut unnamed = manifest();
        unnamed.policies.clear();
        let mut elsewhere = manifest();
        elsewhere.pages.insert("//elsewhere.example/".to_owned(), "desk".to_owned());
        for other in [
            text.trim_end().to_owned(),
            text.replace("  ", ""),
            text.replace("v1", "v2"),
            text.replace("\"plain\"", "\"more\": 1, \"plain\""),
            String::from_utf8(unnamed.to_bytes()).expect("it is text"),
            String::from_utf8(elsewhere.to_bytes()).expect("it is text"),
            String::new(),
        ] {
            assert_eq!(Manifest::parse(other.as_bytes()), Err(ManifestError::Malformed), "{other}");
        }
    }

    #[test]
    fn a_policy_is_found_by_its_name_alone() {
        assert_eq!(manifest().policy("room"), Some("default-src 'none'"));
        assert_eq!(manifest().policy("desk"), None);
    }

    #[cfg(feature = "keys")]
    #[test]
    fn only_its_own_key_is_believed_and_only_over_the_same_bytes() {
        let [key, other] = [(); 2].map(|()| SiteKey::generate(&mut rand_core::OsRng));
        let mut bytes = manifest().to_bytes();
        let (signature, read) = key.sign(&bytes).expect("it is a manifest");
        assert_eq!(read, manifest());
        let again = SiteKey::from_pem(&key.to_pem()).expect("it was written here").public();
        assert_eq!(again.to_string().parse(), Ok(key.public()));
        assert_eq!(again.verify(&bytes, &signature), Ok(manifest()));
        assert_eq!(other.public().verify(&bytes, &signature), Err(ManifestError::Unsigned));
        assert_eq!(again.verify(&bytes, &signature[..63]), Err(ManifestError::Unsigned));
        assert!(key.sign(b"{}").is_err());
        bytes.push(b' ');
        assert_eq!(again.verify(&bytes, &signature), Err(ManifestError::Unsigned));
    }
}
