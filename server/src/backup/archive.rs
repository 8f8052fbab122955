//! The stream: a tar file that begins by saying what it is and ends with the digests of all that is in it.
//!
//! | entry | what |
//! |---|---|
//! | `murmuration-backup` | `murmuration backup 1` |
//! | `installation` | the public id that receipts are salted with |
//! | `attachments/` and 16 hex digits | one sealed file each |
//! | `murmuration.sqlite` | the database |
//! | `manifest.txt` | SHA-256 and name of each of them, as `sha256sum -c` reads it |
//!
//! The last entry is only there if everything before it is, so a stream that was cut off shows. Entries have no times and no owners.

use std::{
    collections::BTreeMap,
    io::{self, Read, Write},
};

use sha2::{Digest as _, Sha256};
use tar::{Builder, EntryType, Header};
use vault::id::Digest;

/// Name of the first entry.
pub const HEAD: &str = "murmuration-backup";
/// Content of the first entry.
pub const VERSION: &[u8] = b"murmuration backup 1\n";
/// Name of the last entry.
pub const MANIFEST: &str = "manifest.txt";
/// Where attachments are.
pub const ATTACHMENTS: &str = "attachments";

/// Digest of each entry, by name.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Manifest(BTreeMap<String, Digest>);

impl Manifest {
    /// Adds an entry. `false` if it is there already.
    pub fn add(&mut self, name: &str, digest: Digest) -> bool {
        self.0.insert(name.to_owned(), digest).is_none()
    }

    /// As it is written.
    pub fn text(&self) -> String {
        self.0.iter().map(|(name, digest)| format!("{digest}  {name}\n")).collect()
    }
}

/// Writes a stream.
pub struct Packer<W: Write> {
    tar: Builder<W>,
    manifest: Manifest,
}

impl<W: Write> Packer<W> {
    /// Begins one.
    ///
    /// # Errors
    /// [`io::Error`] if `out` can't be written; also of the others.
    pub fn begin(out: W) -> io::Result<Self> {
        let mut packer = Self { tar: Builder::new(out), manifest: Manifest::default() };
        packer.add(HEAD, VERSION.len() as u64, VERSION)?;
        Ok(packer)
    }

    /// Adds `length` bytes.
    ///
    /// # Errors
    /// [`io::ErrorKind::UnexpectedEof`] if there are fewer: then the stream is of no use any more.
    pub fn add(&mut self, name: &str, length: u64, from: impl Read) -> io::Result<()> {
        let mut hashing = Hashing::new(from.take(length));
        self.tar.append(&header(name, length)?, &mut hashing)?;
        let (passed, digest) = hashing.finish();
        if passed != length {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.manifest.add(name, digest);
        Ok(())
    }

    /// Ends it with its manifest.
    ///
    /// # Errors
    /// As [`Packer::begin`].
    pub fn finish(mut self) -> io::Result<()> {
        let text = self.manifest.text();
        self.tar.append(&header(MANIFEST, text.len() as u64)?, text.as_bytes())?;
        self.tar.into_inner()?.flush()
    }
}

fn header(name: &str, length: u64) -> io::Result<Header> {
    let mut header = Header::new_gnu();
    header.set_path(name)?;
    header.set_entry_type(EntryType::Regular);
    header.set_mode(0o600);
    header.set_size(length);
    header.set_cksum();
    Ok(header)
}

/// Hashes what passes.
pub struct Hashing<R> {
    from: R,
    hash: Sha256,
    passed: u64,
}

impl<R: Read> Hashing<R> {
    /// Hashes what is read from `from`.
    pub fn new(from: R) -> Self {
        Self { from, hash: Sha256::new(), passed: 0 }
    }

    /// Bytes that passed, and their digest.
    pub fn finish(self) -> (u64, Digest) {
        (self.passed, Digest::from_bytes(self.hash.finalize().into()))
    }
}

impl<R: Read> Read for Hashing<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(into)?;
        self.hash.update(&into[..read]);
        self.passed += read as u64;
        Ok(read)
    }
}
