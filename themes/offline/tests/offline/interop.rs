//! The same files with tools that are not ours: Debian's `age` for the classic key, npm's `age-encryption` for the hybrid one.

use std::path::Path;

use age::secrecy::ExposeSecret as _;
use serde_json::Value;

use crate::{
    call::Call,
    run::{Desk, Outcome},
};

const TEXT: &str = "It was a Tuesday, and nobody came.\n";

/// Debian's age 1.1.1 and later.
fn debian_age(desk: &Desk, words: &[&str], input: &[u8]) -> Outcome {
    desk.other("age", words, input)
}

/// The JSON in a padded plaintext, as FORMAT.md §13 gets at it: `tail -c +19 | tr -d '\0'`.
fn inside(plaintext: &[u8]) -> Value {
    let json: Vec<u8> = plaintext[18..].iter().copied().filter(|byte| *byte != 0).collect();
    serde_json::from_slice(&json).expect("it is JSON")
}

fn seal(desk: &Desk, call: &Call, more: &[&str]) {
    let root = call.fingerprint();
    desk.put("account.txt", TEXT);
    let words = ["seal", "account.txt", "--keys", "keys/2.txt", "--root", &root, "--allow-quote"];
    let outcome = desk.run(&[words.as_slice(), more].concat());
    assert_eq!(outcome.code, 0, "{}", outcome.stderr);
}

#[test]
fn debians_age_opens_what_was_sealed_to_the_classic_key() {
    let call = Call::right_care();
    let desk = call.desk();
    seal(&desk, &call, &["--classic"]);
    desk.put("classic.key", call.identities[1].classic().to_string().expose_secret());
    let opened = debian_age(&desk, &["-d", "-i", "classic.key", "account.txt.age"], b"");
    assert_eq!((opened.code, opened.stdout.len()), (0, 65_536), "{}", opened.stderr);
    let json = inside(&opened.stdout);
    assert_eq!((json["account"].as_str(), json["consent"]["quote"].as_bool()), (Some(TEXT), Some(true)));
    assert_eq!(desk.run(&["open", "account.txt.age", "-i", "call.key", "--out", "opened"]).code, 0);
}

#[test]
fn what_debians_age_sealed_as_the_call_s_page_says_opens_as_unbound() {
    let call = Call::right_care();
    let desk = call.desk();
    let mut padded = TEXT.as_bytes().to_vec();
    padded.resize(65_536, 0);
    let classic = &call.key_sets[1].set().classic;
    let sealed = debian_age(&desk, &["-r", classic], &padded);
    assert_eq!(sealed.code, 0, "{}", sealed.stderr);
    desk.put("sealed.age", &sealed.stdout);
    let outcome = desk.run(&["open", "sealed.age", "-i", "call.key", "--out", "opened", "--json"]);
    assert_eq!(outcome.code, 0);
    let done = &outcome.json()["results"][0];
    assert_eq!((done["bound"].as_bool(), done["call"].is_null()), (Some(false), true));
    let text = desk.read("opened/sealed.txt");
    assert!(text.starts_with("Sealed: by a tool of the writer's own.") && text.ends_with(&format!("\n\n{TEXT}")));
    let short = debian_age(&desk, &["-r", classic], TEXT.as_bytes());
    desk.put("short.age", &short.stdout);
    desk.put("passphrase.age", "age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 18\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n--- AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n");
    let others = desk.run(&["open", "short.age", "passphrase.age", "-i", "call.key", "--out", "more", "--json"]);
    assert_eq!((others.code, others.kinds()), (4, vec!["damaged".to_owned(), "not-sealed".to_owned()]));
}

#[test]
fn npms_age_opens_what_was_sealed_to_the_hybrid_key() {
    let call = Call::right_care();
    let desk = call.desk();
    seal(&desk, &call, &[]);
    let module = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../end2end/node_modules/age-encryption/dist/index.js");
    assert!(module.is_file(), "npm's age-encryption is not there; in end2end: npm ci");
    desk.put(
        "open.mjs",
        "import { readFileSync, writeFileSync } from 'node:fs';\n\
         const { Decrypter } = await import(process.argv[2]);\n\
         const decrypter = new Decrypter();\n\
         for (const line of readFileSync('call.key', 'utf8').split('\\n')) if (line && !line.startsWith('#')) decrypter.addIdentity(line);\n\
         writeFileSync('plain', await decrypter.decrypt(readFileSync('account.txt.age')));\n",
    );
    let opened = desk.other("node", &["open.mjs", module.to_str().expect("a plain path")], b"");
    assert_eq!(opened.code, 0, "{}", opened.stderr);
    let json = inside(&std::fs::read(desk.path("plain")).expect("it was written"));
    assert_eq!((json["account"].as_str(), json["mode"].as_str()), (Some(TEXT), Some("native")));
}
