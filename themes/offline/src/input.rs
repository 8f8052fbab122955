//! Reading files, no more of each than it may hold.

use std::{
    fs::{self, File},
    io::{self, IsTerminal as _, Read},
    path::{Path, PathBuf},
};

use zeroize::Zeroizing;

use crate::trouble::{Kind, Trouble};

/// Stands for standard input.
pub const STDIN: &str = "-";

/// What to call a file when there is something to say of it.
pub fn name(path: &Path) -> String {
    if path == Path::new(STDIN) { "standard input".to_owned() } else { path.display().to_string() }
}

/// The bytes of a file, or of standard input for `-`. One more than `limit` tells that it is too long.
pub fn bytes(path: &Path, limit: u64) -> Result<Zeroizing<Vec<u8>>, Trouble> {
    let read = if path == Path::new(STDIN) { up_to(io::stdin().lock(), limit) } else { file(path, limit) };
    read.map_err(|error| Trouble::unreadable(&error))
}

fn file(path: &Path, limit: u64) -> io::Result<Zeroizing<Vec<u8>>> {
    let file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    up_to(file, limit)
}

/// What `from` holds, at most one byte more than `limit`.
pub fn up_to(from: impl Read, limit: u64) -> io::Result<Zeroizing<Vec<u8>>> {
    let mut bytes = Zeroizing::new(Vec::new());
    from.take(limit + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A text in UTF-8, without the mark that some editors put in front of it.
pub fn text(bytes: &[u8]) -> Result<&str, Trouble> {
    let text = core::str::from_utf8(bytes).map_err(|_| {
        Trouble::new(
            Kind::NotAText,
            "It is not a text in UTF-8",
            "Save it as plain text, with the encoding UTF-8; other programs' documents are no plain text",
        )
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// Whether a person sits at the other end of standard input.
pub fn is_typed(path: &Path) -> bool {
    path == Path::new(STDIN) && io::stdin().is_terminal()
}

/// The files in a folder whose names end in `.{ending}`, in the order of their names.
pub fn in_folder(folder: &Path, ending: &str) -> Result<Vec<PathBuf>, Trouble> {
    let listed: io::Result<Vec<PathBuf>> =
        fs::read_dir(folder).and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect());
    let mut paths = listed.map_err(|error| Trouble::unreadable(&error))?;
    paths.retain(|path| path.extension().is_some_and(|found| found == ending) && path.is_file());
    paths.sort();
    Ok(paths)
}
