//! What a tired person types, and what a client sends beside a testimony.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vault::receipt::{Receipt, ReceiptHeader, completions};

fuzz_target!(|text: &str| {
    if let Ok(receipt) = Receipt::parse(text) {
        let again = Receipt::parse(&receipt.phrase()).expect("its own words are a receipt");
        assert_eq!(again.words(), receipt.words());
    }
    if let Ok(header) = ReceiptHeader::parse(text) {
        assert_eq!(header.to_header_value(), text);
    }
    assert!(completions(text).take(20).all(|word| word.starts_with(&text.to_lowercase())));
});
