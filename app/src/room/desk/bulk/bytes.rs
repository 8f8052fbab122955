//! Messages as bytes: numbers of four bytes, and bytes behind their length.

use zeroize::Zeroizing;

use crate::wire::QueueItem;

/// A message that is being written. Wiped when dropped.
pub struct Writer(Zeroizing<Vec<u8>>);

/// Room for every key of a call at once: bytes that grow leave a copy behind.
const ROOM: usize = 8_192;

impl Default for Writer {
    fn default() -> Self {
        Self::with_room(0)
    }
}

impl Writer {
    /// For a message with so many bytes beside its keys.
    pub fn with_room(bytes: usize) -> Self {
        Self(Zeroizing::new(Vec::with_capacity(ROOM + bytes)))
    }

    pub fn done(self) -> Zeroizing<Vec<u8>> {
        self.0
    }

    pub fn byte(&mut self, byte: u8) {
        self.0.push(byte);
    }

    pub fn number(&mut self, number: u32) {
        self.0.extend_from_slice(&number.to_be_bytes());
    }

    pub fn bytes(&mut self, bytes: &[u8]) {
        self.number(u32::try_from(bytes.len()).expect("a message is far below 4 GiB"));
        self.0.extend_from_slice(bytes);
    }

    pub fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    pub fn item(&mut self, item: &QueueItem) {
        self.bytes(&serde_json::to_vec(item).expect("a row of the queue has string keys only"));
    }
}

/// What is left of a message.
pub struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    pub const fn of(message: &'a [u8]) -> Self {
        Self(message)
    }

    pub const fn is_over(&self) -> bool {
        self.0.is_empty()
    }

    pub fn byte(&mut self) -> Option<u8> {
        let (byte, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*byte)
    }

    pub fn number(&mut self) -> Option<u32> {
        let (number, rest) = self.0.split_first_chunk::<4>()?;
        self.0 = rest;
        Some(u32::from_be_bytes(*number))
    }

    pub fn bytes(&mut self) -> Option<&'a [u8]> {
        let length = usize::try_from(self.number()?).ok()?;
        let (bytes, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(bytes)
    }

    pub fn text(&mut self) -> Option<&'a str> {
        core::str::from_utf8(self.bytes()?).ok()
    }

    pub fn item(&mut self) -> Option<QueueItem> {
        serde_json::from_slice(self.bytes()?).ok()
    }
}
