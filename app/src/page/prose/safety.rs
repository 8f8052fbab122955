//! `/safety`.

use super::{
    Block::{Facts, Link, List, P},
    Prose, Section, page,
};
use crate::text::{Key, Visit, key::safety as s};

/// What stays on the device, and how to leave no more than that.
pub fn safety(visit: Visit) -> String {
    page(visit, &SAFETY)
}

const SAFETY: Prose = Prose {
    title: s::TITLE,
    description: s::DESCRIPTION,
    lede: s::LEDE,
    sections: &[
        Section {
            id: "leave",
            heading: s::LEAVE,
            blocks: &[List(&[s::LEAVE_BAR, s::LEAVE_KEYS, s::LEAVE_GONE]), P(s::LEAVE_HISTORY)],
        },
        Section {
            id: "remains",
            heading: s::REMAINS,
            blocks: &[List(&[
                s::REMAINS_OURS,
                s::REMAINS_BROWSER,
                s::REMAINS_WORDS,
                s::REMAINS_FILE,
                s::REMAINS_TABS,
                s::REMAINS_ACCOUNT,
            ])],
        },
        Section {
            id: "history",
            heading: s::HISTORY,
            blocks: &[P(s::HISTORY_LEDE), Facts(BROWSERS), P(s::HISTORY_CHECK)],
        },
        Section {
            id: "before",
            heading: s::BEFORE,
            blocks: &[List(&[s::BEFORE_DEVICE, s::BEFORE_PRIVATE, s::BEFORE_TOR]), P(s::BEFORE_LIMITS)],
        },
        Section { id: "receipt", heading: s::RECEIPT, blocks: &[P(s::RECEIPT_TEXT)] },
        Section {
            id: "people",
            heading: s::PEOPLE,
            blocks: &[P(s::PEOPLE_TEXT), Link(s::PEOPLE_CALL, "tel:08082000247"), P(s::PEOPLE_SILENT)],
        },
        Section { id: "after", heading: s::AFTER, blocks: &[P(s::AFTER_TEXT)] },
    ],
};

const BROWSERS: &[(Key, Key)] = &[
    (s::CHROME_PHONE, s::CHROME_PHONE_HOW),
    (s::SAFARI_PHONE, s::SAFARI_PHONE_HOW),
    (s::SAMSUNG, s::SAMSUNG_HOW),
    (s::FIREFOX_PHONE, s::FIREFOX_PHONE_HOW),
    (s::CHROME, s::CHROME_HOW),
    (s::SAFARI, s::SAFARI_HOW),
    (s::FIREFOX, s::FIREFOX_HOW),
    (s::TOR, s::TOR_HOW),
];
