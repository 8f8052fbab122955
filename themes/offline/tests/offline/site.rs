//! Signing what a server sends, with our own key and with what stock tools make of it.

use crate::{check::manifest, run::Desk};

#[test]
fn a_manifest_is_signed_with_a_key_that_openssl_reads_too() {
    let desk = Desk::new();
    desk.put("manifest.json", manifest().to_bytes());
    let made = desk.run(&["site", "key", "--out", "site.key"]);
    assert_eq!((made.code, made.stderr.as_str()), (0, ""));
    let key = made.text().lines().last().expect("the public key").to_owned();
    let signed = desk.run(&["site", "sign", "manifest.json", "-i", "site.key", "--json"]);
    let result = &signed.json()["results"][0];
    assert_eq!((signed.code, result["key"].as_str(), result["files"].as_u64()), (0, Some(key.as_str()), Some(3)));
    let signature = std::fs::read(desk.path("manifest.json.sig")).expect("it was written");
    assert!(
        key.parse::<vault::site::SitePublicKey>().expect("a key").verify(&manifest().to_bytes(), &signature).is_ok()
    );

    assert_eq!(desk.other("openssl", &["pkey", "-in", "site.key", "-pubout", "-out", "site.pub"], b"").code, 0);
    let verify = [
        "pkeyutl",
        "-verify",
        "-pubin",
        "-inkey",
        "site.pub",
        "-rawin",
        "-in",
        "manifest.json",
        "-sigfile",
        "manifest.json.sig",
    ];
    assert_eq!(desk.other("openssl", &verify, b"").code, 0);
    assert_eq!(desk.other("openssl", &["genpkey", "-algorithm", "ed25519", "-out", "other.key"], b"").code, 0);
    let pem = desk.read("other.key");
    let by_other = desk.run_with(&["site", "sign", "manifest.json", "-i", "-", "-o", "other.sig"], pem.as_bytes());
    assert_eq!((by_other.code, by_other.stderr.as_str()), (0, ""));
    let verify = verify.map(|word| if word == "manifest.json.sig" { "other.sig" } else { word });
    assert_ne!(desk.other("openssl", &verify, b"").code, 0, "another key's signature");
}

#[cfg(unix)]
#[test]
fn the_key_is_its_owner_s_and_the_signature_everybody_s() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::new();
    desk.put("manifest.json", manifest().to_bytes());
    assert_eq!(desk.run(&["site", "key", "--out", "site.key"]).code, 0);
    assert_eq!(desk.run(&["site", "sign", "manifest.json", "-i", "site.key"]).code, 0);
    let mode = |name| std::fs::metadata(desk.path(name)).expect("it is there").permissions().mode() & 0o777;
    assert_eq!((mode("site.key"), mode("manifest.json.sig")), (0o600, 0o644));
}

#[test]
fn nothing_else_is_signed_and_nothing_written_over() {
    let desk = Desk::new();
    desk.put("manifest.json", manifest().to_bytes());
    desk.put("letter.txt", "Please sign this.");
    assert_eq!(desk.run(&["site", "key", "--out", "site.key"]).code, 0);
    let cases: [(&[&str], i32, &str); 5] = [
        (&["site", "key", "--out", "site.key"], 3, "already-there"),
        (&["site", "sign", "letter.txt", "-i", "site.key"], 4, "not-verified"),
        (&["site", "sign", "manifest.json", "-i", "letter.txt"], 4, "wrong-key"),
        (&["site", "sign", "none.json", "-i", "site.key"], 3, "cannot-read"),
        (&["site", "sign", "manifest.json", "-i", "site.key", "-o", "letter.txt"], 3, "already-there"),
    ];
    for (words, code, kind) in cases {
        let outcome = desk.run(&[words, &["--json"]].concat());
        assert_eq!((outcome.code, outcome.kinds()), (code, vec![kind.to_owned()]), "{words:?}: {}", outcome.text());
    }
}
