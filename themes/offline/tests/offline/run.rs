//! Running the built command in a folder of its own.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
};

use serde_json::Value;
use tempfile::TempDir;

/// A folder to run in, gone afterwards.
pub struct Desk(TempDir);

/// How a command ended.
pub struct Outcome {
    pub code: i32,
    pub stdout: Vec<u8>,
    pub stderr: String,
}

impl Outcome {
    pub fn text(&self) -> &str {
        core::str::from_utf8(&self.stdout).expect("it prints text")
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.stdout).unwrap_or_else(|error| panic!("{error}: {}{}", self.text(), self.stderr))
    }

    /// The kinds of failures in the report of `--json`.
    pub fn kinds(&self) -> Vec<String> {
        let report = self.json();
        let failures = report["failures"].as_array().expect("a list").iter();
        failures.map(|failure| failure["kind"].as_str().expect("a text").to_owned()).collect()
    }
}

impl Desk {
    pub fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder can be made"))
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("it is in the folder")).expect("folders can be made");
        fs::write(path, bytes).expect("files can be written");
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Every name in a folder, sorted.
    pub fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).unwrap_or_else(|error| panic!("{folder}: {error}"));
        let name = |entry: Result<fs::DirEntry, _>| entry.expect("it can be read").file_name();
        let mut names: Vec<String> = entries.map(|entry| name(entry).to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// Runs the command with these words, without anything on standard input.
    pub fn run(&self, words: &[&str]) -> Outcome {
        self.run_with(words, b"")
    }

    pub fn run_with(&self, words: &[&str], input: &[u8]) -> Outcome {
        outcome(Command::new(env!("CARGO_BIN_EXE_murmuration-offline")).args(words).current_dir(self.0.path()), input)
    }

    /// Runs another program in the same folder.
    pub fn other(&self, program: impl AsRef<Path>, words: &[&str], input: &[u8]) -> Outcome {
        outcome(Command::new(program.as_ref()).args(words).current_dir(self.0.path()), input)
    }
}

fn outcome(command: &mut Command, input: &[u8]) -> Outcome {
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = piped.unwrap_or_else(|error| panic!("{command:?} can't be run: {error}"));
    let mut stdin = child.stdin.take().expect("it is piped");
    let output = thread::scope(|scope| {
        // A command that needs no input closes it early.
        scope.spawn(move || stdin.write_all(input).ok());
        child.wait_with_output().expect("it ends")
    });
    Outcome {
        code: output.status.code().expect("it ends by itself"),
        stdout: output.stdout,
        stderr: String::from_utf8(output.stderr).expect("it prints text"),
    }
}
