//! Codebooks, and the way to other programs and back.

#![no_main]

use murmuration_fuzz::json_target;
use themes::{codebook::Codebook, qdc};

json_target!(|data: &[u8]| {
    if let Ok(codebook) = Codebook::parse(data) {
        assert_eq!(codebook.to_bytes(), data);
        let back = qdc::read(qdc::write(&codebook).as_bytes()).expect("what was written can be read");
        assert_eq!(back.themes.len(), codebook.themes().len());
    }
});
