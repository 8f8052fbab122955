//! A codebook is checked once, written in one way, and the built-in one is sound.

use proptest::prelude::*;
use themes::{
    TextError,
    codebook::{Codebook, CodebookDraft, CodebookError, CodebookReadError, Guid, Theme, limit, starter},
};

use crate::sample;

fn draft(themes: Vec<Theme>) -> CodebookDraft {
    CodebookDraft {
        name: "Sample".to_owned(),
        language: "en".to_owned(),
        version: 1,
        source: String::new(),
        dates: Vec::new(),
        themes,
    }
}

fn theme(name: &str) -> Theme {
    Theme::new(Guid::derive(name), name)
}

fn refusal(themes: Vec<Theme>) -> CodebookError {
    draft(themes).check().expect_err("it should be refused")
}

#[test]
fn the_built_in_codebook_has_six_themes_and_what_each_is_for() {
    let starter = starter();
    let first: Vec<_> = starter.themes().iter().map(|theme| (theme.name.as_str(), theme.themes.len())).collect();
    assert_eq!(
        first,
        [
            ("Who decides what is an emergency", 4),
            ("Turned away", 5),
            ("Police in a crisis", 6),
            ("Gaps", 4),
            ("What helped", 4),
            ("What must change", 4),
        ]
    );
    for (level, theme) in starter.walk() {
        assert!(level < 2, "{} is too deep", theme.name);
        assert!(theme.codable && theme.colour.is_some(), "{}", theme.name);
        for text in [&theme.definition, &theme.use_when, &theme.dont_use_when] {
            assert!(text.ends_with('.'), "{}: {text}", theme.name);
        }
    }
    let dates: Vec<_> = starter.dates().map(|(day, _)| day.to_string()).collect();
    assert_eq!(dates, ["2023-08-31", "2023-10-31"]);
    assert!(starter.source().contains("National Survivor User Network") && starter.source().contains("2023"));
    assert_eq!((starter.language(), starter.version()), ("en", 1));
}

#[test]
fn the_guids_of_the_built_in_codebook_never_change() {
    let guids: String = starter().walk().map(|(_, theme)| theme.guid.to_string()).collect();
    assert_eq!(
        vault::id::Digest::of(guids.as_bytes()).to_string(),
        "68f062d11940b747f235a7f410f9af17d9cec60191c2e33dcb1558acfba9b793"
    );
}

#[test]
fn what_is_written_is_read_back_with_the_same_digest() {
    let starter = starter();
    let again = Codebook::parse(&starter.to_bytes()).expect("written by us");
    assert_eq!(again, starter);
    assert_eq!(again.digest(), starter.digest());
}

#[test]
fn a_change_counts_the_version_up_and_keeps_guids() {
    let mut changed = starter().next();
    changed.themes[0].name = "Reworded".to_owned();
    let changed = changed.check().expect("only a name was changed");
    assert_eq!(changed.version(), 2);
    assert_eq!(changed.themes()[0].guid, starter().themes()[0].guid);
    assert_ne!(changed.digest(), starter().digest());
}

#[test]
fn a_codebook_that_cannot_be_coded_with_is_refused() {
    assert_eq!(refusal(vec![]), CodebookError::NoThemes);
    assert_eq!(refusal(vec![Theme { codable: false, ..theme("Group") }]), CodebookError::NothingCodable);
    assert_eq!(refusal(vec![theme("Gaps"), theme("gaps")]), CodebookError::SameName("gaps".to_owned()));
    let twin = Theme { name: "Twin".to_owned(), ..theme("Gaps") };
    assert_eq!(refusal(vec![theme("Gaps"), twin]), CodebookError::SameGuid("Twin".to_owned()));
    let many = (0..=limit::THEMES).map(|number| theme(&number.to_string())).collect();
    assert_eq!(refusal(many), CodebookError::TooManyThemes);
    let deep = (0..limit::DEPTH)
        .rev()
        .fold(theme("bottom"), |below, level| Theme { themes: vec![below], ..theme(&level.to_string()) });
    assert_eq!(refusal(vec![deep]), CodebookError::TooDeep("bottom".to_owned()));
}

#[test]
fn the_same_name_may_stand_under_two_themes() {
    let other = |parent: &str| Theme { guid: Guid::derive(parent), ..theme("Other") };
    let parents = ["A", "B"].map(|name| Theme { themes: vec![other(&format!("{name}/Other"))], ..theme(name) });
    assert!(draft(parents.to_vec()).check().is_ok());
}

#[test]
fn a_text_that_another_tool_could_not_keep_is_refused() {
    let named = |name: &str| refusal(vec![Theme { name: name.to_owned(), ..theme("x") }]);
    for (name, error) in [
        ("", TextError::Empty),
        (" x", TextError::OuterSpace),
        ("a\nb", TextError::Character),
        ("a\u{0}b", TextError::Character),
        ("a\u{FFFE}b", TextError::Character),
    ] {
        assert_eq!(named(name), CodebookError::ThemeName(name.to_owned(), error), "{name:?}");
    }
    let shown = "é".repeat(80);
    assert_eq!(named(&"é".repeat(300_000)), CodebookError::ThemeName(shown, TextError::TooLong(80)));
    assert!(draft(vec![theme(&"é".repeat(80))]).check().is_ok());
    let definition = Theme { definition: "tab\there".to_owned(), ..theme("x") };
    assert_eq!(refusal(vec![definition]), CodebookError::ThemeText("x".to_owned(), TextError::Character));
}

#[test]
fn the_heading_is_checked_too() {
    let with = |change: fn(&mut CodebookDraft)| {
        let mut draft = starter().next();
        change(&mut draft);
        draft.check().expect_err("it should be refused")
    };
    assert_eq!(with(|d| d.language = "English!".to_owned()), CodebookError::Language);
    assert_eq!(with(|d| d.version = 0), CodebookError::Version);
    assert_eq!(with(|d| d.dates.reverse()), CodebookError::Dates);
    assert_eq!(with(|d| d.dates[1].day = d.dates[0].day), CodebookError::Dates);
    assert_eq!(with(|d| d.name.clear()), CodebookError::Name(TextError::Empty));
}

#[test]
fn another_way_of_writing_the_same_is_refused() {
    let text = String::from_utf8(starter().to_bytes()).expect("JSON is UTF-8");
    for other in [
        text.replacen(':', ": ", 1),
        text.replacen("\"colour\":\"#0072b2\",", "", 1),
        text.replacen("\"version\":1", "\"version\":1,\"more\":1", 1),
        text.replacen("#0072b2", "#0072B2", 1),
        text.replacen("murmuration/1/", "murmuration/2/", 1),
        text.replacen("2023-08-31", "2023-8-31", 1),
        format!("{text} "),
    ] {
        assert_ne!(other, text);
        assert!(Codebook::parse(other.as_bytes()).is_err());
    }
    assert_eq!(Codebook::parse(&vec![b' '; limit::BYTES + 1]), Err(CodebookReadError::TooLong));
    let nested = "[".repeat(100_000);
    assert_eq!(Codebook::parse(nested.as_bytes()), Err(CodebookReadError::NotACodebook));
}

proptest! {
    #[test]
    fn every_codebook_is_read_back_as_it_was(codebook in sample::codebook()) {
        prop_assert_eq!(Codebook::parse(&codebook.to_bytes()), Ok(codebook));
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = Codebook::parse(&bytes);
    }
}
