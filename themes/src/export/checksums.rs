//! SHA-256 of every file, as `sha256sum --check` reads it.

use vault::id::Digest;

use super::{CHECKSUMS, File, file};

/// The file with the checksums of `files`.
pub fn of(files: &[File]) -> File {
    file(CHECKSUMS, files.iter().map(|File { name, bytes }| format!("{}  {name}\n", Digest::of(bytes))).collect())
}
