//! Where sealed accounts come from: files, folders of files, and what the desk exports (`vault/FORMAT.md` §22.1), unpacked or not.

mod archive;
mod export;

use core::ops::ControlFlow;
use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, Read as _},
    path::{Path, PathBuf},
    rc::Rc,
};

use vault::{
    envelope::Kind as Sealed,
    id::{Digest, SubmissionId},
    open::{Binding, Claim},
};

use crate::{
    input,
    root::Root,
    trouble::{Kind, Trouble},
};
use archive::Archive;
pub use export::Export;

/// A sealed account is no longer than this.
pub const LIMIT: u64 = Sealed::OfflineTestimony.limit();

/// The bytes of one account, and what was said of them.
pub struct Account {
    /// What to call the opened file, without its ending.
    pub stem: String,
    pub bytes: Vec<u8>,
    pub said: Option<Said>,
}

/// What an export says of an account.
pub struct Said {
    pub claim: Claim,
    pub sha256: Digest,
    key_sets: Rc<BTreeMap<u32, Digest>>,
}

impl Said {
    /// Whether the writer saw another list of keys than the export has under the same number.
    pub fn is_other_key_set(&self, binding: &Binding) -> bool {
        self.key_sets.get(&binding.claim.epoch) != Some(&binding.key_set)
    }
}

/// One place to take accounts from.
pub enum Source {
    Files(Vec<PathBuf>),
    Export(Export, Contents),
}

/// Where the accounts of an export are.
pub enum Contents {
    Folder(PathBuf),
    Archive(Archive),
}

impl Source {
    /// Looks what is at `path`. An export is verified, with `root` if one is known.
    pub fn look(path: &Path, root: Option<&Root>) -> Result<Self, Trouble> {
        if path == Path::new(input::STDIN) {
            return Ok(Self::Files(vec![path.to_owned()]));
        }
        if path.is_dir() {
            if let Some(files) = export::in_folder(path)? {
                return Ok(Self::Export(Export::read(files, root)?, Contents::Folder(path.to_owned())));
            }
            let files = input::in_folder(path, "age")?;
            return if files.is_empty() { Err(no_accounts()) } else { Ok(Self::Files(files)) };
        }
        if !is_tar(path).map_err(|error| Trouble::unreadable(&error))? {
            return Ok(Self::Files(vec![path.to_owned()]));
        }
        let mut archive = Archive::open(path)?;
        let files = archive.facts()?;
        Ok(Self::Export(Export::read(files, root)?, Contents::Archive(archive)))
    }

    pub fn export(&self) -> Option<&Export> {
        match self {
            Self::Files(_) => None,
            Self::Export(export, _) => Some(export),
        }
    }

    /// How many accounts there are, or should be.
    pub fn len(&self) -> usize {
        match self {
            Self::Files(files) => files.len(),
            Self::Export(export, _) => export.len(),
        }
    }

    /// Hands over each account with its name, one at a time.
    pub fn each(&mut self, mut take: impl FnMut(&str, Result<Account, Trouble>) -> ControlFlow<()>) -> ControlFlow<()> {
        match self {
            Self::Files(files) => files.iter().try_for_each(|path| take(&input::name(path), file(path))),
            Self::Export(export, Contents::Folder(folder)) => export.ids().try_for_each(|id| {
                let path = folder.join("accounts").join(format!("{id}.age"));
                if !path.exists() {
                    return take(&id.to_string(), Err(export::missing()));
                }
                let account = file(&path).and_then(|account| export.account(id, account.bytes));
                take(&path.display().to_string(), account)
            }),
            Self::Export(export, Contents::Archive(archive)) => archive.each(export, &mut take),
        }
    }
}

fn file(path: &Path) -> Result<Account, Trouble> {
    let bytes = std::mem::take(&mut *input::bytes(path, LIMIT)?);
    let stem = if path == Path::new(input::STDIN) {
        "account".to_owned()
    } else {
        path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
    };
    Ok(Account { stem, bytes, said: None })
}

/// A tar (POSIX ustar) says so in each of its headers.
fn is_tar(path: &Path) -> io::Result<bool> {
    let mut start = Vec::with_capacity(512);
    File::open(path)?.take(512).read_to_end(&mut start)?;
    Ok(start.get(257..262) == Some(b"ustar".as_slice()))
}

fn no_accounts() -> Trouble {
    Trouble::new(
        Kind::NothingThere,
        "There are no sealed accounts (.age) in this folder",
        "Name the folder that has them, or the archive that the desk made",
    )
}

/// The account that a path inside an export is about.
fn id_in(path: &str) -> Option<SubmissionId> {
    path.strip_prefix("accounts/")?.strip_suffix(".age")?.parse().ok()
}
