//! The Debian package: what is in it, and what is there after dpkg installed it into a folder.

use std::{
    fs,
    os::unix::fs::MetadataExt as _,
    path::Path,
    process::{Command, Output},
};

/// In place of the program, which takes long to build; what is packed does not depend on it.
const PROGRAM: &str = "#!/bin/sh\necho stand-in\n";

fn run(program: &str, arguments: &[&str]) -> Output {
    Command::new(program).args(arguments).output().expect("it is installed")
}

fn said(output: Output) -> String {
    let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    assert!(output.status.success(), "{said}");
    said
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

/// Packs it into a folder.
fn pack(folder: &Path) -> String {
    let program = folder.join("program");
    fs::write(&program, PROGRAM).expect("a file");
    let arguments = ["deb", "--program", text(&program), "--out", text(folder)];
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("xtask runs");
    let said = said(output);
    said.trim().rsplit(' ').next().expect("it says where").to_owned()
}

#[test]
fn the_package_holds_what_a_host_needs_and_belongs_to_root() {
    let folder = tempfile::tempdir().expect("a folder");
    let package = pack(folder.path());
    let contents = said(run("dpkg-deb", &["--contents", &package]));
    for (mode, path) in [
        ("-rwxr-xr-x", "./usr/bin/murmuration"),
        ("-rw-r--r--", "./etc/murmuration/murmuration.toml"),
        ("-rw-r--r--", "./usr/lib/systemd/system/murmuration.service"),
        ("-rw-r--r--", "./usr/lib/systemd/system/murmuration-backup.service"),
        ("-rw-r--r--", "./usr/lib/systemd/system/murmuration-backup.timer"),
        ("-rwxr-xr-x", "./usr/libexec/murmuration/backup"),
        ("-rw-r--r--", "./usr/lib/sysusers.d/murmuration.conf"),
        ("-rw-r--r--", "./usr/share/man/man1/murmuration.1.gz"),
        ("-rw-r--r--", "./usr/share/doc/murmuration/README.md"),
        ("-rw-r--r--", "./usr/share/doc/murmuration/copyright"),
        ("-rw-r--r--", "./usr/share/doc/murmuration/sbom.json"),
        ("-rw-r--r--", "./usr/share/doc/murmuration/examples/nginx.conf"),
    ] {
        let line = contents.lines().find(|line| line.ends_with(path)).unwrap_or_else(|| panic!("{path}: {contents}"));
        assert!(line.starts_with(mode) && line.contains("root/root"), "{line}");
    }
    let left: Vec<_> = fs::read_dir(folder.path()).expect("a folder").collect();
    assert_eq!(left.len(), 2, "only the program and the package are left: {left:?}");
    // The same again: nothing of this machine or moment is in it.
    let again = tempfile::tempdir().expect("a folder");
    assert_eq!(fs::read(pack(again.path())).expect("a package"), fs::read(package).expect("a package"));
}

/// Only root may give files to root, so anybody else is not asked to.
#[test]
fn dpkg_installs_it_with_its_user_and_takes_it_away_but_for_what_is_the_hosts() {
    let folder = tempfile::tempdir().expect("a folder");
    if fs::metadata(folder.path()).expect("a folder").uid() != 0 {
        println!("Not run: dpkg wants to be root");
        return;
    }
    let package = pack(folder.path());
    let root = folder.path().join("root");
    fs::create_dir_all(root.join("var/lib/dpkg/info")).expect("a folder");
    fs::create_dir_all(root.join("var/lib/dpkg/updates")).expect("a folder");
    fs::write(root.join("var/lib/dpkg/status"), "").expect("a file");
    let there = format!("--root={}", text(&root));
    // What the package asks for is on this machine and not in the folder, where its scripts have no shell of their own.
    let dpkg = |what: &[&str]| {
        let aside = [&there, "--force-script-chrootless", "--force-depends", "--log=/dev/null"];
        said(run("dpkg", &[&aside, what].concat()))
    };
    dpkg(&["--install", &package]);
    assert_eq!(fs::read_to_string(root.join("usr/bin/murmuration")).expect("the program"), PROGRAM);
    let users = fs::read_to_string(root.join("etc/passwd")).expect("users");
    let user = users.lines().find(|line| line.starts_with("murmuration:")).expect("a user of its own");
    assert!(user.ends_with(":/var/lib/murmuration:/usr/sbin/nologin"), "{user}");
    let unit = fs::read(root.join("usr/lib/systemd/system/murmuration.service")).expect("the unit");
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("server").join("hosting/murmuration.service");
    assert_eq!(unit, fs::read(sample).expect("the sample"));
    let settings = root.join("etc/murmuration/murmuration.toml");
    fs::write(&settings, "origin = \"https://a.example\"\n").expect("a file");
    let data = root.join("var/lib/murmuration");
    fs::create_dir_all(&data).expect("a folder");
    // An upgrade keeps what the host wrote.
    dpkg(&["--force-confold", "--install", &package]);
    assert!(fs::read_to_string(&settings).expect("settings").contains("a.example"));
    dpkg(&["--remove", "murmuration"]);
    assert!(!root.join("usr/bin/murmuration").exists() && settings.exists());
    let purged = dpkg(&["--purge", "murmuration"]);
    assert!(!settings.exists() && data.exists() && purged.contains("are still in /var/lib/murmuration"), "{purged}");
}

#[test]
fn a_program_that_is_not_there_is_one_line_with_the_mend() {
    let folder = tempfile::tempdir().expect("a folder");
    let missing = folder.path().join("nothing");
    let output = run(env!("CARGO_BIN_EXE_xtask"), &["deb", "--program", text(&missing), "--out", text(folder.path())]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && said.lines().count() == 1, "{said}");
    assert!(said.contains("can't be read") && said.contains("cargo xtask package"), "{said}");
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0);
}
