//! A record says where a testimony stands, and is read only as it was written.

mod written;

use std::collections::BTreeMap;

use proptest::prelude::*;
use themes::{
    TextError,
    codebook::{Guid, starter},
    coding::{Coding, Edit, Mark, Part, Place},
    masking::{MaskLog, Numbering, apply, suggest},
    record::{Check, LIMIT, Masked, Reason, Record, RecordError, SetAside, State, Work},
};
use time::{Date, Month};
use vault::id::{Account, Digest, SubmissionId};
use zeroize::Zeroizing;

use crate::sample;

fn account(name: &str) -> Account {
    name.parse().expect("a name")
}

fn record() -> Record {
    Record {
        call: "right-care".parse().expect("a name"),
        testimony: SubmissionId::from_bytes([7; 16]),
        payload: Digest::of(b"payload"),
        codebook: (&starter()).into(),
        author: account("ada"),
        epoch: 3,
        previous: None,
        set_aside: None,
        first: None,
        check: None,
        seen: None,
        since: None,
        adjudication: None,
        masked: BTreeMap::new(),
    }
}

fn work(by: &str, themes: &[&str]) -> Work {
    let mut coding = Coding::default();
    for theme in themes {
        coding.apply(Edit::Mark(Mark { on: Place::Whole, theme: Guid::derive(theme) })).expect("few marks");
    }
    Work { by: account(by), finished: true, coding }
}

fn unfinished(work: Work) -> Work {
    Work { finished: false, ..work }
}

fn aside(reason: Reason, note: &str) -> Option<SetAside> {
    Some(SetAside { by: account("ada"), reason, note: Zeroizing::new(note.to_owned()) })
}

fn day(day: u8) -> Date {
    Date::from_calendar_date(2026, Month::November, day).expect("a day")
}

fn refusal(record: &Record) -> RecordError {
    record.to_bytes().expect_err("it should be refused")
}

#[test]
fn a_testimony_goes_from_reading_to_checked() {
    let first = || Some(work("ada", &["a", "b"]));
    let own = |themes: &[&str]| Some(Check::Own(work("grace", themes)));
    let unfinished_own = Some(Check::Own(unfinished(work("grace", &["c"]))));
    let agrees = || Some(Check::Agrees(account("grace")));
    let steps = [
        (record(), State::Reading),
        (Record { first: Some(unfinished(work("ada", &["a"]))), ..record() }, State::Reading),
        (Record { first: first(), ..record() }, State::Coded),
        (Record { first: first(), check: unfinished_own, ..record() }, State::Coded),
        (Record { first: first(), check: agrees(), ..record() }, State::Checked),
        (Record { first: first(), check: own(&["b", "a"]), ..record() }, State::Checked),
        (Record { first: first(), check: own(&["a"]), ..record() }, State::Disputed),
        (
            Record {
                first: first(),
                check: own(&["a"]),
                adjudication: Some(unfinished(work("ada", &["a"]))),
                ..record()
            },
            State::Disputed,
        ),
        (
            Record { first: first(), check: own(&["a"]), adjudication: Some(work("joan", &["a"])), ..record() },
            State::Checked,
        ),
        (
            Record { first: first(), check: agrees(), set_aside: aside(Reason::Outside, ""), ..record() },
            State::SetAside,
        ),
    ];
    for (number, (record, state)) in steps.into_iter().enumerate() {
        assert_eq!(record.state(), state, "step {number}");
        assert_eq!(record.settled().is_some(), state == State::Checked, "step {number}");
        let again = Record::parse(&record.to_bytes().expect("a sound record")).expect("written by us");
        assert!(again == record, "step {number}");
    }
}

#[test]
fn a_record_keeps_the_day_since_which_it_is_checked() {
    let mut checked =
        Record { first: Some(work("ada", &["a"])), check: Some(Check::Agrees(account("grace"))), ..record() };
    checked.keep_since(day(2));
    checked.keep_since(day(3));
    assert_eq!(checked.since, Some(day(2)));
    checked.since = Some(day(9));
    checked.keep_since(day(3));
    assert_eq!(checked.since, Some(day(3)), "no clock was right that said so");
    let again = Record::parse(&checked.to_bytes().expect("a sound record")).expect("written by us");
    assert!(again == checked);
    checked.check = None;
    checked.keep_since(day(4));
    assert_eq!(checked.since, None);
}

#[test]
fn what_counts_is_the_adjudication_or_else_the_first() {
    let disputed =
        || Record { first: Some(work("ada", &["a"])), check: Some(Check::Own(work("grace", &["b"]))), ..record() };
    let settled = Record { adjudication: Some(work("joan", &["c"])), ..disputed() };
    assert!(settled.settled().is_some_and(|coding| coding.has(Guid::derive("c"))));
    assert!(disputed().settled().is_none() && disputed().both().is_some());
    let agreed = Record { check: Some(Check::Agrees(account("grace"))), ..disputed() };
    assert!(agreed.settled().is_some_and(|coding| coding.has(Guid::derive("a"))));
    assert!(agreed.both().is_none(), "nobody coded it a second time");
    let early = Record { check: Some(Check::Own(unfinished(work("grace", &["b"])))), ..disputed() };
    assert!(early.both().is_none() && early.finished_check().is_none(), "she isn't done");
    let begun = Record { first: Some(unfinished(work("ada", &["a"]))), ..disputed() };
    assert!(begun.both().is_none(), "the first isn't done");
    assert!(
        disputed()
            .both()
            .is_some_and(|(first, second)| { first.has(Guid::derive("a")) && second.has(Guid::derive("b")) })
    );
    for check in [Check::Agrees(account("grace")), Check::Own(work("grace", &["b"]))] {
        assert_eq!(*check.by(), account("grace"));
        assert!(Record { check: Some(check), ..disputed() }.finished_check().is_some());
    }
}

fn masked(text: &str) -> BTreeMap<Part, Masked> {
    BTreeMap::from([(Part::Account, Masked { text: Zeroizing::new(text.to_owned()), log: MaskLog::new() })])
}

fn seen(record: Record) -> Record {
    Record { seen: Some(record.seen_by(account("grace"))), ..record }
}

#[test]
fn a_check_is_of_what_was_seen_and_of_nothing_laid_since() {
    let agrees = || Some(Check::Agrees(account("grace")));
    let checked =
        || seen(Record { first: Some(work("ada", &["a"])), check: agrees(), masked: masked("[covered]"), ..record() });
    assert_eq!(checked().state(), State::Checked);
    let other_mask = Record { masked: masked("Nobody came."), ..checked() };
    let other_coding = Record { first: Some(work("ada", &["b"])), ..checked() };
    let more_parts = Record { masked: masked("[covered]").into_iter().chain(part_two()).collect(), ..checked() };
    for changed in [other_mask, other_coding, more_parts] {
        assert!(changed.state() == State::Coded && changed.settled().is_none());
        let again = Record::parse(&changed.to_bytes().expect("a sound record")).expect("written by us");
        assert!(again == changed, "it is read as it stands");
        assert!(seen(again).settled().is_some(), "somebody looked again");
    }
    let mut same_text = checked();
    let log = same_text.masked.get_mut(&Part::Account).map(|masked| &mut masked.log).expect("it is masked");
    log.mask("Orsa came.", 0..4, None, "[covered]".to_owned()).expect("the first mask");
    assert_eq!(same_text.state(), State::Checked, "how a mask came about is not what she sees");
}

fn part_two() -> BTreeMap<Part, Masked> {
    BTreeMap::from([(Part::Entry(2), Masked { text: Zeroizing::new("More.".to_owned()), log: MaskLog::new() })])
}

#[test]
fn what_was_settled_counts_when_the_text_was_seen_again() {
    let settled = seen(Record {
        first: Some(work("ada", &["a"])),
        check: Some(Check::Own(work("grace", &["b"]))),
        adjudication: Some(work("joan", &["c"])),
        ..record()
    });
    let changed = Record { masked: masked("Nobody came."), ..settled };
    assert_eq!(changed.state(), State::Coded);
    assert!(seen(changed).settled().is_some_and(|coding| coding.has(Guid::derive("c"))));
}

#[test]
fn a_record_of_before_checks_said_what_they_saw_reads_as_it_did() {
    let before = Record { first: Some(work("ada", &["a"])), check: Some(Check::Agrees(account("grace"))), ..record() };
    let bytes = before.to_bytes().expect("a sound record");
    assert!(!bytes.windows(4).any(|four| four == b"seen"));
    assert_eq!(Record::parse(&bytes).expect("it was read before").state(), State::Checked);
}

#[test]
fn the_mask_log_lies_apart_from_the_masked_text() {
    let account = "My NHS number is 943 476 5919, and nobody came.";
    let findings = suggest(account, &mut Numbering::default());
    let mut log = MaskLog::new();
    findings.suggestions.iter().for_each(|found| log.accept(found).expect("they don't overlap"));
    let text = apply(account, &log).expect("made for this text");
    assert!(!text.contains("943"));
    let masked = BTreeMap::from([(Part::Account, Masked { text, log })]);
    let bytes = Record { masked, ..record() }.to_bytes().expect("a sound record");
    assert!(!bytes.windows(3).any(|three| three == b"943"));
    let again = Record::parse(&bytes).expect("written by us");
    let masked = &again.masked[&Part::Account];
    assert!(apply(account, &masked.log).is_ok_and(|text| text == masked.text));
}

#[test]
fn what_cannot_be_together_is_not_written() {
    let first = || Some(work("ada", &["a"]));
    let own = |by: &str, themes: &[&str]| Some(Check::Own(work(by, themes)));
    assert_eq!(refusal(&Record { first: first(), check: own("ada", &["a"]), ..record() }), RecordError::SamePerson);
    let agrees = Some(Check::Agrees(account("grace")));
    assert_eq!(refusal(&Record { check: agrees, ..record() }), RecordError::NothingToCheck);
    let early = Some(unfinished(work("ada", &["a"])));
    assert_eq!(refusal(&Record { first: early, check: own("grace", &[]), ..record() }), RecordError::NothingToCheck);
    let settled = Record { first: first(), check: own("grace", &["a"]), adjudication: first(), ..record() };
    assert_eq!(refusal(&settled), RecordError::NothingToSettle);
    let by = |name| Some(record().seen_by(account(name)));
    assert_eq!(refusal(&Record { first: first(), seen: by("grace"), ..record() }), RecordError::NothingSeen);
    let unfinished_own = Some(Check::Own(unfinished(work("grace", &["a"]))));
    let early = Record { first: first(), check: unfinished_own, seen: by("grace"), ..record() };
    assert_eq!(refusal(&early), RecordError::NothingSeen);
    let her_own = Record { first: first(), check: own("grace", &["a"]), seen: by("ada"), ..record() };
    assert_eq!(refusal(&her_own), RecordError::SamePerson);
    assert_eq!(refusal(&Record { set_aside: aside(Reason::Other, ""), ..record() }), RecordError::NoReason);
    let note = RecordError::Note(TextError::OuterSpace);
    assert_eq!(refusal(&Record { set_aside: aside(Reason::Spam, " x"), ..record() }), note);
    let note = RecordError::Note(TextError::TooLong(4_000));
    assert_eq!(refusal(&Record { set_aside: aside(Reason::Other, &"é".repeat(4_001)), ..record() }), note);
    for (reason, note) in [(Reason::Spam, ""), (Reason::Other, "See below.\n\nTwice."), (Reason::Duplicate, "é")] {
        assert!(Record { set_aside: aside(reason, note), ..record() }.to_bytes().is_ok(), "{reason}");
    }
    assert_eq!(refusal(&Record { first: first(), since: Some(day(1)), ..record() }), RecordError::NotChecked);
    assert_eq!(refusal(&Record { epoch: 0, ..record() }), RecordError::Epoch);
    let masked = Masked { text: Zeroizing::new("x".repeat(LIMIT)), log: MaskLog::new() };
    let long = Record { masked: BTreeMap::from([(Part::Account, masked)]), ..record() };
    assert_eq!(refusal(&long), RecordError::TooLong);
}

prop_compose! {
    fn any_record()(
        first in sample::coding(),
        second in sample::coding(),
        third in sample::coding(),
        step in 0..6_u8,
        finished: bool,
        previous: Option<[u8; 32]>,
        text in "\\PC{0,40}",
        masks in prop::collection::vec((1..9_u32, 1..9_u32, "[a-z]{1,9}"), 0..4),
    ) -> sample::Unprinted<Record> {
        let work = |by, sample::Unprinted(coding)| Work { by: account(by), finished: true, coding };
        let mut record = record();
        record.previous = previous.map(Digest::from_bytes);
        record.first = (step > 0).then(|| work("ada", first));
        record.check = (step > 1).then(|| Check::Own(Work { finished: finished || step > 2, ..work("grace", second) }));
        if step % 2 == 0 && record.finished_check().is_some() {
            record = seen(record);
        }
        let differs = record.both().is_some_and(|(first, second)| !first.finds_the_same_as(second));
        record.adjudication = (step > 3 && differs).then(|| Work { finished, ..work("joan", third) });
        record.set_aside = if step == 5 { aside(Reason::Other, "a reason") } else { None };
        let mut log = MaskLog::new();
        let (written, mut at) = ("x".repeat(100), 0);
        for (gap, length, replacement) in masks {
            at += gap + length;
            log.mask(&written, at - length..at, None, replacement).expect("apart from those before");
        }
        let masked = || Masked { text: Zeroizing::new(text.clone()), log: log.clone() };
        let parts = [Part::Account, Part::Entry(2)].into_iter().take(step.into());
        record.masked = parts.map(|part| (part, masked())).collect();
        if previous.is_some() {
            record.keep_since(day(step + 1));
        }
        sample::Unprinted(record)
    }
}

proptest! {
    #[test]
    fn every_record_is_read_back_as_it_was(record in any_record()) {
        let bytes = record.0.to_bytes().expect("a sound record");
        let again = Record::parse(&bytes).expect("written by us");
        prop_assert!(again == record.0);
        prop_assert_eq!(&again.to_bytes().expect("a sound record")[..], &bytes[..]);
    }

    #[test]
    fn a_changed_byte_never_leaves_the_same_record(record in any_record(), at: prop::sample::Index, byte: u8) {
        let bytes = record.0.to_bytes().expect("a sound record");
        let mut changed = bytes.to_vec();
        let at = at.index(changed.len());
        changed[at] = byte;
        let read = Record::parse(&changed);
        prop_assert!(changed == **bytes || !read.is_ok_and(|read| read == record.0));
    }
}
