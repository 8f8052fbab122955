//! Help, slips, and what can't go together.

use crate::call::Call;

#[test]
fn help_is_for_people_and_has_examples() {
    let desk = Call::right_care().desk();
    for words in [
        &["--help"][..],
        &["open", "--help"],
        &["seal", "-h"],
        &["verify", "keys", "--help"],
        &["verify", "release", "--help"],
        &["export", "--help"],
        &["check", "--help"],
        &["site", "key", "--help"],
        &["site", "sign", "--help"],
    ] {
        let outcome = desk.run(words);
        assert_eq!((outcome.code, outcome.stderr.as_str()), (0, ""), "{words:?}");
        assert!(outcome.text().contains("murmuration-offline"), "{words:?}");
        assert!(words.len() == 1 || outcome.text().contains("Example"), "{words:?}");
    }
    let all = desk.run(&["--help"]);
    for code in ["0  everything", "1  a part", "2  the command", "3  a file", "4  a key"] {
        assert!(all.text().contains(code), "{code}");
    }
    assert!(desk.run(&["--version"]).text().starts_with("murmuration-offline "));
}

#[test]
fn a_slip_is_answered_with_code_two_and_the_mend() {
    let desk = Call::right_care().desk();
    let root = "0".repeat(32);
    let cases: [(&[&str], &str); 12] = [
        (&[], "Usage: murmuration-offline"),
        (&["opne"], "open"),
        (&["open", "a.age", "--out", "o"], "--identity <KEYS>"),
        (&["open", "a.age", "-i", "call.key"], "--out <FOLDER>|--stdout"),
        (&["open", "a.age", "-i", "call.key", "--out", "o", "--stdout"], "cannot be used with"),
        (&["open", "a.age", "-i", "call.key", "--stdout", "--json"], "give --out instead of --stdout"),
        (&["seal", "--keys", "keys/2.txt"], "--root <FINGERPRINT>"),
        (&["seal", "--keys", "keys/2.txt", "--root", "abcd"], "take the one that the organisation publishes"),
        (&["seal", "--keys", "keys/2.txt", "--root", &root, "--out", "-", "--json"], "give --out a file"),
        (&["seal", "--keys", "keys/2.txt", "--root", &root, "--ready-for", "noise"], "self-harm"),
        (&["seal", "--keys", "keys/2.txt", "--root", &root, "--language", "English, please"], "write it like en"),
        (&["verify", "keys", "keys/2.txt"], "give --root with the fingerprint"),
    ];
    for (words, said) in cases {
        let outcome = desk.run(words);
        assert_eq!((outcome.code, outcome.text()), (2, ""), "{words:?}");
        assert!(outcome.stderr.contains(said), "{words:?}: {}", outcome.stderr);
    }
}

#[test]
fn bars_are_for_terminals_only() {
    let call = Call::right_care();
    let desk = call.desk();
    (1..=5).for_each(|number| desk.put(&format!("in/{number}.age"), call.sealed(number, 1, "one")));
    let piped = desk.run(&["open", "in", "-i", "call.key", "--out", "piped"]);
    assert_eq!(piped.stderr, "Opened 5 accounts.\n");
    let command = env!("CARGO_BIN_EXE_murmuration-offline");
    let line = format!("{command} open in -i call.key --out shown");
    let shown = desk.other("script", &["-qec", &line, "/dev/null"], b"");
    assert!(shown.text().contains(" of 5") && shown.text().contains("Opened 5 accounts."), "{:?}", shown.text());
}
