//! What the desk tells its preview, from window to window.

use serde::{Deserialize, Serialize};
use vault::key_set::SignedKeySet;

use crate::{browser, text::Locale, wire::CallDocument};

/// What the preview asks the desk with.
pub const ASK: &str = "murmuration:preview";

/// A call as the editor holds it.
pub struct Told {
    pub document: CallDocument,
    pub key_set: SignedKeySet,
    /// The language of the call that is to be looked at.
    language: String,
}

/// The same as text.
#[derive(Serialize, Deserialize)]
struct Written {
    document: CallDocument,
    note: String,
    language: String,
}

/// Who reads a language of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// Those whose language the site speaks as well.
    ByItsReaders,
    /// Everybody, inside sentences of another language: it is the call's first.
    ByAll,
    /// Nobody: the site speaks it not, and shows the first instead.
    ByNobody,
}

/// What the desk says.
pub fn write(document: CallDocument, keys: &SignedKeySet, language: String) -> String {
    let written = Written { document, note: keys.note().to_owned(), language };
    serde_json::to_string(&written).expect("texts and numbers serialise")
}

/// In which of its languages the site shows a call in this one.
pub fn locale(document: &CallDocument, language: &str) -> Locale {
    let own = Locale::offered().find(|locale| locale.tag == language);
    let base = || Locale::offered().find(|locale| language.split('-').next() == Some(locale.tag));
    let shows = || Locale::offered().find(|locale| document.language(locale.tag) == language);
    own.or_else(base).or_else(shows).unwrap_or(crate::text::LOCALES[0])
}

impl Told {
    /// Reads what the desk said. The desk has verified the key set; whether its last day is over is not this page's business.
    pub fn read(text: &str) -> Option<Self> {
        let Written { document, note, language } = serde_json::from_str(text).ok()?;
        let key_set = SignedKeySet::verify_past(&note, None).ok()?;
        Some(Self { document, key_set, language })
    }

    /// The language that was asked for; after somebody chose another one in this window, that of the page.
    pub fn language_here(&self) -> String {
        let page = browser::language();
        if locale(&self.document, &self.language).lang == page { self.language.clone() } else { page }
    }

    /// Who reads what is shown here.
    pub fn seen(&self) -> Seen {
        seen(&self.document, &self.language_here())
    }
}

fn seen(document: &CallDocument, language: &str) -> Seen {
    let shown = document.language(language);
    let spoken = |locale: Locale| locale.tag == shown || shown.split('-').next() == Some(locale.tag);
    if Locale::offered().any(|locale| document.language(locale.tag) == shown && spoken(locale)) {
        Seen::ByItsReaders
    } else if shown == document.first() {
        Seen::ByAll
    } else {
        Seen::ByNobody
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_languages(languages: &[&str]) -> CallDocument {
        let languages: Vec<_> = languages.iter().map(|tag| (*tag).to_owned()).collect();
        let json =
            serde_json::json!({ "call": "c", "version": 1, "languages": languages, "closes": null, "texts": {} });
        serde_json::from_value(json).expect("a document")
    }

    #[test]
    fn each_language_of_a_call_is_shown_in_the_words_of_the_site_that_its_readers_get() {
        let document = in_languages(&["pl", "cy", "ur"]);
        assert_eq!(["pl", "cy", "ur"].map(|tag| locale(&document, tag).tag), ["en", "cy", "en"]);
        assert_eq!(
            ["pl", "cy", "ur"].map(|tag| seen(&document, tag)),
            [Seen::ByAll, Seen::ByItsReaders, Seen::ByNobody]
        );
        let document = in_languages(&["cy"]);
        assert_eq!((locale(&document, "cy").tag, seen(&document, "en-GB")), ("cy", Seen::ByItsReaders));
        let document = in_languages(&["en-GB", "cy"]);
        assert_eq!((locale(&document, "en-GB").tag, seen(&document, "en-GB")), ("en", Seen::ByItsReaders));
    }
}
