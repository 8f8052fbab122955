//! The same request gives the same bytes on every machine: a second member's browser may be another one.

use vault::id::Digest;

use crate::large::Large;

/// Digests of a release of 3,000 accounts and of the next one. `end2end/tests/bytes.test.js` holds WebAssembly against the same file.
const KNOWN: &str = include_str!("../vectors/release.txt");

#[test]
fn two_releases_come_to_the_known_bytes() {
    let mut call = Large::of(3_000);
    let first = call.release(&[]).expect("enough people");
    call.grow();
    let second = call.release(core::slice::from_ref(&first)).expect("enough that are new");
    let made = [first, second].map(|release| Digest::of(&release.to_bytes()).to_string());
    assert_eq!(made, KNOWN.lines().collect::<Vec<_>>().as_slice());
}
