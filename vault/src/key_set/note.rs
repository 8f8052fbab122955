//! The signed note around a key set. Source: <https://c2sp.org/signed-note>, signature type 0x01 (Ed25519).

use base64ct::{Base64, Encoding as _};
use ed25519_dalek::{Signature, VerifyingKey};
use sha2::{Digest as _, Sha256};

use super::RootPublicKey;

/// No note is longer: a thousand members fit.
const LIMIT: usize = 262_144;
const SIGNATURE_START: &str = "\u{2014} ";

/// A signature line: who signs, the first bytes of the hash of name and key, and the signature.
struct SignatureLine<'a> {
    name: &'a str,
    key_hash: [u8; 4],
    signature: Vec<u8>,
}

/// The text with its last line feed, and the one signature line. A line by anyone else would change the note's digest without
/// the root's leave, so there is none.
pub(super) fn split(note: &str) -> Option<(&str, &str)> {
    if note.len() > LIMIT {
        return None;
    }
    let (text, signatures) = note.rsplit_once("\n\n")?;
    let text = &note[..text.len() + 1];
    let line = signatures.strip_suffix('\n')?;
    (!line.contains('\n') && signature_line(line).is_some()).then_some((text, line))
}

fn signature_line(line: &str) -> Option<SignatureLine<'_>> {
    let (name, encoded) = line.strip_prefix(SIGNATURE_START)?.split_once(' ')?;
    let bytes = Base64::decode_vec(encoded).ok()?;
    let (key_hash, signature) = bytes.split_first_chunk::<4>()?;
    let sound = !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || c == '+') && !signature.is_empty();
    sound.then(|| SignatureLine { name, key_hash: *key_hash, signature: signature.to_vec() })
}

fn key_hash(name: &str, root: &RootPublicKey) -> [u8; 4] {
    let digest = Sha256::new().chain_update(name).chain_update(b"\n\x01").chain_update(root.to_bytes()).finalize();
    [digest[0], digest[1], digest[2], digest[3]]
}

/// Whether the signature line is by `root` under `name`.
pub(super) fn is_signed(text: &str, line: &str, name: &str, root: &RootPublicKey) -> bool {
    let Ok(key) = VerifyingKey::from_bytes(&root.to_bytes()) else {
        return false;
    };
    signature_line(line).is_some_and(|line| {
        line.name == name
            && line.key_hash == key_hash(name, root)
            && Signature::from_slice(&line.signature)
                .is_ok_and(|signature| key.verify_strict(text.as_bytes(), &signature).is_ok())
    })
}

#[cfg(feature = "keys")]
pub(super) fn sign(text: &str, name: &str, root: &crate::identity::RootKey) -> String {
    let mut bytes = key_hash(name, &root.public()).to_vec();
    bytes.extend_from_slice(&root.sign(text.as_bytes()));
    format!("{text}\n{SIGNATURE_START}{name} {}\n", Base64::encode_string(&bytes))
}
