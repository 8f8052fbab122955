//! A test in namespaces of its own: there everybody may mount, and what is mounted goes with the process.

use std::{
    env,
    process::{Command, Stdio},
    sync::{Mutex, PoisonError},
};

use crate::machine::FIRST_PORT;

/// Says that this process is the one apart.
const APART: &str = "MURMURATION_TEST_APART";
/// Beside those of the other tests, which go on meanwhile.
const PORTS: &str = "23000";

/// Runs `body` apart, as this test's own process. What it has to say, it writes to standard error.
pub fn apart(test: &str, body: impl FnOnce()) {
    // One after the other: each has the same ports.
    static TURN: Mutex<()> = Mutex::new(());
    if env::var_os(APART).is_some() {
        return body();
    }
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let mut command = Command::new("unshare");
    command.args(["--user", "--map-root-user", "--mount", "--"]).arg(env::current_exe().expect("it runs"));
    command.args([test, "--exact", "--include-ignored", "--nocapture"]).env(APART, "1").env(FIRST_PORT, PORTS);
    // Its line of results is not that of this one.
    let status = command.stdout(Stdio::null()).status().expect("unshare is installed");
    assert!(status.success(), "see above");
}
