use vault::{
    call_codebook::CallCodebook,
    call_document::{CallDocument, DocumentError},
    id::Account,
};

use crate::call::{Call, call_id};

const THEMES: &[u8] = br#"{"format":"murmuration/1/codebook"}"#;

fn account(name: &str) -> Account {
    name.parse().expect("it is a name")
}

#[test]
fn a_codebook_is_taken_from_a_keyholder_of_the_key_set_as_she_signed_it() {
    let call = Call::new();
    let id = call_id();
    let codebook = CallCodebook { call: &id, version: 2, codebook: THEMES };
    let signature = call.keyholder.sign(&codebook.message());
    assert_eq!(codebook.verify(&call.keys, &account("heron"), &signature), Ok(()));
    assert_eq!(codebook.verify(&call.keys, &account("wren"), &signature), Err(DocumentError::NotKeyholder));
    let other = "left-care".parse().expect("it is a name");
    let elsewhere = CallCodebook { call: &other, ..codebook };
    assert_eq!(elsewhere.verify(&call.keys, &account("heron"), &signature), Err(DocumentError::WrongCall));
    for altered in [CallCodebook { version: 3, ..codebook }, CallCodebook { codebook: b"{}", ..codebook }] {
        assert_eq!(altered.verify(&call.keys, &account("heron"), &signature), Err(DocumentError::Unsigned));
    }
}

#[test]
fn a_signed_document_is_never_a_signed_codebook() {
    let call = Call::new();
    let id = call_id();
    let signature = call.keyholder.sign(&CallDocument { call: &id, version: 2, document: THEMES }.message());
    let codebook = CallCodebook { call: &id, version: 2, codebook: THEMES };
    assert_eq!(codebook.verify(&call.keys, &account("heron"), &signature), Err(DocumentError::Unsigned));
}

#[test]
fn what_is_signed_is_as_the_format_says() {
    let id = call_id();
    let message = CallCodebook { call: &id, version: 7, codebook: b"{}" }.message();
    let expected = [
        b"murmuration/v1/codebook".as_slice(),
        &[0, 0, 0, 10],
        b"right-care",
        &[0, 0, 0, 4, 0, 0, 0, 7, 0, 0, 0, 2],
        b"{}",
    ];
    assert_eq!(message, expected.concat());
}
