use vault::{
    call_codebook::CallCodebook,
    id::{Account, Digest},
    identity::MemberIdentity,
    release::{ReleaseClaim, ReleaseSignatureError},
    role::Role,
};

use crate::call::{Call, call_id, chance};

fn account(name: &str) -> Account {
    name.parse().expect("it is a name")
}

/// The keys of the moderator and of the researcher, drawn as those of the key set are.
fn others() -> (MemberIdentity, MemberIdentity) {
    let mut chance = chance(77);
    (MemberIdentity::generate(&mut chance), MemberIdentity::generate(&mut chance))
}

#[test]
fn a_release_is_signed_by_whoever_may_open_and_says_in_which_role() {
    let call = Call::new();
    let id = call_id();
    let (moderator, researcher) = others();
    let claim = ReleaseClaim { call: &id, number: 2, release: Digest::of(b"release") };
    for (name, keys, role) in [("heron", &call.keyholder, Role::Keyholder), ("wren", &moderator, Role::Moderator)] {
        let signature = keys.sign(&claim.message(&account(name), 1));
        assert_eq!(claim.verify(&call.keys, &account(name), &signature), Ok(role));
        assert_eq!(claim.verify(&call.keys, &account("owl"), &signature), Err(ReleaseSignatureError::NotOpener));
        for altered in [ReleaseClaim { number: 3, ..claim }, ReleaseClaim { release: Digest::of(b"another"), ..claim }]
        {
            let verified = altered.verify(&call.keys, &account(name), &signature);
            assert_eq!(verified, Err(ReleaseSignatureError::Unsigned));
        }
        let of_another_epoch = keys.sign(&claim.message(&account(name), 2));
        let verified = claim.verify(&call.keys, &account(name), &of_another_epoch);
        assert_eq!(verified, Err(ReleaseSignatureError::Unsigned));
    }
    let signature = researcher.sign(&claim.message(&account("owl"), 1));
    assert_eq!(claim.verify(&call.keys, &account("owl"), &signature), Err(ReleaseSignatureError::NotOpener));
    let elsewhere = "left-care".parse().expect("it is a name");
    let verified = ReleaseClaim { call: &elsewhere, ..claim }.verify(&call.keys, &account("heron"), &signature);
    assert_eq!(verified, Err(ReleaseSignatureError::WrongCall));
}

#[test]
fn nothing_else_that_is_signed_is_a_signed_release() {
    let call = Call::new();
    let id = call_id();
    let claim = ReleaseClaim { call: &id, number: 2, release: Digest::of(b"release") };
    let other = CallCodebook { call: &id, version: 2, codebook: &claim.release.to_bytes() };
    let signature = call.keyholder.sign(&other.message());
    assert_eq!(claim.verify(&call.keys, &account("heron"), &signature), Err(ReleaseSignatureError::Unsigned));
}

#[test]
fn what_is_signed_is_as_the_format_says() {
    let id = call_id();
    let message = ReleaseClaim { call: &id, number: 7, release: Digest::ZERO }.message(&account("heron"), 3);
    let expected = [
        b"murmuration/v1/release".as_slice(),
        &[0, 0, 0, 10],
        b"right-care",
        &[0, 0, 0, 4, 0, 0, 0, 7, 0, 0, 0, 32],
        &[0; 32],
        &[0, 0, 0, 5],
        b"heron",
        &[0, 0, 0, 4, 0, 0, 0, 3],
    ];
    assert_eq!(message, expected.concat());
}
