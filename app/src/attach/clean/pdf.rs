//! PDF (ISO 32000): without the document's details, the hidden notes of programs, and earlier versions of the pages.
//! Photos in it are cleaned as JPEG.

use std::cell::Cell;

use lopdf::{Document, Object, Stream};

use super::{Cleaned, Found, Unreadable, jpeg};

/// Keys that draw nothing: XMP, notes of programs, when it was changed, a small copy of the page.
const HIDDEN: [&[u8]; 4] = [b"Metadata", b"PieceInfo", b"LastModified", b"Thumb"];

pub fn clean(bytes: &[u8]) -> Result<Cleaned, Unreadable> {
    let mut document = Document::load_mem(bytes).map_err(|_| Unreadable)?;
    // Without its password, nothing inside can be told apart.
    if document.is_encrypted() || document.was_encrypted() {
        return Err(Unreadable);
    }
    let before = document.objects.len();
    let (place, details) = (Cell::new(false), Cell::new(false));
    details.set(document.trailer.remove(b"Info").is_some());
    document.trailer.remove(b"ID");
    document.traverse_objects(|object| {
        let dictionary = match object {
            Object::Dictionary(dictionary) => dictionary,
            Object::Stream(stream) => {
                if let Some(found) = clean_photo(stream) {
                    place.set(place.get() | found.place);
                    details.set(details.get() | found.details);
                }
                &mut stream.dict
            }
            _ => return,
        };
        for key in HIDDEN {
            details.set(dictionary.remove(key).is_some() | details.get());
        }
    });
    document.prune_objects();
    let details = details.get() || document.objects.len() != before;
    let mut bytes = Vec::with_capacity(bytes.len());
    document.save_to(&mut bytes).map_err(|_| Unreadable)?;
    Ok(Cleaned { bytes, found: Found { place: place.get(), details } })
}

/// A page that somebody took a photo of holds that photo as it was, with all that the camera wrote into it.
fn clean_photo(stream: &mut Stream) -> Option<Found> {
    if !stream.filters().is_ok_and(|filters| filters == [b"DCTDecode"]) {
        return None;
    }
    let cleaned = jpeg::clean(stream.content.clone()).ok()?;
    stream.set_content(cleaned.bytes);
    Some(cleaned.found)
}
