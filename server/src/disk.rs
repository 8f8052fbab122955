//! How much room there is.

use std::{io, path::Path};

use crate::folder::ATTACHMENTS;

/// Bytes that this user can still write to a data folder. Attachments may be on a disk of their own: then the smaller counts.
///
/// # Errors
/// [`io::Error`] if the system does not say.
pub fn free(data: &Path) -> io::Result<u64> {
    Ok(free_beside(data)?.min(free_beside(&data.join(ATTACHMENTS))?))
}

/// Bytes that this user can still write to the disk that holds `path`.
///
/// # Errors
/// As [`free`].
pub fn free_beside(path: &Path) -> io::Result<u64> {
    let disk = rustix::fs::statvfs(path)?;
    Ok(disk.f_bavail.saturating_mul(disk.f_frsize))
}
