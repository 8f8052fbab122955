//! What hosts run: the program that carries its site, behind the proxies and with the settings of `server/hosting`.

mod embedded;
mod proxies;
mod samples;
mod tap;
mod visit;

use std::path::{Path, PathBuf};

/// Where the samples are.
fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("hosting")
}

/// What the program carries, as a folder.
fn dist() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("dist")
}
