//! `cargo xtask deb`: a Debian package of the program, by Debian's own `dpkg-deb`.

use std::{
    fs, io,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{package::unwritable, process, sbom, trouble::Trouble, workspace::Workspace};

/// Files of `server/hosting`, and where they go.
const FILES: [(&str, &str); 10] = [
    ("murmuration.toml", "etc/murmuration/murmuration.toml"),
    ("murmuration.service", "usr/lib/systemd/system/murmuration.service"),
    ("murmuration-backup.service", "usr/lib/systemd/system/murmuration-backup.service"),
    ("murmuration-backup.timer", "usr/lib/systemd/system/murmuration-backup.timer"),
    ("debian/sysusers.conf", "usr/lib/sysusers.d/murmuration.conf"),
    ("debian/copyright", "usr/share/doc/murmuration/copyright"),
    ("README.md", "usr/share/doc/murmuration/README.md"),
    ("Caddyfile", "usr/share/doc/murmuration/examples/Caddyfile"),
    ("nginx.conf", "usr/share/doc/murmuration/examples/nginx.conf"),
    ("torrc", "usr/share/doc/murmuration/examples/torrc"),
];
/// What the program is made of.
const SBOM: &str = "usr/share/doc/murmuration/sbom.json";
const MANUAL: (&str, &str) = ("murmuration.1", "usr/share/man/man1/murmuration.1.gz");
const BACKUP: (&str, &str) = ("backup.sh", "usr/libexec/murmuration/backup");
const PROGRAM: &str = "usr/bin/murmuration";
/// Run by dpkg when the package comes and goes.
const SCRIPTS: [&str; 3] = ["postinst", "prerm", "postrm"];

/// Packs a program. Returns where the package is: in `out`, named as Debian names packages.
pub fn deb(workspace: &Workspace, program: &Path, out: &Path) -> Result<PathBuf, Trouble> {
    let tree = out.join(format!("tree.{}", std::process::id()));
    let made = lay_out(workspace, program, &tree).and_then(|control| pack(workspace, &tree, &control, out));
    fs::remove_dir_all(&tree).ok();
    let package = made?;
    println!("Package: {}", package.display());
    Ok(package)
}

/// What the package says of itself.
struct Control {
    version: &'static str,
    architecture: String,
    libc: String,
    kilobytes: u64,
}

impl Control {
    fn text(&self) -> String {
        let Self { version, architecture, libc, kilobytes } = self;
        format!(
            "Package: murmuration\nVersion: {version}\nArchitecture: {architecture}\nMaintainer: Murmuration <root@localhost>\n\
             Installed-Size: {kilobytes}\nDepends: {libc}, systemd | systemd-standalone-sysusers | adduser\nSuggests: age, caddy | nginx, tor\n\
             Section: web\nPriority: optional\n\
             Description: anonymous testimony, sealed in the sender's browser\n \
             Accounts of failed crisis care are sealed in the browser of whoever writes\n \
             them, and opened in that of a moderator. This server keeps what is sealed,\n \
             and holds no code that could open it.\n"
        )
    }
}

/// Makes the tree that is packed.
fn lay_out(workspace: &Workspace, program: &Path, tree: &Path) -> Result<Control, Trouble> {
    let samples = workspace.root.join("server/hosting");
    let bytes = fs::read(program).map_err(|error| {
        Trouble::new(format!("{} can't be read: {error}", program.display()), "Make it first: cargo xtask package")
    })?;
    let sbom = sbom::document(workspace)?;
    let written = (|| {
        put(&tree.join(SBOM), sbom.as_bytes())?;
        put_program(&tree.join(PROGRAM), &bytes)?;
        for (from, to) in FILES {
            put(&tree.join(to), &fs::read(samples.join(from))?)?;
        }
        put_program(&tree.join(BACKUP.1), &fs::read(samples.join(BACKUP.0))?)?;
        for script in SCRIPTS {
            put_program(&tree.join("DEBIAN").join(script), &fs::read(samples.join("debian").join(script))?)?;
        }
        // Kept as the host changed it when the package is upgraded.
        put(&tree.join("DEBIAN/conffiles"), b"/etc/murmuration/murmuration.toml\n")
    })();
    written.map_err(|error| unwritable(tree, &error))?;
    let manual = tree.join(MANUAL.1.trim_end_matches(".gz"));
    let text = fs::read(samples.join(MANUAL.0)).and_then(|text| put(&manual, &text));
    text.map_err(|error| unwritable(tree, &error))?;
    process::run(Command::new("gzip").args(["-9", "--no-name"]).arg(&manual))?;
    let architecture = process::read(Command::new("dpkg").arg("--print-architecture"))?.trim().to_owned();
    let kilobytes = bytes.len().div_ceil(1_024) as u64 + 64;
    Ok(Control { version: env!("CARGO_PKG_VERSION"), architecture, libc: libc(&bytes), kilobytes })
}

fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, bytes)
}

fn put_program(path: &Path, bytes: &[u8]) -> io::Result<()> {
    put(path, bytes)?;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755))
}

/// The oldest C library that has every symbol which the program asks for: they carry the version that brought them.
fn libc(program: &[u8]) -> String {
    let mark = b"GLIBC_2.";
    let versions = program.windows(mark.len() + 3).filter(|window| window.starts_with(mark));
    let minors = versions.filter_map(|window| {
        let digits: String =
            window[mark.len()..].iter().map(|byte| char::from(*byte)).take_while(char::is_ascii_digit).collect();
        digits.parse::<u32>().ok()
    });
    minors.max().map_or_else(|| "libc6".to_owned(), |minor| format!("libc6 (>= 2.{minor})"))
}

/// The same tree gives the same bytes: everything belongs to root, can be read by all, and is as old as the last commit.
fn pack(workspace: &Workspace, tree: &Path, control: &Control, out: &Path) -> Result<PathBuf, Trouble> {
    let text = control.text();
    put(&tree.join("DEBIAN/control"), text.as_bytes()).map_err(|error| unwritable(tree, &error))?;
    process::run(Command::new("chmod").args(["-R", "u=rwX,go=rX"]).arg(tree))?;
    let package = out.join(format!("murmuration_{}_{}.deb", control.version, control.architecture));
    let mut git = Command::new("git");
    git.args(["log", "-1", "--format=%ct"]).current_dir(&workspace.root);
    let age = process::read(&mut git).map_or_else(|_| "0".to_owned(), |age| age.trim().to_owned());
    let mut dpkg = Command::new("dpkg-deb");
    dpkg.args(["--root-owner-group", "--build"]).arg(tree).arg(&package).env("SOURCE_DATE_EPOCH", age);
    process::read(&mut dpkg)?;
    Ok(package)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_c_library_that_will_do_is_asked_for() {
        assert_eq!(libc(b"..GLIBC_2.2.5\0GLIBC_2.34\0GLIBC_2.9\0.."), "libc6 (>= 2.34)");
        assert_eq!(libc(b"#!/bin/sh"), "libc6");
    }
}
