//! JSON bodies with something that a keyholder or the root signs: setting up, calls, documents, codebooks, key sets, recoveries.

#![no_main]

use murmuration_fuzz::{case::Case, json_target};

json_target!(|data: &[u8]| {
    if let Ok(case) = serde_json::from_slice::<Case>(data) {
        let _ = case.check();
    }
});
