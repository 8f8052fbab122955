//! A change of how long a call keeps its accounts: signed by the keyholder who decides, because it deletes.

use crate::{
    id::{Account, CallId},
    login::is_signed,
    signed_bytes::signed_bytes,
};

/// One change. `FORMAT.md` §24.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetentionChange<'a> {
    /// The call.
    pub call: &'a CallId,
    /// The keyholder.
    pub account: &'a Account,
    /// The ISO week in which she decides, as the server told it (`2026-W48`).
    pub week: &'a str,
    /// Weeks in force when she decided.
    pub before: u32,
    /// Weeks from now on.
    pub weeks: u32,
    /// How many accounts she was told would be deleted at once.
    pub deletes: u32,
}

impl RetentionChange<'_> {
    /// The bytes that her signing key signs.
    pub fn message(&self) -> Vec<u8> {
        signed_bytes(
            "murmuration/v1/retention",
            &[
                self.call.as_ref().as_bytes(),
                self.account.as_ref().as_bytes(),
                self.week.as_bytes(),
                &self.before.to_be_bytes(),
                &self.weeks.to_be_bytes(),
                &self.deletes.to_be_bytes(),
            ],
        )
    }

    /// Whether it is signed by her signing key. Strict verification.
    pub fn is_signed_by(&self, key: &[u8; 32], signature: &[u8; 64]) -> bool {
        is_signed(key, &self.message(), signature)
    }
}
