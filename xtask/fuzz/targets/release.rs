//! Releases, signed and not yet.

#![no_main]

use murmuration_fuzz::json_target;
use themes::release::{Release, SignedRelease};

json_target!(|data: &[u8]| {
    if let Ok(release) = Release::parse(data) {
        assert_eq!(release.to_bytes(), data);
    }
    if let Ok(signed) = SignedRelease::parse(data) {
        assert_eq!(signed.to_bytes(), data);
        let _ = signed.verify(|_| None);
    }
});
