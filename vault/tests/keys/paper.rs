use vault::{
    bundle::BundleError,
    id::Account,
    identity::MemberIdentity,
    login,
    paper::{PAPER_WORDS, PaperCode},
    receipt::WordError,
};

use crate::call::chance;

const ORIGIN: &str = "https://murmuration.example";
const NONCE: [u8; 32] = [9; 32];

fn heron() -> Account {
    "heron".parse().expect("it is a name")
}

#[test]
fn the_words_of_a_code_give_the_code_back_however_they_are_typed() {
    let code = PaperCode::make(&mut chance(1));
    let phrase = code.phrase();
    assert_eq!(phrase.split(' ').count(), PAPER_WORDS);
    for typed in [
        phrase.to_string(),
        phrase.to_uppercase(),
        phrase.replace(' ', " - "),
        format!("\n {} ,", phrase.replace(' ', ",\n")),
    ] {
        let again = PaperCode::parse(&typed).expect("the same words");
        assert_eq!(again.login_key().public(), code.login_key().public());
    }
    assert_ne!(*PaperCode::make(&mut chance(2)).phrase(), *phrase);
}

#[test]
fn a_code_that_was_written_wrongly_is_named() {
    let phrase = PaperCode::make(&mut chance(1)).phrase();
    let words: Vec<&str> = phrase.split(' ').collect();
    let parse = |words: &[&str]| PaperCode::parse(&words.join(" ")).err();
    assert_eq!(parse(&words[..10]), Some(WordError::Count { found: 10, expected: 11 }));
    let mut misspelt = words.clone();
    misspelt[3] = "zzzz";
    assert_eq!(parse(&misspelt), Some(WordError::Unknown { position: 4 }));
    let mut swapped = words.clone();
    swapped.swap(2, 7);
    assert_ne!(words[2], words[7]);
    assert_eq!(parse(&swapped), Some(WordError::Checksum));
    // Any one word in place of another: 15 bits let one of 32,768 pass.
    let other = PaperCode::make(&mut chance(3)).phrase();
    let passed = (0..PAPER_WORDS).zip(other.split(' ')).filter(|(at, word)| {
        let mut wrong = words.clone();
        wrong[*at] = word;
        parse(&wrong) != Some(WordError::Checksum)
    });
    assert_eq!(passed.count(), 0);
}

#[test]
fn the_code_alone_opens_the_bundle_and_nothing_else_does() {
    let (code, other) = (PaperCode::make(&mut chance(1)), PaperCode::make(&mut chance(2)));
    let keys = MemberIdentity::generate(&mut chance(3));
    let (recipient, signing) = (keys.recipient(), keys.verifying_key());
    let bundle = code.seal_bundle(&heron(), &keys, &mut chance(4));
    assert_eq!(bundle.len(), 104);
    let named = (recipient.as_str(), &signing);
    let opened = code.open_bundle(&heron(), named, &bundle).expect("the code opens it");
    assert_eq!((opened.recipient(), opened.verifying_key()), (recipient.clone(), signing));
    let refused = |opened: Result<MemberIdentity, BundleError>| assert_eq!(opened.err(), Some(BundleError));
    refused(other.open_bundle(&heron(), named, &bundle));
    refused(code.open_bundle(&"wren".parse().expect("it is a name"), named, &bundle));
    let theirs = MemberIdentity::generate(&mut chance(5));
    refused(code.open_bundle(&heron(), (&theirs.recipient(), &signing), &bundle));
    refused(code.open_bundle(&heron(), (&recipient, &theirs.verifying_key()), &bundle));
    for at in [0, 24, 60, 103] {
        let mut damaged = bundle.clone();
        damaged[at] ^= 1;
        refused(code.open_bundle(&heron(), named, &damaged));
    }
}

#[test]
fn a_login_with_paper_is_no_login_with_a_passphrase() {
    let code = PaperCode::make(&mut chance(1));
    let key = code.login_key();
    let signature = code.sign_login(&NONCE, ORIGIN, &heron());
    assert!(login::verify_paper(&key.public(), &NONCE, ORIGIN, &heron(), &signature));
    assert!(!login::verify(&key.public(), &NONCE, ORIGIN, &heron(), &signature));
    assert!(!login::verify_paper(&key.public(), &[8; 32], ORIGIN, &heron(), &signature));
    assert!(!login::verify_paper(&key.public(), &NONCE, ORIGIN, &heron(), &key.sign(&NONCE, ORIGIN, &heron())));
}
