//! What the nightly timer runs.

use std::{
    collections::BTreeSet,
    fs,
    os::unix::fs::PermissionsExt as _,
    path::Path,
    process::{Command, Output},
};

use super::{Kept, said};

/// The script with this data folder and what is beside it, and the program in place of `murmuration`.
fn run(kept: &Kept, program: &str) -> Output {
    let bin = kept.path("bin");
    fs::create_dir_all(&bin).expect("a folder");
    let stand_in = bin.join("murmuration");
    fs::write(&stand_in, format!("#!/bin/sh\n{program}\n")).expect("a file");
    fs::set_permissions(&stand_in, fs::Permissions::from_mode(0o755)).expect("its owner may");
    fs::create_dir_all(kept.path("backups")).expect("a folder");
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").expect("a path"));
    let mut script = Command::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("hosting/backup.sh"));
    script.env("PATH", path).env("BACKUPS", kept.path("backups")).env("RECIPIENTS", kept.path("recipients"));
    script.env("DATA", kept.house.data()).env("MURMURATION_DATA", kept.house.data()).env("CONFIG", "none");
    script.output().expect("the script runs")
}

/// Without the setting: the environment of the test says where the data is.
fn real() -> String {
    format!("exec {} backup", env!("CARGO_BIN_EXE_murmuration"))
}

fn day(ago: u32) -> String {
    let output = Command::new("date").args(["--utc", &format!("--date={ago} days ago"), "+%F"]).output();
    String::from_utf8(output.expect("date runs").stdout).expect("text").trim().to_owned()
}

fn listed(kept: &Kept) -> BTreeSet<String> {
    let names = fs::read_dir(kept.path("backups")).expect("a folder").filter_map(Result::ok);
    names.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

fn with_keys(kept: &Kept) {
    let mut keys = Command::new("sh");
    keys.args(["-c", "age-keygen -o key 2> /dev/null && age-keygen -y key > recipients"]);
    assert!(keys.current_dir(kept.aside.path()).status().expect("age is installed").success());
}

fn leave(kept: &Kept, names: &[String]) {
    fs::create_dir_all(kept.path("backups")).expect("a folder");
    names.iter().for_each(|name| fs::write(kept.path("backups").join(name), "old").expect("a file"));
}

#[tokio::test]
async fn each_night_makes_a_sealed_backup_and_ends_those_of_35_days_ago() {
    let kept = Kept::new().await;
    with_keys(&kept);
    let name = |ago| format!("murmuration-{}.tar.age", day(ago));
    let register = |ago| format!("withdrawn-{}.age", day(ago));
    let begun = day(0);
    let odd = ["notes", "murmuration-x.tar.age", "withdrawn-x.age"].map(str::to_owned);
    leave(&kept, &[name(400), name(36), name(35), name(34), name(1), register(35), register(34)]);
    leave(&kept, &odd);
    let output = run(&kept, &real());
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    if day(0) != begun {
        // Midnight came between; the names above are of yesterday.
        return;
    }
    let left = [name(0), name(34), name(1), register(0), register(34)].into_iter().chain(odd);
    assert_eq!(listed(&kept), left.collect());
    let script = "age -d -i key backups/murmuration-*$(date --utc +%F).tar.age | tar -tf - | tail -1";
    let output = Command::new("sh").args(["-c", script]).current_dir(kept.aside.path()).output().expect("a shell");
    assert_eq!(said(&output).trim(), "manifest.txt");
}

#[tokio::test]
async fn a_night_without_a_backup_still_ends_what_is_old_and_leaves_nothing_half() {
    let kept = Kept::new().await;
    with_keys(&kept);
    let name = |ago| format!("murmuration-{}.tar.age", day(ago));
    for program in ["printf half; exit 1", "exit 1", "kill -9 $$"] {
        leave(&kept, &[name(40), name(2)]);
        let output = run(&kept, program);
        assert!(output.status.code() == Some(1) && said(&output).contains("no backup was made"), "{}", said(&output));
        // The register does not wait for a database that can be read.
        let register = format!("withdrawn-{}.age", day(0));
        assert_eq!(listed(&kept), BTreeSet::from([name(2), register.clone()]), "{program}");
        fs::remove_file(kept.path("backups").join(register)).expect("it goes");
    }
    fs::write(kept.path("recipients"), "").expect("a file");
    leave(&kept, &[name(40)]);
    let output = run(&kept, &real());
    assert!(output.status.code() == Some(1) && said(&output).contains("one age recipient a line"), "{}", said(&output));
    assert_eq!(listed(&kept), BTreeSet::from([name(2)]));
}

#[tokio::test]
async fn a_backup_of_something_damaged_is_kept_and_alarms() {
    let kept = Kept::new().await;
    with_keys(&kept);
    let output = run(&kept, &format!("{} backup; exit 3", env!("CARGO_BIN_EXE_murmuration")));
    assert!(output.status.code() == Some(1) && said(&output).contains("murmuration verify"), "{}", said(&output));
    assert_eq!(listed(&kept).len(), 2, "{:?}", listed(&kept));
}

#[tokio::test]
async fn a_register_with_less_in_it_does_not_take_the_place_of_one_with_more() {
    let kept = Kept::new().await;
    with_keys(&kept);
    kept.regrets.withdraws(&kept.house).of(&kept.house).await;
    let lines = || {
        let script = "age -d -i key backups/withdrawn-*.age | grep -vc '^of '";
        let output = Command::new("sh").args(["-c", script]).current_dir(kept.aside.path()).output().expect("a shell");
        said(&output).trim().to_owned()
    };
    assert_eq!(run(&kept, &real()).status.code(), Some(0));
    assert_eq!(lines(), "1");
    fs::write(kept.house.data().join("withdrawn"), "").expect("a file");
    let output = run(&kept, &real());
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("shorter than"), "{}", said(&output));
    assert_eq!(lines(), "1");
    // What else there is was backed up all the same.
    assert_eq!(listed(&kept).len(), 2, "{:?}", listed(&kept));
}

#[tokio::test]
async fn a_missing_register_raises_the_alarm_and_half_files_of_other_nights_go() {
    let kept = Kept::new().await;
    with_keys(&kept);
    fs::remove_file(kept.house.data().join("withdrawn")).expect("it goes");
    leave(&kept, &[format!("murmuration-{}.tar.age.new", day(3))]);
    let output = run(&kept, &real());
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("there is no register"), "{}", said(&output));
    assert_eq!(listed(&kept), BTreeSet::from([format!("murmuration-{}.tar.age", day(0))]));
}
