//! The server is built without any code that could decrypt.

use std::process::Command;

/// What `cargo tree` says that the server (as it is installed, without its tests) needs `package` for.
fn inverse_tree(package: &str) -> (bool, String, String) {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--locked", "-p", "server", "-e", "normal", "-i", package])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs, since it runs this test");
    let text = |bytes| String::from_utf8(bytes).expect("cargo writes text");
    (output.status.success(), text(output.stdout), text(output.stderr))
}

#[test]
fn the_server_holds_no_age_and_no_other_code_that_opens() {
    for absent in ["age", "age-core", "chacha20poly1305", "ml-kem", "x25519-dalek", "hpke"] {
        let (_, tree, said) = inverse_tree(absent);
        assert_eq!(tree, "", "{absent} is in the server");
        assert!(said.contains("nothing to print") || said.contains("did not match any packages"), "{absent}: {said}");
    }
}

#[test]
fn the_same_question_finds_what_is_there() {
    for present in ["vault", "ed25519-dalek", "axum"] {
        let (success, tree, said) = inverse_tree(present);
        assert!(success && tree.contains("server v"), "{present}: {said}");
    }
}
