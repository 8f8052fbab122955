//! A coding changes by edits that can be undone, keeps to characters, and tells nothing finer than it may.

use proptest::prelude::*;
use themes::{
    TextError,
    codebook::{Guid, starter},
    coding::{
        AgeBand, AttributeError, Attributes, By, Coding, CodingError, ComparedAttribute, Comparison, Edit, Mark, Memo,
        Misfit, Part, Passage, Period, Place, PlaceError, Region, Service, limit,
    },
};

use crate::sample;

fn theme(name: &str) -> Guid {
    let starter = starter();
    let (_, theme) = starter.walk().find(|(_, theme)| theme.name == name).expect("a theme of the starter");
    theme.guid
}

fn passage(start: u32, end: u32) -> Place {
    Place::Passage(Passage::new(Part::Account, start, end).expect("start before end"))
}

fn mark(on: Place, name: &str) -> Mark {
    Mark { on, theme: theme(name) }
}

fn coding(edits: impl IntoIterator<Item = Edit>) -> Coding {
    let mut coding = Coding::default();
    for edit in edits {
        coding.apply(edit).expect("within the limits");
    }
    coding
}

#[test]
fn a_passage_is_counted_in_characters_wherever_it_was_marked() {
    let text = "They said “no” 🙁 twice";
    let face = Passage::new(Part::Account, 15, 16).expect("one character");
    assert_eq!(Passage::from_bytes(Part::Account, text, 19..23), Some(face.clone()));
    assert_eq!(Passage::from_utf16(Part::Account, text, 15..17), Some(face.clone()));
    assert_eq!(face.bytes_in(text).and_then(|bytes| text.get(bytes)), Some("🙁"));
    assert_eq!(Passage::from_bytes(Part::Account, text, 20..23), None);
    assert_eq!(Passage::from_utf16(Part::Account, text, 15..40), None);
    assert_eq!(Passage::from_utf16(Part::Account, text, 15..16), None, "half a character is none");
    let beyond = Passage::new(Part::Account, 20, 200).expect("start before end");
    assert_eq!(beyond.bytes_in(text), None);
    assert_eq!(Passage::new(Part::Account, 3, 3), Err(PlaceError::Empty));
    assert_eq!(Passage::new(Part::Account, 4, 3), Err(PlaceError::Empty));
    assert_eq!((face.part(), face.characters()), (&Part::Account, 15..16));
    let to_the_end = Passage::from_utf16(Part::Entry(2), text, 17..23).expect("six characters");
    assert_eq!((to_the_end.part(), to_the_end.characters()), (&Part::Entry(2), 16..22));
    assert_eq!(to_the_end.bytes_in(text).and_then(|bytes| text.get(bytes)), Some(" twice"));
    assert_eq!(Passage::from_utf16(Part::Account, text, 17..24), None, "one beyond the end");
}

#[test]
fn places_overlap_if_they_have_a_character_in_common() {
    let place = |text: &str| text.parse::<Place>().expect("a place");
    for (one, other, overlap) in [
        ("account:0-5", "account:4-9", true),
        ("account:0-9", "account:3-4", true),
        ("account:0-5", "account:5-9", false),
        ("account:0-5", "entry/1:0-5", false),
        ("answer/a:0-5", "answer/b:0-5", false),
        ("entry/1:0-5", "entry/1:4-5", true),
        ("whole", "entry/1:0-5", true),
        ("whole", "whole", true),
    ] {
        assert_eq!(place(one).overlaps(&place(other)), overlap, "{one} {other}");
        assert_eq!(place(other).overlaps(&place(one)), overlap, "{other} {one}");
    }
}

#[test]
fn places_are_in_the_order_of_the_format() {
    let order = [
        "whole",
        "account:0-1",
        "account:0-2",
        "account:1-2",
        "answer/a:0-1",
        "answer/b:0-1",
        "entry/9:0-1",
        "entry/10:0-1",
    ];
    assert!(order.map(|text| text.parse::<Place>().expect("a place")).is_sorted());
}

#[test]
fn a_part_is_written_in_one_way() {
    for text in ["account", "answer/what-happened", "entry/0", "entry/18446744073709551615"] {
        assert_eq!(text.parse::<Part>().map(|part| part.to_string()), Ok(text.to_owned()));
    }
    for text in [
        "",
        "account/1",
        "answer",
        "answer/",
        "entry/",
        "entry/-1",
        "entry/00",
        "entry/18446744073709551616",
        "title/1",
    ] {
        assert_eq!(text.parse::<Part>(), Err(PlaceError::Part), "{text}");
    }
}

#[test]
fn a_memo_is_a_text_of_up_to_four_thousand_characters() {
    for (text, error) in [
        (String::new(), Some(TextError::Empty)),
        (" see below".to_owned(), Some(TextError::OuterSpace)),
        ("a\tb".to_owned(), Some(TextError::Character)),
        ("é".repeat(4_001), Some(TextError::TooLong(4_000))),
        ("é".repeat(4_000), None),
        ("two\n\nlines".to_owned(), None),
    ] {
        assert_eq!(Memo::new(text.as_str()).err(), error, "{text:.20}");
        assert!(error.is_some() || Memo::new(text.as_str()).is_ok_and(|memo| memo.as_str() == text));
    }
}

#[test]
fn a_place_is_written_in_one_way() {
    for text in ["whole", "account:0-1", "answer/what-happened:10-20", "entry/3:0-4294967295"] {
        assert_eq!(text.parse::<Place>().map(|place| place.to_string()), Ok(text.to_owned()));
    }
    for (text, error) in [
        ("", PlaceError::Form),
        ("account", PlaceError::Form),
        ("account:1", PlaceError::Form),
        ("account:01-2", PlaceError::Form),
        ("account:+1-2", PlaceError::Form),
        ("account:-2", PlaceError::Form),
        ("account:0-4294967296", PlaceError::Form),
        ("account:2-2", PlaceError::Empty),
        ("answer/:0-1", PlaceError::Part),
        ("answer/A b:0-1", PlaceError::Part),
        ("entry/01:0-1", PlaceError::Part),
        ("title:0-1", PlaceError::Part),
    ] {
        assert_eq!(text.parse::<Place>(), Err(error), "{text}");
    }
}

#[test]
fn nothing_finer_than_allowed_can_be_said() {
    for finer in ["TLI3", "camden", "London", "london ", ""] {
        assert_eq!(finer.parse::<Region>(), Err(AttributeError::Region), "{finer}");
    }
    for finer in ["2024-03", "2024-H3", "2024-03-01", "H1-2024", "24-H1", "02024-H1", "1899-H2", "2101-H1"] {
        assert_eq!(finer.parse::<Period>(), Err(AttributeError::Period), "{finer}");
    }
    for finer in ["crisis-team-north", "st-elsewhere", ""] {
        assert_eq!(finer.parse::<Service>(), Err(AttributeError::Service), "{finer}");
    }
    for (finer, error) in [
        ("16-29", AttributeError::AgeTooNarrow),
        ("23", AttributeError::AgeForm),
        ("23-23", AttributeError::AgeTooNarrow),
        ("30-16", AttributeError::AgeTooNarrow),
        ("76+", AttributeError::AgeTooOld),
        ("90-110", AttributeError::AgeTooOld),
        ("60-121", AttributeError::AgeForm),
        ("016-40", AttributeError::AgeForm),
        ("16-999", AttributeError::AgeForm),
        ("+", AttributeError::AgeForm),
    ] {
        assert_eq!(finer.parse::<AgeBand>(), Err(error), "{finer}");
    }
    assert_eq!(Region::ALL.len(), 12);
    for band in ["16-30", "0-14", "75+", "65-120"] {
        assert_eq!(band.parse::<AgeBand>().map(|band| band.to_string()), Ok(band.to_owned()));
    }
    for period in ["2024-H1", "1900-H2", "2100-H2", "earlier"] {
        assert_eq!(period.parse::<Period>().map(|period| period.to_string()), Ok(period.to_owned()));
    }
    for (text, ends) in [("16-30", (16, Some(30))), ("75+", (75, None))] {
        assert_eq!(text.parse::<AgeBand>().map(AgeBand::ends), Ok(ends));
    }
    for (text, year, is_second) in [("2024-H1", 2024, false), ("1999-H2", 1999, true)] {
        let Ok(Period::HalfYear(half)) = text.parse() else { panic!("{text} is a half-year") };
        assert_eq!((half.year(), half.is_second()), (year, is_second));
    }
    // Whatever numbers a program hands over, and not only those that somebody wrote.
    assert_eq!(AgeBand::new(250, Some(120)), Err(AttributeError::AgeTooNarrow));
    assert_eq!(AgeBand::new(255, None), Err(AttributeError::AgeTooOld));
}

#[test]
fn an_edit_that_changes_nothing_has_nothing_to_undo() {
    let gaps = || Edit::Mark(mark(Place::Whole, "Gaps"));
    let note = Edit::Memo(passage(0, 1), Memo::new("a note").ok());
    let mut coding = coding([gaps(), note, Edit::Region(Some(Region::Wales))]);
    for edit in [
        gaps(),
        Edit::Unmark(mark(passage(0, 1), "Gaps")),
        Edit::Memo(Place::Whole, None),
        Edit::Memo(passage(0, 1), Memo::new("a note").ok()),
        Edit::Region(Some(Region::Wales)),
        Edit::Age(None),
    ] {
        assert!(coding.apply(edit).is_ok_and(|undo| undo.is_none()));
    }
}

#[test]
fn a_coding_that_is_full_stays_as_it_was() {
    let gaps = theme("Gaps");
    let mark = |on| Edit::Mark(Mark { on, theme: gaps });
    let mut full = coding((0..limit::MARKS as u32).map(|at| mark(passage(at, at + 1))));
    let more = mark(Place::Whole);
    assert!(full.apply(more).is_err_and(|error| error == CodingError::TooManyMarks));
    assert_eq!(full.marks().count(), limit::MARKS);
    let memo = || Some(Memo::new("a note").expect("short"));
    let mut full = coding((0..limit::MEMOS as u32).map(|at| Edit::Memo(passage(at, at + 1), memo())));
    assert!(full.apply(Edit::Memo(Place::Whole, memo())).is_err_and(|error| error == CodingError::TooManyMemos));
    let another = Edit::Memo(passage(0, 1), Memo::new("another").ok());
    assert!(full.apply(another).is_ok_and(|undo| undo == Some(Edit::Memo(passage(0, 1), memo()))));
    assert_eq!(full.memos().count(), limit::MEMOS);
    let (place, first) = full.memos().next().expect("it is full");
    assert_eq!((place, first.as_str()), (&passage(0, 1), "another"));
}

#[test]
fn a_coding_has_what_was_said_and_nothing_else() {
    let memo = || Edit::Memo(Place::Whole, Memo::new("a note").ok());
    let gaps = |on: Place| Edit::Mark(mark(on, "Gaps"));
    let marked = coding([gaps(passage(0, 9))]);
    assert!(marked.has(theme("Gaps")) && !marked.has(theme("Culture")));
    assert!(!Coding::default().has(theme("Gaps")));
    for edit in [memo(), gaps(Place::Whole), Edit::Service(Some(Service::Police))] {
        assert!(!coding([edit]).is_empty());
    }
    assert!(coding([Edit::Age(None)]).is_empty());
    // Memos are a coder's own; marks and attributes are what she finds.
    for (first, second, same) in [
        (coding([gaps(Place::Whole)]), coding([gaps(Place::Whole), memo()]), true),
        (coding([gaps(Place::Whole)]), coding([gaps(passage(0, 9))]), false),
        (coding([gaps(Place::Whole)]), coding([gaps(Place::Whole), Edit::Region(Some(Region::Wales))]), false),
        (coding([Edit::Region(Some(Region::Wales))]), coding([Edit::Region(Some(Region::London))]), false),
    ] {
        assert_eq!((first.finds_the_same_as(&second), second.finds_the_same_as(&first)), (same, same));
    }
}

#[test]
fn a_coding_is_held_against_the_testimony_and_the_codebook() {
    let starter = starter();
    let length = |part: &Part| (*part == Part::Account).then_some(100);
    let fits = |edit: Edit| coding([edit]).fits(&starter, length);
    assert_eq!(fits(Edit::Mark(mark(passage(0, 100), "Gaps"))), Ok(()));
    assert!(matches!(fits(Edit::Mark(mark(passage(0, 101), "Gaps"))), Err(Misfit::Outside(_))));
    let entry = Place::Passage(Passage::new(Part::Entry(1), 0, 1).expect("one character"));
    assert!(matches!(fits(Edit::Memo(entry, Memo::new("a note").ok())), Err(Misfit::Outside(_))));
    let other = Guid::derive("another codebook");
    assert_eq!(fits(Edit::Mark(Mark { on: Place::Whole, theme: other })), Err(Misfit::UnknownTheme(other)));
    let mut grouped = starter.next();
    grouped.themes[3].codable = false;
    let grouped = grouped.check().expect("a sound codebook");
    let coding = coding([Edit::Mark(mark(Place::Whole, "Gaps"))]);
    assert_eq!(coding.fits(&grouped, length), Err(Misfit::NotCodable(theme("Gaps"))));
}

#[test]
fn two_codings_show_what_both_have_what_is_near_and_what_one_has_alone() {
    let first = coding([
        Edit::Mark(mark(Place::Whole, "Gaps")),
        Edit::Mark(mark(passage(0, 50), "Gatekeeping")),
        Edit::Mark(mark(passage(60, 70), "Culture")),
        Edit::Region(Some(Region::London)),
        Edit::Service(Some(Service::Police)),
        Edit::Memo(Place::Whole, Memo::new("mine").ok()),
    ]);
    let second = coding([
        Edit::Mark(mark(Place::Whole, "Gaps")),
        Edit::Mark(mark(passage(40, 55), "Gatekeeping")),
        Edit::Mark(mark(passage(70, 80), "Culture")),
        Edit::Region(Some(Region::London)),
    ]);
    let comparison = Comparison::new(&first, &second);
    let shown: Vec<_> = comparison
        .marks()
        .into_iter()
        .map(|compared| (compared.mark.on.to_string(), compared.by, compared.near.len()))
        .collect();
    let row = |on: &str, by, near| (on.to_owned(), by, near);
    assert_eq!(
        shown,
        [
            row("whole", By::Both, 0),
            row("account:0-50", By::First, 1),
            row("account:40-55", By::Second, 1),
            row("account:60-70", By::First, 0),
            row("account:70-80", By::Second, 0),
        ]
    );
    assert_eq!(comparison.attributes().len(), 1);
    let mut agreed = comparison.agreed();
    assert_eq!(agreed.marks().count(), 1);
    assert_eq!((agreed.attributes().region, agreed.attributes().service), (Some(Region::London), None));
    assert_eq!(agreed.memos().count(), 0);
    assert!(!first.finds_the_same_as(&second) && first.finds_the_same_as(&first));
    for compared in comparison.marks() {
        agreed.apply(Edit::Mark(compared.mark.clone())).expect("within the limits");
    }
    assert_eq!(agreed.marks().count(), 5);
}

#[test]
fn each_attribute_is_compared_by_itself_and_agreed_on_if_both_tell_it_alike() {
    let period = |text: &str| text.parse::<Period>().ok();
    let age = |text: &str| text.parse::<AgeBand>().ok();
    let all = Attributes {
        region: Some(Region::London),
        period: period("2024-H1"),
        age: age("16-30"),
        service: Some(Service::Police),
    };
    let telling = |attributes: Attributes| {
        let Attributes { region, period, age, service } = attributes;
        coding([Edit::Region(region), Edit::Period(period), Edit::Age(age), Edit::Service(service)])
    };
    let (first, nobody) = (telling(all), Coding::default());
    let (wales, later, older) = (Some(Region::Wales), period("2024-H2"), age("31+"));
    for (second, differs, agreed) in [
        (all, None, all),
        (
            Attributes { region: wales, ..all },
            Some(ComparedAttribute::Region(all.region, wales)),
            Attributes { region: None, ..all },
        ),
        (
            Attributes { period: later, ..all },
            Some(ComparedAttribute::Period(all.period, later)),
            Attributes { period: None, ..all },
        ),
        (
            Attributes { age: older, ..all },
            Some(ComparedAttribute::Age(all.age, older)),
            Attributes { age: None, ..all },
        ),
        (
            Attributes { service: None, ..all },
            Some(ComparedAttribute::Service(all.service, None)),
            Attributes { service: None, ..all },
        ),
    ] {
        let second = telling(second);
        let comparison = Comparison::new(&first, &second);
        assert_eq!(comparison.attributes(), Vec::from_iter(differs));
        assert_eq!(*comparison.agreed().attributes(), agreed);
    }
    assert_eq!(Comparison::new(&first, &nobody).attributes().len(), 4);
    assert_eq!(*Comparison::new(&first, &nobody).agreed().attributes(), Attributes::default());
}

proptest! {
    #[test]
    fn undoing_everything_leaves_nothing(edits in sample::edits()) {
        let mut coding = Coding::default();
        let mut undo: Vec<_> = edits.0.into_iter().filter_map(|edit| coding.apply(edit).expect("within the limits")).collect();
        let mut redo = Vec::new();
        while let Some(edit) = undo.pop() {
            redo.extend(coding.apply(edit).expect("it was so before"));
        }
        prop_assert!(coding.is_empty());
        while let Some(edit) = redo.pop() {
            undo.extend(coding.apply(edit).expect("it was so before"));
        }
        while let Some(edit) = undo.pop() {
            coding.apply(edit).expect("it was so before");
        }
        prop_assert!(coding.is_empty());
    }

    #[test]
    fn bytes_and_utf16_lead_to_the_same_passage(text in "\\PC{1,20}", ends in any::<[prop::sample::Index; 2]>()) {
        let bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let [a, b] = ends.map(|end| bounds[end.index(bounds.len())]);
        let bytes = a.min(b)..a.max(b);
        let units = |byte: usize| text[..byte].encode_utf16().count();
        let passage = Passage::from_bytes(Part::Account, &text, bytes.clone());
        prop_assert_eq!(&passage, &Passage::from_utf16(Part::Account, &text, units(bytes.start)..units(bytes.end)));
        prop_assert_eq!(passage.map(|passage| passage.bytes_in(&text)), (!bytes.is_empty()).then_some(Some(bytes)));
    }
}
