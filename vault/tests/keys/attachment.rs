//! Attachments: sealed and opened piece by piece, and by stock age.

use std::io::Read as _;

use rand::RngCore as _;
use vault::{
    attachment::{About, AttachError, AttachmentError, CONTENT_LIMIT, Expected, Opener, Sealed, Sealer},
    envelope::{Envelope, Kind, Passage, Refusal, looks_sealed},
    hybrid::HybridRecipient,
    id::{AttachmentId, Digest},
    identity::CallIdentity,
    padding::padme,
};

use crate::call::{Call, call_id, chance, id};

const ATTACHMENT: AttachmentId = AttachmentId::from_bytes([9; 16]);

fn about(size: u64) -> About {
    About {
        call: call_id(),
        id: id(1),
        attachment: ATTACHMENT,
        media_type: "image/jpeg".to_owned(),
        size,
        name: Some("A letter.jpg".to_owned()),
    }
}

/// Bytes before the content.
fn frame() -> u64 {
    let json = format!(
        r#"{{"call":"right-care","id":"{}","attachment":"{ATTACHMENT}","type":"image/jpeg","size":123456,"name":"A letter.jpg"}}"#,
        id(1)
    );
    29 + json.len() as u64
}

fn expected() -> Expected {
    Expected { call: call_id(), id: id(1), attachment: ATTACHMENT }
}

fn recipient(call: &Call) -> HybridRecipient {
    call.keys.set().recipient.parse().expect("the call's own")
}

fn content(size: usize) -> Vec<u8> {
    let mut content = vec![0; size];
    chance(size as u64).fill_bytes(&mut content);
    content
}

fn seal(call: &Call, content: &[u8], piece: usize) -> (Vec<u8>, Sealed) {
    let mut sealer = Sealer::new(&about(content.len() as u64), &recipient(call)).expect("it is small enough");
    let length = sealer.length();
    let mut file = Vec::new();
    for piece in content.chunks(piece) {
        file.extend(sealer.push(piece).expect("as announced"));
    }
    let (last, sealed) = sealer.finish().expect("all of it came");
    file.extend(last);
    assert_eq!(file.len() as u64, length);
    (file, sealed)
}

fn open(call: &Call, file: &[u8], expected: Expected, piece: usize) -> Result<(Vec<u8>, Digest), AttachmentError> {
    let identities = std::slice::from_ref(&call.identity);
    let mut opener = Opener::new(identities, expected);
    let mut content = Vec::new();
    for piece in file.chunks(piece) {
        content.extend_from_slice(&opener.push(piece)?);
    }
    let (last, received) = opener.finish()?;
    content.extend_from_slice(&last);
    assert_eq!(received.about.size, content.len() as u64);
    assert_eq!(received.about.media_type, "image/jpeg");
    assert_eq!(received.about.name.as_deref(), Some("A letter.jpg"));
    Ok((content, received.payload_sha256))
}

/// Around the borders of chunks and of Padmé sizes.
fn sizes() -> Vec<u64> {
    let frame = frame();
    let mut sizes = vec![0, 1, 100];
    for plaintext in [65_536, 131_072, 196_608, padme(1_000_000), 1_048_576, 2_097_152] {
        sizes.extend([-1_i64, 0, 1].map(|more| (plaintext - frame).checked_add_signed(more).expect("positive")));
    }
    sizes
}

#[test]
fn a_file_of_any_size_opens_to_the_same_bytes_whatever_the_pieces() {
    let call = Call::new();
    for size in sizes() {
        let content = content(usize::try_from(size).expect("small"));
        let (file, sealed) = seal(&call, &content, 100_000);
        assert_eq!(Digest::of(&file), sealed.sha256);
        let envelope = Envelope::parse(Kind::Attachment, &file).expect("every door takes it");
        assert_eq!(envelope.parsed_header().stanzas().len(), 1);
        assert_eq!(envelope.header().len(), 1_627);
        assert_eq!(envelope.payload_sha256(), sealed.payload_sha256);
        assert_eq!(padme(envelope.size()), envelope.size());
        for piece in [file.len(), 65_536, 10_007] {
            let opened = open(&call, &file, expected(), piece).expect("it opens");
            assert!(opened.0 == content, "{size} bytes in pieces of {piece}");
            assert_eq!(opened.1, sealed.payload_sha256);
        }
    }
}

#[test]
fn a_file_byte_by_byte_opens_to_the_same_bytes() {
    let call = Call::new();
    let content = content(70_000);
    let (file, _) = seal(&call, &content, 1);
    assert!(open(&call, &file, expected(), 1).expect("it opens").0 == content);
}

#[test]
fn what_the_plaintext_is_made_of_is_as_the_format_says() {
    let call = Call::new();
    let content = content(123_456);
    let (file, _) = seal(&call, &content, 65_536);
    let mut plaintext = Vec::new();
    let identity: &dyn age::Identity = call.identity.hybrid();
    age::Decryptor::new(file.as_slice())
        .and_then(|decryptor| decryptor.decrypt(std::iter::once(identity)))
        .expect("stock age opens the header")
        .read_to_end(&mut plaintext)
        .expect("and the payload");
    let start = usize::try_from(frame()).expect("small");
    assert!(plaintext.starts_with(b"murmuration/1/attachment\n\0\0"));
    assert_eq!(plaintext.len() as u64, padme(frame() + 123_456));
    assert!(plaintext[start..].starts_with(&content));
    assert!(plaintext[start + content.len()..].iter().all(|byte| *byte == 0));
}

#[test]
fn a_file_passes_piece_by_piece_as_it_does_whole() {
    let call = Call::new();
    let (file, sealed) = seal(&call, &content(300_000), 65_536);
    let mut passage = Passage::new(Kind::Attachment);
    for piece in file.chunks(7_919) {
        passage.push(piece).expect("nothing is wrong with it");
    }
    let passed = passage.finish().expect("it is whole");
    assert_eq!((passed.sha256, passed.payload_sha256), (sealed.sha256, sealed.payload_sha256));
    assert_eq!(passed.header.bytes(), &file[..1_627]);
    let mut short = Passage::new(Kind::Attachment);
    short.push(&file[..file.len() - 1]).expect("as far as it goes");
    assert_eq!(short.finish().err(), Some(Refusal::SizeClass));
    let mut text = Passage::new(Kind::Attachment);
    assert_eq!(text.push(b"They said").err(), Some(Refusal::NotAge));
}

#[test]
fn a_piece_in_clear_is_seen_and_a_sealed_one_is_let_through() {
    let call = Call::new();
    let (file, _) = seal(&call, &content(300_000), 65_536);
    assert!(file.chunks_exact(65_536).all(looks_sealed));
    let text = "They said that nobody was coming. ".repeat(4_000);
    assert!(!looks_sealed(&text.as_bytes()[..65_536]));
}

#[test]
fn another_number_call_or_key_opens_nothing() {
    let call = Call::new();
    let (file, _) = seal(&call, &content(1_000), 1_000);
    let refused = |expected: Expected| open(&call, &file, expected, 4_096).err();
    assert_eq!(refused(Expected { id: id(2), ..expected() }), Some(AttachmentError::Another));
    let other = AttachmentId::from_bytes([8; 16]);
    assert_eq!(refused(Expected { attachment: other, ..expected() }), Some(AttachmentError::Another));
    let other = "left-care".parse().expect("a name");
    assert_eq!(refused(Expected { call: other, ..expected() }), Some(AttachmentError::Another));
    let stranger = [CallIdentity::generate(1, &mut chance(30))];
    assert_eq!(Opener::new(&stranger, expected()).push(&file).err(), Some(AttachmentError::NotForThisKey));
}

#[test]
fn a_file_that_is_damaged_or_cut_short_is_not_opened() {
    let call = Call::new();
    let (file, _) = seal(&call, &content(200_000), 65_536);
    for at in [40, 1_600, 1_650, 70_000, file.len() - 1] {
        let mut damaged = file.clone();
        damaged[at] ^= 1;
        assert!(open(&call, &damaged, expected(), 65_536).is_err(), "byte {at}");
    }
    // At the end of a chunk, within one, within the header.
    for kept in [1_627 + 16 + 65_552, 100_000, 1_000, 0] {
        let cut = open(&call, &file[..kept], expected(), 65_536).err();
        assert_eq!(cut, Some(AttachmentError::Damaged), "{kept} bytes");
    }
}

#[test]
fn a_file_that_changes_while_it_is_read_or_is_too_large_is_not_sealed() {
    let call = Call::new();
    let to = recipient(&call);
    assert_eq!(Sealer::new(&about(CONTENT_LIMIT + 1), &to).err(), Some(AttachError::TooLong));
    let largest = Sealer::new(&about(CONTENT_LIMIT), &to).expect("a hundred million bytes");
    assert!(largest.length() <= Kind::Attachment.limit());
    let mut grew = Sealer::new(&about(10), &to).expect("small");
    assert_eq!(grew.push(&[0; 11]).err(), Some(AttachError::Changed));
    let mut shrank = Sealer::new(&about(10), &to).expect("small");
    shrank.push(&[0; 9]).expect("as announced");
    assert_eq!(shrank.finish().err(), Some(AttachError::Changed));
}
