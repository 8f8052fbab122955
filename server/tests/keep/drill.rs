//! From a running server through a stock `age` into an empty folder.

use std::{fs, process::Command};

use app::wire::StatusRequest;

use super::{
    super::house::{House, get, post},
    Kept, command, is_empty, said,
};

/// Digests of everything that is stored with one, without the account that was taken back.
async fn digests(house: &House, without: &str) -> String {
    let (account, thread) = (format!("hex(submission_id) <> upper('{without}')"), "SELECT row FROM testimony WHERE ");
    let of = |columns: &str, from: &str| {
        format!("SELECT group_concat(line, x'0a') FROM (SELECT {columns} AS line FROM {from} ORDER BY 1)")
    };
    let mut all = Vec::new();
    for sql in [
        of(
            "hex(submission_id) || hex(received_sha256) || hex(payload_sha256) || hex(header) || hex(payload)",
            &format!("testimony NATURAL JOIN payload WHERE {account}"),
        ),
        of(
            "hex(body_sha256) || hex(header) || hex(for_call) || hex(for_survivor)",
            &format!("entry NATURAL JOIN entry_payload WHERE testimony IN ({thread}{account})"),
        ),
        of("hex(received_sha256) || hex(header) || hex(payload)", "record NATURAL JOIN record_payload"),
        of("hex(received_sha256) || hex(payload_sha256) || length", "attachment"),
        of("text", "log_entry"),
        of("note", "key_set"),
        of("document", "call_document"),
        of("account || hex(bundle) || hex(login_key)", "account"),
        of("account || hex(file)", "wrap"),
    ] {
        all.push(house.text(&sql).await);
    }
    all.join("\n\n")
}

#[tokio::test]
async fn a_backup_that_a_stock_age_sealed_becomes_the_same_server_in_an_empty_folder() {
    let kept = Kept::new().await;
    let (house, team) = (&kept.house, &kept.team);
    let token = team.moderator.log_in(house).await.token;
    let shell = |script: &str| {
        let (data, aside) = (house.data(), kept.aside.path());
        let mut shell = Command::new("bash");
        shell.args(["-o", "pipefail", "-c", script]).current_dir(aside);
        shell.env("MURMURATION_DATA", &data).env("M", env!("CARGO_BIN_EXE_murmuration"));
        let output = shell.output().expect("a shell");
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        said(&output)
    };
    shell("age-keygen -o key 2> /dev/null && age-keygen -y key > recipients");
    // While the server runs.
    let told = shell(r#""$M" backup | age -R recipients > backup.tar.age"#);
    assert!(told.contains("2 attachments") && told.contains("share and withdrawn"), "{told}");
    // And goes on: one takes her account back, another writes.
    let reply = kept.regrets.withdraws(house).of(house).await;
    assert_eq!(reply.status, 200);
    kept.wrote.writes(house, team, "Too late for the backup.", 2).await;
    house.change("DELETE FROM entry WHERE number = 2").await;
    let id = kept.regrets.file.id.to_string();
    let before = digests(house, &id).await;
    let status = kept.wrote.status(house).await;
    let withdrawn = kept.regrets.asks_status(house).of(house).await;

    let told = shell(
        r#"age -d -i key backup.tar.age | "$M" restore new --share "$MURMURATION_DATA/share" --withdrawn "$MURMURATION_DATA/withdrawn""#,
    );
    assert!(told.contains("taken back since the backup: 1 accounts"), "{told}");
    assert!(told.contains("accounts 4, messages and additions 1, records 1, attachments 2, log entries 3"), "{told}");
    let new = kept.path("new");
    assert_eq!(command(&new, &["verify"]).status.code(), Some(0));

    let again = House::over(&new, |_| {}).await.expect("it starts");
    assert_eq!(digests(&again, &id).await, before);
    assert_eq!(again.testimonies().await, 3);
    // Seven words still find what they found, and nobody's session came along.
    assert_eq!(kept.wrote.status(&again).await, status);
    assert_eq!(kept.regrets.asks_status(&again).of(&again).await.body, withdrawn.body);
    assert_eq!(get(super::desk("members")).bearer(&token).of(&again).await.status, 404);
    let request: StatusRequest = kept.wrote.status_request(&again);
    assert_eq!(post("/api/return/status").json(&request).of(&again).await.status, 200);
    assert_eq!(get("/installation.txt").of(&again).await.body, get("/installation.txt").of(house).await.body);
    let path = super::desk(&format!("testimonies/{}/attachments", kept.filed));
    let token = team.moderator.log_in(&again).await.token;
    assert_eq!(get(path).bearer(&token).of(&again).await.status, 200);
}

#[tokio::test]
async fn a_backup_is_a_tar_file_that_stock_tools_read_and_check_and_holds_no_secret_of_the_server() {
    let kept = Kept::new().await;
    let stream = kept.backed_up();
    fs::write(kept.path("backup.tar"), &stream).expect("a file");
    let script = "tar -xf backup.tar && sha256sum --quiet -c manifest.txt && ls -1 && ls -1 attachments | wc -l";
    let output = Command::new("sh").args(["-c", script]).current_dir(kept.aside.path()).output().expect("a shell");
    let listed = said(&output);
    assert!(output.status.success(), "{listed}");
    let names =
        ["attachments", "backup.tar", "installation", "manifest.txt", "murmuration-backup", "murmuration.sqlite", "2"];
    assert_eq!(listed.split_whitespace().collect::<Vec<_>>(), names);
    let share = fs::read(kept.house.data().join("share")).expect("it is there");
    for secret in [share.as_slice(), &data_encoding::HEXLOWER.decode(&share).expect("hex")] {
        assert!(!stream.windows(secret.len()).any(|window| window == secret));
    }
    // What was logged in does not stay so in a copy, and no copy is left beside the database.
    let new = kept.restore("new", &stream, &[]);
    assert_eq!(new.status.code(), Some(0), "{}", said(&new));
    assert!(kept.house.count("SELECT count(*) FROM session").await > 0);
    let again = House::over(&kept.path("new"), |_| {}).await.expect("it starts");
    assert_eq!(again.count("SELECT count(*) FROM session").await, 0);
    let left = fs::read_dir(kept.house.data()).expect("the folder").filter_map(Result::ok);
    assert_eq!(left.filter(|entry| entry.file_name().to_string_lossy().starts_with("backup.sqlite")).count(), 0);
}

#[tokio::test]
async fn what_goes_on_during_a_backup_is_in_it_whole_or_not_at_all() {
    let kept = Kept::new().await;
    let data = kept.house.data();
    let backups = std::thread::spawn(move || {
        (0..4)
            .map(|_| command(&data, &["backup"]))
            .map(|output| (output.status.code(), output.stdout))
            .collect::<Vec<_>>()
    });
    while !backups.is_finished() {
        super::attachments::sent(&kept.house, &kept.team).await;
        let gone = super::Survivor::of(&kept.house, &kept.team).await;
        gone.writes(&kept.house, &kept.team, "for a moment", 1).await;
        assert_eq!(gone.withdraws(&kept.house).of(&kept.house).await.status, 200);
    }
    for (number, (code, stream)) in backups.join().expect("no panic").into_iter().enumerate() {
        assert_eq!(code, Some(0));
        let restored = kept.restore(&number.to_string(), &stream, &[]);
        assert_eq!(restored.status.code(), Some(0), "{}", said(&restored));
    }
}

#[tokio::test]
async fn a_copy_that_a_killed_backup_left_does_not_outlive_the_next_start() {
    let kept = Kept::new().await;
    let left = kept.house.data().join("backup.sqlite");
    fs::write(&left, "a copy").expect("a file");
    let house = kept.house.restart(|_| {}).await.expect("it starts");
    assert!(!left.exists());
    assert!(!is_empty(&house.data()));
}
