use vault::{
    call_document::{CallDocument, DocumentError},
    id::Account,
    identity::MemberIdentity,
    role::Role,
};

use crate::call::{Call, call_id, chance, facts};

const TEXT: &[u8] = br#"{"title":"What happened"}"#;

fn account(name: &str) -> Account {
    name.parse().expect("it is a name")
}

#[test]
fn a_document_is_taken_from_a_keyholder_of_the_key_set_as_she_signed_it() {
    let call = Call::new();
    let id = call_id();
    let document = CallDocument { call: &id, version: 2, document: TEXT };
    let signature = call.keyholder.sign(&document.message());
    assert_eq!(document.verify(&call.keys, &account("heron"), &signature), Ok(()));
    let other = "left-care".parse().expect("it is a name");
    let altered = [
        CallDocument { version: 3, ..document },
        CallDocument { document: br#"{"title":"What happened"} "#, ..document },
        CallDocument { document: b"", ..document },
    ];
    for altered in altered {
        assert_eq!(altered.verify(&call.keys, &account("heron"), &signature), Err(DocumentError::Unsigned));
    }
    let elsewhere = CallDocument { call: &other, ..document };
    assert_eq!(elsewhere.verify(&call.keys, &account("heron"), &signature), Err(DocumentError::WrongCall));
    for byte in 0..64 {
        let mut broken = signature;
        broken[byte] ^= 1;
        assert_eq!(document.verify(&call.keys, &account("heron"), &broken), Err(DocumentError::Unsigned));
    }
}

#[test]
fn nobody_else_signs_for_a_call() {
    let call = Call::new();
    let id = call_id();
    let document = CallDocument { call: &id, version: 1, document: TEXT };
    let signature = call.keyholder.sign(&document.message());
    for name in ["wren", "owl", "nobody"] {
        assert_eq!(document.verify(&call.keys, &account(name), &signature), Err(DocumentError::NotKeyholder));
    }
    let stranger = MemberIdentity::generate(&mut chance(9)).sign(&document.message());
    assert_eq!(document.verify(&call.keys, &account("heron"), &stranger), Err(DocumentError::Unsigned));
    // She was a keyholder once.
    let mut set = facts(&call.root, &call.identity, &call.keyholder);
    set.members[0].role = Role::Moderator;
    set.members[1].role = Role::Keyholder;
    let keys = set.sign(&call.root).expect("the facts are sound");
    assert_eq!(document.verify(&keys, &account("heron"), &signature), Err(DocumentError::NotKeyholder));
}

#[test]
fn what_is_signed_is_as_the_format_says() {
    let id = call_id();
    let message = CallDocument { call: &id, version: 7, document: b"{}" }.message();
    let expected = [
        b"murmuration/v1/call".as_slice(),
        &[0, 0, 0, 10],
        b"right-care",
        &[0, 0, 0, 4, 0, 0, 0, 7, 0, 0, 0, 2],
        b"{}",
    ];
    assert_eq!(message, expected.concat());
}
