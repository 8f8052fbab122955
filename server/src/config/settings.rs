//! Where settings come from: the environment, then a file, then what is built in.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    fmt, io,
    path::{Path, PathBuf},
};

use toml::de::{DeTable, DeValue};

use super::{Mistake, Wrong};
use crate::site::IS_EMBEDDED;

/// What every setting's name begins with in the environment.
const PREFIX: &str = "MURMURATION_";
/// More slips of the hand than these make another word.
const SLIPS: usize = 2;

/// A setting that there is.
struct Known {
    /// Its name in a file.
    key: &'static str,
    /// What holds where nobody says otherwise; empty for none.
    default: &'static str,
    /// How it is written in a file.
    kind: Kind,
    /// What it means that there is none.
    none: &'static str,
}

/// How a value is written in a file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Number,
    Switch,
}

const fn known(key: &'static str, default: &'static str, kind: Kind, none: &'static str) -> Known {
    Known { key, default, kind, none }
}

/// Every setting, in the order in which they are shown.
const KNOWN: [Known; 13] = [
    known("data", "data", Kind::Text, ""),
    known("database", "", Kind::Text, "SQLite, in the data folder"),
    known("bucket", "", Kind::Text, "attachments are in the data folder"),
    known("origin", "http://127.0.0.1:3000", Kind::Text, ""),
    known("onion", "", Kind::Text, "no onion service"),
    known("listen", "127.0.0.1:3000", Kind::Text, ""),
    known("admin", "", Kind::Text, "nothing is told to whoever watches"),
    known("admin_anywhere", "0", Kind::Switch, ""),
    known("static", if IS_EMBEDDED { "" } else { "dist" }, Kind::Text, "what this program carries"),
    known("attachments_gib", "20", Kind::Number, ""),
    known("demonstration", "0", Kind::Switch, ""),
    known("setup_token_file", "", Kind::Text, "the one-time token is printed"),
    known("work_difficulty", "", Kind::Number, "work follows from how much arrives"),
];

/// What was given, and by whom. Nothing in it is secret: secrets are in the data folder and never in a setting.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    given: BTreeMap<&'static str, Given>,
    mistakes: Vec<Mistake>,
}

/// A value in its place.
#[derive(Clone, Debug)]
struct Given {
    value: String,
    /// Said beside it by `--print-config`.
    source: String,
    /// As it stands there.
    written: String,
}

impl Settings {
    /// Gathers what a file (its name and what came of reading it) and an environment say. The environment wins. Empty values are as good as none.
    ///
    /// What can't be understood is remembered, so that [`super::Config::read`] can tell every mistake at once.
    pub fn gather(
        file: Option<(PathBuf, io::Result<String>)>,
        environment: impl IntoIterator<Item = (OsString, OsString)>,
    ) -> Self {
        let mut settings = Self::default();
        match file {
            None => {}
            Some((path, Ok(text))) => settings.take_file(&path, &text),
            Some((path, Err(error))) => {
                settings.refuse(path.display().to_string(), Wrong::Unreadable(error.to_string()));
            }
        }
        let names = environment.into_iter().filter_map(|(name, value)| Some((name.into_string().ok()?, value)));
        for (name, value) in names {
            settings.take_variable(&name, value);
        }
        settings
    }

    fn take_file(&mut self, path: &Path, text: &str) {
        let (table, errors) = DeTable::parse_recoverable(text);
        let at = |start: usize| {
            let line = text.get(..start).unwrap_or(text).matches('\n').count() + 1;
            (line, format!("{}:{line}:", path.display()))
        };
        for error in errors {
            let (_, place) = at(error.span().map_or(0, |span| span.start));
            self.refuse(place, Wrong::Syntax(error.message().replace('\n', " ")));
        }
        // In the order of the file, which is that in which somebody mends it.
        let mut entries: Vec<_> = table.into_inner().into_iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        for (key, value) in entries {
            let (line, place) = at(key.span().start);
            let name = key.get_ref();
            let Some(known) = KNOWN.iter().find(|known| known.key == name) else {
                let nearest = nearest(name, KNOWN.iter().map(|known| known.key.to_owned()));
                let all = || format!("there are {}", KNOWN.map(|known| known.key).join(", "));
                let mend = nearest.map_or_else(all, |nearest| format!("did you mean {nearest}?"));
                self.refuse(format!("{place} {}", one_line(name)), Wrong::Unknown(mend));
                continue;
            };
            let raw = text.get(value.span()).unwrap_or_default();
            let written = format!("{place} {name} = {}", one_line(raw));
            match plain(value.get_ref()) {
                None => self.refuse(format!("{place} {name}"), Wrong::Shape),
                Some(value) => {
                    let source = format!("{}, line {line}", path.display());
                    self.give(known.key, Given { value, source, written });
                }
            }
        }
    }

    fn take_variable(&mut self, name: &str, value: OsString) {
        let Some(known) = KNOWN.iter().find(|known| variable(known.key) == name) else {
            // Clusters set names of their own beside ours: only what is nearly one of ours was meant for us.
            let nearly = name.starts_with(PREFIX).then(|| KNOWN.iter().map(|known| variable(known.key)));
            if let Some(nearest) = nearly.and_then(|known| nearest(name, known)) {
                self.refuse(name.to_owned(), Wrong::Unknown(format!("did you mean {nearest}?")));
            }
            return;
        };
        match value.into_string() {
            Err(_) => self.refuse(name.to_owned(), Wrong::NotText),
            Ok(value) => {
                let written = format!("{name}={}", one_line(&value));
                self.give(known.key, Given { value, source: format!("{name} in the environment"), written });
            }
        }
    }

    fn give(&mut self, key: &'static str, given: Given) {
        if !given.value.is_empty() {
            self.given.insert(key, given);
        }
    }

    fn refuse(&mut self, written: String, wrong: Wrong) {
        self.mistakes.push(Mistake { written, wrong });
    }

    /// The mistakes so far.
    pub(super) fn mistakes(&self) -> Vec<Mistake> {
        self.mistakes.clone()
    }

    /// What is in force for a setting, if anything is.
    pub(super) fn get(&self, key: &str) -> Option<&str> {
        let given = self.given.get(key).map(|given| given.value.as_str());
        let default = || KNOWN.iter().find(|known| known.key == key).map(|known| known.default);
        given.or_else(default).filter(|value| !value.is_empty())
    }

    /// A mistake in what is in force for a setting.
    pub(super) fn mistake(&self, key: &str, wrong: Wrong) -> Mistake {
        // A secret is not repeated.
        let given = self.given.get(key).filter(|_| key != "bucket" && wrong != Wrong::DatabasePassword);
        let written = given.map_or_else(|| key.to_owned(), |given| given.written.clone());
        Mistake { written, wrong }
    }
}

/// What is in force, as a file that says the same, with where each value comes from beside it.
impl fmt::Display for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Known { key, kind, none, .. } in KNOWN {
            let source = self.given.get(key).map_or("built in", |given| &given.source);
            match self.get(key) {
                None => writeln!(f, "# {key}: {none}")?,
                Some(value) => writeln!(f, "{:<40} # {source}", format!("{key} = {}", in_file(kind, value)))?,
            }
        }
        Ok(())
    }
}

fn in_file(kind: Kind, value: &str) -> String {
    match (kind, value) {
        (Kind::Number, _) => value.to_owned(),
        (Kind::Switch, _) => super::switch(value).unwrap_or_default().to_string(),
        // What JSON escapes, TOML reads.
        (Kind::Text, _) => serde_json::Value::from(value).to_string(),
    }
}

/// The name of a setting in the environment.
fn variable(key: &str) -> String {
    format!("{PREFIX}{}", key.to_ascii_uppercase())
}

/// A value without its quotes, if it is one.
fn plain(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) => Some(number.to_string()),
        DeValue::Boolean(switch) => Some(switch.to_string()),
        _ => None,
    }
}

/// The one that was meant.
fn nearest(name: &str, known: impl Iterator<Item = String>) -> Option<String> {
    let distances = known.map(|known| (strsim::osa_distance(name, &known), known));
    distances.min().filter(|(slips, _)| *slips <= SLIPS).map(|(_, known)| known)
}

/// A message is one line whatever was typed.
fn one_line(text: &str) -> String {
    text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect()
}
