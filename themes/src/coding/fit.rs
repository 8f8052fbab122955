//! Whether a coding is about this testimony, in the words of this codebook.

use std::collections::BTreeMap;

use super::{Coding, Part, Passage, Place};
use crate::codebook::{Codebook, Guid};

/// What in a coding has nothing that it could be about.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Misfit {
    /// The codebook of this version has no such theme.
    #[error("a mark names the theme {0}, which this codebook does not have")]
    UnknownTheme(Guid),
    /// The theme only holds others.
    #[error("a mark names the theme {0}, which only holds others")]
    NotCodable(Guid),
    /// The testimony has no such part, or the part is shorter.
    #[error("a passage lies outside the testimony")]
    Outside(Passage),
}

impl Coding {
    /// Whether every mark names a codable theme of `codebook`, and every passage lies within the testimony. `length` says how many characters
    /// (Unicode scalar values) a part has, or that there is no such part.
    ///
    /// # Errors
    /// The first [`Misfit`].
    pub fn fits(&self, codebook: &Codebook, length: impl Fn(&Part) -> Option<usize>) -> Result<(), Misfit> {
        let codable: BTreeMap<Guid, bool> = codebook.walk().map(|(_, theme)| (theme.guid, theme.codable)).collect();
        for mark in &self.marks {
            match codable.get(&mark.theme) {
                Some(true) => {}
                Some(false) => return Err(Misfit::NotCodable(mark.theme)),
                None => return Err(Misfit::UnknownTheme(mark.theme)),
            }
        }
        let places = self.marks.iter().map(|mark| &mark.on).chain(self.memos.keys());
        for place in places {
            if let Place::Passage(passage) = place
                && length(passage.part()).is_none_or(|length| (passage.characters().end as usize) > length)
            {
                return Err(Misfit::Outside(passage.clone()));
            }
        }
        Ok(())
    }
}
