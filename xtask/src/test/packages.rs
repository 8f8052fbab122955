//! The published packages that `themes` is compared with, in a Python of its own below the build folder.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{process, tools, trouble::Trouble, workspace::Workspace};

/// What is needed of them. Also the proof that they are whole.
const IMPORTS: &str = "import krippendorff, lxml, portableqda, sklearn, taguette";
/// Debian puts the part of Python that makes folders of its own into a package of its own.
const DEBIAN: [&str; 2] = ["python3", "python3-venv"];
/// A registry that can't be reached is given up soon, with the reason.
const PATIENCE: [&str; 4] = ["--timeout", "15", "--retries", "1"];

/// A Python that has exactly what `requirements.txt` names; nothing is done if it is there already.
pub fn python(workspace: &Workspace) -> Result<PathBuf, Trouble> {
    let requirements = workspace.root.join("themes/tests/python/requirements.txt");
    let folder = workspace.target.join("python");
    let python = folder.join("bin/python");
    let installed = folder.join("installed-from");
    let wanted = fs::read_to_string(&requirements).map_err(|error| {
        Trouble::new(format!("{} can't be read: {error}", requirements.display()), "Look at its permissions")
    })?;
    if fs::read_to_string(&installed).is_ok_and(|from| from == wanted) && is_whole(&python) {
        return Ok(python);
    }
    println!("Installing the packages that themes is compared with …");
    make(&folder)?;
    let mut pip = Command::new(&python);
    pip.args(["-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]).args(PATIENCE);
    process::run(pip.arg("--requirement").arg(requirements))?;
    if !is_whole(&python) {
        return Err(Trouble::new("The packages were installed, and can't be used", "What Python prints says why"));
    }
    fs::write(&installed, wanted).map_err(|error| {
        Trouble::new(format!("{} can't be written: {error}", installed.display()), "Make the folder writable")
    })?;
    Ok(python)
}

fn is_whole(python: &Path) -> bool {
    python.to_str().is_some_and(|python| process::answers(python, &["-c", IMPORTS]))
}

/// A fresh folder. Where Python lacks the part for it, Debian is asked for that.
fn make(folder: &Path) -> Result<(), Trouble> {
    if !process::answers("python3", &["-c", "import ensurepip, venv"]) {
        tools::install(&DEBIAN, "Comparing with published packages needs")?;
    }
    process::run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(folder))
}
