//! The signed note around a key set. Source: <https://c2sp.org/signed-note>, signature type 0x01 (Ed25519).

use data_encoding::BASE64;
use ed25519_dalek::{Signature, VerifyingKey};
use sha2::{Digest as _, Sha256};

use super::RootPublicKey;

/// No note is longer: a thousand members fit.
const LIMIT: usize = 4 * 1_048_576;
const SIGNATURE_START: &str = "\u{2014} ";

/// The text with its last line feed, and the signature lines.
pub(super) fn split(note: &str) -> Option<(&str, &str)> {
    if note.len() > LIMIT {
        return None;
    }
    let (text, signatures) = note.rsplit_once("\n\n")?;
    let text = &note[..text.len() + 1];
    (signatures.ends_with('\n') && signatures.starts_with(SIGNATURE_START)).then_some((text, signatures))
}

fn key_hash(name: &str, root: &RootPublicKey) -> [u8; 4] {
    let digest = Sha256::new().chain_update(name).chain_update(b"\n\x01").chain_update(root.to_bytes()).finalize();
    [digest[0], digest[1], digest[2], digest[3]]
}

/// Whether one of the signature lines is by `root` under `name`. Lines of other signers are passed over, as the
/// specification asks.
pub(super) fn is_signed(text: &str, signatures: &str, name: &str, root: &RootPublicKey) -> bool {
    let Ok(key) = VerifyingKey::from_bytes(&root.to_bytes()) else {
        return false;
    };
    signatures.lines().any(|line| {
        let Some((by, encoded)) = line.strip_prefix(SIGNATURE_START).and_then(|rest| rest.split_once(' ')) else {
            return false;
        };
        let Ok(bytes) = BASE64.decode(encoded.as_bytes()) else {
            return false;
        };
        let Some((hash, signature)) = bytes.split_first_chunk::<4>() else {
            return false;
        };
        by == name
            && *hash == key_hash(name, root)
            && Signature::from_slice(signature)
                .is_ok_and(|signature| key.verify_strict(text.as_bytes(), &signature).is_ok())
    })
}

#[cfg(feature = "keys")]
pub(super) fn sign(text: &str, name: &str, root: &crate::identity::RootKey) -> String {
    let mut bytes = key_hash(name, &root.public()).to_vec();
    bytes.extend_from_slice(&root.sign(text.as_bytes()));
    format!("{text}\n{SIGNATURE_START}{name} {}\n", BASE64.encode(&bytes))
}
