//! What a member of a call may do.

use core::{fmt, str::FromStr};

/// The role of a member in a key set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// A moderator who also holds the root key and signs key sets.
    Keyholder,
    /// Opens, codes and masks testimonies.
    Moderator,
    /// Opens releases; never testimonies.
    Researcher,
}

impl Role {
    /// Every role, in the order in which pages list them.
    pub const ALL: [Self; 3] = [Self::Keyholder, Self::Moderator, Self::Researcher];

    /// Whether the call identity is wrapped to members of this role.
    pub const fn may_open(self) -> bool {
        matches!(self, Self::Keyholder | Self::Moderator)
    }

    /// The word in key sets, tables and addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Keyholder => "keyholder",
            Self::Moderator => "moderator",
            Self::Researcher => "researcher",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Not one of `keyholder`, `moderator`, `researcher`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a role is keyholder, moderator or researcher")]
pub struct UnknownRole;

impl FromStr for Role {
    type Err = UnknownRole;
    fn from_str(text: &str) -> Result<Self, UnknownRole> {
        Self::ALL.into_iter().find(|role| role.as_str() == text).ok_or(UnknownRole)
    }
}
