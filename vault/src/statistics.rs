//! Whether bytes look like ciphertext: Pearson's chi-square against the uniform distribution.

/// Four tables, each for every fourth byte: neighbours that are equal don't wait for each other's count.
const LANES: usize = 4;

/// Counts of byte values, filled as bytes arrive.
#[derive(Clone)]
pub(crate) struct ByteCounts {
    counts: [[u32; 256]; LANES],
    total: u64,
}

impl ByteCounts {
    pub(crate) const fn new() -> Self {
        Self { counts: [[0; 256]; LANES], total: 0 }
    }

    pub(crate) fn add(&mut self, bytes: &[u8]) {
        let groups = bytes.chunks_exact(LANES);
        for byte in groups.remainder() {
            self.counts[0][usize::from(*byte)] += 1;
        }
        let [a, b, c, d] = &mut self.counts;
        for group in groups {
            a[usize::from(group[0])] += 1;
            b[usize::from(group[1])] += 1;
            c[usize::from(group[2])] += 1;
            d[usize::from(group[3])] += 1;
        }
        self.total += bytes.len() as u64;
    }

    /// Chi-square with 255 degrees of freedom; 0 for no bytes.
    pub(crate) fn chi_square(&self) -> f64 {
        if self.total == 0 {
            return 0.0;
        }
        let total = self.total as f64;
        let count = |byte: usize| f64::from(self.counts.iter().map(|lane| lane[byte]).sum::<u32>());
        let squares: f64 = (0..256).map(|byte| count(byte) * count(byte)).sum();
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
