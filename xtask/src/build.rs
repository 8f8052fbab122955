//! Makes `dist/`: everything the server sends as it is. Same inputs, same bytes; nothing changed, nothing done.

mod compress;
mod fingerprint;
mod glue;
mod manifest;
mod page;
mod probe;
mod public;
mod starter;
mod style;
mod text;
mod weight;

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::Command,
};

use vault::site::Manifest;

pub use self::{fingerprint::files_below, probe::probe};
use crate::{process, sbom, tools, trouble::Trouble, workspace::Workspace};

/// The bundles. What a survivor loads to write and to seal holds no code that opens, and what a researcher loads none that opens testimonies.
const ROOMS: [&str; 8] = ["write", "seal", "return", "desk", "preview", "research", "pack", "attach"];
/// What `dist/` is made of: what pages load, the rooms' own pages, and what is said of all of it.
const PARTS: [&str; 3] = ["assets", "rooms", "well-known"];

/// The words that receipts are drawn from.
const WORDS: &str = "vault/src/words.txt";

/// How the rooms are compiled; the names are those of cargo's profiles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// As they are sent to people.
    Rooms,
    /// To try a change: heavier, and made in a fraction of the time.
    Quick,
}

impl Profile {
    const fn name(self) -> &'static str {
        match self {
            Self::Rooms => "rooms",
            Self::Quick => "quick",
        }
    }
}

/// Compiles the rooms, and makes `dist/` anew if that, the styles or the public files changed.
pub fn rooms(workspace: &Workspace, profile: Profile, cargo_home: Option<&Path>) -> Result<(), Trouble> {
    tools::ensure_for_build()?;
    let compiled = compile(workspace, profile, cargo_home)?;
    let compiler = process::read(Command::new("rustc").arg("--version"))?;
    let made = Made {
        assets: [text::files(), starter::files()].concat(),
        rooms: page::files(),
        known: vec![("sbom.json".to_owned(), sbom::document(workspace)?)],
        manifest: manifest::begun(compiler.trim()),
    };
    make(&workspace.root, &compiled, made, &workspace.dist())
}

/// Compiles the server. Not optimised: it starts sooner, shares its parts with the tests, and its cryptography is optimised
/// by the workspace's profile all the same.
pub fn server(workspace: &Workspace) -> Result<(), Trouble> {
    process::run(&mut workspace.cargo(["build", "--quiet", "--package", "server"]))
}

/// The rooms as the compiler leaves them.
fn compile(workspace: &Workspace, profile: Profile, cargo_home: Option<&Path>) -> Result<Vec<PathBuf>, Trouble> {
    let mut cargo = workspace.cargo(["build", "--quiet", "--package", "app", "--features", "attach"]);
    cargo.args(["--target", tools::WASM, "--profile", profile.name()]);
    cargo.args(ROOMS.iter().flat_map(|room| ["--bin", room]));
    if profile == Profile::Rooms {
        cargo.arg("--config").arg(flags(&workspace.root, cargo_home));
    }
    process::run(&mut cargo)?;
    let folder = workspace.target.join(tools::WASM).join(profile.name());
    Ok(ROOMS.iter().map(|room| folder.join(format!("{room}.wasm"))).collect())
}

/// Leptos with `erase_components` compiles one shape of view rather than one for each page: a fifth off what is sent.
fn flags(root: &Path, cargo_home: Option<&Path>) -> String {
    let flags = [without_paths(root, cargo_home), vec!["--cfg=erase_components".to_owned()]].concat();
    format!("target.{}.rustflags={}", tools::WASM, serde_json::json!(flags))
}

/// Panic messages carry paths. Without these flags what is built would differ between two machines and name its builder's home.
pub fn without_paths(root: &Path, cargo_home: Option<&Path>) -> Vec<String> {
    let prefixes = [(Some(root), "/murmuration"), (cargo_home, "/cargo")];
    let flag = |(from, to): (Option<&Path>, _)| Some(format!("--remap-path-prefix={}={to}", from?.display()));
    prefixes.into_iter().filter_map(flag).collect()
}

/// Makes everything in a folder of its own inside `dist`, and moves it into place at the end, so that a server never sees
/// half a file and a build that fails changes nothing.
fn make(root: &Path, compiled: &[PathBuf], made: Made, dist: &Path) -> Result<(), Trouble> {
    let inputs = [compiled, &[root.join("style"), root.join("app/public"), root.join(WORDS)]].concat();
    let begun = vec![("manifest".to_owned(), String::from_utf8_lossy(&made.manifest.to_bytes()).into_owned())];
    let files = [&made.assets, &made.rooms, &made.known, &begun];
    let inputs = fingerprint::of(&inputs, &files).map_err(|error| unreadable(root, &error))?;
    if fingerprint::matches(dist, &inputs) {
        println!("Rooms: nothing changed.");
        return Ok(());
    }
    println!("Rooms: making dist/ …");
    let fresh = dist.join(format!("fresh.{}", std::process::id()));
    let filled = fill(root, compiled, made, &fresh).and_then(|()| {
        let ready = manifest::keep_signature(dist, &fresh).and_then(|()| fingerprint::forget(dist));
        let swapped = ready.and_then(|()| swap(&fresh, dist));
        swapped.and_then(|()| fingerprint::write(dist, &inputs)).map_err(|error| unwritable(dist, &error))
    });
    fs::remove_dir_all(&fresh).ok();
    filled?;
    weight::print(dist);
    let signed = if manifest::is_signed(dist) { "signed" } else { "not signed: see server/hosting/README.md" };
    println!("Rooms: dist/{} is {signed}.", manifest::PLACE);
    Ok(())
}

/// Files that are written by this program: name and content.
type Files = Vec<(String, String)>;

/// What `app` says: texts and what starts the programs into `assets`, pages into `rooms`. What is said of all that into `well-known`.
struct Made {
    assets: Files,
    rooms: Files,
    known: Files,
    manifest: Manifest,
}

/// Makes every part inside `fresh`.
fn fill(root: &Path, compiled: &[PathBuf], mut made: Made, fresh: &Path) -> Result<(), Trouble> {
    let unwritable = |error: io::Error| unwritable(fresh, &error);
    let [assets, rooms, known] = PARTS.map(|part| fresh.join(part));
    for part in [&assets, &rooms, &known] {
        fs::create_dir_all(part).map_err(unwritable)?;
    }
    for module in compiled {
        glue::make(module, &assets)?;
    }
    fs::write(assets.join("style.css"), style::join(&root.join("style"))?).map_err(unwritable)?;
    public::copy(&root.join("app/public"), &assets).map_err(unwritable)?;
    // The room in WebAssembly holds the words; the one in plain JavaScript fetches them.
    fs::copy(root.join(WORDS), assets.join("words.txt")).map_err(unwritable)?;
    write(&assets, made.assets).map_err(unwritable)?;
    write(&rooms, made.rooms).map_err(unwritable)?;
    write(&known, made.known).map_err(unwritable)?;
    compress::folder(fresh).map_err(unwritable)?;
    manifest::fill(&mut made.manifest, fresh).map_err(unwritable)?;
    fs::write(fresh.join(manifest::PLACE), made.manifest.to_bytes()).map_err(unwritable)
}

fn write(folder: &Path, files: Files) -> io::Result<()> {
    for (name, content) in files {
        let path = folder.join(name);
        if let Some(around) = path.parent() {
            fs::create_dir_all(around)?;
        }
        fs::write(path, content)?;
    }
    Ok(())
}

/// Puts each part in the place of the old one.
fn swap(fresh: &Path, dist: &Path) -> io::Result<()> {
    for part in PARTS {
        let (place, old) = (dist.join(part), fresh.join(format!("old-{part}")));
        if place.exists() {
            fs::rename(&place, old)?;
        }
        fs::rename(fresh.join(part), place)?;
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
        let setting = flags(Path::new("/home/a b"), None);
        let wanted = r#"target.wasm32-unknown-unknown.rustflags=["--remap-path-prefix=/home/a b=/murmuration","--cfg=erase_components"]"#;
        assert_eq!(setting, wanted);
    }

    #[test]
    fn fresh_parts_take_the_place_of_old_ones() {
        let folder = tempfile::tempdir().expect("a folder");
        let dist = folder.path();
        let fresh = dist.join("fresh");
        for part in PARTS {
            for (around, text) in [(dist, "old"), (&fresh, "new")] {
                fs::create_dir_all(around.join(part)).expect("a folder");
                fs::write(around.join(part).join("file"), text).expect("a file");
            }
        }
        swap(&fresh, dist).expect("swapped");
        for part in PARTS {
            assert_eq!(fs::read_to_string(dist.join(part).join("file")).expect("a file"), "new");
        }
    }
}
