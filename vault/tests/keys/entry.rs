use proptest::{prelude::*, sample::Index};
use vault::{
    draft::Consent,
    entry::{
        Content, Entry, EntryClaim, EntryError, EntryFiles, EntryInspector, EntryKind, Place, SealedEntry, Side,
        open_entry, seal_entry, seal_reply,
    },
    envelope::{Envelope, Refusal},
    hybrid::{HybridIdentity, HybridRecipient},
    id::{Digest, SubmissionId},
    identity::MemberIdentity,
    key_set::SignedKeySet,
    receipt::ReceiptKeys,
    seal::SealError,
};
use zeroize::Zeroizing;

use crate::call::{Call, call_id, chance, id};

const ALLOWS: Consent = Consent { count: true, quote: false, contact: true };

fn receipt() -> ReceiptKeys {
    ReceiptKeys::from_root(&[1; 32])
}

fn text(text: &str) -> Zeroizing<String> {
    Zeroizing::new(text.to_owned())
}

fn place<'a>(call: &'a Call, survivor: &'a HybridRecipient, counter: u64) -> Place<'a> {
    Place { keys: &call.keys, id: id(1), survivor, counter }
}

fn by_survivor(call: &Call, content: &Content) -> SealedEntry {
    let survivor = receipt().public().recipient;
    seal_entry(content, &place(call, &survivor, 3), &receipt()).expect("it can be sealed")
}

fn by_heron(call: &Call, words: &str) -> SealedEntry {
    let survivor = receipt().public().recipient;
    let account = "heron".parse().expect("a handle");
    seal_reply(text(words), &place(call, &survivor, 3), &account, &call.keyholder).expect("it can be sealed")
}

fn claim(kind: EntryKind, by: Side) -> EntryClaim {
    EntryClaim { call: call_id(), id: id(1), counter: 3, kind, by }
}

/// Both copies of a survivor's entry, opened by their owners.
fn both(call: &Call, sealed: &SealedEntry) -> [Entry; 2] {
    let claim = claim(sealed.kind(), Side::Survivor);
    let key = receipt().public().return_key;
    let open = |file: &Envelope, identity: &HybridIdentity| {
        open_entry(&file.file(), identity, &claim).and_then(|entry| entry.by_survivor(&key)).expect("she wrote it")
    };
    let EntryFiles { for_call, for_survivor } = sealed.files();
    [open(for_call, call.identity.hybrid()), open(for_survivor, receipt().identity())]
}

#[test]
fn a_message_is_read_by_both_sides() {
    let call = Call::new();
    for entry in both(&call, &by_survivor(&call, &Content::Message(text("Did you \"read\" it?\n\u{1f426}")))) {
        assert_eq!((entry.counter, entry.from), (3, None));
        assert!(matches!(entry.content, Content::Message(text) if *text == "Did you \"read\" it?\n\u{1f426}"));
    }
}

#[test]
fn her_own_copy_of_an_addition_does_not_say_what_she_added() {
    let call = Call::new();
    let [desk, own] = both(&call, &by_survivor(&call, &Content::Addition(text("It was a Wednesday."))));
    assert!(matches!(desk.content, Content::Addition(text) if *text == "It was a Wednesday."));
    assert!(matches!(own.content, Content::Addition(text) if text.is_empty()));
}

#[test]
fn a_change_of_consent_is_read_by_both_sides_and_looks_like_an_addition() {
    let call = Call::new();
    let consent = by_survivor(&call, &Content::Consent(ALLOWS));
    let addition = by_survivor(&call, &Content::Addition(text("It was a Wednesday.")));
    assert_eq!((consent.kind(), consent.body().len()), (addition.kind(), addition.body().len()));
    assert_eq!(consent.kind(), EntryKind::Amendment);
    for entry in both(&call, &consent) {
        assert!(matches!(entry.content, Content::Consent(ALLOWS)));
    }
}

#[test]
fn a_reply_is_believed_only_from_a_member_of_its_key_set_who_may_open() {
    let call = Call::new();
    let sealed = by_heron(&call, "Thank you.");
    let receipt = receipt();
    let copies =
        [(&sealed.files().for_call, call.identity.hybrid()), (&sealed.files().for_survivor, receipt.identity())];
    for (file, identity) in copies {
        let open = || open_entry(&file.file(), identity, &claim(EntryKind::Message, Side::Desk)).expect("it opens");
        assert_eq!(open().epoch(), 1);
        let entry = open().by_member(&call.keys).expect("heron wrote it");
        assert_eq!(entry.from, Some("heron".parse().expect("a handle")));
        assert!(matches!(entry.content, Content::Message(text) if *text == "Thank you."));
        // Not as the survivor's, whatever key is tried.
        let heron = call.keys.set().members[0].signing;
        assert_eq!(open().by_survivor(&heron).err(), Some(EntryError::Unsigned));
        assert_eq!(open().by_survivor(&receipt.public().return_key).err(), Some(EntryError::Unsigned));
    }
}

fn reply_is_refused(handle: &str, signs: &MemberIdentity, keys: &SignedKeySet) -> bool {
    let call = Call::new();
    let survivor = receipt().public().recipient;
    let account = handle.parse().expect("a handle");
    let sealed = seal_reply(text("x"), &place(&call, &survivor, 3), &account, signs).expect("it can be sealed");
    let opened =
        open_entry(&sealed.files().for_survivor.file(), receipt().identity(), &claim(EntryKind::Message, Side::Desk));
    opened.expect("it opens").by_member(keys).err() == Some(EntryError::Unsigned)
}

#[test]
fn a_reply_by_a_stranger_a_researcher_or_a_member_of_another_epoch_is_not_believed() {
    let call = Call::new();
    let stranger = MemberIdentity::generate(&mut chance(5));
    assert!(!reply_is_refused("heron", &call.keyholder, &call.keys));
    assert!(reply_is_refused("heron", &stranger, &call.keys), "another key under her name");
    assert!(reply_is_refused("raven", &call.keyholder, &call.keys), "a name that is not in the key set");
    let with = |change: &dyn Fn(&mut vault::key_set::KeySet)| {
        let mut facts = call.next_facts();
        change(&mut facts);
        facts.sign(&call.root).expect("the facts are sound")
    };
    assert!(reply_is_refused("heron", &call.keyholder, &with(&|_| {})), "the next epoch's key set");
    let mut first = call.keys.set().clone();
    first.members[0].role = vault::role::Role::Researcher;
    first.members[1].role = vault::role::Role::Keyholder;
    let demoted = first.sign(&call.root).expect("the facts are sound");
    assert!(reply_is_refused("heron", &call.keyholder, &demoted), "a researcher");
}

#[test]
fn what_a_server_makes_up_in_her_name_is_not_believed() {
    let call = Call::new();
    // Whoever knows the call's recipient can seal to it, with a receipt of his own.
    let other = ReceiptKeys::from_root(&[2; 32]);
    let survivor = receipt().public().recipient;
    let forged = seal_entry(&Content::Consent(ALLOWS), &place(&call, &survivor, 3), &other).expect("it can be sealed");
    let claim = claim(EntryKind::Amendment, Side::Survivor);
    let opened = open_entry(&forged.files().for_call.file(), call.identity.hybrid(), &claim).expect("it opens");
    assert_eq!(opened.by_survivor(&receipt().public().return_key).err(), Some(EntryError::Unsigned));
}

#[test]
fn an_entry_is_refused_at_any_other_place_than_its_own() {
    let call = Call::new();
    let sealed = by_survivor(&call, &Content::Message(text("x")));
    let open = |claim: EntryClaim| open_entry(&sealed.files().for_call.file(), call.identity.hybrid(), &claim).err();
    let true_claim = || claim(EntryKind::Message, Side::Survivor);
    assert_eq!(open(true_claim()), None);
    let elsewhere = Some(EntryError::Elsewhere);
    assert_eq!(open(EntryClaim { call: "left-care".parse().expect("a name"), ..true_claim() }), elsewhere);
    assert_eq!(open(EntryClaim { id: SubmissionId::from_bytes([9; 16]), ..true_claim() }), elsewhere);
    assert_eq!(open(EntryClaim { counter: 4, ..true_claim() }), elsewhere);
    assert_eq!(open(EntryClaim { by: Side::Desk, ..true_claim() }), elsewhere);
    assert_eq!(open(EntryClaim { kind: EntryKind::Amendment, ..true_claim() }), elsewhere);
    let survivors = open_entry(&sealed.files().for_survivor.file(), call.identity.hybrid(), &true_claim());
    assert_eq!(survivors.err(), Some(EntryError::NotForThisKey));
}

#[test]
fn nothing_and_too_much_are_not_sealed() {
    let call = Call::new();
    let survivor = receipt().public().recipient;
    let seal = |words: String| {
        let content = Content::Addition(Zeroizing::new(words));
        seal_entry(&content, &place(&call, &survivor, 1), &receipt()).map(|sealed| sealed.files().for_call.size())
    };
    assert_eq!(seal(" \n".to_owned()).err(), Some(SealError::Empty));
    assert_eq!(seal("a".repeat(70_000)), Ok(262_144));
    assert_eq!(seal("a".repeat(1_048_576)).err(), Some(SealError::TooLong));
}

#[test]
fn the_signed_words_are_label_and_parts_behind_their_lengths() {
    use ed25519_dalek::{Signature, VerifyingKey};
    let call = Call::new();
    let sealed = by_survivor(&call, &Content::Consent(ALLOWS));
    let plaintext = age::decrypt(call.identity.hybrid(), &sealed.files().for_call.file()).expect("age opens it");
    let length = u32::from_be_bytes(plaintext[14..18].try_into().expect("four bytes")) as usize;
    let json: serde_json::Value = serde_json::from_slice(&plaintext[18..18 + length]).expect("it is JSON");
    let signature = json["signature"].as_str().expect("it is text").to_owned();
    let expected = serde_json::json!({
        "call": call_id(), "id": "01".repeat(16), "counter": 3, "from": null, "what": "consent", "text": "",
        "consent": { "count": true, "quote": false, "contact": true }, "epoch": 1, "signature": signature,
    });
    assert_eq!(json, expected);
    let message = [
        b"murmuration/v1/entry\0\0\0\x0aright-care\0\0\0\x10".as_slice(),
        &[1; 16],
        b"\0\0\0\x08\0\0\0\0\0\0\0\x03\0\0\0\0\0\0\0\x07consent\0\0\0\0\0\0\0\x03\x01\0\x01\0\0\0\x04\0\0\0\x01",
    ]
    .concat();
    let signature = data_encoding::BASE64_NOPAD.decode(signature.as_bytes()).expect("base64");
    let signature = Signature::from_slice(&signature).expect("64 bytes");
    let key = VerifyingKey::from_bytes(&receipt().public().return_key).expect("a key");
    key.verify_strict(&message, &signature).expect("signed so");
}

fn judged(kind: EntryKind, pieces: &[&[u8]]) -> Result<[Digest; 2], Refusal> {
    let mut inspector = EntryInspector::new(kind);
    pieces.iter().try_for_each(|piece| inspector.push(piece))?;
    inspector.finish().map(|files| [files.for_call.sha256(), files.for_survivor.sha256()])
}

#[test]
fn a_body_is_two_files_of_its_kind_and_nothing_else() {
    let call = Call::new();
    let sealed = by_survivor(&call, &Content::Message(text("x")));
    let body = sealed.body();
    let files = sealed.files();
    assert_eq!(judged(EntryKind::Message, &[&body]), Ok([files.for_call.sha256(), files.for_survivor.sha256()]));
    assert_eq!(sealed.digest(), Digest::of(&body));
    assert_eq!(judged(EntryKind::Message, &[]), Err(Refusal::Empty));
    assert_eq!(judged(EntryKind::Message, &[&body[..3]]), Err(Refusal::Truncated));
    assert_eq!(judged(EntryKind::Message, &[&body[..4]]), Err(Refusal::Truncated));
    let first = 4 + files.for_call.file().len();
    assert_eq!(judged(EntryKind::Message, &[&body[..first - 1]]), Err(Refusal::Truncated));
    assert_eq!(judged(EntryKind::Message, &[&body[..first]]), Err(Refusal::Empty));
    assert_eq!(judged(EntryKind::Message, &[&body[..body.len() - 1]]), Err(Refusal::SizeClass));
    assert_eq!(judged(EntryKind::Message, &[&body, b"x"]), Err(Refusal::SizeClass));
    assert_eq!(judged(EntryKind::Message, &[&[255; 4]]), Err(Refusal::TooLong));
    assert_eq!(judged(EntryKind::Message, &[b"\0\0\0\x05", b"hello"]), Err(Refusal::NotAge));
    let swapped = |length: usize| [&u32::try_from(length).expect("small").to_be_bytes(), &body[4..]].concat();
    assert!(judged(EntryKind::Message, &[&swapped(first - 5)]).is_err(), "the border is elsewhere");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn every_message_passes_the_door_in_any_pieces_and_opens_to_the_same_words(
        words in ".{1,400}".prop_filter("something is written", |words| !words.trim().is_empty()),
        borders in proptest::collection::vec(any::<Index>(), 0..6),
    ) {
        let call = Call::new();
        let sealed = by_survivor(&call, &Content::Message(text(&words)));
        let body = sealed.body();
        let mut borders: Vec<usize> = borders.iter().map(|border| border.index(body.len() + 1)).collect();
        borders.extend([0, 1, 4, body.len()]);
        borders.sort_unstable();
        let pieces: Vec<&[u8]> = borders.windows(2).map(|border| &body[border[0]..border[1]]).collect();
        prop_assert_eq!(judged(EntryKind::Message, &pieces), judged(EntryKind::Message, &[&body]));
        for entry in both(&call, &sealed) {
            let said = if let Content::Message(said) = entry.content { said } else { text("") };
            prop_assert_eq!(said.as_str(), words.as_str());
        }
    }

    #[test]
    fn no_byte_of_either_copy_can_be_changed(at in any::<Index>(), bit in 0_u8..8) {
        let call = Call::new();
        let sealed = by_heron(&call, "Thank you.");
        let claim = claim(EntryKind::Message, Side::Desk);
        let receipt = receipt();
        let copies = [(&sealed.files().for_call, call.identity.hybrid()), (&sealed.files().for_survivor, receipt.identity())];
        for (file, identity) in copies {
            let mut file = file.file();
            let at = at.index(file.len());
            file[at] ^= 1 << bit;
            prop_assert!(open_entry(&file, identity, &claim).is_err(), "bit {bit} of byte {at}");
        }
    }
}
