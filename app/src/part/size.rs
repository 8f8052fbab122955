//! The size of a file in words.

use crate::text::{key::part, say_with};

/// `1.4 MB`; small ones in kB, and nothing smaller than one.
pub fn words(bytes: f64) -> String {
    let (key, number) = if bytes < 1_000_000.0 {
        (part::SIZE_KB, format!("{:.0}", (bytes / 1_000.0).max(1.0)))
    } else {
        (part::SIZE_MB, format!("{:.1}", bytes / 1_000_000.0))
    };
    say_with(key, &[("size", number.into())])
}
