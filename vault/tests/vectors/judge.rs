//! One vector of C2SP/CCTV `age/`: opened the way we open files, and compared with what the vector itself expects.
//!
//! Source: <https://c2sp.org/CCTV/age>, "Test file format".

use std::io::Read as _;

use age::{DecryptError, Decryptor, Identity, armor::ArmoredReader, scrypt, x25519};
use vault::{header::Header, hybrid::HybridIdentity, id::Digest};

const ARMOR_BEGIN: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";
/// The vectors go up to 10 where they must open, and to 23 where they must be refused.
const SCRYPT_MOST: u8 = 16;

/// What opening a file comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Opened to the end; the digest of the plaintext.
    Success(Digest),
    NoMatch,
    HmacFailure,
    HeaderFailure,
    /// The digest of what was opened before the failure.
    PayloadFailure(Digest),
    ArmorFailure,
}

/// A vector, read.
pub struct Vector {
    pub expected: Outcome,
    pub armored: bool,
    pub file: Vec<u8>,
    identities: Vec<String>,
    passphrases: Vec<String>,
}

impl Vector {
    /// Reads the lines before the empty one, and the file after it. An unknown line is an error, so that nothing is
    /// passed over in silence.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let end = bytes.windows(2).position(|pair| pair == b"\n\n").ok_or("it has no empty line")?;
        let facts = std::str::from_utf8(&bytes[..end]).map_err(|_| "its facts are not text")?;
        let mut file = bytes[end + 2..].to_vec();
        let (mut expect, mut payload, mut armored) = ("", None, false);
        let (mut identities, mut passphrases) = (Vec::new(), Vec::new());
        for line in facts.lines() {
            let (name, value) = line.split_once(": ").ok_or(format!("`{line}` is no fact"))?;
            match name {
                "expect" => expect = value,
                "payload" => payload = Some(value.parse().map_err(|error| format!("{error}"))?),
                "identity" => identities.push(value.to_owned()),
                "passphrase" => passphrases.push(value.to_owned()),
                "armored" => armored = value == "yes",
                "compressed" if value == "zlib" => {
                    file = miniz_oxide::inflate::decompress_to_vec_zlib(&file).map_err(|error| error.to_string())?;
                }
                "comment" | "file key" => {}
                _ => return Err(format!("`{line}` is unknown")),
            }
        }
        let payload = || payload.ok_or("it names no payload");
        let expected = match expect {
            "success" => Outcome::Success(payload()?),
            "no match" => Outcome::NoMatch,
            "HMAC failure" => Outcome::HmacFailure,
            "header failure" => Outcome::HeaderFailure,
            "payload failure" => Outcome::PayloadFailure(payload()?),
            "armor failure" => Outcome::ArmorFailure,
            _ => return Err(format!("it expects `{expect}`")),
        };
        Ok(Self { expected, armored, file, identities, passphrases })
    }

    /// The file without its armor, `None` if the armor is broken.
    pub fn binary(&self) -> Option<Vec<u8>> {
        if !self.armored {
            return Some(self.file.clone());
        }
        // The specification allows white space around armor; the `age` crate looks for armor at the first byte only.
        let armored = self.file.trim_ascii_start();
        let mut binary = Vec::new();
        let read = armored.starts_with(ARMOR_BEGIN).then(|| ArmoredReader::new(armored).read_to_end(&mut binary))?;
        read.ok().map(|_| binary)
    }

    /// Opens the file: our header parser first, then age with our hybrid identity.
    pub fn open(&self) -> Result<Outcome, String> {
        let Some(file) = self.binary() else {
            return Ok(Outcome::ArmorFailure);
        };
        if Header::parse(&file, file.len()).is_err() {
            return Ok(Outcome::HeaderFailure);
        }
        self.open_with_age(&file)
    }

    /// What age alone says about a binary file.
    pub fn open_with_age(&self, file: &[u8]) -> Result<Outcome, String> {
        let identities = self.identities()?;
        let opened =
            Decryptor::new_buffered(file).and_then(|decryptor| decryptor.decrypt(identities.iter().map(AsRef::as_ref)));
        let mut reader = match opened {
            Ok(reader) => reader,
            Err(error) => return failure(&error),
        };
        let mut plaintext = Vec::new();
        let finished = reader.read_to_end(&mut plaintext);
        let digest = Digest::of(&plaintext);
        Ok(if finished.is_ok() { Outcome::Success(digest) } else { Outcome::PayloadFailure(digest) })
    }

    fn identities(&self) -> Result<Vec<Box<dyn Identity>>, String> {
        let mut identities: Vec<Box<dyn Identity>> = Vec::new();
        for text in &self.identities {
            identities.push(if text.starts_with("AGE-SECRET-KEY-PQ-1") {
                Box::new(text.parse::<HybridIdentity>().map_err(|error| error.to_string())?)
            } else {
                Box::new(text.parse::<x25519::Identity>()?)
            });
        }
        for passphrase in &self.passphrases {
            let mut identity = scrypt::Identity::new(passphrase.clone().into());
            identity.set_max_work_factor(SCRYPT_MOST);
            identities.push(Box::new(identity));
        }
        Ok(identities)
    }
}

fn failure(error: &DecryptError) -> Result<Outcome, String> {
    match error {
        DecryptError::NoMatchingKeys | DecryptError::DecryptionFailed => Ok(Outcome::NoMatch),
        DecryptError::InvalidMac => Ok(Outcome::HmacFailure),
        // A nonce that is missing or cut short is an error of reading to age, and of the header to the vectors.
        DecryptError::InvalidHeader
        | DecryptError::UnknownFormat
        | DecryptError::ExcessiveWork { .. }
        | DecryptError::Io(_) => Ok(Outcome::HeaderFailure),
        other => Err(format!("age says: {other}")),
    }
}

/// `Ok` if the vector comes to what it expects; otherwise why not.
pub fn judge(bytes: &[u8]) -> Result<(), String> {
    let vector = Vector::read(bytes)?;
    let outcome = vector.open()?;
    if outcome == vector.expected { Ok(()) } else { Err(format!("expected {:?}, found {outcome:?}", vector.expected)) }
}
