//! In which language a page of the server speaks.

use std::borrow::Cow;

use intl_pluralrules::{PluralRuleType, PluralRules};
use leptos::prelude::use_context;
use unic_langid::LanguageIdentifier;

use super::{
    LOCALES, Locale,
    catalogue::{self, Message},
};

/// What a request says about its reader. Nothing of it is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visit {
    pub locale: Locale,
    /// Asked for in the address, so that links keep it.
    pub chosen: bool,
}

impl Visit {
    /// From the query of the address and the header `Accept-Language`.
    pub fn new(query: Option<&str>, accept_language: Option<&str>) -> Self {
        let asked = query.and_then(|query| query.split('&').find_map(|pair| pair.strip_prefix("lang=")));
        let accepted = || accept_language.map_or(LOCALES[0], Locale::accepted);
        asked
            .and_then(Locale::with_tag)
            .map_or_else(|| Self { locale: accepted(), chosen: false }, |locale| Self { locale, chosen: true })
    }
}

impl Default for Visit {
    fn default() -> Self {
        Self { locale: LOCALES[0], chosen: false }
    }
}

/// Of the page that is being made, or English.
pub(crate) fn current() -> Visit {
    use_context().unwrap_or_default()
}

pub(super) fn chosen() -> Option<&'static str> {
    let visit = current();
    visit.chosen.then_some(visit.locale.tag)
}

pub(super) fn plain(key: &'static str) -> &'static str {
    catalogue::plain(current().locale, key)
}

pub(super) fn form(key: &'static str, number: impl Fn(&str) -> Option<u64>) -> Cow<'static, str> {
    let locale = current().locale;
    match catalogue::find(locale, key) {
        Some(Message::Plain(text)) => text.into(),
        Some(Message::Plural { number: name, forms }) => {
            let category = number(name).map_or("other", |number| category(locale, number));
            let form = |wanted: &str| forms.iter().find(|(name, _)| *name == wanted).map(|(_, text)| *text);
            form(category).or_else(|| form("other")).unwrap_or(key).into()
        }
        None => key.into(),
    }
}

/// The plural category of a number (Unicode CLDR).
fn category(locale: Locale, number: u64) -> &'static str {
    use intl_pluralrules::PluralCategory::{FEW, MANY, ONE, OTHER, TWO, ZERO};
    let rules = |tag: &str| {
        let language: LanguageIdentifier = tag.parse().ok()?;
        PluralRules::create(language, PluralRuleType::CARDINAL).ok()
    };
    // The two that are made from English have its forms.
    let tag = if locale.name.is_empty() { LOCALES[0].tag } else { locale.tag };
    match rules(tag).and_then(|rules| rules.select(number).ok()).unwrap_or(OTHER) {
        ZERO => "zero",
        ONE => "one",
        TWO => "two",
        FEW => "few",
        MANY => "many",
        OTHER => "other",
    }
}
