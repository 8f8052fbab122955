//! What a person decided about masks, and the masked text that follows from it.

use std::ops::Range;

use serde::{Deserialize, Serialize};
use thiserror::Error;
use zeroize::Zeroizing;

use super::{Kind, Suggestion};

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
    /// First byte of the words in the text.
    pub start: usize,
    /// Byte after them.
    pub end: usize,
    /// What it looked like; none if a person marked words and didn't say.
    pub kind: Option<Kind>,
    /// What was decided.
    pub decision: Decision,
    /// What stands there instead.
    pub replacement: String,
}

impl Mask {
    /// Bytes of the text.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    fn masks(&self) -> bool {
        self.decision != Decision::Refused
    }
}

/// Why words can't be masked.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NotMasked {
    /// Nothing is selected, or it ends within a character: select whole words.
    #[error("the selection is empty or ends within a character")]
    NoWords,
    /// Some of it is masked: take that mask back first.
    #[error("bytes {} to {} are masked", .0.start, .0.end)]
    Overlaps(Range<usize>),
}

/// The log is not about this text: open the account that it was made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the mask log does not fit the text")]
pub struct DoesNotFit;

/// Every decision about one text, in its order. Kept in the sealed record, apart from the masked text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
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
    /// If some of its words are masked.
    pub fn accept(&mut self, suggestion: &Suggestion) -> Result<(), NotMasked> {
        self.decide(suggestion, Decision::Accepted)
    }

    /// Refuses a suggestion, so that it is not made again.
    ///
    /// # Errors
    /// If some of its words are masked.
    pub fn refuse(&mut self, suggestion: &Suggestion) -> Result<(), NotMasked> {
        self.decide(suggestion, Decision::Refused)
    }

    /// Masks words that a person marked in `text`.
    ///
    /// # Errors
    /// If the range holds nothing or ends within a character of `text`, or if some of it is masked.
    pub fn mask(
        &mut self,
        text: &str,
        range: Range<usize>,
        kind: Option<Kind>,
        replacement: impl Into<String>,
    ) -> Result<(), NotMasked> {
        if text.get(range.clone()).is_none_or(str::is_empty) {
            return Err(NotMasked::NoWords);
        }
        let Range { start, end } = range;
        self.put(Mask { start, end, kind, decision: Decision::ByHand, replacement: replacement.into() })
    }

    /// Takes back whatever was decided about exactly this range. Says whether there was anything.
    pub fn take_back(&mut self, range: &Range<usize>) -> bool {
        let before = self.masks.len();
        self.masks.retain(|mask| mask.range() != *range);
        self.masks.len() < before
    }

    /// Those suggestions about which nothing is decided: neither refused at their place, nor masked in part or in whole.
    pub fn open<'a>(&self, suggestions: &'a [Suggestion]) -> Vec<&'a Suggestion> {
        let undecided = |suggestion: &&Suggestion| {
            let near = self.overlapping(&suggestion.range);
            !near
                .iter()
                .any(|mask| mask.masks() || mask.range() == suggestion.range && mask.kind == Some(suggestion.kind))
        };
        suggestions.iter().filter(undecided).collect()
    }

    fn decide(&mut self, suggestion: &Suggestion, decision: Decision) -> Result<(), NotMasked> {
        let Range { start, end } = suggestion.range;
        let kind = Some(suggestion.kind);
        self.put(Mask { start, end, kind, decision, replacement: suggestion.replacement.clone() })
    }

    /// Decisions never overlap: a mask that overlaps is an error, and what was refused gives way to whatever is decided later.
    fn put(&mut self, mask: Mask) -> Result<(), NotMasked> {
        if mask.start >= mask.end {
            return Err(NotMasked::NoWords);
        }
        let first = self.masks.partition_point(|other| other.end <= mask.start);
        let near = self.overlapping(&mask.range());
        if let Some(masked) = near.iter().find(|other| other.masks()) {
            return Err(NotMasked::Overlaps(masked.range()));
        }
        let after = first + near.len();
        self.masks.splice(first..after, [mask]);
        Ok(())
    }

    fn overlapping(&self, range: &Range<usize>) -> &[Mask] {
        let first = self.masks.partition_point(|other| other.end <= range.start);
        let after = self.masks.partition_point(|other| other.start < range.end).max(first);
        &self.masks[first..after]
    }
}

/// The text with everything masked that was accepted or marked by hand, and nothing else changed.
///
/// # Errors
/// If the log is about another text: a mask lies outside of it or ends within a character, or masks are out of order.
pub fn apply(text: &str, log: &MaskLog) -> Result<Zeroizing<String>, DoesNotFit> {
    let mut masked = Zeroizing::new(String::with_capacity(room(text, log)));
    let (mut done, mut decided) = (0, 0);
    for mask in &log.masks {
        if mask.start < decided || mask.start >= mask.end {
            return Err(DoesNotFit);
        }
        decided = mask.end;
        // Also what was refused is checked: a log fits as a whole or not at all.
        text.get(mask.range()).ok_or(DoesNotFit)?;
        if mask.masks() {
            masked.push_str(text.get(done..mask.start).ok_or(DoesNotFit)?);
            masked.push_str(&mask.replacement);
            done = mask.end;
        }
    }
    masked.push_str(text.get(done..).ok_or(DoesNotFit)?);
    Ok(masked)
}

/// Bytes that hold the masked text for certain: a string that grows leaves copies behind that nobody wipes.
fn room(text: &str, log: &MaskLog) -> usize {
    text.len() + log.masks.iter().map(|mask| mask.replacement.len()).sum::<usize>()
}
