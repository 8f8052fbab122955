//! A call's keys as a file that stock age tools read: `FORMAT.md` §22.2.

use core::fmt;

use age::{Identity, x25519};

use crate::hybrid::HybridIdentity;

/// Every key in a file of identities, for the epochs that its holder has. Wiped when dropped.
pub struct Identities {
    hybrid: Vec<HybridIdentity>,
    classic: Vec<x25519::Identity>,
}

/// Why a text is no file of identities. It says nothing of what stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdentitiesError {
    /// This line, counted from 1, is neither a comment nor a key.
    Line(usize),
    /// There is no key in it.
    None,
    /// It is a sealed file: the keys are locked with a passphrase. Open it first.
    Sealed,
}

impl fmt::Display for IdentitiesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(number) => write!(f, "line {number} is not a key (AGE-SECRET-KEY-…)"),
            Self::None => f.write_str("there is no key in it (AGE-SECRET-KEY-…)"),
            Self::Sealed => f.write_str("the keys are locked with a passphrase"),
        }
    }
}

impl core::error::Error for IdentitiesError {}

impl Identities {
    /// Reads identities as stock tools do: one a line, either type, lines that are empty or begin with `#` left out.
    ///
    /// # Errors
    /// [`IdentitiesError`].
    pub fn parse(text: &str) -> Result<Self, IdentitiesError> {
        if text.starts_with("age-encryption.org/") || text.starts_with("-----BEGIN AGE") {
            return Err(IdentitiesError::Sealed);
        }
        let mut all = Self { hybrid: Vec::new(), classic: Vec::new() };
        for (number, line) in (1..).zip(text.lines()) {
            let line = line.trim_end();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Ok(key) = line.parse() {
                all.hybrid.push(key);
            } else {
                all.classic.push(line.parse().map_err(|_| IdentitiesError::Line(number))?);
            }
        }
        if all.hybrid.is_empty() && all.classic.is_empty() { Err(IdentitiesError::None) } else { Ok(all) }
    }

    /// The recipients that these keys open for (`age1pq1…`, `age1…`), to be compared with a signed key set.
    pub fn recipients(&self) -> Vec<String> {
        let hybrid = self.hybrid.iter().map(|key| key.to_recipient().to_string());
        hybrid.chain(self.classic.iter().map(|key| key.to_public().to_string())).collect()
    }

    pub(crate) fn all(&self) -> Vec<&dyn Identity> {
        let hybrid = self.hybrid.iter().map(|key| key as &dyn Identity);
        hybrid.chain(self.classic.iter().map(|key| key as &dyn Identity)).collect()
    }
}
