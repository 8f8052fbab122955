//! Rust from catalogues.

use std::{collections::BTreeMap, fmt::Write as _};

use crate::{Catalogue, message::Message};

/// One module for each file, with a constant for each message. One with values has another type than one without.
pub fn keys(english: &Catalogue) -> String {
    let mut files: BTreeMap<&str, String> = BTreeMap::new();
    for (key, message) in english {
        let (file, id) = key.split_once('.').unwrap_or(("", key));
        let kind = if message.values().is_empty() { "Key" } else { "KeyWith" };
        let doc = message.texts().join(" / ");
        let name = id.to_uppercase().replace('-', "_");
        let lines = files.entry(file).or_default();
        let _ = writeln!(lines, "#[doc = {doc:?}]\npub const {name}: {kind} = {kind}({key:?});");
    }
    let modules = files.into_iter().map(|(file, lines)| {
        let name = file.replace('-', "_");
        format!("#[doc = \"`locales/en/{file}.ftl`\"]\npub mod {name} {{\nuse super::super::{{Key, KeyWith}};\nconst _: (Option<Key>, Option<KeyWith>) = (None, None);\n{lines}}}\n")
    });
    modules.collect()
}

/// A sorted table for each language.
pub fn catalogues(english: &Catalogue, translations: &BTreeMap<String, Catalogue>) -> String {
    let tables = [("en", english)].into_iter().chain(translations.iter().map(|(name, all)| (name.as_str(), all)));
    let mut arms = String::new();
    for (name, catalogue) in tables {
        let rows: String =
            catalogue.iter().map(|(key, message)| format!("    ({key:?}, {}),\n", value(message))).collect();
        let _ = writeln!(arms, "({name:?}, &[\n{rows}]),");
    }
    format!(
        "/// Every language's messages, sorted by key.\nstatic TABLES: &[(&str, &[(&str, Message)])] = &[\n{arms}];\n"
    )
}

fn value(message: &Message) -> String {
    match message {
        Message::Plain(text) => format!("Message::Plain({text:?})"),
        Message::Plural { number, forms } => {
            let forms: Vec<_> = forms.iter().collect();
            format!("Message::Plural {{ number: {number:?}, forms: &{forms:?} }}")
        }
    }
}
