//! What the command line seals for the offline door, and files of identities.

use age::secrecy::ExposeSecret as _;
use vault::{
    draft::{Consent, Draft},
    envelope::{Envelope, Kind, Refusal},
    id::{Digest, SubmissionId},
    identities::{Identities, IdentitiesError},
    identity::CallIdentity,
    open::{Claim, OpenError, open, open_with},
    reseal::reseal_header,
    seal::{Lock, SealMode, SealedFile, seal_offline},
};

use crate::call::{Call, call_id, chance, claim, id};

fn sealed(call: &Call, lock: Lock) -> SealedFile {
    let draft = Draft::new("It was a Tuesday.", Consent { count: true, quote: false, contact: false });
    seal_offline(&draft, &call.keys, lock).expect("it can be sealed")
}

#[test]
fn a_file_for_the_offline_door_opens_under_the_number_that_its_bytes_give() {
    let call = Call::new();
    for lock in [Lock::Hybrid, Lock::Classic] {
        let file = sealed(&call, lock);
        let envelope = Envelope::parse(Kind::OfflineTestimony, &file.bytes()).expect("the door takes it");
        assert_eq!(envelope.parsed_header().stanzas().len(), 1, "{lock:?}");
        assert_eq!(file.id, SubmissionId::of_payload(&call_id(), &envelope.payload_sha256()));
        let opened = open(&file.bytes(), &call.identity, &Claim { id: file.id, ..claim(1) }).expect("it opens");
        assert_eq!(opened.draft.account(), "It was a Tuesday.");
        assert!(opened.draft.consent().count && !opened.draft.consent().quote);
        let binding = opened.binding.expect("our own client sealed it");
        assert_eq!((binding.mode, binding.offline, binding.key_set), (SealMode::Native, true, call.keys.digest()));
        assert!(binding.receipt.is_none());
    }
    let classic = sealed(&call, Lock::Classic).bytes();
    assert_eq!(Envelope::parse(Kind::Testimony, &classic).err(), Some(Refusal::RecipientType));
}

#[test]
fn an_offline_file_is_refused_under_another_call_or_number_and_not_for_a_wrong_choice_of_epoch() {
    let call = Call::new();
    let file = sealed(&call, Lock::Hybrid);
    let right = Claim { id: file.id, ..claim(1) };
    let open = |claim: Claim| open(&file.bytes(), &call.identity, &claim).err();
    assert_eq!(open(Claim { epoch: 2, ..right.clone() }), None);
    assert_eq!(open(Claim { call: "left-care".parse().expect("a name"), ..right }), Some(OpenError::WrongCall));
    assert_eq!(open(claim(0)), Some(OpenError::WrongId));
    assert_eq!(open(claim(1)), Some(OpenError::WrongId));
}

#[test]
fn the_number_of_an_offline_file_is_that_of_its_call_and_payload_alone() {
    let payload = Digest::from_bytes([7; 32]);
    let numbered = [b"murmuration/v1/offline-id\0\0\0\x0aright-care\0\0\0\x20".as_slice(), &[7; 32]].concat();
    let id = SubmissionId::of_payload(&call_id(), &payload);
    assert_eq!(id.to_bytes(), Digest::of(&numbered).to_bytes()[..16]);
    assert_ne!(id, SubmissionId::of_payload(&"left-care".parse().expect("a name"), &payload));
}

#[test]
fn moving_an_offline_file_to_a_new_key_leaves_its_number() {
    let call = Call::new();
    let next = CallIdentity::generate(2, &mut chance(20));
    for lock in [Lock::Hybrid, Lock::Classic] {
        let file = sealed(&call, lock);
        let header = reseal_header(file.envelope().header(), &call.identity, &next.recipients().0).expect("it opens");
        let moved = [header.as_slice(), file.envelope().payload()].concat();
        assert!(open(&moved, &next, &Claim { id: file.id, ..claim(1) }).is_ok(), "{lock:?}");
    }
}

#[test]
fn a_file_of_identities_opens_what_each_of_its_epochs_was_sealed_to() {
    let call = Call::new();
    let next = CallIdentity::generate(2, &mut chance(20));
    let text = [next.to_secret_text().as_str(), call.identity.to_secret_text().as_str()].concat();
    let identities = Identities::parse(&text).expect("it is what the desk shows");
    let (hybrid, classic) = call.identity.recipients();
    assert!([hybrid, classic].iter().all(|own| identities.recipients().contains(own)));
    assert_eq!(identities.recipients().len(), 4);
    for file in [call.seal("one", id(7)), sealed(&call, Lock::Classic)] {
        let opened = open_with(file.envelope(), &identities).expect("one of the keys fits");
        let own = opened.binding.as_ref().expect("our own client sealed it").claim.clone();
        assert_eq!((own.call, own.id, own.epoch), (call_id(), file.id, 1));
        assert_eq!(opened.check(&claim(9)), Err(OpenError::WrongId));
    }
    let other = Identities::parse(&next.to_secret_text()).expect("it is one epoch");
    assert_eq!(open_with(call.seal("one", id(7)).envelope(), &other).err(), Some(OpenError::NotForThisKey));
}

#[test]
fn one_type_of_key_is_enough_and_what_is_no_key_is_named_by_its_line() {
    let call = Call::new();
    let classic = call.identity.classic().to_string();
    assert!(Identities::parse(&call.identity.hybrid().to_secret_text()).is_ok());
    assert!(Identities::parse(&format!("\r\n# mine\r\n{}\r\n", classic.expose_secret())).is_ok());
    let error = |text: &str| Identities::parse(text).err();
    assert_eq!(error("# epoch 1\nAGE-SECRET-KEY-1X\n"), Some(IdentitiesError::Line(2)));
    assert_eq!(error(&call.keys.set().classic), Some(IdentitiesError::Line(1)));
    assert_eq!(error("# nothing\n\n"), Some(IdentitiesError::None));
    assert_eq!(error("age-encryption.org/v1\n-> scrypt"), Some(IdentitiesError::Sealed));
    assert_eq!(error("-----BEGIN AGE ENCRYPTED FILE-----\n"), Some(IdentitiesError::Sealed));
}
