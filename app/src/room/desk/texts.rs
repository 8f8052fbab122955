//! Every sentence of the desk. British spelling, short words, short sentences.

use vault::{
    bundle::KdfError,
    draft::Consent,
    key_set::{KeySetError, SignedKeySet},
    open::OpenError,
    padding::SizeClass,
    role::Role,
};

use super::{Locked, enter::EnterError, fetch::FetchError, trust::TrustError};
use crate::part::steps::StateWords;

/// A title and a sentence or two.
pub type Said = (&'static str, &'static str);

pub const MEMBER: &str = "Working name";
pub const LOCK: &str = "Lock the desk";

pub mod unlock {
    use super::StateWords;

    pub const TITLE: &str = "Unlock the desk";
    pub const LEDE: &str = "Your passphrase opens your keys here, in this browser. It is never sent.";
    pub const HANDLE: &str = "Working name";
    pub const HANDLE_HINT: &str = "Small letters, digits and dashes, as in the list of keys.";
    pub const PASSPHRASE: &str = "Passphrase";
    pub const PASSPHRASE_HINT: &str = "Six words, or what you chose.";
    pub const SHOW: &str = "Show the passphrase";
    pub const UNLOCK: &str = "Unlock";
    /// In the order of `enter::Step`.
    pub const STEPS: &[&str] = &[
        "Asking the server how your passphrase is protected",
        "Making your key from the passphrase: slow on purpose",
        "Logging in with a signature",
        "Opening your keys",
    ];
    pub const WORDS: StateWords = StateWords { done: "done", doing: "now", todo: "to come", stopped: "stopped here" };
}

pub mod call {
    pub const CHOOSE: &str = "Your calls";
    pub const NONE: &str = "You are not a member of any call.";
    pub const OPENING: &str = "Checking the list of keys\u{2026}";
    pub const AGAIN: &str = "Try again";
    pub const ALL: &str = "All calls";
}

pub mod compare {
    pub const TITLE: &str = "Compare before you go on";
    pub const LEDE: &str = "This browser has not seen this call before. Please compare the fingerprint, so that nobody can slip in between.";
    pub const CALL: &str = "Call";
    pub const FINGERPRINT: &str = "Fingerprint here";
    pub const HOW: &str = "Ask the keyholder for the fingerprint, by phone or face to face, or look where the organisation publishes it. Do not take it from this server.";
    pub const SAME: &str = "They are the same";
    pub const DIFFERENT: &str = "They are not the same";
}

pub mod keys {
    pub const TITLE: &str = "Keys in force";
    pub const CALL: &str = "Call";
    pub const NUMBER: &str = "Number of the list";
    pub const UNTIL: &str = "Good until";
    pub const FINGERPRINT: &str = "Fingerprint";
    pub const OPENERS: &str = "Who can open";
    pub const SYNTHETIC: &str = "Demonstration: every account is made up";
    pub const CHECKED: &str = "Checked: signed by the root that this browser knows, not older than what it has seen, and your own keys are in it.";
}

pub mod queue {
    pub const TITLE: &str = "Accounts";
    pub const STATES: &str = "By state";
    pub const ALL: &str = "All";
    pub const EMPTY: &str = "There is nothing here.";
    pub const MORE: &str = "Show more";
    pub const LOADING: &str = "Loading\u{2026}";
    pub const HINT: &str = "Oldest first. In the list, J and K or the arrow keys move down and up.";
    pub const OPEN: &str = "Open account";
    pub const WEEK: &str = "week";
    pub const EPOCH: &str = "key list";
    pub const FAILED: &str = "Could not be opened";
    pub const FAILED_HINT: &str = "These files are kept. Nothing of them was shown.";
    pub const RESEARCHER: Said = (
        "You are a researcher in this call",
        "Researchers never open accounts. They work with releases, in a room that is still being built.",
    );
    use super::Said;
}

pub mod reader {
    pub const OPENING: &str = "Fetching and opening\u{2026}";
    pub const BACK: &str = "Close, and back to the list";
    pub const NEXT: &str = "Next account";
    pub const PAUSE: &str = "Take your time. You can close this at any moment.";
    pub const WEEK: &str = "Received in week";
    pub const SIZE: &str = "Length";
    pub const MAY: &str = "What may be done with it";
    pub const SEALED: &str = "How it was sealed";
    pub const TEXT: &str = "The account";
    pub const OTHER_KEY_SET: Said = (
        "Sealed under another list of keys",
        "The writer's browser saw another list of keys with the same number than this desk. Somebody may have shown her a false one. Tell your keyholder.",
    );
    use super::Said;
}

/// The keys in force, in one line.
pub fn in_force(keys: &SignedKeySet) -> String {
    let set = keys.set();
    format!("Keys in force: {}, list {}, good until {}", set.call, set.epoch, set.not_after)
}

pub fn role(role: Role) -> &'static str {
    match role {
        Role::Keyholder => "opens, and looks after the keys",
        Role::Moderator => "opens",
        Role::Researcher => "sees results only",
    }
}

pub fn state(name: &str) -> String {
    match name {
        "new" => "New".to_owned(),
        other => other.to_owned(),
    }
}

pub fn length(size_class: u32) -> &'static str {
    match SizeClass::from_bytes(u64::from(size_class)) {
        Some(SizeClass::Small) => "up to about 30 pages",
        Some(SizeClass::Medium) => "up to about 120 pages",
        Some(SizeClass::Large) => "up to about 500 pages",
        None => "unknown",
    }
}

/// What the writer allowed, in words.
pub fn consent(consent: Consent) -> String {
    let allowed = [
        (consent.count, "be counted"),
        (consent.quote, "be quoted with names and places covered"),
        (consent.contact, "be asked about, through the receipt"),
    ];
    let allowed: Vec<&str> = allowed.iter().filter(|(on, _)| *on).map(|(_, what)| *what).collect();
    if allowed.is_empty() {
        "It may be read, and nothing else.".to_owned()
    } else {
        format!("It may {}.", allowed.join("; "))
    }
}

/// `None` for a file that a stock age tool sealed.
pub fn sealed(mode: Option<vault::seal::SealMode>) -> &'static str {
    match mode {
        Some(vault::seal::SealMode::Wasm) => "In the writing room, for this call and under this number.",
        Some(vault::seal::SealMode::Js) => {
            "In the writing room without WebAssembly, for this call and under this number."
        }
        None => "With a tool of the writer's own. Nothing in it names this call or this number.",
    }
}

pub const fn locked(why: &Locked) -> Said {
    match why {
        Locked::ByHand => ("The desk is locked", "Your keys and everything you read are gone from this page."),
        Locked::Idle => (
            "The desk locked itself",
            "Nobody touched it for a while. Your keys and everything you read are gone from this page.",
        ),
        Locked::Different => (
            "The desk is locked",
            "The fingerprints were not the same. Somebody may be standing in between. Tell your keyholder by phone or face to face. Nothing was opened.",
        ),
        Locked::Trust(why) => trust(why),
    }
}

pub const fn enter(why: &EnterError) -> Said {
    match why {
        EnterError::Handle => {
            ("This cannot be a working name", "It has small letters, digits and dashes only, and at most 40 of them.")
        }
        EnterError::Refused => (
            "Working name or passphrase is not right",
            "Look at both and try again. The passphrase itself was not sent.",
        ),
        EnterError::Kdf(KdfError::TooWeak) => (
            "The server asked for a weaker lock than this page accepts",
            "With it, somebody could guess your passphrase. Nothing was sent. Do not try again before your keyholder has looked at the server.",
        ),
        EnterError::Kdf(KdfError::TooStrong) => (
            "The server asked for more memory than this page can use",
            "Nothing was sent. Tell whoever looks after the server.",
        ),
        EnterError::Keys => (
            "The server sent keys that are not yours",
            "They do not open with your passphrase under your working name, so nothing was opened. If your passphrase was taken by the server just now, somebody may have changed what it keeps. Tell your keyholder.",
        ),
        EnterError::Worker => (
            "This browser could not make the key",
            "It needs 128 MB of memory for a moment. Close other pages and try again.",
        ),
        EnterError::Offline => ("The server did not answer", "Look at the line, and try again in a minute."),
        EnterError::Busy => ("The server is busy", "Try again in a minute."),
        EnterError::Strange => (
            "The server gave an answer that this page does not understand",
            "Load the page again. If it stays like this, tell whoever looks after the server.",
        ),
    }
}

pub const fn trust(why: &TrustError) -> Said {
    match why {
        TrustError::Keys(KeySetError::WrongRoot) => (
            "Locked: the list of keys is signed by somebody else",
            "It is not signed by the root that this browser knows for this call. Somebody may be tampering. Tell your keyholder by phone or face to face.",
        ),
        TrustError::Keys(KeySetError::Rollback) => (
            "Locked: the server shows an old list of keys",
            "This browser has seen a newer one. Somebody may want you to trust a key that was taken back. Tell your keyholder.",
        ),
        TrustError::Keys(KeySetError::Fork | KeySetError::NotNext) => (
            "Locked: there are two lists of keys",
            "The server shows another list than it showed before under the same number, or one that does not follow from it. Tell your keyholder by phone or face to face.",
        ),
        TrustError::Keys(KeySetError::Expired) => (
            "Locked: the list of keys has run out",
            "A keyholder has to sign a new one. If the date of your device is wrong, set it right and unlock again.",
        ),
        TrustError::Keys(KeySetError::WrongCall) => (
            "Locked: the list of keys is for another call",
            "The server mixed them up, or somebody did. Tell your keyholder.",
        ),
        TrustError::Keys(KeySetError::Unsigned | KeySetError::Malformed) => (
            "Locked: the list of keys does not pass the check",
            "It is damaged, or its signature is not right. Tell your keyholder.",
        ),
        TrustError::NotMember => (
            "Locked: you are not in the list of keys",
            "The server says that this call is yours, but the signed list does not name you. Ask your keyholder.",
        ),
        TrustError::OtherKeys => (
            "Locked: the list of keys names you with other keys",
            "They are not the keys that your passphrase opened. Somebody may have put theirs in place of yours. Tell your keyholder by phone or face to face.",
        ),
        TrustError::OtherCallKey => (
            "Locked: the key of the call is not the one in the list",
            "What the server keeps for you is missing, damaged, or another key. Ask your keyholder to wrap the key for you again.",
        ),
        TrustError::LoggedOut => {
            ("Locked: the server has ended your session", "Unlock again. If that does not help, ask your keyholder.")
        }
        TrustError::Offline => ("The server did not answer", "Look at the line, and try again in a minute."),
        TrustError::Strange => (
            "The server gave an answer that this page does not understand",
            "Try again. If it stays like this, tell whoever looks after the server.",
        ),
    }
}

pub const fn fetch(why: &FetchError) -> Said {
    match why {
        FetchError::Offline => ("The server did not answer", "Look at the line, and try again in a minute."),
        FetchError::Strange => (
            "The server gave an answer that this page does not understand",
            "Try again. If it stays like this, tell whoever looks after the server.",
        ),
        FetchError::Gone => ("This account is no longer there", "It may have been taken back by its writer."),
        FetchError::OtherBytes => (
            "The server sent something else than its own list says",
            "It was not opened. Lock the desk and unlock it to try again. If it stays like this, the file was damaged or exchanged: tell your keyholder.",
        ),
        FetchError::Sealed(OpenError::NotForThisKey) => (
            "Sealed to another key",
            "None of the call's keys fits. It may have been sealed with a false key. Tell your keyholder.",
        ),
        FetchError::Sealed(OpenError::Damaged) => (
            "Damaged or altered",
            "It is not whole, or was changed on its way or on the server. It cannot be recovered.",
        ),
        FetchError::Sealed(OpenError::WrongCall) => (
            "Written for another call",
            "It opens, but it was written for another call than the server says. So it is not shown. Tell your keyholder.",
        ),
        FetchError::Sealed(OpenError::WrongId) => (
            "Another account than the server says",
            "It opens, but it carries another number. Somebody may have exchanged two accounts. So it is not shown. Tell your keyholder.",
        ),
        FetchError::Sealed(OpenError::WrongEpoch) => (
            "Sealed at another time than the server says",
            "It opens, but under another list of keys than the server says. So it is not shown. Tell your keyholder.",
        ),
    }
}
