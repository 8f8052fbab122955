//! What a person decided about masks.

mod apply;

use std::ops::Range;

use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use self::apply::{DoesNotFit, apply};
use super::{Kind, Suggestion, position::Positions};
use crate::text::{self, TextError};

/// Most decisions about one text.
const MOST: usize = 5_000;
/// Longest replacement, in characters.
const LONGEST: usize = 200;

/// What was decided about a place in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// A suggestion was accepted.
    Accepted,
    /// A suggestion was refused. It masks nothing, and keeps the suggestion from being made again.
    Refused,
    /// A person marked the words herself.
    ByHand,
}

/// One decision. It holds no word of the text that it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mask {
    /// First character, in Unicode scalar values of the text as it was written.
    pub start: u32,
    /// Character after the last.
    pub end: u32,
    /// What it looked like; none if a person marked words and didn't say.
    pub kind: Option<Kind>,
    /// What was decided.
    pub decision: Decision,
    /// What stands there instead: one line of 1 to 200 characters.
    pub replacement: String,
}

impl Mask {
    /// Characters of the text.
    pub fn range(&self) -> Range<u32> {
        self.start..self.end
    }

    /// Whether it puts something in the place of words.
    pub fn masks(&self) -> bool {
        self.decision != Decision::Refused
    }
}

/// Why words can't be masked.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NotMasked {
    /// Nothing is selected, or more than there is: select words of the text.
    #[error("the selection is empty, or ends beyond the text")]
    NoWords,
    /// Some of it is masked: take that mask back first.
    #[error("characters {} to {} are masked", .0.start, .0.end)]
    Overlaps(Range<u32>),
    /// Write something shorter, in one line.
    #[error("what should stand there can't be kept: {0}")]
    Replacement(#[from] TextError),
    /// Take some back, or mask whole passages at once.
    #[error("a text has at most 5,000 decisions")]
    TooMany,
}

/// A stored log that no version of this code writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error(
    "masks are in the order of the text, don't overlap, are at most 5,000 and have replacements of 1 to 200 characters"
)]
pub struct NotALog;

/// Every decision about one text, in its order; no two overlap. Kept in the sealed record, apart from the masked text: a map from each part to its log.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Vec<Mask>", try_from = "Vec<Mask>")]
pub struct MaskLog {
    masks: Vec<Mask>,
}

impl MaskLog {
    /// Nothing is decided.
    pub fn new() -> Self {
        Self::default()
    }

    /// Every decision, in the order of the text.
    pub fn masks(&self) -> &[Mask] {
        &self.masks
    }

    /// Accepts a suggestion.
    ///
    /// # Errors
    /// If some of its words are masked, or if there are too many decisions.
    pub fn accept(&mut self, suggestion: &Suggestion) -> Result<(), NotMasked> {
        self.decide(suggestion, Decision::Accepted)
    }

    /// Refuses a suggestion, so that it is not made again.
    ///
    /// # Errors
    /// If some of its words are masked, or if there are too many decisions.
    pub fn refuse(&mut self, suggestion: &Suggestion) -> Result<(), NotMasked> {
        self.decide(suggestion, Decision::Refused)
    }

    /// Masks characters that a person marked in `text`.
    ///
    /// # Errors
    /// If the range holds nothing or ends beyond `text`, if some of it is masked, if the replacement is none, or if there are too many decisions.
    pub fn mask(
        &mut self,
        text: &str,
        range: Range<u32>,
        kind: Option<Kind>,
        replacement: impl Into<String>,
    ) -> Result<(), NotMasked> {
        Positions::of(text).bytes(&range).ok_or(NotMasked::NoWords)?;
        let Range { start, end } = range;
        self.put(Mask { start, end, kind, decision: Decision::ByHand, replacement: replacement.into() })
    }

    /// Takes back whatever was decided about exactly this range. Says whether there was anything.
    pub fn take_back(&mut self, range: &Range<u32>) -> bool {
        let before = self.masks.len();
        self.masks.retain(|mask| mask.range() != *range);
        self.masks.len() < before
    }

    /// Those suggestions about which nothing is decided: neither refused at their place, nor masked in part or in whole.
    pub fn open<'a>(&self, suggestions: &'a [Suggestion]) -> Vec<&'a Suggestion> {
        let decided = |mask: &Mask, suggestion: &Suggestion| {
            mask.masks() || mask.range() == suggestion.range && mask.kind == Some(suggestion.kind)
        };
        let near = |suggestion: &Suggestion| &self.masks[self.overlapping(&suggestion.range)];
        let is_open = |suggestion: &&Suggestion| !near(suggestion).iter().any(|mask| decided(mask, suggestion));
        suggestions.iter().filter(is_open).collect()
    }

    fn decide(&mut self, suggestion: &Suggestion, decision: Decision) -> Result<(), NotMasked> {
        let Range { start, end } = suggestion.range;
        let kind = Some(suggestion.kind);
        self.put(Mask { start, end, kind, decision, replacement: suggestion.replacement.clone() })
    }

    /// Decisions never overlap: masking what is masked is an error, and what was refused gives way to whatever is decided later.
    fn put(&mut self, mask: Mask) -> Result<(), NotMasked> {
        if mask.start >= mask.end {
            return Err(NotMasked::NoWords);
        }
        text::line(&mask.replacement, LONGEST)?;
        let near = self.overlapping(&mask.range());
        if let Some(masked) = self.masks[near.clone()].iter().find(|other| other.masks()) {
            return Err(NotMasked::Overlaps(masked.range()));
        }
        if self.masks.len() - near.len() >= MOST {
            return Err(NotMasked::TooMany);
        }
        self.masks.splice(near, [mask]);
        Ok(())
    }

    /// Indices of the decisions that have a character in common with the range.
    fn overlapping(&self, range: &Range<u32>) -> Range<usize> {
        let first = self.masks.partition_point(|other| other.end <= range.start);
        let after = self.masks.partition_point(|other| other.start < range.end);
        first..after.max(first)
    }
}

impl From<MaskLog> for Vec<Mask> {
    fn from(log: MaskLog) -> Self {
        log.masks
    }
}

impl TryFrom<Vec<Mask>> for MaskLog {
    type Error = NotALog;

    fn try_from(masks: Vec<Mask>) -> Result<Self, NotALog> {
        let apart = masks.windows(2).all(|pair| matches!(pair, [one, next] if one.end <= next.start));
        let sound = |mask: &Mask| mask.start < mask.end && text::line(&mask.replacement, LONGEST).is_ok();
        if apart && masks.len() <= MOST && masks.iter().all(sound) { Ok(Self { masks }) } else { Err(NotALog) }
    }
}
