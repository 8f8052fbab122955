//! `cargo xtask reproduce`: builds everything twice, as differently as one machine allows, and compares every byte.
//!
//! What it can't vary is the toolchain, which the manifest names, and the C library and compiler of the machine.

use std::{
    fs, io,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    process::Command,
};

use vault::id::Digest;

use crate::{build::files_below, process, trouble::Trouble, workspace::Workspace};

/// How one of the two builds is made.
struct Conditions {
    /// Below the build folder. Paths of other lengths would show in what is aligned to them.
    folder: &'static str,
    umask: &'static str,
    jobs: &'static str,
    around: [(&'static str, &'static str); 5],
}

const BOTH: [Conditions; 2] = [
    Conditions {
        folder: "reproduce/a",
        umask: "022",
        jobs: "2",
        around: [("TZ", "UTC"), ("LC_ALL", "C.UTF-8"), ("LANG", "C.UTF-8"), ("USER", "one"), ("LOGNAME", "one")],
    },
    Conditions {
        folder: "reproduce/another folder/with a longer name",
        umask: "077",
        jobs: "1",
        around: [
            ("TZ", "Pacific/Kiritimati"),
            ("LC_ALL", "tr_TR.UTF-8"),
            ("LANG", "tr_TR.UTF-8"),
            ("USER", "somebody-else"),
            ("LOGNAME", "somebody-else"),
        ],
    },
];

/// What is compared: what is served, and the program and its Debian package. What `dist/` was made from is not, which is remembered beside it: see
/// [`crate::build`].
const COMPARED: [&str; 4] = ["dist/assets", "dist/rooms", "dist/well-known", "target/package"];

/// Builds twice and compares.
pub fn reproduce(workspace: &Workspace, cargo_home: Option<&Path>) -> Result<(), Trouble> {
    let mut roots = Vec::new();
    for (number, conditions) in BOTH.iter().enumerate() {
        println!("Reproduce: build {} of {} …", number + 1, BOTH.len());
        let place = workspace.target.join(conditions.folder);
        let root = place.join("tree");
        let laid_out = lay_out(workspace, cargo_home, &place);
        laid_out.map_err(|error| crate::package::unwritable(&place, &error))?;
        build(conditions, &place)?;
        roots.push(root);
    }
    compare(&roots[0], &roots[1])
}

/// A fresh copy of what git knows of, a home, and a home for Cargo at another path with the same downloads.
fn lay_out(workspace: &Workspace, cargo_home: Option<&Path>, place: &Path) -> io::Result<()> {
    match fs::remove_dir_all(place) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let (tree, cargo) = (place.join("tree"), place.join("home/cargo"));
    fs::create_dir_all(&cargo)?;
    if let Some(real) = cargo_home {
        symlink(real.join("registry"), cargo.join("registry"))?;
    }
    let mut git = Command::new("git");
    let listed = git.args(["ls-files", "-z"]).current_dir(&workspace.root).output()?;
    for name in String::from_utf8_lossy(&listed.stdout).split_terminator('\0') {
        let (from, to) = (workspace.root.join(name), tree.join(name));
        if let Some(around) = to.parent() {
            fs::create_dir_all(around)?;
        }
        fs::copy(from, to)?;
    }
    Ok(())
}

fn build(conditions: &Conditions, place: &Path) -> Result<(), Trouble> {
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(format!("umask {} && exec cargo xtask deb", conditions.umask));
    shell.current_dir(place.join("tree")).envs(conditions.around);
    // rustup keeps its toolchains below the home that is exchanged here.
    let rustup = process::read(Command::new("rustup").args(["show", "home"]))?;
    shell.env("RUSTUP_HOME", rustup.trim()).env("HOME", place.join("home")).env("CARGO_HOME", place.join("home/cargo"));
    shell.env("CARGO_BUILD_JOBS", conditions.jobs).env_remove("CARGO_TARGET_DIR");
    // Both are made of the same downloads.
    shell.env("CARGO_NET_OFFLINE", "true");
    // Set by the cargo that runs this program, for this program.
    shell.env_remove("CARGO_MANIFEST_DIR");
    process::run(&mut shell)
}

/// Prints each file with its digest, and fails if one differs or is in one place only.
fn compare(one: &Path, other: &Path) -> Result<(), Trouble> {
    let names = |root: &Path| -> io::Result<Vec<PathBuf>> {
        let below = COMPARED.iter().map(|part| files_below(&root.join(part))).collect::<io::Result<Vec<_>>>()?;
        Ok(below.concat().iter().filter_map(|path| path.strip_prefix(root).ok().map(Path::to_owned)).collect())
    };
    let all = names(one).and_then(|mut all| {
        all.extend(names(other)?);
        all.sort();
        all.dedup();
        Ok(all)
    });
    let all = all.map_err(|error| Trouble::new(format!("A build left nothing to compare: {error}"), "Look at it"))?;
    let mut different = 0;
    for name in &all {
        match (fs::read(one.join(name)), fs::read(other.join(name))) {
            (Ok(first), Ok(second)) if first == second => println!("  {}  {}", Digest::of(&first), name.display()),
            (Ok(first), Ok(second)) => {
                different += 1;
                let at = first.iter().zip(&second).take_while(|(one, other)| one == other).count();
                println!("  differs from byte {at} on: {}", name.display());
            }
            _ => {
                different += 1;
                println!("  in one of them only: {}", name.display());
            }
        }
    }
    if different == 0 {
        println!("Reproduce: {} files, the same in both.", all.len());
        return Ok(());
    }
    Err(Trouble::new(
        format!("{different} of {} files differ", all.len()),
        format!("Compare them: {} and {}", one.display(), other.display()),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_or_a_file_that_differs_is_found() {
        let [one, other] = [(); 2].map(|()| tempfile::tempdir().expect("a folder"));
        let put = |root: &tempfile::TempDir, name: &str, text: &str| {
            let path = root.path().join(name);
            fs::create_dir_all(path.parent().expect("it has one")).expect("a folder");
            fs::write(path, text).expect("a file");
        };
        for root in [&one, &other] {
            put(root, "dist/assets/write.js", "1");
            put(root, "dist/rooms/write.html", "");
            put(root, "dist/well-known/manifest.json", "{}");
            put(root, "dist/fingerprint", &root.path().display().to_string());
            put(root, "target/package/murmuration", "program");
            put(root, "target/debug/other", &root.path().display().to_string());
        }
        compare(one.path(), other.path()).expect("the same");
        put(&other, "target/package/murmuration", "progrem");
        let trouble = compare(one.path(), other.path()).expect_err("one differs").to_string();
        assert!(trouble.starts_with("1 of 4 files differ"), "{trouble}");
        put(&one, "dist/rooms/desk.html", "");
        assert!(compare(one.path(), other.path()).expect_err("two differ").to_string().starts_with("2 of 5"));
    }
}
