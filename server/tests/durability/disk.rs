//! A disk in memory that knows which of its bytes and names were synced, and what may be left of the others when the power goes.
//!
//! It promises what POSIX does and no more: bytes are kept once their file was synced, and names once their folder was. Until then each sector and each
//! change of a folder is kept or lost on its own, in any order, as a cache that writes back when it likes would have it.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    ffi::{OsStr, OsString},
    mem,
    ops::Range,
};

use super::below;

pub const ROOT: u64 = 1;
/// Bytes that a disk writes whole or not at all.
const SECTOR: usize = 512;

/// How much of what was not synced is left: this many in four.
#[derive(Clone, Copy, Debug)]
pub struct Luck(u64);

impl Luck {
    /// Nothing is.
    pub const NONE: Self = Self(0);

    pub fn draw() -> Self {
        Self(below(5))
    }

    fn keeps(self) -> bool {
        below(4) < self.0
    }
}

/// Bytes of a file: as programs see them, and as they are on the disk.
#[derive(Clone, Default)]
pub struct Bytes {
    seen: Vec<u8>,
    kept: Vec<u8>,
    unsynced: BTreeSet<usize>,
}

impl Bytes {
    pub fn len(&self) -> usize {
        self.seen.len()
    }

    pub fn read(&self, from: usize, length: usize) -> &[u8] {
        let end = self.seen.len().min(from.saturating_add(length));
        self.seen.get(from..end).unwrap_or_default()
    }

    pub fn write(&mut self, at: usize, bytes: &[u8]) {
        let end = at + bytes.len();
        if end > self.seen.len() {
            self.resize(end);
        }
        for sector in at / SECTOR..end.div_ceil(SECTOR) {
            // What was here before, and not synced either, may have been written back meanwhile.
            if !self.unsynced.insert(sector) && below(2) == 0 {
                copy(&self.seen, &mut self.kept, sector);
            }
        }
        self.seen[at..end].copy_from_slice(bytes);
    }

    pub fn resize(&mut self, length: usize) {
        let (low, high) = (self.seen.len().min(length), self.seen.len().max(length));
        self.unsynced.extend(low / SECTOR..high.div_ceil(SECTOR));
        self.seen.resize(length, 0);
    }

    pub fn sync(&mut self) {
        self.kept.resize(self.seen.len(), 0);
        for sector in mem::take(&mut self.unsynced) {
            copy(&self.seen, &mut self.kept, sector);
        }
    }

    /// As Linux does it where a sync failed: what was to be written counts as written from then on, and is not.
    pub fn forget(&mut self) {
        self.unsynced.clear();
    }

    fn after(&self, luck: Luck) -> Self {
        let mut left = self.kept.clone();
        if luck.keeps() {
            left.resize(self.seen.len(), 0);
        }
        for &sector in self.unsynced.iter().filter(|_| luck.keeps()) {
            copy(&self.seen, &mut left, sector);
        }
        Self { seen: left.clone(), kept: left, unsynced: BTreeSet::new() }
    }
}

/// Copies what two files both have of a sector.
fn copy(from: &[u8], to: &mut [u8], sector: usize) {
    let range = |length: usize| -> Range<usize> { (sector * SECTOR).min(length)..((sector + 1) * SECTOR).min(length) };
    let both = range(from.len().min(to.len()));
    to[both.clone()].copy_from_slice(&from[both]);
}

type Names = BTreeMap<OsString, u64>;
/// What one call did to a folder: names, and what they stand for then.
type Change = Vec<(OsString, Option<u64>)>;

#[derive(Clone, Default)]
pub struct Folder {
    seen: Names,
    kept: Names,
    unsynced: Vec<Change>,
}

impl Folder {
    pub fn names(&self) -> &Names {
        &self.seen
    }

    pub fn change(&mut self, change: Change) {
        apply(&mut self.seen, &change);
        self.unsynced.push(change);
    }

    pub fn sync(&mut self) {
        self.kept.clone_from(&self.seen);
        self.unsynced.clear();
    }

    fn after(&self, luck: Luck) -> Self {
        let mut left = self.kept.clone();
        self.unsynced.iter().filter(|_| luck.keeps()).for_each(|change| apply(&mut left, change));
        Self { seen: left.clone(), kept: left, unsynced: Vec::new() }
    }
}

fn apply(names: &mut Names, change: &Change) {
    for (name, node) in change {
        match node {
            Some(node) => names.insert(name.clone(), *node),
            None => names.remove(name),
        };
    }
}

#[derive(Clone)]
pub enum Content {
    File(Bytes),
    Folder(Folder),
}

#[derive(Clone)]
pub struct Node {
    pub mode: u16,
    pub content: Content,
}

/// Files and folders by number. Rights are never lost, for simplicity.
pub struct Disk {
    nodes: HashMap<u64, Node>,
    next: u64,
}

impl Disk {
    pub fn new() -> Self {
        let root = Node { mode: 0o700, content: Content::Folder(Folder::default()) };
        Self { nodes: HashMap::from([(ROOT, root)]), next: ROOT + 1 }
    }

    pub fn node(&mut self, number: u64) -> Option<&mut Node> {
        self.nodes.get_mut(&number)
    }

    pub fn file(&mut self, number: u64) -> Option<&mut Bytes> {
        match &mut self.nodes.get_mut(&number)?.content {
            Content::File(bytes) => Some(bytes),
            Content::Folder(_) => None,
        }
    }

    pub fn folder(&mut self, number: u64) -> Option<&mut Folder> {
        match &mut self.nodes.get_mut(&number)?.content {
            Content::Folder(folder) => Some(folder),
            Content::File(_) => None,
        }
    }

    pub fn find(&mut self, folder: u64, name: &OsStr) -> Option<u64> {
        self.folder(folder)?.seen.get(name).copied()
    }

    /// Its number. It has no name yet.
    pub fn add(&mut self, node: Node) -> u64 {
        let number = self.next;
        self.next += 1;
        self.nodes.insert(number, node);
        number
    }

    /// Bytes of every file that has a name.
    pub fn used(&self) -> usize {
        let named = |node: &Node| match &node.content {
            Content::Folder(folder) => folder.seen.values().copied().collect::<Vec<_>>(),
            Content::File(_) => Vec::new(),
        };
        let files: BTreeSet<u64> = self.nodes.values().flat_map(named).collect();
        let length = |node: &Node| if let Content::File(bytes) = &node.content { bytes.len() } else { 0 };
        files.iter().filter_map(|number| self.nodes.get(number)).map(length).sum()
    }

    /// What is found when the power is back.
    pub fn after(&self, luck: Luck) -> Self {
        let mut left = Self { nodes: HashMap::new(), next: self.next };
        let mut todo = vec![ROOT];
        while let Some(number) = todo.pop() {
            let Some(node) = self.nodes.get(&number) else { continue };
            let content = match &node.content {
                Content::File(bytes) => Content::File(bytes.after(luck)),
                Content::Folder(folder) => Content::Folder(folder.after(luck)),
            };
            if let Content::Folder(folder) = &content {
                todo.extend(folder.seen.values().filter(|number| !left.nodes.contains_key(*number)));
            }
            left.nodes.insert(number, Node { mode: node.mode, content });
        }
        left
    }
}

#[test]
fn what_was_synced_is_kept_and_the_rest_is_kept_or_lost_sector_by_sector() {
    let mut bytes = Bytes::default();
    bytes.write(0, &[1; 4 * SECTOR]);
    bytes.sync();
    bytes.write(SECTOR, &[2; 2 * SECTOR]);
    bytes.resize(5 * SECTOR);
    assert_eq!(bytes.after(Luck::NONE).seen, [1; 4 * SECTOR]);
    assert_eq!(bytes.after(Luck(4)).seen, bytes.seen);
    for left in (0..20).map(|_| bytes.after(Luck(2)).seen) {
        assert!(left[..SECTOR] == [1; SECTOR] && left[3 * SECTOR..4 * SECTOR] == [1; SECTOR]);
        assert!([[1; SECTOR], [2; SECTOR]].iter().any(|whole| left[SECTOR..2 * SECTOR] == *whole));
    }
    bytes.forget();
    bytes.sync();
    assert_eq!(bytes.after(Luck(4)).seen[SECTOR..2 * SECTOR], [1; SECTOR]);
}

#[test]
fn a_name_is_kept_once_its_folder_was_synced_whatever_became_of_the_file() {
    let mut disk = Disk::new();
    let mut bytes = Bytes::default();
    bytes.write(0, b"synced");
    bytes.sync();
    let file = disk.add(Node { mode: 0o600, content: Content::File(bytes) });
    disk.folder(ROOT).expect("a folder").change(vec![("name".into(), Some(file))]);
    assert_eq!(disk.after(Luck::NONE).find(ROOT, "name".as_ref()), None);
    disk.folder(ROOT).expect("a folder").sync();
    let mut left = disk.after(Luck::NONE);
    assert_eq!(left.file(file).expect("a file").read(0, 100), b"synced");
    disk.folder(ROOT).expect("a folder").change(vec![("name".into(), None), ("other".into(), Some(file))]);
    let mut left = disk.after(Luck::NONE);
    assert_eq!((left.find(ROOT, "name".as_ref()), left.find(ROOT, "other".as_ref())), (Some(file), None));
}
