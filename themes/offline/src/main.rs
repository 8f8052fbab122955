//! `murmuration-offline`: opens, seals, verifies, exports and signs on a machine without network. One command, `check`, asks a server.
//!
//! Only this file reads the command line and the clock.

mod arguments;
mod check;
mod export;
mod help;
mod input;
mod key_sets;
mod open;
mod place;
mod progress;
mod report;
mod root;
mod seal;
mod site;
mod source;
mod trouble;
mod verify;

use std::{
    env,
    io::{self, IsTerminal as _, Write},
    process::ExitCode,
    time::{Instant, SystemTime, UNIX_EPOCH},
};

use serde::Serialize;
use time::{Date, OffsetDateTime};

use arguments::{Order, Task};
use report::Report;

fn main() -> ExitCode {
    let mut stdout = io::stdout().lock();
    let order = match arguments::read(env::args_os(), stdout.is_terminal()) {
        Ok(order) => order,
        Err(slip) => {
            let told = slip.print().is_ok();
            return if slip.use_stderr() || !told { ExitCode::from(2) } else { ExitCode::SUCCESS };
        }
    };
    let told = match &order.task {
        Task::Open(task) => {
            let report = open::open(task, &mut stdout);
            tell(&order, report, &mut stdout, |report, _| {
                let count = report.results().len();
                let accounts = if count == 1 { "account" } else { "accounts" };
                writeln!(io::stderr(), "Opened {count} {accounts}.")
            })
        }
        Task::Seal(task) => {
            let report = seal::seal(task, today(), &mut stdout);
            tell(&order, report, &mut stdout, |report, stdout| {
                report.results().iter().try_for_each(|done| done.tell(stdout))
            })
        }
        Task::VerifyKeys(task) => tell(&order, verify::keys(task, today()), &mut stdout, |report, stdout| {
            report.results().iter().try_for_each(|done| done.tell(stdout))
        }),
        Task::Export(task) => tell(&order, export::export(task), &mut stdout, |report, stdout| {
            report.results().iter().try_for_each(|done| done.tell(stdout))
        }),
        Task::Check(task) => {
            let aside: &mut dyn Write = if order.json { &mut io::sink() } else { &mut io::stderr() };
            let report = check::check(task, now, aside);
            tell(&order, report, &mut stdout, |report, stdout| {
                writeln!(stdout, "{}: {} answers are as they should be.", task.address, report.results().len())
            })
        }
        Task::SiteKey(task) => tell(&order, site::key(task), &mut stdout, |report, stdout| {
            report.results().iter().try_for_each(|done| done.tell(stdout))
        }),
        Task::SiteSign(task) => tell(&order, site::sign(task), &mut stdout, |report, stdout| {
            report.results().iter().try_for_each(|done| done.tell(stdout))
        }),
        Task::VerifyRelease(task) => tell(&order, verify::release(task), &mut stdout, |report, stdout| {
            report.results().iter().try_for_each(|done| done.tell(stdout))
        }),
    };
    // Whoever closed standard output does not read what follows either.
    ExitCode::from(told.unwrap_or(3))
}

/// Tells the outcome to whoever asked, and hands back the exit code.
fn tell<T: Serialize, W: Write>(
    order: &Order,
    mut report: Report<T>,
    stdout: &mut W,
    to_a_person: impl FnOnce(&Report<T>, &mut W) -> io::Result<()>,
) -> io::Result<u8> {
    if order.json {
        report.tell_json(stdout)?;
    } else {
        to_a_person(&report, stdout)?;
        report.tell_new(&mut io::stderr())?;
    }
    stdout.flush()?;
    Ok(report.exit())
}

/// For how long something takes.
#[expect(clippy::disallowed_methods, reason = "main reads the clock for everything else")]
fn now() -> Instant {
    Instant::now()
}

/// By this machine's clock; a key set's last day is compared with it.
#[expect(clippy::disallowed_methods, reason = "main reads the clock for everything else")]
fn today() -> Date {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let seconds = i64::try_from(since.as_secs()).unwrap_or(i64::MAX);
    OffsetDateTime::from_unix_timestamp(seconds).unwrap_or(OffsetDateTime::UNIX_EPOCH).date()
}
