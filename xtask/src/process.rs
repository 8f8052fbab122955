//! Running other programs, with their failures in one line.

use std::{
    io::{self, BufRead, BufReader, ErrorKind},
    process::{Command, Stdio},
};

use crate::trouble::Trouble;

/// Runs to the end; whatever it prints goes to the terminal.
pub fn run(command: &mut Command) -> Result<(), Trouble> {
    let status = command.status().map_err(|error| not_started(command, &error))?;
    if status.success() {
        return Ok(());
    }
    Err(failed(command))
}

/// Runs to the end and hands over what it printed.
pub fn read(command: &mut Command) -> Result<String, Trouble> {
    let output = command.stderr(Stdio::inherit()).output().map_err(|error| not_started(command, &error))?;
    if !output.status.success() {
        return Err(failed(command));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs to the end; each line it prints goes to the terminal and to `line`. Says whether it succeeded.
pub fn watch(command: &mut Command, mut line: impl FnMut(&str)) -> Result<bool, Trouble> {
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|error| not_started(command, &error))?;
    if let Some(stdout) = child.stdout.take() {
        for bytes in BufReader::new(stdout).split(b'\n').map_while(Result::ok) {
            let text = String::from_utf8_lossy(&bytes);
            println!("{text}");
            line(&text);
        }
    }
    let status = child.wait().map_err(|error| not_started(command, &error))?;
    Ok(status.success())
}

/// Whether the program exists and answers these arguments with success; it prints nothing.
pub fn answers(program: &str, arguments: &[&str]) -> bool {
    Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// The command as a person would type it.
pub fn line_of(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    words.join(" ")
}

fn not_started(command: &Command, error: &io::Error) -> Trouble {
    let program = command.get_program().to_string_lossy().into_owned();
    if error.kind() == ErrorKind::NotFound {
        return Trouble::new(
            format!("`{program}` is not installed, or not on the PATH"),
            "Install it and run this again",
        );
    }
    Trouble::new(format!("`{program}` can't be started: {error}"), "Look at its permissions")
}

fn failed(command: &Command) -> Trouble {
    Trouble::new(format!("`{}` failed", line_of(command)), "What it printed above says why")
}
