//! Key sets as a server could send them. Those that the fuzzer makes are never signed; those of the corpus are.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vault::key_set::{KeySetError, SignedKeySet};

fuzz_target!(|note: &str| {
    match SignedKeySet::verify_past(note, None) {
        Ok(signed) => {
            assert_eq!(signed.note(), note);
            assert!(signed.check_against(&signed.seen()).is_ok());
            assert!(signed.set().openers() >= 1);
            let other = "00112233445566778899aabbccddeeff".parse().expect("it is a fingerprint");
            assert_eq!(SignedKeySet::verify_past(note, Some(&other)), Err(KeySetError::WrongRoot));
        }
        Err(error) => assert!(matches!(error, KeySetError::Malformed | KeySetError::Unsigned)),
    }
});
