//! What is refused at the door, and with which code. No key takes part: this is all that a server can see.

use std::collections::HashSet;

use data_encoding::BASE64_NOPAD;
use vault::envelope::{Envelope, Inspector, Kind, Refusal};

const CLASSES: [usize; 3] = [65_536, 262_144, 1_048_576];

/// Bytes that look like ciphertext (xorshift64*).
fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = || {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        (state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 56) as u8
    };
    (0..length).map(|_| next()).collect()
}

/// Nonce, chunks and tags of a plaintext of this size.
fn payload(size: usize) -> Vec<u8> {
    noise(16 + size + size.div_ceil(65_536) * 16)
}

fn base64(bytes: &[u8]) -> String {
    BASE64_NOPAD.encode(bytes)
}

fn stanza(first_line: &str, body: &[u8]) -> String {
    let body = base64(body);
    let mut lines = format!("-> {first_line}\n");
    for line in body.as_bytes().chunks(64) {
        lines += std::str::from_utf8(line).expect("base64 is ASCII");
        lines.push('\n');
    }
    if body.len().is_multiple_of(64) {
        lines.push('\n');
    }
    lines
}

fn hybrid() -> String {
    stanza(&format!("mlkem768x25519 {}", base64(&noise(1_120))), &noise(32))
}

fn classic() -> String {
    stanza(&format!("X25519 {}", base64(&noise(32))), &noise(32))
}

fn grease() -> String {
    stanza("x!-grease a bc", &noise(40))
}

fn header(stanzas: &[String]) -> String {
    format!("age-encryption.org/v1\n{}--- {}\n", stanzas.concat(), base64(&noise(64)[32..]))
}

fn file_with(header: &str, payload: &[u8]) -> Vec<u8> {
    [header.as_bytes(), payload].concat()
}

fn file(stanzas: &[String]) -> Vec<u8> {
    file_with(&header(stanzas), &payload(65_536))
}

fn refusal(kind: Kind, file: &[u8]) -> Option<Refusal> {
    Envelope::parse(kind, file).err()
}

struct Case {
    name: &'static str,
    kind: Kind,
    file: Vec<u8>,
    refusal: Refusal,
}

fn online(name: &'static str, file: Vec<u8>, refusal: Refusal) -> Case {
    Case { name, kind: Kind::Testimony, file, refusal }
}

fn offline(name: &'static str, file: Vec<u8>, refusal: Refusal) -> Case {
    Case { name, kind: Kind::OfflineTestimony, file, refusal }
}

fn not_age() -> Vec<Case> {
    let text = "They said I had capacity. ".repeat(3_000).into_bytes();
    let armored = format!("-----BEGIN AGE ENCRYPTED FILE-----\n{}\n", base64(&noise(48)));
    vec![
        online("nothing", Vec::new(), Refusal::Empty),
        online("plain text", text, Refusal::NotAge),
        online("JSON", br#"{"account":"They said I had capacity."}"#.to_vec(), Refusal::NotAge),
        online("a form", b"account=They+said".to_vec(), Refusal::NotAge),
        online("gzip", [b"\x1f\x8b\x08\0".to_vec(), noise(65_600)].concat(), Refusal::NotAge),
        online("a picture", b"\x89PNG\r\n\x1a\n".to_vec(), Refusal::NotAge),
        online("PGP", b"-----BEGIN PGP MESSAGE-----\n".to_vec(), Refusal::NotAge),
        online("armor", armored.clone().into_bytes(), Refusal::Armored),
        offline("armor at the offline door", armored.into_bytes(), Refusal::Armored),
        online("an age file of another version", b"age-encryption.org/v2\n".to_vec(), Refusal::NotAge),
        online("CRLF", b"age-encryption.org/v1\r\n".to_vec(), Refusal::NotAge),
        online("white space before the file", [b" ".to_vec(), file(&[hybrid()])].concat(), Refusal::NotAge),
    ]
}

fn broken_header() -> Vec<Case> {
    let good = header(&[hybrid()]);
    let with = |from: &str, to: &str| {
        let changed = good.replacen(from, to, 1);
        assert_ne!(changed, good, "{from:?} is not in the header");
        file_with(&changed, &payload(65_536))
    };
    let mac = good.rsplit_once("--- ").expect("it ends with a MAC").1.trim_end().to_owned();
    let (body, _) = good.rsplit_once("\n--- ").expect("it ends with a MAC");
    let body = body.rsplit_once('\n').expect("it has lines").1.to_owned();
    let long = stanza(&format!("x-grease {}", "a".repeat(4_000)), &[]);
    vec![
        online("a control character", with("-> ", "->\t"), Refusal::HeaderCharacter),
        online("a carriage return", with(&body, &format!("{body}\r")), Refusal::HeaderCharacter),
        online("a letter beyond ASCII", with("768", "\u{e9}"), Refusal::HeaderCharacter),
        online("a header without end", file_with("age-encryption.org/v1\n", &[b'a'; 5_000]), Refusal::HeaderTooLong),
        online("a header beyond the limit", file(&[hybrid(), long]), Refusal::HeaderTooLong),
        online("no stanza", file_with(&header(&[]), &payload(65_536)), Refusal::StanzaGrammar),
        online("an empty argument", with("mlkem768x25519 ", "mlkem768x25519  "), Refusal::StanzaGrammar),
        online("a stanza of another start", with("-> ", "=> "), Refusal::StanzaGrammar),
        online("a body line of 65", with(&body, &"A".repeat(65)), Refusal::StanzaGrammar),
        online("a full body line that nothing closes", with(&body, &"A".repeat(64)), Refusal::NotCanonical),
        online("no body", with(&format!("{body}\n"), ""), Refusal::NotCanonical),
        online("padded base64", with(&body, &format!("{body}=")), Refusal::NotCanonical),
        online("a body with bits left over", with(&body, &format!("{}B", "A".repeat(42))), Refusal::NotCanonical),
        online("URL base64", with(&body, &format!("_{}", &body[1..])), Refusal::NotCanonical),
        online("a body of two short lines", with(&body, &format!("AAAA\n{body}")), Refusal::StanzaGrammar),
        online("a MAC cut short", with(&mac, &mac[..42]), Refusal::MacLine),
        online("a MAC with bits left over", with(&mac, &format!("{}B", "A".repeat(42))), Refusal::MacLine),
        online("a MAC with a space behind it", with(&mac, &format!("{mac} ")), Refusal::MacLine),
        online("no space before the MAC", with("--- ", "---"), Refusal::MacLine),
        online("no MAC", with(&format!("--- {mac}"), "---"), Refusal::MacLine),
        online("no line feed behind the MAC", file_with(good.trim_end(), &[]), Refusal::Truncated),
        online("half a version line", b"age-encryption".to_vec(), Refusal::Truncated),
        online("half a header", good.as_bytes()[..700].to_vec(), Refusal::Truncated),
    ]
}

fn hybrid_with(share: &[u8], body: usize) -> String {
    stanza(&format!("mlkem768x25519 {}", base64(share)), &noise(body))
}

/// A share whose X25519 half is this.
fn hybrid_ending_in(point: [u8; 32]) -> String {
    hybrid_with(&[noise(1_088).as_slice(), &point].concat(), 32)
}

/// p - 1, little-endian: a point of order 4.
const ORDER_4: [u8; 32] = {
    let mut point = [0xff; 32];
    point[0] = 0xec;
    point[31] = 0x7f;
    point
};

fn wrong_recipients() -> Vec<Case> {
    let typed = |first_line: &str| file(&[stanza(first_line, &noise(32))]);
    let one = |stanza: String| file(&[stanza]);
    let scrypt = format!("scrypt {} 18", base64(&noise(16)));
    let share = base64(&noise(1_120));
    let left_over = format!("mlkem768x25519 {}B", &share[..1_493]);
    let small_classic = format!("X25519 {}", base64(&[0; 32]));
    vec![
        online("two recipients", file(&[hybrid(), hybrid()]), Refusal::RecipientCount),
        online("filler alone", file(&[grease()]), Refusal::RecipientCount),
        offline("filler alone offline", file(&[grease()]), Refusal::RecipientCount),
        offline("two X25519 recipients", file(&[classic(), classic()]), Refusal::RecipientCount),
        offline("one recipient of each type", file(&[hybrid(), classic()]), Refusal::RecipientCount),
        online("X25519 online", file(&[classic()]), Refusal::RecipientType),
        online("a hybrid and an X25519 recipient", file(&[hybrid(), classic()]), Refusal::RecipientType),
        online("scrypt", typed(&scrypt), Refusal::RecipientType),
        offline("scrypt offline", typed(&scrypt), Refusal::RecipientType),
        online("ssh-ed25519", typed("ssh-ed25519 fCt7bg AAAA"), Refusal::RecipientType),
        online("ssh-rsa", typed("ssh-rsa fCt7bg"), Refusal::RecipientType),
        online("tagged", typed("p256tag XaDzCA AAAA"), Refusal::RecipientType),
        online("hybrid tagged", typed("mlkem768p256tag XaDzCA AAAA"), Refusal::RecipientType),
        online("a plugin", typed("yubikey AAAA"), Refusal::RecipientType),
        online("another case", one(hybrid().replace("mlkem", "MLKEM")), Refusal::RecipientType),
        online("a share too short", one(hybrid_with(&noise(1_119), 32)), Refusal::RecipientShape),
        online("a share too long", one(hybrid_with(&noise(1_121), 32)), Refusal::RecipientShape),
        online("a body too short", one(hybrid_with(&noise(1_120), 31)), Refusal::RecipientShape),
        online("a body too long", one(hybrid_with(&noise(1_120), 48)), Refusal::RecipientShape),
        online("no share", typed("mlkem768x25519"), Refusal::RecipientShape),
        online("an argument too many", typed(&format!("mlkem768x25519 {share} x")), Refusal::RecipientShape),
        online("a share with bits left over", typed(&left_over), Refusal::NotCanonical),
        online("a share that is not base64", typed("mlkem768x25519 !"), Refusal::NotCanonical),
        online("a share of zeros", one(hybrid_ending_in([0; 32])), Refusal::SmallOrder),
        online("a share of order 4", one(hybrid_ending_in(ORDER_4)), Refusal::SmallOrder),
        offline("an X25519 share of zeros", typed(&small_classic), Refusal::SmallOrder),
        online("filler", file(&[hybrid(), grease()]), Refusal::Grease),
        online("filler before the recipient", file(&[grease(), hybrid()]), Refusal::Grease),
        offline("filler twice", file(&[hybrid(), grease(), grease()]), Refusal::Grease),
        offline("bulky filler", file(&[hybrid(), stanza("x-grease", &noise(520))]), Refusal::Grease),
    ]
}

fn wrong_payload() -> Vec<Case> {
    let good = file(&[hybrid()]);
    let with = |payload: &[u8]| file_with(&header(&[hybrid()]), payload);
    let text = "They said I had capacity. ".repeat(2_600).into_bytes();
    let encoded = base64(&noise(60_000)).into_bytes();
    let even: Vec<u8> = (0..65_568_u32).map(|number| number as u8).collect();
    vec![
        online("a header alone", with(b""), Refusal::SizeClass),
        online("a nonce alone", with(&noise(16)), Refusal::SizeClass),
        online("one byte too few", good[..good.len() - 1].to_vec(), Refusal::SizeClass),
        online("one byte too many", [good.as_slice(), b"x"].concat(), Refusal::SizeClass),
        online("cut in the middle", good[..40_000].to_vec(), Refusal::SizeClass),
        online("not padded", with(&payload(1_000)), Refusal::SizeClass),
        online("a size between two classes", with(&payload(131_072)), Refusal::SizeClass),
        online("text where the payload should be", with(&text[..65_568]), Refusal::NotCiphertext),
        online("base64 where the payload should be", with(&encoded[..65_568]), Refusal::NotCiphertext),
        online("zeros where the payload should be", with(&[0; 65_568]), Refusal::NotCiphertext),
        online("bytes too even for chance", with(&even), Refusal::NotCiphertext),
        online("more than the largest class", with(&payload(1_048_577)), Refusal::TooLong),
        Case { name: "a wrap of a testimony's size", kind: Kind::Wrap, file: good, refusal: Refusal::TooLong },
    ]
}

#[test]
fn each_file_is_refused_with_its_own_code_and_each_code_has_a_file() {
    let mut produced = HashSet::new();
    for case in [not_age(), broken_header(), wrong_recipients(), wrong_payload()].into_iter().flatten() {
        assert_eq!(refusal(case.kind, &case.file), Some(case.refusal), "{}", case.name);
        produced.insert(case.refusal);
    }
    assert_eq!(produced, Refusal::ALL.iter().copied().collect());
}

#[test]
fn each_code_is_one_of_its_own_and_each_message_is_a_sentence() {
    let codes: HashSet<&str> = Refusal::ALL.iter().map(|refusal| refusal.code()).collect();
    assert_eq!(codes.len(), Refusal::ALL.len());
    for refusal in Refusal::ALL {
        assert!(refusal.code().bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{refusal:?}");
        assert!(refusal.message().ends_with('.'), "{refusal:?}: {refusal}");
        assert_eq!(refusal.to_string(), refusal.message());
    }
}

#[test]
fn a_refused_file_is_refused_in_pieces_too_and_stays_refused() {
    for case in [not_age(), broken_header(), wrong_recipients(), wrong_payload()].into_iter().flatten() {
        let mut inspector = Inspector::new(case.kind);
        for piece in case.file.chunks(61) {
            // A caller that overlooks an error gains nothing.
            let _ = inspector.push(piece);
        }
        assert_eq!(inspector.finish().err(), Some(case.refusal), "{}", case.name);
    }
}

#[test]
fn a_wrong_recipient_is_refused_when_the_header_ends_and_before_the_payload_arrives() {
    for case in wrong_recipients() {
        let mut inspector = Inspector::new(case.kind);
        let header = case.file.len() - 65_568;
        assert_eq!(inspector.push(&case.file[..header]), Err(case.refusal), "{}", case.name);
    }
}

#[test]
fn an_endless_body_is_refused_as_soon_as_it_is_longer_than_any_file() {
    let mut inspector = Inspector::new(Kind::Testimony);
    inspector.push(header(&[hybrid()]).as_bytes()).expect("the header is good");
    let chunk = noise(65_536);
    let taken = (0..).take_while(|_| inspector.push(&chunk).is_ok()).count();
    assert_eq!(taken, 16);
    assert_eq!(inspector.push(b""), Err(Refusal::TooLong));
}

#[test]
fn each_kind_takes_its_own_sizes_and_no_other() {
    let takes = |kind, size| refusal(kind, &file_with(&header(&[hybrid()]), &payload(size)));
    for kind in [Kind::Testimony, Kind::OfflineTestimony, Kind::Record, Kind::Message, Kind::Amendment] {
        for size in CLASSES {
            assert_eq!(takes(kind, size), None, "{kind:?}, {size}");
            assert_eq!(takes(kind, size - 1), Some(Refusal::SizeClass), "{kind:?}, {size}");
        }
        assert_eq!(takes(kind, 1_024), Some(Refusal::SizeClass));
    }
    assert_eq!(takes(Kind::Wrap, 1_024), None);
    assert_eq!(takes(Kind::Wrap, 1_023), Some(Refusal::SizeClass));
    for kind in [Kind::Release, Kind::Attachment] {
        assert_eq!(takes(kind, 1_024), None, "{kind:?}");
        assert_eq!(takes(kind, 1_025), Some(Refusal::SizeClass), "{kind:?}");
        assert_eq!(takes(kind, 1_088), None, "{kind:?}");
    }
}

#[test]
fn only_the_offline_door_takes_classic_keys_and_one_filler() {
    let files = [file(&[classic()]), file(&[classic(), grease()]), file(&[grease(), hybrid()])];
    for file in &files {
        for kind in Kind::ALL {
            let offline = kind == Kind::OfflineTestimony;
            assert_eq!(refusal(kind, file).is_none(), offline, "{kind:?}");
        }
    }
}

#[test]
fn only_a_release_has_several_recipients_and_at_most_256() {
    let sealed_to = |count| file(&vec![hybrid(); count]);
    assert_eq!(refusal(Kind::Release, &sealed_to(256)), None);
    let refused = refusal(Kind::Release, &sealed_to(257));
    assert!(matches!(refused, Some(Refusal::RecipientCount | Refusal::HeaderTooLong)), "{refused:?}");
    assert_eq!(refusal(Kind::Attachment, &sealed_to(2)), Some(Refusal::RecipientCount));
}

#[test]
fn the_limit_of_a_kind_is_the_longest_file_that_it_takes() {
    for kind in [Kind::Testimony, Kind::Record, Kind::Wrap] {
        let payload = payload(if kind == Kind::Wrap { 1_024 } else { 1_048_576 });
        let file = file_with(&header(&[hybrid()]), &payload);
        assert_eq!(refusal(kind, &file), None);
        assert_eq!(kind.payload_limit(), payload.len() as u64);
        assert_eq!(kind.limit(), payload.len() as u64 + 4_096);
    }
}

#[test]
fn what_is_taken_is_given_back_as_it_came() {
    let bytes = file(&[hybrid()]);
    let envelope = Envelope::parse(Kind::Testimony, &bytes).expect("the door takes it");
    assert_eq!(envelope.file(), bytes);
    assert_eq!(envelope.sha256(), vault::id::Digest::of(&bytes));
    assert_eq!(envelope.payload_sha256(), vault::id::Digest::of(&payload(65_536)));
    assert_eq!((envelope.kind(), envelope.size()), (Kind::Testimony, 65_536));
}
