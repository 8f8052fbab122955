//! Where a call stands, as its keyholders say. `FORMAT.md` §18.

use core::{fmt, str::FromStr};

/// Whether a call takes accounts, and whether it is shown among those that might.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallState {
    /// Accounts are taken, up to the last day of the call's document.
    Open,
    /// None are.
    Closed,
    /// None are, and it stands in no list of calls any more. Receipts work, and what was published stays.
    Archived,
}

/// Not the name of a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a call is open, closed or archived")]
pub struct UnknownState;

impl CallState {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::Open, Self::Closed, Self::Archived];

    /// As it is signed, stored and told.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Archived => "archived",
        }
    }

    /// Whether a call may go from here to `next`: by way of [`CallState::Closed`], one step at a time.
    pub const fn may_become(self, next: Self) -> bool {
        matches!(
            (self, next),
            (Self::Closed, Self::Open | Self::Archived) | (Self::Open | Self::Archived, Self::Closed)
        )
    }
}

impl fmt::Display for CallState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for CallState {
    type Err = UnknownState;

    fn from_str(name: &str) -> Result<Self, UnknownState> {
        Self::ALL.into_iter().find(|state| state.as_str() == name).ok_or(UnknownState)
    }
}
