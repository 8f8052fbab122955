use rand_core::OsRng;
use time::{Date, Month};
use vault::{
    draft::{Answer, Attached, Consent, ContentNote, Draft},
    id::{AttachmentId, Digest, SubmissionId},
    identity::{CallIdentity, MemberIdentity, RootKey},
    key_set::{KeySet, SignedKeySet},
    role::Role,
    seal::SealError,
};
use zeroize::Zeroizing;

use super::*;

fn keys(root: &RootKey) -> SignedKeySet {
    let (recipient, classic) = CallIdentity::generate(1, &mut OsRng).recipients();
    let set = KeySet {
        call: "right-care".parse().expect("a name"),
        epoch: 1,
        previous: None,
        not_after: Date::from_calendar_date(2_030, Month::January, 1).expect("a date"),
        root: root.public(),
        recipient,
        classic,
        members: vec![MemberIdentity::generate(&mut OsRng).public("wren".parse().expect("a name"), Role::Keyholder)],
        log_head: Digest::ZERO,
        synthetic: false,
    };
    set.sign(root).expect("the facts are whole")
}

fn draft() -> Draft {
    Draft::new("Nobody came.\n\u{1f426}", Consent { count: true, quote: false, contact: true })
        .for_questions(7)
        .with_answer("when", "2023-H2")
        .with_answers("who", ["police", "ambulance"])
        .with_answers("where", ["home"])
        .with_notes([ContentNote::Restraint, ContentNote::Children])
        .in_language("cy")
        .with_attachment(Attached {
            id: AttachmentId::make(&mut OsRng),
            payload: Digest::of(b"payload"),
            media_type: "image/png".to_owned(),
            size: 5_000_000_000,
            name: None,
        })
}

fn order_of(draft: &Draft, keys: &SignedKeySet, id: SubmissionId) -> Vec<u8> {
    let mut bytes = Vec::new();
    let today = Date::from_calendar_date(2_026, Month::November, 24).expect("a date");
    Order { draft, keys, id, installation: "0123", today }.write(&mut bytes);
    bytes
}

#[test]
fn the_program_reads_everything_that_the_page_ordered() {
    let (root, id, draft) = (RootKey::generate(&mut OsRng), SubmissionId::make(&mut OsRng), draft());
    let keys = keys(&root);
    let read = Received::read(&order_of(&draft, &keys, id)).expect("it is whole");
    assert_eq!((read.id, read.note.as_str(), read.installation.as_str()), (id, keys.note(), "0123"));
    assert_eq!(read.fingerprint, keys.fingerprint().to_string());
    assert_eq!(read.today.to_string(), "2026-11-24");
    assert_eq!((read.draft.account(), read.draft.language()), (draft.account(), Some("cy")));
    assert_eq!((read.draft.consent(), read.draft.questions()), (draft.consent(), 7));
    assert_eq!(read.draft.notes(), draft.notes());
    let answers = |draft: &Draft| {
        let parts = |answer: &Answer| answer.parts().map(str::to_owned).collect::<Vec<_>>();
        let several = |answer: &Answer| matches!(answer, Answer::Several(_));
        draft.answers().map(|(id, answer)| (id.to_owned(), several(answer), parts(answer))).collect::<Vec<_>>()
    };
    assert_eq!(answers(&read.draft), answers(&draft));
    assert!(read.draft.attachments() == draft.attachments());
}

#[test]
fn an_order_that_is_cut_off_or_longer_is_none() {
    let root = RootKey::generate(&mut OsRng);
    let mut bytes = order_of(&draft(), &keys(&root), SubmissionId::make(&mut OsRng));
    for end in 0..bytes.len() {
        assert!(Received::read(&bytes[..end]).is_none(), "{end}");
    }
    bytes.push(0);
    assert!(Received::read(&bytes).is_none());
}

#[test]
fn the_page_reads_what_was_sealed_or_why_it_was_not() {
    let sealed = || SealedAccount {
        words: Words::new(Zeroizing::new("harbour violin".to_owned())),
        receipt_header: "a.b.c".to_owned(),
        digest: Digest::of(b"file"),
        file: b"file".to_vec(),
    };
    let answer = write_answer(Ok(sealed()));
    let read = read_answer(&answer).expect("it is whole").expect("it was sealed");
    assert_eq!(read.words.each().collect::<Vec<_>>(), ["harbour", "violin"]);
    assert_eq!((read.receipt_header, read.digest, read.file), ("a.b.c".to_owned(), sealed().digest, sealed().file));
    for why in [SealError::Empty, SealError::TooLong, SealError::BadRecipient] {
        let read = read_answer(&write_answer(Err(why))).expect("it is whole");
        assert!(matches!(read, Err(read) if read == why));
    }
    assert!(read_answer(&answer[..answer.len() - 1]).is_none());
    assert!(read_answer(&[9]).is_none());
}
