//! Sizes that say as little as possible.

/// The padded plaintext sizes of everything that people write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SizeClass {
    /// 65,536 bytes: about thirty pages of text.
    Small,
    /// 262,144 bytes.
    Medium,
    /// 1,048,576 bytes.
    Large,
}

impl SizeClass {
    /// Every class, smallest first.
    pub const ALL: [Self; 3] = [Self::Small, Self::Medium, Self::Large];

    /// Plaintext bytes of this class.
    pub const fn bytes(self) -> usize {
        match self {
            Self::Small => 65_536,
            Self::Medium => 262_144,
            Self::Large => 1_048_576,
        }
    }

    /// The class of exactly this many plaintext bytes.
    pub fn from_bytes(bytes: u64) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.bytes() as u64 == bytes)
    }

    /// The smallest class that holds `bytes` of plaintext, `None` if no class does.
    pub fn holding(bytes: usize) -> Option<Self> {
        Self::ALL.into_iter().find(|class| bytes <= class.bytes())
    }
}

/// Size of an attachment after Padmé padding: at most 12 % more, and only O(log log n) bits of the length remain.
///
/// Source: Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs", §4
/// (PoPETs 2019).
pub fn padme(length: u64) -> u64 {
    if length < 2 {
        return length;
    }
    let exponent = u64::from(length.ilog2());
    let exponent_bits = u64::from(exponent.max(1).ilog2()) + 1;
    let mask = (1_u64 << exponent.saturating_sub(exponent_bits)) - 1;
    length.saturating_add(mask) & !mask
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_goes_into_the_smallest_class_that_holds_it() {
        assert_eq!(SizeClass::holding(0), Some(SizeClass::Small));
        assert_eq!(SizeClass::holding(65_536), Some(SizeClass::Small));
        assert_eq!(SizeClass::holding(65_537), Some(SizeClass::Medium));
        assert_eq!(SizeClass::holding(1_048_577), None);
    }

    #[test]
    fn padme_never_shrinks_and_adds_at_most_twelve_percent() {
        assert_eq!([padme(0), padme(1), padme(9), padme(10)], [0, 1, 10, 10]);
        for length in (2..2_000_000).step_by(997) {
            let padded = padme(length);
            assert!(padded >= length && (padded - length) * 100 <= length * 12, "{length}");
            assert_eq!(padme(padded), padded, "{length}");
        }
    }
}
