//! What an export says of itself: lists of keys, accounts, and checksums.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    rc::Rc,
};

use vault::{
    id::{CallId, Digest, SubmissionId},
    identities::Identities,
    key_set::Fingerprint,
    open::Claim,
};

use super::{Account, Said, id_in};
use crate::{
    input,
    key_sets::{self, Note},
    root::Root,
    trouble::{Kind, Trouble},
};

const TABLE: &str = "accounts.csv";
const SUMS: &str = "SHA256SUMS";
/// A line for each account, in either list.
pub const LIST_LIMIT: u64 = 256 * 1_048_576;
const HEAD: &str = "id,week,state,size,key_set";

/// The parts of an export that are no accounts, as they are written.
#[derive(Default)]
pub struct Facts {
    pub notes: Vec<Note>,
    pub table: String,
    pub sums: String,
}

/// An export whose lists agree with each other and with its verified key sets.
pub struct Export {
    call: CallId,
    fingerprint: Fingerprint,
    /// Each that accounts were ever sealed to.
    recipients: BTreeSet<String>,
    key_sets: Rc<BTreeMap<u32, Digest>>,
    accounts: BTreeMap<SubmissionId, (u32, Digest)>,
}

/// The facts of an unpacked export, `None` if this folder is none.
pub fn in_folder(folder: &Path) -> Result<Option<Facts>, Trouble> {
    let (table, sums) = (folder.join(TABLE), folder.join(SUMS));
    if !table.is_file() || !sums.is_file() {
        return Ok(None);
    }
    let mut facts = Facts::default();
    for path in input::in_folder(&folder.join("keys"), "txt")? {
        facts.notes.push(key_sets::note(&path)?);
    }
    facts.table = list(&input::bytes(&table, LIST_LIMIT)?)?;
    facts.sums = list(&input::bytes(&sums, LIST_LIMIT)?)?;
    Ok(Some(facts))
}

/// A list of an export as text.
pub fn list(bytes: &[u8]) -> Result<String, Trouble> {
    core::str::from_utf8(bytes).map(str::to_owned).map_err(|_| broken("Its lists are damaged"))
}

impl Facts {
    /// Takes one file of an archive, by its path inside the folder. Others are left alone.
    pub fn take(&mut self, path: &str, bytes: &[u8]) -> Result<(), Trouble> {
        match path {
            TABLE => self.table = list(bytes)?,
            SUMS => self.sums = list(bytes)?,
            _ if is_note(path) => self.notes.push(Note { name: path.to_owned(), text: list(bytes)? }),
            _ => {}
        }
        Ok(())
    }

    /// Whether [`take`](Self::take) wants the file, and how long it may be.
    pub fn limit(path: &str) -> Option<u64> {
        match path {
            TABLE | SUMS => Some(LIST_LIMIT),
            _ => is_note(path).then_some(key_sets::LIMIT),
        }
    }
}

fn is_note(path: &str) -> bool {
    path.strip_prefix("keys/").is_some_and(|name| name.ends_with(".txt") && !name.contains('/'))
}

impl Export {
    pub fn read(facts: Facts, root: Option<&Root>) -> Result<Self, Trouble> {
        let (verified, refused) = key_sets::chain(facts.notes, root, None);
        if let Some((name, trouble)) = refused.into_iter().next() {
            return Err(Trouble { what: format!("{name}: {}", trouble.what), ..trouble });
        }
        let Some(first) = verified.first().map(|first| &first.keys).filter(|first| first.set().epoch == 1) else {
            return Err(broken("The call's first list of keys is not in it"));
        };
        let (call, fingerprint) = (first.set().call.clone(), first.fingerprint());
        let sets = || verified.iter().map(|verified| &verified.keys);
        let recipients = sets().flat_map(|keys| [keys.set().recipient.clone(), keys.set().classic.clone()]).collect();
        let key_sets = sets().map(|keys| (keys.set().epoch, keys.digest())).collect();
        let epochs = epochs(&facts.table).ok_or_else(|| broken("Its list accounts.csv is damaged"))?;
        let sums = sums(&facts.sums).ok_or_else(|| broken("Its list SHA256SUMS is damaged"))?;
        if !epochs.keys().eq(sums.keys()) {
            return Err(broken("Its two lists name different accounts"));
        }
        let accounts = epochs.into_iter().zip(sums.into_values()).map(|((id, epoch), sum)| (id, (epoch, sum)));
        Ok(Self { call, fingerprint, recipients, key_sets: Rc::new(key_sets), accounts: accounts.collect() })
    }

    pub fn len(&self) -> usize {
        self.accounts.len()
    }

    pub fn ids(&self) -> impl Iterator<Item = SubmissionId> {
        self.accounts.keys().copied()
    }

    /// Fingerprint of the root of all of its key sets.
    pub fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    /// Whether one of the keys is of this call.
    pub fn is_for(&self, identities: &Identities) -> bool {
        identities.recipients().iter().any(|own| self.recipients.contains(own))
    }

    /// The account with what the lists say of it.
    pub fn account(&self, id: SubmissionId, bytes: Vec<u8>) -> Result<Account, Trouble> {
        let (epoch, sha256) = *self.accounts.get(&id).ok_or_else(|| {
            Trouble::new(Kind::NotAsSaid, "The lists of this export do not name it", "Export the call again")
        })?;
        let claim = Claim { call: self.call.clone(), id, epoch };
        Ok(Account {
            stem: id.to_string(),
            bytes,
            said: Some(Said { claim, sha256, key_sets: Rc::clone(&self.key_sets) }),
        })
    }

    /// Accounts that are listed and were not among `seen`.
    pub fn missing(&self, seen: &BTreeSet<SubmissionId>) -> Vec<SubmissionId> {
        self.ids().filter(|id| !seen.contains(id)).collect()
    }
}

/// Epoch at sealing of each account.
fn epochs(table: &str) -> Option<BTreeMap<SubmissionId, u32>> {
    let mut lines = table.lines();
    lines.next().filter(|head| *head == HEAD)?;
    let mut epochs = BTreeMap::new();
    for line in lines {
        let cells: Vec<&str> = line.split(',').collect();
        let [id, _, _, _, epoch] = cells[..] else { return None };
        if epochs.insert(id.parse().ok()?, epoch.parse().ok()?).is_some() {
            return None;
        }
    }
    Some(epochs)
}

/// Folders of what goes along with the accounts, and is opened with stock tools as the export's own README says.
const ALONG: [&str; 3] = ["records/", "conversations/", "attachments/"];

/// SHA-256 of each account's file.
fn sums(list: &str) -> Option<BTreeMap<SubmissionId, Digest>> {
    let mut sums = BTreeMap::new();
    for line in list.lines() {
        let (sum, path) = line.split_once("  ")?;
        let sum = sum.parse().ok()?;
        if ALONG.iter().any(|folder| path.starts_with(folder)) {
            continue;
        }
        if sums.insert(id_in(path)?, sum).is_some() {
            return None;
        }
    }
    Some(sums)
}

pub fn missing() -> Trouble {
    Trouble::new(Kind::Missing, "It is listed, and not in the export", "Export the call again, and copy all of it")
}

fn broken(what: &str) -> Trouble {
    Trouble::new(Kind::Damaged, what, "Export the call again; single files can still be opened by naming them")
}
