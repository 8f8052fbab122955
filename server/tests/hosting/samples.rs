//! Samples that are read by the programs they are for.

use std::{fs, process::Command};

use super::samples;
use crate::machine::Machine;

/// What a program says, and whether it is content.
fn run(command: &mut Command) -> (bool, String) {
    let output = command.output().expect("it is installed");
    (output.status.success(), String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned())
}

#[test]
fn the_settings_are_taken_as_they_stand_and_name_every_setting() {
    let file = samples().join("murmuration.toml");
    let mut command = Command::new(env!("CARGO_BIN_EXE_murmuration"));
    let (taken, told) = run(command.env_clear().arg("--print-config").arg("--config").arg(&file));
    assert!(taken && told.contains(r#"data = "/var/lib/murmuration""#), "{told}");
    let text = fs::read_to_string(file).expect("a sample");
    let names = told.lines().filter_map(|line| line.trim_start_matches("# ").split([' ', ':']).next());
    // That one is for tests.
    for name in names.filter(|name| *name != "work_difficulty") {
        assert!(text.contains(&format!("{name} = ")), "{name} is not in the sample");
    }
}

#[test]
fn tor_takes_its_sample() {
    let machine = Machine::new();
    let text = fs::read_to_string(samples().join("torrc")).expect("a sample");
    let service = machine.path("service").display().to_string();
    let text = text.replace("HiddenServiceDir /var/lib/tor/murmuration", &format!("HiddenServiceDir {service}"));
    assert!(text.contains(&service));
    fs::write(machine.path("torrc"), text).expect("a file");
    let mut tor = Command::new("tor");
    tor.arg("--verify-config").arg("-f").arg(machine.path("torrc")).arg("--DataDirectory").arg(machine.path("tor"));
    let (taken, said) = run(&mut tor);
    assert!(taken && said.contains("Configuration was valid"), "{said}");
    // Warnings are about what it does not do; that tests may be run by root is not its matter.
    let warnings = said.lines().filter(|line| line.contains("[warn]") && !line.contains("running Tor as root"));
    assert_eq!(warnings.count(), 0, "{said}");
}

#[test]
fn systemd_takes_the_unit_and_finds_it_closed() {
    let machine = Machine::new();
    let text = fs::read_to_string(samples().join("murmuration.service")).expect("a sample");
    let binary = env!("CARGO_BIN_EXE_murmuration");
    let text = text.replace("ExecStart=/usr/bin/murmuration", &format!("ExecStart={binary}"));
    assert!(text.contains(binary));
    let unit = machine.path("murmuration.service");
    fs::write(&unit, text).expect("a file");
    let (taken, said) = run(Command::new("systemd-analyze").args(["verify", "--man=no"]).arg(&unit));
    assert!(taken && said.trim().is_empty(), "{said}");
    for name in ["murmuration-backup.service", "murmuration-backup.timer"] {
        let text = fs::read_to_string(samples().join(name)).expect("a sample");
        let script = samples().join("backup.sh").display().to_string();
        fs::write(machine.path(name), text.replace("/usr/libexec/murmuration/backup", &script)).expect("a file");
    }
    let (taken, said) = run(Command::new("systemd-analyze")
        .args(["verify", "--man=no"])
        .args([machine.path("murmuration-backup.service"), machine.path("murmuration-backup.timer")]));
    assert!(taken && said.trim().is_empty(), "{said}");
    // Out of 100, in which most services of a system have more than 90.
    let mut security = Command::new("systemd-analyze");
    let (closed, said) = run(security.args(["security", "--offline=true", "--threshold=12", "--no-pager"]).arg(&unit));
    assert!(closed, "{said}");
}
