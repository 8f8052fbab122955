//! Times by size, and how fast they grow.

use std::time::Duration;

/// How the time of something should grow with the number of testimonies.
#[derive(Clone, Copy)]
pub enum Growth {
    /// Not, or with the depth of an index.
    Log,
    /// With their number.
    Linear,
}

impl Growth {
    fn words(self) -> &'static str {
        match self {
            Self::Log => "O(log n)",
            Self::Linear => "O(n)",
        }
    }

    /// The exponent above which it grows faster. A logarithm doubles from a thousand to a million, which is an exponent of 0.1; the rest is for noise and for
    /// what does not fit into memory any more.
    fn most(self) -> f64 {
        match self {
            Self::Log => 0.25,
            Self::Linear => 1.15,
        }
    }
}

/// What was measured of one thing.
pub struct Line {
    pub words: &'static str,
    pub growth: Growth,
    /// By size.
    pub times: Vec<Vec<Duration>>,
}

/// The heads of the columns.
pub fn head(sizes: &[u64]) {
    print!("{:<44} {:>8}", "milliseconds: p50 / p99", "expected");
    sizes.iter().for_each(|size| print!(" {size:>19}"));
    println!("  exponent");
}

impl Line {
    pub fn new(words: &'static str, growth: Growth, sizes: usize) -> Self {
        Self { words, growth, times: vec![Vec::new(); sizes] }
    }

    /// Prints it. Whether it grows as it should?
    pub fn print(mut self, sizes: &[u64]) -> bool {
        self.times.iter_mut().for_each(|times| times.sort_unstable());
        print!("{:<44} {:>8}", self.words, self.growth.words());
        for times in &self.times {
            print!(" {:>9.2} {:>9.2}", at(times, 50), at(times, 99));
        }
        let points: Vec<_> =
            sizes.iter().zip(&self.times).map(|(size, times)| ((*size as f64).ln(), at(times, 50).ln())).collect();
        let exponent = slope(&points);
        // Of one size there is none.
        let fits = exponent.is_nan() || exponent <= self.growth.most();
        println!("  {exponent:>5.2}{}", if fits { "" } else { "  <- faster than it should" });
        fits
    }
}

/// In milliseconds.
fn at(sorted: &[Duration], percent: usize) -> f64 {
    let place = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
    sorted.get(place).map_or(0.0, |time| time.as_secs_f64() * 1_000.0)
}

/// Of the line that is nearest to these points.
fn slope(points: &[(f64, f64)]) -> f64 {
    let count = points.len() as f64;
    let mean = |part: fn(&(f64, f64)) -> f64| points.iter().map(part).sum::<f64>() / count;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let along: f64 = points.iter().map(|point| (point.0 - x) * (point.1 - y)).sum();
    along / points.iter().map(|point| (point.0 - x).powi(2)).sum::<f64>()
}
