//! The probe: the sealing code of the rooms, for tests and benches to call. Never part of `dist/`.

use std::{fs, path::Path};

use super::{flags, glue, unwritable};
use crate::{process, tools, trouble::Trouble, workspace::Workspace};

/// Compiles `end2end/probe` with the profile of the rooms, and makes `target/probe/`.
pub fn probe(workspace: &Workspace, cargo_home: Option<&Path>) -> Result<(), Trouble> {
    tools::ensure_for_build()?;
    let mut cargo = workspace.cargo(["build", "--quiet", "--package", "probe"]);
    cargo.args(["--target", tools::WASM, "--profile", "rooms"]);
    cargo.arg("--config").arg(flags(&workspace.root, cargo_home));
    process::run(&mut cargo)?;
    let folder = workspace.probe();
    fs::create_dir_all(&folder).map_err(|error| unwritable(&folder, &error))?;
    // Node takes a `.js` file for an old kind of module unless a package says otherwise.
    fs::write(folder.join("package.json"), "{\"type\":\"module\"}\n").map_err(|error| unwritable(&folder, &error))?;
    glue::make(&workspace.target.join(tools::WASM).join("rooms").join("probe.wasm"), &folder)
}
