//! A release as its second member hands it in, and the ledger's entry for it.

#![no_main]

use app::wire::releases::{hand_in, handed_in};
use murmuration_fuzz::{case::Handed, json_target};

json_target!(|data: &[u8]| {
    if let Some((entry, file)) = handed_in(data) {
        let again = hand_in(&entry, file);
        assert_eq!(handed_in(&again), Some((entry, file)));
    }
    if let Ok(handed) = serde_json::from_slice::<Handed>(data) {
        let _ = handed.check();
    }
});
