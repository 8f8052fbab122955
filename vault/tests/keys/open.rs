use vault::{
    draft::{Attached, Consent, ContentNote, Draft},
    envelope::{Envelope, Kind},
    header,
    id::{AttachmentId, Digest},
    identity::CallIdentity,
    open::{Claim, OpenError, open},
    receipt::ReceiptKeys,
    seal::{SealError, SealMode, seal},
};

use crate::call::{Call, call_id, chance, claim, id};

fn photo() -> Attached {
    Attached {
        id: AttachmentId::from_bytes([4; 16]),
        payload: Digest::of(b"sealed"),
        media_type: "image/jpeg".to_owned(),
        size: 12_345,
        name: Some("kitchen \"door\".jpg".to_owned().into()),
    }
}

#[test]
fn an_account_opens_as_it_was_written_with_everything_beside_it() {
    let call = Call::new();
    let consent = Consent { count: true, quote: false, contact: true };
    let draft = Draft::new("They said I had \"capacity\".\n\u{1f426}", consent)
        .for_questions(3)
        .with_answer("when", "last \"winter\"")
        .with_answers("who", ["police", "nurse"])
        .with_notes([ContentNote::Restraint, ContentNote::SelfHarm])
        .in_language("cy")
        .with_attachment(photo());
    let receipt = ReceiptKeys::from_root(&[1; 32]).public();
    let sealed = seal(&draft, &call.keys, id(1), Some(&receipt), SealMode::Wasm).expect("it can be sealed");
    let opened = open(&sealed.bytes(), &call.identity, &claim(1)).expect("it opens");
    assert_eq!(opened.draft.account(), draft.account());
    assert!(opened.draft.answers().eq(draft.answers()));
    assert_eq!(opened.draft.notes(), draft.notes());
    assert_eq!(opened.draft.language(), Some("cy"));
    assert!(opened.draft.attachments() == draft.attachments());
    assert_eq!(opened.draft.questions(), 3);
    assert_eq!(opened.draft.consent(), consent);
    assert_eq!(opened.payload, sealed.envelope().payload_sha256());
    let binding = opened.binding.expect("our own client sealed it");
    assert_eq!(binding.key_set, call.keys.digest());
    assert!(binding.receipt == Some(receipt));
    assert_eq!(binding.mode, SealMode::Wasm);
}

#[test]
fn an_account_is_refused_under_another_call_number_or_epoch() {
    let call = Call::new();
    let sealed = call.seal("It was a Tuesday.", id(1)).bytes();
    let open = |claim: Claim| open(&sealed, &call.identity, &claim).err();
    assert_eq!(open(claim(1)), None);
    assert_eq!(open(Claim { call: "left-care".parse().expect("a name"), ..claim(1) }), Some(OpenError::WrongCall));
    assert_eq!(open(claim(2)), Some(OpenError::WrongId));
    assert_eq!(open(Claim { epoch: 2, ..claim(1) }), Some(OpenError::WrongEpoch));
}

#[test]
fn another_key_opens_nothing() {
    let call = Call::new();
    let sealed = call.seal("It was a Tuesday.", id(1)).bytes();
    let other = CallIdentity::generate(1, &mut chance(30));
    assert_eq!(open(&sealed, &other, &claim(1)).err(), Some(OpenError::NotForThisKey));
}

#[test]
fn a_damaged_account_is_not_shown() {
    let call = Call::new();
    let sealed = call.seal("It was a Tuesday.", id(1)).bytes();
    let header = sealed.len() - 65_568;
    for at in [30, 1_000, header - 10, header, header + 20, header + 40_000, sealed.len() - 1] {
        let mut damaged = sealed.clone();
        damaged[at] ^= 1;
        let error = open(&damaged, &call.identity, &claim(1)).err();
        assert!(matches!(error, Some(OpenError::Damaged | OpenError::NotForThisKey)), "byte {at}: {error:?}");
    }
    assert_eq!(open(&sealed[..sealed.len() - 1], &call.identity, &claim(1)).err(), Some(OpenError::Damaged));
    assert_eq!(open(b"", &call.identity, &claim(1)).err(), Some(OpenError::Damaged));
}

/// A file as a stock tool makes it: with filler, and whatever plaintext.
fn stock_file(call: &Call, plaintext: &[u8]) -> Vec<u8> {
    age::encrypt(&call.identity.hybrid().to_recipient(), plaintext).expect("age seals it")
}

fn padded(text: &[u8]) -> Vec<u8> {
    let mut plaintext = text.to_vec();
    plaintext.resize(65_536, 0);
    plaintext
}

#[test]
fn a_text_that_a_stock_tool_sealed_is_shown_as_unbound() {
    let call = Call::new();
    let file = stock_file(&call, &padded("Sealed at a friend's house.\n".as_bytes()));
    let opened = open(&file, &call.identity, &claim(1)).expect("it opens");
    assert_eq!(opened.draft.account(), "Sealed at a friend's house.\n");
    assert!(opened.binding.is_none());
    assert_eq!(opened.draft.consent(), Consent::default());
    let picture = stock_file(&call, &padded(b"\xff\xd8\xff\xe0"));
    assert_eq!(open(&picture, &call.identity, &claim(1)).err(), Some(OpenError::Damaged));
}

#[test]
fn a_broken_frame_is_damage_and_never_an_unbound_text() {
    let call = Call::new();
    let json = br#"{"id":"01010101010101010101010101010101","call":"right-care","epoch":1}"#;
    let framed = |length: u32, json: &[u8]| [b"murmuration/1\n".as_slice(), &length.to_be_bytes(), json].concat();
    let mut trailing = padded(&framed(2, b"{}"));
    trailing[65_535] = 1;
    let frames = [
        padded(b"murmuration/1\n"),
        padded(&framed(0, b"")),
        padded(&framed(70_000, json)),
        padded(&framed(u32::MAX, json)),
        padded(&framed(json.len() as u32, json)),
        padded(&framed(json.len() as u32 - 1, json)),
        trailing,
    ];
    for frame in frames {
        let file = stock_file(&call, &frame);
        assert_eq!(open(&file, &call.identity, &claim(1)).err(), Some(OpenError::Damaged), "{:?}", &frame[..32]);
    }
}

#[test]
fn the_frame_is_as_the_format_says() {
    use std::io::Read as _;
    let call = Call::new();
    let sealed = call.seal("It was a Tuesday.", id(1));
    // A stock tool opens it: no line of ours takes part but the identity.
    let file = sealed.bytes();
    let mut plaintext = Vec::new();
    age::Decryptor::new(file.as_slice())
        .and_then(|decryptor| decryptor.decrypt(std::iter::once(call.identity.hybrid() as &dyn age::Identity)))
        .expect("age reads the header")
        .read_to_end(&mut plaintext)
        .expect("age reads the payload");
    assert_eq!(plaintext.len(), 65_536);
    assert_eq!(&plaintext[..14], b"murmuration/1\n");
    let length = u32::from_be_bytes(plaintext[14..18].try_into().expect("four bytes")) as usize;
    assert!(plaintext[18 + length..].iter().all(|byte| *byte == 0));
    let json: serde_json::Value = serde_json::from_slice(&plaintext[18..18 + length]).expect("it is JSON");
    let expected = serde_json::json!({
        "id": "01".repeat(16),
        "call": call_id(),
        "epoch": 1,
        "key_set": call.keys.digest(),
        "questions": 1,
        "account": "It was a Tuesday.",
        "answers": {},
        "consent": { "count": false, "quote": false, "contact": false },
        "receipt": null,
        "mode": "wasm",
        "notes": [],
        "language": null,
        "attachments": [],
    });
    assert_eq!(json, expected);
}

#[test]
fn answers_notes_language_and_files_stand_in_the_json_as_the_format_says() {
    let call = Call::new();
    let draft = Draft::new("", Consent::default())
        .for_questions(2)
        .with_answer("when", "2024-H1")
        .with_answers("who", ["police", "nurse"])
        .with_notes(ContentNote::ALL)
        .in_language("en")
        .with_attachment(photo());
    let sealed = seal(&draft, &call.keys, id(1), None, SealMode::Js).expect("answers alone are enough");
    let plaintext = age::decrypt(call.identity.hybrid(), &sealed.bytes()).expect("age opens it");
    let length = u32::from_be_bytes(plaintext[14..18].try_into().expect("four bytes")) as usize;
    let json: serde_json::Value = serde_json::from_slice(&plaintext[18..18 + length]).expect("it is JSON");
    assert_eq!(json["questions"], 2);
    assert_eq!(json["answers"], serde_json::json!({ "when": "2024-H1", "who": ["police", "nurse"] }));
    assert_eq!(json["notes"], serde_json::json!(["self-harm", "violence", "restraint", "loss", "racism", "children"]));
    assert_eq!(json["language"], "en");
    let file = serde_json::json!({
        "id": "04".repeat(16),
        "payload_sha256": Digest::of(b"sealed"),
        "type": "image/jpeg",
        "size": 12_345,
        "name": "kitchen \"door\".jpg",
    });
    assert_eq!(json["attachments"], serde_json::json!([file]));
}

#[test]
fn an_account_from_before_there_were_notes_still_opens() {
    let call = Call::new();
    let json = serde_json::json!({
        "id": "01".repeat(16), "call": call_id(), "epoch": 1, "key_set": call.keys.digest(), "questions": 1,
        "account": "It was a Tuesday.", "answers": { "when": "winter" }, "receipt": null, "mode": "wasm",
        "consent": { "count": true, "quote": false, "contact": false }, "later": "a field of another version",
    })
    .to_string();
    let length = u32::try_from(json.len()).expect("it is short").to_be_bytes();
    let file = stock_file(&call, &padded(&[b"murmuration/1\n", length.as_slice(), json.as_bytes()].concat()));
    let opened = open(&file, &call.identity, &claim(1)).expect("it opens");
    assert_eq!(opened.draft.account(), "It was a Tuesday.");
    assert_eq!(opened.draft.answers().count(), 1);
    assert!(opened.draft.notes().is_empty() && opened.draft.attachments().is_empty());
}

#[test]
fn an_empty_draft_and_one_too_long_are_not_sealed() {
    let call = Call::new();
    let seal = |text: String| {
        let draft = Draft::new(text, Consent::default());
        seal(&draft, &call.keys, id(1), None, SealMode::Js).map(|sealed| sealed.envelope().size())
    };
    assert_eq!(seal(String::new()), Err(SealError::Empty));
    assert_eq!(seal(" \n\t".to_owned()), Err(SealError::Empty));
    assert_eq!(seal("a".repeat(60_000)), Ok(65_536));
    assert_eq!(seal("a".repeat(70_000)), Ok(262_144));
    assert_eq!(seal("a".repeat(300_000)), Ok(1_048_576));
    assert_eq!(seal("a".repeat(1_048_576)), Err(SealError::TooLong));
}

#[test]
fn the_longest_account_of_a_size_opens_to_its_last_letter() {
    let call = Call::new();
    let seal = |length: &usize| call.seal(&"a".repeat(*length), id(1));
    let lengths: Vec<usize> = (60_000..65_536).collect();
    let fit = lengths.partition_point(|length| seal(length).envelope().size() == 65_536);
    assert_eq!(seal(&lengths[fit]).envelope().size(), 262_144);
    let opened = open(&seal(&lengths[fit - 1]).bytes(), &call.identity, &claim(1)).expect("it opens");
    assert_eq!(opened.draft.account().len(), lengths[fit - 1]);
}

#[test]
fn what_is_sealed_has_one_stanza_and_always_the_same_header_length() {
    let call = Call::new();
    let header = |text: &str| -> (usize, Vec<header::Stanza>) {
        let file = call.seal(text, id(1)).bytes();
        let envelope = Envelope::parse(Kind::Testimony, &file).expect("the door takes it");
        (envelope.header().len(), envelope.parsed_header().stanzas().to_vec())
    };
    let (length, stanzas) = header("a");
    assert_eq!((length, stanzas.len()), (1_627, 1));
    assert_eq!(stanzas[0].kind, "mlkem768x25519");
    for text in ["b", "It was a Tuesday.", &"long ".repeat(20_000)] {
        assert_eq!(header(text).0, length);
    }
}
