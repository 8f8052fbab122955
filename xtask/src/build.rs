//! Makes `dist/`: everything the server sends as it is. Same inputs, same bytes; nothing changed, nothing done.

mod compress;
mod fingerprint;
mod glue;
mod public;
mod style;
mod weight;

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::{process, tools, trouble::Trouble, workspace::Workspace};

/// The bundles. What a survivor loads holds no code that opens.
pub const ROOMS: [&str; 2] = ["write", "desk"];

/// Compiles the rooms, and makes `dist/` anew if that, the styles or the public files changed.
pub fn rooms(workspace: &Workspace, cargo_home: Option<&Path>) -> Result<(), Trouble> {
    tools::ensure_for_build()?;
    let compiled = compile(workspace, cargo_home)?;
    make(&workspace.root, &compiled, &workspace.dist())
}

/// Compiles the server. Not optimised: it starts sooner, shares its parts with the tests, and its cryptography is optimised
/// by the workspace's profile all the same.
pub fn server(workspace: &Workspace) -> Result<(), Trouble> {
    process::run(&mut workspace.cargo(["build", "--quiet", "--package", "server"]))
}

/// The rooms as the compiler leaves them.
fn compile(workspace: &Workspace, cargo_home: Option<&Path>) -> Result<Vec<PathBuf>, Trouble> {
    let mut cargo = workspace.cargo(["build", "--quiet", "--package", "app", "--features", "csr"]);
    cargo.args(["--target", tools::WASM, "--profile", "rooms"]);
    cargo.args(ROOMS.iter().flat_map(|room| ["--bin", room]));
    cargo.arg("--config").arg(same_paths_everywhere(&workspace.root, cargo_home));
    process::run(&mut cargo)?;
    let folder = workspace.target.join(tools::WASM).join("rooms");
    Ok(ROOMS.iter().map(|room| folder.join(format!("{room}.wasm"))).collect())
}

/// Panic messages carry paths. Without this a bundle would differ between two machines and name its builder's home.
fn same_paths_everywhere(root: &Path, cargo_home: Option<&Path>) -> String {
    let prefixes = [(Some(root), "/murmuration"), (cargo_home, "/cargo")];
    let flags: Vec<String> = prefixes
        .into_iter()
        .filter_map(|(from, to)| Some(format!("--remap-path-prefix={}={to}", from?.display())))
        .collect();
    format!("target.{}.rustflags={}", tools::WASM, serde_json::json!(flags))
}

/// Builds beside `dist` and swaps at the end, so that a server never sees half of it.
fn make(root: &Path, compiled: &[PathBuf], dist: &Path) -> Result<(), Trouble> {
    let (style, public) = (root.join("style"), root.join("app/public"));
    let inputs = [compiled, &[style.clone(), public.clone()]].concat();
    let inputs = fingerprint::of(&inputs).map_err(|error| unreadable(root, &error))?;
    if fingerprint::matches(dist, &inputs) {
        println!("Rooms: nothing changed.");
        return Ok(());
    }
    println!("Rooms: making dist/ …");
    let fresh = dist.with_extension(format!("{}.new", std::process::id()));
    let unwritable = |error: io::Error| unwritable(&fresh, &error);
    let (assets, rooms) = (fresh.join("assets"), fresh.join("rooms"));
    fs::create_dir_all(&assets).map_err(unwritable)?;
    fs::create_dir_all(&rooms).map_err(unwritable)?;
    for module in compiled {
        glue::make(module, &assets)?;
    }
    fs::write(assets.join("style.css"), style::join(&style)?).map_err(unwritable)?;
    public::copy(&public, &assets, &rooms).map_err(unwritable)?;
    compress::folder(&fresh).map_err(unwritable)?;
    fingerprint::write(&fresh, &inputs).map_err(unwritable)?;
    swap(&fresh, dist).map_err(unwritable)?;
    weight::print(dist);
    Ok(())
}

fn swap(fresh: &Path, dist: &Path) -> io::Result<()> {
    let old = fresh.with_extension("old");
    if dist.exists() {
        fs::rename(dist, &old)?;
    }
    fs::rename(fresh, dist)?;
    if old.exists() {
        fs::remove_dir_all(old)?;
    }
    Ok(())
}

fn unreadable(folder: &Path, error: &io::Error) -> Trouble {
    Trouble::new(
        format!("What the rooms are made from can't be read: {error}"),
        format!("Look at the permissions in {}", folder.display()),
    )
}

fn unwritable(folder: &Path, error: &io::Error) -> Trouble {
    Trouble::new(
        format!("{} can't be written: {error}", folder.display()),
        "Make the folder around it writable, or make room on the disk",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compiler_hides_where_this_machine_keeps_things() {
        let setting = same_paths_everywhere(Path::new("/home/a b"), None);
        let wanted = r#"target.wasm32-unknown-unknown.rustflags=["--remap-path-prefix=/home/a b=/murmuration"]"#;
        assert_eq!(setting, wanted);
    }

    #[test]
    fn a_fresh_folder_takes_the_place_of_the_old_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let (fresh, dist) = (folder.path().join("fresh"), folder.path().join("dist"));
        for (made, text) in [(&dist, "old"), (&fresh, "new")] {
            fs::create_dir(made).expect("a folder");
            fs::write(made.join("file"), text).expect("a file");
        }
        swap(&fresh, &dist).expect("swapped");
        assert_eq!(fs::read_to_string(dist.join("file")).expect("a file"), "new");
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
    }
}
