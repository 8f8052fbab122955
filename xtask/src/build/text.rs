//! The texts that rooms fetch: a JSON object for each of them in each language.

use app::text::{BUNDLES, LOCALES, Message, catalogue};
use serde_json::{Map, Value, json};

/// Each file's place below `assets/`, and what it holds: `"file.message-id"` to a text, or to
/// `{"number": {"one": …, "other": …}}`.
pub fn files() -> Vec<(String, String)> {
    let each = BUNDLES.into_iter().flat_map(|bundle| LOCALES.map(|locale| (bundle, locale)));
    each.map(|((bundle, files), locale)| {
        let texts: Map<String, Value> = catalogue(locale)
            .filter(|(key, _)| key.split_once('.').is_some_and(|(file, _)| files.contains(&file)))
            .map(|(key, message)| (key.to_owned(), value(message)))
            .collect();
        (format!("text/{bundle}.{}.json", locale.tag), Value::Object(texts).to_string())
    })
    .collect()
}

fn value(message: Message) -> Value {
    match message {
        Message::Plain(text) => text.into(),
        Message::Plural { number, forms } => {
            let forms: Map<String, Value> =
                forms.iter().map(|(form, text)| ((*form).to_owned(), (*text).into())).collect();
            json!({ number: forms })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_room_has_its_texts_in_every_language_and_no_other_room_s() {
        let files = files();
        assert_eq!(files.len(), BUNDLES.len() * LOCALES.len());
        for (name, text) in files {
            let texts: Map<String, Value> = serde_json::from_str(&text).expect("JSON");
            assert!(texts.contains_key("part.step-done"), "{name}");
            assert_eq!(texts.keys().any(|key| key.starts_with("desk.")), name.starts_with("text/desk."), "{name}");
        }
    }
}
