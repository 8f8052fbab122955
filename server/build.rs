//! Lists what `dist/` holds as Rust, so that the program can carry it: with the feature `embed` all of it, without nothing.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

/// What `dist/` is made of.
const PARTS: [&str; 3] = ["assets", "rooms", "well-known"];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    let mut files = Vec::new();
    if env::var_os("CARGO_FEATURE_EMBED").is_some() {
        let dist = Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("dist");
        println!("cargo::rerun-if-changed={}", dist.display());
        if !PARTS.iter().all(|part| dist.join(part).is_dir()) {
            println!("cargo::error=There is nothing to embed in {}. Build it: cargo xtask build", dist.display());
            return Ok(());
        }
        for part in PARTS {
            list(&dist, &dist.join(part), &mut files)?;
        }
    }
    // Searched by name, and the same on every machine.
    files.sort();
    let entries: String =
        files.iter().map(|(name, path)| format!("    ({name:?}, include_bytes!({path:?})),\n")).collect();
    let out = env::var_os("OUT_DIR").map(PathBuf::from).ok_or(io::ErrorKind::NotFound)?;
    fs::write(out.join("embedded.rs"), format!("&[\n{entries}]\n"))
}

/// Names below `dist`, with `/` between, and where each file is.
fn list(dist: &Path, folder: &Path, files: &mut Vec<(String, PathBuf)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list(dist, &path, files)?;
        } else {
            let name = path.strip_prefix(dist).map_err(io::Error::other)?;
            files.push((name.to_str().ok_or(io::ErrorKind::InvalidData)?.to_owned(), path.clone()));
        }
    }
    Ok(())
}
