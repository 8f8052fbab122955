//! X25519 shares with which every secret key gives the same shared secret.

/// The u-coordinates of order 1, 2, 4 and 8 on Curve25519 and its twist, and their second encodings, little-endian.
/// Source: RFC 7748 §6.1; the list is in "May the Fourth Be With You" (Genkin et al., CCS 2017), appendix.
const SMALL_ORDER: [[u8; 32]; 7] = [
    [0; 32],
    with_first(1, 0),
    [
        0xe0, 0xeb, 0x7a, 0x7c, 0x3b, 0x41, 0xb8, 0xae, 0x16, 0x56, 0xe3, 0xfa, 0xf1, 0x9f, 0xc4, 0x6a, 0xda, 0x09,
        0x8d, 0xeb, 0x9c, 0x32, 0xb1, 0xfd, 0x86, 0x62, 0x05, 0x16, 0x5f, 0x49, 0xb8, 0x00,
    ],
    [
        0x5f, 0x9c, 0x95, 0xbc, 0xa3, 0x50, 0x8c, 0x24, 0xb1, 0xd0, 0xb1, 0x55, 0x9c, 0x83, 0xef, 0x5b, 0x04, 0x44,
        0x5c, 0xc4, 0x58, 0x1c, 0x8e, 0x86, 0xd8, 0x22, 0x4e, 0xdd, 0xd0, 0x9f, 0x11, 0x57,
    ],
    with_first(0xec, 0xff),
    with_first(0xed, 0xff),
    with_first(0xee, 0xff),
];

const fn with_first(first: u8, rest: u8) -> [u8; 32] {
    let mut bytes = [rest; 32];
    bytes[0] = first;
    bytes[31] &= 0x7f;
    bytes
}

/// Whether a 32-byte share is of small order. The top bit is ignored, as X25519 does.
pub(crate) fn is_small_order(share: &[u8]) -> bool {
    SMALL_ORDER.iter().any(|point| share.len() == 32 && share[..31] == point[..31] && share[31] & 0x7f == point[31])
}

#[cfg(all(test, feature = "keys"))]
mod tests {
    use super::*;

    #[test]
    fn every_point_of_the_list_gives_a_shared_secret_of_zero() {
        for point in SMALL_ORDER {
            let secret = x25519_dalek::StaticSecret::from([7; 32]);
            let shared = secret.diffie_hellman(&x25519_dalek::PublicKey::from(point));
            assert!(!shared.was_contributory() && is_small_order(&point));
            let mut other_encoding = point;
            other_encoding[31] |= 0x80;
            assert!(is_small_order(&other_encoding));
        }
        assert!(!is_small_order(&x25519_dalek::X25519_BASEPOINT_BYTES));
    }
}
