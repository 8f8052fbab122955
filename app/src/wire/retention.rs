//! How long accounts are kept, and what is due.

use serde::{Deserialize, Serialize};

/// The fewest and the most weeks for which a call can keep an account.
pub const LEAST_WEEKS: u32 = 8;
pub const MOST_WEEKS: u32 = 260;
/// How many weeks ahead the desk looks.
pub const AHEAD: u8 = 12;

/// `GET /api/desk/calls/{call}/retention?weeks=`: how long accounts are kept, and what is due up to [`AHEAD`] weeks from now. With `weeks`:
/// what would be due if accounts were kept for so long from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retention {
    /// This week.
    pub week: String,
    /// How long the call keeps a new account.
    pub weeks: u32,
    /// By the week in which it is due, the earliest first. Weeks up to this one are overdue.
    pub due: Vec<Due>,
}

/// What is due in one week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    pub week: String,
    /// Deleted in that week, as things are.
    pub goes: u32,
    /// Stays until somebody has read it.
    pub unread: u32,
    /// Stays until somebody has answered: its writer added something last.
    pub unanswered: u32,
}

/// `POST /api/desk/calls/{call}/retention` (keyholders), answered with a [`Retention`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewRetention {
    pub weeks: u32,
    /// The length that was in force when she decided.
    pub before: u32,
    /// How many accounts she was told would be deleted at once. More are not.
    pub deletes: u32,
    /// Ed25519 by her signing key over `vault::retention::RetentionChange`; 64 bytes.
    pub signature_b64: String,
}
