//! How an account is unlocked, and changes of that (`FORMAT.md` §20).
//!
//! `POST /api/login/paper` takes a `LoginRequest` that a paper code's key signed, and answers with a `Session` whose bundle is the code's.
//! `POST /api/account/no-paper` takes a [`Proof`] alone.

use serde::{Deserialize, Serialize};

use super::Kdf;

/// `GET /api/account`: what tells her browser, after an answer was lost, what holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountState {
    pub version: u32,
    /// Of the passphrase in force.
    pub salt_b64: String,
    /// Public half of the login key of the paper code, if there is one.
    pub paper_b64: Option<String>,
}

/// A signature over a change, by a key that unlocks the account now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// `passphrase` or `paper`: whose login key signed.
    pub by: String,
    /// From `POST /api/login/challenge`.
    pub nonce_b64: String,
    /// Ed25519 over `vault::account_change`; 64 bytes.
    pub signature_b64: String,
}

/// `POST /api/account/passphrase`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewPassphrase {
    /// The version after the one in force.
    pub version: u32,
    pub kdf: Kdf,
    pub login_key_b64: String,
    pub bundle_b64: String,
    pub proof: Proof,
}

/// `POST /api/account/paper`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewPaper {
    pub login_key_b64: String,
    pub bundle_b64: String,
    pub proof: Proof,
}
