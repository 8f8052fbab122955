//! What is said about the themes where it depends on something.

use themes::{
    TextError,
    codebook::{CodebookError, Guid, limit},
    qdc::{Imported, QdcError},
};
use time::Date;

use super::{
    BookError, Signer,
    change::Step,
    difference::{Change, Changed, Differences},
    file::Unread,
    publish::Outcome,
};
use crate::{
    room::desk::texts::{Said, said},
    text::{Key, key::codebook, say, say_with},
};

/// The id of an element of a theme.
pub fn element(guid: Guid, part: &str) -> String {
    format!("theme-{guid}-{part}")
}

/// A day as everybody can read it, whatever the language.
pub fn day(day: Date) -> String {
    day.to_string()
}

/// What is done, and to what: the name of a button among many alike.
pub fn done_to(what: Key, name: &str) -> String {
    say_with(codebook::DONE_TO, &[("what", say(what).into()), ("name", name.into())])
}

pub const fn step(step: Step) -> Key {
    match step {
        Step::Up => codebook::MOVE_UP,
        Step::Down => codebook::MOVE_DOWN,
        Step::In => codebook::MOVE_IN,
        Step::Out => codebook::MOVE_OUT,
    }
}

/// Which version this is, and whose word.
pub fn version(version: u32, signer: &Signer) -> String {
    let signed = |name: &str| say_with(codebook::VERSION_SIGNED, &[("version", version.into()), ("name", name.into())]);
    match signer {
        Signer::BuiltIn => say_with(codebook::VERSION_BUILT_IN, &[("version", version.into())]),
        Signer::Keyholder(name) | Signer::Former(name) => signed(name),
    }
}

pub fn next_version(in_force: u32) -> String {
    say_with(codebook::PUBLISH_NEXT, &[("version", in_force.into()), ("next", in_force.saturating_add(1).into())])
}

pub fn export(version: u32) -> String {
    say_with(codebook::EXPORT, &[("version", version.into())])
}

pub fn trouble(why: BookError) -> Said {
    said(match why {
        BookError::LoggedOut | BookError::Missing => (codebook::TROUBLE_MISSING, codebook::TROUBLE_MISSING_TEXT),
        BookError::Offline => (codebook::TROUBLE_OFFLINE, codebook::TROUBLE_OFFLINE_TEXT),
        BookError::Unsigned => (codebook::TROUBLE_UNSIGNED, codebook::TROUBLE_UNSIGNED_TEXT),
        BookError::Strange => (codebook::TROUBLE_STRANGE, codebook::TROUBLE_STRANGE_TEXT),
    })
}

pub fn outcome(came: &Outcome) -> (String, &'static str) {
    let (title, text) = match came {
        Outcome::Published(version) => {
            let title = say_with(codebook::OUTCOME_PUBLISHED, &[("version", (*version).into())]);
            return (title, say(codebook::OUTCOME_PUBLISHED_TEXT));
        }
        Outcome::Fault => (codebook::OUTCOME_FAULT, codebook::OUTCOME_FAULT_TEXT),
        Outcome::Conflict(_) => (codebook::OUTCOME_CONFLICT, codebook::OUTCOME_CONFLICT_TEXT),
        Outcome::Keys => (codebook::OUTCOME_KEYS, codebook::OUTCOME_KEYS_TEXT),
        Outcome::Offline => (codebook::OUTCOME_OFFLINE, codebook::OUTCOME_OFFLINE_TEXT),
        Outcome::Refused => (codebook::OUTCOME_REFUSED, codebook::OUTCOME_REFUSED_TEXT),
        Outcome::Unsigned => (codebook::OUTCOME_UNSIGNED, codebook::OUTCOME_UNSIGNED_TEXT),
        Outcome::Strange => (codebook::OUTCOME_STRANGE, codebook::OUTCOME_STRANGE_TEXT),
    };
    (say(title).to_owned(), say(text))
}

/// What differs of the whole.
pub fn differences(found: &Differences) -> Vec<String> {
    let parts = [
        (found.about, codebook::CHANGE_ABOUT),
        (found.dates, codebook::CHANGE_DATES),
        (found.order, codebook::CHANGE_ORDER),
    ];
    parts.into_iter().filter(|(differs, _)| *differs).map(|(_, part)| say(part).to_owned()).collect()
}

/// What happened to a theme.
pub fn changed(changed: &Changed) -> String {
    let name = changed.name.as_str();
    let key = match &changed.change {
        Change::Renamed(before) => {
            return say_with(codebook::CHANGE_RENAMED, &[("name", name.into()), ("before", before.as_str().into())]);
        }
        Change::Added => codebook::CHANGE_ADDED,
        Change::Retired => codebook::CHANGE_RETIRED,
        Change::Moved => codebook::CHANGE_MOVED,
        Change::Reordered => codebook::CHANGE_REORDERED,
        Change::Reworded => codebook::CHANGE_REWORDED,
        Change::Recoloured => codebook::CHANGE_RECOLOURED,
        Change::Codable(true) => codebook::CHANGE_CODABLE,
        Change::Codable(false) => codebook::CHANGE_NOT_CODABLE,
    };
    say_with(key, &[("name", name.into())])
}

/// The theme that something is wrong with.
pub fn named_in(fault: &CodebookError) -> Option<&str> {
    match fault {
        CodebookError::TooDeep(name)
        | CodebookError::ThemeName(name, _)
        | CodebookError::ThemeText(name, _)
        | CodebookError::SameName(name)
        | CodebookError::SameGuid(name) => Some(name),
        _ => None,
    }
}

/// What is wrong, and what to do.
pub fn fault(fault: &CodebookError) -> String {
    let with_name = |key, name: &str| say_with(key, &[("name", name.into())]);
    let with_count = |key, count: usize| say_with(key, &[("count", count.into())]);
    match fault {
        CodebookError::Name(why) => of(say(codebook::BOOK_NAME).to_owned(), *why),
        CodebookError::Language => say(codebook::FAULT_LANGUAGE).to_owned(),
        CodebookError::Source(why) => of(say(codebook::BOOK_SOURCE).to_owned(), *why),
        CodebookError::Dates => with_count(codebook::FAULT_DATES, limit::DATES),
        CodebookError::DateLabel(why) => of(say(codebook::DATES_LABEL).to_owned(), *why),
        CodebookError::NoThemes => say(codebook::FAULT_NO_THEMES).to_owned(),
        CodebookError::TooManyThemes => with_count(codebook::FAULT_TOO_MANY, limit::THEMES),
        CodebookError::TooDeep(name) => {
            say_with(codebook::FAULT_TOO_DEEP, &[("name", name.as_str().into()), ("count", limit::DEPTH.into())])
        }
        CodebookError::ThemeName(name, why) => of(with_name(codebook::FAULT_NAME_OF, name), *why),
        CodebookError::ThemeText(name, why) => of(with_name(codebook::FAULT_TEXT_OF, name), *why),
        CodebookError::SameName(name) => with_name(codebook::FAULT_SAME_NAME, name),
        CodebookError::SameGuid(name) => with_name(codebook::FAULT_SAME_GUID, name),
        CodebookError::NothingCodable => say(codebook::FAULT_NOTHING_CODABLE).to_owned(),
        CodebookError::TooLong => say(codebook::FAULT_TOO_LONG).to_owned(),
        // Versions are counted here, and never typed.
        CodebookError::Version => say(codebook::TROUBLE_STRANGE_TEXT).to_owned(),
    }
}

fn of(place: String, why: TextError) -> String {
    let flaw = match why {
        TextError::Empty => say(codebook::FLAW_EMPTY).to_owned(),
        TextError::TooLong(longest) => say_with(codebook::FLAW_TOO_LONG, &[("count", longest.into())]),
        TextError::OuterSpace | TextError::Character => say(codebook::FLAW_CHARACTER).to_owned(),
    };
    say_with(codebook::FLAW_AT, &[("place", place.into()), ("flaw", flaw.into())])
}

/// What was found in a file.
pub fn found(found: &Imported) -> String {
    let count = super::change::guids(&found.themes).len();
    match &found.origin {
        Some(origin) => {
            say_with(codebook::IMPORT_FOUND_FROM, &[("count", count.into()), ("origin", origin.as_str().into())])
        }
        None => say_with(codebook::IMPORT_FOUND, &[("count", count.into())]),
    }
}

pub fn added(count: usize) -> String {
    if count == 0 {
        return say(codebook::IMPORT_ADDED_NONE).to_owned();
    }
    say_with(codebook::IMPORT_ADDED, &[("count", count.into())])
}

pub fn sets(count: usize) -> String {
    say_with(codebook::IMPORT_SETS, &[("count", count.into())])
}

pub fn unread(why: Unread) -> String {
    say(match why {
        Unread::TooLong => codebook::IMPORT_TOO_LONG,
        Unread::NotReadable => codebook::IMPORT_NOT_READABLE,
    })
    .to_owned()
}

/// Why a file was not read. Nothing has changed then.
pub fn not_imported(why: &QdcError) -> String {
    say(match why {
        QdcError::TooLong => codebook::IMPORT_TOO_LONG,
        QdcError::NotUtf8 => codebook::IMPORT_NOT_UTF8,
        QdcError::DocumentType => codebook::IMPORT_DOCUMENT_TYPE,
        QdcError::NotXml => codebook::IMPORT_NOT_XML,
        QdcError::NotACodebook => codebook::IMPORT_NOT_A_CODEBOOK,
        QdcError::Refused(why) => return fault(why),
    })
    .to_owned()
}
