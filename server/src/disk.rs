//! How much room there is.

use std::{io, path::Path};

/// Bytes that this user can still write to the disk that holds `path`.
///
/// # Errors
/// [`io::Error`] if the system does not say.
pub fn free(path: &Path) -> io::Result<u64> {
    let disk = rustix::fs::statvfs(path)?;
    Ok(disk.f_bavail.saturating_mul(disk.f_frsize))
}
