//! What was not right, and what to do next.

use core::fmt;
use std::{io, path::Path};

use serde::Serialize;

/// What kind of thing was not right. The names are those of `--json`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A file or folder can't be read, or is not there.
    CannotRead,
    /// A file or folder can't be written.
    CannotWrite,
    /// Something is there already, and nothing is written over.
    AlreadyThere,
    /// Others on this machine could read what would be written.
    OthersCanRead,
    /// There is nothing to work on.
    NothingThere,
    /// Bytes that are no text, or a text that can't be sealed.
    NotAText,
    /// Not a sealed account.
    NotSealed,
    /// Not whole, or altered.
    Damaged,
    /// None of the keys fits.
    WrongKey,
    /// Opened, and something else than was said of it.
    NotAsSaid,
    /// Opened, and written under another list of keys than is known here.
    OtherKeySet,
    /// Listed, and not there.
    Missing,
    /// A list of keys or a release that can't be believed.
    NotVerified,
    /// Its last day is over.
    Expired,
    /// No answer from a server in the time that it has.
    CannotReach,
    /// An answer that names another address.
    SentElsewhere,
    /// Sent with headers that would let a browser do more, or otherwise.
    OtherHeaders,
    /// Held by a page: a file that was not signed, or what loads it in another form than the server writes.
    NotListed,
}

impl Kind {
    /// The exit code of a command that failed for this alone.
    pub const fn exit(self) -> u8 {
        match self {
            Self::CannotRead
            | Self::CannotWrite
            | Self::AlreadyThere
            | Self::OthersCanRead
            | Self::NothingThere
            | Self::Missing
            | Self::CannotReach => 3,
            Self::NotAText
            | Self::NotSealed
            | Self::Damaged
            | Self::WrongKey
            | Self::NotAsSaid
            | Self::OtherKeySet
            | Self::NotVerified
            | Self::Expired
            | Self::SentElsewhere
            | Self::OtherHeaders
            | Self::NotListed => 4,
        }
    }
}

/// What is wrong, and the mend: two sentences without their full stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    pub kind: Kind,
    pub what: String,
    pub next: String,
}

impl Trouble {
    pub fn new(kind: Kind, what: impl Into<String>, next: impl Into<String>) -> Self {
        Self { kind, what: what.into(), next: next.into() }
    }

    pub fn unreadable(error: &io::Error) -> Self {
        let next = match error.kind() {
            io::ErrorKind::NotFound => "Look at its name and folder",
            io::ErrorKind::PermissionDenied => "Ask whoever owns it to let you read it",
            _ => "Look whether the disk or stick is still there",
        };
        Self::new(Kind::CannotRead, format!("It can't be read: {error}"), next)
    }

    /// `place` is where it was to be, which is not what the trouble is about.
    pub fn unwritable(place: &Path, error: &io::Error) -> Self {
        let next = match error.kind() {
            io::ErrorKind::NotFound => "Make the folder around it first",
            io::ErrorKind::PermissionDenied => "Choose a folder that you may write to",
            io::ErrorKind::BrokenPipe => "Let the program behind the pipe read all of it",
            io::ErrorKind::StorageFull => "Make room on the disk, or choose another",
            _ => "Choose another place",
        };
        Self::new(Kind::CannotWrite, format!("{} can't be written: {error}", place.display()), next)
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}. {}.", self.what, self.next)
    }
}
