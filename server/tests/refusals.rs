//! Refused before storing: each with its reason code, and not a byte written.

use std::iter;

use age::armor::{ArmoredWriter, Format};
use axum::{body::Bytes, http::Method};
use data_encoding::BASE64_NOPAD;
use rand_core::{OsRng, RngCore as _};
use std::io::Write as _;
use vault::seal::SealedFile;

use super::{
    house::{Ask, CALL, House, Pieces, Team, post, sealed},
    submissions::{announced, submission},
};

fn random(length: usize) -> Vec<u8> {
    let mut bytes = vec![0; length];
    OsRng.fill_bytes(&mut bytes);
    bytes
}

fn base64(length: usize) -> String {
    BASE64_NOPAD.encode(&random(length))
}

/// A header of these stanzas (without their arrows), and a payload of the smallest class.
fn framed(stanzas: &[String], payload: &[u8]) -> Vec<u8> {
    let stanzas: String = stanzas.iter().map(|stanza| format!("-> {stanza}\n")).collect();
    let head = format!("age-encryption.org/v1\n{stanzas}--- {}\n", base64(32));
    [head.as_bytes(), payload].concat()
}

/// Bytes that look as a payload of `plaintext` bytes does.
fn payload(plaintext: usize) -> Vec<u8> {
    random(16 + plaintext + plaintext.div_ceil(65_536) * 16)
}

/// Type, share and body of a stanza as a browser writes it.
fn hybrid(file: &SealedFile) -> String {
    let header = std::str::from_utf8(file.envelope().header()).expect("headers are ASCII");
    let (_, rest) = header.split_once("-> ").expect("one stanza");
    rest.split_once("\n---").expect("then the MAC").0.to_owned()
}

fn stanza(arguments: &str, body: usize) -> String {
    format!("{arguments}\n{}", base64(body))
}

fn with_age(recipient: &dyn age::Recipient, armored: bool) -> Vec<u8> {
    let mut file = Vec::new();
    let format = if armored { Format::AsciiArmor } else { Format::Binary };
    let armor = ArmoredWriter::wrap_output(&mut file, format).expect("memory takes everything");
    let encryptor = age::Encryptor::with_recipients(iter::once(recipient)).expect("one recipient");
    let mut writer = encryptor.wrap_output(armor).expect("memory takes everything");
    writer.write_all(&[0; 65_536]).expect("memory takes everything");
    writer.finish().and_then(ArmoredWriter::finish).expect("memory takes everything");
    file
}

/// Every kind of body that is not a testimony, and its code.
fn bodies(file: &SealedFile, team: &Team) -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let good = file.bytes();
    let good_header = file.envelope().header().to_vec();
    let header_with = |payload: &[u8]| [&good_header, payload].concat();
    let hybrid = hybrid(file);
    let to_hybrid = team.identity.hybrid().to_recipient();
    let to_classic = team.identity.classic().to_public();
    let mut to_passphrase = age::scrypt::Recipient::new("passphrase".to_owned().into());
    to_passphrase.set_work_factor(2);
    let smallest = payload(65_536);
    let changed = |at: usize, byte: u8| {
        let mut file = good.clone();
        file[at] = byte;
        file
    };
    vec![
        ("nothing", vec![], "empty"),
        ("plain text", b"They came to my door at night.".repeat(3_000), "not-age"),
        ("JSON", br#"{"account": "They came to my door at night."}"#.to_vec(), "not-age"),
        ("form data", b"account=They+came+to+my+door".to_vec(), "not-age"),
        ("gzip", [b"\x1f\x8b\x08".as_slice(), &random(70_000)].concat(), "not-age"),
        ("another version", b"age-encryption.org/v2\n".to_vec(), "not-age"),
        ("armor", with_age(&to_hybrid, true), "armored"),
        ("cut within the version line", good[..10].to_vec(), "truncated"),
        ("cut within the header", good[..500].to_vec(), "truncated"),
        ("cut after the header", good_header.clone(), "size-class"),
        ("cut within the payload", good[..40_000].to_vec(), "size-class"),
        ("one byte short", good[..good.len() - 1].to_vec(), "size-class"),
        ("the last chunk gone", good[..good.len() - 16].to_vec(), "size-class"),
        ("one trailing byte", [good.as_slice(), b"\n"].concat(), "size-class"),
        ("a trailing chunk", [good.as_slice(), &random(65_552)].concat(), "size-class"),
        ("itself twice", [good.as_slice(), &good].concat(), "size-class"),
        ("two recipients", framed(&[hybrid.clone(), hybrid.clone()], &smallest), "recipient-count"),
        ("grease", framed(&[hybrid.clone(), stanza("q-grease abc", 20)], &smallest), "grease"),
        ("grease first", framed(&[stanza("q-grease abc", 20), hybrid.clone()], &smallest), "grease"),
        ("grease alone", framed(&[stanza("q-grease abc", 20)], &smallest), "recipient-count"),
        ("X25519", with_age(&to_classic, false), "recipient-type"),
        ("X25519 beside hybrid", framed(&[hybrid.clone(), stanza("X25519 abc", 32)], &smallest), "recipient-type"),
        ("scrypt", with_age(&to_passphrase, false), "recipient-type"),
        (
            "ssh-ed25519",
            framed(&[stanza(&format!("ssh-ed25519 abcdef {}", base64(32)), 32)], &smallest),
            "recipient-type",
        ),
        ("ssh-rsa", framed(&[stanza("ssh-rsa abcdef", 47)], &smallest), "recipient-type"),
        ("p256tag", framed(&[stanza(&format!("p256tag abcdef {}", base64(65)), 32)], &smallest), "recipient-type"),
        (
            "mlkem768p256tag",
            framed(&[stanza(&format!("mlkem768p256tag abcdef {}", base64(1_153)), 32)], &smallest),
            "recipient-type",
        ),
        ("a plugin", framed(&[stanza("yubikey abcdef", 32)], &smallest), "recipient-type"),
        ("no stanza", framed(&[], &smallest), "stanza-grammar"),
        (
            "a short share",
            framed(&[stanza(&format!("mlkem768x25519 {}", base64(32)), 32)], &smallest),
            "recipient-shape",
        ),
        ("no share", framed(&[stanza("mlkem768x25519", 32)], &smallest), "recipient-shape"),
        (
            "a long body",
            framed(&[stanza(&format!("mlkem768x25519 {}", base64(1_120)), 33)], &smallest),
            "recipient-shape",
        ),
        (
            "a share of small order",
            {
                let share = [random(1_088), vec![0; 32]].concat();
                framed(&[stanza(&format!("mlkem768x25519 {}", BASE64_NOPAD.encode(&share)), 32)], &smallest)
            },
            "small-order",
        ),
        ("an endless header", framed(&vec![stanza("q abc", 32); 100], &smallest), "header-too-long"),
        ("a control character", changed(30, 7), "header-character"),
        ("a carriage return", changed(21, b'\r'), "not-age"),
        ("a body that is not base64", framed(&["mlkem768x25519 abc\n****".to_owned()], &smallest), "not-canonical"),
        ("no MAC", [b"age-encryption.org/v1\n-> ".as_slice(), hybrid.as_bytes(), b"\n---\n"].concat(), "mac-line"),
        ("no class: 1 byte", header_with(&payload(1)), "size-class"),
        ("no class: 65,535", header_with(&payload(65_535)), "size-class"),
        ("no class: 131,072", header_with(&payload(131_072)), "size-class"),
        ("hybrid without padding", with_age_unpadded(&to_hybrid), "size-class"),
        ("a payload in base64", header_with(&base64(49_178).as_bytes()[..65_568]), "not-ciphertext"),
        ("a payload in clear", header_with(&b"They came to my door. ".repeat(3_000)[..65_568]), "not-ciphertext"),
        ("a payload of zeros", header_with(&vec![0; 65_568]), "not-ciphertext"),
        ("too long", [good.as_slice(), &random(2_000_000)].concat(), "too-long"),
    ]
}

/// As a stock tool would seal a short text: one hybrid stanza, no padding. Its grease, if any, is taken out.
fn with_age_unpadded(recipient: &dyn age::Recipient) -> Vec<u8> {
    let mut file = Vec::new();
    let encryptor = age::Encryptor::with_recipients(iter::once(recipient)).expect("one recipient");
    let mut writer = encryptor.wrap_output(&mut file).expect("memory takes everything");
    writer.write_all(b"They came to my door at night.").expect("memory takes everything");
    writer.finish().expect("memory takes everything");
    let header = vault::header::Header::parse(&file, 8_192).expect("age writes well-formed headers");
    let stanza = &header.stanzas()[0];
    let body = BASE64_NOPAD.encode(&stanza.body);
    framed(&[format!("{} {}\n{body}", stanza.kind, stanza.args[0])], &file[header.bytes().len()..])
}

#[tokio::test]
async fn nothing_that_is_not_a_sealed_testimony_is_stored() {
    let (house, team) = House::with_call().await;
    let file = sealed(&team);
    let ask = announced(&house, &file).await;
    let work = ask.header_value("murmuration-work");
    let before = house.bytes_on_disk();
    for (what, body, code) in bodies(&file, &team) {
        let status = if code == "too-long" { 413 } else { 422 };
        let length = body.len();
        let whole = of_file(&file, &work).body(body.clone()).of(&house).await;
        assert_eq!(whole.refusal(), (status, code.to_owned()), "{what}");
        // In pieces and without its length, it meets the same end.
        let given = body.chunks(1_000).map(Bytes::copy_from_slice).collect();
        let pieces = of_file(&file, &work).body(Pieces { given, stalls: false }).of(&house).await;
        assert_eq!(pieces.refusal(), (status, code.to_owned()), "{what} in {length} bytes");
    }
    assert!(house.bytes_on_disk() == before, "a refused body left something on the disk");
    // None of it used the proof of work up.
    assert_eq!(of_file(&file, &work).body(file.bytes()).of(&house).await.status, 201);
}

fn of_file(file: &SealedFile, work: &str) -> Ask {
    post(format!("/api/calls/{CALL}/testimonies"))
        .header("content-type", "application/octet-stream")
        .header("murmuration-id", file.id.to_string())
        .header("murmuration-epoch", "1")
        .header("murmuration-work", work)
}

#[tokio::test]
async fn too_long_is_told_before_it_is_read_or_at_the_first_byte_over() {
    let (house, team) = House::with_call().await;
    let file = sealed(&team);
    let long = submission(&house, &file).await.body(random(1_100_000)).of(&house).await;
    assert_eq!(long.refusal(), (413, "too-long".to_owned()));
    let endless: Vec<Bytes> =
        [Bytes::from(file.bytes())].into_iter().chain((0..40).map(|_| Bytes::from(random(65_536)))).collect();
    let reply = announced(&house, &file).await.body(Pieces { given: endless, stalls: true }).of(&house).await;
    assert_eq!(reply.refusal(), (413, "too-long".to_owned()));
    assert_eq!(house.testimonies().await, 0);
}

#[tokio::test]
async fn a_body_that_comes_too_slowly_is_given_up() {
    let house = House::with(|config| {
        config.limits.grace = std::time::Duration::from_millis(50);
        config.limits.bytes_per_second = 1_000_000;
    })
    .await;
    let team = Team::new(CALL, false);
    team.move_in(&house).await;
    let file = sealed(&team);
    for given in [0, 1, 30_000] {
        let given = vec![Bytes::copy_from_slice(&file.bytes()[..given])];
        let reply = announced(&house, &file).await.body(Pieces { given, stalls: true }).of(&house).await;
        assert_eq!(reply.refusal(), (408, "too-slow".to_owned()));
    }
    assert_eq!(house.testimonies().await, 0);
    assert_eq!(submission(&house, &file).await.of(&house).await.status, 201);
}

#[tokio::test]
async fn who_finds_no_place_in_time_is_asked_to_come_again() {
    let house = House::with(|config| {
        config.limits.intake = 0;
        config.limits.patience = std::time::Duration::from_millis(20);
    })
    .await;
    let team = Team::new(CALL, false);
    team.move_in(&house).await;
    let reply = submission(&house, &sealed(&team)).await.of(&house).await;
    assert_eq!(reply.refusal(), (503, "busy".to_owned()));
    assert_eq!(reply.header("retry-after"), "10");
}

#[tokio::test]
async fn headers_that_do_not_make_sense_are_refused_before_the_body() {
    let (house, team) = House::with_call().await;
    let file = sealed(&team);
    let good = submission(&house, &file).await;
    let work = good.header_value("murmuration-work");
    let ask = || of_file(&file, &work).body(file.bytes());
    let id = "murmuration-id";
    let cases = [
        (ask().without(id), "id-header"),
        (ask().header(id, "1234"), "id-header"),
        (ask().header(id, file.id.to_string().to_uppercase() + "F"), "id-header"),
        (ask().header(id, format!("{}; x", file.id)), "id-header"),
        (ask().without("murmuration-epoch"), "epoch-header"),
        (ask().header("murmuration-epoch", "one"), "epoch-header"),
        (ask().header("murmuration-epoch", "-1"), "epoch-header"),
        (ask().header("murmuration-epoch", "0"), "wrong-epoch"),
        (ask().header("murmuration-epoch", "2"), "wrong-epoch"),
        (ask().header("murmuration-receipt", "a.b.c"), "receipt-header"),
        (ask().header("murmuration-receipt", ""), "receipt-header"),
    ];
    let before = house.bytes_on_disk();
    for (ask, code) in cases {
        assert_eq!(ask.of(&house).await.refusal(), (422, code.to_owned()));
    }
    for media_type in ["text/plain", "application/json", "multipart/form-data; boundary=x", ""] {
        let reply = ask().header("content-type", media_type).of(&house).await;
        assert_eq!(reply.refusal(), (400, "malformed".to_owned()));
    }
    assert!(house.bytes_on_disk() == before, "a refused request left something on the disk");
    assert_eq!(ask().of(&house).await.status, 201);
}

#[tokio::test]
async fn a_known_id_with_other_bytes_is_refused_and_changes_nothing() {
    let (house, team) = House::with_call().await;
    let file = sealed(&team);
    assert_eq!(submission(&house, &file).await.of(&house).await.status, 201);
    let mut other = sealed(&team);
    other.id = file.id;
    let before = house.bytes_on_disk();
    let reply = submission(&house, &other).await.of(&house).await;
    assert_eq!(reply.refusal(), (409, "id-taken".to_owned()));
    assert!(house.bytes_on_disk() == before);
}

#[tokio::test]
async fn after_the_last_day_of_a_key_set_nothing_more_comes_in() {
    let (house, team) = House::with_call().await;
    house.pass(365 * 86_400);
    assert_eq!(submission(&house, &sealed(&team)).await.of(&house).await.status, 201);
    house.pass(86_400);
    let reply = submission(&house, &sealed(&team)).await.of(&house).await;
    assert_eq!(reply.refusal(), (422, "key-set-expired".to_owned()));
}

#[tokio::test]
async fn an_address_that_is_no_text_is_no_address() {
    let (house, _) = House::with_call().await;
    for path in ["/api/return/entries/%ff", "/api/calls/%ff/keyset", "/api/desk/calls/%ff/queue"] {
        assert_eq!(Ask::new(Method::POST, path.to_owned()).of(&house).await.refusal(), (404, "not-found".to_owned()));
    }
    let page = Ask::new(Method::GET, "/c/%ff".to_owned()).of(&house).await;
    assert_eq!(page.status, 404);
    assert!(page.header("content-type").starts_with("text/html"));
}

#[tokio::test]
async fn the_door_takes_no_other_method() {
    let (house, _) = House::with_call().await;
    for method in [Method::GET, Method::PUT, Method::DELETE, Method::PATCH] {
        let reply = Ask::new(method, format!("/api/calls/{CALL}/testimonies")).of(&house).await;
        assert_eq!(reply.refusal(), (405, "method".to_owned()));
        assert_eq!(reply.header("allow"), "POST");
    }
}
