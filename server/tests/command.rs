//! What the command refuses, each in one line with the mend, and what it leaves in the log.

use std::{fs, net::TcpListener, os::unix::fs::PermissionsExt as _, process::Command};

use super::{
    machine::{Machine, is_private},
    people::Team,
};

/// It ends by itself, not well, and says in one line what to do.
fn assert_refused(machine: &Machine, mend: &str) {
    let output = machine.refused();
    let said = String::from_utf8(output.stderr).expect("text");
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.starts_with("murmuration: ") && said.contains(mend), "{said}");
    assert_eq!(said.trim_end().lines().count(), 1, "{said}");
    assert!(output.stdout.is_empty());
}

#[test]
fn unsafe_settings_are_refused_with_their_mend() {
    let clear = Machine::new().with("MURMURATION_ORIGIN", "http://calls.example.org");
    assert_refused(&clear, "use https");
    assert_refused(&Machine::new().with("MURMURATION_ORIGIN", "calls.example.org"), "is not an origin");
    assert_refused(&Machine::new().with("MURMURATION_LISTEN", "everywhere"), "127.0.0.1:3000");
    assert_refused(&Machine::new().with("MURMURATION_DEMONSTRATION", "yes"), "set it to 1");
    assert_refused(&Machine::new().with("MURMURATION_WORK_DIFFICULTY", "0"), "tests and benches only");
    let nowhere = Machine::new();
    let missing = nowhere.path("elsewhere").display().to_string();
    assert_refused(&nowhere.with("MURMURATION_STATIC", missing), "cargo xtask build");
    assert_refused(&Machine::new().with("MURMURATION_DATA", "/proc/murmuration"), "MURMURATION_DATA");
    assert_refused(&Machine::new().with("MURMURATION_SETUP_TOKEN_FILE", "/proc/token"), "MURMURATION_SETUP_TOKEN_FILE");
}

#[test]
fn every_mistake_is_named_at_once_with_its_place_and_its_mend() {
    let machine = Machine::new().with("MURMURATION_LISTEN", "everywhere").with("MURMURATION_DEMONSTATION", "1");
    machine.write_file("# ours\nlisten = \"127.0.0.1:1\"\norigins = 1\nattachments_gib = \"much\"\ndata = \n");
    for verb in ["serve", "--print-config"] {
        let output = machine.command(verb).output().expect("the binary runs");
        let said = String::from_utf8(output.stderr).expect("text");
        assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(1), b"".as_slice()), "{said}");
        for (place, mend) in [
            ("murmuration.toml:3: origins", "did you mean origin?"),
            ("murmuration.toml:4: attachments_gib = \"much\"", "how many GiB"),
            ("murmuration.toml:5:", "write settings as in"),
            ("MURMURATION_LISTEN=everywhere", "127.0.0.1:3000"),
            ("MURMURATION_DEMONSTATION", "did you mean MURMURATION_DEMONSTRATION?"),
        ] {
            let lines =
                said.lines().filter(|line| line.starts_with("murmuration: ")).filter(|line| line.contains(place));
            assert_eq!(lines.filter(|line| line.contains(mend)).count(), 1, "{place}: {said}");
        }
        assert_eq!(said.lines().count(), 5, "{said}");
    }
    assert!(!machine.path("data").exists(), "nothing is begun with settings that can't be used");
}

#[test]
fn a_file_is_as_good_as_the_environment() {
    let mut machine = Machine::new();
    let origin = format!("http://{}", machine.address);
    machine.write_file(&format!("listen = \"{}\"\norigin = \"http://localhost:1\"\n", machine.address));
    machine.unset("MURMURATION_LISTEN");
    assert_eq!(machine.start().terminate(), Some(0));
    let told = machine.command("--print-config").output().expect("the binary runs");
    let told = String::from_utf8(told.stdout).expect("text");
    let line = |key: &str| told.lines().find(|line| line.starts_with(key)).map(ToOwned::to_owned).expect(key);
    assert!(line("listen").contains("murmuration.toml, line 1"), "{told}");
    assert!(line("origin").contains(&origin) && line("origin").contains("MURMURATION_ORIGIN"), "{told}");
    assert!(line("attachments_gib").contains("built in"), "{told}");
    // What it says is itself such a file.
    let (data, token) = (machine.path("data").display().to_string(), machine.path("token").display().to_string());
    for name in ["MURMURATION_DATA", "MURMURATION_STATIC", "MURMURATION_ORIGIN", "MURMURATION_SETUP_TOKEN_FILE"] {
        machine.unset(name);
    }
    machine.write_file(&told);
    assert_eq!(machine.start().terminate(), Some(0));
    assert!(told.contains(&data) && told.contains(&token));
}

#[test]
fn a_missing_file_is_named() {
    let machine = Machine::new();
    machine.write_file("");
    let mut command = machine.command("serve");
    fs::remove_file(machine.path("murmuration.toml")).expect("it is there");
    let output = command.output().expect("the binary runs");
    let said = String::from_utf8(output.stderr).expect("text");
    assert!(output.status.code() == Some(1) && said.contains("murmuration.toml can't be read"), "{said}");
}

#[test]
fn whoever_watches_has_an_address_of_its_own_on_this_machine() {
    let machine = Machine::new();
    let process = machine.start();
    // Nothing is told unless it is asked for.
    assert_eq!(machine.get("/metrics").expect("an answer").status, 404);
    assert_eq!(process.terminate(), Some(0));
    let watching = Machine::new();
    let (admin, mut watched) = (watching.address, Machine::new());
    watched.set("MURMURATION_ADMIN", admin.to_string());
    let process = watched.start();
    assert_eq!(watched.get("/metrics").expect("an answer").status, 404);
    for (path, said) in [("/healthz", "ok"), ("/readyz", "ready"), ("/metrics", "murmuration_requests_total")] {
        let answer = watching.get(path).expect("an answer");
        assert_eq!(answer.status, 200);
        assert!(String::from_utf8_lossy(&answer.body).contains(said), "{path}");
    }
    assert_eq!(process.terminate(), Some(0));
    assert_refused(&Machine::new().with("MURMURATION_ADMIN", "0.0.0.0:0"), "admin_anywhere");
    let _busy = TcpListener::bind(admin).expect("it is free again");
    assert_refused(&watched, &format!("can't listen on {admin}"));
    assert_refused(&watched, "set MURMURATION_ADMIN to another");
}

#[test]
fn a_busy_port_is_named() {
    let machine = Machine::new();
    let _busy = TcpListener::bind(machine.address).expect("it was free");
    assert_refused(&machine, &format!("can't listen on {}", machine.address));
}

#[test]
fn one_folder_is_for_one_server() {
    let mut machine = Machine::new();
    let running = machine.start();
    machine.set("MURMURATION_LISTEN", "127.0.0.1:0");
    assert_refused(&machine, "in use by another murmuration");
    // A kill lifts the lock.
    running.kill();
    machine.set("MURMURATION_LISTEN", machine.address.to_string());
    assert_eq!(machine.start().terminate(), Some(0));
}

#[test]
fn a_share_secret_that_others_can_read_is_refused() {
    let machine = Machine::new();
    assert_eq!(machine.start().terminate(), Some(0));
    let share = machine.path("data/share");
    assert!(is_private(&share));
    fs::set_permissions(&share, fs::Permissions::from_mode(0o644)).expect("its owner may");
    assert_refused(&machine, "chmod 600");
}

#[test]
fn a_lost_share_secret_is_missed_and_not_replaced() {
    let machine = Machine::new();
    assert_eq!(machine.start().terminate(), Some(0));
    let (share, aside) = (machine.path("data/share"), machine.path("aside"));
    fs::rename(&share, &aside).expect("its owner may");
    assert_refused(&machine, "restore the one that was here");
    assert!(!share.exists());
    fs::rename(&aside, &share).expect("its owner may");
    assert_eq!(machine.start().terminate(), Some(0));
}

#[test]
fn a_real_server_does_not_start_with_invented_testimonies() {
    let mut machine = Machine::new().with("MURMURATION_DEMONSTRATION", "1");
    let process = machine.start();
    machine.move_in(&Team::new("right-care", true));
    assert_eq!(process.terminate(), Some(0));
    machine.set("MURMURATION_DEMONSTRATION", "0");
    assert_refused(&machine, "MURMURATION_DEMONSTRATION=1");
    machine.set("MURMURATION_DEMONSTRATION", "1");
    assert_eq!(machine.start().terminate(), Some(0));
}

#[test]
fn the_set_up_link_is_printed_or_its_token_is_in_a_file_until_there_is_a_call() {
    let mut machine = Machine::new();
    machine.unset("MURMURATION_SETUP_TOKEN_FILE");
    assert_eq!(machine.start().terminate(), Some(0));
    let printed = fs::read_to_string(machine.path("out")).expect("what it printed");
    let link = printed.lines().last().expect("a line");
    assert!(link.strip_prefix(&format!("http://{}/setup#", machine.address)).is_some_and(|token| token.len() > 20));
    // A journal is read by more people than a file: then it has where to go, and not what opens it.
    machine.set("MURMURATION_SETUP_TOKEN_FILE", machine.path("token").display().to_string());
    let out = || fs::read_to_string(machine.path("out")).expect("what it printed").split_off(printed.len());
    let token = || fs::read_to_string(machine.path("token")).expect("the token file");
    assert_eq!(machine.start().terminate(), Some(0));
    let first = token();
    assert!(out().contains(&format!("http://{}/setup#", machine.address)) && !out().contains(&first), "{}", out());
    assert!(out().contains(&machine.path("token").display().to_string()), "{}", out());
    assert!(is_private(&machine.path("token")));
    // Each start has a token of its own.
    let process = machine.start();
    assert_ne!(token(), first);
    machine.move_in(&Team::new("first", false));
    assert_eq!(process.terminate(), Some(0));
    let links = || out().matches("/setup#").count();
    assert_eq!(links(), 2);
    assert_eq!(machine.start().terminate(), Some(0));
    assert_eq!(links(), 2);
}

#[test]
fn the_log_has_route_status_and_bucket_and_nothing_of_the_request() {
    let machine = Machine::new();
    let process = machine.start();
    machine.move_in(&Team::new("right-care", false));
    let canary = "canary-4711";
    let of = |path: &str| {
        let headers =
            [("user-agent", canary), ("authorization", canary), ("referer", canary), ("accept-language", canary)];
        machine.send("GET", path, &headers, b"").expect("an answer").status
    };
    assert_eq!(of(&format!("/api/calls/right-care/keyset?epoch=1&{canary}")), 200);
    assert_eq!(of(&format!("/c/{canary}")), 404);
    assert_eq!(of(&format!("/{canary}?{canary}")), 404);
    assert_eq!(of(&format!("/api/desk/calls/right-care/testimonies/{canary}")), 404);
    assert_eq!(of(&format!("/assets/{canary}.js")), 404);
    // Who came to write, or came back, is in no line.
    for room in ["/c/right-care/write", "/c/right-care/offline", "/return"] {
        assert_eq!(of(room), 200, "{room}");
    }
    let invented = machine.send("CANARY-4711", "/", &[], b"").expect("an answer");
    assert_eq!(invented.status, 405);
    assert_eq!(process.terminate(), Some(0));
    let log = machine.log();
    for line in [
        r#"method="GET" route="/api/calls/{call}/keyset" status=200 latency="#,
        r#"method="GET" route="/c/{call}" status=404 latency="#,
        r#"method="GET" route="none" status=404 latency="#,
        r#"method="GET" route="/assets/{file}" status=404 latency="#,
        r#"method="other" route="/" status=405 latency="#,
    ] {
        assert!(log.contains(line), "{line} is not in {log}");
    }
    for absent in [canary, "CANARY", "127.0.0.1", "right-care", "epoch", "20", "/write", "/offline", "/return"] {
        let log = log.replace("status=20", "");
        assert!(!log.contains(absent), "{absent} is in {log}");
    }
}

#[test]
fn an_orderly_end_leaves_everything_in_the_database_itself() {
    let machine = Machine::new();
    let process = machine.start();
    machine.move_in(&Team::new("right-care", false));
    assert!(machine.path("data/murmuration.sqlite-wal").exists());
    assert_eq!(process.terminate(), Some(0));
    assert!(!machine.path("data/murmuration.sqlite-wal").exists());
}

#[test]
fn the_command_explains_itself() {
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_murmuration")).args(arguments).output().expect("the binary runs");
        let text = String::from_utf8([output.stdout, output.stderr].concat()).expect("text");
        (output.status.code(), text)
    };
    assert_eq!(run(&["--version"]), (Some(0), format!("murmuration {}\n", env!("CARGO_PKG_VERSION"))));
    for (arguments, code) in [
        (["--help"].as_slice(), 0),
        (&["help"], 0),
        (&[], 2),
        (&["serve", "x"], 2),
        (&["serve", "--config"], 2),
        (&["x"], 2),
    ] {
        let (status, text) = run(arguments);
        assert_eq!(status, Some(code));
        assert!(text.contains("murmuration serve") && text.contains("MURMURATION_ORIGIN"));
    }
}
