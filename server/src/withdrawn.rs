//! What is left of a withdrawn testimony: enough to refuse it when it comes again, and to tell whoever withdrew it.
//!
//! Each withdrawal is a row of the database and a line of a file beside it. The file is outside the database's backups, so that
//! it is read over one that is restored. `vault/FORMAT.md` §15 describes each value.

use std::{
    collections::HashSet,
    fs::File,
    io::{self, Read as _, Write as _},
    sync::{Arc, Mutex, PoisonError},
};

use data_encoding::HEXLOWER;
use tokio::task::spawn_blocking;
use vault::id::{Digest, SubmissionId};

use crate::folder::Share;

/// What finds a testimony on return. Only its hash is stored.
#[derive(Clone)]
pub struct LookupId([u8; 16]);

impl LookupId {
    /// Takes the bytes as they are.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// As a testimony holds it.
    pub fn hash(&self) -> Digest {
        Digest::of(&self.0)
    }
}

/// The marks that a testimony would leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marks {
    /// Of its submission id.
    pub submission: [u8; 32],
    /// Of the file as it came.
    pub file: [u8; 32],
    /// Of its receipt, if it has one.
    pub lookup: Option<[u8; 32]>,
}

impl Marks {
    /// The marks of a testimony on its way in.
    pub fn of(share: &Share, id: &SubmissionId, file: &Digest, lookup_hash: Option<&Digest>) -> Self {
        Self {
            submission: of_submission(share, id),
            file: share.mac(b"murmuration/v1/withdrawn/file/", &file.to_bytes()),
            lookup: lookup_hash.map(|hash| of_lookup(share, hash)),
        }
    }
}

/// The mark of a submission id.
pub fn of_submission(share: &Share, id: &SubmissionId) -> [u8; 32] {
    share.mac(b"murmuration/v1/withdrawn/submission/", &id.to_bytes())
}

/// The mark of a lookup id, from its hash.
pub fn of_lookup(share: &Share, hash: &Digest) -> [u8; 32] {
    share.mac(b"murmuration/v1/withdrawn/lookup/", &hash.to_bytes())
}

/// One withdrawal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    /// As in [`Marks`]; also for the next two.
    pub submission: [u8; 32],
    /// Of the file.
    pub file: [u8; 32],
    /// Of the receipt.
    pub lookup: [u8; 32],
    /// Submission id and return key, under a mask that only the lookup id lifts.
    pub holder: [u8; 48],
}

impl Withdrawal {
    /// What is left of this testimony.
    pub fn of(share: &Share, id: &SubmissionId, file: &Digest, lookup: &LookupId, return_key: &[u8; 32]) -> Self {
        let Marks { submission, file, .. } = Marks::of(share, id, file, None);
        let mut holder = mask(share, lookup);
        holder.iter_mut().zip(id.to_bytes().iter().chain(return_key)).for_each(|(mask, byte)| *mask ^= byte);
        Self { submission, file, lookup: of_lookup(share, &lookup.hash()), holder }
    }

    /// Submission id and return key of the testimony that was, for whoever shows its lookup id.
    pub fn holder(&self, share: &Share, lookup: &LookupId) -> (SubmissionId, [u8; 32]) {
        let mut holder = mask(share, lookup);
        holder.iter_mut().zip(&self.holder).for_each(|(mask, byte)| *mask ^= byte);
        let (mut id, mut key) = ([0; 16], [0; 32]);
        id.copy_from_slice(&holder[..16]);
        key.copy_from_slice(&holder[16..]);
        (SubmissionId::from_bytes(id), key)
    }

    fn line(&self) -> String {
        let values = [&self.submission[..], &self.file, &self.lookup, &self.holder];
        format!("{}\n", values.map(|value| HEXLOWER.encode(value)).join(" "))
    }

    fn read(line: &str) -> Option<Self> {
        let mut values = line.split(' ').map(|value| HEXLOWER.decode(value.as_bytes()).ok());
        let mut next = || values.next().flatten();
        let read = Self {
            submission: next()?.try_into().ok()?,
            file: next()?.try_into().ok()?,
            lookup: next()?.try_into().ok()?,
            holder: next()?.try_into().ok()?,
        };
        values.next().is_none().then_some(read)
    }
}

fn mask(share: &Share, lookup: &LookupId) -> [u8; 48] {
    let mut mask = [0; 48];
    mask[..16].copy_from_slice(&share.mac(b"murmuration/v1/withdrawn/id/", &lookup.0)[..16]);
    mask[16..].copy_from_slice(&share.mac(b"murmuration/v1/withdrawn/key/", &lookup.0));
    mask
}

/// What begins a line that says whose the register is.
const OWNER: &str = "of ";

/// The mark of a register. Without it nobody could tell an installation's own from another's, since a withdrawal says nothing to whoever does not have its
/// testimony.
fn owner(share: &Share) -> [u8; 32] {
    share.mac(b"murmuration/v1/withdrawn/register/", b"")
}

/// The whole lines of a register.
#[derive(Debug, Default)]
pub struct Lines {
    /// Withdrawals.
    pub withdrawals: Vec<Withdrawal>,
    owners: Vec<[u8; 32]>,
    /// How many bytes they take.
    whole: usize,
}

impl Lines {
    /// Reads them. Another process may be adding to the register. `None` if a line is not of its form.
    pub fn read(text: &str) -> Option<Self> {
        let mut read = Self { whole: text.rfind('\n').map_or(0, |end| end + 1), ..Self::default() };
        for line in text[..read.whole].lines() {
            match line.strip_prefix(OWNER) {
                Some(owner) => read.owners.push(HEXLOWER.decode(owner.as_bytes()).ok()?.try_into().ok()?),
                None => read.withdrawals.push(Withdrawal::read(line)?),
            }
        }
        Some(read)
    }

    /// Whether the register says that it is that of the server with this secret, and nothing else.
    pub fn is_of(&self, share: &Share) -> bool {
        !self.owners.is_empty() && !self.is_foreign(share)
    }

    /// Whether it says that it is another's.
    pub fn is_foreign(&self, share: &Share) -> bool {
        self.owners.iter().any(|known| *known != owner(share))
    }
}

/// Why a register can't be used.
#[derive(Debug)]
pub enum Unusable {
    /// A line is not of its form.
    Damaged,
    /// It says that it is another's.
    Foreign,
    /// It can't be read or written.
    Folder(io::Error),
}

impl From<io::Error> for Unusable {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::InvalidData { Self::Damaged } else { Self::Folder(error) }
    }
}

/// How many withdrawals of a table are not in a register. None, unless it is an older one or another's.
pub fn lacking(register: &[Withdrawal], table: &[Withdrawal]) -> usize {
    let known: HashSet<_> = register.iter().map(|withdrawal| withdrawal.submission).collect();
    table.iter().filter(|withdrawal| !known.contains(&withdrawal.submission)).count()
}

/// The file of withdrawals. It only grows.
#[derive(Clone, Debug)]
pub struct Register(Arc<Mutex<File>>);

impl Register {
    /// Reads what is there, and writes down whose it is where that is not said yet. A last line that was cut off by a power cut was never acknowledged, and is
    /// taken away.
    ///
    /// # Errors
    /// [`Unusable`].
    pub fn open(mut file: File, share: &Share) -> Result<(Self, Vec<Withdrawal>), Unusable> {
        let mut text = String::new();
        file.read_to_string(&mut text)?;
        let lines = Lines::read(&text).ok_or(Unusable::Damaged)?;
        if lines.is_foreign(share) {
            return Err(Unusable::Foreign);
        }
        if lines.whole < text.len() {
            file.set_len(lines.whole as u64)?;
        }
        if !lines.is_of(share) {
            file.write_all(format!("{OWNER}{}\n", HEXLOWER.encode(&owner(share))).as_bytes())?;
            file.sync_all()?;
        }
        Ok((Self(Arc::new(Mutex::new(file))), lines.withdrawals))
    }

    /// Adds a line, and is done when it is on the disk.
    ///
    /// # Errors
    /// [`io::Error`] if it can't be written. Then nothing of it is left.
    pub async fn add(&self, withdrawal: &Withdrawal) -> io::Result<()> {
        let (file, line) = (Arc::clone(&self.0), withdrawal.line());
        spawn_blocking(move || {
            // A line is whole or taken back between any two holders of the lock.
            let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
            let length = file.metadata()?.len();
            let written = file.write_all(line.as_bytes()).and_then(|()| file.sync_all());
            written.inspect_err(|_| {
                let _ = file.set_len(length);
            })
        })
        .await?
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share() -> Share {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("share");
        crate::folder::write_private(&path, "0".repeat(64).as_bytes()).expect("its owner may");
        Share::read(&path).expect("it is sound").expect("it is there")
    }

    fn withdrawal(byte: u8) -> Withdrawal {
        Withdrawal { submission: [byte; 32], file: [2; 32], lookup: [3; 32], holder: [4; 48] }
    }

    #[tokio::test]
    async fn a_line_that_a_power_cut_left_half_written_is_taken_away_and_the_next_is_whole() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("withdrawn");
        let open = || File::options().create(true).read(true).append(true).open(&path).expect("it opens");
        let share = share();
        let (register, lines) = Register::open(open(), &share).expect("an empty file");
        assert!(lines.is_empty());
        register.add(&withdrawal(1)).await.expect("it is written");
        open().write_all(&withdrawal(2).line().as_bytes()[..100]).expect("half a line");
        let (register, lines) = Register::open(open(), &share).expect("a torn line is no damage");
        assert_eq!(lines, [withdrawal(1)]);
        register.add(&withdrawal(3)).await.expect("it is written");
        assert_eq!(Register::open(open(), &share).expect("whole lines").1, [withdrawal(1), withdrawal(3)]);
        let text = std::fs::read_to_string(&path).expect("text");
        assert_eq!(text.lines().filter(|line| line.starts_with(OWNER)).count(), 1, "it is said once whose it is");
    }

    #[test]
    fn a_line_of_another_form_is_damage() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("withdrawn");
        let lines = ["\n", "ab cd ef 01\n", "of \n", "of 00\n"].map(ToOwned::to_owned);
        for text in lines.into_iter().chain([withdrawal(0xab).line().to_uppercase()]) {
            std::fs::write(&path, &text).expect("its owner may");
            let opened = Register::open(File::open(&path).expect("it opens"), &share());
            assert!(matches!(opened, Err(Unusable::Damaged)), "{text}");
        }
    }
}
