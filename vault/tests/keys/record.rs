use proptest::{prelude::*, sample::Index};
use serde_json::{Value, json};
use vault::{
    envelope::{Envelope, Kind},
    header::Header,
    hybrid::HybridIdentity,
    id::{Digest, SubmissionId},
    identity::MemberIdentity,
    key_set::SignedKeySet,
    record::{
        MAGIC, OpenRecordError, OpenedRecord, RecordClaim, RecordSave, SealRecordError, SealedRecord, open_record,
        seal_record,
    },
    reseal::reseal_header,
    role::Role,
};

use crate::call::{Call, call_id, chance, id};

fn payload() -> Digest {
    Digest::of(b"the payload of a testimony")
}

/// What a record by heron says of itself. To this crate the rest may be anything.
fn facts() -> Value {
    json!({
        "call": call_id(), "testimony": id(1), "payload": payload(), "author": "heron", "epoch": 1,
        "previous": null, "state": "coded", "first": { "memo": "\u{1f426} \"so\"" },
    })
}

fn written(facts: &Value) -> Vec<u8> {
    let json = serde_json::to_vec(facts).expect("it is JSON");
    let length = u32::try_from(json.len()).expect("short").to_be_bytes();
    [MAGIC.as_slice(), &length, &json].concat()
}

fn sealed(call: &Call, facts: &Value) -> SealedRecord {
    seal_record(&written(facts), &call.keys, false, &call.keyholder).expect("it can be sealed")
}

fn claim() -> RecordClaim {
    RecordClaim { call: call_id(), id: id(1), payload: payload() }
}

fn opened(call: &Call, file: &[u8], keys: &SignedKeySet) -> Result<OpenedRecord, OpenRecordError> {
    open_record(file, call.identity.hybrid(), &claim())?.by_member(keys)
}

/// A file with this plaintext, as anybody who knows the call's recipient can make it.
fn forged(call: &Call, plaintext: &[u8]) -> Vec<u8> {
    let mut padded = plaintext.to_vec();
    padded.resize(65_536, 0);
    let greased = age::encrypt(&call.identity.hybrid().to_recipient(), &padded).expect("age seals");
    let header = Header::parse(&greased, greased.len()).expect("a header").bytes().to_vec();
    let one_stanza = reseal_header(&header, &call.identity, &call.keys.set().recipient).expect("it opens");
    [one_stanza.as_slice(), &greased[header.len()..]].concat()
}

#[test]
fn a_record_is_opened_with_its_author_known_and_names_what_the_next_one_replaces() {
    let call = Call::new();
    let sealed = sealed(&call, &facts());
    assert_eq!((sealed.epoch(), sealed.state(), sealed.previous()), (1, "coded", None));
    assert_eq!((sealed.testimony(), sealed.is_urgent()), (id(1), false));
    let envelope = Envelope::parse(Kind::Record, &sealed.bytes()).expect("it passes the door");
    assert_eq!((envelope.size(), envelope.sha256()), (65_536, sealed.digest()));
    let opened = opened(&call, &sealed.bytes(), &call.keys).expect("heron wrote it");
    assert_eq!(*opened.record, written(&facts()));
    assert_eq!((opened.author.as_ref(), opened.payload), ("heron", envelope.payload_sha256()));
    assert_eq!(sealed.payload(), opened.payload);
}

#[test]
fn a_record_names_the_epoch_whose_key_set_knows_its_author() {
    let call = Call::new();
    let next = call.next_facts().sign(&call.root).expect("the facts are sound");
    let mut facts = facts();
    facts["epoch"] = next.set().epoch.into();
    let sealed = seal_record(&written(&facts), &next, false, &call.keyholder).expect("it can be sealed");
    let open = || open_record(&sealed.bytes(), call.identity.hybrid(), &claim()).expect("it opens");
    assert_eq!(open().epoch(), 2);
    assert_eq!(open().by_member(&next).map(|opened| opened.author.to_string()), Ok("heron".to_owned()));
    assert_eq!(open().by_member(&call.keys).err(), Some(OpenRecordError::Unsigned));
}

#[test]
fn a_record_is_as_large_as_the_class_that_holds_it_with_its_signature() {
    let call = Call::new();
    let of_length = |length: usize| {
        let mut facts = facts();
        facts["more"] = "".into();
        let more = length - written(&facts).len();
        facts["more"] = "a".repeat(more).into();
        seal_record(&written(&facts), &call.keys, false, &call.keyholder).map(|sealed| sealed.bytes().len())
    };
    assert_eq!(of_length(65_536 - 64), Ok(67_195));
    assert_eq!(of_length(65_536 - 63), Ok(263_851));
    assert_eq!(of_length(1_048_576 - 64), Ok(1_050_475));
    assert_eq!(of_length(1_048_576 - 63), Err(SealRecordError::TooLong));
}

#[test]
fn only_a_record_for_the_key_set_and_by_its_owner_is_sealed() {
    let call = Call::new();
    let seal = |facts: &Value, keys: &SignedKeySet, member: &MemberIdentity| {
        seal_record(&written(facts), keys, false, member).err()
    };
    let with = |field: &str, value: Value| {
        let mut facts = facts();
        facts[field] = value;
        facts
    };
    let stranger = MemberIdentity::generate(&mut chance(5));
    assert_eq!(seal(&facts(), &call.keys, &call.keyholder), None);
    assert_eq!(seal(&facts(), &call.keys, &stranger), Some(SealRecordError::NotAuthor));
    for name in ["wren", "raven", "owl"] {
        let facts = with("author", name.into());
        assert_eq!(seal(&facts, &call.keys, &call.keyholder), Some(SealRecordError::NotAuthor), "{name}");
    }
    let other = Some(SealRecordError::OtherKeySet);
    assert_eq!(seal(&with("call", "left-care".into()), &call.keys, &call.keyholder), other);
    assert_eq!(seal(&with("epoch", 2.into()), &call.keys, &call.keyholder), other);
    let next = call.next_facts().sign(&call.root).expect("the facts are sound");
    assert_eq!(seal(&facts(), &next, &call.keyholder), other);
    for bytes in
        [b"".as_slice(), b"murmuration/1\n", &written(&facts())[1..], &[&written(&facts()), b"x".as_slice()].concat()]
    {
        let sealed = seal_record(bytes, &call.keys, false, &call.keyholder);
        assert_eq!(sealed.err(), Some(SealRecordError::NotARecord));
    }
}

#[test]
fn a_record_of_another_call_or_testimony_or_of_other_bytes_is_not_shown() {
    let call = Call::new();
    let file = sealed(&call, &facts()).bytes();
    let open = |claim: &RecordClaim| open_record(&file, call.identity.hybrid(), claim).err();
    assert_eq!(open(&claim()), None);
    let elsewhere = Some(OpenRecordError::Elsewhere);
    assert_eq!(open(&RecordClaim { call: "left-care".parse().expect("a name"), ..claim() }), elsewhere);
    assert_eq!(open(&RecordClaim { id: SubmissionId::from_bytes([9; 16]), ..claim() }), elsewhere);
    assert_eq!(open(&RecordClaim { payload: Digest::of(b"other"), ..claim() }), elsewhere);
}

#[test]
fn a_record_is_opened_by_the_key_of_its_call_alone() {
    let call = Call::new();
    let file = sealed(&call, &facts()).bytes();
    let other = HybridIdentity::generate(&mut chance(9));
    assert_eq!(open_record(&file, &other, &claim()).err(), Some(OpenRecordError::NotForThisKey));
    let testimony = call.seal("An invented account.", id(1)).bytes();
    assert_eq!(opened(&call, &testimony, &call.keys).err(), Some(OpenRecordError::Damaged));
}

#[test]
fn a_record_by_a_stranger_a_researcher_or_a_member_of_another_epoch_is_not_believed() {
    let call = Call::new();
    let file = sealed(&call, &facts()).bytes();
    let believed = |keys: &SignedKeySet| opened(&call, &file, keys).err();
    assert_eq!(believed(&call.keys), None);
    let unsigned = Some(OpenRecordError::Unsigned);
    assert_eq!(believed(&call.next_facts().sign(&call.root).expect("sound")), unsigned, "the next epoch's key set");
    let mut first = call.keys.set().clone();
    first.members[0].role = Role::Researcher;
    first.members[1].role = Role::Keyholder;
    assert_eq!(believed(&first.clone().sign(&call.root).expect("sound")), unsigned, "a researcher");
    first.members[0].role = Role::Keyholder;
    first.members[0].signing = first.members[1].signing;
    first.members[1].signing = call.keyholder.verifying_key();
    assert_eq!(believed(&first.sign(&call.root).expect("sound")), unsigned, "another's key under her name");
}

#[test]
fn what_somebody_else_makes_up_is_not_believed() {
    let call = Call::new();
    // Whoever knows the recipient can seal to it, and copy a signature from elsewhere.
    let true_file = sealed(&call, &facts()).bytes();
    let plaintext = age::decrypt(call.identity.hybrid(), &true_file).expect("age opens it");
    let (record, rest) = plaintext.split_at(written(&facts()).len());
    let mut other = facts();
    other["state"] = "checked".into();
    let forged = |plaintext: &[u8]| opened(&call, &forged(&call, plaintext), &call.keys).err();
    let (unsigned, damaged) = (Some(OpenRecordError::Unsigned), Some(OpenRecordError::Damaged));
    assert_eq!(forged(&plaintext), None, "the forger's tools work");
    assert_eq!(forged(&[&written(&other), &rest[..64]].concat()), unsigned);
    assert_eq!(forged(record), unsigned);
    assert_eq!(forged(&[record, &rest[..64], b"x"].concat()), damaged);
    assert_eq!(forged(b"murmuration/1/record\n\xff\xff\xff\xff{}"), damaged);
    assert_eq!(forged(b"murmuration/1/record\n\0\0\0\x02{}"), damaged);
    assert_eq!(forged(b"murmuration/1\n"), damaged);
}

#[test]
fn the_signed_words_are_label_and_parts_behind_their_lengths() {
    use ed25519_dalek::{Signature, VerifyingKey};
    let call = Call::new();
    let key = VerifyingKey::from_bytes(&call.keyholder.verifying_key()).expect("a key");
    let mut facts = facts();
    facts["previous"] = Value::from("ab".repeat(32));
    let record = written(&facts);
    let sealed = seal_record(&record, &call.keys, true, &call.keyholder).expect("it can be sealed");
    let plaintext = age::decrypt(call.identity.hybrid(), &sealed.bytes()).expect("age opens it");
    let (own, rest) = plaintext.split_at(record.len());
    assert_eq!(own, record);
    assert!(rest[64..].iter().all(|byte| *byte == 0));
    let parts = b"\0\0\0\x0aright-care\0\0\0\x10\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\0\0\0\x05heron\0\0\0\x04\0\0\0\x01\0\0\0\x20";
    let inside = [b"murmuration/v1/record".as_slice(), parts, &Digest::of(&record).to_bytes()].concat();
    key.verify_strict(&inside, &Signature::from_slice(&rest[..64]).expect("64 bytes")).expect("signed so");
    let save = [
        b"murmuration/v1/record-save".as_slice(),
        parts,
        &[0xab; 32],
        b"\0\0\0\x20",
        &sealed.digest().to_bytes(),
        b"\0\0\0\x05coded\0\0\0\x01\x01",
    ]
    .concat();
    key.verify_strict(&save, &Signature::from_bytes(sealed.signature())).expect("signed so");
}

#[test]
fn a_save_is_signed_as_a_whole() {
    let call = Call::new();
    let sealed = sealed(&call, &facts());
    let (call_id, author) = (call_id(), "heron".parse().expect("a handle"));
    let save = RecordSave {
        call: &call_id,
        testimony: id(1),
        author: &author,
        epoch: 1,
        previous: None,
        file: sealed.digest(),
        state: "coded",
        urgent: false,
    };
    let is_signed = |save: RecordSave<'_>| save.is_signed_by(&call.keyholder.verifying_key(), sealed.signature());
    assert!(is_signed(save));
    let (other_call, other_author) = ("left-care".parse().expect("a name"), "wren".parse().expect("a handle"));
    assert!(!is_signed(RecordSave { call: &other_call, ..save }));
    assert!(!is_signed(RecordSave { testimony: id(2), ..save }));
    assert!(!is_signed(RecordSave { author: &other_author, ..save }));
    assert!(!is_signed(RecordSave { epoch: 2, ..save }));
    assert!(!is_signed(RecordSave { previous: Some(Digest::ZERO), ..save }));
    assert!(!is_signed(RecordSave { file: Digest::ZERO, ..save }));
    assert!(!is_signed(RecordSave { state: "checked", ..save }));
    assert!(!is_signed(RecordSave { urgent: true, ..save }));
    assert!(!save.is_signed_by(&MemberIdentity::generate(&mut chance(5)).verifying_key(), sealed.signature()));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn a_record_that_was_cut_or_changed_is_never_shown(at in any::<Index>(), bit in 0_u8..8) {
        let call = Call::new();
        let file = sealed(&call, &facts()).bytes();
        let at = at.index(file.len());
        let mut changed = file.clone();
        changed[at] ^= 1 << bit;
        prop_assert!(opened(&call, &changed, &call.keys).is_err(), "bit {bit} of byte {at}");
        prop_assert!(opened(&call, &file[..at], &call.keys).is_err(), "cut at {at}");
    }
}
