//! Verifying releases.

use serde_json::json;
use themes::release::{Release, Signature, SignedRelease};
use vault::{
    id::{Account, Digest},
    identity::MemberIdentity,
};

use crate::{
    call::Call,
    run::{Desk, Outcome},
};

const THEME: &str = "6f1c9a52-0d3e-4b7a-9c48-2e5d7f80a1b3";

/// A release with one number, as `themes/FORMAT.md` §7.2 says.
fn release(call: &str, number: u32, previous: Option<Digest>, synthetic: bool) -> Release {
    let codebook = Digest::of(b"a codebook");
    let plan = format!(
        r#"{{"format":"murmuration/1/plan","call":"{call}","release":{number},"codebook":{{"version":1,"digest":"{codebook}"}},"gates":{{"accounts":50,"new":10,"weeks":13}},"themes":["{THEME}"],"groupings":[],"two_way":[],"pairs":[],"noise":null}}"#
    );
    let plan_digest = Digest::of(plan.as_bytes());
    let (previous, salt) = (json!(previous), Digest::of(b"a salt"));
    let text = format!(
        r#"{{"release":{{"format":"murmuration/1/release","call":"{call}","number":{number},"previous":{previous},"salt":"{salt}","day":"2026-11-27","synthetic":{synthetic},"tool":"a test","plan":{plan},"plan_digest":"{plan_digest}","codebook":{{"version":1,"digest":"{codebook}","name":"Themes","language":"en","source":"","dates":[],"themes":[{{"guid":"{THEME}","above":null,"name":"Turned away","colour":null,"definition":""}}]}},"base":60,"tables":[{{"table":"totals","cells":[[35]]}}],"dropped":[],"audit":{{"shown":1,"below_ten":0,"hidden":0,"implied":0,"narrowest":null,"kept":0,"rounds":0}},"summary":null,"quotes":[]}},"signatures":[]}}"#
    );
    let unsigned = SignedRelease::parse(text.as_bytes()).unwrap_or_else(|error| panic!("{error}: {text}"));
    unsigned.release().clone()
}

fn sign(release: &Release, by: &str, epoch: u32, keys: &MemberIdentity) -> Signature {
    let by: Account = by.parse().expect("a name");
    let signature = keys.sign(&SignedRelease::message(release, &by, epoch));
    Signature { by, epoch, signature }
}

fn signed(call: &Call, release: Release) -> Vec<u8> {
    let signatures = vec![sign(&release, "heron", 1, &call.keyholder), sign(&release, "wren", 2, &call.moderator)];
    SignedRelease::new(release, signatures).to_bytes()
}

fn verify(desk: &Desk, call: &Call, files: &[&str]) -> Outcome {
    let root = call.fingerprint();
    desk.run(&[&["verify", "release", "--keys", "keys", "--root", &root, "--json"], files].concat())
}

#[test]
fn a_release_is_verified_and_those_that_follow_name_it() {
    let call = Call::right_care();
    let desk = call.desk();
    let first = release("right-care", 1, None, true);
    desk.put("1.json", signed(&call, first.clone()));
    desk.put("2.json", signed(&call, release("right-care", 2, Some(first.digest()), true)));
    let outcome = verify(&desk, &call, &["2.json", "1.json"]);
    assert_eq!(outcome.code, 0, "{}", outcome.text());
    let report = outcome.json();
    let one = json!({
        "file": "1.json", "call": "right-care", "number": 1, "digest": first.digest(), "plan_digest": first.plan_digest(),
        "day": "2026-11-27", "synthetic": true, "signed_by": ["heron", "wren"], "follows": false,
    });
    assert_eq!(report["results"][0], one);
    assert_eq!(
        (report["results"][1]["number"].as_u64(), report["results"][1]["follows"].as_bool()),
        (Some(2), Some(true))
    );
    let alone = verify(&desk, &call, &["2.json"]);
    assert_eq!(alone.code, 0);
    assert!(alone.json()["notes"][0].as_str().is_some_and(|note| note.contains("which is not here")));
    let root = call.fingerprint();
    let told = desk.run(&["verify", "release", "1.json", "-k", "keys/1.txt", "-k", "keys/2.txt", "--root", &root]);
    let said = "1.json: release 1 of right-care, made on 2026-11-27, of invented accounts: signed by heron and wren as it should be.\n";
    assert_eq!((told.code, told.text()), (0, said), "{}", told.stderr);
}

#[test]
fn a_release_that_can_not_be_believed_is_refused() {
    let (call, stranger) = (Call::right_care(), Call::new("right-care", 2));
    let desk = call.desk();
    let first = release("right-care", 1, None, true);
    let good = signed(&call, first.clone());
    let text = String::from_utf8(good.clone()).expect("it is JSON");
    desk.put("good.json", &good);
    desk.put("number.json", text.replace("[[35]]", "[[40]]"));
    desk.put("small.json", text.replace("[[35]]", "[[7]]"));
    desk.put("plan.json", text.replace("\"weeks\":13", "\"weeks\":14"));
    desk.put("spaced.json", text.replace("\"release\":{", "\"release\": {"));
    desk.put("stranger.json", signed(&stranger, first.clone()));
    let alone = vec![sign(&first, "heron", 1, &call.keyholder)];
    desk.put("alone.json", SignedRelease::new(first.clone(), alone).to_bytes());
    let future = vec![sign(&first, "heron", 3, &call.keyholder), sign(&first, "wren", 2, &call.moderator)];
    desk.put("future.json", SignedRelease::new(first.clone(), future).to_bytes());
    desk.put("other-call.json", signed(&call, release("left-care", 1, None, true)));
    desk.put("real.json", signed(&call, release("right-care", 1, None, false)));
    desk.put("sealed.json", call.sealed(1, 1, "a release is sealed like this"));
    desk.put("huge.json", vec![b' '; 8_388_610]);
    desk.put("no.json", "[]");
    for (file, said) in [
        ("number.json", "not signed as it should be"),
        ("small.json", "not as disclosure control makes it"),
        ("plan.json", "the release and its plan say different things"),
        ("spaced.json", "not written in the one way"),
        ("stranger.json", "not signed as it should be"),
        ("alone.json", "signed by two members"),
        ("future.json", "the list of keys number 3 is needed"),
        ("other-call.json", "the release is for another call"),
        ("real.json", "whether the accounts are invented"),
        ("sealed.json", "This release is sealed"),
        ("huge.json", "longer than 8388608 bytes"),
        ("no.json", "no release that this program can read"),
    ] {
        let outcome = verify(&desk, &call, &[file]);
        assert_eq!((outcome.code, outcome.kinds()), (4, vec!["not-verified".to_owned()]), "{file}: {}", outcome.text());
        assert!(outcome.text().contains(said), "{file}: {}", outcome.text());
    }
    let some = verify(&desk, &call, &["good.json", "number.json", "none.json"]);
    assert_eq!((some.code, some.kinds()), (1, vec!["not-verified".to_owned(), "cannot-read".to_owned()]));
}

#[test]
fn a_chain_with_a_gap_or_a_twin_is_refused() {
    let call = Call::right_care();
    let desk = call.desk();
    let first = release("right-care", 1, None, true);
    desk.put("1.json", signed(&call, first));
    desk.put("2.json", signed(&call, release("right-care", 2, Some(Digest::of(b"another first")), true)));
    desk.put("3.json", signed(&call, release("right-care", 3, Some(Digest::of(b"a second")), true)));
    for (files, said) in [
        (["1.json", "2.json"], "does not name the release 1 that is here"),
        (["1.json", "3.json"], "what is between them is not here"),
    ] {
        let outcome = verify(&desk, &call, &files);
        assert_eq!((outcome.code, outcome.kinds()), (1, vec!["not-verified".to_owned()]));
        assert!(outcome.text().contains(said), "{}", outcome.text());
    }
    let unverified = desk.run(&["verify", "release", "1.json", "--keys", "keys/1.txt", "--root", &"0".repeat(32)]);
    assert_eq!(unverified.code, 4);
    assert!(
        unverified.stderr.contains("keys/1.txt: ") && unverified.stderr.contains("1.json: "),
        "{}",
        unverified.stderr
    );
}

#[test]
fn a_release_becomes_an_archive_that_checks_itself() {
    let call = Call::right_care();
    let desk = call.desk();
    let release = release("right-care", 1, None, true);
    let good = signed(&call, release.clone());
    desk.put("release.json", &good);
    let root = call.fingerprint();
    let export = |more: &[&str]| {
        let words = ["export", "release.json", "--keys", "keys", "--root", &root];
        desk.run(&[words.as_slice(), more].concat())
    };
    let outcome = export(&["--json"]);
    assert_eq!(outcome.code, 0, "{}{}", outcome.text(), outcome.stderr);
    let archive = std::fs::read(desk.path("murmuration-right-care-release-1.zip")).expect("it was made");
    let done = json!({
        "file": "release.json", "output": "murmuration-right-care-release-1.zip", "sha256": Digest::of(&archive), "bytes": archive.len(),
        "call": "right-care", "number": 1,
    });
    assert_eq!(outcome.json()["results"], json!([done]));
    let unpack = "import zipfile, sys; zipfile.ZipFile('murmuration-right-care-release-1.zip').extractall('out')";
    let unpacked = desk.other("python3", &["-c", unpack], b"");
    assert_eq!(unpacked.code, 0, "{}", unpacked.stderr);
    let checked = desk.other("sh", &["-c", "cd out && sha256sum --check --quiet checksums.sha256"], b"");
    assert_eq!(checked.code, 0, "{}", checked.stderr);
    assert_eq!(desk.read("out/release.json").as_bytes(), good);
    assert!(desk.read("out/tables/themes.csv").contains("Turned away"));

    let again = export(&[]);
    assert_eq!(again.code, 3);
    assert!(again.stderr.contains("murmuration-right-care-release-1.zip is there already"), "{}", again.stderr);
    let named = export(&["--out", "other.zip"]);
    assert_eq!((named.code, named.stderr.as_str()), (0, ""));
    assert_eq!(std::fs::read(desk.path("other.zip")).expect("it was made"), archive, "the same bytes each time");
}

#[test]
fn nothing_is_made_of_a_release_that_can_not_be_believed() {
    let call = Call::right_care();
    let desk = call.desk();
    let text = String::from_utf8(signed(&call, release("right-care", 1, None, true))).expect("it is JSON");
    desk.put("good.json", &text);
    desk.put("number.json", text.replace("[[35]]", "[[40]]"));
    let export = |file: &str, root: &str| desk.run(&["export", file, "-k", "keys", "--root", root, "--out", "out.zip"]);
    let changed = export("number.json", &call.fingerprint());
    assert_eq!(changed.code, 4);
    assert!(
        changed.stderr.contains("number.json: It can't be believed: the release is not signed"),
        "{}",
        changed.stderr
    );
    assert_eq!(export("good.json", &"0".repeat(32)).code, 4);
    assert_eq!(export("none.json", &call.fingerprint()).code, 3);
    assert!(!desk.path("out.zip").exists());
}
