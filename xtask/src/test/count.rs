//! How many tests passed, read from what test runners print.

use std::ops::AddAssign;

/// Tests that passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub passed: u64,
    pub failed: u64,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl Counts {
    fn passed(passed: u64) -> Self {
        Self { passed, failed: 0 }
    }

    fn failed(failed: u64) -> Self {
        Self { passed: 0, failed }
    }
}

/// The counts that a line of output states, of `cargo test`, `node --test` or Playwright.
pub fn in_line(line: &str) -> Option<Counts> {
    let line = line.trim();
    of_cargo(line).or_else(|| of_node(line)).or_else(|| of_playwright(line))
}

/// `test result: ok. 12 passed; 0 failed; 1 ignored; …`
fn of_cargo(line: &str) -> Option<Counts> {
    let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let (passed, rest) = counts.split_once(" passed; ")?;
    let (failed, _) = rest.split_once(" failed;")?;
    Some(Counts { passed: passed.parse().ok()?, failed: failed.parse().ok()? })
}

/// `# pass 12` or `ℹ pass 12`, and the same with `fail` and `cancelled`.
fn of_node(line: &str) -> Option<Counts> {
    let rest = line.strip_prefix("# ").or_else(|| line.strip_prefix("ℹ "))?;
    let (word, number) = rest.split_once(' ')?;
    let number = number.parse().ok()?;
    match word {
        "pass" => Some(Counts::passed(number)),
        "fail" | "cancelled" => Some(Counts::failed(number)),
        _ => None,
    }
}

/// `12 passed (3.4s)`, `1 failed`, `1 flaky`, `1 interrupted`, `2 did not run`.
fn of_playwright(line: &str) -> Option<Counts> {
    let (number, word) = line.split_once(' ')?;
    let number = number.parse().ok()?;
    let word = word.split_once(" (").map_or(word, |(word, _)| word);
    match word {
        "passed" => Some(Counts::passed(number)),
        "failed" | "flaky" | "interrupted" | "did not run" => Some(Counts::failed(number)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_runner_is_understood() {
        let known = [
            ("test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out", (12, 0)),
            ("test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured", (3, 2)),
            ("# pass 7", (7, 0)),
            ("# fail 1", (0, 1)),
            ("ℹ pass 40", (40, 0)),
            ("ℹ cancelled 2", (0, 2)),
            ("  12 passed (3.4s)", (12, 0)),
            ("  1 failed", (0, 1)),
            ("  1 flaky", (0, 1)),
            ("  2 did not run", (0, 2)),
        ];
        for (line, (passed, failed)) in known {
            assert_eq!(in_line(line), Some(Counts { passed, failed }), "{line}");
        }
    }

    #[test]
    fn other_lines_count_nothing() {
        let others = [
            "test the_parser_refuses ... ok",
            "running 12 tests",
            "# tests 7",
            "# duration_ms 12",
            "ok 1 - 12 passed",
            "12 passed out",
            "passed 12",
            "",
        ];
        for line in others {
            assert_eq!(in_line(line), None, "{line}");
        }
    }
}
