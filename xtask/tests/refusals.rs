//! What `cargo xtask run` refuses at once: one line with the mend, and an exit code that is not 0.

use std::{
    fs,
    net::TcpListener,
    path::Path,
    process::{Command, Output},
};

fn xtask(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("xtask runs")
}

fn refused(arguments: &[&str]) -> String {
    let output = xtask(arguments);
    assert!(!output.status.success(), "{arguments:?}");
    let said = String::from_utf8(output.stderr).expect("text");
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(output.stdout.is_empty(), "{arguments:?}");
    said
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

#[test]
fn a_busy_port_is_one_line_with_the_mend() {
    let holder = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let taken = holder.local_addr().expect("an address").to_string();
    let folder = tempfile::tempdir().expect("a folder");
    let said = refused(&["run", "--listen", &taken, "--data", text(&folder.path().join("data"))]);
    assert!(said.contains("is in use") && said.contains("--listen"), "{said}");
}

#[test]
fn a_folder_that_cannot_be_written_is_one_line_with_the_mend() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("file");
    fs::write(&file, "").expect("a file");
    let said = refused(&["run", "--listen", "127.0.0.1:0", "--data", text(&file.join("data"))]);
    assert!(said.contains("can't be written") && said.contains("--data"), "{said}");
}

#[test]
fn a_slip_is_one_line_that_points_to_help() {
    assert!(refused(&["rnu"]).contains("cargo xtask help"));
    assert!(refused(&["run", "--port", "1"]).contains("cargo xtask help"));
    assert!(xtask(&["help"]).status.success());
}

#[test]
fn missing_cargo_is_one_line_with_the_mend() {
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("build")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("PATH", "")
        .output()
        .expect("xtask runs");
    let said = String::from_utf8(output.stderr).expect("text");
    assert!(!output.status.success());
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.contains("`cargo` is not installed") && said.contains("Install it"), "{said}");
}
