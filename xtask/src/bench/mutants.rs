//! `cargo xtask bench mutants`: small faults put into `vault` and `themes` one at a time (cargo-mutants), and whether a test fails for each.
//!
//! A sample is what comes first by the digest of seed and mutant, its line left out: the same after code moved, and part of every larger one.

use std::{collections::BTreeSet, fs, path::Path};

use sha2::{Digest as _, Sha256};

use crate::{process, trouble::Trouble, workspace::Workspace};

/// Code that is tested together: what is compiled and run for each mutant is as little as shows it.
struct Part {
    package: &'static str,
    name: &'static str,
    /// Paths of its mutants begin with one of these; the first part that fits has it.
    paths: &'static [&'static str],
    /// Words for Cargo: features, and which tests are built.
    tests: &'static [&'static str],
    /// Tests that take long: only what the others miss meets them.
    long: &'static [&'static str],
}

/// Not run: files exchanged with Debian's age, and the vectors of npm. They look at age, and at packages that are no part of the tree.
const PARTS: [Part; 4] = [
    Part {
        package: "vault",
        name: "vault",
        paths: &["vault/src/"],
        tests: &["--features=keys", "--lib", "--test=keys", "--test=refusals", "--test=format"],
        long: &[
            "a_file_byte_by_byte_opens",
            "a_file_of_any_size_opens",
            "everything_sealed_passes_both_doors",
            "every_message_passes_the_door_in_any_pieces",
            "no_byte_can_be_changed_added_or_taken_away",
            "what_does_not_fit_is_refused_and_not_cut",
        ],
    },
    Part {
        package: "themes",
        name: "masking",
        paths: &["themes/src/masking"],
        tests: &["--lib", "--test=masking"],
        long: &[],
    },
    Part {
        package: "themes",
        name: "disclosure",
        paths: &["themes/src/disclosure", "themes/src/release", "themes/src/plan"],
        tests: &["--all-features", "--lib", "--test=disclosure", "--test=themes"],
        long: &[
            "two_hundred_calls_hide_what_they_hide",
            "calls_that_were_once_given_away",
            "four_totals_in_five_are_published",
            "half_of_a_table_by_three_groups",
            "a_thousand_random_audits_have_the_bounds",
            "an_account_without_consent_changes_no_byte",
            "a_quote_leaves_only_if_its_writer_allows_it",
            "every_record_is_read_back_as_it_was",
            "a_changed_byte_never_leaves_the_same_record",
        ],
    },
    Part {
        package: "themes",
        name: "themes",
        paths: &["themes/src/"],
        tests: &["--all-features", "--lib", "--test=themes"],
        long: &["every_record_is_read_back_as_it_was", "a_changed_byte_never_leaves_the_same_record"],
    },
];

/// Seconds from which on a mutant's tests are taken to hang: those that are quick, and all. Several times what they take while others compile.
const SLOW: u32 = 120;
const SLOW_ALL: u32 = 900;

/// What became of a part's mutants.
#[derive(Default)]
struct Outcome {
    caught: usize,
    missed: Vec<String>,
    timed_out: Vec<String>,
    unviable: usize,
}

impl Outcome {
    /// Reads the lists that cargo-mutants leaves, as far as they are of these mutants.
    fn read(folder: &Path, mutants: &[&str]) -> Self {
        let list = |name: &str| -> Vec<String> {
            let text = fs::read_to_string(folder.join("mutants.out").join(name)).unwrap_or_default();
            text.lines().filter(|line| mutants.contains(line)).map(str::to_owned).collect()
        };
        Self {
            caught: list("caught.txt").len(),
            missed: list("missed.txt"),
            timed_out: list("timeout.txt"),
            unviable: list("unviable.txt").len(),
        }
    }

    fn join(&mut self, other: Self) {
        self.caught += other.caught;
        self.missed.extend(other.missed);
        self.timed_out.extend(other.timed_out);
        self.unviable += other.unviable;
    }

    fn print(&self, name: &str) {
        let (missed, timed_out) = (self.missed.len(), self.timed_out.len());
        let viable = self.caught + missed + timed_out;
        let (low, high) = wilson(self.caught, viable);
        println!(
            "{name:>10}: {viable} viable, {} caught, {missed} missed, {timed_out} timed out ({} do not compile): {:.3} caught ({low:.3}–{high:.3})",
            self.caught,
            self.unviable,
            self.caught as f64 / viable.max(1) as f64,
        );
    }
}

/// Runs a sample of each package, or all.
pub fn mutants(workspace: &Workspace) -> Result<(), Trouble> {
    if !process::answers("cargo", &["mutants", "--version"]) {
        return Err(Trouble::new(
            "`cargo-mutants` is not installed",
            "Install it (minutes), and run this again: cargo install --locked cargo-mutants",
        ));
    }
    let (most, seed) =
        (super::setting("MURMURATION_MUTANTS", u64::MAX)?, super::setting("MURMURATION_MUTANTS_SEED", 1)?);
    let only = std::env::var("MURMURATION_MUTANTS_OF").ok();
    let mut all = Vec::new();
    for package in ["vault", "themes"] {
        if only.as_deref().is_some_and(|only| only != package) {
            continue;
        }
        let list = process::read(&mut workspace.cargo(["mutants", "--list", "--colors=never", "--package", package]))?;
        let list: Vec<&str> = list.lines().collect();
        let chosen = sample(&list, usize::try_from(most).unwrap_or(usize::MAX), seed);
        println!("{package}: {} of {} mutants, seed {seed}", chosen.len(), list.len());
        let mut outcome = Outcome::default();
        for part in PARTS.iter().filter(|part| part.package == package) {
            let of_part: Vec<&str> = chosen.iter().copied().filter(|mutant| belongs(mutant, part)).collect();
            if of_part.is_empty() {
                continue;
            }
            let of_part = run(workspace, part, &of_part)?;
            of_part.print(part.name);
            outcome.join(of_part);
        }
        all.push((package, outcome));
    }
    for (package, outcome) in &all {
        println!();
        outcome.print(package);
        outcome.missed.iter().for_each(|mutant| println!("missed     {mutant}"));
        outcome.timed_out.iter().for_each(|mutant| println!("timed out  {mutant}"));
    }
    Ok(())
}

/// The first `most` by digest, in the order of the list.
fn sample<'a>(list: &[&'a str], most: usize, seed: u64) -> Vec<&'a str> {
    let digest = |mutant: &str| {
        let mut words = mutant.splitn(4, ':');
        let (path, what) = (words.next().unwrap_or_default(), words.nth(2).unwrap_or_default());
        Sha256::new().chain_update(seed.to_be_bytes()).chain_update(path).chain_update(what).finalize()
    };
    let mut order: Vec<usize> = (0..list.len()).collect();
    order.sort_by_cached_key(|at| list.get(*at).map(|mutant| digest(mutant)));
    order.truncate(most);
    order.sort_unstable();
    order.into_iter().filter_map(|at| list.get(at).copied()).collect()
}

fn belongs(mutant: &str, part: &Part) -> bool {
    let first = PARTS.iter().find(|part| part.paths.iter().any(|path| mutant.starts_with(path)));
    first.is_some_and(|first| first.name == part.name)
}

/// Runs a part's mutants with the tests that are quick, and those that live with the others as well.
fn run(workspace: &Workspace, part: &Part, mutants: &[&str]) -> Result<Outcome, Trouble> {
    let mut outcome = run_once(workspace, part, mutants, part.long)?;
    if !outcome.missed.is_empty() && !part.long.is_empty() {
        let missed = std::mem::take(&mut outcome.missed);
        let missed: Vec<&str> = missed.iter().map(String::as_str).collect();
        outcome.join(run_once(workspace, part, &missed, &[])?);
    }
    Ok(outcome)
}

/// Each in the same copy of the tree, beside one build folder for all.
fn run_once(workspace: &Workspace, part: &Part, mutants: &[&str], left_out: &[&str]) -> Result<Outcome, Trouble> {
    let folder = workspace.target.join("mutants");
    let out = folder.join(part.name).join(if left_out.is_empty() { "all" } else { "quick" });
    fs::create_dir_all(&out)
        .map_err(|error| Trouble::new(format!("{} can't be made: {error}", out.display()), "Look at its folder"))?;
    let mut cargo = workspace.cargo(["mutants", "--package", part.package, "--profile=mutants", "--colors=never"]);
    cargo.arg("--output").arg(&out).env("CARGO_TARGET_DIR", folder.join("build"));
    let are_all_quick = part.long.len() == left_out.len();
    cargo.arg(format!("--timeout={}", if are_all_quick { SLOW } else { SLOW_ALL }));
    cargo.args(mutants.iter().map(|mutant| format!("--re=^{}$", escaped(mutant))));
    // What deletes a field comes whatever the expressions above say (cargo-mutants 27.1): so that few of those come, only files with one of these are looked at.
    let files: BTreeSet<&str> = mutants.iter().filter_map(|mutant| mutant.split(':').next()).collect();
    cargo.args(files.iter().map(|file| format!("--file={file}")));
    cargo.args(part.tests.iter().map(|word| format!("--cargo-arg={word}")));
    if !left_out.is_empty() {
        cargo.args(["--", "--"]).args(left_out.iter().flat_map(|test| ["--skip", test]));
    }
    let status = cargo
        .status()
        .map_err(|error| Trouble::new(format!("cargo-mutants can't be run: {error}"), "Install it anew"))?;
    // 2 and 3: some were missed, or timed out.
    if matches!(status.code(), Some(0 | 2 | 3)) {
        return Ok(Outcome::read(&out, mutants));
    }
    Err(Trouble::new("cargo-mutants failed", "What it printed above says why; without a mutant the tests must pass"))
}

/// A regular expression that fits this text alone.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        if r"\.+*?()|[]{}^$#&-~".contains(letter) {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// Both ends of Wilson's interval for 95 %.
fn wilson(caught: usize, of: usize) -> (f64, f64) {
    let (of, z) = (of.max(1) as f64, 1.96);
    let share = caught as f64 / of;
    let middle = share + z * z / (2.0 * of);
    let half = z * (share * (1.0 - share) / of + z * z / (4.0 * of * of)).sqrt();
    let whole = 1.0 + z * z / of;
    ((middle - half) / whole, (middle + half) / whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: [&str; 4] = [
        "vault/src/seal.rs:10:5: replace seal -> Vec<u8> with vec![]",
        "vault/src/seal.rs:20:9: replace > with >= in seal",
        "vault/src/open.rs:7:5: replace open -> bool with true",
        "vault/src/open.rs:9:5: replace && with || in open",
    ];

    #[test]
    fn a_sample_is_the_same_after_lines_moved_and_part_of_a_larger_one() {
        let moved: Vec<String> = LIST.iter().map(|mutant| mutant.replacen(":5:", ":55:", 1)).collect();
        let moved: Vec<&str> = moved.iter().map(String::as_str).collect();
        for most in 0..LIST.len() {
            let chosen = sample(&LIST, most, 1);
            assert_eq!(chosen.len(), most);
            assert!(chosen.iter().all(|mutant| sample(&LIST, most + 1, 1).contains(mutant)));
            let places = |list: &[&str], chosen: &[&str]| -> Vec<usize> {
                (0..list.len()).filter(|at| chosen.contains(&list[*at])).collect()
            };
            assert_eq!(places(&LIST, &chosen), places(&moved, &sample(&moved, most, 1)));
        }
        assert!((2..50).any(|seed| sample(&LIST, 2, seed) != sample(&LIST, 2, 1)));
    }

    #[test]
    fn every_mutant_belongs_to_one_part() {
        for (mutant, name) in [
            (LIST[0], "vault"),
            ("themes/src/masking.rs:1:1: replace a with b", "masking"),
            ("themes/src/disclosure/count.rs:1:1: replace a with b", "disclosure"),
            ("themes/src/coding/place.rs:1:1: replace a with b", "themes"),
        ] {
            let parts: Vec<&str> = PARTS.iter().filter(|part| belongs(mutant, part)).map(|part| part.name).collect();
            assert_eq!(parts, [name]);
        }
    }

    #[test]
    fn the_interval_is_wilsons() {
        let (low, high) = wilson(90, 100);
        assert!((low - 0.8256).abs() < 0.0005 && (high - 0.9448).abs() < 0.0005, "{low} {high}");
    }

    #[test]
    fn a_mutant_is_named_as_it_is_written() {
        assert_eq!(escaped("a.rs:1:2: replace + with - in f"), r"a\.rs:1:2: replace \+ with \- in f");
    }
}
