//! What may follow `cargo xtask`.

use std::{net::SocketAddr, path::PathBuf};

use crate::trouble::Trouble;

/// Printed by `cargo xtask help`.
pub const HELP: &str = "\
cargo xtask run    build, start on 127.0.0.1:3000, seed the demonstration once
                   --listen ADDRESS:PORT   somewhere else than 127.0.0.1:3000
                   --data FOLDER           another data folder than data/
cargo xtask build  build the rooms into dist/, and the server
                   --quick                 heavier rooms in a fraction of the time, to try a change
                   --probe                 only what tests call of the sealing code, into target/probe/
cargo xtask package  build everything as it is sent to people, and one program that carries the rooms, into target/package/
cargo xtask deb    the same as a Debian package
                   --program FILE          pack a program that was built already
                   --out FOLDER            somewhere else than target/package/
cargo xtask sbom   print what program and rooms are built from, as CycloneDX
cargo xtask reproduce  build all that twice, in other folders and conditions, and compare every byte; takes as long as two builds
cargo xtask test   everything that is checked; the last line is `N passed, N failed`
cargo xtask postgres COMMAND …  run a command, such as cargo test, with a PostgreSQL server that the server's tests then use
cargo xtask bench  measure; a name after it picks one: vault, masking, disclosure, queue, surge, growth, restore,
                   bucket, browser, interface, scanners, fuzz, mutants
cargo xtask seed   put the demonstration into a server that runs already
                   --url ADDRESS           http://127.0.0.1:3000
                   --data FOLDER           the data folder of that server
cargo xtask help   this text";

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    Run { listen: SocketAddr, data: PathBuf },
    Build { quick: bool },
    Probe,
    Package,
    Deb { program: Option<PathBuf>, out: Option<PathBuf> },
    Sbom,
    Reproduce,
    Test,
    Postgres { command: Vec<String> },
    Bench { names: Vec<String> },
    Seed { url: String, data: PathBuf },
    Help,
}

/// Reads what follows `cargo xtask`.
pub fn parse(words: impl IntoIterator<Item = String>) -> Result<Task, Trouble> {
    let mut words = words.into_iter();
    let verb = words.next().unwrap_or_else(|| "help".to_owned());
    let rest: Vec<String> = words.collect();
    match verb.as_str() {
        "run" => {
            let [listen, data] = options(&rest, ["--listen", "--data"])?;
            Ok(Task::Run { listen: address(listen.as_deref().unwrap_or("127.0.0.1:3000"))?, data: folder(data) })
        }
        "seed" => {
            let [url, data] = options(&rest, ["--url", "--data"])?;
            let url = url.unwrap_or_else(|| "http://127.0.0.1:3000".to_owned());
            Ok(Task::Seed { url: url.trim_end_matches('/').to_owned(), data: folder(data) })
        }
        "package" => alone(Task::Package, &rest),
        "deb" => {
            let [program, out] = options(&rest, ["--program", "--out"])?;
            Ok(Task::Deb { program: program.map(PathBuf::from), out: out.map(PathBuf::from) })
        }
        "sbom" => alone(Task::Sbom, &rest),
        "reproduce" => alone(Task::Reproduce, &rest),
        "postgres" => Ok(Task::Postgres { command: rest }),
        "bench" => Ok(Task::Bench { names: rest }),
        "build" if rest == ["--probe"] => Ok(Task::Probe),
        "build" if rest == ["--quick"] => Ok(Task::Build { quick: true }),
        "build" => alone(Task::Build { quick: false }, &rest),
        "test" => alone(Task::Test, &rest),
        "help" | "--help" | "-h" => alone(Task::Help, &rest),
        other => Err(unknown(other)),
    }
}

/// The values of two options, each of which may stand once.
fn options(words: &[String], names: [&str; 2]) -> Result<[Option<String>; 2], Trouble> {
    let mut values = [None, None];
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let Some(at) = names.iter().position(|name| name == word) else {
            return Err(unknown(word));
        };
        let Some(value) = words.next() else {
            return Err(Trouble::new(
                format!("`{word}` wants a value after it"),
                "`cargo xtask help` shows an example",
            ));
        };
        values[at] = Some(value.clone());
    }
    Ok(values)
}

fn alone(task: Task, rest: &[String]) -> Result<Task, Trouble> {
    match rest.first() {
        None => Ok(task),
        Some(word) => Err(unknown(word)),
    }
}

fn address(text: &str) -> Result<SocketAddr, Trouble> {
    text.parse()
        .map_err(|_| Trouble::new(format!("`{text}` is not an address with a port"), "Write it like 127.0.0.1:3000"))
}

fn folder(given: Option<String>) -> PathBuf {
    PathBuf::from(given.unwrap_or_else(|| "data".to_owned()))
}

fn unknown(word: &str) -> Trouble {
    Trouble::new(format!("`{word}` is not something that xtask knows"), "`cargo xtask help` lists what there is")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse_line(line: &str) -> Result<Task, Trouble> {
        parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn run_without_options_listens_on_loopback_port_3000() {
        let task = parse_line("run").expect("a verb alone is enough");
        let listen = "127.0.0.1:3000".parse().expect("an address");
        let data = PathBuf::from("data");
        assert_eq!(task, Task::Run { listen, data });
    }

    #[test]
    fn options_stand_in_any_order() {
        let there = parse_line("run --data d --listen 127.0.0.1:1");
        assert_eq!(there, parse_line("run --listen 127.0.0.1:1 --data d"));
        assert!(there.is_ok());
    }

    #[test]
    fn a_build_is_of_the_product_light_or_quick_or_of_the_probe() {
        assert_eq!(parse_line("build"), Ok(Task::Build { quick: false }));
        assert_eq!(parse_line("build --quick"), Ok(Task::Build { quick: true }));
        assert_eq!(parse_line("build --probe"), Ok(Task::Probe));
        assert!(parse_line("build --prob").is_err());
        assert_eq!([parse_line("sbom"), parse_line("reproduce")], [Ok(Task::Sbom), Ok(Task::Reproduce)]);
    }

    #[test]
    fn nothing_at_all_is_a_call_for_help() {
        assert_eq!(parse_line(""), Ok(Task::Help));
    }

    #[test]
    fn a_slip_is_answered_with_the_mend() {
        for line in ["rnu", "run --lisen x", "run --listen", "run --listen x", "test now"] {
            let trouble = parse_line(line).expect_err(line).to_string();
            assert!(trouble.contains("Write it like") || trouble.contains("xtask help"));
        }
    }
}
