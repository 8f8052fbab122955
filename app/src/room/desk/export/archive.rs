//! One file out of many: a tar without compression, since ciphertext can't be made smaller. The browser keeps it, so that this program
//! holds a few pieces at a time.

use std::io;

use js_sys::{Array, Uint8Array};
use tar::{EntryType, Header};
use web_sys::Blob;

/// Bytes that are gathered before the browser gets them.
const PIECE: usize = 4 * 1_048_576;
const BLOCK: u64 = 512;
/// Who has it reads it; nobody need run it.
const MODE: u32 = 0o644;

/// An archive that is being made. Everything in it lies in one folder, and no time is told.
pub struct Archive {
    folder: String,
    parts: Array,
    waiting: Vec<u8>,
    /// Whether the browser took every piece.
    is_whole: bool,
}

impl Archive {
    pub fn new(folder: String) -> Self {
        Self { folder, parts: Array::new(), waiting: Vec::with_capacity(PIECE), is_whole: true }
    }

    /// Adds a file. `path` is of letters, digits, dashes, dots and slashes.
    ///
    /// # Errors
    /// If the path is too long for any tar, or leaves the folder.
    pub fn add(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.begin(path, bytes.len() as u64)?;
        self.push(bytes);
        self.end(bytes.len() as u64);
        Ok(())
    }

    /// Begins a file that comes in pieces: [`push`](Self::push) them, `size` bytes together, then [`end`](Self::end) it.
    ///
    /// # Errors
    /// As for [`add`](Self::add).
    pub fn begin(&mut self, path: &str, size: u64) -> io::Result<()> {
        let mut header = Header::new_ustar();
        header.set_path(format!("{}/{path}", self.folder))?;
        header.set_entry_type(EntryType::Regular);
        header.set_mode(MODE);
        header.set_size(size);
        header.set_cksum();
        self.push(header.as_bytes());
        Ok(())
    }

    /// Adds the next bytes of the file that was begun.
    pub fn push(&mut self, bytes: &[u8]) {
        self.waiting.extend_from_slice(bytes);
        if self.waiting.len() >= PIECE {
            self.hand_over();
        }
    }

    /// Ends a file of this size.
    pub fn end(&mut self, size: u64) {
        let rest = (size.next_multiple_of(BLOCK) - size) as usize;
        self.push(&[0; BLOCK as usize][..rest]);
    }

    /// The whole of it. `None` if the browser has no room.
    pub fn finish(mut self) -> Option<Blob> {
        self.push(&[0; 2 * BLOCK as usize]);
        self.hand_over();
        if self.is_whole { Blob::new_with_blob_sequence(&self.parts).ok() } else { None }
    }

    /// Whether there was room for everything so far.
    pub const fn is_whole(&self) -> bool {
        self.is_whole
    }

    fn hand_over(&mut self) {
        match Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(self.waiting.as_slice()))) {
            Ok(blob) => {
                self.parts.push(&blob);
            }
            Err(_) => self.is_whole = false,
        }
        self.waiting.clear();
    }
}
