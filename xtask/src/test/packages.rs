//! The published packages that `themes` is compared with, in Pythons of their own below the build folder, and programs that open what it writes.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{process, tools, trouble::Trouble, workspace::Workspace};

/// A Python with some packages, in a folder of its own.
pub struct Python {
    /// Below the build folder.
    folder: &'static str,
    /// Beside the checks.
    requirements: &'static str,
    /// What is needed of them. Also the proof that they are whole.
    imports: &'static str,
}

/// What most checks need.
pub const RESEARCH: Python = Python {
    folder: "python",
    requirements: "requirements.txt",
    imports: "import acro, csvw, frictionless, krippendorff, lxml, openpyxl, portableqda, sklearn, taguette",
};
/// A package that can't be beside portableQDA, because each wants another lxml.
pub const REFI: Python =
    Python { folder: "python-refi", requirements: "refi-requirements.txt", imports: "import pyrefiqda.models" };

/// Debian packages of programs that open what researchers take away, each with the program that shows it is there.
const PROGRAMS: [(&str, &str); 3] =
    [("pspp", "pspp"), ("libreoffice-calc-nogui", "soffice"), ("libreoffice-core-nogui", "soffice")];
/// Debian puts the part of Python that makes folders of its own into a package of its own.
const DEBIAN: [&str; 2] = ["python3", "python3-venv"];
/// A registry that can't be reached is given up soon, with the reason.
const PATIENCE: [&str; 4] = ["--timeout", "15", "--retries", "1"];

/// PSPP and LibreOffice, installed where that is possible without asking.
pub fn ensure_programs() -> Result<(), Trouble> {
    let missing: Vec<&str> = PROGRAMS
        .iter()
        .filter(|(_, program)| !process::answers(program, &["--version"]))
        .map(|(package, _)| *package)
        .collect();
    if missing.is_empty() { Ok(()) } else { tools::install(&missing, "Opening what researchers take away needs") }
}

impl Python {
    /// The program. It has exactly what the requirements name; nothing is done if it is there already.
    pub fn ready(&self, workspace: &Workspace) -> Result<PathBuf, Trouble> {
        let requirements = workspace.root.join("themes/tests/python").join(self.requirements);
        let folder = workspace.target.join(self.folder);
        let python = folder.join("bin/python");
        let installed = folder.join("installed-from");
        let wanted = fs::read_to_string(&requirements).map_err(|error| {
            Trouble::new(format!("{} can't be read: {error}", requirements.display()), "Look at its permissions")
        })?;
        if fs::read_to_string(&installed).is_ok_and(|from| from == wanted) && self.is_whole(&python) {
            return Ok(python);
        }
        println!("Installing the packages that themes is compared with ({}) …", self.requirements);
        make(&folder)?;
        let mut pip = Command::new(&python);
        pip.args(["-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]).args(PATIENCE);
        process::run(pip.arg("--requirement").arg(requirements))?;
        if !self.is_whole(&python) {
            return Err(Trouble::new("The packages were installed, and can't be used", "What Python prints says why"));
        }
        fs::write(&installed, wanted).map_err(|error| {
            Trouble::new(format!("{} can't be written: {error}", installed.display()), "Make the folder writable")
        })?;
        Ok(python)
    }

    fn is_whole(&self, python: &Path) -> bool {
        python.to_str().is_some_and(|python| process::answers(python, &["-c", self.imports]))
    }
}

/// A fresh folder. Where Python lacks the part for it, Debian is asked for that.
fn make(folder: &Path) -> Result<(), Trouble> {
    if !process::answers("python3", &["-c", "import ensurepip, venv"]) {
        tools::install(&DEBIAN, "Comparing with published packages needs")?;
    }
    process::run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(folder))
}
