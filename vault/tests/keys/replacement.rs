use vault::{
    file::FileError,
    header::Header,
    id::{CallId, Digest},
    identity::{CallIdentity, MemberIdentity},
    key_set::SignedKeySet,
    replacement::{
        Compact, Part, Piece, Quarantined, Replacement, Verdict, Waiting, is_signed, read_all, verdicts_message,
        write_all,
    },
    reseal::{Resealer, reseal_header, verify_header},
    role::Role,
};

use crate::call::{Call, chance, id};

/// A call whose moderator left: heron and wren stay, with a new identity.
struct Moved {
    call: Call,
    wren: MemberIdentity,
    identities: Vec<CallIdentity>,
    keys: SignedKeySet,
}

fn moved() -> Moved {
    let call = Call::new();
    let wren = MemberIdentity::generate(&mut chance(31));
    let next = CallIdentity::generate(2, &mut chance(32));
    let (recipient, classic) = next.recipients();
    let mut set = call.next_facts();
    set.members[1] = wren.public("wren".parse().expect("a name"), Role::Moderator);
    (set.recipient, set.classic) = (recipient, classic);
    let keys = set.sign(&call.root).expect("the facts are sound");
    let (hybrid, classic) = call.identity.seeds();
    let identities = vec![next, CallIdentity::from_seeds(1, hybrid, classic)];
    Moved { call, wren, identities, keys }
}

impl Moved {
    fn heron(&self) -> Resealer<'_> {
        let account = "heron".parse().expect("a name");
        Resealer::new(&self.keys, &self.identities, &account, &self.call.keyholder).expect("she may")
    }

    fn other(&self) -> Resealer<'_> {
        let account = "wren".parse().expect("a name");
        Resealer::new(&self.keys, &self.identities, &account, &self.wren).expect("she may")
    }

    fn waiting(&self, number: u8) -> Waiting {
        let header = self.call.seal("It was a Tuesday.", id(number)).envelope().header().to_vec();
        Waiting { piece: Piece { part: Part::Testimony, row: i64::from(number) }, header }
    }
}

fn quarantined(waiting: &Waiting, replacement: &Replacement) -> Quarantined {
    Quarantined {
        piece: waiting.piece,
        by: "heron".parse().expect("a name"),
        signature: replacement.signature,
        new: replacement.new.clone(),
        old: waiting.header.clone(),
    }
}

#[test]
fn what_one_member_replaced_another_finds_right() {
    let moved = moved();
    let waiting = moved.waiting(1);
    let replacement = moved.heron().replace(&waiting).expect("the old identity opens it");
    assert_eq!(replacement.old, Digest::of(&waiting.header));
    assert_eq!(verify_header(&replacement.new.header(), &moved.identities[0]), Ok(()));
    assert_eq!(verify_header(&replacement.new.header(), &moved.identities[1]), Err(FileError::NotForThisKey));
    let verdict = moved.other().verdict(&quarantined(&waiting, &replacement));
    assert_eq!(verdict, Verdict { piece: waiting.piece, new: replacement.new.digest(), is_right: true });
}

#[test]
fn a_header_over_a_made_up_file_key_is_found_wrong_although_its_mac_is_right() {
    let moved = moved();
    let (waiting, elsewhere) = (moved.waiting(1), moved.waiting(2));
    let mut replacement = moved.heron().replace(&elsewhere).expect("it opens");
    // Signed as if it belonged here: a hostile member may sign what she likes.
    let message = vault::replacement::replacement_message(
        &moved.keys.set().call,
        2,
        Digest::of(&waiting.header),
        replacement.new.digest(),
    );
    replacement.signature = moved.call.keyholder.sign(&message);
    assert_eq!(verify_header(&replacement.new.header(), &moved.identities[0]), Ok(()));
    assert!(!moved.other().verdict(&quarantined(&waiting, &replacement)).is_right);
}

#[test]
fn a_header_for_somebody_else_or_without_her_signature_is_found_wrong() {
    let moved = moved();
    let waiting = moved.waiting(1);
    let right = moved.heron().replace(&waiting).expect("it opens");
    let stranger = CallIdentity::generate(2, &mut chance(50)).recipients().0;
    let elsewhere = reseal_header(&waiting.header, &moved.identities[1], &stranger).expect("it opens");
    let elsewhere = Replacement { new: Compact::of(&elsewhere).expect("our form"), ..right.clone() };
    assert!(!moved.other().verdict(&quarantined(&waiting, &elsewhere)).is_right);

    let mut unsigned = quarantined(&waiting, &right);
    unsigned.signature = [0; 64];
    assert!(!moved.other().verdict(&unsigned).is_right);
    // Her own, for another account's header.
    unsigned.signature = moved.heron().replace(&moved.waiting(2)).expect("it opens").signature;
    assert!(!moved.other().verdict(&unsigned).is_right);
    let by_another = Quarantined { by: "wren".parse().expect("a name"), ..quarantined(&waiting, &right) };
    assert!(!moved.other().verdict(&by_another).is_right);
}

#[test]
fn a_members_word_on_what_she_found_is_good_for_one_list_one_call_and_one_key() {
    let moved = moved();
    let (list, call) = (b"a list of verdicts", &moved.keys.set().call);
    let signature = moved.other().sign_verdicts(list);
    let good = |by: &str, call: &CallId, epoch, list: &[u8]| {
        let message = verdicts_message(call, epoch, Digest::of(list));
        is_signed(&moved.keys, &by.parse().expect("a name"), &message, &signature)
    };
    assert!(good("wren", call, 2, list));
    assert!(!good("heron", call, 2, list));
    assert!(!good("wren", &"left-care".parse().expect("a name"), 2, list));
    assert!(!good("wren", call, 1, list));
    assert!(!good("wren", call, 2, b"another list"));
}

#[test]
fn who_is_no_member_or_has_no_new_identity_replaces_nothing() {
    let moved = moved();
    let heron = "heron".parse().expect("a name");
    let refused = |outcome: Result<Resealer<'_>, FileError>| outcome.err() == Some(FileError::NotForThisKey);
    assert!(refused(Resealer::new(&moved.keys, &moved.identities, &heron, &moved.wren)));
    assert!(refused(Resealer::new(&moved.keys, &moved.identities[1..], &heron, &moved.call.keyholder)));
    let only_new = Resealer::new(&moved.keys, &moved.identities[..1], &heron, &moved.call.keyholder).expect("she may");
    assert_eq!(only_new.replace(&moved.waiting(1)).err(), Some(FileError::NotForThisKey));
}

#[test]
fn a_compact_header_is_the_header_again_and_nothing_else_has_one() {
    let moved = moved();
    let header = moved.waiting(1).header;
    let compact = Compact::of(&header).expect("our form");
    assert_eq!((compact.header(), compact.bytes().len(), header.len()), (header.clone(), 1_184, 1_627));
    assert_eq!(Compact::check(compact.bytes()).ok(), Some(compact.clone()));
    assert!(Compact::of(&[header.as_slice(), b"payload"].concat()).is_none());
    assert!(Compact::check(&compact.bytes()[1..]).is_err());
    let mut small_order = compact.bytes().to_vec();
    small_order[1_088..1_120].fill(0);
    assert!(Compact::check(&small_order).is_err());
}

#[test]
fn lists_are_read_as_they_were_written_and_whole_or_not_at_all() {
    let moved = moved();
    let mut waiting = vec![moved.waiting(1), moved.waiting(2)];
    // A stock tool's header, with filler.
    let classic = age_core::format::grease_the_joint();
    let stanza = vault::header::Stanza { kind: classic.tag, args: classic.args, body: classic.body };
    let file_key = age_core::format::FileKey::init_with_mut(|key| key.fill(9));
    waiting[1].header = Header::write(vec![stanza], &file_key).bytes().to_vec();
    let bytes = write_all(&waiting);
    assert_eq!(read_all(&bytes), Some(waiting.clone()));
    assert_eq!(read_all::<Waiting>(&bytes[..bytes.len() - 1]), None);

    let replacement = moved.heron().replace(&waiting[0]).expect("it opens");
    let quarantined = vec![quarantined(&waiting[0], &replacement)];
    let verdicts = vec![moved.other().verdict(&quarantined[0])];
    assert_eq!(read_all(&write_all(std::slice::from_ref(&replacement))), Some(vec![replacement]));
    assert_eq!(read_all(&write_all(&quarantined)), Some(quarantined));
    let bytes = write_all(&verdicts);
    assert_eq!((bytes.len(), read_all(&bytes)), (42, Some(verdicts)));
    assert_eq!(read_all::<Verdict>(&[&bytes[..41], &[2]].concat()), None);
    assert_eq!(read_all::<Verdict>(&[&[5], &bytes[1..]].concat()), None);
}
