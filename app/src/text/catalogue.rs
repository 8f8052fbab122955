//! Every language's messages, compiled in. Rooms do not hold them: `xtask` writes them beside the rooms.

use super::{LOCALES, Locale};

/// A message as it stands in a catalogue. Texts hold their values as `{name}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Message {
    Plain(&'static str),
    /// One text for each plural category of the value `number`; `other` is always among them.
    Plural {
        number: &'static str,
        forms: &'static [(&'static str, &'static str)],
    },
}

include!(concat!(env!("OUT_DIR"), "/catalogues.rs"));

/// What a language says under this key, or English where it says nothing.
pub(super) fn find(locale: Locale, key: &str) -> Option<Message> {
    let own = table(locale.tag).and_then(|table| look_up(table, key));
    own.or_else(|| look_up(table(LOCALES[0].tag)?, key))
}

/// The same for a message without values.
pub(super) fn plain(locale: Locale, key: &'static str) -> &'static str {
    match find(locale, key) {
        Some(Message::Plain(text)) => text,
        _ => key,
    }
}

/// A language's own messages, sorted by key; those of a language without a folder are the English ones.
pub fn own(locale: Locale) -> &'static [(&'static str, Message)] {
    table(locale.tag).or_else(|| table(LOCALES[0].tag)).unwrap_or_default()
}

/// Everything that a language says, with English where it says nothing. Texts come as they are shown.
pub fn catalogue(locale: Locale) -> impl Iterator<Item = (&'static str, Message)> {
    own(LOCALES[0]).iter().filter_map(move |(key, _)| Some((*key, find(locale, key)?)))
}

fn table(tag: &str) -> Option<&'static [(&'static str, Message)]> {
    TABLES.iter().find(|(name, _)| *name == tag).map(|(_, table)| *table)
}

fn look_up(table: &[(&'static str, Message)], key: &str) -> Option<Message> {
    table.binary_search_by_key(&key, |(name, _)| name).ok().map(|at| table[at].1)
}
