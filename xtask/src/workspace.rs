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
