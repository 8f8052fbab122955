//! Reads the folders of `locales/`.

use std::{collections::BTreeMap, error::Error, fs, path::Path};

use fluent_syntax::{ast::Entry, parser};

use crate::{Catalogue, message::Message};

/// Every message below one language's folder.
pub fn folder(folder: &Path) -> Result<Catalogue, Box<dyn Error>> {
    let mut found = Catalogue::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let Some(file) = path.file_name().and_then(|name| name.to_str()?.strip_suffix(".ftl")) else { continue };
        let source = fs::read_to_string(&path)?;
        for (id, message) in messages(&source).map_err(|why| format!("{}: {why}", path.display()))? {
            let name = format!("{file}.{id}");
            if found.insert(name, message).is_some() {
                return Err(format!("{}: {id} stands there twice", path.display()).into());
            }
        }
    }
    Ok(found)
}

/// Every other language, each of whose messages must be one of the English ones with the same values.
pub fn translations(
    locales: &Path,
    english_name: &str,
    english: &Catalogue,
) -> Result<BTreeMap<String, Catalogue>, Box<dyn Error>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(locales)? {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        if !path.is_dir() || name == english_name {
            continue;
        }
        let catalogue = folder(&path)?;
        for (key, message) in &catalogue {
            let original = english.get(key).ok_or_else(|| format!("{name}: {key} is not an English message"))?;
            if original.values() != message.values() {
                return Err(format!("{name}: {key} has other values than in English").into());
            }
        }
        found.insert(name.to_owned(), catalogue);
    }
    Ok(found)
}

fn messages(source: &str) -> Result<Vec<(String, Message)>, String> {
    let resource = parser::parse(source).map_err(|(_, errors)| format!("{errors:?}"))?;
    let mut found = Vec::new();
    for entry in &resource.body {
        let message = match entry {
            Entry::Message(message) => message,
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => continue,
            Entry::Term(term) => return Err(format!("-{}: there are no terms here", term.id.name)),
            Entry::Junk { content } => return Err(format!("not understood: {content}")),
        };
        let id = message.id.name;
        if !id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-') {
            return Err(format!("{id}: small letters, digits and dashes only"));
        }
        let pattern = message.value.as_ref().filter(|_| message.attributes.is_empty());
        let pattern = pattern.ok_or_else(|| format!("{id}: a message is one text, without attributes"))?;
        found.push((id.to_owned(), Message::new(pattern).map_err(|why| format!("{id}: {why}"))?));
    }
    Ok(found)
}
