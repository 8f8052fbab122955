//! One step of the tests: a heading, and work that passes or fails.

use std::process::Command;

use super::count::{self, Counts};
use crate::{
    postgres::{Place, Server},
    process,
    trouble::Trouble,
};

/// Work under a heading.
pub struct Step<'a> {
    pub heading: &'static str,
    work: Work<'a>,
}

enum Work<'a> {
    Command(Command),
    OnPostgres(Command),
    Task(Box<dyn FnOnce() -> Result<(), Trouble> + 'a>),
}

impl<'a> Step<'a> {
    /// A program; the tests that it reports are counted, and without any it counts as one.
    pub fn command(heading: &'static str, command: Command) -> Self {
        Self { heading, work: Work::Command(command) }
    }

    /// The same, with a PostgreSQL server that it may fill.
    pub fn on_postgres(heading: &'static str, command: Command) -> Self {
        Self { heading, work: Work::OnPostgres(command) }
    }

    /// Work of our own, which counts as one.
    pub fn task(heading: &'static str, task: impl FnOnce() -> Result<(), Trouble> + 'a) -> Self {
        Self { heading, work: Work::Task(Box::new(task)) }
    }

    /// Does the work and says how many tests passed and failed.
    pub fn run(self) -> Counts {
        let mut counts = Counts::default();
        let finished = match self.work {
            Work::Task(task) => task().map(|()| true),
            Work::Command(command) => watch(command, &mut counts),
            Work::OnPostgres(mut command) => Server::start(Place::Memory).and_then(|server| {
                server.lend(&mut command);
                watch(command, &mut counts)
            }),
        };
        let succeeded = finished.unwrap_or_else(|trouble| {
            println!("{trouble}");
            false
        });
        settle(counts, succeeded)
    }
}

fn watch(mut command: Command, counts: &mut Counts) -> Result<bool, Trouble> {
    println!("$ {}\n", process::line_of(&command));
    process::watch(&mut command, |line| *counts += count::in_line(line).unwrap_or_default())
}

/// A program that fails without naming a test, or succeeds without counting any, is one test itself.
fn settle(mut counts: Counts, succeeded: bool) -> Counts {
    if !succeeded && counts.failed == 0 {
        counts.failed = 1;
    }
    if succeeded && counts == Counts::default() {
        counts.passed = 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Counts {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        Step::command("A step", command).run()
    }

    #[test]
    fn a_step_counts_the_tests_that_it_reports() {
        let counts = shell("echo 'test result: ok. 4 passed; 0 failed; 0 ignored'; echo '# pass 3'");
        assert_eq!(counts, Counts { passed: 7, failed: 0 });
    }

    #[test]
    fn a_failure_without_a_count_is_one_failure() {
        assert_eq!(shell("exit 1"), Counts { passed: 0, failed: 1 });
        let died = shell("echo 'test result: ok. 4 passed; 0 failed; 0 ignored'; exit 101");
        assert_eq!(died, Counts { passed: 4, failed: 1 });
    }

    #[test]
    fn a_success_without_a_count_is_one_pass() {
        assert_eq!(shell("true"), Counts { passed: 1, failed: 0 });
    }

    #[test]
    fn trouble_in_a_task_is_one_failure() {
        let step = Step::task("A step", || Err(Trouble::new("It broke", "Mend it")));
        assert_eq!(step.run(), Counts { passed: 0, failed: 1 });
    }
}
