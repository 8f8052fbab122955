//! Which text belongs to which state and trouble.

use super::{ledger::LedgerTrouble, reading::Unread};
use crate::{
    room::unlock::{
        Locked,
        texts::{Said, said, trust},
    },
    text::{
        KeyWith,
        key::{research, unlock},
        say_with,
    },
};

pub fn locked(why: &Locked) -> Said {
    said(match why {
        Locked::ByHand => (research::LOCKED_BY_HAND, research::LOCKED_TEXT),
        Locked::Idle => (research::LOCKED_IDLE, research::LOCKED_IDLE_TEXT),
        Locked::Different => (research::LOCKED_BY_HAND, research::LOCKED_DIFFERENT_TEXT),
        Locked::Trust(why) => return trust(why),
    })
}

pub fn ledger(why: LedgerTrouble) -> Said {
    said(match why {
        LedgerTrouble::Offline => (unlock::TRUST_OFFLINE, unlock::TRUST_OFFLINE_TEXT),
        LedgerTrouble::Strange => (unlock::TRUST_STRANGE, unlock::TRUST_STRANGE_TEXT),
        LedgerTrouble::False => (research::FALSE, research::FALSE_TEXT),
        LedgerTrouble::Trust(why) => return trust(&why),
    })
}

pub fn unread(why: Unread) -> Said {
    said(match why {
        Unread::NotForThisKey => (research::UNREAD_NOT_FOR_THIS_KEY, research::UNREAD_NOT_FOR_THIS_KEY_TEXT),
        Unread::OtherFile => (research::UNREAD_OTHER_FILE, research::UNREAD_OTHER_FILE_TEXT),
        Unread::Damaged => (research::UNREAD_DAMAGED, research::UNREAD_DAMAGED_TEXT),
        Unread::OtherRelease => (research::UNREAD_OTHER_RELEASE, research::UNREAD_OTHER_RELEASE_TEXT),
        Unread::Unsigned => (research::UNREAD_UNSIGNED, research::UNREAD_UNSIGNED_TEXT),
        Unread::OtherBefore => (research::UNREAD_OTHER_BEFORE, research::UNREAD_OTHER_BEFORE_TEXT),
        Unread::Gone => (research::UNREAD_GONE, research::UNREAD_GONE_TEXT),
        Unread::Offline => (unlock::TRUST_OFFLINE, unlock::TRUST_OFFLINE_TEXT),
        Unread::Strange => (unlock::TRUST_STRANGE, unlock::TRUST_STRANGE_TEXT),
    })
}

/// A sentence about the release or the list of this number.
pub fn numbered(key: KeyWith, number: u32) -> String {
    say_with(key, &[("number", number.to_string().into())])
}
