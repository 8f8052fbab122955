//! A release as bytes, written in one way.

use vault::id::Digest;

use super::{Release, ReleaseError, limit};

pub(crate) const FORMAT: &str = "murmuration/1/release";

/// Why bytes are no release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReleaseReadError {
    /// More bytes than any release has.
    #[error("it is longer than {} bytes", limit::BYTES)]
    TooLong,
    /// Not the JSON of a release, or of a later version than this program knows.
    #[error("it is no release that this program can read")]
    NotARelease,
    /// The same facts are written in another way than ours, so its digest would differ.
    #[error("it is not written in the one way in which releases are written")]
    NotCanonical,
    /// It says what a release may not.
    #[error(transparent)]
    Refused(#[from] ReleaseError),
}

impl Release {
    /// The one way in which this release is written, without signatures: what is signed, and what a second member's browser must make again.
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("texts, numbers and lists always become JSON")
    }

    /// SHA-256 of [`to_bytes`](Self::to_bytes).
    pub fn digest(&self) -> Digest {
        Digest::of(&self.to_bytes())
    }

    /// Reads what [`to_bytes`](Self::to_bytes) wrote, and nothing else. It is not signed: a proposal to be made again and compared.
    ///
    /// # Errors
    /// [`ReleaseReadError`].
    pub fn parse(bytes: &[u8]) -> Result<Self, ReleaseReadError> {
        if bytes.len() > limit::BYTES {
            return Err(ReleaseReadError::TooLong);
        }
        let release: Self = serde_json::from_slice(bytes).map_err(|_| ReleaseReadError::NotARelease)?;
        release.check_rules()?;
        if release.to_bytes() == bytes { Ok(release) } else { Err(ReleaseReadError::NotCanonical) }
    }
}
