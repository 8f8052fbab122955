//! What an unlocked desk holds: in memory only, wiped when the last holder drops it.

use vault::{
    id::{Account, CallId, Digest},
    identity::{CallIdentity, MemberIdentity},
    key_set::SignedKeySet,
    open::{Claim, OpenError, Opened, open},
    paper::PaperCode,
    role::Role,
};
use zeroize::Zeroizing;

use crate::api::Bearer;

/// A member who is logged in and whose keys are open.
pub struct Unlocked {
    pub account: Account,
    pub session: Bearer,
    pub identity: MemberIdentity,
    /// The paper code, if she came in with it: it signs for a new passphrase, so that she need not type it twice.
    pub paper: Option<PaperCode>,
    /// Calls that the server says are hers. Each is checked against its signed key set.
    pub calls: Vec<CallId>,
}

/// A call whose key set was verified, names this member, and fits the keys she holds.
pub struct OpenCall {
    pub call: CallId,
    pub keys: SignedKeySet,
    pub role: Role,
    /// Newest first. Empty for those who may not open.
    pub identities: Vec<CallIdentity>,
}

impl OpenCall {
    /// Whether the account was sealed under another key set of this epoch than the one in force.
    pub fn is_other_key_set(&self, epoch: u32, key_set: Digest) -> bool {
        epoch == self.keys.set().epoch && key_set != self.keys.digest()
    }
}

/// Opens a file with the first key that fits.
pub fn open_with(identities: &[CallIdentity], file: &[u8], claim: &Claim) -> Result<Opened, OpenError> {
    identities
        .iter()
        .map(|identity| open(file, identity, claim))
        .find(|outcome| !matches!(outcome, Err(OpenError::NotForThisKey)))
        .unwrap_or(Err(OpenError::NotForThisKey))
}

/// A passphrase as it is derived from: without outer spaces, and with one space between words.
pub fn passphrase(typed: &str) -> Zeroizing<String> {
    let mut tidy = Zeroizing::new(String::with_capacity(typed.len()));
    for word in typed.split_whitespace() {
        if !tidy.is_empty() {
            tidy.push(' ');
        }
        tidy.push_str(word);
    }
    tidy
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_around_and_between_the_words_of_a_passphrase_do_not_matter() {
        assert_eq!(passphrase("  bird \t over\nwater ").as_str(), "bird over water");
        assert_eq!(passphrase("Bird over water").as_str(), "Bird over water");
    }
}
