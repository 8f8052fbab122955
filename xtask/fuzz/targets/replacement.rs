//! Lists of headers that move to a new key, and what others say of them.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vault::replacement::{Replacement, Verdict, read_all, write_all};

fuzz_target!(|data: &[u8]| {
    if let Some(items) = read_all::<Replacement>(data) {
        assert_eq!(write_all(&items), data);
    }
    if let Some(verdicts) = read_all::<Verdict>(data) {
        assert_eq!(write_all(&verdicts), data);
    }
});
