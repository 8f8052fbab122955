//! Byte strings that are signed: every part is preceded by its length, so that no two lists of parts give the same bytes.

/// `label`, then each part as a big-endian `u32` length and its bytes.
pub(crate) fn signed_bytes(label: &str, parts: &[&[u8]]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(label.len() + parts.iter().map(|p| p.len() + 4).sum::<usize>());
    bytes.extend_from_slice(label.as_bytes());
    for part in parts {
        let length = u32::try_from(part.len()).expect("signed parts are far below 4 GiB");
        bytes.extend_from_slice(&length.to_be_bytes());
        bytes.extend_from_slice(part);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::signed_bytes;

    #[test]
    fn moving_a_byte_between_parts_changes_what_is_signed() {
        assert_ne!(signed_bytes("l", &[b"ab", b"c"]), signed_bytes("l", &[b"a", b"bc"]));
    }
}
