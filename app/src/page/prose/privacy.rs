//! `/privacy`.

use super::{
    Block::{Link, List, P},
    Prose, Section, page,
};
use crate::text::{Visit, key::privacy as p};

/// What is kept and what is not.
pub fn privacy(visit: Visit) -> String {
    page(visit, &PRIVACY)
}

const PRIVACY: Prose = Prose {
    title: p::TITLE,
    description: p::DESCRIPTION,
    lede: p::LEDE,
    sections: &[
        Section {
            id: "not-kept",
            heading: p::NOT_KEPT,
            blocks: &[List(&[p::NOT_KEPT_NAME, p::NOT_KEPT_ADDRESS, p::NOT_KEPT_TIME, p::NOT_KEPT_COOKIES])],
        },
        Section {
            id: "kept",
            heading: p::KEPT,
            blocks: &[
                List(&[
                    p::KEPT_ACCOUNT,
                    p::KEPT_CALL,
                    p::KEPT_FILES,
                    p::KEPT_STATE,
                    p::KEPT_RECEIPT,
                    p::KEPT_WITHDRAWN,
                ]),
                P(p::KEPT_READERS),
            ],
        },
        Section { id: "long", heading: p::LONG, blocks: &[P(p::LONG_TEXT)] },
        Section { id: "who", heading: p::WHO, blocks: &[P(p::WHO_TEXT)] },
        Section {
            id: "rights",
            heading: p::RIGHTS,
            blocks: &[
                P(p::RIGHTS_TEXT),
                Link(p::RIGHTS_RETURN, "/return"),
                P(p::RIGHTS_COMPLAIN),
                Link(p::RIGHTS_CALL, "tel:03031231113"),
            ],
        },
        Section {
            id: "others",
            heading: p::OTHERS,
            blocks: &[P(p::OTHERS_PROVIDER), P(p::OTHERS_CHEAT), Link(p::OTHERS_KEYS, "/keys")],
        },
    ],
};
