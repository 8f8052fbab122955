//! What hosts run: the program that carries its site.

mod embedded;
mod visit;

use std::path::{Path, PathBuf};

/// What the program carries, as a folder.
fn dist() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("dist")
}
