//! Entries of a call's log.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vault::log::SignedEntry;

fuzz_target!(|text: &str| {
    if let Ok(entry) = SignedEntry::read(text) {
        assert_eq!(entry.text(), text);
    }
});
