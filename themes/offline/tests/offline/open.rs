//! Opening files and folders.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;

use crate::call::{Call, id};

const TEXT: &str = "They said I had \"capacity\".\nIt was a Tuesday. \u{1f426}";

fn mode(path: &std::path::Path) -> u32 {
    fs::metadata(path).expect("it is there").permissions().mode() & 0o777
}

#[test]
fn an_account_becomes_a_readable_file_that_nobody_else_may_read() {
    let call = Call::right_care();
    let desk = call.desk();
    desk.put("sealed.age", call.sealed(7, 2, TEXT));
    let outcome = desk.run(&["open", "sealed.age", "-i", "call.key", "--out", "opened"]);
    assert_eq!((outcome.code, outcome.text(), outcome.stderr.as_str()), (0, "", "Opened 1 account.\n"));
    let expected = format!(
        "Account: {}\nCall: right-care, list of keys 2\nThemes may be counted: yes\nMasked quotes may be published: no\n\
         Moderators may ask: yes\nThese choices: as they were when it was sealed; changes since then are at the desk\nBe ready for: restraint or force\nLanguage: en\nAnswer to when (questions 1): 2024-H1\n\
         Answer to who (questions 1): police, nurse\n\n{TEXT}",
        id(7)
    );
    assert_eq!(desk.read("opened/sealed.txt"), expected);
    assert_eq!((mode(&desk.path("opened")), mode(&desk.path("opened/sealed.txt"))), (0o700, 0o600));
    assert_eq!(desk.names("opened"), ["sealed.txt"]);
}

#[test]
fn accounts_of_each_number_open_with_one_file_of_keys_from_standard_input() {
    let call = Call::right_care();
    let desk = call.desk();
    desk.put("in/a.age", call.sealed(1, 1, "one"));
    desk.put("in/b.age", call.sealed(2, 2, "two"));
    desk.put("in/notes.md", "not one of them");
    let outcome = desk.run_with(&["open", "in", "-i", "-", "--stdout"], call.keys().as_bytes());
    assert_eq!(outcome.code, 0, "{}", outcome.stderr);
    assert!(outcome.text().contains("\n\none\n\nAccount: ") && outcome.text().ends_with("\n\ntwo\n\n"));
}

#[test]
fn one_account_may_come_from_standard_input() {
    let call = Call::right_care();
    let desk = call.desk();
    let outcome = desk.run_with(&["open", "-", "-i", "call.key", "--out", "opened"], &call.sealed(1, 1, "one"));
    assert_eq!(outcome.code, 0, "{}", outcome.stderr);
    assert_eq!(desk.names("opened"), ["account.txt"]);
    let both = desk.run_with(&["open", "-", "-i", "-", "--stdout"], call.keys().as_bytes());
    assert_eq!(both.code, 2);
}

#[test]
fn a_program_gets_each_account_as_a_line_of_json() {
    let call = Call::right_care();
    let desk = call.desk();
    desk.put("a.age", call.sealed(1, 1, TEXT));
    let outcome = desk.run(&["open", "a.age", "-i", "call.key", "--stdout", "--format", "json"]);
    let account = outcome.json();
    assert_eq!(account["account"], TEXT);
    assert_eq!(account["answers"], serde_json::json!({ "when": "2024-H1", "who": ["police", "nurse"] }));
    assert_eq!(account["consent"], serde_json::json!({ "count": true, "quote": false, "contact": true }));
    assert_eq!((account["call"].as_str(), account["mode"].as_str()), (Some("right-care"), Some("wasm")));
    assert_eq!(outcome.text().lines().count(), 1);
}

#[test]
fn what_can_not_be_opened_is_named_and_the_others_are_opened() {
    let (call, other) = (Call::right_care(), Call::new("left-care", 2));
    let desk = call.desk();
    desk.put("in/a.age", call.sealed(1, 1, "a first heron"));
    desk.put("in/other.age", other.sealed(2, 2, "of another call"));
    let mut damaged = call.sealed(3, 2, "three");
    let last = damaged.len() - 1;
    damaged[last] ^= 1;
    desk.put("in/damaged.age", &damaged);
    desk.put("in/cut.age", &damaged[..last]);
    desk.put("in/empty.age", "");
    desk.put("in/text.age", "Dear reader, this was never sealed.");
    desk.put("in/armored.age", "-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n");
    desk.put("in/huge.age", [call.sealed(4, 2, "four"), vec![0; 3_000_000]].concat());
    desk.put("in/z.age", call.sealed(5, 2, "five"));
    let outcome = desk.run(&["open", "in", "-i", "call.key", "--out", "opened", "--json"]);
    assert_eq!(outcome.code, 1);
    assert_eq!(desk.names("opened"), ["a.txt", "z.txt"]);
    let kinds = ["not-sealed", "damaged", "damaged", "damaged", "not-sealed", "wrong-key", "not-sealed"];
    assert_eq!(outcome.kinds(), kinds);
    let report = outcome.json();
    assert_eq!(report["failures"][5]["subject"], "in/other.age");
    assert_eq!((report["command"].as_str(), report["exit"].as_u64()), (Some("open"), Some(1)));
    let first = &report["results"][0];
    assert_eq!((first["file"].as_str(), first["output"].as_str()), (Some("in/a.age"), Some("opened/a.txt")));
    assert_eq!((first["id"].as_str(), first["epoch"].as_u64()), (Some(id(1).to_string().as_str()), Some(1)));
    assert!(!outcome.text().contains("heron"), "a report has no words of accounts");

    let again = desk.run(&["open", "in/other.age", "-i", "call.key", "--out", "opened"]);
    assert_eq!(again.code, 4);
    let said = "in/other.age: This account is sealed to another key. Take the keys of the right call; ";
    assert!(again.stderr.contains(said), "{}", again.stderr);
}

#[test]
fn nothing_is_written_over_and_nothing_half_written_is_left() {
    let call = Call::right_care();
    let desk = call.desk();
    desk.put("a.age", call.sealed(1, 1, "one"));
    desk.put("b.age", call.sealed(2, 1, "two"));
    let opened = ["open", "a.age", "-i", "call.key", "--out", "opened"];
    assert_eq!(desk.run(&opened).code, 0);
    let before = desk.read("opened/a.txt");
    let again = desk.run(&opened);
    assert_eq!(again.code, 3);
    assert!(
        again.stderr.contains("a.age: opened/a.txt is there already, and nothing is written over it"),
        "{}",
        again.stderr
    );
    let more = desk.run(&["open", "a.age", "b.age", "-i", "call.key", "--out", "opened", "--json"]);
    assert_eq!((more.code, more.kinds()), (1, vec!["already-there".to_owned()]));
    assert_eq!(desk.read("opened/a.txt"), before);
    assert_eq!(desk.names("opened"), ["a.txt", "b.txt"]);
}

#[test]
fn a_place_where_others_may_look_is_refused_until_somebody_says_so() {
    let call = Call::right_care();
    let desk = call.desk();
    desk.put("a.age", call.sealed(1, 1, "one"));
    fs::create_dir(desk.path("shared")).expect("it can be made");
    fs::set_permissions(desk.path("shared"), Permissions::from_mode(0o755)).expect("it is ours");
    let refused = desk.run(&["open", "a.age", "-i", "call.key", "--out", "shared"]);
    assert_eq!(refused.code, 3);
    assert!(refused.stderr.contains("chmod 700 shared") && refused.stderr.contains("--allow-shared"));
    assert!(desk.names("shared").is_empty());
    let allowed = desk.run(&["open", "a.age", "-i", "call.key", "--out", "shared", "--allow-shared"]);
    assert_eq!((allowed.code, mode(&desk.path("shared/a.txt"))), (0, 0o600));

    let command = env!("CARGO_BIN_EXE_murmuration-offline");
    let into = |umask: &str, more: &str, name: &str| {
        let line = format!("umask {umask}; exec {command} open a.age -i call.key --stdout {more} > {name}");
        desk.other("sh", &["-c", &line], b"")
    };
    let refused = into("022", "", "seen.txt");
    assert_eq!((refused.code, desk.read("seen.txt").as_str()), (3, ""));
    assert_eq!(into("022", "--allow-shared", "meant.txt").code, 0);
    assert_eq!(into("077", "", "own.txt").code, 0);
    assert!(desk.read("own.txt").ends_with("\n\none\n\n") && desk.read("meant.txt").ends_with("\n\none\n\n"));
}

#[test]
fn what_is_missing_empty_or_no_key_is_said_with_what_to_do() {
    let call = Call::right_care();
    let desk = call.desk();
    desk.put("a.age", call.sealed(1, 1, "one"));
    fs::create_dir(desk.path("nothing")).expect("it can be made");
    desk.put("public.txt", &call.key_sets[1].set().classic);
    desk.put("locked.key", "age-encryption.org/v1\n-> scrypt AAAA 18\n");
    let open = |source: &str, keys: &str| desk.run(&["open", source, "-i", keys, "--out", "opened"]);
    for (source, keys, code, said) in [
        ("none.age", "call.key", 3, "none.age: It can't be read: "),
        ("nothing", "call.key", 3, "nothing: There are no sealed accounts (.age) in this folder. Name the folder"),
        ("a.age", "none.key", 3, "none.key: It can't be read: "),
        ("a.age", "public.txt", 4, "public.txt: It is no file of keys: line 1 is not a key"),
        (
            "a.age",
            "locked.key",
            4,
            "locked.key: It is no file of keys: the keys are locked with a passphrase. Open it first",
        ),
    ] {
        let outcome = open(source, keys);
        assert_eq!(outcome.code, code, "{source} {keys}");
        assert!(outcome.stderr.contains(said), "{source} {keys}: {}", outcome.stderr);
    }
    assert!(!desk.path("opened").exists(), "what opens nothing leaves nothing");
    let key = call.identities[0].hybrid().to_secret_text();
    let misplaced = open(key.as_str(), "call.key");
    assert_eq!(misplaced.code, 3);
}

#[test]
fn words_that_a_terminal_would_obey_stay_in_a_file_and_names_never_steer_it() {
    let call = Call::right_care();
    let desk = call.desk();
    desk.put("a.age", call.sealed(1, 1, "before \u{1b}[2J after"));
    assert_eq!(desk.run(&["open", "a.age", "-i", "call.key", "--out", "opened"]).code, 0);
    assert!(desk.read("opened/a.txt").ends_with("before \u{1b}[2J after"), "a file is as it was written");
    // `script` gives the command a terminal.
    let command = env!("CARGO_BIN_EXE_murmuration-offline");
    let shown =
        desk.other("script", &["-qec", &format!("{command} open a.age -i call.key --stdout"), "/dev/null"], b"");
    assert_eq!(shown.code, 0);
    assert!(shown.text().contains("before \u{fffd}[2J after"), "{}", shown.text());
    let named = desk.run(&["open", "no\u{1b}[2Jne.age", "-i", "call.key", "--stdout"]);
    assert!(!named.stderr.contains('\u{1b}'), "{}", named.stderr);
}
