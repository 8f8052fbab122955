//! What there is to do with a record, for one person.

use themes::record::{Record, State};
use vault::id::Account;

/// What she can do now. It follows from the record, and from who made what in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Code it for the first time.
    First,
    /// Look at another's coding: agree, or code it herself.
    Check,
    /// Say what holds where two codings differ.
    Settle,
    /// Look again: a mask was laid or taken away since it was checked.
    Again,
    /// Nothing: another person has to look at what she did.
    Waiting,
    /// Nothing: it was checked by two people.
    Settled,
    /// Nothing: it is not to be counted.
    Aside,
}

impl Task {
    pub fn of(record: &Record, me: &Account) -> Self {
        match record.state() {
            State::SetAside => Self::Aside,
            State::Reading => Self::First,
            State::Coded if record.first.as_ref().is_some_and(|first| first.by == *me) => Self::Waiting,
            State::Coded if record.is_changed_since() => Self::Again,
            State::Coded => Self::Check,
            State::Disputed => Self::Settle,
            State::Checked => Self::Settled,
        }
    }

    /// Whether she changes a coding of her own.
    pub const fn is_coding(self) -> bool {
        matches!(self, Self::First | Self::Check | Self::Settle)
    }
}
