//! Releases read: each file is the one that the ledger names, opens with her own key or is public, says what two members signed, and follows the
//! release before it.

use themes::release::SignedRelease;
use vault::{
    hybrid::HybridIdentity,
    id::Digest,
    key_set::SignedKeySet,
    ledger::{EntryKind, OpenFileError, commitment, open_release},
};

use super::ledger::{self, Listed, Verified};
use crate::{
    api::{self, ApiError},
    room::unlock::trust::TrustError,
    unlocked::{OpenCall, Unlocked},
};

/// Why a release is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// Sealed before she was a member, or to other keys than hers.
    NotForThisKey,
    /// Another file than the ledger names.
    OtherFile,
    /// It opens, and is not whole, or not what a release has to be.
    Damaged,
    /// It is not what the two members signed in the ledger.
    OtherRelease,
    /// It is not signed by two members who may.
    Unsigned,
    /// It names another release before it than the one that came before.
    OtherBefore,
    /// The server does not have the file.
    Gone,
    /// No answer. Try again.
    Offline,
    /// An answer that this version does not know.
    Strange,
}

/// What is known of the release before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// There is none.
    None,
    /// It is the one that this one names.
    Proven,
    /// It can't be read here.
    Unread,
}

/// A release that passed every check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    pub signed: SignedRelease,
    pub before: Before,
}

/// A release of the ledger, and what came of reading it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelved {
    pub listed: Listed,
    pub read: Result<Read, Unread>,
}

/// Reads every release of a verified ledger, in order.
///
/// # Errors
/// [`TrustError::LoggedOut`]: the session has ended.
pub async fn fetch(unlocked: &Unlocked, call: &OpenCall, verified: Verified) -> Result<Vec<Shelved>, TrustError> {
    let Verified { releases, keys } = verified;
    let mut shelf = Vec::new();
    for listed in releases {
        let signed = match file(unlocked, call, &listed).await {
            Ok(file) => read(&listed, &file, unlocked.identity.recipient_identity(), &keys),
            Err(why) if why == Unread::Gone && is_logged_out(unlocked, call).await => {
                return Err(TrustError::LoggedOut);
            }
            Err(why) => Err(why),
        };
        let before = shelf.last();
        let read = signed.and_then(|signed| follow(signed, before));
        shelf.push(Shelved { listed, read });
    }
    Ok(shelf)
}

async fn file(unlocked: &Unlocked, call: &OpenCall, listed: &Listed) -> Result<Vec<u8>, Unread> {
    let number = listed.number();
    let asked = if listed.to_read().entry.claim.kind.is_public() {
        api::releases::public_release(&call.call, number).await
    } else {
        api::releases::release_file(&unlocked.session, &call.call, number).await
    };
    asked.map_err(|error| match error {
        ApiError::Refused { status: 401 | 404, .. } => Unread::Gone,
        ApiError::Unreachable | ApiError::Refused { status: 429 | 500.., .. } => Unread::Offline,
        ApiError::Refused { .. } | ApiError::Strange => Unread::Strange,
    })
}

/// A file that is not there looks like a session that has ended. The ledger is always there.
async fn is_logged_out(unlocked: &Unlocked, call: &OpenCall) -> bool {
    let asked = api::releases::ledger(&unlocked.session, &call.call).await;
    asked.is_err_and(|error| TrustError::from(error) == TrustError::LoggedOut)
}

/// The release of an entry, if this is its file.
pub fn read(
    listed: &Listed,
    file: &[u8],
    member: &HybridIdentity,
    keys: &[SignedKeySet],
) -> Result<SignedRelease, Unread> {
    let kept = listed.to_read();
    let claim = &kept.entry.claim;
    if Digest::of(file) != kept.entry.file {
        return Err(Unread::OtherFile);
    }
    let (signed, nonce) = if claim.kind == EntryKind::Sealed {
        let opened = open_release(file, member).map_err(|why| match why {
            OpenFileError::NotForThisKey => Unread::NotForThisKey,
            OpenFileError::Damaged => Unread::Damaged,
        })?;
        (SignedRelease::parse(&opened.release), opened.nonce)
    } else {
        (SignedRelease::parse(file), kept.nonce.ok_or(Unread::OtherRelease)?)
    };
    let signed = signed.map_err(|_| Unread::Damaged)?;
    let release = signed.release();
    let is_of_entry = release.call() == &claim.call
        && release.number() == claim.number
        && commitment(&nonce, release.digest()) == claim.commitment;
    if !is_of_entry {
        return Err(Unread::OtherRelease);
    }
    signed.verify(ledger::of(keys)).map_err(|_| Unread::Unsigned)?;
    Ok(signed)
}

/// Whether a release names the one that came before it.
pub fn follow(signed: SignedRelease, before: Option<&Shelved>) -> Result<Read, Unread> {
    let previous = signed.release().previous();
    let before = match before.map(|before| &before.read) {
        // That it names none is part of what reading checks.
        None => Before::None,
        Some(Ok(read)) if previous == Some(read.signed.release().digest()) => Before::Proven,
        Some(Ok(_)) => return Err(Unread::OtherBefore),
        Some(Err(_)) => Before::Unread,
    };
    Ok(Read { signed, before })
}
