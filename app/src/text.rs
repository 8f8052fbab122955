//! Every text that a person reads, by key. English and its translations are in `locales/`; `build.rs` makes the keys.
//!
//! A key without values says one text ([`say`]), a key with values is said with them ([`say_with`]); the compiler keeps the two apart.
//! Which language is spoken is decided once: on the server by the [`Visit`] of a page, in a room by the catalogue that
//! was fetched while its program was on the way.

#[cfg(feature = "ssr")]
mod bundle;
#[cfg(feature = "ssr")]
mod catalogue;
#[cfg(all(feature = "csr", not(feature = "ssr")))]
mod fetched;
mod locale;
#[cfg(feature = "ssr")]
mod visit;

#[cfg(all(test, feature = "ssr"))]
mod tests;

#[cfg(feature = "ssr")]
pub use bundle::BUNDLES;
#[cfg(feature = "ssr")]
pub use catalogue::{Message, catalogue};
#[cfg(all(feature = "csr", not(feature = "ssr")))]
use fetched as source;
pub use locale::{LOCALES, Locale};
#[cfg(feature = "ssr")]
use visit as source;
#[cfg(feature = "ssr")]
pub use visit::Visit;

/// Typed keys: message `who-reads` of `write.ftl` is `key::write::WHO_READS`.
pub mod key {
    include!(concat!(env!("OUT_DIR"), "/keys.rs"));
}

/// A message without values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(&'static str);

/// A message with values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyWith(&'static str);

/// What a message is said with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Chooses between plural forms, if the message has them.
    Number(u64),
    Text(String),
}

macro_rules! number {
    ($($kind:ty),*) => {
        $(impl From<$kind> for Value {
            fn from(number: $kind) -> Self {
                Self::Number(number as u64)
            }
        })*
    };
}
number!(u8, u32, u64, usize);

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// The text of a key.
pub fn say(key: Key) -> &'static str {
    source::plain(key.0)
}

/// The English text of a key, in whatever language the page is.
#[cfg(feature = "ssr")]
pub fn english(key: Key) -> &'static str {
    catalogue::plain(LOCALES[0], key.0)
}

/// The text of a key with its values put in. A number chooses the plural form.
pub fn say_with(key: KeyWith, values: &[(&str, Value)]) -> String {
    let number = |wanted: &str| {
        values.iter().find_map(|(name, value)| match value {
            Value::Number(number) if *name == wanted => Some(*number),
            _ => None,
        })
    };
    fill(&source::form(key.0, number), values)
}

/// An address of this site that keeps the language a visitor chose.
pub fn link(path: &str) -> String {
    match source::chosen() {
        None => path.to_owned(),
        Some(tag) => {
            let (path, place) = path.split_once('#').map_or((path, None), |(path, place)| (path, Some(place)));
            let place = place.map(|place| format!("#{place}")).unwrap_or_default();
            format!("{path}?lang={tag}{place}")
        }
    }
}

/// Replaces each `{name}`, in one pass: what a value holds is never taken for a placeholder.
fn fill(text: &str, values: &[(&str, Value)]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, from)) = rest.split_once('{') {
        filled.push_str(before);
        let (name, after) = from.split_once('}').unwrap_or((from, ""));
        match values.iter().find(|(known, _)| *known == name) {
            Some((_, Value::Number(number))) => filled.push_str(&number.to_string()),
            Some((_, Value::Text(text))) => filled.push_str(text),
            None => {}
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}
