//! JPEG (ITU-T T.81): only what draws the picture is kept, and which way up it is.

use img_parts::{
    Bytes,
    jpeg::{Jpeg, JpegSegment, markers},
};

use super::{Cleaned, Found, Unreadable, names_place};

const EXIF: &[u8] = b"Exif\0\0";

pub fn clean(bytes: Vec<u8>) -> Result<Cleaned, Unreadable> {
    let whole = Bytes::from(bytes);
    let mut picture = Jpeg::from_bytes(whole.clone()).map_err(|_| Unreadable)?;
    let mut found = Found::default();
    let mut upright = None;
    for segment in picture.segments() {
        if let Some(exif) = exif_of(segment) {
            found.place |= names_place(exif);
            upright = upright.or(orientation(exif));
        }
    }
    picture.segments_mut().retain(|segment| draws(segment.marker()));
    let segments = picture.segments_mut();
    let scan = segments.pop().filter(|last| last.marker() == markers::SOS).ok_or(Unreadable)?;
    if let Some(orientation) = upright.filter(|orientation| *orientation > 1) {
        segments.insert(0, JpegSegment::new_with_contents(markers::APP1, exif_with(orientation).into()));
    }
    // What follows the first scan's head is the rest of the file.
    let rest = whole.len().checked_sub(scan.len_with_entropy() - scan.len()).ok_or(Unreadable)?;
    let scans = scans(&whole[rest..])?;
    segments.push(JpegSegment::new_with_entropy(markers::SOS, scan.contents().clone(), scans.into()));
    let bytes = Vec::from(picture.encoder().bytes());
    found.details = bytes.len() != whole.len();
    Ok(Cleaned { bytes, found })
}

/// Frames, tables and scans, and Adobe's note on the colours. No other application's data, and no remark.
fn draws(marker: u8) -> bool {
    marker == markers::APP14 || !matches!(marker, markers::APP0..=markers::APP15 | markers::JPG0..=markers::COM)
}

fn exif_of(segment: &JpegSegment) -> Option<&[u8]> {
    segment.contents().strip_prefix(EXIF).filter(|_| segment.marker() == markers::APP1)
}

fn orientation(exif: &[u8]) -> Option<u16> {
    let read = exif::Reader::new().read_raw(exif.to_vec()).ok()?;
    let value = read.get_field(exif::Tag::Orientation, exif::In::PRIMARY)?.value.get_uint(0)?;
    u16::try_from(value).ok().filter(|value| (1..=8).contains(value))
}

/// Exif that says nothing but which way up: without it, most photos of a phone would lie on their side.
fn exif_with(orientation: u16) -> Vec<u8> {
    let [high, low] = orientation.to_be_bytes();
    let entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, high, low, 0, 0];
    [EXIF, b"MM\0\x2a\0\0\0\x08", &[0, 1], &entry, &[0; 4]].concat()
}

/// The scans of a picture up to its end. What hides between them or after the end (remarks, a second picture, a film) goes.
fn scans(entropy: &[u8]) -> Result<Vec<u8>, Unreadable> {
    let mut kept = Vec::with_capacity(entropy.len());
    let mut at = 0;
    while let Some(offset) = entropy[at..].iter().position(|byte| *byte == markers::P) {
        kept.extend_from_slice(&entropy[at..at + offset]);
        at += offset;
        match *entropy.get(at + 1).ok_or(Unreadable)? {
            markers::EOI => {
                kept.extend_from_slice(&[markers::P, markers::EOI]);
                return Ok(kept);
            }
            // A fill byte: the marker begins at the next one.
            markers::P => at += 1,
            inside @ (markers::Z | markers::RST0..=markers::RST7) => {
                kept.extend_from_slice(&[markers::P, inside]);
                at += 2;
            }
            marker => {
                let length = entropy.get(at + 2..at + 4).and_then(|length| length.try_into().ok()).ok_or(Unreadable)?;
                let end = at + 2 + usize::from(u16::from_be_bytes(length));
                let segment = entropy.get(at..end).ok_or(Unreadable)?;
                if draws(marker) {
                    kept.extend_from_slice(segment);
                }
                at = end;
            }
        }
    }
    // Cut off, as some cameras do: there is no end, and nothing can follow it.
    kept.extend_from_slice(&entropy[at..]);
    Ok(kept)
}
