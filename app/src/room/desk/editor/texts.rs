//! What the editor says where it depends on something.

use super::{new_call::NotMade, publish::Outcome};
use crate::{
    room::desk::texts::{Said, said},
    text::{Key, key::editor, say, say_with},
    wire::call::{CallDocument, Fault, Flaw, QuestionKind},
};

/// Languages by their own names for themselves, to choose from. Any other can be added by its tag.
pub const LANGUAGES: [(&str, &str); 11] = [
    ("en", "English"),
    ("cy", "Cymraeg"),
    ("ga", "Gaeilge"),
    ("gd", "G\u{e0}idhlig"),
    ("ar", "\u{627}\u{644}\u{639}\u{631}\u{628}\u{64a}\u{629}"),
    ("bn", "\u{9ac}\u{9be}\u{982}\u{9b2}\u{9be}"),
    ("pa", "\u{a2a}\u{a70}\u{a1c}\u{a3e}\u{a2c}\u{a40}"),
    ("pl", "Polski"),
    ("ro", "Rom\u{e2}n\u{103}"),
    ("so", "Soomaali"),
    ("ur", "\u{627}\u{631}\u{62f}\u{648}"),
];

/// The language's own name for itself, or its tag.
pub fn language(tag: &str) -> String {
    LANGUAGES.iter().find(|(known, _)| *known == tag).map_or_else(|| tag.to_owned(), |(_, name)| (*name).to_owned())
}

/// "Question 2" for the one at place 1.
pub fn question(place: usize) -> String {
    say_with(editor::QUESTION_NUMBER, &[("number", (place + 1).into())])
}

pub fn option(place: usize) -> String {
    say_with(editor::QUESTION_OPTION, &[("number", (place + 1).into())])
}

pub fn help_line(place: usize) -> String {
    say_with(editor::HELP_LINE, &[("number", (place + 1).into())])
}

pub fn hours(place: usize) -> String {
    say_with(editor::HELP_HOURS_NUMBER, &[("number", (place + 1).into())])
}

/// What is done, and to what: the name of a button among many alike.
pub fn done_to(what: Key, name: &str) -> String {
    say_with(editor::FIELD_MOVE, &[("what", say(what).into()), ("name", name.into())])
}

/// Which version is in force; 0 is none.
pub fn in_force(version: u32) -> String {
    match version {
        0 => say(editor::PUBLISH_NOTHING).to_owned(),
        version => say_with(editor::PUBLISH_VERSION, &[("version", version.into())]),
    }
}

pub fn kind(kind: QuestionKind) -> &'static str {
    say(match kind {
        QuestionKind::Single => editor::KIND_SINGLE,
        QuestionKind::Several => editor::KIND_SEVERAL,
        QuestionKind::Text => editor::KIND_TEXT,
        QuestionKind::Period => editor::KIND_PERIOD,
        QuestionKind::Region => editor::KIND_REGION,
    })
}

pub fn flaw(flaw: Flaw) -> &'static str {
    say(match flaw {
        Flaw::Missing => editor::FLAW_MISSING,
        Flaw::TooLong => editor::FLAW_TOO_LONG,
        Flaw::Form => editor::FLAW_FORM,
        Flaw::Twice => editor::FLAW_TWICE,
    })
}

/// Where something is wrong, and what.
pub fn fault(fault: &Fault) -> String {
    let place = place(&fault.at);
    say_with(editor::FAULT_PLACE, &[("place", place.into()), ("flaw", flaw(fault.flaw).into())])
}

/// A path of the document in words.
fn place(at: &str) -> String {
    let parts: Vec<&str> = at.split('.').collect();
    let number = |at: usize| parts.get(at).and_then(|part| part.parse::<usize>().ok());
    let in_language = |place: &str| {
        let language = language(parts.get(1).copied().unwrap_or_default());
        say_with(editor::FAULT_IN_LANGUAGE, &[("place", place.into()), ("language", language.into())])
    };
    let within =
        |place: String, part: String| say_with(editor::FAULT_WITHIN, &[("place", place.into()), ("part", part.into())]);
    match parts.as_slice() {
        ["texts", _, name] => in_language(say(text(name))),
        ["help", _, ..] => in_language(&number(2).map_or_else(|| say(editor::HELP_HEADING).to_owned(), help_line)),
        ["questions", _, "options", ..] => {
            let options = number(3).map_or_else(|| say(editor::QUESTION_OPTIONS).to_owned(), option);
            within(question(number(1).unwrap_or_default()), options)
        }
        ["questions", _, ..] => question(number(1).unwrap_or_default()),
        ["questions"] => say(editor::QUESTION_HEADING).to_owned(),
        ["languages", ..] => say(editor::LANGUAGE_HEADING).to_owned(),
        ["closes"] => say(editor::WORDING_CLOSES).to_owned(),
        ["done_on"] => say(editor::WORDING_DONE_ON).to_owned(),
        _ => say(editor::TITLE).to_owned(),
    }
}

fn text(name: &str) -> Key {
    match name {
        "purpose" => editor::WORDING_PURPOSE,
        "organisation" => editor::WORDING_ORGANISATION,
        "contact" => editor::WORDING_CONTACT,
        "controller" => editor::WORDING_CONTROLLER,
        "published" => editor::WORDING_PUBLISHED,
        "done" => editor::WORDING_DONE,
        _ => editor::WORDING_TITLE,
    }
}

/// Which parts differ between two documents.
pub fn differences(base: &CallDocument, theirs: &CallDocument) -> Vec<&'static str> {
    let parts = [
        (base.texts != theirs.texts, editor::WORDING_HEADING),
        (base.help != theirs.help, editor::HELP_HEADING),
        (base.questions != theirs.questions, editor::QUESTION_HEADING),
        (base.closes != theirs.closes, editor::WORDING_CLOSES),
        (base.done_on != theirs.done_on, editor::WORDING_DONE_ON),
        (base.languages != theirs.languages, editor::LANGUAGE_HEADING),
    ];
    parts.into_iter().filter(|(differs, _)| *differs).map(|(_, part)| say(part)).collect()
}

pub fn outcome(outcome: &Outcome) -> Said {
    said(match outcome {
        Outcome::Published => (editor::OUTCOME_PUBLISHED, editor::OUTCOME_PUBLISHED_TEXT),
        Outcome::Faults => (editor::OUTCOME_FAULTS, editor::OUTCOME_FAULTS_TEXT),
        Outcome::Conflict(_) => (editor::OUTCOME_CONFLICT, editor::OUTCOME_CONFLICT_TEXT),
        Outcome::Keys => (editor::OUTCOME_KEYS, editor::OUTCOME_KEYS_TEXT),
        Outcome::Offline => (editor::OUTCOME_OFFLINE, editor::OUTCOME_OFFLINE_TEXT),
        Outcome::NotKept => (editor::OUTCOME_NOT_KEPT, editor::OUTCOME_NOT_KEPT_TEXT),
        Outcome::Refused => (editor::OUTCOME_REFUSED, editor::OUTCOME_REFUSED_TEXT),
        Outcome::Unsigned => (editor::OUTCOME_UNSIGNED, editor::OUTCOME_UNSIGNED_TEXT),
        Outcome::Strange => (editor::OUTCOME_STRANGE, editor::OUTCOME_STRANGE_TEXT),
    })
}

/// Why there is no new call.
pub fn not_made(why: NotMade) -> Said {
    said(match why {
        NotMade::Taken => (editor::NOT_MADE_TAKEN, editor::NOT_MADE_TAKEN_TEXT),
        NotMade::Keys => (editor::NOT_MADE_KEYS, editor::NOT_MADE_KEYS_TEXT),
        NotMade::Refused => (editor::NOT_MADE_REFUSED, editor::NOT_MADE_REFUSED_TEXT),
        NotMade::Offline => (editor::NOT_MADE_OFFLINE, editor::NOT_MADE_OFFLINE_TEXT),
        NotMade::Strange => (editor::NOT_MADE_STRANGE, editor::NOT_MADE_STRANGE_TEXT),
    })
}
