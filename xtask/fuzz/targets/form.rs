//! The form without scripts: the first byte says how the body arrives, the line after it what it says it is.

#![no_main]

use libfuzzer_sys::fuzz_target;
use murmuration_fuzz::form::read;

/// No more pieces than this, so that a whole file does not take all the time.
const PIECES: usize = 512;

fuzz_target!(|data: &[u8]| {
    let [piece, rest @ ..] = data else {
        return;
    };
    let Some(end) = rest.iter().position(|byte| *byte == b'\n') else {
        return;
    };
    let (kind, body) = (&rest[..end], &rest[end + 1..]);
    // In pieces it says the same as in one, if it says anything.
    let whole = read(kind, body, body.len().max(1));
    let in_pieces = read(kind, body, (usize::from(*piece) + 1).max(body.len() / PIECES));
    assert_eq!(whole.as_ref().ok(), in_pieces.as_ref().ok(), "{whole:?} {in_pieces:?}");
});
