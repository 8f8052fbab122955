//! `cargo xtask test`: everything that is checked, step by step, to the end even if a step fails.

mod count;
mod packages;
mod step;
mod steps;

use std::{path::Path, process::ExitCode, time::Instant};

pub use self::steps::doors_on_postgres;
use self::{count::Counts, step::Step};
use crate::workspace::Workspace;

/// Runs every step. The last line printed is `N passed, N failed` alone.
#[expect(clippy::disallowed_methods, reason = "how long a step takes is printed, and decides nothing")]
pub fn test(workspace: &Workspace, cargo_home: Option<&Path>) -> ExitCode {
    let mut total = Counts::default();
    let mut lines = Vec::new();
    for step in steps::all(workspace, cargo_home) {
        let heading = step.heading;
        println!("\n=== {heading}\n");
        let began = Instant::now();
        let counts = step.run();
        let took = began.elapsed().as_secs();
        println!("\n--- {took} s");
        lines.push(format!("{:>5} passed {:>5} failed {took:>5} s  {heading}", counts.passed, counts.failed));
        total += counts;
    }
    println!("\n=== Totals\n");
    for line in lines {
        println!("{line}");
    }
    println!("\n{} passed, {} failed", total.passed, total.failed);
    if total.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
