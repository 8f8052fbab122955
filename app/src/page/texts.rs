//! Every sentence of the public pages, by page. British spelling, short words, short sentences.

/// A page that is only text: a title, an opening and sections.
pub(super) struct Prose {
    pub title: &'static str,
    pub description: &'static str,
    pub lede: &'static str,
    pub sections: &'static [Section],
}

/// A heading and what stands under it. `id` is a place to link to.
pub(super) struct Section {
    pub id: &'static str,
    pub heading: &'static str,
    pub blocks: &'static [Block],
}

pub(super) enum Block {
    P(&'static str),
    List(&'static [&'static str]),
    /// A link on a line of its own: text, address.
    Link(&'static str, &'static str),
}

mod prose;

pub(super) use prose::{ACCESSIBILITY, PRIVACY, SAFETY};

pub(super) const LANGUAGE: &str = "en-GB";
pub(super) const NAME: &str = "Murmuration";
pub(super) const MOTTO: &str = "Many voices, one shape, no single bird.";

pub(super) mod frame {
    pub const SKIP: &str = "Skip to the main part";
    pub const LEAVE_BAR: &str = "Leave or get help";
    pub const LEAVE: &str = "Leave now";
    pub const LEAVE_KEY: &str = "or press Shift 3 times";
    pub const LEAVE_TWO_MORE: &str = "Press Shift two more times to leave.";
    pub const LEAVE_ONE_MORE: &str = "Press Shift one more time to leave.";
    pub const HELP: &str = "Help now";
    pub const FOOTER: &str = "About this site";
    pub const FOOTER_NOTE: &str = "Not a crisis service. No cookies. No tracking.";
    pub const FOOTER_LINKS: &[(&str, &str)] = &[
        ("Home", "/"),
        ("Staying safe", "/safety"),
        ("Privacy", "/privacy"),
        ("Accessibility", "/accessibility"),
        ("Keys", "/keys"),
    ];
}

pub(super) mod help {
    pub const HEADING: &str = "Help now";
    /// Address, what to do, what it is.
    pub const LINES: &[(&str, &str, &str)] = &[
        ("tel:999", "Call 999", "Someone is in danger right now. Free."),
        ("tel:111", "Call 111, option 2", "NHS mental health crisis help. Day and night. Free."),
        ("tel:116123", "Call 116 123", "Samaritans. Someone to listen. Day and night. Free."),
        ("sms:85258?body=SHOUT", "Text SHOUT to 85258", "Shout. Talk by text. Day and night. Free on most phones."),
    ];
}

pub(super) mod home {
    pub const TITLE: &str = "Murmuration: tell what happened when help failed you";
    pub const DESCRIPTION: &str =
        "A place to tell, without your name, how you were failed in a mental health crisis. Not a crisis service.";
    pub const HEADING: &str = "Tell what happened when help failed you";
    pub const LEDE: &str = "You were in a mental health crisis, or someone you love was. Help did not come, or it hurt. Here you can say so, without your name.";
    pub const SEE_CALLS: &str = "See what is open";
    pub const SEE_READERS: &str = "Who can read it?";
    pub const CALLS: &str = "Open now";
    pub const CALLS_HINT: &str = "Each one is run by an organisation that wants to hear about one thing. Open it to read who asks, and why, before you write anything.";
    pub const NO_CALLS: &str = "Nothing is open for writing just now. Please come back another day.";
    pub const ASKED_BY: &str = "Asked by";
    pub const IS: &str = "What this is";
    pub const IS_LINES: &[&str] = &[
        "A place to tell what happened, in your own words, at your own pace.",
        "Your words are locked on your own phone or computer before they are sent. The computer that keeps them cannot read them.",
        "A small group of named readers unlocks them. They look for what many people say, so that the whole shape can be seen and things can change.",
    ];
    pub const IS_NOT: &str = "What this is not";
    pub const IS_NOT_LINES: &[&str] = &[
        "It is not a crisis service. Nobody watches it day and night, and nobody can send help from here.",
        "It is not the police, the NHS or the council.",
        "It is not a way to make a complaint about your own case. Nobody here can look into it for you.",
    ];
    pub const DANGER: &str = "In danger now?";
    pub const DANGER_TEXT: &str = "Please do not write here first. Call 999.";
    pub const DANGER_LINK: &str = "See all the numbers";
    pub const READERS: &str = "Who can read what you send";
    pub const READERS_LINES: &[&str] = &[
        "Only the readers of the one call you write to. Its page says how many there are, and the names they work under.",
        "Researchers never see your account. They see results made from many accounts.",
        "The people who run the server hold no key. They see that something arrived, how big it is, and in which week.",
    ];
    pub const DONE: &str = "What is done with it";
    pub const DONE_LINES: &[&str] = &[
        "Readers mark what your account is about, and cover names and places.",
        "It is counted together with the others. You choose whether your words may be quoted.",
        "What was found is made public. We take great care that nobody can be picked out.",
    ];
    pub const UNDONE: &str = "What cannot be undone";
    pub const UNDONE_LINES: &[&str] = &[
        "A reader who has read your account cannot forget it.",
        "Results that are already public cannot be called back.",
        "We cannot show you your account again. It is locked for the readers, not for you.",
    ];
    pub const SAFE: &str = "Is someone watching what you do?";
    pub const SAFE_TEXT: &str = "\u{201c}Leave now\u{201d} is at the top of every page. It does not clear the history of your phone or computer.";
    pub const SAFE_LINK: &str = "How to stay safe while you are here";
}

pub(super) mod call {
    pub const BACK: &str = "All that is open";
    pub const OPEN: &str = "Open";
    pub const CLOSED: &str = "Closed";
    pub const ASKED_BY: &str = "Asked by";
    pub const DEMONSTRATION: &str = "This is a demonstration";
    pub const DEMONSTRATION_TEXT: &str =
        "Everything in it is made up. Please do not write about real people here: others may be able to read it.";
    pub const CLOSED_NOTICE: &str = "This call is closed";
    pub const CLOSED_TEXT: &str = "You cannot write to it any more. Thank you to everyone who did.";
    pub const WRITE: &str = "Write what happened";
    pub const WRITE_HINT: &str = "One box, your own words, no time limit. You can stop at any moment, and nothing is sent until you choose to send it.";
    pub const NO_SCRIPTS: &str = "Scripts are off in this browser. You can read everything here, but you cannot write: your words are locked by a script, on your own device, before they are sent.";
    pub const READERS: &str = "Who can read what you send";
    pub const READERS_LINK: &str = "Who they are";
    pub const READERS_NONE_ELSE: &str =
        "Nobody else holds a key: not the people who run the server, not the police, not a company.";
    pub const READERS_NAMES: &str = "These are working names, so that readers are safe too.";
    pub const KEYHOLDER: &str = "reads, and looks after the keys";
    pub const MODERATOR: &str = "reads";
    pub const RESEARCHER: &str = "sees results only, never an account";
    pub const YES: &str = "What you can say yes to";
    pub const YES_HINT: &str =
        "Each of these is off until you turn it on. You may send your account with all of them off.";
    pub const YES_LINES: &[(&str, &str)] = &[
        ("Counting", "What your account is about may be counted together with others."),
        ("Quoting", "Some of your words may be shown to others, with names and places covered."),
        ("Questions", "A reader may leave you a question. You see it only if you come back with your receipt."),
    ];
    pub const NEXT: &str = "What happens next";
    pub const NEXT_LINES: &[(&str, &str)] = &[
        (
            "You write.",
            "If the page is closed or loaded again, the box is empty again. Nothing is kept on your device.",
        ),
        ("Your device locks it.", "That takes a few seconds. Only the readers above hold a key that fits."),
        (
            "You get a receipt, if you want one.",
            "Seven words that only you have, for coming back later. The page for coming back is still being built; the words will work there.",
        ),
        ("The readers open it.", "They note what it is about and cover names and places. This can take weeks."),
        ("Many accounts become one picture.", "What was found is made public. Your account itself is not."),
    ];
    pub const UNDONE: &str = "What cannot be undone";
    pub const UNDONE_LINES: &[&str] = &[
        "A reader who has read your account cannot forget it.",
        "Results that are already public cannot be called back.",
        "We cannot show you your account again. You may copy it before you send it, if it is safe for you to keep a copy.",
        "Without the seven words nobody can find your account for you, so it cannot be changed or taken back.",
    ];
    pub const ASKS: &str = "Who asks";
    pub const ORGANISATION: &str = "Organisation";
    pub const CONTACT: &str = "How to reach them";
    pub const CONTROLLER: &str = "Answers for your data by law (data controller)";
    pub const FINGERPRINT: &str = "How to know this is the real one";
    pub const FINGERPRINT_TEXT: &str = "Every call has a fingerprint. The organisation shows it in its own places: its website, its leaflets. If theirs is not the same as this one, do not write here, and tell them.";
    pub const FINGERPRINT_LABEL: &str = "Fingerprint of this call";
    pub const FINGERPRINT_LINK: &str = "See the keys, and how to check them";
}

pub(super) mod keys {
    pub const TITLE: &str = "Keys";
    pub const DESCRIPTION: &str = "The fingerprint of every call, and how to check it.";
    pub const LEDE: &str = "What people send is locked with keys. Here you can check that the keys belong to the right people. You do not have to: this page is for those who want to be sure.";
    pub const NONE: &str = "Nothing is open just now, so there are no keys to show.";
    pub const HOW: &str = "How to check";
    pub const HOW_LINES: &[&str] = &[
        "Find the fingerprint in a place that the organisation itself looks after: its website, a leaflet, a poster.",
        "Compare it with the one here, group by group. You can read it aloud to each other on the phone.",
        "If one letter or number is not the same, do not write, and tell the organisation.",
    ];
    pub const LINK_NOTE: &str = "A link that the organisation shares ends with # and the fingerprint. If you came by such a link, your browser compares it for you before you can write.";

    pub const CALL_TITLE: &str = "Keys:";
    pub const CALL_LEDE: &str = "This list says who can unlock what is sent to this call. It is signed, so that nobody can change it unseen, not even the people who run the server.";
    pub const BACK: &str = "Back to the call";
    pub const NUMBER: &str = "Number of this list";
    pub const UNTIL: &str = "Good until";
    pub const MEMBERS: &str = "Who is on it";
    pub const NAME: &str = "Working name";
    pub const ROLE: &str = "What they can do";
    pub const NOTE: &str = "The signed list";
    pub const NOTE_HINT: &str = "Long lines are keys. Move sideways to read them.";
    pub const DOWNLOAD: &str = "Get the list as a plain text file";
    pub const TOOLS: &str = "Check it with tools that are not ours";
    pub const TOOLS_TEXT: &str = "Save the list as keyset.txt. These lines work in a terminal with OpenSSL 3. The first prints the fingerprint. The last says \u{201c}Signature Verified Successfully\u{201d}.";
    pub const TOOLS_LINES: &str = "\
root=$(sed -n 's/^root //p' keyset.txt)=
{ printf murmuration/v1/root/; echo $root | base64 -d; } | sha256sum | cut -c 1-32
sed '/^$/,$d' keyset.txt > text
tail -n 1 keyset.txt | cut -d ' ' -f 3 | base64 -d | tail -c 64 > signature
{ printf '\\060\\052\\060\\005\\006\\003\\053\\145\\160\\003\\041\\000'; echo $root | base64 -d; } > root.der
openssl pkeyutl -verify -pubin -keyform DER -inkey root.der -rawin -in text -sigfile signature";
    pub const TOOLS_MORE: &str = "The list is a signed note (c2sp.org/signed-note, Ed25519). Accounts are age files (age-encryption.org): a member's key opens them with age 1.3 or newer.";
}

pub(super) mod leave {
    /// A neutral page that many people look at.
    pub const TARGET: &str = "https://www.bbc.co.uk/weather";
    pub const TITLE: &str = "Going on";
    pub const DESCRIPTION: &str = "Going on to another page.";
    pub const HEADING: &str = "Going on to another page";
    pub const LINK: &str = "Go on to the weather";
    pub const HISTORY: &str = "This address may still be in the browser\u{2019}s history.";
    pub const HISTORY_LINK: &str = "How to clear it";
}

pub(super) mod not_found {
    pub const TITLE: &str = "There is nothing here";
    pub const NEXT: &str =
        "The address may have a typing mistake in it, or what was here is gone. You did nothing wrong.";
}

pub(super) mod problem {
    pub const DESCRIPTION: &str = "Something is not as it should be.";
    pub const HOME: &str = "Go to the first page";
}
