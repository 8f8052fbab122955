//! Where things are written: whole or not at all, never over another, and readable to nobody else.

use std::{
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use crate::trouble::{Kind, Trouble};

/// What standard output is called.
pub const STDOUT: &str = "standard output";

/// A folder for what was opened.
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    /// Looks at the place. Nothing is made yet, so that a command which opens nothing leaves nothing.
    ///
    /// # Errors
    /// It is no folder, or others may look into it and `shared` does not say that this is meant.
    pub fn look(path: &Path, shared: bool) -> Result<Self, Trouble> {
        match fs::metadata(path) {
            Ok(found) if !found.is_dir() => {
                return Err(Trouble::new(Kind::AlreadyThere, "It is not a folder", "Name another folder"));
            }
            Ok(found) if !shared && others_may_read(&found) => {
                return Err(Trouble::new(
                    Kind::OthersCanRead,
                    "Others on this machine may look into this folder",
                    format!("Close it (chmod 700 {}), name a new one, or say --allow-shared", path.display()),
                ));
            }
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(Trouble::unreadable(&error)),
        }
        Ok(Self { path: path.to_owned() })
    }

    /// Writes a new file, and makes the folder if it is not there yet.
    pub fn write(&self, name: &str, bytes: &[u8]) -> Result<PathBuf, Trouble> {
        make(&self.path).map_err(|error| Trouble::unwritable(&self.path, &error))?;
        let path = self.path.join(name);
        write_new(&path, bytes)?;
        Ok(path)
    }
}

/// Writes a file that only its owner reads. It is whole before it has its name.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    let around = match path.parent() {
        Some(around) if !around.as_os_str().is_empty() => around,
        _ => Path::new("."),
    };
    let unwritable = |error: io::Error| Trouble::unwritable(path, &error);
    let mut fresh = tempfile::Builder::new().prefix(".unfinished-").tempfile_in(around).map_err(unwritable)?;
    fresh.write_all(bytes).and_then(|()| fresh.as_file().sync_all()).map_err(unwritable)?;
    fresh.persist_noclobber(path).map_err(|refused| match refused.error.kind() {
        io::ErrorKind::AlreadyExists => already_there(path),
        _ => unwritable(refused.error),
    })?;
    Ok(())
}

/// What is said of a place that is taken.
pub fn already_there(path: &Path) -> Trouble {
    Trouble::new(
        Kind::AlreadyThere,
        format!("{} is there already, and nothing is written over it", path.display()),
        "Name another place, or move away what is there",
    )
}

#[cfg(unix)]
fn make(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(path)
}

#[cfg(unix)]
pub fn others_may_read(found: &fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    found.permissions().mode() & 0o077 != 0
}

// Elsewhere a new file takes the rights of the folder around it, which is the user's own below her home.
#[cfg(not(unix))]
fn make(path: &Path) -> io::Result<()> {
    fs::create_dir_all(path)
}

#[cfg(not(unix))]
pub fn others_may_read(_: &fs::Metadata) -> bool {
    false
}

/// Lets everybody read a file: for what is published.
pub fn open_to_all(path: &Path) -> Result<(), Trouble> {
    let mut readable = fs::metadata(path).map_err(|error| Trouble::unwritable(path, &error))?.permissions();
    set_mode(&mut readable);
    fs::set_permissions(path, readable).map_err(|error| Trouble::unwritable(path, &error))
}

#[cfg(unix)]
fn set_mode(permissions: &mut fs::Permissions) {
    use std::os::unix::fs::PermissionsExt as _;
    permissions.set_mode(0o644);
}

#[cfg(not(unix))]
fn set_mode(_: &mut fs::Permissions) {}
