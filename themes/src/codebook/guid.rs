//! The name of a theme that never changes.

use core::{fmt, str::FromStr};

use vault::id::Digest;

/// Where the dashes stand.
const DASHES: [usize; 4] = [8, 13, 18, 23];

/// A GUID (RFC 9562), written as `8-4-4-4-12` lower-case hex digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Guid([u8; 16]);

/// Write 36 characters: lower-case hex digits in groups of 8, 4, 4, 4 and 12.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a GUID is 8-4-4-4-12 lower-case hex digits")]
pub struct NotAGuid;

impl Guid {
    /// Takes random bytes, and marks them as such (version 4).
    pub const fn from_random(bytes: [u8; 16]) -> Self {
        Self::marked(bytes, 4)
    }

    /// The same GUID for the same text: 16 bytes of SHA-256, marked as version 8.
    pub fn derive(text: &str) -> Self {
        let digest = Digest::of(text.as_bytes()).to_bytes();
        let (bytes, _) = digest.split_first_chunk().expect("a digest has 32 bytes");
        Self::marked(*bytes, 8)
    }

    const fn marked(mut bytes: [u8; 16], version: u8) -> Self {
        bytes[6] = bytes[6] & 0x0f | version << 4;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        Self(bytes)
    }
}

impl FromStr for Guid {
    type Err = NotAGuid;

    fn from_str(text: &str) -> Result<Self, NotAGuid> {
        let is_dash = |(place, byte): (usize, u8)| (byte == b'-') == DASHES.contains(&place);
        if text.len() != 36 || !text.bytes().enumerate().all(is_dash) {
            return Err(NotAGuid);
        }
        let mut bytes = [0; 16];
        base16ct::lower::decode(text.replace('-', ""), &mut bytes).map_err(|_| NotAGuid)?;
        Ok(Self(bytes))
    }
}

impl fmt::Display for Guid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, byte) in self.0.iter().enumerate() {
            let dash = if matches!(place, 4 | 6 | 8 | 10) { "-" } else { "" };
            write!(f, "{dash}{byte:02x}")?;
        }
        Ok(())
    }
}

crate::words::text_serde!(Guid);
