//! Takes out of a file what nobody sees and what may say who made it: place, device, time, names.
//!
//! What is kept is listed, not what is removed: a part that this program does not know goes.

mod jpeg;
mod pdf;
mod png;

/// Larger files are not looked into: a phone could not hold them. They are sent as they are, and she is told.
pub const LARGEST: u64 = 20_000_000;

/// What a file is, by its first bytes. What its name says does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Jpeg,
    Png,
    Pdf,
}

impl Format {
    /// The format of a file that begins like this, if it is one that can be cleaned.
    pub fn of(start: &[u8]) -> Option<Self> {
        if start.starts_with(&[0xff, 0xd8, 0xff]) {
            Some(Self::Jpeg)
        } else if start.starts_with(b"\x89PNG\r\n\x1a\n") {
            Some(Self::Png)
        } else if start.starts_with(b"%PDF-") {
            Some(Self::Pdf)
        } else {
            None
        }
    }

    /// Its media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Pdf => "application/pdf",
        }
    }
}

/// What was found and removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Where it was made.
    pub place: bool,
    /// Other details: camera, time, author, program, small copies, remarks.
    pub details: bool,
}

/// A file without its hidden details.
pub struct Cleaned {
    pub bytes: Vec<u8>,
    pub found: Found,
}

/// The file is damaged, locked, or of a form that can't be taken apart. It can be sent as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

/// Cleans a file of at most [`LARGEST`] bytes.
pub fn clean(format: Format, bytes: Vec<u8>) -> Result<Cleaned, Unreadable> {
    match format {
        Format::Jpeg => jpeg::clean(bytes),
        Format::Png => png::clean(bytes),
        Format::Pdf => pdf::clean(&bytes),
    }
}

/// Whether Exif data (a TIFF structure) says where it was made.
fn names_place(exif: &[u8]) -> bool {
    let read = exif::Reader::new().read_raw(exif.to_vec());
    read.is_ok_and(|exif| exif.fields().any(|field| field.tag.context() == exif::Context::Gps))
}

#[cfg(test)]
mod tests;
