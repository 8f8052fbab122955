//! A header of the one form that we write, without its base64: 1,184 bytes in place of 1,627.

use base64ct::{Base64Unpadded, Encoding as _};

use crate::{
    envelope::{HYBRID, Kind, Refusal},
    header::{Header, VERSION_LINE},
    id::Digest,
};

const SHARE: usize = 1_120;
const BODY: usize = 32;
const MAC: usize = 32;
/// Share, body and MAC.
pub const COMPACT_BYTES: usize = SHARE + BODY + MAC;

/// One hybrid stanza and a MAC. Not verified: that needs the file key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compact(Vec<u8>);

impl Compact {
    /// Takes share, body and MAC, if their header passes the check of a testimony's header at the door.
    ///
    /// # Errors
    /// The [`Refusal`] of the door.
    pub fn check(bytes: &[u8]) -> Result<Self, Refusal> {
        if bytes.len() != COMPACT_BYTES {
            return Err(Refusal::RecipientShape);
        }
        let compact = Self(bytes.to_vec());
        let header = Header::parse(&compact.header(), Kind::Testimony.header_limit())?;
        Kind::Testimony.check_recipients(header.stanzas())?;
        Ok(compact)
    }

    /// The compact form of a header; `None` if it is of another form than we write.
    pub fn of(header: &[u8]) -> Option<Self> {
        let parsed = Header::parse(header, Kind::Testimony.header_limit()).ok()?;
        Kind::Testimony.check_recipients(parsed.stanzas()).ok()?;
        let [stanza] = parsed.stanzas() else { return None };
        let mut bytes = Base64Unpadded::decode_vec(stanza.args.first()?).ok()?;
        bytes.extend_from_slice(&stanza.body);
        bytes.extend_from_slice(parsed.mac());
        let compact = Self(bytes);
        (compact.header() == header).then_some(compact)
    }

    /// Share, body and MAC.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The header as it stands in a file.
    pub fn header(&self) -> Vec<u8> {
        let (share, rest) = self.0.split_at(SHARE);
        let (body, mac) = rest.split_at(BODY);
        let encode = Base64Unpadded::encode_string;
        let lines = format!("-> {HYBRID} {}\n{}\n--- {}\n", encode(share), encode(body), encode(mac));
        [VERSION_LINE.as_slice(), lines.as_bytes()].concat()
    }

    /// SHA-256 of the header as it stands in a file.
    pub fn digest(&self) -> Digest {
        Digest::of(&self.header())
    }
}
