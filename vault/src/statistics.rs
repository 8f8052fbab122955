//! Whether bytes look like ciphertext: Pearson's chi-square against the uniform distribution.

/// Counts of byte values, filled as bytes arrive.
#[derive(Clone)]
pub(crate) struct ByteCounts {
    counts: [u32; 256],
    total: u64,
}

impl ByteCounts {
    pub(crate) const fn new() -> Self {
        Self { counts: [0; 256], total: 0 }
    }

    pub(crate) fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.counts[usize::from(*byte)] += 1;
        }
        self.total += bytes.len() as u64;
    }

    /// Chi-square with 255 degrees of freedom; 0 for no bytes.
    pub(crate) fn chi_square(&self) -> f64 {
        if self.total == 0 {
            return 0.0;
        }
        let total = self.total as f64;
        let squares: f64 = self.counts.iter().map(|count| f64::from(*count) * f64::from(*count)).sum();
        squares * 256.0 / total - total
    }

    /// Within 140 to 420: uniform bytes leave this range about once in 10^9.
    pub(crate) fn look_uniform(&self) -> bool {
        (140.0..=420.0).contains(&self.chi_square())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chi_square(bytes: &[u8]) -> f64 {
        let mut counts = ByteCounts::new();
        counts.add(bytes);
        counts.chi_square()
    }

    #[test]
    fn text_and_base64_are_far_from_uniform() {
        let text = "They said I had capacity. ".repeat(2_521);
        assert!(chi_square(text.as_bytes()) > 500_000.0);
        let base64 = data_encoding::BASE64_NOPAD.encode(&[0x5a, 0x93, 0x1f, 0xc8].repeat(12_000));
        assert!(chi_square(base64.as_bytes()) > 100_000.0);
    }

    #[test]
    fn a_perfectly_even_count_is_as_suspicious_as_an_uneven_one() {
        let even: Vec<u8> = (0..65_536_u32).map(|n| n as u8).collect();
        assert!(chi_square(&even) < 140.0);
    }
}
