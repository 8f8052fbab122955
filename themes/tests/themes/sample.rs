//! Anything that is allowed, at random.

use proptest::{collection::vec, option, prelude::*};
use themes::{
    codebook::{Codebook, CodebookDraft, Colour, Guid, Theme},
    coding::{AgeBand, Coding, Edit, Mark, Memo, Part, Passage, Period, Place, Region, Service},
};

/// A text that may hold what makes trouble in JSON, XML and CSV.
pub fn text() -> impl Strategy<Value = String> {
    "([a-z<>&\"'=+@,;\\]\u{e9}\u{1F426}-]{1,6}[ \n]?){0,6}".prop_map(|text| text.trim().to_owned())
}

fn line() -> impl Strategy<Value = String> {
    "[a-zA-Z<>&\"'=+@,.\\]\u{e9}\u{1F426}-]{1,12}( [a-z]{1,4})?"
}

fn theme() -> impl Strategy<Value = Theme> {
    let words = (line(), text(), text(), text());
    let leaf = (words, option::of(any::<[u8; 3]>()), any::<bool>()).prop_map(
        |((name, definition, use_when, dont_use_when), colour, codable)| Theme {
            colour: colour.map(Colour),
            codable,
            definition,
            use_when,
            dont_use_when,
            ..Theme::new(Guid::derive(""), name)
        },
    );
    leaf.prop_recursive(3, 20, 4, |below| {
        (below.clone(), vec(below, 0..4)).prop_map(|(theme, themes)| Theme { themes, ..theme })
    })
}

/// Numbers in the names and in what the GUIDs are made from, so that none comes twice.
fn tell_apart(themes: &mut [Theme], count: &mut u32) {
    for theme in themes {
        *count += 1;
        theme.name = format!("{} {count}", theme.name);
        theme.guid = Guid::derive(&theme.name);
        theme.codable |= *count == 1;
        tell_apart(&mut theme.themes, count);
    }
}

/// A codebook of up to four levels.
pub fn codebook() -> impl Strategy<Value = Codebook> {
    (line(), 1..u32::MAX, text(), vec(theme(), 1..5)).prop_map(|(name, version, source, mut themes)| {
        tell_apart(&mut themes, &mut 0);
        let dates = Vec::new();
        let draft = CodebookDraft { name, language: "cy-GB".to_owned(), version, source, dates, themes };
        draft.check().expect("only what is allowed")
    })
}

fn part() -> impl Strategy<Value = Part> {
    prop_oneof![
        Just(Part::Account),
        "[a-z]{1,8}".prop_map(|id| Part::Answer(id.parse().expect("a name"))),
        any::<u64>().prop_map(Part::Entry),
    ]
}

/// Few, so that edits meet.
fn place() -> impl Strategy<Value = Place> {
    let passage = (part(), 0_u32..5, 1_u32..5).prop_map(|(part, start, length)| {
        Place::Passage(Passage::new(part, start, start + length).expect("not empty"))
    });
    prop_oneof![Just(Place::Whole), passage]
}

fn one_of<T: Copy + core::fmt::Debug + 'static>(values: &'static [T]) -> impl Strategy<Value = Option<T>> {
    option::of(prop::sample::select(values))
}

/// What proptest wants to print and can't: plaintext has no `Debug`.
pub struct Unprinted<T>(pub T);

impl<T> core::fmt::Debug for Unprinted<T> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("(plaintext)")
    }
}

fn edit() -> impl Strategy<Value = Unprinted<Edit>> {
    let mark = || (place(), 0..4_u8).prop_map(|(on, theme)| Mark { on, theme: Guid::derive(&theme.to_string()) });
    let memo = option::of("[a-z\"\u{e9}]{1,5}");
    let period = option::of(("19[0-9]{2}", 1..=2).prop_map(|(year, half)| format!("{year}-H{half}")));
    let age = option::of((0..=75_u8, option::of(14..=45_u8)));
    prop_oneof![
        mark().prop_map(|mark| Unprinted(Edit::Mark(mark))),
        mark().prop_map(|mark| Unprinted(Edit::Unmark(mark))),
        (place(), memo).prop_map(|(place, memo)| {
            Unprinted(Edit::Memo(place, memo.map(|text| Memo::new(text).expect("a short text"))))
        }),
        one_of(Region::ALL).prop_map(|region| Unprinted(Edit::Region(region))),
        period.prop_map(|text| {
            Unprinted(Edit::Period(text.map(|text| text.parse::<Period>().expect("a half-year"))))
        }),
        age.prop_map(|age| {
            let band = |(from, more): (u8, Option<u8>)| AgeBand::new(from, more.map(|more| from + more));
            Unprinted(Edit::Age(age.map(|age| band(age).expect("wide enough"))))
        }),
        one_of(Service::ALL).prop_map(|service| Unprinted(Edit::Service(service))),
    ]
}

/// Changes to a coding, some of which take back others.
pub fn edits() -> impl Strategy<Value = Unprinted<Vec<Edit>>> {
    vec(edit(), 0..30).prop_map(|edits| Unprinted(edits.into_iter().map(|edit| edit.0).collect()))
}

/// A coding with a few marks, memos and attributes.
pub fn coding() -> impl Strategy<Value = Unprinted<Coding>> {
    edits().prop_map(|edits| {
        let mut coding = Coding::default();
        for edit in edits.0 {
            coding.apply(edit).expect("within the limits");
        }
        Unprinted(coding)
    })
}
