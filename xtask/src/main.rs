//! `cargo xtask`: the one way to build, run, seed and test Murmuration, here and in CI.
//!
//! Only this file reads arguments, environment and clock; the modules receive them.

mod arguments;
mod bench;
mod build;
mod deb;
mod demonstration;
mod package;
mod postgres;
mod process;
mod reproduce;
mod run;
mod sbom;
mod seed;
mod test;
mod tools;
mod trouble;
mod workspace;

use std::{
    env,
    path::{Path, PathBuf},
    process::ExitCode,
    time::{SystemTime, UNIX_EPOCH},
};

use time::Date;

use crate::{arguments::Task, build::Profile, trouble::Trouble, workspace::Workspace};

fn main() -> ExitCode {
    match perform() {
        Ok(code) => code,
        Err(trouble) => {
            eprintln!("{trouble}");
            ExitCode::FAILURE
        }
    }
}

fn perform() -> Result<ExitCode, Trouble> {
    let task = arguments::parse(env::args().skip(1))?;
    if task == Task::Help {
        println!("{}", arguments::HELP);
        return Ok(ExitCode::SUCCESS);
    }
    let workspace = Workspace::find(&manifest_folder())?;
    match task {
        Task::Help => {}
        Task::Build { quick } => {
            let profile = if quick { Profile::Quick } else { Profile::Rooms };
            build::rooms(&workspace, profile, cargo_home().as_deref())?;
            build::server(&workspace)?;
        }
        Task::Probe => build::probe(&workspace, cargo_home().as_deref())?,
        Task::Package => {
            package::package(&workspace, cargo_home().as_deref())?;
        }
        Task::Deb { program, out } => {
            let program = program.map_or_else(|| package::package(&workspace, cargo_home().as_deref()), Ok)?;
            deb::deb(&workspace, &program, &out.unwrap_or_else(|| workspace.target.join("package")))?;
        }
        Task::Sbom => print!("{}", sbom::document(&workspace)?),
        Task::Reproduce => reproduce::reproduce(&workspace, cargo_home().as_deref())?,
        Task::Run { listen, data } => {
            let data = workspace.root.join(data);
            return Err(run::run(&workspace, cargo_home().as_deref(), listen, &data));
        }
        Task::Seed { url, data } => {
            seed::seed(&url, &workspace.root.join(data), today()?)?;
        }
        Task::Postgres { command } => postgres::with_server(&command)?,
        Task::Bench { names } => bench::bench(&workspace, cargo_home().as_deref(), &names)?,
        Task::Test => return Ok(test::test(&workspace, cargo_home().as_deref())),
    }
    Ok(ExitCode::SUCCESS)
}

/// Cargo says it when it runs us, so that a moved working tree is found.
fn manifest_folder() -> PathBuf {
    env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from)
}

fn cargo_home() -> Option<PathBuf> {
    env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(Path::new(&env::var_os("HOME")?).join(".cargo")))
}

#[expect(clippy::disallowed_methods, reason = "main reads the clock for everything else")]
fn today() -> Result<Date, Trouble> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).ok();
    now.and_then(|since| i64::try_from(since.as_secs()).ok())
        .and_then(|seconds| time::OffsetDateTime::from_unix_timestamp(seconds).ok())
        .map(|moment| moment.date())
        .ok_or_else(|| Trouble::new("The clock of this machine is wrong", "Set it"))
}
