//! Records, as moderators' browsers read them when they are opened.

#![no_main]

use murmuration_fuzz::json;
use themes::record::{MAGIC, Record};

/// Magic and length, before the JSON.
const FRAME: usize = MAGIC.len() + 4;

libfuzzer_sys::fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    if size < FRAME || max_size < FRAME || seed % 8 == 0 {
        return libfuzzer_sys::fuzzer_mutate(data, size, max_size);
    }
    let size = json::change(&mut data[FRAME..], size - FRAME, max_size - FRAME, seed);
    let length = u32::try_from(size).expect("libFuzzer's inputs are short");
    data[..MAGIC.len()].copy_from_slice(MAGIC);
    data[MAGIC.len()..FRAME].copy_from_slice(&length.to_be_bytes());
    FRAME + size
});

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    if let Ok(record) = Record::parse(data) {
        assert_eq!(record.to_bytes().expect("what was read can be written").as_slice(), data);
    }
});
