//! What `verify` finds, and that it finds nothing where nothing is wrong.

use std::{fs, os::unix::fs::PermissionsExt as _, path::Path};

use sea_orm::{ConnectionTrait as _, Database};

use super::{Kept, command, said};

/// A copy of the data folder, so that each damage is alone.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to.join("attachments")).expect("a folder");
    for folder in ["", "attachments"] {
        for entry in fs::read_dir(from.join(folder)).expect("a folder").filter_map(Result::ok) {
            if entry.path().is_file() {
                fs::copy(entry.path(), to.join(folder).join(entry.file_name())).expect("a copy");
            }
        }
    }
}

/// A header with a stanza of grease before its MAC, as a stock tool may write one.
fn greased(header: &str) -> String {
    let at = format!("instr(CAST({header} AS TEXT), '---')");
    format!(
        "CAST(substr({header}, 1, {at} - 1) || '-> a-grease' || char(10) || char(10) || substr({header}, {at}) AS BLOB)"
    )
}

async fn change(data: &Path, sql: &str) {
    let url = format!("sqlite://{}", data.join("murmuration.sqlite").display());
    let db = Database::connect(url).await.expect("it opens");
    db.execute_unprepared(sql).await.expect("the statement is valid");
    db.close().await.expect("it closes");
}

fn first_attachment(data: &Path) -> std::path::PathBuf {
    let mut files = fs::read_dir(data.join("attachments")).expect("a folder").filter_map(Result::ok);
    files.next().expect("there is one").path()
}

#[tokio::test]
async fn nothing_is_wrong_beside_a_running_server_nor_after_it() {
    let kept = Kept::new().await;
    kept.regrets.withdraws(&kept.house).of(&kept.house).await;
    for _ in 0..2 {
        let output = command(&kept.house.data(), &["verify"]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        let told =
            "as it came: accounts 3, messages and additions 1, records 1, attachments 2, log entries 3, releases 0\n";
        assert_eq!(String::from_utf8_lossy(&output.stdout), told);
    }
}

#[tokio::test]
async fn each_damage_is_found_and_named() {
    let kept = Kept::new().await;
    kept.regrets.withdraws(&kept.house).of(&kept.house).await;
    kept.house.state.store.clone().close().await;
    let spoil = |table: &str, column: &str, at: &str| {
        // Eight other bytes in the middle.
        format!(
            "UPDATE {table} SET {column} = CAST(substr({column}, 1, 5000) || randomblob(8) || substr({column}, 5009) AS BLOB) WHERE row = (SELECT min(row) FROM {table}{at})"
        )
    };
    let statements = [
        (spoil("payload", "payload", ""), "account "),
        (spoil("entry_payload", "for_call", ""), "entry "),
        (spoil("entry_payload", "for_survivor", ""), "entry "),
        (spoil("record_payload", "payload", ""), "record "),
        ("DELETE FROM payload WHERE row = (SELECT min(row) FROM payload)".to_owned(), "its payload is missing"),
        ("UPDATE testimony SET header = (SELECT header FROM testimony ORDER BY row DESC LIMIT 1) WHERE row = (SELECT min(row) FROM testimony)".to_owned(), "its header is not what came"),
        ("UPDATE testimony SET header = x'00' WHERE row = (SELECT min(row) FROM testimony)".to_owned(), "not a sealed file"),
        ("UPDATE log_entry SET text = replace(text, 'checked', 'chocked') WHERE number = 2".to_owned(), "log entry 2: "),
        ("DELETE FROM log_entry WHERE number = 2".to_owned(), "log entry 3: "),
        ("UPDATE key_set SET note = replace(note, 'right-care', 'wrong-care')".to_owned(), "list of keys 1: "),
        ("UPDATE wrap SET file = x'00'".to_owned(), "is sealed to "),
        // As after a change of key: then nothing says any more how its header came, and it is of the form that a browser writes.
        (format!("UPDATE testimony SET epoch_now = 2, header = {}", greased("header")), "its header is not one that a member wrote"),
        ("UPDATE account SET bundle = x'00' WHERE account = 'mo'".to_owned(), "member mo: what unlocks her keys"),
        ("UPDATE account SET kdf_memory_kib = 8 WHERE account = 'mo'".to_owned(), "member mo: what unlocks her keys"),
        ("UPDATE account SET signing = zeroblob(32) WHERE account = 'mo'".to_owned(), "member mo: her keys"),
        ("UPDATE paper SET bundle = x'00'".to_owned(), "the paper code of "),
        ("UPDATE paper SET login_key = x'00'".to_owned(), "the paper code of "),
        ("UPDATE call_document SET document = replace(document, 'right-care', 'wrong-care')".to_owned(), "document 1: "),
        ("UPDATE call_document SET signature = zeroblob(64)".to_owned(), "document 1: "),
        ("UPDATE call SET version = 2".to_owned(), "document 2: it should be in force"),
        ("UPDATE call_codebook SET codebook = replace(codebook, 'Second', 'Third')".to_owned(), "codebook 2: "),
        ("UPDATE call_codebook SET version = 3".to_owned(), "codebook 3: "),
        ("UPDATE recovery SET threshold = 1".to_owned(), "the plan of the recovery"),
        ("PRAGMA foreign_keys = OFF; DELETE FROM testimony WHERE row = (SELECT min(testimony) FROM entry)".to_owned(), "foreign_key_check: "),
        ("DELETE FROM installation".to_owned(), ""),
    ];
    for (number, (sql, expected)) in statements.iter().enumerate() {
        let data = kept.path(&number.to_string());
        copy(&kept.house.data(), &data);
        change(&data, sql).await;
        let output = command(&data, &["verify"]);
        // The last changes nothing that can be checked: it shows that a copy alone is no damage.
        let code = if expected.is_empty() { 0 } else { 3 };
        assert_eq!(output.status.code(), Some(code), "{sql}: {}", said(&output));
        assert!(said(&output).lines().any(|line| line.contains(expected)), "{sql}: {}", said(&output));
    }
}

#[tokio::test]
async fn files_beside_the_database_are_missed_and_noticed() {
    let kept = Kept::new().await;
    kept.regrets.withdraws(&kept.house).of(&kept.house).await;
    kept.house.state.store.clone().close().await;
    type Damage = fn(&Path);
    let damages: [(Damage, &str); 11] = [
        (|data| fs::remove_file(first_attachment(data)).expect("it goes"), "the file is missing"),
        (
            |data| {
                let file = first_attachment(data);
                let mut bytes = fs::read(&file).expect("bytes");
                let end = bytes.len() - 1;
                bytes[end] ^= 1;
                fs::write(file, bytes).expect("it is written");
            },
            "its payload is not what came",
        ),
        (
            |data| {
                let file = first_attachment(data);
                let bytes = fs::read(&file).expect("bytes");
                fs::write(file, &bytes[1..]).expect("it is written");
            },
            "not a sealed file any more",
        ),
        (|data| fs::write(data.join("attachments/00000000000000ff"), "x").expect("a file"), "no account has this file"),
        (|data| fs::write(data.join("share"), "0".repeat(64)).expect("a file"), "share: "),
        (|data| fs::remove_file(data.join("installation")).expect("it goes"), "installation: "),
        (
            |data| fs::write(data.join("withdrawn"), "").expect("a file"),
            "1 withdrawals of the database are not in the file",
        ),
        (
            |data| fs::set_permissions(data.join("share"), fs::Permissions::from_mode(0o644)).expect("its owner may"),
            "chmod 600",
        ),
        (|data| fs::write(data.join("withdrawn"), "not a mark\n").expect("a file"), "withdrawn is damaged"),
        (
            |data| fs::write(data.join("withdrawn"), format!("of {}\n", "0".repeat(64))).expect("a file"),
            "withdrawn: this is the register of another server",
        ),
        (
            |data| {
                fs::remove_file(data.join("withdrawn")).expect("it goes");
                fs::create_dir(data.join("withdrawn")).expect("a folder");
            },
            "withdrawn: it can't be read",
        ),
    ];
    for (number, (damage, expected)) in damages.iter().enumerate() {
        let data = kept.path(&number.to_string());
        copy(&kept.house.data(), &data);
        damage(&data);
        let output = command(&data, &["verify"]);
        assert_eq!(output.status.code(), Some(3), "{expected}: {}", said(&output));
        assert!(said(&output).contains(expected), "{expected}: {}", said(&output));
    }
}

#[tokio::test]
async fn an_account_that_was_taken_back_and_is_here_again_is_noticed() {
    let kept = Kept::new().await;
    let data = kept.path("older");
    let stream = kept.backed_up();
    kept.regrets.withdraws(&kept.house).of(&kept.house).await;
    fs::create_dir(&data).expect("a folder");
    fs::write(kept.path("backup.tar"), stream).expect("a file");
    let mut tar = std::process::Command::new("tar");
    assert!(tar.arg("-xf").arg(kept.path("backup.tar")).arg("-C").arg(&data).status().expect("tar runs").success());
    for name in ["share", "withdrawn"] {
        fs::copy(kept.house.data().join(name), data.join(name)).expect("a copy");
    }
    let output = command(&data, &["verify"]);
    assert_eq!(output.status.code(), Some(3), "{}", said(&output));
    assert!(said(&output).contains("1 accounts are here that were taken back"), "{}", said(&output));
}
