//! The pages that are only text.

use super::{
    Block::{Link, List, P},
    Prose, Section,
};

pub const SAFETY: Prose = Prose {
    title: "Staying safe while you are here",
    description: "What stays on your device, how to leave quickly, and how to clear your history.",
    lede: "If someone checks your phone or computer, please read this first. It takes two minutes.",
    sections: &[
        Section {
            id: "leave",
            heading: "Leaving quickly",
            blocks: &[
                List(&[
                    "\u{201c}Leave now\u{201d} is at the top of every page. It opens a page about the weather instead.",
                    "With a keyboard, press Shift three times.",
                    "What you have written and not sent is gone at once. \u{201c}Back\u{201d} does not bring it back.",
                ]),
                P("Leaving does not wipe your history. Someone who looks can still find that this site was open."),
            ],
        },
        Section {
            id: "history",
            heading: "Clearing your history",
            blocks: &[
                P(
                    "We put no cookies on your device and keep nothing there. Your browser keeps the addresses of pages by itself. To remove them:",
                ),
                List(&[
                    "Chrome, Edge or Samsung Internet: open the menu, choose History, then remove the lines with this site\u{2019}s name.",
                    "Safari on an iPhone: open the book sign, then the clock sign. Swipe a line to the left to delete it.",
                    "Firefox: open the menu, choose History, press the line for long or with the right button, then choose \u{201c}Forget About This Site\u{201d} or delete it.",
                ]),
                P(
                    "Removing only a few lines stands out less than an empty history. A file that you saved, such as a copy of your account, stays until you delete it.",
                ),
            ],
        },
        Section {
            id: "before",
            heading: "Safer ways to come here",
            blocks: &[
                List(&[
                    "Use a device that the other person cannot reach: at a library, at work, at a friend\u{2019}s.",
                    "Use a private window. It forgets the addresses when you close it.",
                    "Use Tor Browser, if you have it. It also hides from your internet provider which site you visit.",
                ]),
                P(
                    "A private window does not help if there is spying software on the device, or if someone looks over your shoulder. Whoever runs the wi-fi can see that this site was visited, but not what you read or write.",
                ),
            ],
        },
        Section {
            id: "receipt",
            heading: "The seven words",
            blocks: &[P(
                "If you choose a receipt, you get seven words. They hold nothing of your account. But a note that someone finds can put you in danger. Take them only if you have a safe place. You may also do without: your account counts just the same.",
            )],
        },
        Section {
            id: "people",
            heading: "If someone hurts or controls you",
            blocks: &[
                P("The National Domestic Abuse Helpline listens day and night, and calls are free."),
                Link("Call 0808 2000 247", "tel:08082000247"),
                P("If you cannot speak, call 999 from a mobile phone, then press 55 when you are asked."),
            ],
        },
        Section {
            id: "after",
            heading: "After writing",
            blocks: &[P(
                "Telling can bring a lot back. That is normal. Do something kind for yourself, and talk to someone if you can. The numbers under \u{201c}Help now\u{201d} are there for this too.",
            )],
        },
    ],
};

pub const PRIVACY: Prose = Prose {
    title: "Privacy",
    description: "What this site keeps, what it does not keep, who is responsible and what your rights are.",
    lede: "We built this so that we know as little as we can. Here is what is kept, and what is not.",
    sections: &[
        Section {
            id: "not-kept",
            heading: "What we do not keep",
            blocks: &[List(&[
                "Your name, email or phone number. We never ask.",
                "Your internet address (IP), your kind of device, your language, or the page you came from.",
                "The exact time. We keep only the week.",
                "Cookies or any other mark on your device. Nothing here comes from another company.",
            ])],
        },
        Section {
            id: "kept",
            heading: "What we keep",
            blocks: &[
                List(&[
                    "Your account, locked. The server cannot open it.",
                    "Which call it was sent to, in which week, and its size in one of three steps.",
                    "Whether it has been read, and how far the work on it is.",
                    "If you took a receipt: codes made from your seven words. They do not show the words.",
                ]),
                P(
                    "The readers of the call see what you wrote. Please leave out names and places if you can. If you cannot, they cover them.",
                ),
            ],
        },
        Section {
            id: "who",
            heading: "Who is responsible",
            blocks: &[P(
                "The data controller named on the page of each call. In law that is who answers for what happens to your data. You find there how to reach them.",
            )],
        },
        Section {
            id: "rights",
            heading: "Your rights",
            blocks: &[
                P(
                    "The law (UK GDPR) lets you see, correct or delete what is kept about you. Because we do not know who you are, only your seven words can show which account is yours. Without them we cannot find it, even if you ask.",
                ),
                P("You may complain to the Information Commissioner\u{2019}s Office."),
                Link("Call the ICO on 0303 123 1113", "tel:03031231113"),
            ],
        },
        Section {
            id: "others",
            heading: "What others can see",
            blocks: &[
                P(
                    "Your internet provider, or whoever runs the wi-fi, can see that you visited this site. They cannot see what you read or write. Tor Browser hides that too.",
                ),
                P(
                    "A website could one day be changed to cheat. The fingerprint and the open code make that harder, and easier to notice, but not impossible.",
                ),
                Link("Keys, and how to check them", "/keys"),
            ],
        },
    ],
};

pub const ACCESSIBILITY: Prose = Prose {
    title: "Accessibility",
    description: "How this site can be used by everyone, what does not work yet, and whom to tell.",
    lede: "Everyone should be able to use this site, on a good day and on a bad one.",
    sections: &[
        Section {
            id: "works",
            heading: "What you can do",
            blocks: &[List(&[
                "Use the keyboard only, or a screen reader.",
                "Make everything four times as large, and still read it without moving sideways.",
                "Take all the time you need. Nothing runs out.",
                "Use dark colours or strong contrast: the site follows what your device is set to.",
                "Read every page without scripts (small programs in a page). Writing needs them, because your words are locked on your own device.",
            ])],
        },
        Section {
            id: "not-yet",
            heading: "What is not good yet",
            blocks: &[List(&[
                "There is no British Sign Language, no Easy Read and no Welsh yet.",
                "You can write, but not yet speak or sign, your account.",
                "The signed lists on the pages about keys have very long lines. A screen reader will read them letter by letter. Everything you need is said above them in plain words.",
            ])],
        },
        Section {
            id: "standard",
            heading: "What we measure against",
            blocks: &[P(
                "We aim at the rules called WCAG 2.2, level AA. We check every page with a machine, by keyboard, small and large, light and dark. No outside expert has checked it yet.",
            )],
        },
        Section {
            id: "tell",
            heading: "If something is in your way",
            blocks: &[P(
                "Please tell the organisation that runs the call. Its page says how. You do not have to say who you are, or why you need it.",
            )],
        },
    ],
};
