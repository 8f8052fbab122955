//! Verifying lists of keys.

use crate::call::{Call, day};

#[test]
fn a_list_is_verified_by_the_fingerprint_that_was_published() {
    let call = Call::right_care();
    let desk = call.desk();
    for root in [
        call.fingerprint(),
        call.key_sets[0].fingerprint().groups().to_uppercase(),
        format!("https://a.example/c/right-care#{}", call.fingerprint()),
    ] {
        let outcome = desk.run(&["verify", "keys", "keys/2.txt", "--root", &root]);
        assert_eq!((outcome.code, outcome.stderr.as_str()), (0, ""), "{root}");
        let said = "keys/2.txt: list of keys 2 of right-care, last day 2999-12-31: signed as it should be.\n";
        assert_eq!(outcome.text(), said);
    }
    let json = desk.run(&["verify", "keys", "keys/2.txt", "--root", &call.fingerprint(), "--json"]).json();
    let expected = serde_json::json!({
        "file": "keys/2.txt", "call": "right-care", "epoch": 2, "digest": call.key_sets[1].digest(), "root": call.fingerprint(),
        "root_checked": true, "follows": false, "not_after": "2999-12-31", "members": 2,
    });
    assert_eq!(json["results"], serde_json::json!([expected]));
}

#[test]
fn lists_follow_each_other_in_whatever_order_they_are_given() {
    let call = Call::right_care();
    let desk = call.desk();
    for words in [&["keys"][..], &["keys/2.txt", "keys/1.txt"], &["keys/2.txt", "keys"]] {
        let outcome = desk.run(&[&["verify", "keys", "--json"], words].concat());
        assert_eq!(outcome.code, 0, "{}", outcome.text());
        let report = outcome.json();
        let facts = |at: usize| (report["results"][at]["epoch"].as_u64(), report["results"][at]["follows"].as_bool());
        assert_eq!((facts(0), facts(1)), ((Some(1), Some(false)), (Some(2), Some(true))));
        assert!(
            report["notes"][0].as_str().is_some_and(|note| note.contains(&call.key_sets[0].fingerprint().groups()))
        );
    }
}

#[test]
fn what_can_not_be_believed_is_refused_with_what_to_do() {
    let (call, other) = (Call::right_care(), Call::new("right-care", 2));
    let desk = call.desk();
    let root = call.fingerprint();
    let mut twin = call.key_sets[1].set().clone();
    twin.not_after = day(2998);
    desk.put("twin.txt", twin.sign(&call.root).expect("the facts are sound").note());
    let mut fourth = call.key_sets[1].set().clone();
    (fourth.epoch, fourth.previous) = (4, Some(call.key_sets[1].digest()));
    desk.put("fourth.txt", fourth.sign(&call.root).expect("the facts are sound").note());
    let mut third = call.key_sets[1].set().clone();
    (third.epoch, third.previous) = (3, Some(call.key_sets[0].digest()));
    desk.put("third.txt", third.sign(&call.root).expect("the facts are sound").note());
    desk.put("other.txt", other.key_sets[1].note());
    desk.put("signed-over.txt", call.key_sets[1].note().replace("heron", "raven"));
    desk.put("release.json", "{}");
    desk.put("huge.txt", call.key_sets[1].note().repeat(200));
    desk.put("picture.png", b"\x89PNG\xff");
    let verify = |files: &[&str]| desk.run(&[&["verify", "keys", "--root", &root, "--json"], files].concat());
    let cases: [(&[&str], i32, &str, &str); 11] = [
        (&["other.txt"], 4, "not-verified", "signed by somebody else than the fingerprint given"),
        (&["signed-over.txt"], 4, "not-verified", "not signed by the key it names"),
        (&["release.json"], 4, "not-verified", "damaged or of an unknown version"),
        (&["huge.txt"], 4, "not-verified", "damaged or of an unknown version"),
        (&["picture.png"], 4, "not-verified", "damaged or of an unknown version"),
        (&["keys/1.txt"], 4, "expired", "look at the date of this machine"),
        (&["none.txt"], 3, "cannot-read", "Look at its name and folder"),
        (&["keys", "twin.txt"], 1, "not-verified", "there are two"),
        (&["keys", "fourth.txt"], 1, "not-verified", "List of keys 4 comes after 2"),
        (&["keys", "third.txt"], 1, "not-verified", "does not follow the one before it"),
        (&["keys", "other.txt"], 1, "not-verified", "somebody else"),
    ];
    for (files, code, kind, said) in cases {
        let outcome = verify(files);
        assert_eq!((outcome.code, outcome.kinds()), (code, vec![kind.to_owned()]), "{files:?}: {}", outcome.text());
        assert!(outcome.text().contains(said), "{files:?}: {}", outcome.text());
    }
    std::fs::create_dir(desk.path("nothing")).expect("it can be made");
    assert_eq!(verify(&["nothing"]).kinds(), ["nothing-there"]);
    let link = format!("https://a.example/c/left-care#{root}");
    let wrong = desk.run(&["verify", "keys", "keys/2.txt", "--root", &link]);
    assert_eq!(wrong.code, 4);
    assert!(wrong.stderr.contains("for another call. Fetch the list of keys of the call in the link."));
}
