//! PNG (W3C, third edition): only the chunks that draw the picture.

use img_parts::png::Png;

use super::{Cleaned, Found, Unreadable, names_place};

/// Palette, pixels, transparency, and what says how bright and how dense they are; the last three are those of moving pictures.
const DRAWS: [&[u8; 4]; 13] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"acTL", b"fcTL", b"fdAT",
];

pub fn clean(bytes: Vec<u8>) -> Result<Cleaned, Unreadable> {
    let whole = bytes.len();
    let mut picture = Png::from_bytes(bytes.into()).map_err(|_| Unreadable)?;
    let exif = picture.chunks().iter().filter(|chunk| &chunk.kind() == b"eXIf");
    let place = exif.map(|chunk| names_place(chunk.contents())).fold(false, |any, one| any | one);
    picture.chunks_mut().retain(|chunk| DRAWS.contains(&&chunk.kind()));
    let bytes = Vec::from(picture.encoder().bytes());
    let details = bytes.len() != whole;
    Ok(Cleaned { bytes, found: Found { place, details } })
}
