use std::collections::BTreeMap;

use themes::{
    codebook::starter,
    coding::{Coding, Edit, Mark, Place},
    record::{Reason, SetAside, Work},
};
use vault::id::{Account, Digest, SubmissionId};
use zeroize::Zeroizing;

use super::*;

fn account(name: &str) -> Account {
    name.parse().expect("a name")
}

/// One person's coding, with so many of the starter's themes.
fn work(by: &str, themes: usize, finished: bool) -> Work {
    let mut coding = Coding::default();
    let codebook = starter();
    let codable = codebook.walk().map(|(_, theme)| theme).filter(|theme| theme.codable);
    for theme in codable.take(themes) {
        coding.apply(Edit::Mark(Mark { on: Place::Whole, theme: theme.guid })).expect("few marks");
    }
    Work { by: account(by), finished, coding }
}

fn record(first: Work, check: Option<Check>) -> Record {
    Record {
        call: "right-care".parse().expect("a name"),
        testimony: SubmissionId::from_bytes([1; 16]),
        payload: Digest::ZERO,
        codebook: (&starter()).into(),
        author: account("wren"),
        epoch: 1,
        previous: None,
        set_aside: None,
        first: Some(first),
        check,
        seen: None,
        since: None,
        adjudication: None,
        masked: BTreeMap::new(),
    }
}

fn of_two() -> Record {
    record(work("robin", 2, true), Some(Check::Own(work("wren", 1, true))))
}

fn records() -> Records {
    Records::by(&starter().to_bytes()).expect("the starter is a codebook")
}

#[test]
fn what_two_people_coded_is_counted_and_everything_else_is_left_out_once() {
    let mut records = records();
    let aside = SetAside { by: account("robin"), reason: Reason::Spam, note: Zeroizing::default() };
    let other = CodebookVersion { version: 1, digest: Digest::of(b"another version 1") };
    let all = [
        Some(of_two()),
        Some(of_two()),
        None,
        Some(Record { set_aside: Some(aside), ..of_two() }),
        Some(record(work("robin", 2, false), None)),
        Some(record(work("robin", 2, true), None)),
        Some(record(work("robin", 2, true), Some(Check::Own(work("wren", 2, false))))),
        Some(record(work("robin", 2, true), Some(Check::Agrees(account("wren"))))),
        Some(Record { codebook: other, ..of_two() }),
    ];
    for one in &all {
        assert_eq!(records.take(one.as_ref()), Ok(()));
    }
    let Counted { testimonies, counts, left } = records.counted();
    assert_eq!(testimonies, 2);
    assert_eq!(left, Left { none: 1, aside: 1, unfinished: 3, agreed: 1, other: 1 });
    let pairs: Vec<_> =
        counts.iter().map(|counts| (counts.both, counts.first, counts.second, counts.neither)).collect();
    assert_eq!(pairs[..3], [(2, 0, 0, 0), (0, 2, 0, 0), (0, 0, 0, 2)]);
}

#[test]
fn a_record_that_names_other_themes_than_its_codebook_has_is_not_counted() {
    let mut records = records();
    let mut odd = of_two();
    let none = "00000000-0000-4000-8000-000000000000".parse().expect("a GUID");
    let first = odd.first.as_mut().expect("a first coding");
    first.coding.apply(Edit::Mark(Mark { on: Place::Whole, theme: none })).expect("few marks");
    assert_eq!(records.take(Some(&odd)), Err(Misfit::UnknownTheme(none)));
    assert_eq!(records.counted().testimonies, 0);
    assert!(Records::by(b"nothing of the kind").is_none());
}

#[test]
fn what_is_said_between_page_and_worker_comes_over_as_it_was() {
    use super::super::message::{Begin, Order, Task};
    let mut records = records();
    assert_eq!(records.take(Some(&of_two())), Ok(()));
    let counted = records.counted();
    let Some(Report::Counted(came)) = Report::read(&Report::Counted(records.counted()).write()) else {
        panic!("another report came over");
    };
    assert_eq!((came.testimonies, came.counts, came.left), (counted.testimonies, counted.counts, counted.left));
    let begin = Begin {
        task: Task::Count(starter().to_bytes()),
        call: "right-care".to_owned(),
        session: Zeroizing::new("a token".to_owned()),
        root: "the root".to_owned(),
        keys: "a note\n".repeat(2_000),
        identities: vec![vault::identity::CallIdentity::from_seeds(3, &[1; 32], &[2; 32])],
    };
    let Some(Order::Begin(came)) = Order::read(&Order::Begin(begin).write()) else {
        panic!("another order came over");
    };
    assert!(matches!(came.task, Task::Count(bytes) if bytes == starter().to_bytes()));
    assert_eq!((came.session.as_str(), came.root.as_str(), came.keys.len()), ("a token", "the root", 14_000));
    assert_eq!(came.identities.iter().map(|identity| identity.epoch).collect::<Vec<_>>(), [3]);
}
