use img_parts::{
    Bytes,
    jpeg::{Jpeg, JpegSegment, markers},
    png::{Png, PngChunk},
};
use lopdf::{Document, Object, Stream, dictionary};

use super::*;

/// The smallest grey picture: 8 by 8 pixels.
const JPEG: &[u8] = include_bytes!("tests/grey.jpg");
const PNG: &[u8] = include_bytes!("tests/grey.png");
/// Exif that says: on its side, and 51 degrees north.
const EXIF: &[u8] =
    b"MM\0\x2a\0\0\0\x08\0\x02\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\x88\x25\0\x04\0\0\0\x01\0\0\0\x26\0\0\0\0\
    \0\x01\0\x01\0\x02\0\0\0\x02N\0\0\0\0\0\0\0";
const CANARY: &[u8] = b"canary-4711";

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

fn segment(marker: u8, start: &[u8]) -> JpegSegment {
    JpegSegment::new_with_contents(marker, Bytes::from([start, CANARY].concat()))
}

/// With Exif, XMP, a colour profile, a remark, and a second file behind its end.
fn photo() -> Vec<u8> {
    let mut photo = Jpeg::from_bytes(Bytes::from_static(JPEG)).expect("a picture");
    let hidden = [
        JpegSegment::new_with_contents(markers::APP1, Bytes::from([b"Exif\0\0", EXIF, CANARY].concat())),
        segment(markers::APP1, b"http://ns.adobe.com/xap/1.0/\0"),
        segment(markers::APP2, b"ICC_PROFILE\0\x01\x01"),
        segment(markers::APP13, b"Photoshop 3.0\0"),
        segment(markers::COM, b""),
    ];
    photo.segments_mut().splice(1..1, hidden);
    [&photo.encoder().bytes(), b"\0\0\0\x18ftypmp42".as_slice(), CANARY].concat()
}

/// What of a JPEG is drawn: its frame, tables and scans.
fn drawn(bytes: &[u8]) -> Vec<(u8, Vec<u8>)> {
    let picture = Jpeg::from_bytes(Bytes::copy_from_slice(bytes)).expect("it is a picture");
    let drawn =
        picture.segments().iter().filter(|segment| !(markers::APP0..=markers::APP15).contains(&segment.marker()));
    drawn
        .filter(|segment| segment.marker() != markers::COM)
        .map(|segment| (segment.marker(), segment.contents().to_vec()))
        .collect()
}

#[test]
fn a_photo_loses_place_camera_remarks_and_what_hides_behind_its_end_and_still_draws_upright() {
    let before = photo();
    assert!(holds(&before, CANARY));
    let Cleaned { bytes, found } = clean(Format::Jpeg, before.clone()).expect("it can be read");
    assert_eq!(found, Found { place: true, details: true });
    assert!(!holds(&bytes, CANARY) && !holds(&bytes, b"ftyp"));
    assert!(bytes.ends_with(&[0xff, 0xd9]));
    assert_eq!(drawn(&bytes), drawn(&before));
    let exif = exif::Reader::new().read_from_container(&mut std::io::Cursor::new(&bytes)).expect("which way up");
    let fields: Vec<_> = exif.fields().map(|field| (field.tag, field.value.get_uint(0))).collect();
    assert_eq!(fields, [(exif::Tag::Orientation, Some(6))]);
    // The scan itself is the same, byte for byte.
    let scan = |bytes: &[u8]| bytes.windows(2).position(|pair| pair == [0xff, 0xda]).expect("a scan");
    let end = |bytes: &[u8]| bytes.windows(2).rposition(|pair| pair == [0xff, 0xd9]).expect("an end");
    assert_eq!(bytes[scan(&bytes)..end(&bytes)], JPEG[scan(JPEG)..end(JPEG)]);
    let again = clean(Format::Jpeg, bytes.clone()).expect("it can be read");
    assert_eq!((again.bytes == bytes, again.found), (true, Found::default()));
}

#[test]
fn a_drawing_loses_text_time_and_place_and_still_draws() {
    let mut picture = Png::from_bytes(Bytes::from_static(PNG)).expect("a picture");
    let at = picture.chunks().len() - 1;
    for (kind, start) in [
        (b"tEXt", b"Author\0".as_slice()),
        (b"iTXt", b"XML:com.adobe.xmp\0"),
        (b"eXIf", EXIF),
        (b"tIME", b""),
        (b"xxXx", b""),
    ] {
        picture.chunks_mut().insert(at, PngChunk::new(*kind, Bytes::from([start, CANARY].concat())));
    }
    let before = [&picture.encoder().bytes(), CANARY].concat();
    let Cleaned { bytes, found } = clean(Format::Png, before).expect("it can be read");
    assert_eq!(found, Found { place: true, details: true });
    assert!(!holds(&bytes, CANARY));
    let (after, first) = (Png::from_bytes(bytes.into()).expect("it draws"), Png::from_bytes(Bytes::from_static(PNG)));
    let pixels =
        |picture: &Png| picture.chunks_by_type(*b"IDAT").map(|chunk| chunk.contents().to_vec()).collect::<Vec<_>>();
    assert_eq!(pixels(&after), pixels(&first.expect("a picture")));
}

/// One page that says something, with a photo, XMP, Info, and an object that nothing names any more.
fn letter() -> Vec<u8> {
    let mut letter = Document::with_version("1.5");
    let text = Stream::new(dictionary! {}, b"BT /F1 24 Tf 72 700 Td (Dear patient) Tj ET".to_vec());
    let text = letter.add_object(text);
    let hidden = || Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, CANARY.to_vec());
    let (of_page, of_letter) = (letter.add_object(hidden()), letter.add_object(hidden()));
    let photo = Stream::new(dictionary! { "Subtype" => "Image", "Filter" => "DCTDecode" }, photo());
    let photo = letter.add_object(photo);
    letter.add_object(Stream::new(dictionary! {}, [b"An earlier version. ", CANARY].concat()));
    let font = letter.add_object(dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Courier" });
    let pages = letter.new_object_id();
    let page = letter.add_object(dictionary! {
        "Type" => "Page",
        "Parent" => pages,
        "Contents" => text,
        "Metadata" => of_page,
        "PieceInfo" => dictionary! { "Program" => Object::string_literal(CANARY) },
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font }, "XObject" => dictionary! { "P" => photo } },
    });
    let all = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    letter.objects.insert(pages, Object::Dictionary(all));
    let catalog = letter.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages, "Metadata" => of_letter });
    let info = letter.add_object(dictionary! { "Author" => Object::string_literal(CANARY) });
    letter.trailer.set("Root", catalog);
    letter.trailer.set("Info", info);
    letter.trailer.set("ID", vec![Object::string_literal(CANARY), Object::string_literal(CANARY)]);
    let mut bytes = Vec::new();
    letter.save_to(&mut bytes).expect("memory");
    bytes
}

#[test]
fn a_letter_loses_author_hidden_notes_earlier_versions_and_the_place_of_its_photos_and_still_reads() {
    let before = letter();
    let Cleaned { bytes, found } = clean(Format::Pdf, before).expect("it can be read");
    assert_eq!(found, Found { place: true, details: true });
    assert!(!holds(&bytes, CANARY));
    let after = Document::load_mem(&bytes).expect("it opens");
    assert_eq!(after.extract_text(&[1]).expect("a page").trim(), "Dear patient");
    let photos = after.objects.values().filter_map(|object| object.as_stream().ok());
    let photos: Vec<_> = photos.filter(|stream| stream.dict.has(b"Filter")).collect();
    assert_eq!(photos.len(), 1);
    assert_eq!(drawn(&photos[0].content), drawn(JPEG));
}

#[test]
fn what_is_damaged_is_said_to_be_and_what_is_something_else_is_not_touched() {
    for (format, bytes) in
        [(Format::Jpeg, &JPEG[..40]), (Format::Png, &PNG[..40]), (Format::Pdf, b"%PDF-1.7 and no more")]
    {
        assert_eq!(clean(format, bytes.to_vec()).err(), Some(Unreadable), "{format:?}");
    }
    assert_eq!(Format::of(JPEG), Some(Format::Jpeg));
    assert_eq!(Format::of(PNG), Some(Format::Png));
    assert_eq!(Format::of(b"%PDF-1.7"), Some(Format::Pdf));
    for other in [b"<svg".as_slice(), b"RIFF....WEBP", b"", b"\xff\xd8"] {
        assert_eq!(Format::of(other), None);
    }
}
