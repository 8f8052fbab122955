//! What is inside the sealed files of releases: a magic, parts with their lengths, zeros up to a Padmé size of 65,536 bytes or more.

use zeroize::Zeroizing;

use crate::padding::{SizeClass, padme};

/// Magic and parts, padded.
pub(super) fn write(magic: &[u8], parts: &[&[u8]]) -> Zeroizing<Vec<u8>> {
    let length = magic.len() + parts.iter().map(|part| part.len() + 4).sum::<usize>();
    let padded = usize::try_from(padme(length.max(SizeClass::Small.bytes()) as u64))
        .expect("what is in memory has a length in memory");
    let mut bytes = Zeroizing::new(Vec::with_capacity(padded));
    bytes.extend_from_slice(magic);
    for part in parts {
        let length = u32::try_from(part.len()).expect("parts are far below 4 GiB");
        bytes.extend_from_slice(&length.to_be_bytes());
        bytes.extend_from_slice(part);
    }
    bytes.resize(padded, 0);
    bytes
}

/// The parts behind the magic, if there are exactly as many and only zeros behind them.
pub(super) fn read<'a, const N: usize>(magic: &[u8], bytes: &'a [u8]) -> Option<[&'a [u8]; N]> {
    let mut rest = bytes.strip_prefix(magic)?;
    let mut parts = [&[][..]; N];
    for part in &mut parts {
        let (length, behind) = rest.split_first_chunk::<4>()?;
        (*part, rest) = behind.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)?;
    }
    rest.iter().all(|byte| *byte == 0).then_some(parts)
}
