use data_encoding::{BASE64, BASE64_NOPAD};
use ed25519_dalek::{Signature, VerifyingKey};
use sha2::{Digest as _, Sha256};
use time::Month;
use vault::{
    id::Digest,
    identity::{CallIdentity, MemberIdentity, RootKey},
    key_set::{Fingerprint, KeySet, KeySetError, SignedKeySet},
    role::Role,
};

use crate::call::{Call, call_id, chance, day, facts, last_day};

fn verify(note: &str) -> Result<SignedKeySet, KeySetError> {
    SignedKeySet::verify(note, None, last_day())
}

/// Signs a text as the root would, whatever it says.
fn note_of(text: &str, root: &RootKey) -> String {
    use ed25519_dalek::{Signer as _, SigningKey};
    let name = "murmuration/right-care";
    let hash =
        Sha256::new().chain_update(name).chain_update(b"\n\x01").chain_update(root.public().to_bytes()).finalize();
    let signature = SigningKey::from_bytes(root.seed()).sign(text.as_bytes());
    let encoded = BASE64.encode(&[&hash[..4], &signature.to_bytes()].concat());
    format!("{text}\n\u{2014} {name} {encoded}\n")
}

fn text_of(keys: &SignedKeySet) -> &str {
    keys.note().split_once("\n\n").expect("a note has an empty line").0
}

#[test]
fn a_signed_key_set_says_again_what_was_signed() {
    let call = Call::new();
    let read = verify(call.keys.note()).expect("it is signed");
    assert_eq!(read, call.keys);
    assert_eq!(*read.set(), facts(&call.root, &call.identity, &call.keyholder));
    assert_eq!(read.set().openers(), 2);
    assert_eq!(read.fingerprint(), call.root.public().fingerprint());
    assert_eq!(read.digest(), Digest::of(call.keys.note().as_bytes()));
    assert!(read.check_call(&call_id()).is_ok());
    let other = "left-care".parse().expect("it is a name");
    assert_eq!(read.check_call(&other), Err(KeySetError::WrongCall));
}

#[test]
fn a_key_set_reads_as_one_fact_a_line() {
    let call = Call::new();
    let names: Vec<&str> = text_of(&call.keys).lines().filter_map(|line| line.split(' ').next()).collect();
    let expected = [
        "murmuration",
        "call",
        "epoch",
        "previous",
        "not-after",
        "root",
        "recipient",
        "classic",
        "member",
        "member",
        "member",
        "log",
        "synthetic",
    ];
    assert_eq!(names, expected);
    assert!(
        text_of(&call.keys).starts_with(
            "murmuration key set v1\ncall right-care\nepoch 1\nprevious none\nnot-after 2027-03-31\nroot "
        )
    );
}

#[test]
fn a_member_is_told_from_everyone_else_by_the_digest_of_her_recipient() {
    let call = Call::new();
    let recipient = call.keyholder.recipient();
    let digest = Sha256::digest([b"murmuration/v1/member/".as_slice(), recipient.as_bytes()].concat());
    let members = &call.keys.set().members;
    assert_eq!(members[0].recipient_digest.to_bytes(), digest[..]);
    assert!(call.keyholder.is(&members[0]) && members[0].has_recipient(&recipient));
    let stranger = MemberIdentity::generate(&mut chance(9));
    assert!(!stranger.is(&members[0]) && !members[0].has_recipient(&stranger.recipient()));
    for other in [recipient.to_uppercase(), format!("{recipient} "), recipient[1..].to_owned(), String::new()] {
        assert!(!members[0].has_recipient(&other), "{other}");
    }
}

#[test]
fn a_digest_of_what_is_no_recipient_lets_nothing_through() {
    let call = Call::new();
    let mut member = call.keys.set().members[0].clone();
    member.recipient_digest = vault::key_set::recipient_digest("age1pq1");
    assert!(!member.has_recipient("age1pq1"));
}

#[test]
fn one_more_member_costs_a_survivor_less_than_two_hundred_bytes() {
    let call = Call::new();
    let set = call.keys.set();
    let crow = MemberIdentity::generate(&mut chance(3)).public("crow".parse().expect("a name"), Role::Researcher);
    let more = KeySet { members: [set.members.clone(), vec![crow]].concat(), ..set.clone() };
    let more = more.sign(&call.root).expect("the facts are sound");
    assert!(more.note().len() - call.keys.note().len() < 200);
}

#[test]
fn any_verifier_of_signed_notes_accepts_the_signature() {
    let call = Call::new();
    let (text, signature) = call.keys.note().rsplit_once("\n\n").expect("a note has an empty line");
    let text = format!("{text}\n");
    let encoded = signature.strip_prefix("\u{2014} murmuration/right-care ").expect("it names its signer").trim_end();
    let bytes = BASE64.decode(encoded.as_bytes()).expect("signatures are base64");
    let root = call.root.public().to_bytes();
    let key_hash = Sha256::digest([b"murmuration/right-care\n\x01".as_slice(), &root].concat());
    assert_eq!(bytes[..4], key_hash[..4]);
    let key = VerifyingKey::from_bytes(&root).expect("the root is a point");
    let signature = Signature::from_slice(&bytes[4..]).expect("64 bytes follow");
    key.verify_strict(text.as_bytes(), &signature).expect("the root signed the text");
}

#[test]
fn the_fingerprint_is_of_the_root_and_can_be_read_aloud() {
    let call = Call::new();
    let digest = Sha256::digest([b"murmuration/v1/root/".as_slice(), &call.root.public().to_bytes()].concat());
    let fingerprint = call.keys.fingerprint();
    assert_eq!(fingerprint.to_bytes(), digest[..16]);
    assert_eq!(fingerprint.to_string().parse(), Ok(fingerprint));
    assert_eq!(fingerprint.groups().split(' ').count(), 8);
    assert_eq!(fingerprint.groups().replace(' ', ""), fingerprint.to_string());
    assert!(
        fingerprint
            .to_string()
            .to_uppercase()
            .parse::<Fingerprint>()
            .is_err_and(|error| { error.to_string().contains("32") })
    );
}

#[test]
fn a_swapped_root_is_found_by_the_fingerprint_of_the_link() {
    let call = Call::new();
    let theirs = RootKey::generate(&mut chance(2));
    let swapped = facts(&theirs, &call.identity, &call.keyholder).sign(&theirs).expect("the facts are sound");
    let link = call.keys.fingerprint();
    assert_eq!(SignedKeySet::verify(swapped.note(), Some(&link), last_day()), Err(KeySetError::WrongRoot));
    assert!(SignedKeySet::verify(call.keys.note(), Some(&link), last_day()).is_ok());
}

#[test]
fn a_root_can_only_sign_what_names_it() {
    let call = Call::new();
    let other = RootKey::generate(&mut chance(2));
    assert_eq!(call.keys.set().sign(&other), Err(KeySetError::WrongRoot));
}

#[test]
fn no_fact_can_be_changed_after_signing() {
    let call = Call::new();
    let (text, signature) = call.keys.note().rsplit_once("\n\n").expect("a note has an empty line");
    let stranger = CallIdentity::generate(1, &mut chance(3)).recipients();
    let invented = MemberIdentity::generate(&mut chance(3)).public("crow".parse().expect("a name"), Role::Researcher);
    let invented_digest = invented.recipient_digest.to_string();
    let invented = format!(
        "member crow researcher {} {}\nlog ",
        invented.recipient_digest,
        BASE64_NOPAD.encode(&invented.signing)
    );
    let set = call.keys.set();
    let forgeries = [
        text.replace("call right-care", "call left-care"),
        text.replace("epoch 1", "epoch 2").replace("none", &Digest::ZERO.to_string()),
        text.replace("2027-03-31", "2037-03-31"),
        text.replacen(&set.recipient, &stranger.0, 1),
        text.replace(&set.classic, &stranger.1),
        text.replace("wren moderator", "wren keyholder"),
        text.replace("owl researcher", "owl moderator"),
        text.replace(&set.members[1].recipient_digest.to_string(), &invented_digest),
        text.replace("log ", &invented),
        text.replace(&Digest::ZERO.to_string(), &Digest::of(b"log").to_string()),
        text.replace("\nsynthetic", ""),
    ];
    for forged in forgeries {
        assert_ne!(forged, text);
        let found = verify(&format!("{forged}\n\n{signature}"));
        assert_eq!(found, Err(KeySetError::Unsigned), "{}", &forged[..160]);
    }
}

#[test]
fn a_signature_by_another_key_name_or_text_is_none() {
    let call = Call::new();
    let (text, line) = call.keys.note().rsplit_once("\n\n").expect("a note has an empty line");
    let encoded = line.rsplit(' ').next().expect("it has words").trim_end();
    let mut bytes = BASE64.decode(encoded.as_bytes()).expect("signatures are base64");
    let with = |name: &str, bytes: &[u8]| verify(&format!("{text}\n\n\u{2014} {name} {}\n", BASE64.encode(bytes)));
    assert!(with("murmuration/right-care", &bytes).is_ok());
    assert_eq!(with("murmuration/left-care", &bytes), Err(KeySetError::Unsigned));
    assert_eq!(with("murmuration/right-care", &bytes[..67]), Err(KeySetError::Unsigned));
    bytes[0] ^= 1;
    assert_eq!(with("murmuration/right-care", &bytes), Err(KeySetError::Unsigned));
    bytes[0] ^= 1;
    bytes[67] ^= 1;
    assert_eq!(with("murmuration/right-care", &bytes), Err(KeySetError::Unsigned));
}

#[test]
fn nobody_else_can_add_a_signature_and_so_change_the_digest() {
    let call = Call::new();
    let witness = format!("\u{2014} witness.example {}\n", BASE64.encode(&[7; 68]));
    assert_eq!(verify(&format!("{}{witness}", call.keys.note())), Err(KeySetError::Malformed));
}

#[test]
fn nothing_but_signatures_may_stand_below_the_text() {
    let call = Call::new();
    let note = call.keys.note();
    let (text, line) = note.rsplit_once("\n\n").expect("a note has an empty line");
    let cases = [
        (format!("{note}More."), "words after the last line"),
        (format!("{note}More.\n"), "a line of words"),
        (format!("{note}\n"), "an empty line"),
        (note.trim_end().to_owned(), "no last line feed"),
        (note.replace('\n', "\r\n"), "CRLF"),
        (format!("{text}\n\n{}", line.replace('\n', "\r\n")), "CRLF after the signature"),
        (format!("{text}\n\n"), "no signature"),
        (format!("{text}\n"), "text alone"),
        (format!("{text}\n\n{}", line.replace('\u{2014}', "-")), "another dash"),
        (format!("{text}\n\n{}", line.replace("right-care ", "right-care  ")), "two spaces"),
        (format!("{note}\u{2014} a+b {}\n", BASE64.encode(&[7; 68])), "a name with a plus"),
        (format!("{note}\u{2014} witness AAAA\n"), "three bytes of signature"),
        (format!("{note}\u{2014} witness not-base64\n"), "a signature that is not base64"),
        (String::new(), "nothing"),
        ("x".repeat(262_145), "more than a note ever has"),
    ];
    for (note, what) in cases {
        assert_eq!(verify(&note), Err(KeySetError::Malformed), "{what}");
    }
}

#[test]
fn a_text_in_any_other_form_is_refused_although_it_is_signed() {
    let call = Call::new();
    let text = format!("{}\n", text_of(&call.keys));
    assert!(verify(&note_of(&text, &call.root)).is_ok());
    let digest = Digest::ZERO.to_string();
    let owl = text.lines().find(|line| line.starts_with("member owl")).expect("the owl is a member").to_owned();
    let wren = text.lines().find(|line| line.starts_with("member wren")).expect("the wren is a member").to_owned();
    let wren_digest = call.keys.set().members[1].recipient_digest.to_string();
    let forms = [
        ("another version", text.replace("set v1", "set v2")),
        ("a number with a plus", text.replace("epoch 1", "epoch +1")),
        ("a number with a zero", text.replace("epoch 1", "epoch 01")),
        ("epoch 0", text.replace("epoch 1", "epoch 0")),
        ("a first epoch with a past", text.replace("previous none", &format!("previous {digest}"))),
        ("a second epoch without a past", text.replace("epoch 1", "epoch 2")),
        ("a day that is none", text.replace("2027-03-31", "2027-02-30")),
        ("a short day", text.replace("2027-03-31", "2027-3-31")),
        ("upper-case hex", text.replace(&digest, &Digest::of(b"x").to_string().to_uppercase())),
        ("two spaces", text.replace("call right", "call  right")),
        ("a space at the end", text.replace("right-care", "right-care ")),
        ("CRLF", text.replace('\n', "\r\n")),
        ("an empty line", text.replace("\nlog", "\n\nlog")),
        ("facts in another order", text.replace("epoch 1\nprevious none", "previous none\nepoch 1")),
        ("a fact twice", text.replace("epoch 1\n", "epoch 1\nepoch 1\n")),
        ("an unknown fact", text.replace("\nlog", "\nfoo bar\nlog")),
        ("words after the last fact", text.replace("synthetic\n", "synthetic\nmore\n")),
        ("the same account twice", text.replace(&owl, &format!("{owl}\n{owl}"))),
        ("two roles of one account", text.replace(&owl, &wren.replace("moderator", "researcher"))),
        ("no keyholder", text.replace("heron keyholder", "heron moderator")),
        ("an unknown role", text.replace("owl researcher", "owl admin")),
        ("an upper-case handle", text.replace("member owl", "member Owl")),
        ("a member without a key", text.replace(&owl, owl.rsplit_once(' ').expect("it has words").0)),
        ("a member with a word too many", text.replace(&owl, &format!("{owl} x"))),
        (
            "a classic recipient in the hybrid's place",
            text.replace(&call.keys.set().recipient, &call.keys.set().classic),
        ),
        ("a member's recipient in the place of its digest", text.replace(&wren_digest, &call.keys.set().recipient)),
        ("a member's digest in upper case", text.replace(&wren_digest, &wren_digest.to_uppercase())),
        ("a member's digest cut short", text.replace(&wren_digest, &wren_digest[..62])),
        ("a recipient cut short", text.replace(&call.keys.set().classic, &call.keys.set().classic[..61])),
    ];
    for (what, form) in forms {
        assert_ne!(form, text, "{what}");
        assert_eq!(verify(&note_of(&form, &call.root)), Err(KeySetError::Malformed), "{what}");
    }
}

#[test]
fn facts_that_no_reader_would_accept_cannot_be_signed() {
    let call = Call::new();
    let sign = |change: &dyn Fn(&mut KeySet)| {
        let mut set = call.keys.set().clone();
        change(&mut set);
        set.sign(&call.root).err()
    };
    assert_eq!(sign(&|_| {}), None);
    let malformed = Some(KeySetError::Malformed);
    assert_eq!(sign(&|set| set.members.clear()), malformed);
    assert_eq!(sign(&|set| set.members.push(set.members[0].clone())), malformed);
    assert_eq!(sign(&|set| set.epoch = 0), malformed);
    assert_eq!(sign(&|set| set.previous = Some(Digest::ZERO)), malformed);
    assert_eq!(sign(&|set| set.recipient = "age1pq1".to_owned()), malformed);
    assert_eq!(sign(&|set| set.classic.push('\n')), malformed);
}

#[test]
fn a_key_set_holds_through_its_last_day_and_no_longer() {
    let call = Call::new();
    let note = call.keys.note();
    assert!(SignedKeySet::verify(note, None, last_day()).is_ok());
    let next = day(2027, Month::April, 1);
    assert_eq!(SignedKeySet::verify(note, None, next), Err(KeySetError::Expired));
    assert!(SignedKeySet::verify_past(note, None).is_ok());
}

#[test]
fn a_device_refuses_what_is_older_than_it_has_seen() {
    let call = Call::new();
    let second = call.next_facts().sign(&call.root).expect("the facts are sound");
    assert_eq!(call.keys.check_against(&second.seen()), Err(KeySetError::Rollback));
    assert!(second.check_against(&second.seen()).is_ok());
    assert!(second.check_against(&call.keys.seen()).is_ok());
}

#[test]
fn a_device_refuses_another_set_with_a_number_it_has_seen() {
    let call = Call::new();
    let other = KeySet { synthetic: false, ..call.keys.set().clone() }.sign(&call.root).expect("the facts are sound");
    assert_eq!(other.check_against(&call.keys.seen()), Err(KeySetError::Fork));
    let after_other = KeySet { previous: Some(other.digest()), ..call.next_facts() };
    let after_other = after_other.sign(&call.root).expect("the facts are sound");
    assert_eq!(after_other.check_against(&call.keys.seen()), Err(KeySetError::Fork));
    let elsewhere = KeySet { call: "left-care".parse().expect("a name"), ..call.next_facts() };
    let elsewhere = elsewhere.sign(&call.root).expect("the facts are sound");
    assert_eq!(elsewhere.check_against(&call.keys.seen()), Err(KeySetError::WrongCall));
}

#[test]
fn only_the_next_epoch_under_the_same_root_follows() {
    let call = Call::new();
    let follows =
        |set: KeySet, root: &RootKey| set.sign(root).expect("the facts are sound").check_follows(&call.keys).err();
    assert_eq!(follows(call.next_facts(), &call.root), None);
    assert_eq!(follows(KeySet { epoch: 3, ..call.next_facts() }, &call.root), Some(KeySetError::NotNext));
    let other_past = KeySet { previous: Some(Digest::ZERO), ..call.next_facts() };
    assert_eq!(follows(other_past, &call.root), Some(KeySetError::NotNext));
    assert_eq!(follows(call.keys.set().clone(), &call.root), Some(KeySetError::NotNext));
    let theirs = RootKey::generate(&mut chance(4));
    let swapped = KeySet { root: theirs.public(), ..call.next_facts() };
    assert_eq!(follows(swapped, &theirs), Some(KeySetError::WrongRoot));
    let elsewhere = KeySet { call: "left-care".parse().expect("a name"), ..call.next_facts() };
    assert_eq!(follows(elsewhere, &call.root), Some(KeySetError::WrongCall));
}

#[test]
fn what_a_device_has_seen_survives_its_storage() {
    let seen = Call::new().keys.seen();
    let stored = serde_json::to_string(&seen).expect("it serialises");
    assert_eq!(serde_json::from_str::<vault::key_set::Seen>(&stored).expect("it reads"), seen);
}
