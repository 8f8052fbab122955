//! What a codebook must be before anybody codes with it.

use std::collections::BTreeSet;

use super::{CodebookDraft, Guid, Theme, limit};
use crate::text::{self, TextError};

/// Why a codebook is not taken. Names are those of the themes concerned, for a message beside them.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodebookError {
    /// Mend the codebook's name.
    #[error("the codebook's name: {0}")]
    Name(TextError),
    /// Give a BCP 47 tag, such as `en` or `cy`.
    #[error("the codebook's language is no language tag")]
    Language,
    /// Count versions from 1.
    #[error("versions are counted from 1")]
    Version,
    /// Mend what is said of its source.
    #[error("the codebook's source: {0}")]
    Source(TextError),
    /// Take out dates, or put them in order, each day once.
    #[error("at most {} dates, in their order, each day once", limit::DATES)]
    Dates,
    /// Mend the label of a date.
    #[error("the label of a date: {0}")]
    DateLabel(TextError),
    /// Add a theme.
    #[error("there is no theme")]
    NoThemes,
    /// Take out themes.
    #[error("there are more than {} themes", limit::THEMES)]
    TooManyThemes,
    /// Move this theme up.
    #[error("“{0}” is more than {max} levels deep", max = limit::DEPTH)]
    TooDeep(String),
    /// Mend the name of this theme.
    #[error("the name of the theme “{0}”: {1}")]
    ThemeName(String, TextError),
    /// Mend one of the texts of this theme.
    #[error("a text of the theme “{0}”: {1}")]
    ThemeText(String, TextError),
    /// Give one of the two themes beside each other another name.
    #[error("two themes beside each other are called “{0}”")]
    SameName(String),
    /// Two themes would be counted as one: give this one its own GUID.
    #[error("“{0}” has the GUID of another theme")]
    SameGuid(String),
    /// Let testimonies be marked with at least one theme.
    #[error("no theme can be used for marking")]
    NothingCodable,
    /// Shorten texts.
    #[error("the codebook is longer than {} bytes", limit::BYTES)]
    TooLong,
}

pub(super) fn codebook(draft: &CodebookDraft) -> Result<(), CodebookError> {
    text::line(&draft.name, limit::LINE).map_err(CodebookError::Name)?;
    if !is_language(&draft.language) {
        return Err(CodebookError::Language);
    }
    if draft.version == 0 {
        return Err(CodebookError::Version);
    }
    text::any(&draft.source, limit::SOURCE).map_err(CodebookError::Source)?;
    dates(draft)?;
    let mut seen = Seen::default();
    level(&draft.themes, 1, &mut seen)?;
    match seen {
        Seen { guids, .. } if guids.is_empty() => Err(CodebookError::NoThemes),
        Seen { codable: false, .. } => Err(CodebookError::NothingCodable),
        Seen { .. } if super::json::bytes(draft).len() > limit::BYTES => Err(CodebookError::TooLong),
        Seen { .. } => Ok(()),
    }
}

fn dates(draft: &CodebookDraft) -> Result<(), CodebookError> {
    // Four digits, so that every reader takes the year for the same.
    let is_plain = draft.dates.iter().all(|date| (1000..=9999).contains(&date.day.year()));
    if draft.dates.len() > limit::DATES
        || !is_plain
        || !draft.dates.is_sorted_by(|first, second| first.day < second.day)
    {
        return Err(CodebookError::Dates);
    }
    draft.dates.iter().try_for_each(|date| text::line(&date.label, limit::LINE).map_err(CodebookError::DateLabel))
}

#[derive(Default)]
struct Seen {
    guids: BTreeSet<Guid>,
    codable: bool,
}

fn level(themes: &[Theme], depth: usize, seen: &mut Seen) -> Result<(), CodebookError> {
    let mut names = BTreeSet::new();
    for theme in themes {
        let name = || shown(&theme.name);
        if depth > limit::DEPTH {
            return Err(CodebookError::TooDeep(name()));
        }
        if seen.guids.len() == limit::THEMES {
            return Err(CodebookError::TooManyThemes);
        }
        text::line(&theme.name, limit::NAME).map_err(|error| CodebookError::ThemeName(name(), error))?;
        for text in [&theme.definition, &theme.use_when, &theme.dont_use_when] {
            text::any(text, limit::TEXT).map_err(|error| CodebookError::ThemeText(name(), error))?;
        }
        if !names.insert(theme.name.to_lowercase()) {
            return Err(CodebookError::SameName(name()));
        }
        if !seen.guids.insert(theme.guid) {
            return Err(CodebookError::SameGuid(name()));
        }
        seen.codable |= theme.codable;
        level(&theme.themes, depth + 1, seen)?;
    }
    Ok(())
}

/// A name in a message: as much of it as a name may have.
pub(crate) fn shown(name: &str) -> String {
    name.chars().take(limit::NAME).collect()
}

/// The form of a BCP 47 tag: subtags of 1 to 8 letters and digits, the first of letters. Whether such a language exists is no concern here.
fn is_language(tag: &str) -> bool {
    let subtags = || tag.split('-');
    let is_subtag = |subtag: &str| (1..=8).contains(&subtag.len()) && subtag.bytes().all(|b| b.is_ascii_alphanumeric());
    tag.len() <= limit::LANGUAGE
        && subtags().all(is_subtag)
        && subtags().next().is_some_and(|first| first.len() >= 2 && first.bytes().all(|b| b.is_ascii_lowercase()))
}
