//! The header of an age file, read as strictly as the specification writes it.
//!
//! Source: <https://c2sp.org/age>, "Header". Unlike stock readers, nothing that a writer may not write is read.

use core::str;

use base64ct::{Base64Unpadded, Encoding as _};

/// First line of every age file, with its line feed.
pub const VERSION_LINE: &[u8; 22] = b"age-encryption.org/v1\n";
const ARMOR_START: &[u8; 14] = b"-----BEGIN AGE";
const BODY_COLUMNS: usize = 64;

/// One recipient stanza.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stanza {
    /// The first argument.
    pub kind: String,
    /// The arguments after it; each is 1 or more visible ASCII characters.
    pub args: Vec<String>,
    /// The decoded body.
    pub body: Vec<u8>,
}

/// Why bytes are not the header of an age file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HeaderError {
    /// Does not begin with the version line.
    #[error("this is not an age file")]
    NotAge,
    /// Begins like ASCII armor.
    #[error("this is an armored age file; send the binary form")]
    Armored,
    /// A byte outside 0x20–0x7E and line feed.
    #[error("a byte in the header is not printable ASCII")]
    Character,
    /// More bytes than the limit before the header ends.
    #[error("the header is too long")]
    TooLong,
    /// Not the stanza grammar of the specification.
    #[error("a stanza does not follow the grammar")]
    Grammar,
    /// Base64 that is padded, not canonical, or not base64.
    #[error("base64 in the header is not canonical")]
    Base64,
    /// The line that closes the header is not `--- ` and 43 canonical characters.
    #[error("the closing line is not a 32-byte MAC")]
    Mac,
}

/// A header that follows the grammar. Its MAC was not checked: that needs the file key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    bytes: Vec<u8>,
    stanzas: Vec<Stanza>,
    mac: [u8; 32],
}

impl Header {
    /// Reads a header at the start of `bytes`; the rest is not looked at.
    ///
    /// # Errors
    /// [`HeaderError`] at the first byte that can't be right; [`HeaderError::Mac`] if the bytes end before the header.
    pub fn parse(bytes: &[u8], limit: usize) -> Result<Self, HeaderError> {
        let mut reader = Reader::new(limit);
        reader.push(bytes)?;
        reader.finish().ok_or(HeaderError::Mac)
    }

    /// All bytes, from the version line to the line feed after the MAC.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The stanzas in file order; at least one.
    pub fn stanzas(&self) -> &[Stanza] {
        &self.stanzas
    }

    /// The MAC as written.
    pub fn mac(&self) -> &[u8; 32] {
        &self.mac
    }

    /// The bytes that the MAC covers: up to and with `---`.
    pub fn authenticated(&self) -> &[u8] {
        &self.bytes[..self.bytes.len() - MAC_TAIL]
    }
}

/// Length of ` `, 43 characters and the line feed behind `---`.
const MAC_TAIL: usize = 45;

#[derive(Clone, Copy)]
enum Expect {
    Version,
    FirstStanza,
    Body,
    StanzaOrMac,
    Nothing,
}

/// Reads a header as its bytes arrive.
pub struct Reader {
    limit: usize,
    bytes: Vec<u8>,
    line: usize,
    expect: Expect,
    stanzas: Vec<Stanza>,
    mac: [u8; 32],
}

impl Reader {
    /// A reader that gives up after `limit` bytes.
    pub fn new(limit: usize) -> Self {
        Self { limit, bytes: Vec::new(), line: 0, expect: Expect::Version, stanzas: Vec::new(), mac: [0; 32] }
    }

    /// Whether the closing line was read.
    pub fn is_complete(&self) -> bool {
        matches!(self.expect, Expect::Nothing)
    }

    /// The stanzas read so far.
    pub fn stanzas(&self) -> &[Stanza] {
        &self.stanzas
    }

    /// How many bytes were taken so far.
    pub fn length(&self) -> usize {
        self.bytes.len()
    }

    /// Takes bytes up to the end of the header and says how many they were.
    ///
    /// # Errors
    /// [`HeaderError`] at the first byte that can't be right. The reader is of no use after it.
    pub fn push(&mut self, bytes: &[u8]) -> Result<usize, HeaderError> {
        for (taken, byte) in bytes.iter().enumerate() {
            if self.is_complete() {
                return Ok(taken);
            }
            self.push_byte(*byte)?;
        }
        Ok(bytes.len())
    }

    fn push_byte(&mut self, byte: u8) -> Result<(), HeaderError> {
        if self.bytes.len() == self.limit {
            return Err(HeaderError::TooLong);
        }
        self.bytes.push(byte);
        if matches!(self.expect, Expect::Version) {
            return self.check_start();
        }
        match byte {
            b'\n' => self.end_line(),
            0x20..=0x7e => Ok(()),
            _ => Err(HeaderError::Character),
        }
    }

    fn check_start(&mut self) -> Result<(), HeaderError> {
        let seen = self.bytes.as_slice();
        if seen == VERSION_LINE {
            self.line = seen.len();
            self.expect = Expect::FirstStanza;
            Ok(())
        } else if seen == ARMOR_START {
            Err(HeaderError::Armored)
        } else if VERSION_LINE.starts_with(seen) || ARMOR_START.starts_with(seen) {
            Ok(())
        } else {
            Err(HeaderError::NotAge)
        }
    }

    fn end_line(&mut self) -> Result<(), HeaderError> {
        let line = &self.bytes[self.line..self.bytes.len() - 1];
        let line = str::from_utf8(line).expect("every byte was checked to be ASCII");
        self.expect = match self.expect {
            Expect::Body => {
                let stanza = self.stanzas.last_mut().expect("a body follows its stanza's first line");
                if line.len() > BODY_COLUMNS {
                    return Err(HeaderError::Grammar);
                }
                let decoded = Base64Unpadded::decode_vec(line).map_err(|_| HeaderError::Base64)?;
                stanza.body.extend_from_slice(&decoded);
                if line.len() == BODY_COLUMNS { Expect::Body } else { Expect::StanzaOrMac }
            }
            Expect::FirstStanza | Expect::StanzaOrMac if line.starts_with("-> ") => {
                self.stanzas.push(stanza(&line[3..])?);
                Expect::Body
            }
            Expect::StanzaOrMac if line.starts_with("---") => {
                self.mac = line
                    .strip_prefix("--- ")
                    .and_then(|mac| Base64Unpadded::decode_vec(mac).ok())
                    .and_then(|mac| mac.try_into().ok())
                    .ok_or(HeaderError::Mac)?;
                Expect::Nothing
            }
            _ => return Err(HeaderError::Grammar),
        };
        self.line = self.bytes.len();
        Ok(())
    }

    /// The header, if it was complete.
    pub fn finish(self) -> Option<Header> {
        self.is_complete().then_some(Header { bytes: self.bytes, stanzas: self.stanzas, mac: self.mac })
    }
}

fn stanza(arguments: &str) -> Result<Stanza, HeaderError> {
    let mut arguments = arguments
        .split(' ')
        .map(|argument| if argument.is_empty() { Err(HeaderError::Grammar) } else { Ok(argument.to_owned()) });
    let kind = arguments.next().ok_or(HeaderError::Grammar)??;
    Ok(Stanza { kind, args: arguments.collect::<Result<_, _>>()?, body: Vec::new() })
}

#[cfg(feature = "keys")]
mod write {
    use age::secrecy::ExposeSecret as _;
    use age_core::{format::FileKey, primitives::hkdf};
    use base64ct::{Base64Unpadded, Encoding as _};
    use hmac::{Hmac, Mac as _};
    use sha2::Sha256;

    use super::{BODY_COLUMNS, Header, Stanza, VERSION_LINE};

    fn mac(file_key: &FileKey) -> Hmac<Sha256> {
        let key = zeroize::Zeroizing::new(hkdf(&[], b"header", file_key.expose_secret()));
        Hmac::new_from_slice(key.as_slice()).expect("HMAC takes keys of any length")
    }

    impl Header {
        /// Writes a header of exactly these stanzas, with no grease, for a payload under `file_key`.
        pub fn write(stanzas: Vec<Stanza>, file_key: &FileKey) -> Self {
            let mut bytes = VERSION_LINE.to_vec();
            for stanza in &stanzas {
                bytes.extend_from_slice(b"-> ");
                bytes.extend_from_slice(stanza.kind.as_bytes());
                for argument in &stanza.args {
                    bytes.push(b' ');
                    bytes.extend_from_slice(argument.as_bytes());
                }
                bytes.push(b'\n');
                let body = Base64Unpadded::encode_string(&stanza.body);
                // A body whose last line is full is closed by an empty line.
                for start in (0..=body.len()).step_by(BODY_COLUMNS) {
                    let end = body.len().min(start + BODY_COLUMNS);
                    bytes.extend_from_slice(&body.as_bytes()[start..end]);
                    bytes.push(b'\n');
                }
            }
            bytes.extend_from_slice(b"---");
            let mac: [u8; 32] = mac(file_key).chain_update(&bytes).finalize().into_bytes().into();
            bytes.push(b' ');
            bytes.extend_from_slice(Base64Unpadded::encode_string(&mac).as_bytes());
            bytes.push(b'\n');
            Self { bytes, stanzas, mac }
        }

        /// Whether the MAC is right for `file_key`. Constant time.
        pub fn is_authentic(&self, file_key: &FileKey) -> bool {
            mac(file_key).chain_update(self.authenticated()).verify_slice(&self.mac).is_ok()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAC: &str = "--- AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n";

    fn parse(lines: &str) -> Result<Header, HeaderError> {
        Header::parse(format!("age-encryption.org/v1\n{lines}").as_bytes(), 4096)
    }

    #[test]
    fn a_header_is_read_to_its_last_byte_and_no_further() {
        let header = parse(&format!("-> a b c\nAAAA\n{MAC}payload")).expect("it follows the grammar");
        assert_eq!(header.stanzas()[0].args, ["b", "c"]);
        assert_eq!(header.stanzas()[0].body, [0; 3]);
        assert!(header.bytes().ends_with(b"AAA\n") && header.authenticated().ends_with(b"---"));
    }

    #[test]
    fn nothing_that_a_writer_may_not_write_is_read() {
        let full = "A".repeat(64);
        let cases = [
            (MAC.to_owned(), HeaderError::Grammar),
            (format!("-> \n\n{MAC}"), HeaderError::Grammar),
            (format!("-> a  b\n\n{MAC}"), HeaderError::Grammar),
            (format!("-> a b \n\n{MAC}"), HeaderError::Grammar),
            (format!("->a\n\n{MAC}"), HeaderError::Grammar),
            (format!("-> a\n{MAC}"), HeaderError::Base64),
            (format!("-> a\n{full}\n{MAC}"), HeaderError::Base64),
            (format!("-> a\n{full}A\n\n{MAC}"), HeaderError::Grammar),
            (format!("-> a\nAA==\n{MAC}"), HeaderError::Base64),
            (format!("-> a\nAB\n{MAC}"), HeaderError::Base64),
            (format!("-> a\n\r\n{MAC}"), HeaderError::Character),
            (format!("-> \u{e9}\n\n{MAC}"), HeaderError::Character),
            ("-> a\n\n---\n".to_owned(), HeaderError::Mac),
            ("-> a\n\n--- AAAA\n".to_owned(), HeaderError::Mac),
            (format!("-> a\n\n{}", MAC.replace("A\n", "B\n")), HeaderError::Mac),
            ("-> a\n\n--- ".to_owned(), HeaderError::Mac),
        ];
        for (lines, error) in cases {
            assert_eq!(parse(&lines), Err(error), "{lines:?}");
        }
        assert_eq!(Header::parse(b"age-encryption.org/v2\n", 4096), Err(HeaderError::NotAge));
        assert_eq!(Header::parse(b"-----BEGIN AGE ENCRYPTED FILE-----\n", 4096), Err(HeaderError::Armored));
        assert_eq!(parse(&format!("-> {}\n", "a".repeat(4096))), Err(HeaderError::TooLong));
    }
}
