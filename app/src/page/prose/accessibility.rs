//! `/accessibility`.

use super::{
    Block::{List, P},
    Prose, Section, page,
};
use crate::text::{Visit, key::accessibility as a};

/// What works, what does not yet, and whom to tell.
pub fn accessibility(visit: Visit) -> String {
    page(visit, &ACCESSIBILITY)
}

const ACCESSIBILITY: Prose = Prose {
    title: a::TITLE,
    description: a::DESCRIPTION,
    lede: a::LEDE,
    sections: &[
        Section {
            id: "works",
            heading: a::WORKS,
            blocks: &[List(&[
                a::WORKS_KEYBOARD,
                a::WORKS_LARGE,
                a::WORKS_TIME,
                a::WORKS_COLOURS,
                a::WORKS_MOTION,
                a::WORKS_SCRIPTS,
                a::WORKS_LANGUAGES,
            ])],
        },
        Section {
            id: "not-yet",
            heading: a::NOT_YET,
            blocks: &[List(&[a::NOT_YET_LANGUAGES, a::NOT_YET_SPEAK, a::NOT_YET_KEYS])],
        },
        Section { id: "standard", heading: a::STANDARD, blocks: &[P(a::STANDARD_TEXT)] },
        Section { id: "tell", heading: a::TELL, blocks: &[P(a::TELL_TEXT)] },
    ],
};
