//! Masking: what in a text could identify someone, proposed with a reason.
//!
//! Nothing here is applied by itself. [`suggest`] proposes; a person accepts or refuses, or marks words of her own; [`MaskLog`] keeps what she decided, apart
//! from the text; [`apply`] writes the masked text. A suggestion, a decision and a log say where and what kind, and hold no word of the text.
//!
//! Recognisers are scanners written by hand over one list of words ([`page`]). The `regex` crate was weighed: it would add some hundreds of kilobytes to the desk's
//! bundle, its small sibling `regex-lite` has no Unicode word boundaries, and neither counts check digits nor looks at the words around. Each looks
//! ahead and back a bounded number of words, so that a text takes time in proportion to its length, whatever stands in it.
//!
//! It finds what has a form. Nicknames, names without capitals, a story that only one person could tell: these it misses, and a person has to see them.

mod combination;
mod digits;
mod elsewhere;
mod found;
mod kind;
mod lexicon;
mod log;
mod numbering;
mod overlap;
mod page;
mod position;
mod recognise;
mod shape;

use std::ops::Range;

pub use elsewhere::elsewhere;
pub use kind::{Kind, Reason, Strength};
pub use log::{Decision, DoesNotFit, Mask, MaskLog, NotALog, NotMasked, apply};
pub use numbering::Numbering;

/// Words that could identify someone, and what could stand in their place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Which characters of the text, counted in Unicode scalar values as in a [`Passage`](crate::coding::Passage). Never empty.
    pub range: Range<u32>,
    /// What it looks like.
    pub kind: Kind,
    /// Why it is proposed.
    pub reason: Reason,
    /// How sure the form is.
    pub strength: Strength,
    /// What could stand there instead, such as `[name 1]`, `[first half of 2019]` or `[age 30–44]`.
    pub replacement: String,
}

/// A passage in which an institution, somebody's post in it and a year stand together, so that few people fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// From the first to the last of the three, in characters of the text.
    pub range: Range<u32>,
}

/// What was found in one text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// In the order of the text; no two overlap.
    pub suggestions: Vec<Suggestion>,
    /// In the order of the text. A warning is for a person to weigh; there is nothing to accept.
    pub warnings: Vec<Warning>,
}

/// What in this text could identify someone.
///
/// The same words get the same number throughout `numbering`; give one to all texts of a testimony, in their order.
/// Of two suggestions that overlap, the stronger is kept; of equally strong ones the longer, then the earlier.
pub fn suggest(text: &str, numbering: &mut Numbering) -> Findings {
    let page = page::Page::read(text);
    let mut found = recognise::all(&page);
    recognise::name::same_names(&page, &mut found, numbering);
    let kept = overlap::resolve(found);
    let positions = position::Positions::of(text);
    let warnings = combination::warnings(&page, &kept)
        .iter()
        .map(|range| Warning { range: positions.characters(range) })
        .collect();
    let suggestions = kept.into_iter().map(|found| numbering.suggestion(&positions, found)).collect();
    Findings { suggestions, warnings }
}
