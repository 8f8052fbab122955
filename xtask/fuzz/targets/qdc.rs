//! Codebooks of other programs.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let _ = themes::qdc::read(data);
});
