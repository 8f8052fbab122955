//! Where things are in this working tree.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use serde::Deserialize;

use crate::{process, trouble::Trouble};

/// The working tree and Cargo's build folder.
#[derive(Clone, Debug)]
pub struct Workspace {
    pub root: PathBuf,
    pub target: PathBuf,
}

#[derive(Deserialize)]
struct Metadata {
    target_directory: PathBuf,
    workspace_root: PathBuf,
}

impl Workspace {
    /// Asks Cargo, which knows about every setting that moves the build folder.
    pub fn find(manifest_folder: &Path) -> Result<Self, Trouble> {
        let mut cargo = Command::new("cargo");
        cargo.args(["metadata", "--no-deps", "--format-version=1"]).current_dir(manifest_folder);
        let text = process::read(&mut cargo)?;
        let found: Metadata = serde_json::from_str(&text).map_err(|error| {
            Trouble::new(
                format!("Cargo described this workspace in an unknown way ({error})"),
                "Update Rust: rustup update stable",
            )
        })?;
        Ok(Self { root: found.workspace_root, target: found.target_directory })
    }

    /// What the server sends as it is; made by `cargo xtask build`.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// What tests and benches call of the sealing code; made by `cargo xtask build --probe`.
    pub fn probe(&self) -> PathBuf {
        self.target.join("probe")
    }

    /// The server that `cargo build -p server` makes.
    pub fn server(&self) -> PathBuf {
        self.target.join("debug").join("murmuration")
    }

    /// `cargo`, at the root of the working tree.
    pub fn cargo<const N: usize>(&self, arguments: [&str; N]) -> Command {
        let mut cargo = Command::new("cargo");
        cargo.args(arguments).current_dir(&self.root);
        cargo
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn each_dependency_says_why_it_is_there() {
        let manifest = include_str!("../../Cargo.toml");
        let list = manifest.split("[workspace.dependencies]\n").nth(1).expect("the list");
        let list = list.split("\n[").next().expect("its end");
        let mut above = "";
        let mut silent = Vec::new();
        for line in list.lines() {
            let of_elsewhere = line.split_once(" = ").filter(|(_, what)| !what.contains("path = "));
            let says = line.contains('#') || above.starts_with('#');
            silent.extend(of_elsewhere.filter(|_| !says).map(|(name, _)| name));
            above = line;
        }
        assert_eq!(silent, Vec::<&str>::new());
        assert!(list.lines().filter(|line| line.contains(" = {")).count() > 50);
    }
}
