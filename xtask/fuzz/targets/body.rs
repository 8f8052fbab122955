//! JSON bodies that mean something alone: logging in, accounts, invitations, work, what is told of an account.

#![no_main]

use murmuration_fuzz::{body::Body, json_target};

json_target!(|data: &[u8]| {
    if let Ok(body) = serde_json::from_slice::<Body>(data) {
        let _ = body.check();
    }
});
