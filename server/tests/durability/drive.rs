//! The [`Disk`] as a filesystem that programs use, with a switch for its power and ways to fail.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use fuser::{
    BackgroundSession, BsdFileFlags, Errno, FileAttr, FileHandle, FileType, Filesystem, FopenFlags, Generation,
    INodeNo, LockOwner, MountOption, OpenFlags, RenameFlags, ReplyAttr, ReplyCreate, ReplyData, ReplyDirectory,
    ReplyEmpty, ReplyEntry, ReplyStatfs, ReplyWrite, Request, TimeOrNow, WriteFlags,
};

use super::disk::{Bytes, Content, Disk, Folder, Luck, Node};

/// Nobody else changes anything, so the kernel may remember what it was told.
const REMEMBER: Duration = Duration::from_secs(3_600);
/// What is said of the room that is left where there is no end of it.
const PLENTY: u64 = 64 << 30;
const BLOCK: u32 = 4_096;

/// What fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    Write,
    Sync,
}

/// An I/O error that comes after some calls that go well.
#[derive(Clone, Copy)]
struct Failure {
    of: Call,
    after: u64,
    lasts: bool,
}

struct State {
    disk: Disk,
    has_power: bool,
    /// Bytes that all files together may have.
    room: Option<usize>,
    failure: Option<Failure>,
}

impl State {
    /// Whether a call fails by order.
    fn fails(&mut self, of: Call) -> bool {
        match &mut self.failure {
            Some(failure) if failure.of == of && failure.after > 0 => {
                failure.after -= 1;
                false
            }
            Some(failure) if failure.of == of => {
                if !failure.lasts {
                    self.failure = None;
                }
                true
            }
            _ => false,
        }
    }

    /// How many more bytes files may have.
    fn left(&self) -> usize {
        self.room.map_or(usize::MAX, |room| room.saturating_sub(self.disk.used()))
    }

    fn attributes(&mut self, number: u64) -> Result<FileAttr, Errno> {
        let node = self.disk.node(number).ok_or(Errno::ENOENT)?;
        let (kind, size) = match &node.content {
            Content::File(bytes) => (FileType::RegularFile, bytes.len() as u64),
            Content::Folder(_) => (FileType::Directory, 0),
        };
        Ok(FileAttr {
            ino: INodeNo(number),
            size,
            blocks: size.div_ceil(512),
            atime: UNIX_EPOCH,
            mtime: UNIX_EPOCH,
            ctime: UNIX_EPOCH,
            crtime: UNIX_EPOCH,
            kind,
            perm: node.mode,
            nlink: 1,
            uid: 0,
            gid: 0,
            rdev: 0,
            blksize: BLOCK,
            flags: 0,
        })
    }

    fn folder(&mut self, number: INodeNo) -> Result<&mut Folder, Errno> {
        self.disk.folder(number.0).ok_or(Errno::ENOTDIR)
    }

    fn file(&mut self, number: INodeNo) -> Result<&mut Bytes, Errno> {
        self.disk.file(number.0).ok_or(Errno::EISDIR)
    }

    fn find(&mut self, folder: INodeNo, name: &OsStr) -> Result<u64, Errno> {
        self.disk.find(folder.0, name).ok_or(Errno::ENOENT)
    }

    fn add(&mut self, folder: INodeNo, name: &OsStr, mode: u32, content: Content) -> Result<FileAttr, Errno> {
        // The lowest twelve bits are rights.
        let mode = u16::try_from(mode & 0o7777).unwrap_or_default();
        let number = self.disk.add(Node { mode, content });
        self.name(folder, name, number)
    }

    fn name(&mut self, folder: INodeNo, name: &OsStr, number: u64) -> Result<FileAttr, Errno> {
        self.folder(folder)?.change(vec![(name.to_owned(), Some(number))]);
        self.attributes(number)
    }

    fn remove(&mut self, folder: INodeNo, name: &OsStr) -> Result<(), Errno> {
        self.find(folder, name)?;
        self.folder(folder)?.change(vec![(name.to_owned(), None)]);
        Ok(())
    }

    /// How many of the bytes there was room for.
    fn write(&mut self, number: INodeNo, at: usize, bytes: &[u8]) -> Result<usize, Errno> {
        let left = self.left();
        let file = self.file(number)?;
        let fit = bytes.len().min(file.len().saturating_add(left).saturating_sub(at));
        if fit == 0 && !bytes.is_empty() {
            return Err(Errno::ENOSPC);
        }
        file.write(at, &bytes[..fit]);
        Ok(fit)
    }

    fn resize(&mut self, number: INodeNo, length: usize) -> Result<(), Errno> {
        let left = self.left();
        let file = self.file(number)?;
        if length > file.len().saturating_add(left) {
            return Err(Errno::ENOSPC);
        }
        file.resize(length);
        Ok(())
    }
}

/// The disk in its place.
pub struct Drive {
    state: Arc<Mutex<State>>,
    place: PathBuf,
    session: Option<BackgroundSession>,
}

impl Drive {
    pub fn new(place: &Path) -> Self {
        let state = State { disk: Disk::new(), has_power: true, room: None, failure: None };
        let mut drive = Self { state: Arc::new(Mutex::new(state)), place: place.to_owned(), session: None };
        drive.mount();
        drive
    }

    fn mount(&mut self) {
        let mut config = fuser::Config::default();
        config.mount_options = vec![MountOption::FSName("disk".to_owned())];
        let files = Files(Arc::clone(&self.state));
        self.session = Some(fuser::spawn_mount(files, &self.place, &config).expect("FUSE is there"));
    }

    fn state(&self) -> MutexGuard<'_, State> {
        lock(&self.state)
    }

    /// Nothing is read or written from now on.
    pub fn cut(&self) {
        self.state().has_power = false;
    }

    /// What would be found if the power went now.
    pub fn left(&self, luck: Luck) -> Disk {
        self.state().disk.after(luck)
    }

    /// Power again, for what is left. Nobody may have a file open.
    pub fn restore(&mut self) {
        self.restore_to(self.left(Luck::draw()));
    }

    /// The same with another state than is left.
    pub fn restore_to(&mut self, disk: Disk) {
        let session = self.session.take().expect("it is mounted");
        session.umount_and_join().expect("nobody uses it");
        {
            let mut state = self.state();
            (state.disk, state.has_power) = (disk, true);
        }
        self.mount();
    }

    /// Room for so many bytes more.
    pub fn fill(&self, bytes: usize) {
        let mut state = self.state();
        state.room = Some(state.disk.used() + bytes);
    }

    /// An error after so many calls of a kind, or from then on.
    pub fn fail(&self, of: Call, after: u64, lasts: bool) {
        self.state().failure = Some(Failure { of, after, lasts });
    }

    /// Room, and no errors.
    pub fn mend(&self) {
        let mut state = self.state();
        (state.room, state.failure) = (None, None);
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What the kernel talks to.
struct Files(Arc<Mutex<State>>);

impl Files {
    fn with<T>(&self, work: impl FnOnce(&mut State) -> Result<T, Errno>) -> Result<T, Errno> {
        let mut state = lock(&self.0);
        if state.has_power { work(&mut state) } else { Err(Errno::EIO) }
    }

    fn sync(&self, work: impl FnOnce(&mut State, bool) -> Result<(), Errno>) -> Result<(), Errno> {
        self.with(|state| {
            let fails = state.fails(Call::Sync);
            work(state, fails)?;
            if fails { Err(Errno::EIO) } else { Ok(()) }
        })
    }
}

/// Places in files as this machine counts them.
fn place(number: u64) -> Result<usize, Errno> {
    usize::try_from(number).map_err(|_| Errno::EFBIG)
}

fn entry(outcome: Result<FileAttr, Errno>, reply: ReplyEntry) {
    match outcome {
        Ok(attributes) => reply.entry(&REMEMBER, &attributes, Generation(0)),
        Err(error) => reply.error(error),
    }
}

fn empty(outcome: Result<(), Errno>, reply: ReplyEmpty) {
    match outcome {
        Ok(()) => reply.ok(),
        Err(error) => reply.error(error),
    }
}

impl Filesystem for Files {
    fn lookup(&self, _: &Request, parent: INodeNo, name: &OsStr, reply: ReplyEntry) {
        let found = self.with(|state| {
            let number = state.find(parent, name)?;
            state.attributes(number)
        });
        entry(found, reply);
    }

    fn getattr(&self, _: &Request, number: INodeNo, _: Option<FileHandle>, reply: ReplyAttr) {
        match self.with(|state| state.attributes(number.0)) {
            Ok(attributes) => reply.attr(&REMEMBER, &attributes),
            Err(error) => reply.error(error),
        }
    }

    fn setattr(
        &self,
        _: &Request,
        number: INodeNo,
        mode: Option<u32>,
        _: Option<u32>,
        _: Option<u32>,
        size: Option<u64>,
        _: Option<TimeOrNow>,
        _: Option<TimeOrNow>,
        _: Option<SystemTime>,
        _: Option<FileHandle>,
        _: Option<SystemTime>,
        _: Option<SystemTime>,
        _: Option<SystemTime>,
        _: Option<BsdFileFlags>,
        reply: ReplyAttr,
    ) {
        let set = self.with(|state| {
            if let Some(size) = size {
                state.resize(number, place(size)?)?;
            }
            if let (Some(mode), Some(node)) = (mode, state.disk.node(number.0)) {
                node.mode = u16::try_from(mode & 0o7777).unwrap_or_default();
            }
            state.attributes(number.0)
        });
        match set {
            Ok(attributes) => reply.attr(&REMEMBER, &attributes),
            Err(error) => reply.error(error),
        }
    }

    fn mkdir(&self, _: &Request, parent: INodeNo, name: &OsStr, mode: u32, _: u32, reply: ReplyEntry) {
        let made = self.with(|state| state.add(parent, name, mode, Content::Folder(Folder::default())));
        entry(made, reply);
    }

    fn create(&self, _: &Request, parent: INodeNo, name: &OsStr, mode: u32, _: u32, _: i32, reply: ReplyCreate) {
        match self.with(|state| state.add(parent, name, mode, Content::File(Bytes::default()))) {
            Ok(attributes) => {
                reply.created(&REMEMBER, &attributes, Generation(0), FileHandle(0), FopenFlags::empty());
            }
            Err(error) => reply.error(error),
        }
    }

    fn link(&self, _: &Request, number: INodeNo, parent: INodeNo, name: &OsStr, reply: ReplyEntry) {
        entry(self.with(|state| state.name(parent, name, number.0)), reply);
    }

    fn unlink(&self, _: &Request, parent: INodeNo, name: &OsStr, reply: ReplyEmpty) {
        empty(self.with(|state| state.remove(parent, name)), reply);
    }

    fn rmdir(&self, _: &Request, parent: INodeNo, name: &OsStr, reply: ReplyEmpty) {
        let removed = self.with(|state| {
            let number = state.find(parent, name)?;
            if state.folder(INodeNo(number))?.names().is_empty() {
                state.remove(parent, name)
            } else {
                Err(Errno::ENOTEMPTY)
            }
        });
        empty(removed, reply);
    }

    fn rename(
        &self,
        _: &Request,
        parent: INodeNo,
        name: &OsStr,
        new_parent: INodeNo,
        new_name: &OsStr,
        _: RenameFlags,
        reply: ReplyEmpty,
    ) {
        let renamed = self.with(|state| {
            if parent != new_parent {
                return Err(Errno::EXDEV);
            }
            let number = state.find(parent, name)?;
            state.folder(parent)?.change(vec![(name.to_owned(), None), (new_name.to_owned(), Some(number))]);
            Ok(())
        });
        empty(renamed, reply);
    }

    fn read(
        &self,
        _: &Request,
        number: INodeNo,
        _: FileHandle,
        offset: u64,
        size: u32,
        _: OpenFlags,
        _: Option<LockOwner>,
        reply: ReplyData,
    ) {
        let read = self.with(|state| Ok(state.file(number)?.read(place(offset)?, size as usize).to_vec()));
        match read {
            Ok(bytes) => reply.data(&bytes),
            Err(error) => reply.error(error),
        }
    }

    fn write(
        &self,
        _: &Request,
        number: INodeNo,
        _: FileHandle,
        offset: u64,
        data: &[u8],
        flags: WriteFlags,
        _: OpenFlags,
        _: Option<LockOwner>,
        reply: ReplyWrite,
    ) {
        let written = self.with(|state| {
            // What comes from shared memory, nobody waits for.
            if !flags.contains(WriteFlags::FUSE_WRITE_CACHE) && state.fails(Call::Write) {
                return Err(Errno::EIO);
            }
            state.write(number, place(offset)?, data)
        });
        match written {
            Ok(length) => reply.written(u32::try_from(length).unwrap_or(u32::MAX)),
            Err(error) => reply.error(error),
        }
    }

    fn flush(&self, _: &Request, _: INodeNo, _: FileHandle, _: LockOwner, reply: ReplyEmpty) {
        reply.ok();
    }

    fn fsync(&self, _: &Request, number: INodeNo, _: FileHandle, _: bool, reply: ReplyEmpty) {
        let synced = self.sync(|state, fails| {
            let file = state.file(number)?;
            if fails {
                file.forget()
            } else {
                file.sync()
            }
            Ok(())
        });
        empty(synced, reply);
    }

    fn fsyncdir(&self, _: &Request, number: INodeNo, _: FileHandle, _: bool, reply: ReplyEmpty) {
        let synced = self.sync(|state, fails| {
            if !fails {
                state.folder(number)?.sync();
            }
            Ok(())
        });
        empty(synced, reply);
    }

    fn readdir(&self, _: &Request, number: INodeNo, _: FileHandle, offset: u64, mut reply: ReplyDirectory) {
        let listed = self.with(|state| {
            let names: Vec<_> =
                state.folder(number)?.names().iter().map(|(name, node)| (name.clone(), *node)).collect();
            for (next, (name, node)) in (1..).zip(names).skip(place(offset)?) {
                let kind = state.attributes(node)?.kind;
                if reply.add(INodeNo(node), next, kind, name) {
                    break;
                }
            }
            Ok(())
        });
        match listed {
            Ok(()) => reply.ok(),
            Err(error) => reply.error(error),
        }
    }

    fn statfs(&self, _: &Request, _: INodeNo, reply: ReplyStatfs) {
        let free = self.with(|state| Ok(u64::try_from(state.left()).unwrap_or(PLENTY).min(PLENTY)));
        match free {
            Ok(free) => {
                let free = free / u64::from(BLOCK);
                reply.statfs(PLENTY / u64::from(BLOCK), free, free, 1 << 20, 1 << 20, BLOCK, 255, BLOCK);
            }
            Err(error) => reply.error(error),
        }
    }
}
