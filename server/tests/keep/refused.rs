//! What is no backup, and what must not become one. Nothing is left half restored.

use std::{
    fs,
    io::{self, Read as _, Write as _},
    os::unix::fs::chown,
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use server::{
    backup::{self, BackupError, archive::Packer},
    folder::FolderError,
    start::StartError,
};

use super::{super::house::House, Kept, bare, command, is_empty, said};

#[tokio::test]
async fn a_stream_that_is_not_whole_and_right_leaves_an_empty_folder() {
    let kept = Kept::new().await;
    let stream = kept.backed_up();
    let flipped = |at: usize| {
        let mut stream = stream.clone();
        stream[at] ^= 1;
        stream
    };
    let sealed = [b"age-encryption.org/v1\n".as_slice(), &stream].concat();
    let cut = "the backup is cut off";
    let cases = [
        (Vec::new(), cut),
        (stream[..700].to_vec(), cut),
        (stream[..stream.len() / 3].to_vec(), cut),
        (stream[..stream.len() - 6_000].to_vec(), cut),
        (flipped(stream.len() / 3), "is damaged at"),
        (flipped(stream.len() - 100_000), "is damaged at"),
        (flipped(0), "not a backup of murmuration"),
        (sealed, "still sealed"),
        (b"hello".to_vec(), "not a backup of murmuration"),
        (vec![b'x'; 10_000], "not a backup of murmuration"),
    ];
    for (stream, mend) in cases {
        let output = kept.restore("new", &stream, &[]);
        assert_eq!(output.status.code(), Some(1), "{mend}: {}", said(&output));
        assert!(said(&output).contains(mend), "{mend}: {}", said(&output));
        assert!(is_empty(&kept.path("new")), "{mend}");
    }
    assert_eq!(kept.restore("new", &stream, &[]).status.code(), Some(0));
}

#[tokio::test]
async fn a_database_of_another_version_is_left_alone_and_so_named() {
    let kept = Kept::new().await;
    let data = kept.house.data();
    kept.house.change("INSERT INTO seaql_migrations (version, applied_at) VALUES ('m9999_later', 0)").await;
    for verb in ["verify", "backup"] {
        let output = command(&data, &[verb]);
        assert!(output.status.code() == Some(1) && said(&output).contains("a newer version"), "{}", said(&output));
    }
    let before = kept.house.bytes_on_disk();
    assert_eq!(kept.house.text("SELECT version FROM seaql_migrations").await.lines().last(), Some("m9999_later"));
    assert_eq!(kept.house.bytes_on_disk(), before);
    let refusal = kept.house.restart(|_| {}).await.err();
    assert!(matches!(refusal, Some(StartError::OtherVersion(_))), "{refusal:?}");
}

#[tokio::test]
async fn a_database_that_an_older_version_used_last_is_left_to_the_server() {
    let kept = Kept::new().await;
    let newest = "(SELECT max(version) FROM seaql_migrations)";
    kept.house.change(&format!("DELETE FROM seaql_migrations WHERE version = {newest}")).await;
    for verb in ["verify", "backup"] {
        let output = command(&kept.house.data(), &[verb]);
        assert!(
            output.status.code() == Some(1) && said(&output).contains("start the server first"),
            "{}",
            said(&output)
        );
    }
}

#[tokio::test]
async fn a_file_that_is_no_database_is_not_copied_and_the_mend_is_said() {
    let kept = Kept::new().await;
    kept.house.state.store.clone().close().await;
    fs::write(kept.house.data().join("murmuration.sqlite"), "no database".repeat(1_000)).expect("a file");
    for (verb, mend) in [("backup", "Run murmuration verify"), ("verify", "restore a backup into an empty folder")] {
        let output = command(&kept.house.data(), &[verb]);
        assert!(output.status.code() == Some(1) && said(&output).contains(mend), "{}", said(&output));
    }
}

#[tokio::test]
async fn two_backups_do_not_meet_and_only_whoever_made_a_copy_takes_it_away() {
    let kept = Kept::new().await;
    let (data, copy) = (kept.house.data(), kept.house.data().join("backup.sqlite"));
    let mut first =
        bare(&data).arg("backup").stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the binary runs");
    let mut stream = first.stdout.take().expect("a pipe");
    // Files come first: it is read until the copy of the database is there, and then no more.
    while !fs::metadata(&copy).is_ok_and(|copy| copy.len() > 100_000) {
        stream.read_exact(&mut [0; 512]).expect("it goes on");
    }
    let output = command(&data, &["backup"]);
    assert!(output.status.code() == Some(1) && said(&output).contains("wait for its end"), "{}", said(&output));
    assert!(fs::metadata(&copy).is_ok_and(|copy| copy.len() > 100_000), "what the first is sending is gone");
    let sent = Command::new("kill").args(["-TERM", &first.id().to_string()]).status().expect("kill runs");
    assert!(sent.success());
    assert_eq!(first.wait().expect("it is ours").code(), Some(1));
    assert!(!copy.exists());
}

#[tokio::test]
async fn a_backup_whose_files_nobody_can_count_restores_nothing() {
    let kept = Kept::new().await;
    kept.house.change("PRAGMA foreign_keys = OFF; DROP TABLE attachment").await;
    kept.house.state.store.clone().close().await;
    let mut stream = Vec::new();
    let mut packer = Packer::begin(&mut stream).expect("memory takes it");
    for name in ["installation", "murmuration.sqlite"] {
        let file = fs::read(kept.house.data().join(name)).expect("it is there");
        packer.add(name, file.len() as u64, file.as_slice()).expect("memory takes it");
    }
    packer.finish().expect("memory takes it");
    let output = kept.restore("new", &stream, &[]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("Restore an older backup"), "{}", said(&output));
    assert!(is_empty(&kept.path("new")));
}

#[tokio::test]
async fn what_is_there_is_never_restored_over() {
    let kept = Kept::new().await;
    let stream = kept.backed_up();
    fs::create_dir(kept.path("new")).expect("a folder");
    fs::write(kept.path("new/hers"), "hers").expect("a file");
    let output = kept.restore("new", &stream, &[]);
    assert!(output.status.code() == Some(1) && said(&output).contains("is not empty"), "{}", said(&output));
    assert_eq!(fs::read_to_string(kept.path("new/hers")).expect("it is there"), "hers");
}

#[tokio::test]
async fn a_wrong_share_file_or_none_restores_nothing() {
    let kept = Kept::new().await;
    fs::write(kept.path("backup.tar"), kept.backed_up()).expect("a file");
    fs::write(kept.path("other"), "0".repeat(64)).expect("a file");
    let into = kept.path("new").display().to_string();
    for (share, mend) in [("other", "is not the share file of this backup"), ("none", "can't read")] {
        let share = kept.path(share).display().to_string();
        let stream = fs::File::open(kept.path("backup.tar")).expect("it is there");
        let arguments = ["restore", &into, "--share", &share, "--withdrawn-lost"];
        let output = bare(&kept.house.data()).args(arguments).stdin(stream).output().expect("the binary runs");
        assert!(output.status.code() == Some(1) && said(&output).contains(mend), "{}", said(&output));
        assert!(is_empty(&kept.path("new")));
    }
    // That the register is lost has to be said.
    let share = kept.house.data().join("share").display().to_string();
    assert_eq!(command(&kept.house.data(), &["restore", &into, "--share", &share]).status.code(), Some(2));
}

#[tokio::test]
async fn without_the_register_what_was_taken_back_before_the_backup_stays_away() {
    let kept = Kept::new().await;
    kept.regrets.withdraws(&kept.house).of(&kept.house).await;
    fs::write(kept.path("backup.tar"), kept.backed_up()).expect("a file");
    let (into, share) = (kept.path("new"), kept.house.data().join("share"));
    let mut restore = bare(&kept.house.data());
    restore.arg("restore").arg(&into).arg("--share").arg(share).arg("--withdrawn-lost");
    let stream = fs::File::open(kept.path("backup.tar")).expect("it is there");
    let output = restore.stdin(stream).output().expect("the binary runs");
    assert!(output.status.code() == Some(0) && said(&output).contains("can't be known"), "{}", said(&output));
    let lines = |data: &std::path::Path| fs::read_to_string(data.join("withdrawn")).expect("a register");
    assert_eq!(lines(&into), lines(&kept.house.data()));
}

#[tokio::test]
async fn a_register_from_before_the_backup_restores_nothing_and_how_much_was_read_is_said() {
    let kept = Kept::new().await;
    kept.regrets.withdraws(&kept.house).of(&kept.house).await;
    let stream = kept.backed_up();
    let newest = fs::read(kept.house.data().join("withdrawn")).expect("a register");
    let older = newest.split_inclusive(|byte| *byte == b'\n').next().expect("whose it is");
    fs::write(kept.house.data().join("withdrawn"), older).expect("a file");
    let output = kept.restore("new", &stream, &[]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    for mend in ["1 withdrawals", "older than the backup", "--withdrawn-lost"] {
        assert!(said(&output).contains(mend), "{mend}: {}", said(&output));
    }
    assert!(is_empty(&kept.path("new")));
    fs::write(kept.house.data().join("withdrawn"), newest).expect("a file");
    let output = kept.restore("new", &stream, &[]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(said(&output).contains("register of withdrawals: 1 withdrawals were read"), "{}", said(&output));
}

#[tokio::test]
async fn the_register_of_another_server_is_not_taken_for_ours() {
    let (kept, other) = (Kept::new().await, Kept::new().await);
    other.regrets.withdraws(&other.house).of(&other.house).await;
    // Nothing was taken back before this backup, so that nothing in it could be missed in a register.
    let stream = kept.backed_up();
    let ours = fs::read(kept.house.data().join("withdrawn")).expect("a register");
    let theirs = fs::read(other.house.data().join("withdrawn")).expect("a register");
    let (other, nameless) = ("is not the register of this server", "does not say whose register it is");
    for (register, why) in
        [(theirs.clone(), other), ([ours.as_slice(), &theirs].concat(), other), (Vec::new(), nameless)]
    {
        fs::write(kept.house.data().join("withdrawn"), register).expect("a file");
        let output = kept.restore("new", &stream, &[]);
        assert_eq!(output.status.code(), Some(1), "{}", said(&output));
        assert!(said(&output).contains(why), "{}", said(&output));
        assert!(is_empty(&kept.path("new")));
    }
    // Those of two servers of one database can be put together.
    fs::write(kept.house.data().join("withdrawn"), [ours.as_slice(), &ours].concat()).expect("a file");
    assert_eq!(kept.restore("new", &stream, &[]).status.code(), Some(0));
    fs::write(kept.house.data().join("withdrawn"), theirs).expect("a file");
    let refusal = kept.house.restart(|_| {}).await.err();
    assert!(matches!(refusal, Some(StartError::Folder(FolderError::OtherRegister(_)))), "{refusal:?}");
}

#[tokio::test]
async fn a_full_disk_leaves_an_empty_folder() {
    let kept = Kept::new().await;
    fs::write(kept.path("backup.tar"), kept.backed_up()).expect("a file");
    let (into, data) = (kept.path("new"), kept.house.data());
    // No file may become longer than this.
    let script = r#"trap '' XFSZ; ulimit -f 100; exec "$0" "$@""#;
    let mut shell = Command::new("bash");
    shell.args(["-c", script, env!("CARGO_BIN_EXE_murmuration"), "restore"]).arg(&into);
    shell.arg("--share").arg(data.join("share")).arg("--withdrawn").arg(data.join("withdrawn"));
    let stream = fs::File::open(kept.path("backup.tar")).expect("it is there");
    let output = shell.stdin(stream).output().expect("a shell");
    assert!(output.status.code() == Some(1) && said(&output).contains("Make room"), "{}", said(&output));
    assert!(is_empty(&into));
}

#[tokio::test]
async fn a_restore_that_is_ended_leaves_an_empty_folder_and_one_that_is_killed_leaves_none_that_starts() {
    let kept = Kept::new().await;
    let stream = kept.backed_up();
    let (into, data) = (kept.path("new"), kept.house.data());
    for signal in ["-TERM", "-KILL"] {
        let mut restore = bare(&data);
        restore.arg("restore").arg(&into).arg("--share").arg(data.join("share")).arg("--withdrawn-lost");
        let mut running = restore.stdin(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the binary runs");
        let mut pipe = running.stdin.take().expect("a pipe");
        pipe.write_all(&stream[..stream.len() / 2]).expect("it reads");
        while is_empty(&into.join("restoring/attachments")) {
            thread::sleep(Duration::from_millis(5));
        }
        let sent = Command::new("kill").args([signal, &running.id().to_string()]).status().expect("kill runs");
        assert!(sent.success());
        let code = running.wait().expect("it is ours").code();
        drop(pipe);
        if signal == "-TERM" {
            assert_eq!((code, is_empty(&into)), (Some(1), true));
        } else {
            let refusal = House::over(&into, |_| {}).await.err();
            assert!(matches!(refusal, Some(StartError::Folder(FolderError::HalfRestored(_)))), "{refusal:?}");
            let output = kept.restore("new", &stream, &[]);
            assert!(said(&output).contains("is not empty"), "{}", said(&output));
        }
    }
}

#[tokio::test]
async fn what_is_damaged_in_the_database_itself_is_restored_only_if_that_is_wanted() {
    let kept = Kept::new().await;
    kept.house.change("UPDATE record_payload SET payload = x'00'").await;
    let stream = kept.backed_up();
    let output = kept.restore("new", &stream, &[]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("record ") && said(&output).contains("--damaged"), "{}", said(&output));
    assert!(is_empty(&kept.path("new")));
    let output = kept.restore("new", &stream, &["--damaged"]);
    assert_eq!(output.status.code(), Some(3), "{}", said(&output));
    assert_eq!(House::over(&kept.path("new"), |_| {}).await.expect("it starts").testimonies().await, 4);
}

#[tokio::test]
async fn a_backup_without_one_of_its_files_is_whole_and_says_so() {
    let kept = Kept::new().await;
    let folder = kept.house.data().join("attachments");
    let file = fs::read_dir(folder).expect("a folder").filter_map(Result::ok).next().expect("there is one");
    fs::remove_file(file.path()).expect("it goes");
    let output = command(&kept.house.data(), &["backup"]);
    assert_eq!(output.status.code(), Some(3), "{}", said(&output));
    assert!(String::from_utf8_lossy(&output.stderr).contains(&*file.file_name().to_string_lossy()));
    assert_eq!(kept.restore("new", &output.stdout, &["--damaged"]).status.code(), Some(3));
}

#[tokio::test]
async fn a_file_that_can_not_be_read_is_missing_and_the_rest_is_backed_up() {
    let kept = Kept::new().await;
    let folder = kept.house.data().join("attachments");
    let file = fs::read_dir(folder).expect("a folder").filter_map(Result::ok).next().expect("there is one");
    let name = file.file_name().to_string_lossy().into_owned();
    // A folder can be opened, has a length, and fails when it is read: as a file on a broken disk does.
    fs::remove_file(file.path()).expect("it goes");
    fs::create_dir(file.path()).expect("a folder");
    let length = fs::metadata(file.path()).expect("it is there").len();
    let row = i64::from_str_radix(&name, 16).expect("a row");
    kept.house.change(&format!("UPDATE attachment SET length = {length} WHERE row = {row}")).await;
    let output = command(&kept.house.data(), &["backup"]);
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(3), "{told}");
    assert!(told.contains("and 1 attachments") && told.contains(&name), "{told}");
    assert_eq!(kept.restore("new", &output.stdout, &["--damaged"]).status.code(), Some(3));
}

#[tokio::test]
async fn a_copy_that_would_take_the_room_of_those_who_write_is_not_made() {
    let kept = Kept::new().await;
    let data = kept.house.data();
    let scratch = backup::begin(&data).expect("no other is under way");
    let refusal = backup::write(&data, &scratch, u64::MAX, io::sink()).await.err();
    assert!(matches!(refusal, Some(BackupError::Room { .. })), "{refusal:?}");
    assert!(backup::write(&data, &scratch, 0, io::sink()).await.is_ok());
}

#[tokio::test]
async fn whoever_does_not_own_the_data_folder_makes_no_backup() {
    let kept = Kept::new().await;
    let data = kept.house.data();
    // Whoever may not give it away is not the owner of the system's.
    let others = if chown(&data, Some(1), None).is_ok() { data } else { "/usr".into() };
    let output = command(&others, &["backup"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("Run this as the user of the server"), "{}", said(&output));
}

#[tokio::test]
async fn a_lock_of_backups_that_somebody_else_left_does_not_keep_the_server_from_starting() {
    let kept = Kept::new().await;
    let lock = kept.house.data().join("backup.lock");
    let spoil = |_: &House| {
        let _ = fs::remove_file(&lock);
        // It can't be opened to write by anybody.
        fs::create_dir(&lock).expect("a folder");
    };
    let house = kept.house.restart_after(spoil, |_| {}).await.expect("it starts");
    assert_eq!(house.testimonies().await, 4);
}

#[tokio::test]
async fn a_terminal_gets_no_backup_and_a_reader_who_goes_away_is_told_of() {
    let kept = Kept::new().await;
    let data = kept.house.data();
    let line = format!("{} backup", env!("CARGO_BIN_EXE_murmuration"));
    let mut script = Command::new("script");
    script.args(["-qec", &line, "/dev/null"]).env("MURMURATION_DATA", &data).stdin(Stdio::null());
    let output = script.output().expect("script runs");
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("a backup is no text"), "{}", said(&output));
    let full = fs::File::options().write(true).open("/dev/full").expect("it is there");
    let output = bare(&data).arg("backup").stdout(full).output().expect("the binary runs");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("was not taken to its end"));
    assert!(!data.join("backup.sqlite").exists());
    let output = command(&kept.path("nowhere"), &["backup"]);
    assert!(output.status.code() == Some(1) && said(&output).contains("no database in"), "{}", said(&output));
}
