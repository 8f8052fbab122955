//! The themes that a call's accounts are coded by: fetched, taken only as a keyholder signed them, read, edited and published.

mod about;
mod change;
mod difference;
mod edit;
mod export;
mod fields;
pub mod file;
mod import;
mod mark;
mod page;
mod publish;
mod reading;
mod texts;
mod tree;
mod versions;

use themes::codebook::{Codebook, starter};
use vault::{call_codebook::BUILT_IN, key_set::SignedKeySet};

use crate::{
    api::{self, ApiError},
    unlocked::{OpenCall, Unlocked},
    wire::PublishedCodebook,
};

pub use edit::Unpublished;
pub use page::{HEADING, Themes};
pub use texts::trouble;

/// Whose word a codebook is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Signer {
    /// Comes with the program.
    BuiltIn,
    /// A keyholder of the key set in force.
    Keyholder(String),
    /// A keyholder of the key set under which it was published, and not of the one in force.
    Former(String),
}

/// A version of a call's codebook that was verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Book {
    pub codebook: Codebook,
    pub signer: Signer,
    /// The version in force, which may be another than this one.
    pub in_force: u32,
}

/// Why there is no codebook to code by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BookError {
    /// The session has ended.
    LoggedOut,
    /// There is no such version.
    Missing,
    /// No answer. Try again.
    Offline,
    /// What the server shows is not signed by a keyholder, or is another version. Nobody is to code by it.
    Unsigned,
    /// An answer that this version does not know.
    Strange,
}

impl From<ApiError> for BookError {
    fn from(error: ApiError) -> Self {
        match error {
            ApiError::Refused { status: 401 | 404, .. } => Self::LoggedOut,
            ApiError::Unreachable | ApiError::Refused { status: 429 | 500.., .. } => Self::Offline,
            ApiError::Refused { .. } | ApiError::Strange => Self::Strange,
        }
    }
}

/// A version of the codebook of `call`, or the one in force: the built-in one while a keyholder has published none.
pub async fn codebook_of(unlocked: &Unlocked, call: &OpenCall, version: Option<u32>) -> Result<Book, BookError> {
    let view = match api::codebook(&unlocked.session, &call.call, version).await {
        // A version that is not there looks like a session that has ended: the one in force tells them apart.
        Err(error) if version.is_some() && error.is_status(404) => {
            api::codebook(&unlocked.session, &call.call, None).await?;
            return Err(BookError::Missing);
        }
        answer => answer?,
    };
    let in_force = view.in_force;
    match view.published {
        None if version.unwrap_or(in_force) == BUILT_IN => {
            Ok(Book { codebook: starter(), signer: Signer::BuiltIn, in_force })
        }
        None => Err(BookError::Strange),
        Some(published) => {
            // What the server shows must be what was asked for, and version 1 is nobody's to sign.
            if published.version != version.unwrap_or(in_force) || published.version <= BUILT_IN {
                return Err(BookError::Strange);
            }
            let (codebook, signer) = verified(call, published).await?;
            Ok(Book { codebook, signer, in_force })
        }
    }
}

async fn verified(call: &OpenCall, published: PublishedCodebook) -> Result<(Codebook, Signer), BookError> {
    let PublishedCodebook { version, epoch, signed } = published;
    let codebook = Codebook::parse(signed.codebook.as_bytes()).map_err(|_| BookError::Strange)?;
    if codebook.version() != version {
        return Err(BookError::Unsigned);
    }
    if signed.verify(&call.call, version, &call.keys).is_ok() {
        return Ok((codebook, Signer::Keyholder(signed.signer)));
    }
    if epoch >= call.keys.set().epoch {
        return Err(BookError::Unsigned);
    }
    let note = api::key_set(&call.call, Some(epoch)).await?;
    let then = SignedKeySet::verify_past(&note, Some(&call.keys.fingerprint())).map_err(|_| BookError::Unsigned)?;
    if then.set().epoch != epoch || signed.verify(&call.call, version, &then).is_err() {
        return Err(BookError::Unsigned);
    }
    Ok((codebook, Signer::Former(signed.signer)))
}
