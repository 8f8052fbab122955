//! `cargo xtask bench`: starts what measures; each bench prints its own figures.

mod bucket;
mod fuzz;
mod mutants;

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    build,
    postgres::{Place, Server},
    process, tools,
    trouble::Trouble,
    workspace::Workspace,
};

/// What can be named after `cargo xtask bench`.
const NAMES: [&str; 13] = [
    "vault",
    "masking",
    "disclosure",
    "queue",
    "surge",
    "growth",
    "restore",
    "bucket",
    "browser",
    "interface",
    "scanners",
    "fuzz",
    "mutants",
];

/// Runs the named benches, or all of them.
pub fn bench(workspace: &Workspace, cargo_home: Option<&Path>, names: &[String]) -> Result<(), Trouble> {
    if let Some(name) = names.iter().find(|name| !NAMES.contains(&name.as_str())) {
        return Err(Trouble::new(
            format!("There is no bench called `{name}`"),
            format!("Choose from: {}", NAMES.join(", ")),
        ));
    }
    let wanted = |name: &str| names.is_empty() || names.iter().any(|given| given == name);
    if wanted("vault") {
        process::run(&mut workspace.cargo(["bench", "--package", "vault", "--features", "keys"]))?;
    }
    if wanted("masking") {
        masking(workspace)?;
    }
    if wanted("disclosure") {
        process::run(&mut workspace.cargo(["bench", "--quiet", "--package", "themes", "--bench", "disclosure"]))?;
    }
    if wanted("queue") {
        process::run(&mut workspace.cargo(["bench", "--package", "server", "--bench", "queue"]))?;
    }
    if wanted("surge") {
        on_both(&mut workspace.cargo(["bench", "--quiet", "--package", "server", "--bench", "surge"]))?;
    }
    // In the development profile: what is measured is the database's work, and SQLite and what seals are optimised there too.
    for name in ["growth", "restore"] {
        if wanted(name) {
            on_both(&mut workspace.cargo([
                "bench",
                "--quiet",
                "--profile",
                "dev",
                "--package",
                "server",
                "--bench",
                name,
            ]))?;
        }
    }
    if wanted("bucket") {
        bucket::bucket(workspace)?;
    }
    if wanted("browser") {
        tools::ensure_for_tests()?;
        build::rooms(workspace, build::Profile::Rooms, cargo_home)?;
        build::server(workspace)?;
        build::probe(workspace, cargo_home)?;
        tools::ensure_npm_packages(workspace)?;
        let mut npm = Command::new("npm");
        npm.args(["run", "bench"]).current_dir(workspace.root.join("end2end"));
        npm.env("MURMURATION_PROBE", workspace.probe());
        process::run(&mut npm)?;
    }
    if wanted("interface") {
        tools::ensure_npm_packages(workspace)?;
        build::rooms(workspace, build::Profile::Rooms, cargo_home)?;
        build::server(workspace)?;
        build::probe(workspace, cargo_home)?;
        interface(workspace)?;
    }
    if wanted("scanners") {
        tools::ensure_for_hosting()?;
        tools::ensure_npm_packages(workspace)?;
        build::rooms(workspace, build::Profile::Rooms, cargo_home)?;
        build::server(workspace)?;
        build::probe(workspace, cargo_home)?;
        scanners(workspace)?;
    }
    if wanted("fuzz") {
        fuzz::fuzz(workspace)?;
    }
    // Hours, and with a program that takes minutes to build: only for whoever asks for it.
    if names.iter().any(|name| name == "mutants") {
        mutants::mutants(workspace)?;
    }
    Ok(())
}

/// A number from the environment.
fn setting(name: &str, otherwise: u64) -> Result<u64, Trouble> {
    match std::env::var(name) {
        Err(_) => Ok(otherwise),
        Ok(text) => text
            .replace('_', "")
            .parse()
            .map_err(|_| Trouble::new(format!("{name} is not a number: {text}"), "Write it like 1000000")),
    }
}

/// On SQLite, and then on a PostgreSQL server of its own.
fn on_both(bench: &mut Command) -> Result<(), Trouble> {
    process::run(bench)?;
    let server = Server::start(Place::Disk)?;
    server.lend(bench);
    process::run(bench)
}

/// The fuzzer that follows the server's description.
fn interface(workspace: &Workspace) -> Result<(), Trouble> {
    let folder = workspace.root.join("end2end");
    let environment = workspace.root.join("target/schemathesis");
    let fuzzer = python(&environment, &folder.join("fuzz/requirements.txt"))?.with_file_name("schemathesis");
    let mut npm = Command::new("npm");
    npm.args(["run", "fuzz"]).current_dir(folder);
    npm.env("MURMURATION_PROBE", workspace.probe()).env("MURMURATION_SCHEMATHESIS", fuzzer);
    process::run(&mut npm)
}

/// Published scanners at the server and the sample proxies.
fn scanners(workspace: &Workspace) -> Result<(), Trouble> {
    let folder = workspace.root.join("end2end/scan");
    tools::ensure_packages_in(&folder)?;
    let program = |name: &str| -> Result<PathBuf, Trouble> {
        let pinned = folder.join(name).with_extension("txt");
        Ok(python(&workspace.root.join("target").join(name), &pinned)?.with_file_name(name))
    };
    let mut node = Command::new("node");
    node.arg("scanners.js").current_dir(&folder).env("MURMURATION_PROBE", workspace.probe());
    node.env("MURMURATION_SSLYZE", program("sslyze")?).env("MURMURATION_WAPITI", program("wapiti")?);
    process::run(&mut node)
}

/// A Python with the packages that `pinned` names.
fn python(environment: &Path, pinned: &Path) -> Result<PathBuf, Trouble> {
    let python = environment.join("bin/python");
    if !python.is_file() {
        process::run(Command::new("python3").args(["-m", "venv"]).arg(environment))?;
    }
    process::run(Command::new(&python).args(["-m", "pip", "install", "--quiet", "--requirement"]).arg(pinned))?;
    Ok(python)
}

/// Masking beside Presidio, if there is a Python to run that with; its packages go below `target`.
fn masking(workspace: &Workspace) -> Result<(), Trouble> {
    let mut bench = workspace.cargo(["bench", "--quiet", "--package", "themes", "--bench", "masking"]);
    if process::answers("python3", &["-m", "venv", "--help"]) {
        let pinned = workspace.root.join("themes/benches/presidio.txt");
        bench.env("MURMURATION_PRESIDIO", python(&workspace.root.join("target/presidio"), &pinned)?);
    } else {
        println!("No Python with venv: Presidio is left out");
    }
    process::run(&mut bench)
}
