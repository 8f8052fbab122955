//! What whoever adds a text or a language can rely on.

use super::{catalogue::own, *};

const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

fn welsh() -> Locale {
    Locale::with_tag("cy").expect("Welsh is a language here")
}

#[test]
fn a_message_with_values_is_filled_and_a_value_is_never_taken_for_a_placeholder() {
    let values = [("name", "{count}".into()), ("count", 3_u32.into())];
    assert_eq!(fill("{name} and {count}: {other}.", &values), "{count} and 3: .");
}

#[test]
fn welsh_says_at_least_nineteen_texts_in_twenty() {
    let (has, all) = (own(welsh()).len(), catalogue(LOCALES[0]).count());
    assert!(has * 20 >= all * 19, "{has} of {all}");
}

#[test]
fn a_translation_has_each_plural_form_of_its_language() {
    let wanted = |locale: Locale| match locale.tag {
        "cy" => &CATEGORIES[..],
        _ => &["one", "other"],
    };
    for locale in LOCALES {
        for (key, message) in own(locale) {
            if let Message::Plural { forms, .. } = message {
                let found: Vec<_> = forms.iter().map(|(category, _)| *category).collect();
                assert!(wanted(locale).iter().all(|form| found.contains(form)), "{}: {key}: {found:?}", locale.tag);
            }
        }
    }
}

#[test]
fn the_language_is_the_one_asked_for_then_the_one_accepted_then_english() {
    let spoken = |query, accepted| Visit::new(query, accepted).locale.tag;
    assert_eq!(spoken(Some("lang=cy"), Some("en")), "cy");
    assert_eq!(spoken(Some("lang=nowhere"), Some("cy")), "cy");
    assert_eq!(spoken(None, Some("fr, en;q=0.5, cy-GB;q=0.8")), "cy");
    assert_eq!(spoken(None, Some("fr")), "en");
    assert_eq!(spoken(None, Some("ar")), "en");
    assert_eq!(spoken(None, Some("ar-XB")), "ar-XB");
    assert_eq!(spoken(Some("lang=ar-XB"), None), "ar-XB");
    assert_eq!(spoken(None, Some("cy;q=0")), "en");
    assert_eq!(spoken(None, None), "en");
}

#[test]
fn every_text_is_said_somewhere() {
    let sources = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let code = code_below(&sources);
    // The room in plain JavaScript says its own by their whole names.
    let plain = code_below(&sources.with_file_name("plain").join("src"));
    for (key, _) in own(LOCALES[0]) {
        let id = key.split_once('.').map_or(*key, |(_, id)| id).to_uppercase().replace('-', "_");
        let said = code.match_indices(&id).any(|(at, _)| {
            let before = code[..at].chars().next_back();
            let after = code[at + id.len()..].chars().next();
            let part_of_name = |next: Option<char>| next.is_some_and(|next| next.is_alphanumeric() || next == '_');
            !part_of_name(before) && !part_of_name(after)
        });
        let said = said || plain.contains(&format!("\"{key}\""));
        assert!(said, "{key} is in the catalogue and nowhere else");
    }
}

fn code_below(folder: &std::path::Path) -> String {
    let entries = std::fs::read_dir(folder).expect("the sources are there");
    let mut code = String::new();
    for entry in entries {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            code += &code_below(&path);
        } else if path.extension().is_some_and(|it| it == "rs" || it == "js") {
            code += &std::fs::read_to_string(&path).expect("a source");
        }
    }
    code
}
