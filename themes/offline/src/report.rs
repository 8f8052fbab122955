//! What a command has to say at its end: to a person, or to a program.

use std::io::{self, Write};

use serde::Serialize;
use vault::id::Digest;

use crate::trouble::{Kind, Trouble};

/// The outcome of one command. With `--json` this is the one object on standard output.
#[derive(Serialize)]
pub struct Report<T> {
    command: &'static str,
    exit: u8,
    /// SHA-256 of the manifest that a server's answers were held against.
    #[serde(skip_serializing_if = "Option::is_none")]
    manifest: Option<Digest>,
    results: Vec<T>,
    failures: Vec<Failure>,
    /// What nobody asked about, and somebody should know.
    notes: Vec<String>,
    #[serde(skip)]
    told: Told,
}

/// How many a person was told of.
#[derive(Default)]
struct Told {
    failures: usize,
    notes: usize,
}

#[derive(Serialize)]
struct Failure {
    subject: String,
    kind: Kind,
    what: String,
    next: String,
}

impl<T> Report<T> {
    pub fn new(command: &'static str) -> Self {
        let (results, failures, notes) = (Vec::new(), Vec::new(), Vec::new());
        Self { command, exit: 0, manifest: None, results, failures, notes, told: Told::default() }
    }

    /// Something that was done.
    pub fn done(&mut self, result: T) {
        self.results.push(result);
    }

    /// Something that was not right, and what it was about.
    pub fn failed(&mut self, subject: impl Into<String>, trouble: Trouble) {
        let Trouble { kind, what, next } = trouble;
        self.failures.push(Failure { subject: subject.into(), kind, what, next });
    }

    /// What answers are held against.
    pub fn hold_against(&mut self, manifest: Digest) {
        self.manifest = Some(manifest);
    }

    /// Something to know beside.
    pub fn note(&mut self, note: impl Into<String>) {
        self.notes.push(note.into());
    }

    pub fn results(&self) -> &[T] {
        &self.results
    }

    /// 0 if everything was right; the code of what went wrong if nothing was done and all of it went wrong alike; else 1.
    pub fn exit(&self) -> u8 {
        let Some(first) = self.failures.first() else { return 0 };
        let alike = self.failures.iter().all(|failure| failure.kind.exit() == first.kind.exit());
        if self.results.is_empty() && alike { first.kind.exit() } else { 1 }
    }

    /// Tells a person what was not right and what is to know, a line for each, of what she was not told yet.
    pub fn tell_new(&mut self, to: &mut (impl Write + ?Sized)) -> io::Result<()> {
        for note in self.notes.iter().skip(self.told.notes) {
            writeln!(to, "{}", printable(note))?;
        }
        for Failure { subject, what, next, .. } in self.failures.iter().skip(self.told.failures) {
            writeln!(to, "{}", printable(&format!("{subject}: {what}. {next}.")))?;
        }
        self.told = Told { failures: self.failures.len(), notes: self.notes.len() };
        Ok(())
    }
}

impl<T: Serialize> Report<T> {
    /// Tells a program everything.
    pub fn tell_json(&mut self, to: &mut impl Write) -> io::Result<()> {
        self.exit = self.exit();
        serde_json::to_writer_pretty(&mut *to, self)?;
        writeln!(to)
    }
}

/// One line without anything that a terminal would obey: names of files come from elsewhere.
pub fn printable(line: &str) -> String {
    line.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(results: usize, failures: &[Kind]) -> Report<u8> {
        let mut report = Report::new("open");
        (0..results).for_each(|_| report.done(0));
        failures.iter().for_each(|kind| report.failed("a", Trouble::new(*kind, "It broke", "Mend it")));
        report
    }

    #[test]
    fn the_exit_code_says_whether_all_some_or_nothing_was_done() {
        assert_eq!(report(2, &[]).exit(), 0);
        assert_eq!(report(2, &[Kind::WrongKey]).exit(), 1);
        assert_eq!(report(0, &[Kind::WrongKey, Kind::Damaged]).exit(), 4);
        assert_eq!(report(0, &[Kind::CannotRead]).exit(), 3);
        assert_eq!(report(0, &[Kind::CannotRead, Kind::Damaged]).exit(), 1);
    }

    #[test]
    fn a_name_can_not_steer_the_terminal() {
        assert_eq!(printable("a\u{1b}[2Jb\n"), "a\u{fffd}[2Jb\u{fffd}");
    }
}
