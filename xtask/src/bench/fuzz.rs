//! `cargo xtask bench fuzz`: random bytes against everything that reads what strangers send, until so many executions are done.
//!
//! The targets are built with this machine's own Rust: the counters that libFuzzer follows are a pass of LLVM that needs no nightly. Seeds and seed number are the
//! same each time, so that the same program does the same again.

use std::{
    collections::VecDeque,
    fs,
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::Mutex,
    thread,
};

use crate::{process, tools, trouble::Trouble, workspace::Workspace};

/// Each target with its share of all executions, in thousandths: those that are fast get more, so that all take about an hour of one processor.
const TARGETS: [(&str, u64); 16] = [
    ("header", 20),
    ("envelope", 30),
    ("key_set", 130),
    ("receipt", 100),
    ("entry", 180),
    ("replacement", 25),
    ("log", 180),
    ("form", 30),
    ("body", 100),
    ("signed_body", 25),
    ("handed_in", 10),
    ("record", 30),
    ("plan", 60),
    ("release", 30),
    ("codebook", 20),
    ("qdc", 30),
];

/// What the compiler has to leave in the programs for libFuzzer.
const COUNTERS: [&str; 6] = [
    "--cfg fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
];

const RUNS: u64 = 100_000_000;
/// Seconds, and megabytes of memory, from which on one input is a finding.
const SLOW: u32 = 20;
const LARGE: u32 = 2_048;
/// Lines of a failure that are shown.
const SHOWN: usize = 60;

/// What became of one target.
struct Outcome {
    name: &'static str,
    executions: u64,
    per_second: u64,
    failure: Option<String>,
}

/// Runs every target, as many at once as there are processors.
pub fn fuzz(workspace: &Workspace) -> Result<(), Trouble> {
    let (runs, seed) = (super::setting("MURMURATION_FUZZ_RUNS", RUNS)?, super::setting("MURMURATION_FUZZ_SEED", 1)?);
    let programs = build(workspace)?;
    let left = Mutex::new(TARGETS.iter());
    let next = || left.lock().ok().and_then(|mut left| left.next());
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let work = || {
        let mut done = Vec::new();
        while let Some((name, share)) = next() {
            let outcome = run(workspace, &programs, name, (runs * share).div_ceil(1_000), seed)?;
            println!("{:>12} executions, {:>7} a second  {name}", outcome.executions, outcome.per_second);
            done.push(outcome);
        }
        Ok(done)
    };
    let done: Vec<Result<Vec<Outcome>, Trouble>> = thread::scope(|scope| {
        let running: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        running.into_iter().filter_map(|worker| worker.join().ok()).collect()
    });
    let done: Vec<Outcome> = done.into_iter().collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect();
    let total: u64 = done.iter().map(|outcome| outcome.executions).sum();
    let failures: Vec<_> = done.iter().filter_map(|outcome| Some((outcome.name, outcome.failure.as_ref()?))).collect();
    println!("{total:>12} executions of {} targets, seed {seed}, {} findings", done.len(), failures.len());
    for (name, failure) in &failures {
        println!("\n{name}:\n{failure}");
    }
    if failures.is_empty() && done.len() == TARGETS.len() {
        return Ok(());
    }
    Err(Trouble::new("A target failed", "What it was given is in target/fuzz/found; make it a test first"))
}

/// Builds the targets and says where they are.
fn build(workspace: &Workspace) -> Result<PathBuf, Trouble> {
    // libFuzzer itself is C++.
    if !process::answers("c++", &["--version"]) {
        tools::install(&["g++"], "libFuzzer needs a C++ compiler:")?;
    }
    let (host, folder) = (tools::host()?, workspace.target.join("fuzz"));
    let mut cargo = workspace.cargo(["build", "--quiet", "--release", "--locked"]);
    // With a target named, build scripts and macros are built without counters.
    cargo
        .args(["--manifest-path", "xtask/fuzz/Cargo.toml", "--target", &host, "--target-dir"])
        .arg(&folder)
        .env("RUSTFLAGS", COUNTERS.join(" "));
    process::run(&mut cargo)?;
    Ok(folder.join(host).join("release"))
}

/// Runs one target from its seeds on, in a folder that begins empty.
fn run(workspace: &Workspace, programs: &Path, name: &'static str, runs: u64, seed: u64) -> Result<Outcome, Trouble> {
    let folder = workspace.target.join("fuzz");
    let (corpus, found) = (folder.join("corpus").join(name), folder.join("found"));
    let _ = fs::remove_dir_all(&corpus);
    for made in [&corpus, &found] {
        fs::create_dir_all(made).map_err(|error| {
            Trouble::new(format!("{} can't be made: {error}", made.display()), "Look at its folder")
        })?;
    }
    let mut program = Command::new(programs.join(name));
    program.args([format!("-runs={runs}"), format!("-seed={seed}"), "-print_final_stats=1".to_owned()]);
    program.args([format!("-timeout={SLOW}"), format!("-rss_limit_mb={LARGE}")]);
    program.arg(format!("-artifact_prefix={}/{name}-", found.display()));
    program.arg(corpus).arg(workspace.root.join("xtask/fuzz/corpus").join(name));
    let not_started =
        |error| Trouble::new(format!("{} can't be run: {error}", programs.join(name).display()), "Build it anew");
    let mut child = program.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().map_err(not_started)?;
    let (mut executions, mut per_second, mut last) = (0, 0, VecDeque::new());
    for line in child.stderr.take().into_iter().flat_map(|said| BufReader::new(said).split(b'\n')).map_while(Result::ok)
    {
        let line = String::from_utf8_lossy(&line).into_owned();
        executions = told(&line, "number_of_executed_units").unwrap_or(executions);
        per_second = told(&line, "average_exec_per_sec").unwrap_or(per_second);
        last.push_back(line);
        if last.len() > SHOWN {
            last.pop_front();
        }
    }
    let ended = child.wait().map_err(not_started)?;
    let failure = (!ended.success() || executions < runs).then(|| Vec::from(last).join("\n"));
    Ok(Outcome { name, executions, per_second, failure })
}

/// A figure of libFuzzer's statistics, if the line tells it.
fn told(line: &str, name: &str) -> Option<u64> {
    line.strip_prefix("stat::")?.strip_prefix(name)?.strip_prefix(':')?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::*;

    const DESCRIPTION: &str = include_str!("../../../server/openapi.json");
    /// Where bodies stand under their names, with the targets that read them.
    const BODIES: [(&str, &str); 2] =
        [("body", include_str!("../../fuzz/src/body.rs")), ("signed_body", include_str!("../../fuzz/src/case.rs"))];

    /// The names of JSON bodies in the server's description.
    fn described() -> BTreeSet<String> {
        let description: Value = serde_json::from_str(DESCRIPTION).expect("the description is JSON");
        let paths = description["paths"].as_object().expect("it has paths").values();
        let operations = paths.flat_map(|path| path.as_object().expect("a path has operations").values());
        let bodies = operations.filter_map(|operation| operation["requestBody"]["content"].get("application/json"));
        let name = |body: &Value| {
            let reference = body["schema"]["$ref"].as_str().expect("a body's schema has a name");
            reference.rsplit('/').next().expect("it is the last part").to_owned()
        };
        bodies.map(name).collect()
    }

    /// The variants of the enum in this source.
    fn variants(source: &str) -> impl Iterator<Item = String> {
        let list = source.split("\npub enum ").nth(1).and_then(|rest| rest.split("\n}").next()).expect("an enum");
        let starts = list.lines().filter_map(|line| line.strip_prefix("    "));
        starts
            .map(|line| line.chars().take_while(char::is_ascii_alphanumeric).collect())
            .filter(|name: &String| name.starts_with(|first: char| first.is_ascii_uppercase()))
    }

    #[test]
    fn every_json_body_that_the_server_takes_is_tried() {
        let tried: BTreeSet<String> = BODIES.iter().flat_map(|(_, source)| variants(source)).collect();
        assert_eq!(tried, described());
    }

    #[test]
    fn every_json_body_has_a_seed() {
        let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
        for (target, source) in BODIES {
            let seeds = fs::read_dir(corpus.join(target)).expect("a target has seeds");
            let seeds: Vec<_> = seeds.map(|seed| fs::read(seed.expect("a seed").path()).expect("it is read")).collect();
            for name in variants(source) {
                let start = format!("{{\"{name}\":");
                assert!(seeds.iter().any(|seed| seed.starts_with(start.as_bytes())), "{name} has no seed");
            }
        }
    }

    #[test]
    fn every_target_has_its_share() {
        let manifest = include_str!("../../fuzz/Cargo.toml");
        let named = manifest.split("[[bin]]").skip(1).filter_map(|bin| bin.split('"').nth(1));
        assert!(named.eq(TARGETS.map(|(name, _)| name)));
        assert_eq!(TARGETS.iter().map(|(_, share)| share).sum::<u64>(), 1_000);
    }

    #[test]
    fn figures_are_read_as_libfuzzer_writes_them() {
        let line = "stat::average_exec_per_sec:     125000";
        assert_eq!(told(line, "average_exec_per_sec"), Some(125_000));
        assert_eq!(told(line, "number_of_executed_units"), None);
    }
}
