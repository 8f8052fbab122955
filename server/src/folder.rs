//! The data folder: what lies beside the database.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Read as _, Write as _},
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
};

use data_encoding::HEXLOWER;
use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use vault::id::{Account, Digest};

use crate::{
    chance::Chance,
    shelf::Disk,
    withdrawn::{Lines, Register, Unusable, Withdrawal},
};

/// What is wrong with the data folder. The message is one line with the mend.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// Can't be made, or nothing can be written into it.
    #[error(
        "can't write into the data folder {0}: {1}. Give this user the right to write there, or set MURMURATION_DATA to another folder"
    )]
    ReadOnly(PathBuf, io::Error),
    /// Another process has it.
    #[error(
        "the data folder {0} is in use by another murmuration: stop that one, or set MURMURATION_DATA to another folder"
    )]
    InUse(PathBuf),
    /// A restore that was cut off.
    #[error("{0} was not restored to its end: delete what is in it, and restore it again")]
    HalfRestored(PathBuf),
    /// Others could read the share secret.
    #[error("{0} can be read by other users: run chmod 600 {0}")]
    ShareIsOpen(PathBuf),
    /// A register of withdrawals that says itself whose it is.
    #[error(
        "{0} is the register of withdrawals of another server, or of one with another share file: put back the one that was here"
    )]
    OtherRegister(PathBuf),
    /// Nothing opens the bucket.
    #[error(
        "{0} does not hold the bucket's key: write its access key id into the first line and the secret access key into the second, and run chmod 600 {0}"
    )]
    BucketKey(PathBuf),
    /// Not as this program writes it.
    #[error("{0} is damaged: restore it from its own backup (it is not in the database's)")]
    Damaged(PathBuf),
}

/// The database's name in the folder. Also for the next four.
pub const DATABASE: &str = "murmuration.sqlite";
/// Attachments.
pub const ATTACHMENTS: &str = "attachments";
/// The installation's public id.
pub const INSTALLATION: &str = "installation";
/// The share secret.
pub const SHARE: &str = "share";
/// The bucket's key.
const BUCKET: &str = "bucket";
/// The register of withdrawals.
pub const WITHDRAWN: &str = "withdrawn";
/// What a restore is not done with lies in a folder of this name.
pub const RESTORING: &str = "restoring";

/// What opens a bucket of attachments.
pub struct BucketKey {
    /// Its name.
    pub id: String,
    /// The secret.
    pub secret: String,
}

impl BucketKey {
    /// Where it lies in a data folder.
    pub fn file(data: &Path) -> PathBuf {
        data.join(BUCKET)
    }

    /// Reads that of a data folder.
    ///
    /// # Errors
    /// [`FolderError::ShareIsOpen`], [`FolderError::BucketKey`].
    pub fn read(data: &Path) -> Result<Self, FolderError> {
        let path = Self::file(data);
        check_private(&path)?;
        let text = fs::read_to_string(&path).unwrap_or_default();
        let mut lines = text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty());
        match (lines.next(), lines.next(), lines.next()) {
            (Some(id), Some(secret), None) => Ok(Self { id, secret }),
            _ => Err(FolderError::BucketKey(path)),
        }
    }
}

/// Bytes that are drawn for the name of a draft.
const DRAFT: usize = 16;

/// The folder, held by this process alone until it ends.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    _lock: File,
}

impl Folder {
    /// Makes the folder if need be (for this user alone), and locks it. The system lifts the lock when the process ends, however it ends.
    ///
    /// # Errors
    /// [`FolderError::ReadOnly`], [`FolderError::InUse`].
    pub fn open(path: &Path) -> Result<Self, FolderError> {
        let read_only = |error| FolderError::ReadOnly(path.to_owned(), error);
        fs::DirBuilder::new().recursive(true).mode(0o700).create(path).map_err(read_only)?;
        keep_name(path).map_err(read_only)?;
        let lock = private().truncate(true).open(path.join("lock")).map_err(read_only)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(FolderError::InUse(path.to_owned())),
            Err(TryLockError::Error(error)) => return Err(read_only(error)),
        }
        probe(path).map_err(read_only)?;
        if path.join(RESTORING).exists() {
            return Err(FolderError::HalfRestored(path.to_owned()));
        }
        Ok(Self { path: path.to_owned(), _lock: lock })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Where the database lies.
    pub fn database(&self) -> PathBuf {
        self.path.join(DATABASE)
    }

    /// The folder of attachments, made if need be.
    ///
    /// # Errors
    /// [`FolderError::ReadOnly`].
    pub fn shelf(&self) -> Result<Disk, FolderError> {
        let path = self.path.join(ATTACHMENTS);
        let opened = Disk::open(path.clone()).and_then(|disk| probe(&path).map(|()| disk));
        opened.map_err(|error| FolderError::ReadOnly(path, error))
    }

    /// Whether files are there.
    ///
    /// # Errors
    /// [`FolderError::ReadOnly`], also of the next.
    pub fn has_attachments(&self, disk: &Disk) -> Result<bool, FolderError> {
        disk.list().map(|rows| !rows.is_empty()).map_err(|error| self.unusable(error))
    }

    /// Whether servers that share a database have, or had, this folder of attachments.
    pub fn has_shelf_mark(&self) -> Result<bool, FolderError> {
        self.shelf_mark_file().try_exists().map_err(|error| self.unusable(error))
    }

    fn unusable(&self, error: io::Error) -> FolderError {
        FolderError::ReadOnly(self.path.clone(), error)
    }

    fn shelf_mark_file(&self) -> PathBuf {
        self.path.join(ATTACHMENTS).join("mark")
    }

    /// What tells this folder of attachments from any other; drawn when it is made.
    ///
    /// # Errors
    /// [`FolderError::Damaged`], [`FolderError::ReadOnly`].
    pub fn shelf_mark(&self, chance: &Chance) -> Result<String, FolderError> {
        let mark = self.hex_file::<16>(&self.shelf_mark_file(), chance)?;
        Ok(HEXLOWER.encode(&mark))
    }

    /// Makes an empty database that only this user can read, if there is none. SQLite gives its other files the same rights.
    ///
    /// # Errors
    /// [`FolderError::ReadOnly`].
    pub fn prepare_database(&self) -> Result<(), FolderError> {
        let opened = private().open(self.database());
        opened.map(drop).map_err(|error| FolderError::ReadOnly(self.path.clone(), error))
    }

    /// Whether SQLite has a database here.
    ///
    /// # Errors
    /// [`FolderError::ReadOnly`].
    pub fn has_database(&self) -> Result<bool, FolderError> {
        match fs::metadata(self.database()) {
            Ok(file) => Ok(file.len() > 0),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(self.unusable(error)),
        }
    }

    /// The installation's public id; drawn at first start.
    ///
    /// # Errors
    /// [`FolderError::Damaged`], [`FolderError::ReadOnly`].
    pub fn installation(&self, chance: &Chance) -> Result<String, FolderError> {
        let path = self.path.join(INSTALLATION);
        let id = self.hex_file::<16>(&path, chance)?;
        Ok(HEXLOWER.encode(&id))
    }

    /// The share secret; drawn at first start.
    ///
    /// # Errors
    /// [`FolderError::ShareIsOpen`], [`FolderError::Damaged`], [`FolderError::ReadOnly`].
    pub fn share(&self, chance: &Chance) -> Result<Share, FolderError> {
        let path = self.share_file();
        check_private(&path)?;
        self.hex_file(&path, chance).map(Share)
    }

    /// The register of withdrawals, with what is in it.
    ///
    /// # Errors
    /// [`FolderError::OtherRegister`], [`FolderError::Damaged`], [`FolderError::ReadOnly`].
    pub fn withdrawn(&self, share: &Share) -> Result<(Register, Vec<Withdrawal>), FolderError> {
        let path = self.path.join(WITHDRAWN);
        let read_only = |error| FolderError::ReadOnly(self.path.clone(), error);
        let file = private().write(false).read(true).append(true).open(&path).map_err(read_only)?;
        File::open(&self.path).and_then(|folder| folder.sync_all()).map_err(read_only)?;
        Register::open(file, share).map_err(|error| match error {
            Unusable::Damaged => FolderError::Damaged(path),
            Unusable::Foreign => FolderError::OtherRegister(path),
            Unusable::Folder(error) => read_only(error),
        })
    }

    /// What the register of withdrawals holds. One that is not there is empty.
    ///
    /// # Errors
    /// As [`read_register`].
    pub fn register(&self) -> Result<Lines, FolderError> {
        read_register(&self.path.join(WITHDRAWN))
    }

    /// Where the share secret lies.
    pub fn share_file(&self) -> PathBuf {
        self.path.join(SHARE)
    }

    /// Reads `N` bytes of hex, or draws them if there is no file. Another server may do the same just now: then the first to be there is read.
    fn hex_file<const N: usize>(&self, path: &Path, chance: &Chance) -> Result<[u8; N], FolderError> {
        let bytes = self.read_or_draw(path, chance)?;
        remove_drafts(path).map_err(|error| self.unusable(error))?;
        Ok(bytes)
    }

    fn read_or_draw<const N: usize>(&self, path: &Path, chance: &Chance) -> Result<[u8; N], FolderError> {
        if let Some(bytes) = read_hex(path)? {
            return Ok(bytes);
        }
        // A name that nobody else draws.
        let draft = path.with_extension(HEXLOWER.encode(&chance.bytes::<DRAFT>()));
        settle(path, &draft, HEXLOWER.encode(&chance.bytes::<N>()).as_bytes()).map_err(|error| self.unusable(error))?;
        read_hex(path)?.ok_or_else(|| self.unusable(io::ErrorKind::NotFound.into()))
    }
}

/// Reads a register of withdrawals that another process may be adding to. One that is not there is empty.
///
/// # Errors
/// [`FolderError::Damaged`], [`FolderError::ReadOnly`].
pub fn read_register(path: &Path) -> Result<Lines, FolderError> {
    let text = match fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => return Err(FolderError::Damaged(path.to_owned())),
        Err(error) => return Err(FolderError::ReadOnly(path.to_owned(), error)),
        Ok(text) => text,
    };
    Lines::read(&text).ok_or_else(|| FolderError::Damaged(path.to_owned()))
}

/// Makes a file, unless there is one. It is written under another name first, so that a power cut leaves the whole file or none, and nobody reads half of it.
fn settle(path: &Path, draft: &Path, bytes: &[u8]) -> io::Result<()> {
    let linked = write_new(draft, bytes).and_then(|()| fs::hard_link(draft, path));
    remove(draft)?;
    match linked {
        // Whoever was first may have taken our draft for one that was left.
        Err(error) if !path.exists() => Err(error),
        _ => File::open(path.parent().unwrap_or(path))?.sync_all(),
    }
}

/// Removes the drafts of a file that is there, which a power cut or a kill may have left. Not overwritten: one may be that file under its other name.
fn remove_drafts(path: &Path) -> io::Result<()> {
    for entry in fs::read_dir(path.parent().unwrap_or(path))? {
        let found = entry?.path();
        if is_draft(path, &found) && found.is_file() {
            remove(&found)?;
        }
    }
    Ok(())
}

/// Whether a name is one that [`Folder::hex_file`] draws for `path`, and nothing that a person or another program would write.
fn is_draft(path: &Path, name: &Path) -> bool {
    let drawn = name.extension().map(|drawn| HEXLOWER.decode(drawn.as_encoded_bytes()));
    name.with_extension("") == path && matches!(drawn, Some(Ok(drawn)) if drawn.len() == DRAFT)
}

/// The name of a folder that was just made, too, must outlive a power cut. Whoever may not open what it is in did not make it, and some file systems sync no folder.
fn keep_name(path: &Path) -> io::Result<()> {
    use io::ErrorKind::{InvalidInput, PermissionDenied, ReadOnlyFilesystem, Unsupported};
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match File::open(parent).and_then(|parent| parent.sync_all()) {
        Err(error) if [InvalidInput, PermissionDenied, ReadOnlyFilesystem, Unsupported].contains(&error.kind()) => {
            Ok(())
        }
        synced => synced,
    }
}

/// Opening a file can succeed where writing into the folder does not. Another server may do the same in the same folder of attachments.
fn probe(folder: &Path) -> io::Result<()> {
    let probe = folder.join("probe");
    remove(&probe)?;
    private().open(&probe)?;
    remove(&probe)
}

/// Removes a file. What is gone already is no error.
fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn check_private(share: &Path) -> Result<(), FolderError> {
    match fs::metadata(share) {
        Ok(metadata) if metadata.permissions().mode() & 0o077 != 0 => Err(FolderError::ShareIsOpen(share.to_owned())),
        _ => Ok(()),
    }
}

/// `N` bytes of hex, if there is such a file.
fn read_hex<const N: usize>(path: &Path) -> Result<Option<[u8; N]>, FolderError> {
    let damaged = || FolderError::Damaged(path.to_owned());
    match fs::read_to_string(path) {
        Ok(text) => {
            let bytes = HEXLOWER.decode(text.trim_end().as_bytes()).map_err(|_| damaged())?;
            bytes.try_into().map(Some).map_err(|_| damaged())
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => Err(damaged()),
        Err(error) => Err(FolderError::ReadOnly(path.to_owned(), error)),
    }
}

/// Overwrites a file and removes it. What is gone already is no error.
///
/// # Errors
/// [`io::Error`] if it can't be written or removed.
pub fn wipe(path: &Path) -> io::Result<()> {
    let mut file = match OpenOptions::new().write(true).open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        file => file?,
    };
    let length = file.metadata()?.len();
    io::copy(&mut io::repeat(0).take(length), &mut file)?;
    file.sync_all()?;
    fs::remove_file(path)
}

/// Writes a file that only this user can read.
///
/// # Errors
/// [`io::Error`] if it can't be written.
pub fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    remove(path)?;
    write_new(path, bytes)
}

fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = private().create_new(true).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// How a file is made that only this user can read.
pub fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create(true).mode(0o600);
    options
}

/// The secret of which each account gets its own share, after login. It is in no database and no backup of one: who steals
/// those can't even begin to guess passphrases.
pub struct Share([u8; 32]);

impl Share {
    /// Reads the secret of a folder that another process may hold. `None` if there is none.
    ///
    /// # Errors
    /// [`FolderError::ShareIsOpen`], [`FolderError::Damaged`], [`FolderError::ReadOnly`].
    pub fn read(path: &Path) -> Result<Option<Self>, FolderError> {
        check_private(path)?;
        Ok(read_hex(path)?.map(Self))
    }

    /// The share of one account.
    pub fn of(&self, account: &Account) -> [u8; 32] {
        self.mac(b"murmuration/v1/share/", account.as_ref().as_bytes())
    }

    /// The public login key as the database holds it, and back again: under a mask, because anyone can check a guessed
    /// passphrase against the key itself.
    pub fn mask_login_key(&self, account: &Account, version: u32, key: [u8; 32]) -> [u8; 32] {
        let mut mask = self.mac(format!("murmuration/v1/login-key/{version}/").as_bytes(), account.as_ref().as_bytes());
        mask.iter_mut().zip(key).for_each(|(mask, key)| *mask ^= key);
        mask
    }

    /// A salt for an account that does not exist: always the same, and like any other.
    pub fn fake_salt(&self, account: &Account) -> [u8; 16] {
        let mut salt = [0; 16];
        salt.copy_from_slice(&self.mac(b"murmuration/v1/fake-salt/", account.as_ref().as_bytes())[..16]);
        salt
    }

    /// What the database remembers, to notice if it is started with another installation's secret.
    pub fn check(&self) -> Digest {
        Digest::of(&[b"murmuration/v1/share-check/", self.0.as_slice()].concat())
    }

    /// A keyed hash: HMAC-SHA256 of a label and what follows it.
    pub fn mac(&self, label: &[u8], about: &[u8]) -> [u8; 32] {
        let mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("HMAC takes keys of any length");
        mac.chain_update(label).chain_update(about).finalize().into_bytes().into()
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        self.0.fill(0);
    }
}
