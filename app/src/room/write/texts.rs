//! Every sentence of the writing room. British spelling, short words, short sentences.

use vault::key_set::KeySetError;

use super::{arrive::Refusal, sending::Trouble};
use crate::part::steps::StateWords;

pub const TITLE: &str = "Write what happened";
pub const ARRIVING: &str = "Getting the page ready\u{2026}";
pub const TO: &str = "You are writing to";

pub mod demonstration {
    pub const TITLE: &str = "This is a demonstration";
    pub const TEXT: &str = "Please do not write about real people here. The passwords of its readers are public.";
}

pub mod about {
    pub const HEADING: &str = "Before you write";
    pub const IS: &str = "What this is";
    pub const IS_TEXT: &str = "A way to tell what happened without giving your name. Your words are locked on this device before they are sent.";
    pub const IS_NOT: &str = "What this is not";
    pub const IS_NOT_TEXT: &str = "It is not a crisis service. Nobody reads this straight away. If you need someone now, use the numbers under \u{201c}Help now\u{201d}.";
    pub const READERS: &str = "Who can read it";
    pub const UNDONE: &str = "What cannot be undone";
    pub const UNDONE_TEXT: &str = "A reader cannot forget what she has read. Results that are already public cannot be called back. We cannot show you your account again.";
    pub const DEVICE: &str = "On this device";
    pub const DEVICE_TEXT: &str =
        "Nothing is kept here. If this page is closed or loaded again, the box is empty again.";

    pub fn readers(count: usize) -> String {
        match count {
            0 => "Nobody holds a key yet. What you send would wait until somebody does.".to_owned(),
            1 => "One person holds a key that fits. The people who run the server hold none.".to_owned(),
            many => format!("{many} people hold a key that fits. The people who run the server hold none."),
        }
    }
}

pub mod link {
    pub const CHECKED: &str = "The lock fits your link";
    pub const CHECKED_TEXT: &str =
        "Your link names the lock to use. This page has checked it: it will use that lock and no other.";
    pub const UNCHECKED: &str = "If you want to be sure";
    pub const UNCHECKED_TEXT: &str = "The organisation publishes the number of its lock, for example on its website. This is the number of the lock here. If theirs is not the same, please do not write, and tell them. This page cannot check it for you.";
}

pub mod account {
    pub const LABEL: &str = "Your account";
    pub const HINT: &str = "As much or as little as you like, in your own words. There is no time limit. You may leave out names and places.";
    pub const TOO_LONG: &str =
        "This is longer than one sealed account can be. Please take some of it out and send it as a second account.";
}

pub mod consent {
    pub const LEGEND: &str = "What may be done with it?";
    pub const HINT: &str = "Each of these is off until you turn it on. You can send your account with all of them off. Then it is read, and nothing else.";
    pub const COUNT: &str = "Count it";
    pub const COUNT_TEXT: &str = "What your account is about may be counted together with others.";
    pub const QUOTE: &str = "Quote from it";
    pub const QUOTE_TEXT: &str = "Some of your words may be shown to others, with names and places covered.";
    pub const CONTACT: &str = "Ask me questions";
    pub const CONTACT_TEXT: &str =
        "A reader may leave you a question. You see it only if you come back with your receipt words.";
}

pub mod sending {
    use super::StateWords;

    pub const SEND: &str = "Seal and send";
    pub const AGAIN: &str = "Try again";
    pub const HINT: &str = "Your words are sealed here, on this device. Only the sealed words are sent.";
    /// In the order of `sending::Step`.
    pub const STEPS: &[&str] = &[
        "Making your receipt words",
        "Sealing your words on this device",
        "Asking the server for a small puzzle",
        "Working on the puzzle, which keeps floods out",
        "Sending the sealed words",
        "Checking that what is stored is what you sent",
    ];
    pub const WORDS: StateWords = StateWords { done: "done", doing: "now", todo: "to come", stopped: "stopped here" };
}

pub mod received {
    pub const TITLE: &str = "Received";
    pub const TEXT: &str = "Thank you. Your account is stored, sealed. This page has checked that what is stored is exactly what you sent. The box has been emptied.";
    pub const NEXT: &str =
        "A reader will open it. That can take weeks. Nobody will contact you: there is no way to find you.";
    pub const WORDS: &str = "Your receipt words";
    pub const WORDS_TEXT: &str = "These seven words are shown once, and only here. With them you will be able to come back, to see what has happened or to take your account back. The page for that is still being built. You do not need the words for your account to be read.";
    pub const DANGER: &str = "A note that is found can put you in danger";
    pub const DANGER_TEXT: &str = "Whoever finds these words can see that you wrote, and can take your account back. If someone looks through your things or your phone, it is safer not to keep them.";
    pub const DONE: &str = "I have finished: clear the words";
}

pub mod finished {
    pub const TITLE: &str = "The page is empty now";
    pub const TEXT: &str =
        "Your words are gone from this page. The history of this browser may still show that you were here.";
    pub const SAFETY: &str = "How to clear the history";
    pub const CALL: &str = "Back to the call";
}

pub mod refused {
    pub const AGAIN: &str = "Try again";
    pub const HOME: &str = "Go to the first page";
}

/// Why there is no box, and what to do: a title and a sentence or two.
pub const fn refusal(why: &Refusal) -> (&'static str, &'static str) {
    match why {
        Refusal::NoSuchCall => (
            "There is nothing to write to here",
            "The address may have a typing mistake in it. Please follow the link again.",
        ),
        Refusal::DamagedLink => (
            "The end of your link is damaged",
            "The part after # is not whole, so this page cannot check who would read your words. Please follow the link again from where you found it, or ask for a new one.",
        ),
        Refusal::Keys(KeySetError::WrongRoot) => (
            "The lock here is not the one your link names",
            "Somebody may be trying to read what you write. So there is no box here, and nothing was sent. Please tell the organisation, by a way that you know is theirs.",
        ),
        Refusal::Keys(KeySetError::Expired) => (
            "The lock here is out of date",
            "The organisation has to renew it. So there is no box here for now. Please come back another day, or tell them. If the date on your device is wrong, set it right and load the page again.",
        ),
        Refusal::Keys(KeySetError::Rollback | KeySetError::Fork | KeySetError::NotNext) => (
            "The server shows an old or a second lock",
            "It showed another one a moment ago. Nothing more was sent. Please tell the organisation, by a way that you know is theirs.",
        ),
        Refusal::Keys(_) => (
            "The lock here does not pass our check",
            "So there is no box here, and nothing was sent. Please tell the organisation, by a way that you know is theirs.",
        ),
        Refusal::Closed => ("This call is closed", "You cannot write to it any more. Thank you to everyone who did."),
        Refusal::Offline => (
            "The server did not answer",
            "The line may be down, or the server may be resting. Please try again in a few minutes.",
        ),
        Refusal::Strange => (
            "The server gave an answer that this page does not understand",
            "Please load the page again. If it stays like this, please tell the organisation.",
        ),
    }
}

/// Why the account is not received, and what to do: a title and a sentence or two.
pub const fn trouble(why: &Trouble) -> (&'static str, &'static str) {
    match why {
        Trouble::Empty => {
            ("The box is empty", "There is nothing to send yet. Write something first, if you would like to.")
        }
        Trouble::TooLong => ("This is too long for one account", account::TOO_LONG),
        Trouble::Lock => (
            "The lock of this call is broken",
            "Your words cannot be sealed with it, so nothing was sent. Please tell the organisation, by a way that you know is theirs.",
        ),
        Trouble::Worker => (
            "This browser could not do the work",
            "Nothing was sent. Your words are still in the box. If your line is down, wait until it is back. Otherwise close other pages. Then try again. If it stays like this, copy your words, if that is safe, and use another browser.",
        ),
        Trouble::Offline => (
            "The server did not answer",
            "Nothing was sent. Your words are still in the box. Please try again in a few minutes.",
        ),
        Trouble::Unsure => (
            "The line broke while your account was being sent",
            "We cannot tell if it arrived. Your words are still in the box. Please try again: it is stored only once, even if the first one did arrive.",
        ),
        Trouble::Busy => (
            "Many people are writing just now",
            "Your account was not stored yet. Your words are still in the box. Please try again in a minute.",
        ),
        Trouble::Closed => (
            "This call has just been closed",
            "Your account was not stored. Your words are still in the box. You can copy them, if it is safe to keep a copy.",
        ),
        Trouble::RunOut => (
            "The lock of this call has just run out",
            "Your account was not stored. Your words are still in the box. The organisation has to renew the lock first. You can copy your words, if it is safe to keep a copy.",
        ),
        Trouble::NotKept => (
            "The server could not keep it",
            "Your account was not stored. Your words are still in the box. Please try again in a few minutes. If it stays like this, please tell the organisation.",
        ),
        Trouble::Moved => (
            "The readers changed while you wrote",
            "Your account was not stored. The page above now shows how many people can read it. If that is fine with you, send it again. Your words are still in the box.",
        ),
        Trouble::Refused => (
            "The server did not take the sealed account",
            "It was not stored. Your words are still in the box. Please try again: they will be sealed anew.",
        ),
        Trouble::NotTheSame => (
            "The server says it stored something else than you sent",
            "So please do not count on it. Your words are still in the box. You can try again. If it happens twice, please tell the organisation, by a way that you know is theirs.",
        ),
        Trouble::Strange => (
            "The server gave an answer that this page does not understand",
            "We cannot tell if your account is stored. Your words are still in the box. Please try again: it is stored only once.",
        ),
    }
}
