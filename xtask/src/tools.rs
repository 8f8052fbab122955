//! Programs that this project needs beside Cargo, installed where that is possible without asking.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{process, trouble::Trouble, workspace::Workspace};

/// What the rooms are compiled for.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Debian packages that only the tests need, each with the program that shows it is there.
const FOR_TESTS: [(&str, &str); 6] = [
    ("nodejs", "node"),
    ("npm", "npm"),
    ("chromium", "chromium"),
    ("firefox-esr", "firefox-esr"),
    ("age", "age"),
    ("glpk-utils", "glpsol"),
];

/// Debian packages of what stands around a hosted server. Some answer to other words than `--version`.
const FOR_HOSTING: [(&str, &str, &str); 6] = [
    ("caddy", "caddy", "version"),
    ("nginx", "nginx", "-v"),
    ("tor", "tor", "--version"),
    ("systemd", "systemd-analyze", "--version"),
    ("curl", "curl", "--version"),
    ("openssl", "openssl", "version"),
];

/// What the samples for hosts are tried with.
pub fn ensure_for_hosting() -> Result<(), Trouble> {
    let missing = FOR_HOSTING.iter().filter(|(_, program, word)| !process::answers(program, &[*word]));
    let missing: Vec<&str> = missing.map(|(package, _, _)| *package).collect();
    if missing.is_empty() { Ok(()) } else { install(&missing, "Trying the samples for hosts needs") }
}

/// PostgreSQL, for the server's tests on it. Its programs are not on the path.
pub fn ensure_postgres() -> Result<(), Trouble> {
    if Path::new("/usr/lib/postgresql").is_dir() {
        Ok(())
    } else {
        install(&["postgresql"], "PostgreSQL is not installed:")
    }
}

/// An object store that speaks S3, for what measures the server with one. Nobody sends it along: it is compiled here, for minutes and once, and its own work
/// is not what is measured.
pub fn ensure_garage(workspace: &Workspace) -> Result<PathBuf, Trouble> {
    let root = workspace.target.join("garage");
    let program = root.join("bin/garage");
    if !program.is_file() {
        println!("Compiling garage, an object store …");
        let mut cargo = Command::new("cargo");
        cargo.args(["install", "garage", "--version", "^2.5", "--locked", "--no-default-features"]);
        cargo.args(["--features", "bundled-libs,lmdb", "--root"]).arg(&root);
        cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
        process::run(&mut cargo)?;
    }
    Ok(program)
}

/// What a build needs: a C compiler (SQLite is C) and the WebAssembly target.
pub fn ensure_for_build() -> Result<(), Trouble> {
    if !["cc", "gcc", "clang"].iter().any(|name| process::answers(name, &["--version"])) {
        return Err(Trouble::new(
            "There is no C compiler, and SQLite is written in C",
            "Install one, on Debian with: apt-get install gcc libc6-dev",
        ));
    }
    ensure_wasm_target()
}

fn ensure_wasm_target() -> Result<(), Trouble> {
    let sysroot = process::read(Command::new("rustc").args(["--print", "sysroot"]))?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(WASM).is_dir() {
        return Ok(());
    }
    ensure_rustup(&format!("The WebAssembly target `{WASM}` is missing"))?;
    println!("Adding the WebAssembly target …");
    process::run(Command::new("rustup").args(["target", "add", WASM]))
}

/// What programs for this machine are compiled for, as in `x86_64-unknown-linux-gnu`.
pub fn host() -> Result<String, Trouble> {
    let told = process::read(Command::new("rustc").arg("-vV"))?;
    let host = told.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned)
        .ok_or_else(|| Trouble::new("rustc does not say what it compiles for", "Look at `rustc -vV`"))
}

/// What the checks need: rustfmt and clippy, as components of the toolchain in use.
pub fn ensure_for_checks() -> Result<(), Trouble> {
    for (component, verb) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if process::answers("cargo", &[verb, "--version"]) {
            continue;
        }
        ensure_rustup(&format!("`{component}` is missing"))?;
        process::run(Command::new("rustup").args(["component", "add", component]))?;
    }
    Ok(())
}

fn ensure_rustup(what: &str) -> Result<(), Trouble> {
    if process::answers("rustup", &["--version"]) {
        return Ok(());
    }
    Err(Trouble::new(what, "Install Rust with rustup, which can add it: https://rustup.rs"))
}

/// What the browser tests need. Root on Debian installs it; anybody else is told the command.
pub fn ensure_for_tests() -> Result<(), Trouble> {
    let missing: Vec<&str> = FOR_TESTS
        .iter()
        .filter(|(_, program)| !process::answers(program, &["--version"]))
        .map(|(package, _)| *package)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    install(&missing, "The tests need what is not installed:")
}

/// Installs Debian packages as root; anybody else is told the command after `need`, which says what for.
pub fn install(missing: &[&str], need: &str) -> Result<(), Trouble> {
    let packages = missing.join(" ");
    if !may_install() {
        return Err(Trouble::new(format!("{need} {packages}"), format!("On Debian: sudo apt-get install {packages}")));
    }
    println!("Installing {packages} …");
    process::run(Command::new("apt-get").args(["update", "--quiet"]))?;
    process::run(
        Command::new("apt-get")
            .args(["install", "--yes", "--quiet", "--no-install-recommends"])
            .args(missing)
            .env("DEBIAN_FRONTEND", "noninteractive"),
    )
}

fn may_install() -> bool {
    let root = process::read(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    root && process::answers("apt-get", &["--version"])
}

/// Folders with npm packages: the browser tests, and the room in plain JavaScript, which a test makes anew.
const NPM: [&str; 2] = ["end2end", "app/plain"];

/// The packages of the tests, exactly as the lock files name them; nothing is done if they are there already.
pub fn ensure_npm_packages(workspace: &Workspace) -> Result<(), Trouble> {
    NPM.into_iter().try_for_each(|folder| ensure_packages_in(&workspace.root.join(folder)))
}

/// The same in one folder.
pub fn ensure_packages_in(folder: &Path) -> Result<(), Trouble> {
    let installed = folder.join("node_modules/.installed-from");
    let lock = fs::read_to_string(folder.join("package-lock.json")).unwrap_or_default();
    if !lock.is_empty() && fs::read_to_string(&installed).is_ok_and(|from| from == lock) {
        return Ok(());
    }
    process::run(
        Command::new("npm")
            .args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"])
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
            .current_dir(folder),
    )?;
    fs::write(&installed, lock).map_err(|error| {
        Trouble::new(format!("{} can't be written: {error}", installed.display()), "Make the folder writable")
    })
}
