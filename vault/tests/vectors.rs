//! All test vectors of the age format (C2SP/CCTV), through our header parser and our hybrid identity.

#[path = "vectors/judge.rs"]
mod judge;
#[path = "vectors/module.rs"]
mod module;

use age_core::format::FileKey;
use data_encoding::HEXLOWER;
use judge::{Outcome, Vector, judge};
use vault::{
    envelope::{Envelope, Kind, Refusal},
    header::Header,
};

/// What breaks the grammar of the header itself. Other header failures are about what a stanza means.
const BROKEN_GRAMMAR: [&str; 26] = [
    "armor_empty",
    "armor_header_crlf",
    "empty",
    "header_crlf",
    "hmac_extra_space",
    "hmac_garbage",
    "hmac_missing",
    "hmac_no_space",
    "hmac_not_canonical",
    "hmac_trailing_space",
    "hmac_truncated",
    "hybrid_not_canonical_body",
    "scrypt_not_canonical_body",
    "stanza_bad_start",
    "stanza_base64_padding",
    "stanza_empty_argument",
    "stanza_invalid_character",
    "stanza_long_line",
    "stanza_missing_body",
    "stanza_missing_final_line",
    "stanza_multiple_short_lines",
    "stanza_no_arguments",
    "stanza_not_canonical",
    "stanza_spurious_cr",
    "version_unsupported",
    "x25519_not_canonical_body",
];

fn read() -> Vec<(String, Vector)> {
    let read = |(name, bytes): (String, Vec<u8>)| {
        let vector = Vector::read(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        (name, vector)
    };
    module::vectors().into_iter().map(read).collect()
}

/// The key that a vector names for debugging. Three have one that is too long for a file, and are read no further.
fn file_key(bytes: &[u8]) -> FileKey {
    let facts = String::from_utf8_lossy(bytes);
    let hex = facts.lines().find_map(|line| line.strip_prefix("file key: ")).expect("every vector names its key");
    let bytes = HEXLOWER.decode(hex.as_bytes()).expect("keys are hex");
    FileKey::init_with_mut(|key| key.copy_from_slice(&bytes))
}

#[test]
fn every_vector_comes_to_what_it_expects() {
    let vectors = module::vectors();
    assert_eq!(vectors.len(), 143);
    assert_eq!(vectors.iter().filter(|(name, _)| name.contains("hybrid")).count(), 19);
    let failures: Vec<String> =
        vectors.iter().filter_map(|(name, bytes)| judge(bytes).err().map(|error| format!("{name}: {error}"))).collect();
    assert!(failures.is_empty(), "{} of {} vectors:\n{}", failures.len(), vectors.len(), failures.join("\n"));
}

#[test]
fn our_parser_refuses_what_breaks_the_grammar_and_nothing_else() {
    let refused: Vec<String> = read()
        .into_iter()
        .filter_map(|(name, vector)| {
            let binary = vector.binary()?;
            Header::parse(&binary, binary.len()).is_err().then_some(name)
        })
        .collect();
    assert_eq!(refused, BROKEN_GRAMMAR);
}

#[test]
fn two_stanzas_that_age_still_reads_are_refused_by_our_parser() {
    for (name, vector) in read() {
        if ["stanza_missing_body", "stanza_missing_final_line"].contains(&name.as_str()) {
            let alone = vector.open_with_age(&vector.file).expect("age has an answer");
            assert!(matches!(alone, Outcome::Success(_)), "{name}: age alone says {alone:?}");
            assert_eq!(vector.open(), Ok(Outcome::HeaderFailure), "{name}");
        }
    }
}

#[test]
fn our_writer_writes_each_header_as_it_was_and_our_mac_agrees() {
    let mut written = 0;
    for (name, bytes) in module::vectors() {
        let vector = Vector::read(&bytes).expect("each was read in another test");
        if matches!(vector.expected, Outcome::HeaderFailure | Outcome::ArmorFailure) {
            continue;
        }
        let binary = vector.binary().expect("armor was whole when it was opened");
        let header = Header::parse(&binary, binary.len()).expect("only header failures are refused");
        let file_key = file_key(&bytes);
        let again = Header::write(header.stanzas().to_vec(), &file_key);
        assert_eq!(again.authenticated(), header.authenticated(), "{name}");
        let sound = vector.expected != Outcome::HmacFailure;
        assert_eq!(again.bytes() == header.bytes(), sound, "{name}");
        assert_eq!(header.is_authentic(&file_key), sound, "{name}");
        written += 1;
    }
    assert_eq!(written, 143 - 62 - 22);
}

#[test]
fn no_door_takes_a_vector_because_none_has_a_size_of_ours() {
    for (name, vector) in read() {
        for kind in [Kind::Testimony, Kind::OfflineTestimony, Kind::Wrap] {
            let refusal = Envelope::parse(kind, &vector.file).err();
            assert!(refusal.is_some(), "{name} as {kind:?}");
            if vector.armored && name != "armor_empty" {
                assert!(matches!(refusal, Some(Refusal::Armored | Refusal::NotAge)), "{name}: {refusal:?}");
            }
        }
    }
}
