//! Anything that is allowed, at random.

use proptest::{collection::vec, option, prelude::*};
use themes::codebook::{Codebook, CodebookDraft, Colour, Guid, Theme};

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
