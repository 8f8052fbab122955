//! `backup`, `restore` and `verify`, as somebody at a terminal or a timer calls them.

use std::{
    future::Future,
    io::{self, IsTerminal as _, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
    thread,
};

use server::{
    backup,
    config::{Config, Database},
    log,
    restore::{self, Beside, Place, Restored},
    verify::{self, Findings},
};
use tokio::{runtime::Handle, sync::oneshot};

use crate::{DAMAGE, end, refuse, settings, system_clock};

/// `murmuration backup`
pub async fn backup(file: Option<&Path>) -> ExitCode {
    let config = match config(file) {
        Ok(config) if config.database == Database::Folder => config,
        Ok(_) => return refuse(&BACKUP_POSTGRES),
        Err(code) => return code,
    };
    if io::stdout().is_terminal() {
        return refuse(
            &"a backup is no text: send it somewhere, as in murmuration backup | age -R RECIPIENTS > backup.tar.age",
        );
    }
    let scratch = match backup::begin(&config.data) {
        Ok(scratch) => Arc::new(scratch),
        Err(error) => return refuse(&error),
    };
    let (data, ours, reserve) = (config.data, Arc::clone(&scratch), config.limits.reserve);
    let out = io::BufWriter::new(io::stdout());
    match to_its_end(move || async move { backup::write(&data, &ours, reserve, out).await }).await {
        None => {
            let _ = scratch.clear();
            refuse(&"ended before the backup was whole: delete what was written of it")
        }
        Some(Err(error)) => refuse(&error),
        Some(Ok(done)) => {
            eprintln!(
                "murmuration: backed up the database and {} attachments; not in it: share and withdrawn, which need backups of their own",
                done.attachments
            );
            for row in &done.missing {
                eprintln!(
                    "murmuration: attachment {row:016x} is missing or not as long as it was, and not in the backup"
                );
            }
            if done.missing.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(DAMAGE) }
        }
    }
}

/// `murmuration verify`
pub async fn verify(file: Option<&Path>) -> ExitCode {
    let config = match config(file) {
        Ok(config) => config,
        Err(code) => return code,
    };
    match to_its_end(move || async move { verify::verify(&config).await }).await {
        None => refuse(&"ended before everything was looked at: run it again, and let it come to its end"),
        Some(Err(error)) => refuse(&error),
        Some(Ok(findings)) => {
            findings.wrong.iter().for_each(|wrong| tell(wrong));
            conclude(&findings)
        }
    }
}

fn conclude(findings: &Findings) -> ExitCode {
    match findings.wrong.len() {
        0 => {
            tell(&format!("as it came: {findings}"));
            ExitCode::SUCCESS
        }
        wrong => {
            tell(&format!(
                "looked at: {findings}; {wrong} things are not as they came: keep the backups from before, and see what one of them has in their place"
            ));
            ExitCode::from(DAMAGE)
        }
    }
}

/// What follows `restore FOLDER`; `None` if it is not that.
pub fn beside(arguments: &[&str]) -> Option<Beside> {
    let (mut share, mut withdrawn, mut damaged) = (None, None, false);
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match *argument {
            "--share" if share.is_none() => share = Some(PathBuf::from(rest.next()?)),
            "--withdrawn" if withdrawn.is_none() => withdrawn = Some(Some(PathBuf::from(rest.next()?))),
            "--withdrawn-lost" if withdrawn.is_none() => withdrawn = Some(None),
            "--damaged" if !damaged => damaged = true,
            _ => return None,
        }
    }
    Some(Beside { share: share?, withdrawn: withdrawn?, damaged })
}

/// `murmuration restore`
pub async fn restore(folder: &Path, beside: Beside) -> ExitCode {
    log::start();
    if io::stdin().is_terminal() {
        return refuse(
            &"there is no backup to read: send it here, as in age -d -i KEY backup.tar.age | murmuration restore …",
        );
    }
    let place = match Place::take(folder) {
        Ok(place) => Arc::new(place),
        Err(error) => return refuse(&error),
    };
    let (into, is_lost, begin) = (Arc::clone(&place), beside.withdrawn.is_none(), system_clock().seconds());
    let done = to_its_end(move || async move { restore::restore(&into, &beside, io::stdin(), tell).await });
    match done.await {
        None => {
            let _ = place.clear();
            refuse(&"ended before everything was there: nothing was restored. Restore again")
        }
        Some(Err(error)) => refuse(&error),
        Some(Ok(Restored { findings, lines, withdrawn })) => {
            tell(&format!(
                "restored into {} in {} s",
                folder.display(),
                system_clock().seconds().saturating_sub(begin)
            ));
            tell(&match is_lost {
                true => format!(
                    "taken back by the time of the backup: {withdrawn} accounts, deleted again; what was taken back since can't be known"
                ),
                false => format!(
                    "register of withdrawals: {lines} withdrawals were read; taken back since the backup: {withdrawn} accounts, deleted again"
                ),
            });
            tell("everybody logs in anew; links of invitation and unfinished uploads are gone");
            conclude(&findings)
        }
    }
}

/// What is to be done for another database in place of `backup`. In this order: what the dump names is on the disk by then, and what was taken back since is in a
/// register. Tables with what a restore would open again are left out.
const BACKUP_POSTGRES: &str = "this copies SQLite's database only. Of PostgreSQL take pg_dump -Fc --exclude-table-data=session --exclude-table-data=invitation --exclude-table-data=spent, then the folder attachments (or a copy of the bucket), then each server's withdrawn, each through age -R RECIPIENTS; and share once, to a place apart";

fn config(file: Option<&Path>) -> Result<Config, ExitCode> {
    log::start();
    Config::read(&settings(file)).map_err(|mistakes| refuse(&mistakes))
}

/// A line of the answer. Whoever does not read on is no reason to stop.
fn tell(line: &str) {
    let _ = writeln!(io::stdout(), "{line}");
}

/// Runs what reads and writes without giving way, on a thread that does not keep the process. `None` if the end was asked for first.
async fn to_its_end<F: Future>(work: impl FnOnce() -> F + Send + 'static) -> Option<F::Output>
where
    F::Output: Send + 'static,
{
    let end = end();
    let (done, outcome) = oneshot::channel();
    let runtime = Handle::current();
    thread::spawn(move || done.send(runtime.block_on(work())));
    tokio::select! {
        outcome = outcome => outcome.ok(),
        () = end => None,
    }
}
