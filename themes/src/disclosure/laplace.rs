//! Discrete Laplace noise in place of rounding: exact, in whole numbers, from given random bytes.
//!
//! Canonne, Kamath, Steinke: The Discrete Gaussian for Differential Privacy, NeurIPS 2020, algorithms 1 and 2. There is no floating point in it, whose
//! gaps would tell counts apart (Mironov 2012).

use vault::id::{Digest, SubmissionId};

use crate::{codebook::Guid, plan::Epsilon};

/// Accounts from which on noise is offered.
pub const ACCOUNTS: u32 = 500;
/// Themes that one account counts for at most.
pub const THEMES: usize = 5;
/// What one account changes at most: a theme's count each, and the base.
const SENSITIVITY: u64 = THEMES as u64 + 1;

/// 32 random bytes that noise is drawn from. Two members make it, so that neither chooses the noise: see [`Seed::of`].
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Seed([u8; 32]);

impl Seed {
    /// From the halves of both members. The maker sends [`commitment`](Self::commitment) of hers with the plan, the second member answers with her own half,
    /// and only then the maker shows hers: neither can try halves until she likes the noise. Both keep the seed sealed with the proposal, because the
    /// second member makes the release from it again, and forget it when both have signed: whoever has it can take the noise away.
    pub fn of(maker: &[u8; 32], second: &[u8; 32]) -> Self {
        Self(Digest::of(&[b"murmuration/v1/noise/seed".as_slice(), maker, second].concat()).to_bytes())
    }

    /// What the maker says of her half before she knows the other.
    pub fn commitment(half: &[u8; 32]) -> Digest {
        Digest::of(&[b"murmuration/v1/noise/half".as_slice(), half].concat())
    }

    /// Random bits that depend on nothing but the seed and `label`.
    pub fn bits(&self, label: &[u8]) -> Bits {
        Bits {
            key: Digest::of(&[b"murmuration/v1/noise/key".as_slice(), &self.0, label].concat()),
            number: 0,
            block: Vec::new(),
        }
    }

    /// The themes that an account counts for: at most five, chosen by lot.
    pub(super) fn capped(&self, testimony: SubmissionId, mut themes: Vec<Guid>) -> Vec<Guid> {
        themes.sort_by_key(|theme| self.lot(testimony, *theme));
        themes.truncate(THEMES);
        themes
    }

    fn lot(&self, testimony: SubmissionId, theme: Guid) -> [u8; 32] {
        let parts = [b"murmuration/v1/noise/lot".as_slice(), &self.0, &testimony.to_bytes()].concat();
        Digest::of(&[parts.as_slice(), theme.to_string().as_bytes()].concat()).to_bytes()
    }
}

/// Random bytes, SHA-256 of a key and a counter.
pub struct Bits {
    key: Digest,
    number: u64,
    block: Vec<u8>,
}

impl Bits {
    fn byte(&mut self) -> u8 {
        if let Some(byte) = self.block.pop() {
            return byte;
        }
        self.number += 1;
        self.block = Digest::of(&[&self.key.to_bytes()[..], &self.number.to_be_bytes()].concat()).to_bytes().to_vec();
        self.block.pop().expect("a digest has 32 bytes")
    }

    /// A whole number from 0 up to, not including, `below`, each as likely.
    fn uniform(&mut self, below: u64) -> u64 {
        let room = u64::MAX - u64::MAX % below;
        loop {
            let number = (0..8).fold(0, |number, _| number << 8 | u64::from(self.byte()));
            if number < room {
                return number % below;
            }
        }
    }

    /// Whether something of chance `part / whole` happens.
    fn chance(&mut self, part: u64, whole: u64) -> bool {
        self.uniform(whole) < part
    }

    /// Whether something of chance exp(−`part` / `whole`) happens; `part` is at most `whole`. Algorithm 1.
    fn decays(&mut self, part: u64, whole: u64) -> bool {
        let mut trial = 1;
        while self.chance(part, whole * trial) {
            trial += 1;
        }
        trial % 2 == 1
    }

    /// A whole number x with chance proportional to exp(−|x| · `over` / `under`). Algorithm 2.
    pub fn laplace(&mut self, over: u64, under: u64) -> i64 {
        loop {
            let rest = self.uniform(under);
            if !self.decays(rest, under) {
                continue;
            }
            let mut whole = 0;
            while self.decays(1, 1) {
                whole += 1;
            }
            let size = i64::try_from((rest + under * whole) / over).unwrap_or(i64::MAX);
            let is_negative = self.chance(1, 2);
            if !(is_negative && size == 0) {
                return if is_negative { -size } else { size };
            }
        }
    }

    /// Noise for one count of a release with this ε in all.
    pub(super) fn noise(&mut self, Epsilon(hundredths): Epsilon) -> i64 {
        self.laplace(u64::from(hundredths), 100 * SENSITIVITY)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_is_as_wide_as_five_themes_and_the_base_of_one_account_ask_for() {
        // The mean size of discrete Laplace noise of scale s is nearly s: six at an ε of one.
        for (hundredths, mean) in [(100, 6.0), (50, 12.0), (25, 24.0)] {
            let mut bits = Seed::of(&[1; 32], &[2; 32]).bits(b"a test");
            let sizes: i64 = (0..20_000).map(|_| bits.noise(Epsilon(hundredths)).abs()).sum();
            let found = sizes as f64 / 20_000.0;
            assert!((found / mean - 1.0).abs() < 0.05, "{found} for {mean}");
        }
    }

    #[test]
    fn an_account_counts_for_five_themes_at_most_and_for_the_same_ones_each_time() {
        let seed = Seed::of(&[1; 32], &[2; 32]);
        let themes = |number: usize| -> Vec<Guid> { (0..number).map(|at| Guid::derive(&at.to_string())).collect() };
        let capped = |account: u8, number| {
            let mut themes = seed.capped(SubmissionId::from_bytes([account; 16]), themes(number));
            themes.sort();
            themes
        };
        for (named, counted) in [(0, 0), (4, 4), (5, 5), (6, 5), (40, 5)] {
            assert_eq!(capped(1, named).len(), counted);
            assert_eq!(capped(1, named), capped(1, named));
        }
        assert!((2..50).any(|account| capped(account, 6) != capped(1, 6)));
    }
}
