//! Every sentence of the set-up room. British spelling, short words, short sentences.

use super::make::{MakeError, Problem};
use crate::part::steps::StateWords;

pub const TITLE: &str = "Set up Murmuration";
pub const LEDE: &str = "You are the first keyholder. This page makes the keys of your first call, here in this browser. Nothing secret is sent.";

pub mod link {
    pub const MISSING: &str = "This page needs the link from the server";
    pub const MISSING_TEXT: &str = "When the server starts for the first time, it prints a link that can be used once. Open that link here. If it is lost, start the server again: as long as there is no call, it prints a new one.";
}

pub mod you {
    pub const HEADING: &str = "You";
    pub const HANDLE: &str = "Working name";
    pub const HANDLE_HINT: &str = "Everyone can see it. Small letters, digits and dashes. It need not say who you are.";
}

pub mod passphrase {
    pub const HEADING: &str = "Your passphrase";
    pub const HINT: &str = "It opens your keys. Nobody can reset it, and nobody can look it up. Write it on paper and keep it where you keep what matters.";
    pub const MADE: &str = "Use these six words";
    pub const MADE_HINT: &str = "They were drawn at random, here. This is the better choice.";
    pub const OTHERS: &str = "Draw six other words";
    pub const OWN: &str = "Use one of my own";
    pub const OWN_HINT: &str = "It must be very hard to guess: five or more words that nobody would expect together.";
    pub const OWN_LABEL: &str = "Your own passphrase";
    pub const SHOW: &str = "Show the passphrase";
    pub const WRITTEN: &str = "I have written it down";
}

pub mod call {
    pub const HEADING: &str = "Your first call";
    pub const HINT: &str = "No call opens without these. Everyone can read them before they write. They cannot be changed later in this version.";
    pub const SLUG: &str = "Name in the address";
    pub const SLUG_HINT: &str = "Small letters, digits and dashes, for example right-care.";
    pub const TITLE: &str = "Title";
    pub const TITLE_HINT: &str = "What you ask people to tell, in a few plain words.";
    pub const PURPOSE: &str = "Purpose";
    pub const PURPOSE_HINT: &str = "Why you ask, and what you will do with what people tell.";
    pub const ORGANISATION: &str = "Organisation";
    pub const ORGANISATION_HINT: &str = "Who asks.";
    pub const CONTACT: &str = "Contact";
    pub const CONTACT_HINT: &str = "How anyone can reach you: an address to write to, or a number to call.";
    pub const CONTROLLER: &str = "Data controller";
    pub const CONTROLLER_HINT: &str = "Who answers by law for people's data: a name and an address.";
}

pub mod making {
    use super::StateWords;

    pub const MAKE: &str = "Make the keys and open the call";
    pub const CHECK: &str = "Please look at these";
    /// In the order of `make::Step`.
    pub const STEPS: &[&str] = &[
        "Making the keys of the call, and yours",
        "Making your lock from the passphrase: slow on purpose",
        "Asking the server for its half of the lock",
        "Locking your keys, and signing the list of keys",
        "Sending what is not secret",
    ];
    pub const WORDS: StateWords = StateWords { done: "done", doing: "now", todo: "to come", stopped: "stopped here" };
}

pub mod done {
    pub const TITLE: &str = "Your call is open";
    pub const LEDE: &str = "Three things to do now.";
    pub const PUBLISH: &str = "Publish this link";
    pub const PUBLISH_TEXT: &str = "Put it where people already trust you: your website, a leaflet, a poster. The part after # names your keys, so that each browser can check them. A link without it cannot be checked.";
    pub const LINK: &str = "Link to publish";
    pub const COPY: &str = "Copy the link";
    pub const COPIED: &str = "Copied.";
    pub const NOT_COPIED: &str = "The browser did not let this page copy. Select the link and copy it by hand.";
    pub const FINGERPRINT: &str = "Publish the fingerprint too";
    pub const FINGERPRINT_TEXT: &str =
        "Those who come without the link compare these eight groups with the ones on the page.";
    pub const PASSPHRASE: &str = "Keep your passphrase";
    pub const PASSPHRASE_TEXT: &str = "You are the only one who can open what people send. If the passphrase is lost, nobody can, and there is no other way in yet. Look now that it is on paper.";
    pub const DESK: &str = "Go to the desk";
    pub const CALL: &str = "See the call as others see it";
}

/// What is wrong with a field, and what it takes.
pub const fn problem(problem: Problem) -> &'static str {
    match problem {
        Problem::Handle => {
            "Your working name: use 1 to 40 small letters, digits and dashes, with no dash at either end."
        }
        Problem::Passphrase => {
            "Your own passphrase can be guessed too easily. Make it longer, with words that nobody would expect together, or use the six words."
        }
        Problem::Written => "Write the passphrase down first, then tick the box.",
        Problem::Slug => {
            "Name in the address: use 1 to 40 small letters, digits and dashes, with no dash at either end."
        }
        Problem::Title => "The title is missing.",
        Problem::Purpose => "The purpose is missing.",
        Problem::Organisation => "The organisation is missing.",
        Problem::Contact => "The contact is missing.",
        Problem::Controller => "The data controller is missing.",
    }
}

/// A title and a sentence or two.
pub const fn trouble(why: &MakeError) -> (&'static str, &'static str) {
    match why {
        MakeError::LinkUsed => (
            "This link does not work any more",
            "It was used before, or the server was started again since. If there is a call already, go to the desk and unlock it. If not, start the server again and open the new link that it prints.",
        ),
        MakeError::Refused => (
            "The server did not take it",
            "Nothing was kept. Look at the texts: none may be empty, or longer than its box. If you run a demonstration, leave it to the set-up tool.",
        ),
        MakeError::Worker => (
            "This browser could not make your lock",
            "It needs 128 MB of memory for a moment. Close other pages and try again.",
        ),
        MakeError::Offline => (
            "The server did not answer",
            "If it happened while sending, the call may be open already: look at the first page before you try again.",
        ),
        MakeError::Busy => ("The server is busy", "Nothing was kept. Try again in a minute."),
        MakeError::Lie => (
            "The server says that it holds other keys than were made here",
            "Do not publish anything. Somebody may be tampering with the server.",
        ),
        MakeError::Strange => (
            "The server gave an answer that this page does not understand",
            "Look at the first page whether the call is there. If not, start the server again and open its new link.",
        ),
    }
}
