//! Reads a stream, and believes nothing of it before its end.

use std::{
    cell::Cell,
    fs::{DirBuilder, File},
    io::{self, BufRead as _, BufReader, Read},
    os::unix::fs::DirBuilderExt as _,
    path::Path,
};

use tar::{Archive, EntryType};

use crate::{
    backup::archive::{ATTACHMENTS, HEAD, Hashing, MANIFEST, Manifest, VERSION},
    folder, progress,
};

/// What every age file begins with.
const SEALED: &[u8] = b"age-encryption.org/";
/// The longest text: a manifest of some millions of attachments.
const TEXT: u64 = 1 << 29;

/// Why a stream is of no use. The message ends with the mend.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// Nobody opened it.
    #[error(
        "the backup is still sealed: open it on the way, as in age -d -i KEY backup.tar.age | murmuration restore …"
    )]
    Sealed,
    /// Something else.
    #[error("this is not a backup of murmuration, or of a version that this program does not know: name another file")]
    Foreign,
    /// It ends too early.
    #[error("the backup is cut off: nothing was restored. Take another copy of it, or an older backup")]
    CutOff,
    /// It says of itself that it is not as it was written.
    #[error("the backup is damaged at {0}: nothing was restored. Take another copy of it, or an older backup")]
    Damaged(String),
    /// Whoever sends it.
    #[error(
        "the backup can't be read to its end: {0}. Nothing was restored. See what is wrong with age or the disk behind it, and restore again"
    )]
    Source(io::Error),
    /// Where it is put.
    #[error("can't write the backup into {0}: {1}. Nothing was restored. Make room there, and restore again")]
    Target(String, io::Error),
}

/// Puts what a stream holds into `into`, an empty folder.
pub(super) fn unpack(into: &Path, stream: impl Read) -> Result<(), Unreadable> {
    let bar = progress::bytes("restoring");
    let over = Cell::new(false);
    let mut stream = BufReader::new(Ending { from: bar.wrap_read(stream), over: &over });
    match stream.fill_buf().map_err(Unreadable::Source)? {
        [] => return Err(Unreadable::CutOff),
        start if start.starts_with(SEALED) => return Err(Unreadable::Sealed),
        _ => {}
    }
    let target = |error| Unreadable::Target(into.display().to_string(), error);
    DirBuilder::new().mode(0o700).create(into.join(ATTACHMENTS)).map_err(target)?;
    let mut archive = Archive::new(stream);
    let (mut manifest, mut is_whole, mut is_first) = (Manifest::default(), false, true);
    for entry in archive.entries().map_err(Unreadable::Source)? {
        let mut entry = entry.map_err(|error| not_tar(error, is_first, over.get()))?;
        let name = entry.path().ok().and_then(|path| path.to_str().map(ToOwned::to_owned));
        let name = name.filter(|name| is_known(name) && entry.header().entry_type() == EntryType::Regular);
        let name = name.ok_or(if is_first { Unreadable::Foreign } else { Unreadable::Damaged("a name".to_owned()) })?;
        if is_whole || is_first != (name == HEAD) {
            return Err(if is_first { Unreadable::Foreign } else { Unreadable::Damaged(name) });
        }
        let length = entry.header().entry_size().map_err(Unreadable::Source)?;
        if name == MANIFEST {
            let mut text = String::new();
            entry.by_ref().take(TEXT).read_to_string(&mut text).map_err(Unreadable::Source)?;
            if text.len() as u64 != length {
                return Err(Unreadable::CutOff);
            }
            if text != manifest.text() {
                return Err(Unreadable::Damaged(first_difference(&text, &manifest.text())));
            }
            is_whole = true;
            continue;
        }
        let mut hashing = Hashing::new(&mut entry);
        if name == HEAD {
            let mut version = Vec::new();
            hashing.by_ref().take(TEXT).read_to_end(&mut version).map_err(Unreadable::Source)?;
            if version != VERSION {
                return Err(Unreadable::Foreign);
            }
        } else {
            write(&into.join(&name), &mut hashing, target)?;
        }
        let (passed, digest) = hashing.finish();
        if passed != length {
            return Err(Unreadable::CutOff);
        }
        if !manifest.add(&name, digest) {
            return Err(Unreadable::Damaged(name));
        }
        is_first = false;
    }
    bar.finish_and_clear();
    let sync = |folder: &Path| File::open(folder).and_then(|folder| folder.sync_all()).map_err(target);
    sync(&into.join(ATTACHMENTS))?;
    sync(into)?;
    if is_whole { Ok(()) } else { Err(Unreadable::CutOff) }
}

/// The names that a stream may have; none leads out of the folder.
fn is_known(name: &str) -> bool {
    let is_attachment = |name: &str| {
        name.len() == 16 && name.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
    };
    [HEAD, MANIFEST, folder::INSTALLATION, folder::DATABASE].contains(&name)
        || name.strip_prefix(ATTACHMENTS).and_then(|name| name.strip_prefix('/')).is_some_and(is_attachment)
}

/// Which side failed must be told apart: reading the stream, or writing to the disk.
fn write(path: &Path, from: &mut impl Read, target: impl Fn(io::Error) -> Unreadable) -> Result<(), Unreadable> {
    use io::Write as _;
    let mut file = folder::private().create_new(true).open(path).map_err(&target)?;
    let mut bytes = vec![0; 1 << 16];
    loop {
        let read = match from.read(&mut bytes) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) => return Err(Unreadable::Source(error)),
        };
        file.write_all(&bytes[..read]).map_err(&target)?;
    }
    file.sync_all().map_err(target)
}

/// tar has no kinds of its own for what it finds wrong: whether the stream was over tells them apart.
fn not_tar(error: io::Error, is_first: bool, is_over: bool) -> Unreadable {
    match error.kind() {
        _ if is_first => Unreadable::Foreign,
        _ if is_over => Unreadable::CutOff,
        io::ErrorKind::Other | io::ErrorKind::InvalidData => Unreadable::Damaged("the beginning of a file".to_owned()),
        _ => Unreadable::Source(error),
    }
}

/// Notes when what it reads from is over.
struct Ending<'a, R> {
    from: R,
    over: &'a Cell<bool>,
}

impl<R: Read> Read for Ending<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(into)?;
        self.over.set(read == 0 && !into.is_empty());
        Ok(read)
    }
}

/// The name of the first entry that is not as the manifest says.
fn first_difference(expected: &str, found: &str) -> String {
    let differs = expected.lines().zip(found.lines()).find(|(expected, found)| expected != found);
    let name = differs.and_then(|(expected, _)| expected.split("  ").nth(1));
    name.unwrap_or(MANIFEST).to_owned()
}
