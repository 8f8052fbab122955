//! The themes of a call: a tree, versioned. `FORMAT.md` §2 describes every byte.

mod check;
mod colour;
pub(crate) mod date;
mod guid;
mod json;
mod meaning;
mod starter;
mod theme;

use time::Date;
use vault::id::Digest;

pub use check::CodebookError;
pub(crate) use check::shown;
pub use colour::{Colour, NotAColour};
pub use date::ReferenceDate;
pub use guid::{Guid, NotAGuid};
pub use json::CodebookReadError;
pub use starter::starter;
pub use theme::Theme;

/// How much a codebook may hold. Texts in characters (Unicode scalar values).
pub mod limit {
    /// Bytes of a whole codebook.
    pub const BYTES: usize = 1_048_576;
    /// Themes, counted through all levels.
    pub const THEMES: usize = 500;
    /// Levels of themes.
    pub const DEPTH: usize = 8;
    /// Reference dates.
    pub const DATES: usize = 20;
    /// Name of a codebook, label of a date.
    pub const LINE: usize = 200;
    /// Name of a theme.
    pub const NAME: usize = 80;
    /// Language tag.
    pub const LANGUAGE: usize = 35;
    /// What the themes are taken from.
    pub const SOURCE: usize = 2_000;
    /// Definition, "use when", "don't use when".
    pub const TEXT: usize = 4_000;
}

/// What a codebook says, before anybody has checked it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodebookDraft {
    /// One line.
    pub name: String,
    /// BCP 47 tag of the language that everything in it is written in.
    pub language: String,
    /// 1 for the first, one more for each that follows.
    pub version: u32,
    /// What the themes are taken from. May be empty.
    pub source: String,
    /// Days to mark in time charts, in their order.
    pub dates: Vec<ReferenceDate>,
    /// The first level.
    pub themes: Vec<Theme>,
}

/// A codebook that was checked: within its limits, every GUID and every path of names once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Codebook(CodebookDraft);

impl CodebookDraft {
    /// Checks everything.
    ///
    /// # Errors
    /// The first [`CodebookError`] on the way from top to bottom.
    pub fn check(self) -> Result<Codebook, CodebookError> {
        check::codebook(&self)?;
        Ok(Codebook(self))
    }
}

impl Codebook {
    /// One line.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// BCP 47 tag.
    pub fn language(&self) -> &str {
        &self.0.language
    }

    /// 1 for the first, one more for each that follows.
    pub fn version(&self) -> u32 {
        self.0.version
    }

    /// What the themes are taken from. May be empty.
    pub fn source(&self) -> &str {
        &self.0.source
    }

    /// Days to mark in time charts.
    pub fn dates(&self) -> impl Iterator<Item = (Date, &str)> {
        self.0.dates.iter().map(|date| (date.day, date.label.as_str()))
    }

    /// The first level.
    pub fn themes(&self) -> &[Theme] {
        &self.0.themes
    }

    /// Every theme, each before those below it, with its level (0 for the first).
    pub fn walk(&self) -> impl Iterator<Item = (usize, &Theme)> {
        let mut ahead: Vec<_> = self.0.themes.iter().rev().map(|theme| (0, theme)).collect();
        core::iter::from_fn(move || {
            let (level, theme) = ahead.pop()?;
            ahead.extend(theme.themes.iter().rev().map(|below| (level + 1, below)));
            Some((level, theme))
        })
    }

    /// The theme of this GUID.
    pub fn theme(&self, guid: Guid) -> Option<&Theme> {
        self.walk().map(|(_, theme)| theme).find(|theme| theme.guid == guid)
    }

    /// To change it: what it says, one version on. Themes that stay keep their GUIDs.
    pub fn next(&self) -> CodebookDraft {
        CodebookDraft { version: self.0.version.saturating_add(1), ..self.0.clone() }
    }

    /// SHA-256 of [`to_bytes`](Self::to_bytes).
    pub fn digest(&self) -> Digest {
        Digest::of(&self.to_bytes())
    }
}
