//! Chance, as an argument.

use std::{fmt, sync::Arc};

use data_encoding::BASE64URL_NOPAD;

type Fill = dyn Fn(&mut [u8]) + Send + Sync;

/// Fills bytes at random. `main` makes one from the operating system's generator.
#[derive(Clone)]
pub struct Chance(Arc<Fill>);

impl Chance {
    /// Chance that comes from `fill`.
    pub fn new(fill: impl Fn(&mut [u8]) + Send + Sync + 'static) -> Self {
        Self(Arc::new(fill))
    }

    /// `N` random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        (self.0)(&mut bytes);
        bytes
    }

    /// A token of 256 bits, safe in headers and addresses.
    pub fn token(&self) -> String {
        BASE64URL_NOPAD.encode(&self.bytes::<32>())
    }

    /// A row number: 63 bits, so that it is a positive number in every database.
    pub fn row(&self) -> i64 {
        i64::from_be_bytes(self.bytes()) & i64::MAX
    }
}

impl fmt::Debug for Chance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Chance")
    }
}
