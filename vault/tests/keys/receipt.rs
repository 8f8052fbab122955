use argon2::{Algorithm, Argon2, Params, Version};
use data_encoding::HEXLOWER;
use vault::{
    hybrid::HybridIdentity,
    id::Digest,
    key_set::Fingerprint,
    receipt::{
        PIN_BYTES, PinError, RECEIPT_WORDS, Receipt, ReceiptHeader, ReceiptKeys, WordError, completions, derive_root,
    },
};

use crate::call::{chance, id};

const INSTALLATION: &str = "0123456789abcdef0123456789abcdef";

fn root() -> Fingerprint {
    "00112233445566778899aabbccddeeff".parse().expect("it is a fingerprint")
}

#[test]
fn words_are_read_however_a_tired_person_types_them() {
    let receipt = Receipt::make(&mut chance(1));
    let words = receipt.words();
    assert_eq!(words.len(), RECEIPT_WORDS);
    let typed = [
        words.join(" "),
        words.join("-"),
        words.join(", "),
        words.join("\n"),
        words.join(" \u{2013} "),
        words.join(" ").to_uppercase(),
        format!("  {}.\r\n", words.join(" \t ")),
    ];
    for typed in typed {
        let read = Receipt::parse(&typed).unwrap_or_else(|error| panic!("{typed:?}: {error}"));
        assert_eq!(read.words(), words, "{typed:?}");
    }
    assert_eq!(*receipt.phrase(), words.join(" "));
}

#[test]
fn the_word_that_is_wrong_is_named_by_its_place() {
    let receipt = Receipt::make(&mut chance(1));
    for position in 1..=RECEIPT_WORDS {
        let mut words = receipt.words();
        // No word of the list has two letters.
        words[position - 1] = "zz";
        assert_eq!(Receipt::parse(&words.join(" ")).err(), Some(WordError::Unknown { position }));
    }
    let message = WordError::Unknown { position: 3 }.to_string();
    assert!(message.starts_with("word 3 "), "{message}");
}

#[test]
fn too_few_and_too_many_words_are_counted() {
    let receipt = Receipt::make(&mut chance(1));
    let words = receipt.words();
    let count = |text: &str| Receipt::parse(text).err();
    assert_eq!(count(""), Some(WordError::Count { found: 0, expected: 7 }));
    assert_eq!(count(&words[..6].join(" ")), Some(WordError::Count { found: 6, expected: 7 }));
    assert_eq!(count(&format!("{} {}", words.join(" "), words[0])), Some(WordError::Count { found: 8, expected: 7 }));
}

#[test]
fn a_checksum_word_finds_a_wrong_word_and_a_wrong_order() {
    let (mut wrong_word, mut wrong_order) = (0, 0);
    for seed in 0..64 {
        let receipt = Receipt::make(&mut chance(seed));
        let mut words = receipt.words();
        words[2] = Receipt::make(&mut chance(seed + 1_000)).words()[2];
        wrong_word += u32::from(Receipt::parse(&words.join(" ")).err() == Some(WordError::Checksum));
        let mut words = receipt.words();
        words.swap(0, 1);
        wrong_order += u32::from(Receipt::parse(&words.join(" ")).err() == Some(WordError::Checksum));
    }
    // Each goes unseen once in 8,192 times.
    assert!(wrong_word >= 63 && wrong_order >= 63, "{wrong_word}, {wrong_order} of 64");
}

#[test]
fn each_word_is_drawn_with_all_of_its_thirteen_bits() {
    let list: Vec<&str> = include_str!("../../src/words.txt").lines().collect();
    let mut chance = chance(1);
    let mut ones = [[0_usize; 13]; 6];
    for _ in 0..1_000 {
        for (word, ones) in Receipt::make(&mut chance).words().iter().zip(&mut ones) {
            let number = list.binary_search(word).expect("it is of the list, which is in order");
            ones.iter_mut().enumerate().for_each(|(bit, ones)| *ones += number >> bit & 1);
        }
    }
    // Half of them, give or take five standard deviations.
    assert!(ones.iter().flatten().all(|ones| (421..=579).contains(ones)), "{ones:?}");
}

#[test]
fn the_checksum_is_thirteen_bits_of_a_digest_over_the_words() {
    use sha2::Digest as _;
    let list: Vec<&str> = include_str!("../../src/words.txt").lines().collect();
    let receipt = Receipt::make(&mut chance(1));
    let words = receipt.words();
    let input = format!("murmuration/v1/receipt-check {}", words[..6].join(" "));
    let digest = sha2::Sha256::digest(input);
    let number = usize::from(u16::from_be_bytes([digest[0], digest[1]]) >> 3);
    assert_eq!(words[6], list[number]);
}

#[test]
fn typing_two_letters_offers_the_words_that_begin_with_them() {
    let word = Receipt::make(&mut chance(1)).words()[0];
    let start = &word[..2];
    let offered: Vec<&str> = completions(&start.to_uppercase()).collect();
    assert!(offered.contains(&word));
    assert!(offered.iter().all(|offered| offered.starts_with(start)));
    assert_eq!(completions(word).next(), Some(word));
    assert_eq!(completions(&word[..1]).count(), 0);
    assert_eq!(completions("").count(), 0);
}

#[test]
fn the_root_of_a_receipt_is_argon2id_over_the_words_and_the_installation() {
    let receipt = Receipt::make(&mut chance(1));
    let mut expected = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(19_456, 2, 1, Some(32)).expect("in range"))
        .hash_password_into(
            receipt.words().join(" ").as_bytes(),
            format!("murmuration/v1/receipt/{INSTALLATION}").as_bytes(),
            &mut expected,
        )
        .expect("in range");
    assert_eq!(*derive_root(&receipt, INSTALLATION), expected);
    assert_ne!(*derive_root(&receipt, "ffffffffffffffffffffffffffffffff"), expected);
    assert_ne!(*derive_root(&Receipt::make(&mut chance(2)), INSTALLATION), expected);
}

#[test]
fn the_keys_of_a_receipt_are_those_of_other_implementations() {
    let keys = ReceiptKeys::from_root(&[1; 32]);
    // HKDF by Python's `cryptography` 46, Ed25519 by PyNaCl 1.6.
    assert_eq!(HEXLOWER.encode(keys.lookup()), "f28163d52d4e0a6b65f57aa262e433b3");
    let public = keys.public();
    assert_eq!(HEXLOWER.encode(&public.return_key), "bd2d9cdd37629ea875070a794d09709046c229631f3f87f13cde341cca33ea0f");
    let seed = HEXLOWER.decode(b"93b73c3fdf1365dea224004b439a08894bb703f073cd54bca99c94453045bf27").expect("hex");
    let identity = HybridIdentity::from_seed(seed.as_slice().try_into().expect("32 bytes"));
    assert!(public.recipient == identity.to_recipient());
    assert_eq!(keys.identity().seed(), identity.seed());
}

#[test]
fn a_pin_fits_the_root_the_submission_and_the_bytes_it_was_made_for() {
    let keys = ReceiptKeys::from_root(&[1; 32]);
    let file = Digest::of(b"file");
    let header = keys.header(&root(), id(3), file, &mut chance(1));
    assert_eq!(header.lookup_hash, Digest::of(keys.lookup()));
    assert_eq!(header.return_key, keys.public().return_key);
    let other_root = "ffffffffffffffffffffffffffffffff".parse().expect("it is a fingerprint");
    assert_eq!(keys.check_pin(&header.pin, &root(), id(3), file), Ok(()));
    assert_eq!(keys.check_pin(&header.pin, &other_root, id(3), file), Err(PinError));
    assert_eq!(keys.check_pin(&header.pin, &root(), id(4), file), Err(PinError));
    assert_eq!(keys.check_pin(&header.pin, &root(), id(3), Digest::of(b"other")), Err(PinError));
    let other = ReceiptKeys::from_root(&[2; 32]);
    assert_eq!(other.check_pin(&header.pin, &root(), id(3), file), Err(PinError));
    for at in [0, 24, PIN_BYTES - 1] {
        let mut pin = header.pin;
        pin[at] ^= 1;
        assert_eq!(keys.check_pin(&pin, &root(), id(3), file), Err(PinError), "byte {at}");
    }
}

#[test]
fn the_header_of_a_receipt_is_read_as_it_was_written_and_in_no_other_form() {
    let keys = ReceiptKeys::from_root(&[1; 32]);
    let header = keys.header(&root(), id(3), Digest::of(b"file"), &mut chance(1));
    let value = header.to_header_value();
    assert_eq!(value.len(), 64 + 1 + 43 + 1 + 139);
    assert_eq!(ReceiptHeader::parse(&value), Ok(header));
    let (lookup, rest) = value.split_once('.').expect("it has parts");
    let (key, pin) = rest.split_once('.').expect("it has parts");
    let others = [
        String::new(),
        format!("{lookup}.{key}"),
        format!("{value}.{pin}"),
        format!("{value} "),
        format!("{}.{key}.{pin}", lookup.to_uppercase()),
        format!("{}.{key}.{pin}", &lookup[2..]),
        format!("{lookup}.{key}=.{pin}"),
        format!("{lookup}.{}.{pin}", &key[1..]),
        format!("{lookup}.{key}.{}", &pin[4..]),
        format!("{lookup}.{key}.{}+", &pin[1..]),
    ];
    for other in others {
        assert!(ReceiptHeader::parse(&other).is_err(), "{other}");
    }
}
