//! Sealing a text for the offline door.

use vault::{
    envelope::{Envelope, Kind},
    id::Digest,
    open::{Claim, open},
    padding::SizeClass,
};

use crate::{
    call::{Call, day},
    run::Desk,
};

const TEXT: &str = "They said I had \"capacity\".\r\nIt was a Tuesday. \u{1f426}\n";

fn seal(desk: &Desk, call: &Call, more: &[&str]) -> crate::run::Outcome {
    let root = call.fingerprint();
    desk.run(&[&["seal", "account.txt", "--keys", "keys/2.txt", "--root", &root], more].concat())
}

fn sealed(desk: &Desk, name: &str) -> Vec<u8> {
    std::fs::read(desk.path(name)).expect("it is there")
}

#[test]
fn a_text_is_sealed_so_that_the_door_takes_it_and_the_desk_opens_it() {
    let call = Call::right_care();
    let desk = call.desk();
    desk.put("account.txt", TEXT);
    let choices = ["--allow-count", "--ready-for", "restraint", "--ready-for", "loss", "--language", "cy", "--json"];
    let outcome = seal(&desk, &call, &choices);
    assert_eq!(outcome.code, 0, "{}", outcome.text());
    let file = sealed(&desk, "account.txt.age");
    Envelope::parse(Kind::OfflineTestimony, &file).expect("the door takes it");
    let done = &outcome.json()["results"][0];
    assert_eq!(done["sha256"], Digest::of(&file).to_string());
    assert_eq!((done["epoch"].as_u64(), done["output"].as_str()), (Some(2), Some("account.txt.age")));
    let id = done["id"].as_str().expect("a text").parse().expect("an id");
    let claim = Claim { call: call.name.clone(), id, epoch: 2 };
    let opened = open(&file, &call.identities[1], &claim).expect("it opens under that number");
    assert_eq!(opened.draft.account(), TEXT);
    let consent = opened.draft.consent();
    assert!(consent.count && !consent.quote && !consent.contact);
    assert_eq!((opened.draft.notes().len(), opened.draft.language()), (2, Some("cy")));
    assert_eq!(opened.binding.expect("it is bound").key_set, call.key_sets[1].digest());
    assert_eq!(desk.names("."), ["account.txt", "account.txt.age", "call.key", "keys"]);
}

#[test]
fn nothing_is_allowed_that_was_not_said_and_the_words_say_what_to_do_next() {
    let call = Call::right_care();
    let desk = call.desk();
    let root = format!("https://a.example/c/right-care#{}", call.fingerprint());
    let words = ["seal", "--keys", "keys/2.txt", "--root", &root];
    let outcome = desk.run_with(&words, b"\xef\xbb\xbfFrom a pipe.");
    assert_eq!(outcome.code, 0, "{}", outcome.stderr);
    assert!(outcome.text().contains("/c/right-care/offline") && outcome.text().contains("choose number 2"));
    assert!(outcome.text().contains(&Digest::of(&sealed(&desk, "account.age")).to_string()));
    let opened = desk.run(&["open", "account.age", "-i", "call.key", "--stdout", "--format", "json"]).json();
    assert_eq!(opened["consent"], serde_json::json!({ "count": false, "quote": false, "contact": false }));
    assert_eq!((opened["account"].as_str(), opened["mode"].as_str()), (Some("From a pipe."), Some("native")));
    let id = opened["id"].as_str().expect("a text");
    assert!(outcome.text().contains(id), "the number that was foretold");
}

#[test]
fn a_pipe_gets_the_file_and_nothing_else() {
    let call = Call::right_care();
    let desk = call.desk();
    desk.put("account.txt", TEXT);
    let outcome = seal(&desk, &call, &["--out", "-"]);
    assert_eq!(outcome.code, 0);
    Envelope::parse(Kind::OfflineTestimony, &outcome.stdout).expect("the door takes it");
    assert!(outcome.stderr.contains(&Digest::of(&outcome.stdout).to_string()));
}

#[test]
fn each_size_of_text_gets_its_class_and_one_too_long_is_refused() {
    let call = Call::right_care();
    let desk = call.desk();
    for (length, class) in [(1, SizeClass::Small), (70_000, SizeClass::Medium), (1_000_000, SizeClass::Large)] {
        desk.put("account.txt", "a".repeat(length));
        let outcome = seal(&desk, &call, &["--out", "-"]);
        let envelope = Envelope::parse(Kind::OfflineTestimony, &outcome.stdout).expect("the door takes it");
        assert_eq!(envelope.size(), class.bytes() as u64);
    }
    // Two bytes each, so that what is read of it may end within a letter.
    for text in ["a".repeat(1_048_576), "a".repeat(5_000_000), "\u{e9}".repeat(600_000)] {
        desk.put("account.txt", text);
        let outcome = seal(&desk, &call, &[]);
        assert_eq!(outcome.code, 4);
        assert!(outcome.stderr.contains("Cut it in two, and seal each part."), "{}", outcome.stderr);
    }
    assert!(!desk.path("account.txt.age").exists());
}

#[test]
fn what_is_no_text_is_refused_with_the_mend() {
    let call = Call::right_care();
    let desk = call.desk();
    let utf_16: Vec<u8> = "\u{feff}Dear reader".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (bytes, said) in [
        (b"\xff\xd8\xff\xe0".to_vec(), "not a text in UTF-8. Save it as plain text"),
        (utf_16, "not a text in UTF-8. Save it as plain text"),
        (b" \n\t".to_vec(), "nothing written in it. Write something first"),
        (Vec::new(), "nothing written in it. Write something first"),
    ] {
        desk.put("account.txt", &bytes);
        let outcome = seal(&desk, &call, &[]);
        assert_eq!(outcome.code, 4, "{said}");
        assert!(outcome.stderr.contains(said), "{}", outcome.stderr);
    }
    std::fs::remove_file(desk.path("account.txt")).expect("it is there");
    assert_eq!(seal(&desk, &call, &[]).code, 3);
    assert_eq!(desk.names("."), ["call.key", "keys"]);
}

#[test]
fn an_existing_file_is_not_written_over() {
    let call = Call::right_care();
    let desk = call.desk();
    desk.put("account.txt", TEXT);
    desk.put("account.txt.age", "mine");
    let outcome = seal(&desk, &call, &[]);
    assert_eq!(outcome.code, 3);
    assert_eq!(desk.read("account.txt.age"), "mine");
    assert!(outcome.stderr.contains("Name another place"), "{}", outcome.stderr);
    let nowhere = seal(&desk, &call, &["--out", "nowhere/sealed.age"]);
    assert_eq!(nowhere.code, 3);
    assert!(nowhere.stderr.contains("Make the folder around it first"), "{}", nowhere.stderr);
}

#[test]
fn nothing_is_sealed_to_a_list_of_keys_that_can_not_be_believed() {
    let (call, other) = (Call::right_care(), Call::new("right-care", 2));
    let desk = call.desk();
    desk.put("account.txt", TEXT);
    desk.put("other.txt", other.key_sets[1].note());
    desk.put("changed.txt", call.key_sets[1].note().replace("2999", "2998"));
    desk.put("nonsense.txt", "age1pq1…");
    let mut next = call.key_sets[1].set().clone();
    (next.epoch, next.previous, next.not_after) = (3, Some(call.key_sets[1].digest()), day(2021));
    desk.put("old.txt", next.sign(&call.root).expect("the facts are sound").note());
    let root = call.fingerprint();
    for (keys, code, said) in [
        ("other.txt", 4, "signed by somebody else than the fingerprint given"),
        ("changed.txt", 4, "not signed by the key it names"),
        ("nonsense.txt", 4, "damaged or of an unknown version"),
        ("account.txt", 4, "damaged or of an unknown version"),
        ("old.txt", 4, "has expired"),
        ("none.txt", 3, "none.txt: It can't be read"),
    ] {
        let outcome = desk.run(&["seal", "account.txt", "--keys", keys, "--root", &root]);
        assert_eq!(outcome.code, code, "{keys}");
        assert!(outcome.stderr.contains(said), "{keys}: {}", outcome.stderr);
    }
    assert!(!desk.path("account.txt.age").exists());
}
