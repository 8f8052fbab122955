//! Recovery (`FORMAT.md` §21): the plan, what is wrapped to it, and an account that the root and the sheets vouch for.

use serde::{Deserialize, Serialize};

use super::{NewAccount, NewWrap};

/// `GET /api/recovery/{call}`: the plan in force. 404 if there is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecoveryPlan {
    pub number: u32,
    /// `age1pq1…`
    pub recipient: String,
    /// Ed25519 public key, 32 bytes.
    pub opener_b64: String,
    pub threshold: u8,
    /// The commitment to each share, hex.
    pub shares: Vec<String>,
    /// By the root.
    pub signature_b64: String,
}

/// `GET` and `POST /api/desk/calls/{call}/recovery` (keyholders). A plan that is in force can be sent again with other wraps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recovery {
    pub plan: RecoveryPlan,
    pub wraps: Vec<RecoveryWrap>,
    /// By the root, over the wraps. Not kept: empty in an answer.
    pub wraps_signature_b64: String,
}

/// A secret of the call, sealed to the recovery's recipient.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecoveryWrap {
    /// `call` or `root`.
    pub secret: String,
    /// 0 for the root.
    pub epoch: u32,
    pub file_b64: String,
}

/// `POST /api/recovery/{call}/open`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenRecovery {
    /// The account that is to be made. For a rehearsal, any that could be.
    pub account: String,
    /// From `POST /api/login/challenge`, for this account.
    pub nonce_b64: String,
    /// Ed25519 by the opener; 64 bytes.
    pub signature_b64: String,
}

/// Answer of `POST /api/recovery/{call}/open`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenedRecovery {
    pub wraps: Vec<RecoveryWrap>,
    /// The share of the account that is to be made. `None` if somebody has it: choose another name.
    pub share_b64: Option<String>,
}

/// `POST /api/recovery/{call}/enrol`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolment {
    /// The next key set: one more keyholder, and nothing else but a later day.
    pub key_set: String,
    pub account: NewAccount,
    /// Everything for the new account.
    pub wraps: Vec<NewWrap>,
    /// By the root.
    pub signature_b64: String,
    /// By the opener of the plan in force.
    pub opener_signature_b64: String,
}
