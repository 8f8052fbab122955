//! Whether an account fits into the largest sealed file.

use vault::padding::SizeClass;

/// What the seal needs beside the account itself.
const FRAME: usize = 8_192;
const ROOM: usize = SizeClass::Large.bytes() - FRAME;
/// Characters, as a browser counts them, that fit whatever they are.
pub const SURELY_FITS: usize = ROOM / 6;

pub fn fits(text: &str) -> bool {
    sealed_length(text) <= ROOM
}

/// Bytes that the account takes inside the seal, where some characters are written as two or six.
fn sealed_length(text: &str) -> usize {
    let cost = |byte: u8| match byte {
        b'"' | b'\\' | b'\n' | b'\r' | b'\t' => 2,
        0..0x20 => 6,
        _ => 1,
    };
    text.bytes().map(cost).sum()
}

#[cfg(test)]
mod tests {
    use rand_core::OsRng;
    use time::{Date, Month};
    use vault::{
        draft::{Consent, Draft},
        id::{Digest, SubmissionId},
        identity::{CallIdentity, MemberIdentity, RootKey},
        key_set::{KeySet, SignedKeySet},
        receipt::ReceiptKeys,
        role::Role,
        seal::{SealMode, seal},
    };

    use super::*;

    fn keys() -> SignedKeySet {
        let root = RootKey::generate(&mut OsRng);
        let (recipient, classic) = CallIdentity::generate(1, &mut OsRng).recipients();
        let handle = "a".repeat(40).parse().expect("40 letters are a name");
        let set = KeySet {
            call: "c".repeat(40).parse().expect("40 letters are a name"),
            epoch: 1,
            previous: None,
            not_after: Date::from_calendar_date(2_030, Month::January, 1).expect("a date"),
            root: root.public(),
            recipient,
            classic,
            members: vec![MemberIdentity::generate(&mut OsRng).public(handle, Role::Keyholder)],
            log_head: Digest::ZERO,
            synthetic: false,
        };
        set.sign(&root).expect("the facts are whole")
    }

    /// What the page calls short enough is never too long for the seal.
    #[test]
    fn an_account_that_the_page_takes_can_be_sealed_whatever_its_characters() {
        let keys = keys();
        let receipt = ReceiptKeys::from_root(&[7; 32]).public();
        for piece in ["a", "\"", "\nx", "\u{1}", "\u{7f}", "\u{fc}", "\u{1f426}", "a\\\"\r\n\t"] {
            let text = piece.repeat(ROOM / sealed_length(piece));
            assert!(fits(&text));
            let draft = Draft::new(text, Consent { count: true, quote: true, contact: true });
            let id = SubmissionId::make(&mut OsRng);
            assert!(seal(&draft, &keys, id, Some(&receipt), SealMode::Wasm).is_ok(), "{piece:?}");
        }
    }
}
