//! `cargo xtask package`: one program that carries the rooms, as hosts get it.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{build, process, tools, trouble::Trouble, workspace::Workspace};

/// What the program may ask the system for: the C library, and what comes with that everywhere.
const OF_THE_SYSTEM: [&str; 4] = ["libc.so.", "libm.so.", "libgcc_s.so.", "ld-linux"];

/// Builds everything as it is sent to people. Returns where the program is.
pub fn package(workspace: &Workspace, cargo_home: Option<&Path>) -> Result<PathBuf, Trouble> {
    build::rooms(workspace, build::Profile::Rooms, cargo_home)?;
    println!("Package: compiling the server. The first time takes many minutes …");
    let mut cargo = workspace.cargo(["build", "--quiet", "--release", "--package", "server", "--features", "embed"]);
    process::run(cargo.arg("--config").arg(flags(workspace, cargo_home)?))?;
    let built = workspace.target.join("release/murmuration");
    if let Some(other) = needs(&built)?.iter().find(|name| !OF_THE_SYSTEM.iter().any(|known| name.starts_with(known))) {
        return Err(Trouble::new(
            format!("The program needs {other}, which not every system has"),
            "Look at what was added to the server: cargo tree --package server",
        ));
    }
    let place = workspace.target.join("package");
    let program = place.join("murmuration");
    fs::create_dir_all(&place).and_then(|()| fs::copy(&built, &program)).map_err(|error| unwritable(&place, &error))?;
    println!("Package: {}", program.display());
    Ok(program)
}

/// The same program wherever it is built.
fn flags(workspace: &Workspace, cargo_home: Option<&Path>) -> Result<String, Trouble> {
    let flags = build::without_paths(&workspace.root, cargo_home);
    Ok(format!("target.{}.rustflags={}", tools::host()?, serde_json::json!(flags)))
}

/// The libraries that a program asks for when it starts.
fn needs(program: &Path) -> Result<Vec<String>, Trouble> {
    let told = process::read(Command::new("readelf").arg("--dynamic").arg(program))?;
    let lines = told.lines().filter(|line| line.contains("(NEEDED)"));
    Ok(lines.filter_map(|line| Some(line.split_once('[')?.1.trim_end_matches(']').to_owned())).collect())
}

/// Nothing can be written there.
pub fn unwritable(folder: &Path, error: &io::Error) -> Trouble {
    Trouble::new(
        format!("{} can't be written: {error}", folder.display()),
        "Make the folder around it writable, or make room on the disk",
    )
}
