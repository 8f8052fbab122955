//! One file out of many: a tar without compression, since ciphertext can't be made smaller. The browser keeps it, so that this program
//! holds a few pieces at a time.

use std::io;

use js_sys::{Array, Uint8Array};
use tar::{EntryType, Header};
use web_sys::Blob;

/// Bytes that are gathered before the browser gets them.
const PIECE: usize = 4 * 1_048_576;
const BLOCK: usize = 512;
/// Who has it reads it; nobody need run it.
const MODE: u32 = 0o644;

/// An archive that is being made. Everything in it lies in one folder, and no time is told.
pub struct Archive {
    folder: String,
    parts: Array,
    waiting: Vec<u8>,
}

impl Archive {
    pub fn new(folder: String) -> Self {
        Self { folder, parts: Array::new(), waiting: Vec::with_capacity(PIECE) }
    }

    /// Adds a file. `path` is of letters, digits, dashes, dots and slashes.
    ///
    /// # Errors
    /// If the path is too long for any tar, or leaves the folder.
    pub fn add(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let mut header = Header::new_ustar();
        header.set_path(format!("{}/{path}", self.folder))?;
        header.set_entry_type(EntryType::Regular);
        header.set_mode(MODE);
        header.set_size(bytes.len() as u64);
        header.set_cksum();
        self.waiting.extend_from_slice(header.as_bytes());
        self.waiting.extend_from_slice(bytes);
        let filled = self.waiting.len() + bytes.len().next_multiple_of(BLOCK) - bytes.len();
        self.waiting.resize(filled, 0);
        if self.waiting.len() >= PIECE {
            self.hand_over();
        }
        Ok(())
    }

    /// The whole of it. `None` if the browser has no room.
    pub fn finish(mut self) -> Option<Blob> {
        self.waiting.extend_from_slice(&[0; 2 * BLOCK]);
        self.hand_over();
        Blob::new_with_blob_sequence(&self.parts).ok()
    }

    fn hand_over(&mut self) {
        if let Ok(blob) = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(self.waiting.as_slice()))) {
            self.parts.push(&blob);
        }
        self.waiting.clear();
    }
}
