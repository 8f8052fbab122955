//! How much room there is.

use std::{io, path::Path};

use crate::{config::Config, folder::ATTACHMENTS};

/// Bytes that this user can still write to a server's data folder. Attachments may be on a disk of their own: then the smaller counts. What a bucket has left it
/// doesn't say.
///
/// # Errors
/// [`io::Error`] if the system does not say.
pub fn free(Config { data, bucket, .. }: &Config) -> io::Result<u64> {
    let free = free_beside(data)?;
    if bucket.is_some() { Ok(free) } else { Ok(free.min(free_beside(&data.join(ATTACHMENTS))?)) }
}

/// Bytes that this user can still write to the disk that holds `path`.
///
/// # Errors
/// As [`free`].
pub fn free_beside(path: &Path) -> io::Result<u64> {
    let disk = rustix::fs::statvfs(path)?;
    Ok(disk.f_bavail.saturating_mul(disk.f_frsize))
}
