//! The header of an age file, beside age's own reader.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vault::header::Header;

fuzz_target!(|file: &[u8]| {
    if let Ok(header) = Header::parse(file, file.len()) {
        // It is where the file begins, and age reads it as well.
        assert!(file.starts_with(header.bytes()));
        let with_nonce = [header.bytes(), &[0; 16]].concat();
        let scrypt = header.stanzas().iter().any(|stanza| stanza.kind == "scrypt");
        assert!(scrypt || age::Decryptor::new_buffered(with_nonce.as_slice()).is_ok());
    }
});
