//! A codebook is checked once, written in one way, and the built-in one is sound.

use proptest::prelude::*;
use themes::{
    TextError,
    codebook::{
        Codebook, CodebookDraft, CodebookError, CodebookReadError, Colour, Guid, NotAColour, NotAGuid, ReferenceDate,
        Theme, limit, starter,
    },
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
    assert_eq!(
        (starter.name(), starter.language(), starter.version()),
        ("Failed in a crisis: starter codebook", "en", 1)
    );
    let labels: Vec<_> = starter.dates().map(|(_, label)| label).collect();
    assert_eq!(labels[1], "The Metropolitan Police begins to withdraw");
    let funding = starter.themes()[5].themes[2].guid;
    assert_eq!(starter.theme(funding).map(|theme| theme.name.as_str()), Some("Funding"));
    assert_eq!(starter.theme(Guid::derive("another codebook")), None);
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
fn a_codebook_may_be_as_large_as_its_limits() {
    let as_many: Vec<_> = (0..limit::THEMES).map(|number| theme(&number.to_string())).collect();
    let as_deep = (1..limit::DEPTH)
        .rev()
        .fold(theme("bottom"), |below, level| Theme { themes: vec![below], ..theme(&level.to_string()) });
    for themes in [as_many, vec![as_deep]] {
        let codebook = draft(themes).check().expect("within the limits");
        assert_eq!(Codebook::parse(&codebook.to_bytes()), Ok(codebook));
    }
    // One theme in the middle is enough to code with.
    let group = |name| Theme { codable: false, ..theme(name) };
    assert!(draft(vec![group("A"), theme("B"), group("C")]).check().is_ok());
}

#[test]
fn a_codebook_has_at_most_a_mebibyte() {
    let text = || "x".repeat(limit::TEXT);
    let full = |number: u32| Theme {
        definition: text(),
        use_when: text(),
        dont_use_when: text(),
        ..theme(&number.to_string())
    };
    let of = |definition: usize| {
        let last = Theme { definition: "x".repeat(definition), ..theme("last") };
        draft((0..86).map(full).chain([last]).collect())
    };
    let room = limit::BYTES - of(0).check().expect("within the limits").to_bytes().len();
    let largest = of(room).check().expect("as long as may be");
    assert_eq!(largest.to_bytes().len(), limit::BYTES);
    assert_eq!(Codebook::parse(&largest.to_bytes()), Ok(largest));
    assert_eq!(of(room + 1).check(), Err(CodebookError::TooLong));
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
        ("a\u{FFFF}b", TextError::Character),
        ("a\u{85}b", TextError::Character),
        ("x\u{3000}", TextError::OuterSpace),
    ] {
        assert_eq!(named(name), CodebookError::ThemeName(name.to_owned(), error), "{name:?}");
    }
    let shown = "é".repeat(80);
    assert_eq!(named(&"é".repeat(300_000)), CodebookError::ThemeName(shown, TextError::TooLong(80)));
    assert!(draft(vec![theme(&"é".repeat(80))]).check().is_ok());
    let definition = Theme { definition: "tab\there".to_owned(), ..theme("x") };
    assert_eq!(refusal(vec![definition]), CodebookError::ThemeText("x".to_owned(), TextError::Character));
    let long = || "é".repeat(limit::TEXT + 1);
    for theme in [
        Theme { definition: long(), ..theme("x") },
        Theme { use_when: long(), ..theme("x") },
        Theme { dont_use_when: long(), ..theme("x") },
    ] {
        let error = CodebookError::ThemeText("x".to_owned(), TextError::TooLong(limit::TEXT));
        assert_eq!(refusal(vec![theme]), error);
    }
    let text = || format!("{}\nb", "é".repeat(limit::TEXT - 2));
    let kept = Theme { definition: text(), use_when: text(), dont_use_when: text(), ..theme("x") };
    assert!(draft(vec![kept]).check().is_ok());
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
    assert_eq!(with(|d| d.name = "é".repeat(201)), CodebookError::Name(TextError::TooLong(200)));
    assert_eq!(with(|d| d.source.insert(0, ' ')), CodebookError::Source(TextError::OuterSpace));
    assert_eq!(with(|d| d.dates[1].label.clear()), CodebookError::DateLabel(TextError::Empty));
    assert_eq!(with(|d| d.dates = days(21)), CodebookError::Dates);
    assert!(CodebookDraft { dates: days(20), ..starter().next() }.check().is_ok());
    for (day, is_taken) in [("0999-12-31", false), ("1000-01-01", true), ("9999-12-31", true)] {
        let dates = vec![ReferenceDate::new(day, "A day").expect("there is such a day")];
        assert_eq!(CodebookDraft { dates, ..starter().next() }.check().is_ok(), is_taken, "{day}");
    }
}

/// So many, one after the other.
fn days(number: u8) -> Vec<ReferenceDate> {
    (1..=number).filter_map(|day| ReferenceDate::new(&format!("2023-08-{day:02}"), "A day")).collect()
}

#[test]
fn a_day_is_one_of_the_calendar() {
    let day = ReferenceDate::new("2024-02-29", "A leap day").expect("there is such a day");
    assert_eq!((day.day.to_string().as_str(), day.label.as_str()), ("2024-02-29", "A leap day"));
    for none in ["2023-02-29", "2023-13-01", "2023-00-01", "2023-08", "2023-08-31-1", "31 August 2023", ""] {
        assert_eq!(ReferenceDate::new(none, "A day"), None, "{none}");
    }
}

#[test]
fn a_language_has_the_form_of_a_tag() {
    let is_taken = |language: &str| CodebookDraft { language: language.to_owned(), ..starter().next() }.check().is_ok();
    for tag in ["en", "cy", "gsw", "en-GB", "zh-Hant-TW", "sl-rozaj-biske-1994"] {
        assert!(is_taken(tag), "{tag}");
    }
    let longest = "en-abcdefgh-abcdefgh-abcdefgh-abcde";
    assert!(longest.len() == limit::LANGUAGE && is_taken(longest) && !is_taken(&format!("{longest}f")));
    for other in
        ["", "e", "EN", "e1", "-", "en-", "-en", "en--GB", "en_GB", "en GB", "abcdefghi", "en-abcdefghi", "en-gäl"]
    {
        assert!(!is_taken(other), "{other}");
    }
}

#[test]
fn a_guid_is_written_in_one_way() {
    let text = "aeade845-a6ef-54e9-b166-bf1efa34ac84";
    assert_eq!(text.parse::<Guid>().map(|guid| guid.to_string()), Ok(text.to_owned()));
    for other in [
        "",
        "aeade845",
        "aeade845a6ef54e9b166bf1efa34ac84",
        "aeade845a-6ef-54e9-b166-bf1efa34ac84",
        "aeade845-a6ef-54e9-b166-bf1efa34ac8",
        "aeade845-a6ef-54e9-b166-bf1efa34ac845",
        "aeade845-a6ef-54e9-b166-bf1efa34-c84",
        "AEADE845-A6EF-54E9-B166-BF1EFA34AC84",
        "aeade845-a6ef-54e9-b166-bf1efa34ac8g",
        "{aeade845-a6ef-54e9-b166-bf1efa34ac84}",
    ] {
        assert_eq!(other.parse::<Guid>(), Err(NotAGuid), "{other}");
    }
}

#[test]
fn a_made_guid_says_how_it_was_made() {
    // RFC 9562: version 4 is random, 8 is one's own way; the variant is in the two bits after that.
    assert_eq!(Guid::from_random([0; 16]).to_string(), "00000000-0000-4000-8000-000000000000");
    assert_eq!(Guid::from_random([255; 16]).to_string(), "ffffffff-ffff-4fff-bfff-ffffffffffff");
    // SHA-256 of nothing begins with e3b0c44298fc1c149afbf4c8996fb924.
    assert_eq!(Guid::derive("").to_string(), "e3b0c442-98fc-8c14-9afb-f4c8996fb924");
}

#[test]
fn a_colour_is_written_in_one_way() {
    assert_eq!("#0072b2".parse(), Ok(Colour([0x00, 0x72, 0xb2])));
    assert_eq!(Colour([0x0a, 0xff, 0x00]).to_string(), "#0aff00");
    for other in ["", "#", "0072b2", "#0072b", "#0072b2f", "#0072B2", "#07b", "#0072bg", "red"] {
        assert_eq!(other.parse::<Colour>(), Err(NotAColour), "{other}");
    }
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
