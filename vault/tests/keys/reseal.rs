use age_core::format::{FileKey, Stanza, grease_the_joint};
use vault::{
    envelope::{Envelope, Kind},
    file::FileError,
    header::{self, Header},
    identity::CallIdentity,
    open::{OpenError, open},
    reseal::{reseal_header, verify_header},
};

use crate::call::{Call, chance, claim, id};

#[test]
fn a_resealed_file_opens_for_the_new_identity_and_not_for_the_old() {
    let call = Call::new();
    let next = CallIdentity::generate(2, &mut chance(20));
    let sealed = call.seal("It was a Tuesday.", id(1));
    let envelope = sealed.envelope();
    let header = reseal_header(envelope.header(), &call.identity, &next.recipients().0).expect("the old key opens it");
    let moved = [&header, envelope.payload()].concat();

    let opened = open(&moved, &next, &claim(1)).expect("it opens");
    assert_eq!(opened.draft.account(), "It was a Tuesday.");
    assert_eq!(open(&moved, &call.identity, &claim(1)).err(), Some(OpenError::NotForThisKey));

    let parsed = Envelope::parse(Kind::Testimony, &moved).expect("it passes the check of the door");
    assert_eq!(parsed.payload_sha256(), envelope.payload_sha256());
    assert_eq!(parsed.header().len(), envelope.header().len());
    assert_eq!(opened.payload, envelope.payload_sha256());
}

#[test]
fn a_second_member_finds_a_header_whose_mac_is_wrong() {
    let call = Call::new();
    let next = CallIdentity::generate(2, &mut chance(20));
    let sealed = call.seal("It was a Tuesday.", id(1));
    let header = reseal_header(sealed.envelope().header(), &call.identity, &next.recipients().0).expect("it opens");
    assert_eq!(verify_header(&header, &next), Ok(()));
    assert_eq!(verify_header(&header, &call.identity), Err(FileError::NotForThisKey));

    let mac = header.len() - 2;
    let mut forged = header.clone();
    // The last character of a MAC carries four bits, so that not every letter may stand there; this one may anywhere.
    forged[mac - 20] = if forged[mac - 20] == b'A' { b'B' } else { b'A' };
    assert_eq!(verify_header(&forged, &next), Err(FileError::Damaged));
    assert_eq!(reseal_header(&forged, &next, &call.identity.recipients().0), Err(FileError::Damaged));
}

#[test]
fn a_stanza_of_another_file_key_is_not_taken_over() {
    // Whoever moves headers could pair our stanza with another text's MAC; both must belong to one key.
    let call = Call::new();
    let (one, two) = (call.seal("one", id(1)), call.seal("two", id(2)));
    let (one, two) = (one.envelope().header(), two.envelope().header());
    let mixed = [&one[..one.len() - 45], &two[two.len() - 45..]].concat();
    assert_eq!(verify_header(&mixed, &call.identity), Err(FileError::Damaged));
}

#[test]
fn resealing_drops_filler_and_moves_classic_files_to_the_hybrid_key() {
    let call = Call::new();
    let next = CallIdentity::generate(2, &mut chance(20));
    let file_key = || FileKey::init_with_mut(|key| key.fill(9));
    let own = |stanza: Stanza| header::Stanza { kind: stanza.tag, args: stanza.args, body: stanza.body };
    let (stanzas, _) =
        age::Recipient::wrap_file_key(&call.identity.classic().to_public(), &file_key()).expect("it wraps");
    let mut stanzas: Vec<_> = stanzas.into_iter().map(own).collect();
    stanzas.push(own(grease_the_joint()));
    let old = Header::write(stanzas, &file_key());
    assert_eq!(verify_header(old.bytes(), &call.identity), Ok(()));

    let header = reseal_header(old.bytes(), &call.identity, &next.recipients().0).expect("the classic key opens it");
    let header = Header::parse(&header, 4_096).expect("it follows the grammar");
    let kinds: Vec<&str> = header.stanzas().iter().map(|stanza| stanza.kind.as_str()).collect();
    assert_eq!(kinds, ["mlkem768x25519"]);
    assert!(header.is_authentic(&file_key()));
}

#[test]
fn what_is_no_header_or_no_recipient_is_refused() {
    let call = Call::new();
    let to = call.identity.recipients().0;
    let sealed = call.seal("It was a Tuesday.", id(1));
    let header = sealed.envelope().header();
    for garbage in [b"".as_slice(), b"garbage", &header[1..], &header[..header.len() - 1]] {
        assert_eq!(reseal_header(garbage, &call.identity, &to), Err(FileError::Damaged));
    }
    for recipient in ["", "age1pq1", call.identity.recipients().1.as_str(), &to[..to.len() - 1]] {
        assert_eq!(reseal_header(header, &call.identity, recipient), Err(FileError::Damaged), "{recipient}");
    }
}
