//! Lists of headers as bytes, one after the other. JSON with base64 would be half as large again.

use super::{COMPACT_BYTES, Compact, Part, Piece, Quarantined, Replacement, Verdict, Waiting};
use crate::id::Digest;

/// Something that stands in a list.
pub trait Frame: Sized {
    /// Appends it.
    fn write(&self, to: &mut Vec<u8>);
    /// Takes it from the front; `None` if it is not of its form.
    fn read(from: &mut &[u8]) -> Option<Self>;
}

/// A list as bytes.
pub fn write_all<'a, T: Frame + 'a>(items: impl IntoIterator<Item = &'a T>) -> Vec<u8> {
    let mut bytes = Vec::new();
    items.into_iter().for_each(|item| item.write(&mut bytes));
    bytes
}

/// A list out of bytes, whole or not at all.
pub fn read_all<T: Frame>(mut bytes: &[u8]) -> Option<Vec<T>> {
    let mut items = Vec::new();
    while !bytes.is_empty() {
        items.push(T::read(&mut bytes)?);
    }
    Some(items)
}

fn take<'a>(from: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (taken, rest) = from.split_at_checked(length)?;
    *from = rest;
    Some(taken)
}

fn array<const N: usize>(from: &mut &[u8]) -> Option<[u8; N]> {
    take(from, N)?.try_into().ok()
}

fn digest(from: &mut &[u8]) -> Option<Digest> {
    array(from).map(Digest::from_bytes)
}

/// The compact form behind two zeros, or the length and the bytes.
fn write_header(header: &[u8], to: &mut Vec<u8>) {
    match Compact::of(header) {
        Some(compact) => {
            to.extend_from_slice(&[0, 0]);
            to.extend_from_slice(compact.bytes());
        }
        None => {
            let length = u16::try_from(header.len()).expect("a header with one recipient has at most 4,096 bytes");
            to.extend_from_slice(&length.to_be_bytes());
            to.extend_from_slice(header);
        }
    }
}

fn read_header(from: &mut &[u8]) -> Option<Vec<u8>> {
    match u16::from_be_bytes(array(from)?) {
        0 => Some(compact(from)?.header()),
        length => take(from, usize::from(length)).map(<[u8]>::to_vec),
    }
}

fn compact(from: &mut &[u8]) -> Option<Compact> {
    Compact::check(take(from, COMPACT_BYTES)?).ok()
}

impl Frame for Piece {
    fn write(&self, to: &mut Vec<u8>) {
        to.push(self.part as u8);
        to.extend_from_slice(&self.row.to_be_bytes());
    }

    fn read(from: &mut &[u8]) -> Option<Self> {
        let [part] = array(from)?;
        Some(Self { part: *Part::ALL.get(usize::from(part))?, row: i64::from_be_bytes(array(from)?) })
    }
}

impl Frame for Waiting {
    fn write(&self, to: &mut Vec<u8>) {
        self.piece.write(to);
        write_header(&self.header, to);
    }

    fn read(from: &mut &[u8]) -> Option<Self> {
        Some(Self { piece: Piece::read(from)?, header: read_header(from)? })
    }
}

impl Frame for Replacement {
    fn write(&self, to: &mut Vec<u8>) {
        self.piece.write(to);
        to.extend_from_slice(&self.old.to_bytes());
        to.extend_from_slice(&self.signature);
        to.extend_from_slice(self.new.bytes());
    }

    fn read(from: &mut &[u8]) -> Option<Self> {
        let (piece, old, signature) = (Piece::read(from)?, digest(from)?, array(from)?);
        Some(Self { piece, old, signature, new: compact(from)? })
    }
}

impl Frame for Quarantined {
    fn write(&self, to: &mut Vec<u8>) {
        self.piece.write(to);
        let by = self.by.as_ref().as_bytes();
        to.push(u8::try_from(by.len()).expect("handles have at most 40 bytes"));
        to.extend_from_slice(by);
        to.extend_from_slice(&self.signature);
        to.extend_from_slice(self.new.bytes());
        write_header(&self.old, to);
    }

    fn read(from: &mut &[u8]) -> Option<Self> {
        let piece = Piece::read(from)?;
        let [length] = array(from)?;
        let by = core::str::from_utf8(take(from, usize::from(length))?).ok()?.parse().ok()?;
        Some(Self { piece, by, signature: array(from)?, new: compact(from)?, old: read_header(from)? })
    }
}

impl Frame for Verdict {
    fn write(&self, to: &mut Vec<u8>) {
        self.piece.write(to);
        to.extend_from_slice(&self.new.to_bytes());
        to.push(u8::from(self.is_right));
    }

    fn read(from: &mut &[u8]) -> Option<Self> {
        let (piece, new) = (Piece::read(from)?, digest(from)?);
        let is_right = match array(from)? {
            [0] => false,
            [1] => true,
            [_] => return None,
        };
        Some(Self { piece, new, is_right })
    }
}
