use vault::{
    envelope::{Envelope, Kind, Refusal},
    file::FileError,
    hybrid::HybridIdentity,
    identity::{CallIdentity, RootKey},
    wrap::{Secret, open_wrap, wrap_secret},
};

use crate::call::{call_id, chance};

#[test]
fn a_member_opens_the_call_identity_that_was_wrapped_to_her() {
    let member = HybridIdentity::generate(&mut chance(1));
    let identity = CallIdentity::generate(7, &mut chance(2));
    let recipients = identity.recipients();
    let wrapped = wrap_secret(&Secret::Call(identity), &call_id(), &member.to_recipient());
    let Ok(Secret::Call(opened)) = open_wrap(&wrapped, &member, &call_id()) else {
        panic!("it is a call identity");
    };
    assert_eq!((opened.epoch, opened.recipients()), (7, recipients));
}

#[test]
fn a_second_keyholder_opens_the_root_that_was_wrapped_to_her() {
    let member = HybridIdentity::generate(&mut chance(1));
    let root = RootKey::generate(&mut chance(2));
    let public = root.public();
    let wrapped = wrap_secret(&Secret::Root(root), &call_id(), &member.to_recipient());
    let Ok(Secret::Root(opened)) = open_wrap(&wrapped, &member, &call_id()) else {
        panic!("it is a root");
    };
    assert_eq!(opened.public(), public);
}

#[test]
fn a_wrap_is_for_one_member_and_one_call() {
    let member = HybridIdentity::generate(&mut chance(1));
    let other = HybridIdentity::generate(&mut chance(3));
    let secret = Secret::Call(CallIdentity::generate(1, &mut chance(2)));
    let wrapped = wrap_secret(&secret, &call_id(), &member.to_recipient());
    assert_eq!(open_wrap(&wrapped, &other, &call_id()).err(), Some(FileError::NotForThisKey));
    for name in ["left-care", "right-car", "right-care2"] {
        let elsewhere = name.parse().expect("it is a name");
        assert_eq!(open_wrap(&wrapped, &member, &elsewhere).err(), Some(FileError::Damaged), "{name}");
    }
}

#[test]
fn every_wrap_has_the_same_form_and_a_damaged_one_does_not_open() {
    let member = HybridIdentity::generate(&mut chance(1));
    let to = member.to_recipient();
    let root = wrap_secret(&Secret::Root(RootKey::generate(&mut chance(2))), &call_id(), &to);
    let call = wrap_secret(&Secret::Call(CallIdentity::generate(1, &mut chance(2))), &call_id(), &to);
    assert_eq!(root.len(), call.len());
    assert!(Envelope::parse(Kind::Wrap, &root).is_ok());
    assert_eq!(Envelope::parse(Kind::Testimony, &root).err(), Some(Refusal::SizeClass));
    for at in [30, 1_000, root.len() - 1_000, root.len() - 1] {
        let mut damaged = root.clone();
        damaged[at] ^= 1;
        assert!(open_wrap(&damaged, &member, &call_id()).is_err(), "byte {at}");
    }
    assert!(open_wrap(&root[..root.len() - 1], &member, &call_id()).is_err());
    assert!(open_wrap(b"", &member, &call_id()).is_err());
}
