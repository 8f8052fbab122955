//! The size of a file in words.

use crate::text::{key::part, say_with};

/// `1.4 MB`; small ones in kB, and nothing smaller than one.
pub fn words(bytes: u64) -> String {
    let (key, number) = if bytes < 1_000_000 {
        (part::SIZE_KB, ((bytes + 500) / 1_000).max(1).to_string())
    } else {
        let tenths = (bytes + 50_000) / 100_000;
        (part::SIZE_MB, format!("{}.{}", tenths / 10, tenths % 10))
    };
    say_with(key, &[("size", number.into())])
}
