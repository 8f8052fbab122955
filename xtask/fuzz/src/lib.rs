//! What the targets share: JSON that changes as JSON, and the bodies that doors take.

pub mod body;
pub mod case;
pub mod form;
pub mod json;

/// A target that reads JSON: half of the changes are libFuzzer's own to the bytes, the others are to its values.
#[macro_export]
macro_rules! json_target {
    ($read:expr) => {
        libfuzzer_sys::fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
            murmuration_fuzz::json::change(data, size, max_size, seed)
        });
        libfuzzer_sys::fuzz_target!(|data: &[u8]| $read(data));
    };
}
