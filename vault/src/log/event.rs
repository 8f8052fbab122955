//! What can be in a log.

use core::fmt;

use crate::{call_state::CallState, id::Account, role::Role};

/// Something that a member did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A keyholder let somebody in.
    Joined(Account, Role),
    /// A keyholder took somebody out, or she lost a role.
    Left(Account),
    /// From this epoch on the call has a new key.
    NewKey(u32),
    /// The list of keys was signed anew, in this epoch.
    Renewed(u32),
    /// A version of the call's document was published.
    Document(u32),
    /// The call was opened, closed, archived or brought back.
    State(CallState),
    /// So many headers were replaced, and none is left.
    Resealed(u32),
    /// So many replaced headers of others were found right.
    Checked(u32),
    /// So many replaced headers of this member were found wrong, and those before put back.
    Restored(u32, Account),
}

impl Event {
    /// Whether only a keyholder can have done it.
    pub const fn is_for_keyholders(&self) -> bool {
        !matches!(self, Self::Resealed(_) | Self::Checked(_) | Self::Restored(..))
    }

    /// Reads the last line of an entry.
    pub(super) fn read(line: &str) -> Option<Self> {
        let mut words = line.split(' ');
        let mut word = || words.next();
        let event = match word()? {
            "joined" => Self::Joined(word()?.parse().ok()?, word()?.parse().ok()?),
            "left" => Self::Left(word()?.parse().ok()?),
            "new-key" => Self::NewKey(word()?.parse().ok()?),
            "renewed" => Self::Renewed(word()?.parse().ok()?),
            "document" => Self::Document(word()?.parse().ok()?),
            "state" => Self::State(word()?.parse().ok()?),
            "resealed" => Self::Resealed(word()?.parse().ok()?),
            "checked" => Self::Checked(word()?.parse().ok()?),
            "restored" => Self::Restored(word()?.parse().ok()?, word()?.parse().ok()?),
            _ => return None,
        };
        words.next().is_none().then_some(event)
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Joined(account, role) => write!(f, "joined {account} {role}"),
            Self::Left(account) => write!(f, "left {account}"),
            Self::NewKey(epoch) => write!(f, "new-key {epoch}"),
            Self::Renewed(epoch) => write!(f, "renewed {epoch}"),
            Self::Document(version) => write!(f, "document {version}"),
            Self::State(state) => write!(f, "state {state}"),
            Self::Resealed(count) => write!(f, "resealed {count}"),
            Self::Checked(count) => write!(f, "checked {count}"),
            Self::Restored(count, account) => write!(f, "restored {count} {account}"),
        }
    }
}
