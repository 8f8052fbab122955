//! Chance that falls the same way for the same seed.

use rand::{Rng as _, SeedableRng as _, rngs::StdRng};

pub struct Chance(StdRng);

impl Chance {
    pub fn new(seed: u64, document: usize) -> Self {
        Self(StdRng::seed_from_u64(seed.wrapping_mul(1_000_003) ^ document as u64))
    }

    /// From `low` to `high`, both included.
    pub fn between(&mut self, low: u32, high: u32) -> u32 {
        self.0.gen_range(low..=high)
    }

    pub fn one_in(&mut self, times: u32) -> bool {
        self.0.gen_range(0..times) == 0
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.0.gen_range(0..from.len())]
    }

    pub fn word(&mut self, from: &[&'static str]) -> &'static str {
        self.pick::<&'static str>(from)
    }

    pub fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'0' + self.0.gen_range(0..10_u8))).collect()
    }

    /// Capitals out of these.
    pub fn letters(&mut self, count: usize, from: &str) -> String {
        (0..count).map(|_| char::from(*self.pick(from.as_bytes()))).collect()
    }
}
